"""Arithmetic of days, months and years for time expressions; the clock is never read."""

from __future__ import annotations

import calendar
import functools
from datetime import date, datetime, time, timedelta
from typing import Any

from checker.lexicon.load import table
from checker.model.timespan import Holds, Timespan

MONTHS = 12


@functools.cache
def lexicon(name: str) -> dict[str, Any]:
    section: dict[str, Any] = table("calendar")[name]
    return section


@functools.cache
def shift(name: str) -> frozenset[str]:
    return frozenset(lexicon("shift")[name])


def month_span(year: int, month: int, holds: Holds = Holds.OVER) -> Timespan:
    return Timespan.days(date(year, month, 1), date(year, month, calendar.monthrange(year, month)[1]), holds)


def year_span(year: int, last: int | None = None) -> Timespan:
    return Timespan.days(date(year, 1, 1), date(last or year, 12, 31), Holds.OVER)


def week_of(day: date) -> tuple[date, date]:
    """Monday and Sunday of a day's week."""
    monday = day - timedelta(days=day.weekday())
    return monday, monday + timedelta(days=6)


def add_months(day: date, months: int) -> date:
    """The same day some months on, or the last one of a shorter month."""
    index = day.year * MONTHS + day.month - 1 + months
    year, month = divmod(index, MONTHS)
    year = min(max(year, 1), 9998)
    return date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))


def safe_date(year: int, month: int, day: int) -> date | None:
    """A date, or None where the calendar has none."""
    try:
        return date(year, month, day)
    except ValueError:
        return None


def add_days(day: date, days: int) -> date:
    return date.fromordinal(min(max(day.toordinal() + days, 1), date.max.toordinal() - 1))


def hours(day: date, start: float, end: float) -> Timespan:
    """A part of a day, in hours from its midnight; the night runs into the next day."""
    midnight = datetime.combine(day, time.min)
    first, last = midnight + timedelta(hours=start), midnight + timedelta(hours=end)
    return Timespan(first, max(last, first + timedelta(minutes=1)))


def week_value(day: date) -> str:
    year, week, _ = day.isocalendar()
    return f"{year}-W{week:02}"
