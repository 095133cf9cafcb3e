"""Which of two dates a sentence puts first: "left in 2019 after joining it in 2021", "having lost their way on 7 May".

Grammar alone decides, whatever happened: the clause behind "after" came first, and so did what "had" been done and
what is told with "having". Of two dates in one clause nothing is said.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import timedelta
from itertools import combinations

from checker.extraction.figures.figure import Clauses
from checker.extraction.grammar.roles import Parse
from checker.extraction.grammar.syntax import UNTOLD, Kind
from checker.extraction.times.times import TimeMention
from checker.lexicon.grammar import words
from checker.model.claim import Link

HALF_YEAR = timedelta(days=183)
"""Two days without a year further apart than this may be of two years."""


def ordered(
    clauses: Clauses, dates: list[TimeMention], named: Callable[[TimeMention], tuple[str, ...]]
) -> Iterator[tuple[TimeMention, Link]]:
    """Link each two dates of a sentence of which one is told as before the other."""
    parse, known = clauses.parse, [(date, _verb(clauses.parse, date)) for date in dates]
    for (one, verb), (other, last) in combinations([(date, at) for date, at in known if at is not None], 2):
        if verb == last or not _are_of_one_year(one, other):
            continue
        first = _first(parse, (one, verb or 0), (other, last or 0))
        if first is not None:
            later = other if first is one else one
            yield later, Link.of("in_order", earlier=named(first), later=named(later))


def _verb(parse: Parse, date: TimeMention) -> int | None:
    """The verb of what happened on a date; None where nothing did, or nothing at that moment."""
    moments = words("ordering", "moments")
    if date.span != date.point or (date.signal and date.signal not in moments):
        return None
    verb = parse.verb_at(date.first)
    if verb is None or {"negation", "possible"} & parse.traits(verb):
        return None
    if not date.signal and verb == parse.owner[date.first] - 1:
        return None  # "the date had been 2018"
    if any(parse.kind(at) in (Kind.COMMA, Kind.COORDINATOR) for at in range(verb + 1, parse.owner[date.first])):
        return None  # "after they had signed it, and once more in 2014"
    return verb


def _are_of_one_year(one: TimeMention, other: TimeMention) -> bool:
    """Whether both years are told, or both days are, which then are of one year."""
    if one.point is None or other.point is None:
        return False
    is_told = all(date.year_given or date.explicit for date in (one, other))
    is_near = abs(one.point.start - other.point.start) < HALF_YEAR
    return (one.year_given and other.year_given) or (is_told and is_near)


def _first(parse: Parse, one: tuple[TimeMention, int], other: tuple[TimeMention, int]) -> TimeMention | None:
    """Which of two dates with their verbs is told as the earlier."""
    (start, verb), (end, last) = one, other
    between = range(parse.owner[start.last - 1] + 1, parse.owner[end.first])
    if any(parse.kind(at) is Kind.BREAK for at in between) or verb > last:
        return None
    opening = _connector(parse, 0, verb) if parse.owner[start.first] < last else ""
    joined = _connector(parse, between.start, last)
    for word, (first, second) in ((joined, (start, end)), (opening, (end, start))):
        if word in words("ordering", "before"):
            return first
        if word in words("ordering", "after"):
            return second
    if _is_arranged(parse, verb, start) or _is_arranged(parse, last, end):
        return None
    done = [_is_done_before(parse, at) for at in (verb, last)]
    if any("bare past" in parse.traits(at) for at in (verb, last)):
        return None  # "the pipe, laid in 1884, had burst in 2025"
    if done[0] is done[1] or any(parse.kind(at) is Kind.VERB for at in range(verb + 1, last)):
        return None  # "told the judge that he had laid them off in 2021"
    return start if done[0] else end


def _connector(parse: Parse, at: int, verb: int) -> str:
    """The "after" or "before" that the clause of a verb begins with, from a phrase on."""
    at = parse.skip(at, 1, Kind.COMMA, Kind.COORDINATOR, Kind.ADVERB)
    is_opening = parse.kind(at) in (Kind.PREPOSITION, Kind.SUBORDINATOR)
    stops = {Kind.COORDINATOR, Kind.COMMA, Kind.TIME}
    if parse.word(at) not in words("ordering", "after"):
        stops |= {Kind.SUBORDINATOR, Kind.VERB}  # "after a term that was passed on him in 2006" was first too
    if not is_opening or at >= verb or any(parse.kind(index) in stops for index in range(at + 1, verb)):
        return ""
    return parse.word(at)


def _is_arranged(parse: Parse, verb: int, date: TimeMention) -> bool:
    """ "Had been due on 8 June", "was to open on 9 May"."""
    arranged = words("future", "cues", "arranged", "plans")
    told = parse.sentence.lower[parse.chunks[verb].first : date.first]
    return not arranged.isdisjoint((parse.lemma(verb), *told)) or not UNTOLD.isdisjoint(parse.traits(verb))


def _is_done_before(parse: Parse, verb: int) -> bool:
    """ "Had been held", "having lost"."""
    span, lower = parse.chunks[verb], parse.sentence.lower
    return span.first < span.head and lower[span.first] in words("ordering", "perfect")
