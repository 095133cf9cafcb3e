"""Kinds of rules on lengths of time: how much lies between two moments, and how much somebody counted."""

from __future__ import annotations

from datetime import timedelta
from decimal import Decimal

from checker.judging.outcome import OPEN, Outcome
from checker.judging.pooled import Binding, Pooled
from checker.judging.time_relations import SECOND
from checker.model.amount import TIME, Reading
from checker.model.claim import Confidence
from checker.model.finding import Step
from checker.model.interval import ZERO, Interval, Verdict
from checker.model.timespan import DAY, Timespan

YEAR = "year"
WEEK = "week"
MONTH, HALF_YEAR = timedelta(days=31), timedelta(days=183)
HOUR, HALF_HOUR, FIVE_MINUTES, TENTH = timedelta(hours=1), timedelta(minutes=30), timedelta(minutes=5), 10
HALF_DAY = timedelta(hours=12)
LEAP_DAY = (2, 29)
SELDOM = 8
"""What is held every year may have been put off once in so many."""


def duration(binding: Binding, reading: Reading) -> Outcome:
    """Whether something lasts from its start to its end; whole days may be counted with both ends or without."""
    return _between(binding, reading, days=DAY)


def apart(binding: Binding, reading: Reading) -> Outcome:
    """Whether so much time lies between two moments; days are counted from the one to the other."""
    exact = _unit_of(binding["duration"][0]) >= DAY
    return _between(binding, reading, days=timedelta() if exact else DAY)


def _between(binding: Binding, reading: Reading, days: timedelta) -> Outcome:
    """`days` is how far the count of whole days between two days may be off."""
    first, last = (binding[name][0].claim.moment for name in ("start", "end"))
    if first is None or last is None:
        return OPEN
    if Confidence.HIGH not in (binding[name][0].claim.confidence for name in ("start", "end")):
        last = _of_its_year(last, first)
    shortest, longest = last.start - first.end, last.end - first.start
    if _is_day(first) and _is_day(last):
        shortest = last.start - first.start - days
        longest = last.start - first.start + days
    return _lasting(binding["duration"][0], shortest, longest, reading)


def _of_its_year(span: Timespan, other: Timespan) -> Timespan:
    """A day whose year is a guess, in the year in which it lies nearest to another."""
    if abs(span.start - other.start) <= HALF_YEAR or (span.start.month, span.start.day) == LEAP_DAY:
        return span
    years = range(other.start.year - 1, other.start.year + 2)
    start = min((span.start.replace(year=year) for year in years), key=lambda one: abs(one - other.start))
    return Timespan(start, start + span.length, span.holds, span.offset)


def elapsed(binding: Binding, reading: Reading) -> Outcome:
    """Whether so much time went by from a moment to the report's date, in completed or in begun units."""
    span = _to_report(binding)
    if span is None:
        return OPEN
    unit = _unit_of(binding["duration"][0])
    return _lasting(binding["duration"][0], span[0] - unit, span[1] + unit, reading)


def remaining(binding: Binding, reading: Reading) -> Outcome:
    """Whether so much time is left from the report's date to a moment, give or take a unit."""
    end = binding["end"][0].claim
    if end.moment is None or end.when is None or end.moment.end <= end.when.start:
        return OPEN
    if end.confidence is not Confidence.HIGH and end.moment.end - end.when.start > HALF_YEAR:
        return OPEN  # the year is a guess, and it may be that of a day gone by
    unit = _unit_of(binding["duration"][0])
    shortest, longest = end.moment.start - end.when.end, end.moment.end - end.when.start
    return _lasting(binding["duration"][0], shortest - unit, longest + unit, reading)


def passed(binding: Binding, reading: Reading) -> Outcome:
    """Whether what is told as past, so long after a moment, was over by the report's date."""
    span = _to_report(binding)
    return OPEN if span is None else _at_most(binding["duration"][0], span[1], reading)


def _at_most(length: Pooled, longest: timedelta, reading: Reading) -> Outcome:
    """Whether a stated length is no longer than another."""
    if length.dimension != TIME:
        return OPEN
    step = _step(length.reading(reading), Interval(ZERO, max(ZERO, _seconds(longest))), "<=")
    return Outcome(step.verdict, (step,))


def _to_report(binding: Binding) -> tuple[timedelta, timedelta] | None:
    """The shortest and the longest time from a moment to the report's date, or None."""
    start = binding["start"][0].claim
    if start.moment is None or start.when is None:
        return None
    return start.when.start - start.moment.end, start.when.end - start.moment.start


def anniversary(binding: Binding, reading: Reading) -> Outcome:
    """Whether a year, the report's if none is told, is so many after that of the event.

    A feast may be a month off its day, but a year that is told is that of the feast.
    """
    start, rank = binding["start"][0].claim, binding["rank"][0]
    told = binding["end"][0].claim.moment if "end" in binding else start.when
    if start.moment is None or told is None:
        return OPEN
    first, last = (told.start - MONTH).year, (told.end + MONTH).year
    if told.length > HALF_YEAR:
        first, last = told.start.year, told.last_day.year
    fewest, most = first - start.moment.last_day.year, last - start.moment.start.year
    return _counted_years(rank, reading, fewest, most)


