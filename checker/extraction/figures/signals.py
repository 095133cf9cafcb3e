"""The words that may name the measure of a figure, the surest first: "600 dead", "the 181 people aboard".

They stand in the figure's phrase, in the phrase it is the amount of, or behind its verb; `deed_signals` adds its verbs.
Which of them is a measure is for `naming` to say.
"""

from __future__ import annotations

from collections.abc import Iterator

from checker.extraction.figures.deed_signals import deed, done_too, with_particle
from checker.extraction.figures.figure import Figure
from checker.extraction.figures.signal import (
    AMOUNT,
    BEHIND_UNIT,
    COMPOUND,
    LABEL,
    OF_THOSE,
    PARTICLE,
    SHARED,
    Signal,
    signal_of,
)
from checker.extraction.grammar.role import Relation, Role
from checker.extraction.grammar.roles import Parse
from checker.extraction.grammar.sentence import APOSTROPHES
from checker.extraction.grammar.syntax import NOMINAL, Kind
from checker.lexicon import units
from checker.lexicon.grammar import words
from checker.lexicon.likeness import is_person
from checker.model.amount import COUNT
from checker.rulebook.measures import THING


def signals(figure: Figure) -> Iterator[Signal]:
    """The words that may name the measure, the surest first."""
    parse, role = figure.parse, figure.role
    yield from _own_words(figure)
    has_own = parse.is_state(role.host) or role.predicate is not None
    if role.shared is not None and parse.is_state(role.shared.host) and not has_own:
        yield from _phrase_behind(figure)
        head = parse.chunks[role.shared.host].head  # "12 were killed and 40 injured, six critically"
        yield signal_of(figure, head, SHARED, role.shared.host)
    yield from _with_preposition(figure)
    if role.noun is not None and not _says_only_how_many(figure, role) and not _does_it(figure, role.noun):
        yield from _noun_words(figure, role.noun, LABEL if role.noun == parse.label else AMOUNT)
    if role.verb is not None:
        yield from deed(figure, role.verb)
        yield from _behind_verb(figure)
        yield from _behind_places(figure)
        yield from done_too(figure, role.verb)
    if role.relation is Relation.SUBJECT:  # "all 64 people aboard were killed": what befell them comes first
        yield from _whereabouts(figure)
    yield from _phrase_behind(figure)
    for earlier in (role.shared, role.expands):
        if earlier is not None:
            yield from _host_words(figure, earlier)
    yield from _of_those(figure)


def _phrase_behind(figure: Figure) -> Iterator[Signal]:
    """ "300 m above sea level", "two guests dead and five with injuries"."""
    parse, behind = figure.parse, figure.role.host + 2
    if parse.kind(behind - 1) is Kind.PREPOSITION and parse.kind(behind) in (Kind.NOUN, Kind.ADJECTIVE):
        for phrase in (parse.lemma(behind), " ".join(parse.words(behind))):
            yield Signal(f"{parse.word(behind - 1)} {phrase}", "ADV", "verb and noun", figure.role.host)


def _with_preposition(figure: Figure) -> Iterator[Signal]:
    """ "With the loss of 400 jobs", "is home to 1,200 people", "was sent to prison for seven years"."""
    parse, role = figure.parse, figure.role
    noun = role.noun if role.relation is Relation.OF else None
    if noun is None and role.preposition and parse.kind(role.host - 2) is Kind.NOUN:
        noun = role.host - 2
    if noun is None:
        return
    phrase = f"{parse.lemma(noun)} {role.preposition}"
    yield Signal(phrase, "ADV", "verb and noun", noun)
    if role.relation is Relation.OF:
        yield Signal(f"{phrase} {figure.noun}", "ADV", "verb and noun", noun)
    elif role.verb is not None:
        yield Signal(f"{parse.lemma(role.verb)} {parse.lemma(noun)}", "ADV", "verb and noun", role.verb)


def _own_words(figure: Figure) -> Iterator[Signal]:
    """What stands in the figure's own noun phrase, or is said of it right behind."""
    parse, role, quantity = figure.parse, figure.role, figure.quantity
    if quantity.head is None:
        if parse.tag(role.host) == "VERB":
            yield from with_particle(figure, parse.chunks[role.host].head, role.host)
        for own in range(quantity.number[1], quantity.last):
            yield signal_of(figure, own, "said of the figure", role.host)
    if role.predicate is not None and not _has_own_place(figure):
        yield from with_particle(figure, parse.chunks[role.predicate].head, role.predicate)
        yield from _with_noun(figure, role.predicate)
        yield signal_of(figure, parse.chunks[role.predicate].head, "said of the figure", role.predicate)
    if parse.word(role.host + 1) == "of" and parse.kind(role.host + 3) is Kind.ADVERB:
        yield Signal(parse.word(role.host + 3), "ADV", PARTICLE, role.host)
    if role.relation is not Relation.SUBJECT:
        yield from _whereabouts(figure)
    if figure.kind == "measure":
        yield from _dimension_adjective(figure)
    if figure.unit == units.MAGNITUDE:
        yield Signal(units.MAGNITUDE.name, "NOUN", "measured", role.host)
    if figure.dimension == COUNT:
        yield from _noun_words(figure, role.host, "counted")
        return
    phrase = parse.chunks[role.host]
    if phrase.head >= quantity.last:
        if phrase.head > quantity.last:
            sentence, head = figure.sentence, phrase.head
            yield Signal(f"{sentence.lemma(head - 1)} {sentence.lemma(head)}", "ADV", COMPOUND, role.host)
        yield Signal(figure.sentence.lemma(phrase.head), THING, "measured", role.host)
        yield signal_of(figure, phrase.head, "measured", role.host)
    yield from _of_what(figure)


