"""What is counted or measured: the measure of a figure, from the words that its role points to.

Declared measures are known by their signal words; any other figure is named by what it counts and what befalls
it ("container/aboard"), so that two reports which use the same words can still be compared. "It", "the figure"
and the like take the measure that was spoken of last.
"""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from checker.extraction import topics
from checker.extraction.figures import Figure
from checker.extraction.phrasing import is_name
from checker.extraction.roles import Relation, Role
from checker.extraction.syntax import NOMINAL, Kind, words
from checker.model.amount import COUNT
from checker.rulebook.measures import Measures

POSSESSIVE = ("'s", "'")


class Signal(msgspec.Struct, frozen=True):
    """A word that may name the measure: its lemma, its word class, how it hangs on the figure, and its chunk."""

    lemma: str
    tag: str
    how: str
    chunk: int


LABEL = "label"
"""How the words before a line's colon name its figures."""

BEHIND_UNIT = "behind the unit"

PARTICLE = "particle"
"""How a word with nothing behind it may name a declared measure, and no other: "the 181 people aboard"."""

SAYING = ("VERB", "ADJ", "ADV")
"""The classes of words that say something of what is counted: no pronoun, no article."""

FIRST_TO = "first to"
"""The declared measure of "the fourth country to land there", which never changes."""


def name(figure: Figure, measures: Measures, topic: topics.Topic, listed: Figure | None) -> None:
    """Set the figure's `noun`, `predicate`, `measure` and `declared`; leave `measure` empty if nothing names it.

    `listed` is the figure whose role this one shares in a list.
    """
    figure.noun = _noun(figure, listed)
    if figure.kind == "age" or _is_age(figure):
        figure.measure, figure.declared = "age", True
        return
    if (original := _restated(figure, topic)) is not None:
        figure.measure, figure.declared, figure.predicate = original.measure, original.declared, original.predicate
        figure.note("measure", "the same in other units")
        return
    signals = list(_signals(figure))
    if not (
        _declare(figure, signals, measures)
        or topics.inherit(figure, len([one for one in signals if one.tag == "NOUN"]), topic)
    ):
        _describe(figure, signals)
        _of_all(figure, measures)
    if figure.measure == "age" and figure.kind == "bare":
        figure.make_age()
    if not figure.scope.change:
        topic.speak(figure)


def _restated(figure: Figure, topic: topics.Topic) -> topics.Spoken | None:
    """ "2,800 metres (9,186 feet)": the bracketed figure has the measure of the one before it."""
    parse, host = figure.parse, figure.host
    bracketed = parse.kind(host - 1) is Kind.OPEN and parse.kind(host + 1) is Kind.CLOSE
    if not bracketed or host - 2 not in parse.figures or figure.kind != "measure":
        return None
    spoken = topic.of(figure)
    return spoken if spoken is not None and spoken.measure else None


def _is_age(figure: Figure) -> bool:
    """ "Fariduni was 26": a bare number that somebody with a name is; it becomes an age."""
    role, parse, amount = figure.role, figure.parse, figure.quantity.amount
    if figure.kind != "bare" or role.relation is not Relation.PREDICATE or role.subject is None:
        return False
    value = amount.values[0]
    phrase = parse.chunks[role.subject]
    named = figure.sentence.tags[phrase.head] == "PROPN" or _is_of_one(figure)
    if figure.sentence.lower[figure.quantity.last : figure.quantity.last + 1] == ["of"]:
        return False  # "was one of 54"
    if not named or amount.label != "=" or not 0 < value < 115 or value != int(value):
        return False
    figure.make_age()
    return True


def _is_of_one(figure: Figure) -> bool:
    """ "The winner, Lena Kern, is 43", "the mayor, who is 43"."""
    parse, sentence, verb = figure.parse, figure.sentence, figure.quantity.first - 1
    if verb < 1 or sentence.lower[verb] not in words("auxiliary", "singular"):
        return False
    at = parse.owner[verb - 1]
    is_name = parse.kind(at) is Kind.COMMA and sentence.tags[parse.chunks[at - 1].head] == "PROPN"
    return sentence.lower[verb - 1] == "who" or (is_name and parse.kind(at - 2) is Kind.COMMA)


def _declare(figure: Figure, signals: list[Signal], measures: Measures) -> bool:
    """Take the first signal of a declared measure."""
    dimension = figure.quantity.amount.unit.dimension
    for signal in signals:
        declared = next(
            filter(None, (measures.named(signal.lemma, tag, dimension, figure.noun or None) for tag in _tags(signal))),
            "",
        )
        if declared:
            figure.measure, figure.declared = _with_its_other_part(figure, signal, declared, measures), True
            figure.predicate, figure.topic = signal.lemma, signal.chunk
            figure.alike = measures.by_name[figure.measure].of
            figure.note("measure", signal.how, signal.lemma)
            return True
    return False


