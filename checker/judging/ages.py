"""Kinds of rules on ages: what day of birth an age leaves open, and whether two leave one."""

from __future__ import annotations

from datetime import datetime, timedelta
from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal

from checker.judging.outcome import OPEN, Outcome
from checker.judging.pooled import Binding, Pooled
from checker.model.amount import Reading
from checker.model.claim import LONGEST_CASE, Claim
from checker.model.interval import Interval, Verdict
from checker.model.timespan import DAY, Timespan
from checker.rulebook.measures import is_birthday

YEAR = "year"
BIRTHDAY = timedelta(days=14)
"""A birthday between two reports less far apart than this is not the usual case."""

Span = tuple[datetime, datetime]
"""From when until when somebody may have been born."""


def age(binding: Binding, reading: Reading) -> Outcome:
    """Whether two ages leave a day on which both may have been born.

    Where only the days between two reports keep them apart, a birthday in those days is possible (the wide
    reading) and not likely (the usual one).
    """
    one, other = (_birth(figure, reading) for figure in (binding["one"][0], binding["other"][0]))
    if _is_repeated(binding["one"][0].claim, binding["other"][0].claim):
        return OPEN
    if one is None or other is None:
        return _undated_ages(binding["one"][0], binding["other"][0], reading)
    is_told = any(is_birthday(binding[name][0].claim) for name in ("one", "other"))
    slack = min(BIRTHDAY, _apart(binding)) if reading is Reading.USUAL and not is_told else timedelta()
    return _meet(one, other, slack)


def _is_repeated(one: Claim, other: Claim) -> bool:
    """Whether one age is told years apart, on no day of its own: news long prints that of a deed, or of a death."""
    return one.amount == other.amount and not (one.dated and other.dated)


def birth(binding: Binding, reading: Reading) -> Outcome:
    """Whether somebody of that age on that day was born when another claim says."""
    born, span = binding["born"][0].claim.moment, _birth(binding["age"][0], reading)
    if born is None or span is None:
        return OPEN
    return _meet((born.start, born.end), span, timedelta())


def aged_at(binding: Binding, reading: Reading) -> Outcome:
    """Whether somebody born on one day has an age on another."""
    born, date = (binding[name][0].claim.moment for name in ("born", "date"))
    span = _born_by(binding["age"][0], date, reading)
    if born is None or span is None:
        return OPEN
    is_sure = date is not None and date.length == DAY and span[0] <= born.start and born.end <= span[1]
    if is_sure:
        return Outcome(Verdict.HOLDS)
    return _meet((born.start, born.end), span, timedelta())


def _birth(figure: Pooled, reading: Reading) -> Span | None:
    """From when until when somebody may have been born, given an age in years on a day."""
    claim = figure.claim
    if claim.amount is None or claim.amount.unit.name != YEAR:
        return None
    return _born_by(figure, claim.when, reading)


def _born_by(figure: Pooled, when: Timespan | None, reading: Reading) -> Span | None:
    """From when until when somebody may have been born who had so many years at a time."""
    amount = figure.claim.amount
    if amount is None or when is None:
        return None
    years = amount.reading(reading)
    if years.high.is_infinite() or not 0 <= years.low <= when.start.year - 2:
        return None
    eldest = int(years.high.to_integral_value(ROUND_FLOOR))
    youngest = int(years.low.to_integral_value(ROUND_CEILING))
    if eldest + 1 >= when.start.year:
        return None
    return _years_before(when.start, eldest + 1) + DAY, _years_before(when.end, youngest)


def _years_before(moment: datetime, years: int) -> datetime:
    try:
        return moment.replace(year=moment.year - years)
    except ValueError:  # the 29th of February
        return moment.replace(year=moment.year - years, day=28)


def _apart(binding: Binding) -> timedelta:
    spans = [binding[name][0].claim.when for name in ("one", "other")]
    known = [span for span in spans if span]
    return max(span.end for span in known) - min(span.start for span in known)


def _undated_ages(one: Pooled, other: Pooled, reading: Reading) -> Outcome:
    """Ages on days not told: a birthday may lie between, but usually the reports of a story tell of one day.

    Years may lie between a crime and its verdict, in any reading.
    """
    if one.claim.when is not None or other.claim.when is not None or one.claim.amount is None:
        return OPEN
    if other.claim.amount is None or {one.claim.amount.unit.name, other.claim.amount.unit.name} != {YEAR}:
        return OPEN
    first, second = one.claim.amount.reading(reading), other.claim.amount.reading(reading)
    years = 1 if reading is Reading.WIDE else 0
    if one.claim.context.in_court is not other.claim.context.in_court:
        years = LONGEST_CASE
    return Outcome((first + Interval(Decimal(-years), Decimal(years))).equals(second))


def _meet(one: Span, other: Span, slack: timedelta) -> Outcome:
    """Whether two spans share more than `slack`."""
    shared = min(one[1], other[1]) - max(one[0], other[0])
    return Outcome(Verdict.BROKEN if shared <= slack else Verdict.OPEN)
