"""Where a figure is: "in Ulm", "the north", and the place that its event befell."""

from __future__ import annotations

from collections.abc import Iterator

from checker.extraction.figures.figure import Figure
from checker.extraction.grammar.role import Relation
from checker.extraction.grammar.roles import Parse
from checker.extraction.grammar.syntax import NOMINAL, Kind
from checker.lexicon.grammar import words
from checker.lexicon.load import table
from checker.model.amount import COUNT
from checker.model.scope import ELSEWHERE


def places_of(figure: Figure) -> tuple[set[str], set[str]]:
    """Names behind locative prepositions of the figure's clause, and common nouns that nothing here understands."""
    parse, residue = figure.parse, set[str]()
    if figure.role.label is not None:
        return {parse.text(figure.role.label)}, set()
    places: set[str] = set()
    if (noun := _where(figure)) is not None:
        name = _name_within(figure, noun)
        (places if name else residue).add(name or parse.lemma(noun))
    stop = clause_end(figure)
    for noun in _locatives(figure, stop):
        place = _name_of_spot(figure, noun) or _name(figure, noun)
        if _is_rest(figure, noun, place):
            residue.add(ELSEWHERE)
        elif place or (is_region(parse, noun) and parse.lemma(noun) not in words("nouns", "seat")):
            places.add(place or parse.lemma(noun))
        elif not _says_nothing(figure, noun):
            residue.add(parse.lemma(noun))
    residue |= _abroad(figure) | _events(figure, stop) | _that_event(figure) | _sequel(figure)
    return places | _named_before(figure), residue


def _name_of_spot(figure: Figure, noun: int) -> str:
    """ "On the town of Orel", "in the Dutch town of Orel"."""
    is_named = figure.parse.lemma(noun) in words("nouns", "settlement") and figure.parse.word(noun + 1) == "of"
    return _name(figure, noun + 2) if is_named and figure.parse.kind(noun + 2) is Kind.NOUN else ""


def _is_rest(figure: Figure, noun: int, place: str) -> bool:
    """ "$5 million outside Canada", "in other territories": all but a place; who died outside Sarn died beside it."""
    parse, lower = figure.parse, figure.sentence.lower
    if _is_exterior(parse, noun - 1):
        if parse.first_word(noun - 2) in words("determiners", "indefinite"):
            return False  # "invests 3 million in a plant outside Sarn", which is near it
        return figure.dimension != COUNT or place in table("names")["aliases"]
    chunk = parse.chunks[noun]
    said = {*lower[chunk.first : chunk.head], *lower[chunk.last : chunk.last + 1]}
    return parse.lemma(noun) in words("nouns", "area") and not said.isdisjoint(words("adverbs", "elsewhere"))


def _is_exterior(parse: Parse, preposition: int) -> bool:
    """ "Outside", "outside of"."""
    at = preposition - (parse.word(preposition) == "of")
    return parse.word(at) in words("prepositions", "exterior")


def is_region(parse: Parse, noun: int) -> bool:
    """ "In the north": a part of the country; "40 km north of Sarn" is a way."""
    if parse.lemma(noun) not in words("nouns", "region"):
        return False
    return parse.first_word(noun) in words("determiners", "definite") | words("pronouns", "possessive")


def _abroad(figure: Figure) -> set[str]:
    """ "$9 million overseas": an adverb right behind a figure."""
    return {ELSEWHERE} if figure.sentence.word(figure.last) in words("adverbs", "elsewhere") else set()


def event_of(figure: Figure) -> str:
    """ "The flood in Abbey killed 12", "12 died in the Abbey flood": where what befell them befell."""
    parse, stop = figure.parse, clause_end(figure)
    behind = (noun for _, noun in parse.phrases_after(figure.host, lambda at: at >= stop))
    for chunk in (figure.role.subject, *behind, *(noun for _, noun in _behind_its_noun(figure))):
        if chunk is not None and _is_event(figure, chunk):
            return _name_within(figure, chunk) or _name_behind(figure, chunk)
    return ""


def _name_within(figure: Figure, chunk: int) -> str:
    """The proper names in a noun phrase; "Sunday's vote" names none."""
    phrase, sentence = figure.parse.chunks[chunk], figure.sentence
    dated = {at for first, last in figure.parse.times for at in range(first, last)}
    named = (at for at in range(phrase.first, phrase.last) if sentence.tags[at] == "PROPN" and at not in dated)
    return " ".join(sentence.words[at] for at in named)


def _name_behind(figure: Figure, chunk: int) -> str:
    """The proper name in the phrase right behind another: "the quake of Agadir", "floods in Assam"."""
    parse = figure.parse
    if parse.kind(chunk + 1) is not Kind.PREPOSITION or parse.kind(chunk + 2) is not Kind.NOUN:
        return ""
    locative = parse.word(chunk + 1) in words("prepositions", "locative") or parse.word(chunk + 1) == "of"
    return _name_within(figure, chunk + 2) if locative else ""