def _whereabouts(figure: Figure) -> Iterator[Signal]:
    """ "64 people aboard": a particle right behind those counted."""
    parse, host = figure.parse, figure.role.host
    if parse.kind(host + 1) in (Kind.ADVERB, Kind.PREPOSITION) and parse.kind(host + 2) is not Kind.NOUN:
        yield from (Signal(parse.word(host + 1), tag, PARTICLE, host) for tag in ("ADJ", "ADV"))


def _with_noun(figure: Figure, said: int) -> Iterator[Signal]:
    """ "Found four people suffering from wounds", "those sustaining injuries": a participle and its noun."""
    parse = figure.parse
    noun = said + 1 + (parse.kind(said + 1) is Kind.PREPOSITION)
    if parse.kind(said) is Kind.VERB and parse.kind(noun) is Kind.NOUN and noun not in parse.figures:
        yield Signal(f"{parse.lemma(said)} {parse.lemma(noun)}", "ADV", "verb and noun", said)


def _does_it(figure: Figure, noun: int) -> bool:
    """ "Rescue workers are searching for 15 people": who does something has no amount."""
    parse, role = figure.parse, figure.role
    is_deed = role.relation is Relation.COMPLEMENT and not parse.is_verb(role.verb, "carrier")
    return is_deed and noun == role.subject and is_person(parse.lemma(noun))


def _says_only_how_many(figure: Figure, role: Role) -> bool:
    """ "a total of 43 people": nothing but the counted noun names the measure."""
    assert role.noun is not None
    partitive = figure.parse.lemma(role.noun) in words("nouns", "partitive")
    return partitive and role.relation is Relation.OF and figure.head is not None


def _of_those(figure: Figure) -> Iterator[Signal]:
    """ "Seven of the 24 dead were nurses", "nine of those killed", "among the dead were nine nurses"."""
    parse, those = figure.parse, behind_of(figure.parse, figure.host)
    if figure.role.relation is Relation.PREDICATE and parse.word(0) == "among":
        yield signal_of(figure, parse.chunks[1].head, OF_THOSE, 1)
    elif those is not None and parse.is_state(those) and parse.word(figure.host) != "one":
        yield signal_of(figure, parse.chunks[those].head, OF_THOSE, those)


def behind_of(parse: Parse, host: int) -> int | None:
    """The chunk that says what a figure is some of: "of the 24 dead", "of those killed"."""
    those = host + 2
    if parse.word(those) in words("pronouns", "partitive") and parse.kind(those + 1) is Kind.VERB:
        those += "bare past" in parse.traits(those + 1)
    return those if parse.word(host + 1) == "of" and those < len(parse.chunks) else None


def _has_own_place(figure: Figure) -> bool:
    """ "1.9 kilometres long and 58 metres above the water": no such length; "two dead and five with injuries"."""
    is_shared = figure.role.predicate is not None and figure.role.predicate < figure.host
    return is_shared and figure.parse.word(figure.host + 1) in words("comparison", "position") | {"with"}


def _host_words(figure: Figure, earlier: Role) -> Iterator[Signal]:
    """A figure of a list counts what the first one counts: "114,796 homes: 95,359 in ..."."""
    yield from _noun_words(figure, earlier.host, SHARED)


def _behind_verb(figure: Figure) -> Iterator[Signal]:
    """What the figure's verb says of it: "were dead", "lost their lives", "were without power"."""
    parse, role = figure.parse, figure.role
    if role.verb is None or role.relation is not Relation.SUBJECT:
        return
    after = parse.skip(role.verb + 1, 1, Kind.ADVERB)
    direct = parse.object(role.verb)
    if direct is not None and direct not in parse.figures:
        yield Signal(f"{parse.lemma(role.verb)} {parse.lemma(direct)}", "ADV", "verb and noun", role.verb)
        yield from _noun_words(figure, direct, "behind the verb")
    elif parse.kind(after) is Kind.ADJECTIVE:
        yield signal_of(figure, parse.chunks[after].head, "behind the verb", after)
    if parse.kind(after) in (Kind.PREPOSITION, Kind.ADJECTIVE) and parse.kind(after + 1) is Kind.NOUN:
        yield Signal(f"{parse.word(after)} {parse.lemma(after + 1)}", "ADV", "behind the verb", after)


