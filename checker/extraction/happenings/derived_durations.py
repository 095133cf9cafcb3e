"""Lengths of time that a text gives by their ends alone: "Years active: 2009 - 2014" is about five years.

A derived length is a claim of its own, whose figure is the whole stretch, so that it meets lengths that other
reports spell out. A stretch that runs to the present ends when the report was written: on its date, or, in a fact
box with a birthday and an age, in the year of life that the age tells.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta
from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal
from itertools import pairwise

from msgspec.structs import replace

from checker.extraction.figures.context import context
from checker.extraction.figures.empty_claims import claim_at
from checker.extraction.figures.figure import Clauses
from checker.extraction.grammar.boxes import Box
from checker.extraction.happenings.happening import place_of
from checker.extraction.happenings.lives import is_life
from checker.extraction.times.times import DATES, TimeMention
from checker.lexicon import units
from checker.lexicon.grammar import words
from checker.model.amount import Amount
from checker.model.claim import Claim, Evidence
from checker.model.interval import Interval
from checker.model.report import Report
from checker.model.timespan import Timespan

DERIVED = "d"
"""Behind the id of a length that is derived from its ends."""

YEAR = Decimal("365.2425")
End = tuple[Timespan, int]
"""The end of a stretch, and where it ends in the text."""

LONG = 730
"""Days from which on a stretch is told in years; the ends of a shorter one say as much as its length."""

TENTH = Decimal("0.1")


def stretches(report: Report, clauses: Clauses, box: Box, told: Timespan | None) -> Iterator[Claim]:
    """A claim for the length of each stretch of years; `told` is when the report was written, if known."""
    dates = [one for one in clauses.times if one.type in DATES and one.point is not None]
    for one, other in pairwise(dates):
        joined = one.span == other.span != one.point and not is_life(clauses, one, other)
        if joined and one.point and other.point and _is_long(one.point, other.point):
            yield _length(report, clauses, box, one, (other.point, other.end))
    for date, (last, until) in _married(clauses, dates, told):
        if date.point and _is_long(date.point, last):
            yield _length(report, clauses, box, date, (last, until))
    for date in dates:
        end = _present(clauses, date)
        if end is not None and told is not None and date.point and date.point.end <= told.start:
            yield _length(report, clauses, box, date, (told, end))


def _married(clauses: Clauses, dates: list[TimeMention], told: Timespan | None) -> Iterator[tuple[TimeMention, End]]:
    """The stretches of marriages in a row: "(m. 1962; div. 1968)", and to the present "(m. 1989)"."""
    lower = clauses.sentence.lower
    for at, date in enumerate(dates if clauses.parse.label is not None else ()):
        if date.point != date.span or words("lasting", "married").isdisjoint(
            lower[max(0, date.first - 2) : date.first]
        ):
            continue
        after = next((one for one in dates[at + 1 : at + 2] if ")" not in lower[date.last : one.first]), None)
        if after is not None and after.point is not None:
            yield date, (after.point, after.end)
        elif after is None and told is not None and date.point and date.point.end <= told.start:
            yield date, (told, date.end)


def told_at(clauses: Clauses, told: Timespan | None) -> Timespan | None:
    """When a fact box was written, once a birthday with an age beside it has told so."""
    parse, dates = clauses.parse, clauses.times
    if told is not None or parse.word(parse.label) not in words("lasting", "born"):
        return told
    ages = [figure.value for figure in clauses.figures if figure.kind == "age"]
    born = next((one.point for one in dates if one.explicit and one.point), None)
    if len(ages) != 1 or born is None:
        return None
    return Timespan(_years_after(born.start, int(ages[0])), _years_after(born.end, int(ages[0]) + 1))


def _years_after(day: datetime, years: int) -> datetime:
    return day + timedelta(days=int(years * YEAR))


def _is_long(start: Timespan, end: Timespan) -> bool:
    return (end.end - start.start).days >= LONG


def _present(clauses: Clauses, date: TimeMention) -> int | None:
    """Where "2004 - present" ends in the text; None if the date opens no stretch to the present."""
    sentence = clauses.sentence
    behind = sentence.lower[date.last : date.last + 2]
    if len(behind) < 2 or behind[0] not in words("ranges", "joiners") or behind[1] not in words("lasting", "present"):
        return None
    return sentence.ends[date.last + 1]


def _length(report: Report, clauses: Clauses, box: Box, start: TimeMention, end: End) -> Claim:
    parse, (last, until) = clauses.parse, end
    assert start.point is not None
    place = place_of(parse, start, parse.verb_at(start.first))
    return replace(
        claim_at(report, parse.sentence, start.start, until, DERIVED),
        entity=box.title if parse.label is not None else "",
        amount=_amount((last.start - start.point.end).days, (last.end - start.point.start).days),
        context=context(parse, replace(place, is_date=False), box),
        evidence=(Evidence("amount", "from its ends", report.text[start.start : until]),),
    )


def _amount(shortest: int, longest: int) -> Amount:
    """A length between so many days, in years."""
    low = (max(shortest, 0) / YEAR).quantize(TENTH, ROUND_FLOOR)
    high = (longest / YEAR).quantize(TENTH, ROUND_CEILING)
    between = Interval(low, high)
    return Amount((low, high), units.named("year"), between, between, "range")