def _that_event(figure: Figure) -> set[str]:
    """ "26 were killed in that storm": another one than the report's, told of just before."""
    parse = figure.parse
    if "that" not in figure.sentence.lower:
        return set()
    nouns = (at for at, chunk in enumerate(parse.chunks) if chunk.kind is Kind.NOUN and parse.first_word(at) == "that")
    return {parse.text(at).lower() for at in nouns if parse.lemma(at) in words("nouns", "event")}


def _sequel(figure: Figure) -> set[str]:
    """ "A 2.9 aftershock at 2:12 and a 2.2 at 2:15", "an aftershock of 5.4": what follows an event is another one."""
    parse, role = figure.parse, figure.role
    while role.shared is not None:
        role = role.shared
    told = {parse.lemma(at) for at in (role.host, role.noun, role.subject) if at is not None}
    return told & words("nouns", "sequel")


def _events(figure: Figure, stop: int) -> set[str]:
    """ "Wounded in eight shootings", "a string of shootings", "two raids that left six dead": not of one event."""
    parse, subject = figure.parse, _doer(figure)
    behind = [at for at in parse.figures if figure.host < at <= stop and parse.word(at - 1) in ("in", "by", "across")]
    listed = [at for at in range(figure.host + 2, len(parse.chunks)) if _is_one_of_several(figure, at)]
    told = [subject] if subject in parse.figures else [*behind[:1], *listed[:1]]
    events = {parse.lemma(at) for at in told if parse.lemma(at) in words("nouns", "event")}
    return events | _and_others(figure)


def _doer(figure: Figure) -> int | None:
    """The subject of a figure's verb, or what its relative takes up: "two raids that left six hurt"."""
    parse = figure.parse
    verb = next((at for at in range(figure.host, 1, -1) if parse.kind(at) is Kind.VERB), 0)
    is_relative = parse.kind(verb - 1) is Kind.SUBORDINATOR and parse.word(verb - 1) in words("pronouns", "relative")
    return verb - 2 if is_relative and verb > 1 else figure.role.subject


def _and_others(figure: Figure) -> set[str]:
    """ "That shooting and a handful of others left two dead": of several, too."""
    parse, subject = figure.parse, figure.role.subject
    if subject is None:
        verb = next((at for at in range(figure.host, 0, -1) if parse.kind(at) is Kind.VERB), 0)
        subject = parse.subject(verb) or 0
    if subject < 2 or parse.kind(subject - 1) is not Kind.COORDINATOR:
        return set()
    told = (*parse.words(subject), *(parse.words(subject + 2) if parse.word(subject + 1) == "of" else ()))
    event = figure.sentence.lower[parse.chunks[subject - 2].head]
    return {event} & words("nouns", "event") if words("pronouns", "others").intersection(told) else set()


def _is_one_of_several(figure: Figure, chunk: int) -> bool:
    """ "A string of shootings", "a series of blasts"."""
    parse, of = figure.parse, chunk - 1
    many = parse.kind(of) is Kind.PREPOSITION and parse.word(of) == "of" and parse.kind(of - 1) is Kind.NOUN
    return many and parse.lemma(of - 1) in words("nouns", "partitive")


def _locatives(figure: Figure, stop: int) -> Iterator[int]:
    """The noun phrases behind locative prepositions of the figure's clause; not those that tell where its event was."""
    parse, event = figure.parse, -1
    for preposition, noun in parse.phrases_after(figure.host, lambda at: at >= stop):
        if preposition - 1 == event or _is_event(figure, preposition - 1):
            event = noun
        elif _is_event(figure, noun):
            continue
        elif noun not in parse.figures and _is_locative(parse, preposition) and not _has_own_figure(parse, noun):
            yield noun


def _has_own_figure(parse: Parse, noun: int) -> bool:
    """ "A profit of $3 million on sales of $40 million": another amount, and no place."""
    return parse.word(noun + 1) == "of" and noun + 2 in parse.figures


def _is_locative(parse: Parse, preposition: int) -> bool:
    return parse.word(preposition) in words("prepositions", "locative") or _is_exterior(parse, preposition)


def _is_event(figure: Figure, chunk: int) -> bool:
    """The flood, or what it befell: "on Flight 31", "aboard the Etna", "on board"."""
    parse, lemma = figure.parse, figure.parse.lemma(chunk)
    told = lemma in words("nouns", "event", "vessel")
    told |= parse.kind(chunk) is Kind.NOUN and is_aboard(parse, chunk - 1)
    return told and chunk not in parse.figures


def is_aboard(parse: Parse, at: int) -> bool:
    """ "64 people aboard", "on board": whether what befell a vessel befell those before a chunk."""
    return parse.word(at) == "aboard" or (parse.word(at) == "on" and parse.words(at + 1) == ["board"])


