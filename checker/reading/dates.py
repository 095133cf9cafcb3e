"""The dates of headers and front matter: ISO or with the month's name, never a guess."""

from __future__ import annotations

import re
from datetime import date

from checker.errors import InputError
from checker.lexicon.load import table

ISO = re.compile(r"(\d{4})-(\d{2})-(\d{2})(?:[T ].*)?")
DAY_FIRST = re.compile(r"(\d{1,2})(?:st|nd|rd|th)? ([A-Za-z]+)\.?,? (\d{4})")
MONTH_FIRST = re.compile(r"([A-Za-z]+)\.? (\d{1,2})(?:st|nd|rd|th)?,? (\d{4})")
SLASHES = re.compile(r"\d{1,2}[/.]\d{1,2}[/.]\d{2,4}")
ADVICE = "write it as 2025-03-27"


def read_date(text: str, where: str) -> date:
    """The date that a header names. Raises `InputError` where there is none, or more than one reading."""
    plain = " ".join(text.split())
    if match := ISO.fullmatch(plain):
        return _date(int(match[1]), int(match[2]), int(match[3]), plain, where)
    if match := DAY_FIRST.fullmatch(plain):
        return _date(int(match[3]), _month(match[2], plain, where), int(match[1]), plain, where)
    if match := MONTH_FIRST.fullmatch(plain):
        return _date(int(match[3]), _month(match[1], plain, where), int(match[2]), plain, where)
    if SLASHES.fullmatch(plain):
        raise InputError(f"the date {plain!r} can be read in two ways", where=where, advice=ADVICE)
    raise InputError(f"{plain!r} is no date", where=where, advice=ADVICE)


def _month(name: str, text: str, where: str) -> int:
    month = table("calendar")["months"].get(name.lower())
    if month is None:
        raise InputError(f"{text!r} is no date: no month is called {name!r}", where=where, advice=ADVICE)
    return int(month)


def _date(year: int, month: int, day: int, text: str, where: str) -> date:
    try:
        return date(year, month, day)
    except ValueError:
        raise InputError(f"{text!r} is a date that the calendar does not have", where=where, advice=ADVICE) from None
