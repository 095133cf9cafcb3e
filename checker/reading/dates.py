"""The dates of headers, front matter and records: ISO or in English, never a guess."""

from __future__ import annotations

import functools
import re
from datetime import date

from checker.errors import InputError
from checker.lexicon.load import table

YEAR_FIRST = re.compile(r"([0-9]{4})([-/.])([0-9]{1,2})\2([0-9]{1,2})(?:[T ][0-9:.]+ ?(?:Z|[+-][0-9:]+)?)?")
DAY_FIRST = re.compile(r"([0-9]{1,2})(?:st|nd|rd|th)?[ -]([A-Za-z]+)\.?(?: ?,)?[ -]([0-9]{4})")
MONTH_FIRST = re.compile(r"([A-Za-z]+)\.? ([0-9]{1,2})(?:st|nd|rd|th)?(?: ?,)? ([0-9]{4})")
WEEKDAY = re.compile(r"([A-Za-z]+)\.?,? (?=.*[A-Za-z])")
NUMBERS = re.compile(r"([0-9]{1,2})([-/.])([0-9]{1,2})\2([0-9]{4})")
ADVICE = "write it as 2025-03-27"


def read_date(text: str, where: str) -> date:
    """The date that a field names. Raises `InputError` where there is none, or more than one reading."""
    try:
        return iso_date(text)
    except InputError as error:
        raise InputError(error.what, where=where, advice=error.advice) from None


@functools.lru_cache(maxsize=1 << 12)
def iso_date(text: str) -> date:
    """The same without a place to blame."""
    plain = " ".join(text.split())
    if match := YEAR_FIRST.fullmatch(plain):
        return _date(int(match[1]), int(match[3]), int(match[4]), plain)
    if match := NUMBERS.fullmatch(plain):
        return _either_way(int(match[1]), int(match[3]), int(match[4]), plain)
    weekday, rest = _weekday(plain)
    if match := DAY_FIRST.fullmatch(rest):
        found = _date(int(match[3]), _month(match[2], plain), int(match[1]), plain)
    elif match := MONTH_FIRST.fullmatch(rest):
        found = _date(int(match[3]), _month(match[1], plain), int(match[2]), plain)
    else:
        raise InputError(f"{plain!r} is no date", advice=ADVICE)
    if weekday is not None and weekday != found.weekday():
        raise InputError(f"{plain!r}: that day is a {found:%A}", advice="mend the weekday or the date")
    return found


def _weekday(text: str) -> tuple[int | None, str]:
    """The weekday that a date begins with, None if it does not, and the rest."""
    match = WEEKDAY.match(text)
    weekday = table("calendar")["weekdays"].get(match[1].lower()) if match else None
    return (weekday, text[match.end() :]) if match and weekday is not None else (None, text)


def _month(name: str, text: str) -> int:
    month = table("calendar")["months"].get(name.lower())
    if month is None:
        raise InputError(f"{text!r} is no date: no month is called {name!r}", advice=ADVICE)
    return int(month)


def _either_way(first: int, second: int, year: int, text: str) -> date:
    """A date in numbers only, where one of the two orders is no date or both are the same."""
    if first != second and max(first, second) <= 12:
        raise InputError(f"the date {text!r} can be read in two ways", advice=ADVICE)
    day, month = (first, second) if second <= 12 else (second, first)
    return _date(year, month, day, text)


def _date(year: int, month: int, day: int, text: str) -> date:
    try:
        return date(year, month, day)
    except ValueError:
        raise InputError(f"{text!r} is a date that the calendar does not have", advice=ADVICE) from None
