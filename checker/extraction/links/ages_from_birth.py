"""Ages beside the birth of whoever has them: "the girl, born in April 2018, was eight".

A birth phrase is its word ("born", "built") with the date behind it; it belongs to the noun phrase before its comma,
or, where it opens the sentence, to the subject. An age belongs to the phrase that it stands in or beside, or is the
predicate of.
"""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from checker.extraction.figures.figure import Clauses, Figure
from checker.extraction.grammar.sentence import Sentence
from checker.extraction.grammar.syntax import Kind
from checker.extraction.happenings.happening import end_id
from checker.extraction.happenings.lives import who_was_born
from checker.extraction.quantities.aged import OLDEST
from checker.extraction.times.times import DATES, TimeMention
from checker.lexicon.grammar import words
from checker.model.claim import Link

FAR = 10
"""Tokens that may stand between "born" and its date: "born to Irish parents in Boston in 1961"."""

PLACES = frozenset(("ADP", "DET", "ADJ", "NOUN", "PROPN", "PRON", "ADV"))
STOPS = (".", ",", ";", "and", ")")
ROUND = 10
"""The age of a thing in whole tens is no exact one."""


class _Birth(msgspec.Struct, frozen=True):
    """A birth phrase: its first token and its date, and the chunk of who or what was born, or built."""

    first: int
    date: TimeMention
    holder: int
    is_person: bool


def beginnings(clauses: Clauses, _before: list[Figure]) -> Iterator[tuple[Figure, Link]]:
    """Link each age of a sentence with the one birth that is told of its holder."""
    births = [birth for date in clauses.times if (birth := _birth(clauses, date)) is not None]
    if len(births) != 1:
        return
    birth = births[0]
    for figure in clauses.figures:
        if any(link.kind in ("aged_at", "ages") for link in figure.links) or not _can_be_age(figure, birth):
            continue
        if figure.entity and figure.entity == who_was_born(clauses.parse, birth.date):
            continue  # the two meet by the name
        if birth.holder in _holders(clauses, figure, birth):
            if figure.kind != "age":
                figure.make_age()
            yield figure, _link(figure, birth)


def _link(figure: Figure, birth: _Birth) -> Link:
    """A person's birthday is known to the day; a thing's age may be counted in years begun, as any length since."""
    start = (end_id(figure.report, birth.date),)
    if birth.is_person:
        return Link.of("born_in", age=figure.id, born=start)
    return Link.of("since", duration=figure.id, start=start)


def _birth(clauses: Clauses, date: TimeMention) -> _Birth | None:
    """The birth that a date with its year tells."""
    if date.type not in DATES or date.point is None or date.span != date.point or not date.year_given:
        return None
    sentence, parse, persons = clauses.sentence, clauses.parse, words("lasting", "born in")
    begun = persons | words("lasting", "built")
    at = date.first - 1
    while at >= max(0, date.first - FAR) and sentence.tags[at] in PLACES and sentence.lower[at] not in begun:
        at -= 1
    if at < 0 or sentence.lower[at] not in begun or (at + 1 < date.first and sentence.tags[at + 1] != "ADP"):
        return None
    holder = _opened_for(clauses, date) if at == 0 else _holder(clauses, at)
    if holder is None or parse.kind(holder) is not Kind.NOUN:
        return None
    return _Birth(at, date, holder, sentence.lower[at] in persons)


def _opened_for(clauses: Clauses, date: TimeMention) -> int | None:
    """ "Born in 1961 in a village near Lund, Kern ..."."""
    parse = clauses.parse
    at = parse.skip(parse.owner[date.last - 1] + 1, 1, Kind.PREPOSITION, Kind.NOUN)
    return at + 1 if parse.kind(at) is Kind.COMMA else None


def _holder(clauses: Clauses, at: int) -> int | None:
    """Whose birth it is: the subject of "was born", or the phrase before "who was born", ", born" and "(born"."""
    first = at
    first -= clauses.sentence.word(first - 1) in words("auxiliary", "be")
    is_relative = clauses.sentence.word(first - 1) in words("lasting", "relative")
    if first < at and not is_relative:
        return clauses.parse.subject(clauses.parse.owner[at])
    first -= is_relative
    first -= clauses.sentence.word(first - 1) in (",", "(")
    return clauses.parse.owner[first - 1] if first > 0 else None


def _can_be_age(figure: Figure, birth: _Birth) -> bool:
    amount = figure.amount
    value = amount.values[0]
    if figure.kind == "age":
        years = amount.unit.name == "year"
        return years and len(amount.values) == 1 and (birth.is_person or bool(value % ROUND))
    return (
        birth.is_person and figure.kind == "bare" and 0 < value < OLDEST and value == int(value) and amount.label == "="
    )


def _holders(clauses: Clauses, figure: Figure, birth: _Birth) -> set[int | None]:
    """The chunks of which one has the age: its own, that before its comma, the subject that it is the predicate of."""
    parse, host = clauses.parse, figure.host
    predicate = _subject(clauses, figure, birth)
    if predicate is not None or figure.kind != "age":
        return {predicate}
    holders: set[int | None] = {host, host - 2} if parse.kind(host - 1) is Kind.COMMA else {host}
    return holders | {figure.role.subject} if parse.is_verb(figure.role.verb, "aging") else holders


def _subject(clauses: Clauses, figure: Figure, birth: _Birth) -> int | None:
    """ "The girl, born in 2018 and living in Lund, is eight": the subject of "be" right before a number."""
    sentence, parse = clauses.sentence, clauses.parse
    verb, last = figure.first - 1, figure.last
    if verb < 1 or sentence.lower[verb] not in words("auxiliary", "be") or not _ends_there(sentence, last):
        return None
    if birth.first == 0:
        return parse.owner[verb - 1]
    return birth.holder if _goes_on(clauses, birth.date.last, verb) else None


def _ends_there(sentence: Sentence, at: int) -> bool:
    """ "Was six and had not been vaccinated", "was 54;": nothing that it could count, and no "when he left"."""
    if at >= len(sentence.lower):
        return True
    return sentence.lower[at] in STOPS and sentence.tag(at + 1) != "SCONJ"


def _goes_on(clauses: Clauses, first: int, verb: int) -> bool:
    """Whether a sentence takes up its subject right behind a birth: ", was", "and serving time, was", "and is"."""
    parse = clauses.parse
    between = parse.chunks[parse.owner[first - 1] + 1 : parse.owner[verb]]
    kinds = [chunk.kind for chunk in between]
    if any(chunk.kind is Kind.VERB and not chunk.traits & {"bare past", "gerund"} for chunk in between):
        return False
    if {Kind.BREAK, Kind.SUBORDINATOR} & set(kinds):
        return False
    closes = kinds[-1:] == [Kind.COMMA] and kinds.count(Kind.COMMA) == 1
    return closes or kinds == [Kind.COORDINATOR]