def _with_its_other_part(figure: Figure, signal: Signal, declared: str, measures: Measures) -> str:
    """ "killed or injured" is the whole that both are parts of."""
    parse = figure.parse
    for step in (1,) if signal.chunk == figure.host else (1, -1):
        other = signal.chunk + 2 * step
        if parse.kind(signal.chunk + step) is not Kind.COORDINATOR or not 0 <= other < len(parse.chunks):
            continue
        if other in parse.figures:
            continue
        beside = _signal(figure, parse.chunks[other].head, "beside", other)
        named = next(filter(None, (measures.named(beside.lemma, tag, COUNT) for tag in _tags(beside))), "")
        wholes = [one.name for one in measures if declared in one.parts and named in one.parts]
        if named and named != declared and wholes:
            return wholes[0]
    return declared


def _tags(signal: Signal) -> tuple[str, ...]:
    """The word classes to try: a participle may be tagged either way ("injured", "missing")."""
    if signal.how in (LABEL, BEHIND_UNIT):
        return ("NOUN", "VERB", "ADJ")
    return {"ADJ": ("ADJ", "VERB", "NOUN"), "VERB": ("VERB", "ADJ"), "NOUN": ("NOUN", "ADJ")}.get(
        signal.tag, (signal.tag,)
    )


def _describe(figure: Figure, signals: list[Signal]) -> None:
    """An open measure: what is counted, and what is said of it."""
    plain = [s for s in signals if s.how != PARTICLE]
    plain = [s for s in plain if s.tag != "ADV" or s.how not in ("verb and noun", "verb and particle")]
    predicates = (s.lemma.rpartition(" ")[2] for s in plain if s.tag in SAYING and not _is_neutral(s))
    figure.predicate = next(predicates, "")
    nouns = [s for s in signals if s.tag == "NOUN"]
    subject = figure.noun if figure.quantity.head is not None else ""
    if not subject and nouns and not is_name(figure.parse, nouns[0].chunk):
        subject, figure.topic = nouns[0].lemma, nouns[0].chunk
    if figure.kind == "rank":
        figure.measure, figure.unsure = f"rank/{subject}", True
        if figure.sentence.lower[figure.quantity.last : figure.quantity.last + 1] == ["to"]:
            figure.measure, figure.declared, figure.unsure = FIRST_TO, True, False
    else:
        figure.measure = "/".join(part for part in (subject, figure.predicate) if part)
    figure.unsure |= not (figure.predicate or figure.role.expands) and subject in words("nouns", "people")
    figure.note("measure", "head noun and verb", figure.measure)


def _of_all(figure: Figure, measures: Measures) -> None:
    """ "Of the 175 passengers", "175 passengers and six crew": nothing is said of them that could be of some alone."""
    parse, named = figure.parse, measures.of_all(figure.noun)
    beside = (at for at in (figure.host - 2, figure.host + 2) if at in parse.figures)
    joined = any(measures.of_all(parse.lemma(at)) not in ("", named) for at in beside) or band(figure, "collective")
    definite = parse.words(figure.host)[0] in words("determiners", "definite")
    among = parse.word(figure.host - 1) in words("comparison", "including") or parse.word(figure.host - 1) == "with"
    if named and not figure.predicate and (definite or joined) and not among:
        figure.measure, figure.declared = named, True
        figure.alike = measures.by_name[named].of
        figure.note("measure", "counted with nothing said of them", figure.noun)


def remeasure(figure: Figure, measures: Measures) -> None:
    """Name an open measure by the noun that its figure turns out to count."""
    if figure.declared or figure.noun in figure.measure.split("/"):
        return
    declared = measures.named(figure.noun, "NOUN", COUNT)
    if declared:
        figure.measure, figure.declared, figure.alike = declared, True, measures.by_name[declared].of
    else:
        figure.measure = "/".join(part for part in (figure.noun, figure.predicate) if part)
    figure.note("measure", "the noun that is left out", figure.measure)


def _is_neutral(signal: Signal) -> bool:
    """Words that say how much, or that somebody said so, and nothing of what is counted."""
    carriers = words("verbs", "carrier") | words("verbs", "speech") | words("verbs", "rise") | words("verbs", "fall")
    return signal.lemma in carriers | words("adjectives", "additional") | words("adjectives", "total")


