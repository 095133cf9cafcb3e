"""Lengths beside the moment at which they end: "out at 14.20 ... on again after a cut of two hours, at 17.10".

What stands so says that the second is the first and the length, in a report of any length.
"""

from __future__ import annotations

from collections.abc import Sequence

from checker.extraction.figures.figure import Figure
from checker.extraction.grammar.role import Relation
from checker.extraction.grammar.syntax import Kind
from checker.extraction.happenings.moments import Moment
from checker.extraction.happenings.told_lengths import is_rate
from checker.lexicon.grammar import words


def ends_of_apposed(length: Figure, moments: Sequence[Moment]) -> tuple[Moment, Moment] | None:
    """The one moment before a length, in its sentence or else in the last, and that beside it."""
    end = next((one for one in moments if _is_apposed(length, one)), None)
    if end is None or is_rate(length):
        return None
    earlier = [one for one in moments if one.point.end <= end.point.start]
    starts = [one for one in earlier if one.clauses is end.clauses] or earlier
    return (starts[0], end) if len(starts) == 1 and _is_counted_from(length, starts[0]) else None


def _is_apposed(length: Figure, end: Moment) -> bool:
    """ "After an outage of two hours, at 17.10", "11 hours after that first cut, at 4.10 pm"."""
    parse, role = length.parse, length.role
    if end.clauses.parse is not parse or end.date.first < length.last:
        return False
    is_later = length.sentence.word(length.last) in words("lasting", "after") | words("shift", "later")
    between = [parse.kind(at) for at in range(length.host + 1 + is_later, parse.owner[end.date.first])]
    led = length.host if role.relation is not Relation.OF or role.noun is None else role.noun
    is_after = parse.word(led - 1) in words("lasting", "after")
    stops = {Kind.VERB, Kind.COORDINATOR, Kind.BREAK, Kind.SUBORDINATOR}
    return (is_after or is_later) and between.count(Kind.COMMA) == 1 and stops.isdisjoint(between)


def _is_counted_from(length: Figure, start: Moment) -> bool:
    """Whether what a length is "after" is told at its start: "the first cut was made at 7.40 ... 11 hours after it"."""
    sentence, parse = length.sentence, length.parse
    if sentence.word(length.last) not in words("lasting", "after"):
        return True
    at = parse.owner[length.last] + 1
    return parse.kind(at) is Kind.NOUN and parse.lemma(at) in start.clauses.sentence.lemmas