def _behind_places(figure: Figure) -> Iterator[Signal]:
    """How those are to whom something was done: "pulled 12 from the rubble alive", "were lifted from the sea alive"."""
    parse, role, verb = figure.parse, figure.role, figure.role.verb
    suffers = role.relation is Relation.SUBJECT and "passive" in parse.traits(verb)
    if not (suffers or role.relation is Relation.OBJECT):
        return
    at = first = max(role.host, verb or 0) + 1
    while parse.kind(at) is Kind.PREPOSITION:
        at = parse.skip(at, 1, Kind.PREPOSITION) + 1
    if at > first and parse.kind(at) in (Kind.ADJECTIVE, Kind.ADVERB):
        yield Signal(parse.lemma(at), "ADJ", "behind the verb", at)


def _noun_words(figure: Figure, chunk: int, how: str) -> Iterator[Signal]:
    """The head of a noun phrase, then the nouns and adjectives before it, and the noun of its "of"."""
    sentence, parse, phrase = figure.sentence, figure.parse, figure.parse.chunks[chunk]
    own = chunk == figure.host and phrase.head >= figure.number[1]
    if not own and chunk in parse.figures and parse.word(chunk) in words("adjectives", "old"):
        return  # "The 22-year-old has been there for four years"
    if sentence.tags[phrase.head] in NOMINAL or own or chunk not in parse.figures:
        inside = phrase.head > phrase.first and sentence.tags[phrase.head - 1] in NOMINAL
        if inside or (how == LABEL and phrase.head > 0):
            compound = f"{sentence.lemma(phrase.head - 1)} {sentence.lemma(phrase.head)}"
            yield Signal(compound, "ADV", COMPOUND, chunk)
        yield signal_of(figure, phrase.head, how, chunk)
    for index in range(phrase.head - 1, phrase.first - 1, -1):
        if sentence.lower[index] in APOSTROPHES:
            break
        if sentence.tags[index] in ("NOUN", "ADJ", "VERB") and not _is_number(figure, index):
            yield signal_of(figure, index, how, chunk)
    if parse.word(chunk + 1) == "of":
        if parse.kind(chunk + 2) in (Kind.NOUN, Kind.ADJECTIVE) and chunk + 2 not in parse.figures:
            yield from _said_of_counted(figure, chunk, how)
            yield signal_of(figure, parse.chunks[chunk + 2].head, how, chunk)


def _said_of_counted(figure: Figure, chunk: int, how: str) -> Iterator[Signal]:
    """ "The number of people killed", "the tally of those who died", "the number of lives lost"."""
    parse, said = figure.parse, chunk + 3
    if parse.lemma(chunk) not in words("nouns", "figure"):
        return
    relative = parse.kind(said) is Kind.SUBORDINATOR and parse.word(said) in words("pronouns", "relative")
    said += relative
    if parse.kind(said) is Kind.VERB and (relative or "bare past" in parse.traits(said)):
        said += parse.kind(said + 1) is Kind.ADJECTIVE
        yield Signal(f"{parse.lemma(said)} {parse.lemma(chunk + 2)}", "ADV", "verb and noun", said)
        yield signal_of(figure, parse.chunks[said].head, how, said)


def _is_number(figure: Figure, index: int) -> bool:
    """Whether a token is the figure's number or hedge: "more" in "more than 60" names nothing."""
    return figure.first <= index < figure.number[1]


def _of_what(figure: Figure) -> Iterator[Signal]:
    """ "33.7 percent of the vote", "$4 million in aid": what a share or a sum is of; not where, "in the capital"."""
    parse, behind = figure.parse, figure.host + 2
    if parse.kind(behind - 1) is Kind.PREPOSITION and parse.word(behind - 1) in ("of", "in"):
        is_place = parse.word(behind - 1) == "in" and parse.words(behind)[:1] == ["the"]
        if is_place and figure.kind == "measure":
            return
        if parse.kind(behind) is Kind.NOUN and behind not in parse.figures:
            yield from _noun_words(figure, behind, "of what")


def _dimension_adjective(figure: Figure) -> Iterator[Signal]:
    """ "92 metres high", "10 kilometres below the surface": what stands behind a measured figure names its measure."""
    after, parse = figure.last, figure.parse
    if parse.kind(figure.host + 1) is Kind.OPEN and parse.kind(figure.host + 3) is Kind.CLOSE:
        after = parse.chunks[figure.host + 3].last
    if parse.kind(figure.host + 1) is Kind.PREPOSITION and parse.kind(figure.host + 2) is Kind.NOUN:
        phrase = f"{parse.word(figure.host + 1)} {parse.lemma(figure.host + 2)}"
        yield Signal(phrase, "ADV", BEHIND_UNIT, figure.host)
    if figure.sentence.tag(after) in ("ADJ", "ADV", "NOUN"):
        yield signal_of(figure, after, BEHIND_UNIT, figure.host)