def nth(binding: Binding, reading: Reading) -> Outcome:
    """Whether the report's year is the nth since an event, with a year left out or counted twice."""
    start = binding["start"][0].claim
    if start.moment is None or start.when is None:
        return OPEN
    years = start.when.start.year - start.moment.start.year
    missed = years // SELDOM
    return _counted_years(binding["rank"][0], reading, years - missed - 1, years + 2)


def _counted_years(rank: Pooled, reading: Reading, fewest: int, most: int) -> Outcome:
    years = Interval(Decimal(fewest), Decimal(most))
    verdict = rank.reading(reading).equals(years)
    return Outcome(verdict, (Step("rank", rank.reading(reading), "==", "years since", years, YEAR, verdict),))


def counted(binding: Binding, _: Reading) -> Outcome:
    """Whether so much time lies between two others as somebody counted on from the second; only days are exact."""
    start, end, later = (binding[name][0].claim.moment for name in ("start", "end", "later"))
    if start is None or end is None or later is None or start.start >= end.start:
        return OPEN
    step = _step(_range(end, later, _slack(end, later)), _range(start, end, timedelta()), "==")
    return Outcome(step.verdict, (step,))


def _slack(end: Timespan, later: Timespan) -> timedelta:
    """By how much a count of weeks, months or years may be off that leads from one day to another."""
    if later.start - end.start == timedelta(weeks=1):
        return 2 * DAY
    months = (later.start.year - end.start.year) * 12 + later.start.month - end.start.month
    if later.start.day != end.start.day or not months:
        return timedelta()
    return MONTH / 2 if months % 12 else HALF_YEAR


def _range(one: Timespan, other: Timespan, slack: timedelta) -> Interval:
    """From how much to how much time lies between a moment of one span and a moment of another; days are whole."""
    if _is_day(one) and _is_day(other):
        return Interval(_seconds(other.start - one.start - slack), _seconds(other.start - one.start + slack))
    return Interval(_seconds(other.start - one.end), _seconds(other.end - one.start))


def later_on(binding: Binding, _: Reading) -> Outcome:
    """Whether a clock time lies so much after another, as counted; hours, and steps of five minutes, are round.

    An end before its start is of the other half of the day, or of the next day.
    """
    start, end, later = (binding[name][0].claim.moment for name in ("start", "end", "later"))
    if start is None or end is None or later is None or start.start == end.start:
        return OPEN
    actual = end.start - start.start if start.start < end.start else (end.start - start.start) % HALF_DAY
    for stated in (later.start - end.start, later.start - start.start):
        rounding = HALF_HOUR if stated % HOUR == timedelta() else timedelta(minutes=1)
        slack = timedelta() if stated % FIVE_MINUTES else abs(stated) / TENTH
        if abs(stated - actual) <= max(rounding, slack):
            return OPEN
    step = _step(Interval.point(_seconds(later.start - end.start)), Interval.point(_seconds(actual)), "==")
    return Outcome(Verdict.BROKEN, (step,))


def _lasting(length: Pooled, shortest: timedelta, longest: timedelta, reading: Reading) -> Outcome:
    """Whether a stated length lies between two; days are exact, larger units may be half a unit off."""
    if length.dimension != TIME:
        return OPEN
    if longest <= timedelta():
        return Outcome(Verdict.BROKEN)
    actual = Interval(max(_seconds(shortest), ZERO), _seconds(longest))
    step = _step(_stated(length, reading), actual, "==")
    return Outcome(step.verdict, (step,))


def _stated(length: Pooled, reading: Reading) -> Interval:
    """A length as meant: "two weeks" are 14 days, on the wide reading from 11 to 17."""
    stated, amount = length.reading(reading), length.claim.amount
    if amount is None or amount.unit.name != WEEK or reading is Reading.WIDE or amount.label != "=":
        return stated
    return amount.unit.to_base(Interval(min(amount.values), max(amount.values)))


def _unit_of(length: Pooled) -> timedelta:
    """One unit of a length."""
    amount = length.claim.amount
    one = amount.unit.to_base(Interval.point(1)).high if amount else ZERO
    return int(one) * SECOND


def _is_day(span: Timespan) -> bool:
    return span.length == DAY


def _seconds(length: timedelta) -> Decimal:
    return Decimal(length // SECOND)


def _step(stated: Interval, length: Interval, op: str) -> Step:
    return Step(
        left="duration",
        left_value=stated,
        op=op,
        right="end - start",
        right_value=length,
        unit=TIME,
        verdict=stated.equals(length) if op == "==" else stated.at_most(length),
    )