def _noun(figure: Figure, listed: Figure | None) -> str:
    """What is counted: the figure's own noun, or for an elided one that of the list it stands in."""
    if figure.kind not in ("count", "rank", "bare"):
        return ""
    head = figure.quantity.head
    behind = figure.host + 2
    if head is not None and figure.sentence.lemma(head) in words("nouns", "unit"):
        if figure.parse.word(behind - 1) == "of" and figure.parse.kind(behind) is Kind.NOUN:
            return figure.parse.lemma(behind)
    if head is None and (collective := band(figure, "collective")):
        return collective
    if head is None and listed is not None and listed.noun and figure.quantity.last == figure.quantity.number[1]:
        return listed.noun
    return figure.quantity.amount.unit.name if head is None else figure.sentence.lemma(head)


def band(figure: Figure, kind: str) -> str:
    """ "A crew of four", "a team of 12": the noun that is made up of those counted, if it is of a kind."""
    parse, noun = figure.parse, figure.host - 2
    is_of = parse.word(figure.host - 1) == "of" and parse.kind(noun) is Kind.NOUN and noun not in parse.figures
    return parse.lemma(noun) if is_of and parse.lemma(noun) in words("nouns", kind) else ""


def _signals(figure: Figure) -> Iterator[Signal]:
    """The words that may name the measure, the surest first."""
    parse, role = figure.parse, figure.role
    yield from _own_words(figure)
    if role.noun is not None and not _says_only_how_many(figure, role):
        yield from _noun_words(figure, role.noun, LABEL if role.noun == parse.label else "its amount")
    if role.verb is not None:
        if role.relation is Relation.OBJECT and figure.noun:
            yield Signal(f"{parse.lemma(role.verb)} {figure.noun}", "ADV", "verb and noun", role.verb)
        beside = figure.sentence.lower[parse.chunks[role.verb].head + 1 : parse.chunks[role.verb].head + 2]
        yield from (
            Signal(f"{parse.lemma(role.verb)} {word}", "ADV", "verb and particle", role.verb) for word in beside
        )
        yield _signal(figure, parse.chunks[role.verb].head, role.relation.value, role.verb)
        yield from _behind_verb(figure)
    behind = role.host + 2
    if parse.kind(behind - 1) is Kind.PREPOSITION and parse.kind(behind) in (Kind.NOUN, Kind.ADJECTIVE):
        yield Signal(f"{parse.word(behind - 1)} {parse.lemma(behind)}", "ADV", "verb and noun", role.host)
    for earlier in (role.shared, role.expands):
        if earlier is not None:
            yield from _host_words(figure, earlier)


def _own_words(figure: Figure) -> Iterator[Signal]:
    """What stands in the figure's own noun phrase, or is said of it right behind."""
    parse, role, quantity = figure.parse, figure.role, figure.quantity
    if quantity.head is None:
        for own in range(quantity.number[1], quantity.last):
            yield _signal(figure, own, "said of the figure", role.host)
    if role.predicate is not None:
        yield _signal(figure, parse.chunks[role.predicate].head, "said of the figure", role.predicate)
    if parse.kind(role.host + 1) in (Kind.ADVERB, Kind.PREPOSITION) and parse.kind(role.host + 2) is not Kind.NOUN:
        yield Signal(parse.word(role.host + 1), "ADJ", PARTICLE, role.host)
    if figure.kind == "measure":
        yield from _dimension_adjective(figure)
    if quantity.amount.unit.dimension == COUNT:
        yield from _noun_words(figure, role.host, "counted")
        return
    phrase = parse.chunks[role.host]
    if phrase.head >= quantity.last:
        yield _signal(figure, phrase.head, "measured", role.host)
    yield from _of_what(figure)


def _says_only_how_many(figure: Figure, role: Role) -> bool:
    """ "a total of 43 people": nothing but the counted noun names the measure."""
    assert role.noun is not None
    partitive = figure.parse.lemma(role.noun) in words("nouns", "partitive")
    return partitive and role.relation is Relation.OF and figure.quantity.head is not None


def _host_words(figure: Figure, earlier: Role) -> Iterator[Signal]:
    """A figure of a list counts what the first one counts: "114,796 homes: 95,359 in ..."."""
    yield from _noun_words(figure, earlier.host, "shared in a list")


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
    elif parse.kind(after) is Kind.ADJECTIVE or _is_state(figure, after):
        yield _signal(figure, parse.chunks[after].head, "behind the verb", after)
    if parse.kind(after) in (Kind.PREPOSITION, Kind.ADJECTIVE) and parse.kind(after + 1) is Kind.NOUN:
        yield Signal(f"{parse.word(after)} {parse.lemma(after + 1)}", "ADV", "behind the verb", after)


