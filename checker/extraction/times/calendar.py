"""Days, and the whole weeks, months and years around them ("the week of 5 May"); the clock is never read.

A stretch of days is its first and its last one. Years before Christ are counted back from `ERA`, so that one
arithmetic serves both: 480 BC is 9520, and the year after it 479 BC. They have values, and no timespans.
"""

from __future__ import annotations

import calendar
from datetime import date, datetime, time, timedelta
from typing import Any

from checker.lexicon.load import table
from checker.model.timespan import Timespan

Days = tuple[date, date]

YEAR = 12
"""Months."""

ERA = 10_000
LAST_CHRISTIAN_YEAR = 5_000
"""What lies behind it is counted back from `ERA`."""


# Arithmetic


def add_days(day: date, days: int) -> date:
    return date.fromordinal(min(max(day.toordinal() + days, 1), date.max.toordinal() - 1))


def add_months(day: date, months: int) -> date:
    """The same day some months on, or the last one of a shorter month."""
    year, month = divmod(day.year * YEAR + day.month - 1 + months, YEAR)
    year = min(max(year, 1), date.max.year - 1)
    return date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))


def safe_date(year: int, month: int, day: int) -> date | None:
    """A date, or None where the calendar has none."""
    try:
        return date(year, month, day)
    except ValueError:
        return None


def moved(day: date, unit: str, count: int) -> date:
    """A day so many units of time away."""
    entry = table("calendar")["units"][unit]
    if "months" in entry:
        return add_months(day, count * entry["months"])
    return add_days(day, count * entry["days"] if "days" in entry else count * entry["seconds"] // 86_400)


# Whole stretches


def months_from(first: date, count: int) -> Days:
    """Whole months from the one of a day."""
    start = first.replace(day=1)
    return start, add_days(add_months(start, count), -1)


def whole(unit: str, day: date) -> Days:
    """The whole unit of time around a day: its week from Monday to Sunday, its month, its decade."""
    months = table("calendar")["units"][unit].get("months")
    if months:
        behind = (day.year * YEAR + day.month - 1) % months
        return months_from(add_months(day.replace(day=1), -behind), months)
    monday = add_days(day, -day.weekday())
    if unit == "weekend":
        return add_days(monday, 5), add_days(monday, 6)
    return (monday, add_days(monday, 6)) if unit in ("week", "fortnight") else (day, day)


def season(name: str, year: int) -> Days:
    """The whole months of a season that begins in a year."""
    first, last = table("calendar")["seasons"][name]["months"]
    return months_from(date(year, first, 1), last - first + 1)


def portion(days: Days, entry: dict[str, Any]) -> Days:
    """A part of a stretch: its first or last day, or some of its halves or thirds."""
    first, last = days
    if "day" in entry:
        return (first, first) if entry["day"] == "first" else (last, last)
    low, high, of = entry["cut"]
    start, end = _cut(days, low, of), _cut(days, high, of)
    return start, max(start, add_days(end, -1))


def _cut(days: Days, number: int, of: int) -> date:
    """Where a stretch is cut: at whole months of a year, at the 11th and 21st of a month."""
    first, last = days
    after = add_days(last, 1)
    months = (after.year - first.year) * YEAR + after.month - first.month
    if number == of:
        return after
    if first.day == 1 == after.day and months % of == 0:
        return add_months(first, months // of * number)
    length = (last - first).days + 1
    is_month_in_thirds = of == 3 and 28 <= length <= 31
    return add_days(first, 10 * number if is_month_in_thirds else round(length * number / of))


def hours(day: date, start: float, end: float) -> Timespan:
    """A part of a day, in hours from its midnight."""
    midnight = datetime.combine(day, time.min)
    return Timespan(midnight + timedelta(hours=start), midnight + timedelta(hours=end))


# Values of TIMEX3


def year_value(year: int) -> str:
    return f"BC{ERA - year:04}" if year > LAST_CHRISTIAN_YEAR else f"{year:04}"


def month_value(day: date) -> str:
    return f"{year_value(day.year)}-{day.month:02}"


def day_value(day: date) -> str:
    return f"{month_value(day)}-{day.day:02}"


def value_of(days: Days) -> str:
    """``2025-03-27``, ``2025-W09``, ``2025-05``, ``2025-Q2``, ``2025-SU``, ``2025``, ``199``, ``19``."""
    first, last = days
    if first == last:
        return day_value(first)
    after = add_days(last, 1)
    if first.day == 1 == after.day:
        return _value_of_months(first, (after.year - first.year) * YEAR + after.month - first.month)
    length = (after - first).days
    if (first.weekday(), length) in ((0, 7), (5, 2)):
        year, week, _ = first.isocalendar()
        return f"{year_value(year)}-W{week:02}{'' if length > 2 else '-WE'}"
    return f"{day_value(first)}/{day_value(last)}"


def _value_of_months(first: date, count: int) -> str:
    year, index = year_value(first.year), first.month - 1
    if count == 1:
        return month_value(first)
    if count == 3:
        return f"{year}-Q{index // 3 + 1}" if index % 3 == 0 else f"{year}-{_season_of(first.month)}"
    if count == 6 and index % 6 == 0:
        return f"{year}-H{index // 6 + 1}"
    for length, digits in ((1, 4), (10, 3), (100, 2)):
        if count == length * YEAR and index == 0 and first.year % length == 0:
            return year[: digits + len(year) - len("2025")]
    last = add_months(first, count - 1)
    return (
        f"{year}/{year_value(last.year)}"
        if count % YEAR == 0 == index
        else f"{year}-{first.month:02}/{month_value(last)}"
    )


def _season_of(month: int) -> str:
    codes = {entry["months"][0]: str(entry["value"]) for entry in table("calendar")["seasons"].values()}
    return codes.get(month, f"{month:02}")


def second_sunday_of_march(year: int) -> date:
    return add_days(date(year, 3, 14), -((date(year, 3, 14).weekday() + 1) % 7))


def first_sunday_of_november(year: int) -> date:
    return add_days(date(year, 11, 7), -((date(year, 11, 7).weekday() + 1) % 7))