def _says_nothing(figure: Figure, noun: int) -> bool:
    """Whether a phrase narrows nothing: pronouns, what is known, the event, the words of the measure itself."""
    parse, lemma = figure.parse, figure.parse.lemma(noun)
    if parse.tag(noun) == "DET":
        return True
    own = (figure.predicate, *figure.predicate.split(), *words("adjectives", "total"))
    return lemma in own or parse.word(noun) in words("pronouns", "personal") or _is_known(figure, noun)


def _named_before(figure: Figure) -> set[str]:
    """Places before the figure: at the head ("in the province of Ost"), and behind the noun whose amount it gives."""
    parse, role, found = figure.parse, figure.role, list[int]()
    if _is_of_another(figure):
        return set()
    if parse.kind(0) is Kind.PREPOSITION and parse.word(0) in words("prepositions", "locative"):
        if parse.kind(1) is Kind.NOUN and figure.host > 1 and 1 not in parse.figures:
            found += [1, 3] if parse.word(2) == "of" and figure.host > 3 and 3 not in parse.figures else [1]
    if role.shared is None:
        found += [noun for at, noun in _behind_its_noun(figure) if parse.word(at) in words("prepositions", "locative")]
    return {place for noun in found if (place := _name(figure, noun))}


def _is_of_another(figure: Figure) -> bool:
    """ "In Ost 98 died, while Ulm lost 56": a contrast with a name of its own leaves the place at the head behind."""
    parse, subject = figure.parse, figure.role.subject
    if subject is None or figure.role.relation is Relation.SUBJECT or not _name_within(figure, subject):
        return False
    return any(parse.word(at) in words("clauses", "contrast") for at in (subject - 1, subject - 2))


def _behind_its_noun(figure: Figure) -> Iterator[tuple[int, int]]:
    """The phrases behind the noun whose amount a figure gives, up to an event: what follows tells where that was."""
    parse, noun = figure.parse, figure.role.noun
    if noun is None or noun >= figure.host:
        return
    first = min((at for at in parse.figures if at > noun), default=figure.host)
    for preposition, phrase in parse.phrases_after(noun, lambda at: at >= first - 1):
        yield preposition, phrase
        if parse.lemma(phrase) in words("nouns", "event"):
            return


def _where(figure: Figure) -> int | None:
    """ "Across the border, where 40 have died", "the Abbey hotel, where 40 died": the noun phrase that says where."""
    parse = figure.parse
    for at in range(figure.host - 1, -1, -1) if "where" in figure.sentence.lower else ():
        if parse.kind(at) is Kind.VERB or parse.kind(at) is Kind.BREAK:
            return None
        if parse.kind(at) is Kind.SUBORDINATOR:
            return parse.antecedent(at) if parse.word(at) == "where" else None
    return None


def clause_end(figure: Figure) -> int:
    """The chunk at which something else begins: the next figure, a relative clause that does not tell who it counts.

    "The 56 who drowned in Ulm" are of Ulm; "a ferry with 126 aboard sank off Ulm" says where the ferry sank.
    """
    parse, behind = figure.parse, figure.host + 1
    behind += parse.kind(behind) is Kind.SUBORDINATOR and parse.word(behind) in words("pronouns", "relative")
    for at in range(behind, len(parse.chunks)):
        kind = parse.kind(at)
        if at in parse.figures or kind is Kind.BREAK or kind is Kind.SUBORDINATOR or parse.word(at) == "as":
            return at
        if kind is Kind.COMMA and parse.kind(at + 1) not in (Kind.PREPOSITION, Kind.TIME):
            return at
        if parse.may_be_finite(at) and _describes(parse, figure.host):
            return at
    return len(parse.chunks)


def _describes(parse: Parse, host: int) -> bool:
    """ "A ferry with 126 people", "a bus carrying 40": a figure that only tells more of the noun before it."""
    before = host - 1
    joined = parse.word(before) == "with" or "gerund" in parse.traits(before)
    return host > 1 and joined and parse.kind(host - 2) is Kind.NOUN and host - 2 not in parse.figures


def _is_known(figure: Figure, noun: int) -> bool:
    """Whether a phrase speaks of what was named before ("in the region"); "in the second" is of one of several.

    "In the marine business" is of a part of the firm.
    """
    chunk = figure.parse.chunks[noun]
    narrows = words("nouns", "spot", "division")
    if figure.sentence.tags[chunk.head] not in NOMINAL or figure.parse.lemma(noun) in narrows:
        return False
    own = words("pronouns", "possessive")
    return figure.sentence.tags[chunk.first] == "DET" or figure.sentence.lower[chunk.first] in own


def _name(figure: Figure, chunk: int) -> str:
    """The proper name of a place; that of an event ("the Noto earthquake") is none."""
    return "" if figure.parse.lemma(chunk) in words("nouns", "event") else _name_within(figure, chunk)