def _is_state(figure: Figure, at: int) -> bool:
    """ "Remained trapped", "are still missing": a participle that tells how those counted are."""
    parse, verb = figure.parse, figure.role.verb
    linking = parse.is_verb(verb, "linking") or parse.is_verb(verb, "state")
    return linking and parse.kind(at) is Kind.VERB and not parse.chunks[at].traits.isdisjoint(("gerund", "bare past"))


def _noun_words(figure: Figure, chunk: int, how: str) -> Iterator[Signal]:
    """The head of a noun phrase, then the nouns and adjectives before it, and the noun of its "of"."""
    sentence, parse, phrase = figure.sentence, figure.parse, figure.parse.chunks[chunk]
    own = chunk == figure.host and phrase.head >= figure.quantity.number[1]
    if not own and chunk in parse.figures and parse.word(chunk) in words("adjectives", "old"):
        return  # "The 22-year-old has been there for four years"
    if sentence.tags[phrase.head] in NOMINAL or own or chunk not in parse.figures:
        yield _signal(figure, phrase.head, how, chunk)
    for index in range(phrase.head - 1, phrase.first - 1, -1):
        if sentence.lower[index] in POSSESSIVE:
            break
        if sentence.tags[index] in ("NOUN", "ADJ", "VERB") and not _is_number(figure, index):
            yield _signal(figure, index, how, chunk)
    if parse.kind(chunk + 1) is Kind.PREPOSITION and parse.word(chunk + 1) == "of":
        if parse.kind(chunk + 2) in (Kind.NOUN, Kind.ADJECTIVE) and chunk + 2 not in parse.figures:
            yield from _said_of_counted(figure, chunk, how)
            yield _signal(figure, parse.chunks[chunk + 2].head, how, chunk)


def _said_of_counted(figure: Figure, chunk: int, how: str) -> Iterator[Signal]:
    """ "The number of people killed", "the tally of those who died", "the number of homes known to be lost"."""
    parse, said = figure.parse, chunk + 3
    if parse.lemma(chunk) not in words("nouns", "figure"):
        return
    relative = parse.kind(said) is Kind.SUBORDINATOR and parse.word(said) in words("pronouns", "relative")
    said += relative
    if parse.kind(said) is Kind.VERB and (relative or "bare past" in parse.chunks[said].traits):
        said += parse.kind(said + 1) is Kind.ADJECTIVE
        yield _signal(figure, parse.chunks[said].head, how, said)


def _is_number(figure: Figure, index: int) -> bool:
    """Whether a token is the figure's number or hedge: "more" in "more than 60" names nothing."""
    return figure.quantity.first <= index < figure.quantity.number[1]


def _of_what(figure: Figure) -> Iterator[Signal]:
    """ "33.7 percent of the vote", "$4 million in aid": what a share or a sum is of."""
    parse, behind = figure.parse, figure.host + 2
    if parse.kind(behind - 1) is Kind.PREPOSITION and parse.word(behind - 1) in ("of", "in"):
        if parse.kind(behind) is Kind.NOUN and behind not in parse.figures:
            yield from _noun_words(figure, behind, "of what")


def _dimension_adjective(figure: Figure) -> Iterator[Signal]:
    """ "92 metres high", "10 kilometres below the surface": what stands behind a measured figure names its measure."""
    after, parse = figure.quantity.last, figure.parse
    if parse.kind(figure.host + 1) is Kind.OPEN and parse.kind(figure.host + 3) is Kind.CLOSE:
        after = parse.chunks[figure.host + 3].last
    if parse.kind(figure.host + 1) is Kind.PREPOSITION and parse.kind(figure.host + 2) is Kind.NOUN:
        phrase = f"{parse.word(figure.host + 1)} {parse.lemma(figure.host + 2)}"
        yield Signal(phrase, "ADV", "behind the unit", figure.host)
    if after < len(figure.sentence.tags) and figure.sentence.tags[after] in ("ADJ", "ADV", "NOUN"):
        yield _signal(figure, after, BEHIND_UNIT, figure.host)


def _signal(figure: Figure, token: int, how: str, chunk: int) -> Signal:
    return Signal(figure.sentence.lemma(token), figure.sentence.tags[token].replace("PROPN", "NOUN"), how, chunk)
