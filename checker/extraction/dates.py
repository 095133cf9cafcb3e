"""Dates with a month, dates relative to others, and periods; and the reference they are resolved against."""

from __future__ import annotations

import functools
import re
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

import msgspec

from checker.extraction.calendar import (
    add_days,
    add_months,
    lexicon,
    month_span,
    safe_date,
    shift,
    week_of,
    week_value,
    year_span,
)
from checker.extraction.numerals import numeral
from checker.extraction.sentence import Sentence
from checker.model.timespan import Holds, Timespan

DAY_NUMBER = re.compile(r"([0-2]?\d|3[01])(?:st|nd|rd|th)?")
YEAR = re.compile(r"1[0-9]\d\d|20\d\d|21\d\d")
WEEKDAY = re.compile(r"\b[A-Z][a-z]+day\b")
NAMED_YEAR = re.compile(r"\b(?:1[0-9]|20)\d\d\b")
NARRATIVE = 2
"""A year this far before a report's own date is of the past."""

HISTORY = 4
"""A text that names so many past years, and twice as many of them as weekdays and years of its own, is history."""


class Found(msgspec.Struct, frozen=True):
    """A time expression at tokens `first` to `last`; see `TimeMention` for the rest."""

    first: int
    last: int
    type: str
    value: str
    span: Timespan | None = None
    weekday: int | None = None
    explicit: bool = False
    year_given: bool = False


class Reference:
    """What a report's times are resolved against: its own date, and where its narrative has come to."""

    def __init__(self, published: date | None = None, text: str = "") -> None:
        self.published = published
        self.anchor: date | None = None
        self.span: Timespan | None = None
        self.sentences_ago = 0
        self.year: int | None = None
        self.future = False
        self.history = published is None or _is_history(text, published.year)

    def enter(self, sentence: Sentence) -> None:
        """Take up a new sentence: whether it speaks of what is to come."""
        self.future = not _future().isdisjoint(sentence.lower)
        self.sentences_ago += 1
        if self.sentences_ago > 1 and not self.history:
            self.anchor = self.span = None

    def follow(self, span: Timespan, explicit: bool, year_given: bool) -> None:
        """Move the narrative to a date that was mentioned."""
        if span.end - span.start <= timedelta(days=400):
            self.anchor, self.span, self.sentences_ago = span.first_day, span, 0
        if year_given or explicit:
            self.year = span.first_day.year

    def day(self) -> date | None:
        """The day that is being spoken of."""
        if self.is_narrative():
            return self.anchor
        return self.published or self.anchor

    def is_narrative(self) -> bool:
        """Whether months and days without a year are of the year spoken of last, not of the report's own."""
        if self.year is None or not self.history:
            return False
        return self.published is None or self.year <= self.published.year - NARRATIVE

    def year_of(self, month: int, day: int = 1) -> int | None:
        """The year of a month that is named without one."""
        if self.is_narrative() and self.year is not None:
            return self.year
        published = self.published
        if published is None:
            return self.year
        if (month, day) <= (published.month, published.day):
            ahead = self.future and (published.month - month) > 6
            return published.year + ahead
        soon = month == published.month or month - published.month <= 1
        return published.year if self.future or (soon and day - published.day <= 7) else published.year - 1

    def weekday(self, weekday: int, modifier: str) -> date | None:
        """The day that a weekday's name means: the last one up to the report's date, or the next."""
        base = self.published if not self.is_narrative() else self.anchor
        if base is None:
            return None
        if modifier in shift("following") or (self.future and modifier not in shift("previous")):
            ahead = (weekday - base.weekday()) % 7
            return add_days(base, ahead or (7 if modifier in shift("following") else 0))
        back = (base.weekday() - weekday) % 7
        return add_days(base, -(back or (7 if modifier in shift("previous") else 0)))


def _is_history(text: str, year: int) -> bool:
    years = [int(found) for found in NAMED_YEAR.findall(text)]
    past = sum(found <= year - NARRATIVE for found in years)
    return past >= HISTORY and past > 2 * (len(years) - past + len(WEEKDAY.findall(text)))


@functools.cache
def _future() -> frozenset[str]:
    return shift("future")


# Dates with a month


def dates_of(sentence: Sentence, at: int, context: Reference) -> Found | None:
    """ "27 March 2025", "March 27", "March 2025", "mid-January", "2025-03-27", "the end of June"."""
    return _iso(sentence, at) or _day_month(sentence, at, context) or _month(sentence, at, context)


def _iso(sentence: Sentence, at: int) -> Found | None:
    words = sentence.words[at : at + 5]
    if len(words) == 5 and words[1] == words[3] and words[1] in "-/" and all(words[i].isdigit() for i in (0, 2, 4)):
        numbers = [int(words[i]) for i in (0, 2, 4)]
        order = (0, 1, 2) if len(words[0]) == 4 else (2, 0, 1)
        if words[1] == "/" and len(words[4]) != 4:
            return None
        found = safe_date(*(numbers[i] for i in order))
        if found:
            return Found(at, at + 5, "DATE", found.isoformat(), Timespan.day(found), None, True, True)
    return None


def _month_at(sentence: Sentence, at: int) -> int | None:
    """The month that a token names; "may" and "march" only as names."""
    if not 0 <= at < len(sentence.words):
        return None
    month: int | None = lexicon("months").get(sentence.lower[at])
    return month if month and sentence.words[at][0].isupper() else None


def _day_number(sentence: Sentence, at: int) -> int | None:
    match = DAY_NUMBER.fullmatch(sentence.lower[at]) if 0 <= at < len(sentence.words) else None
    day = int(match[1]) if match else 0
    return day if 1 <= day <= 31 else None


def _year_at(sentence: Sentence, at: int) -> tuple[int | None, int]:
    """The year at a token, perhaps behind a comma or "of", and where it ends."""
    start = at + (sentence.lower[at : at + 1] in ([","], ["of"], ["."]))
    if start < len(sentence.words) and YEAR.fullmatch(sentence.words[start]):
        return int(sentence.words[start]), start + 1
    return None, at


def _day_month(sentence: Sentence, at: int, context: Reference) -> Found | None:
    """Day and month in either order, with or without the year."""
    first, last = _day_number(sentence, at), at + 1
    if first is not None:
        last += sentence.lower[last : last + 1] == ["of"]
        month = _month_at(sentence, last)
        day: int | None = first
    else:
        month = _month_at(sentence, at)
        last += sentence.lower[last : last + 1] in (["."], ["the"])
        day = _day_number(sentence, last)
    if month is None or day is None or _glued_range(sentence, at):
        return None
    last += 1
    year, end = _year_at(sentence, last)
    given = year is not None
    year = year or context.year_of(month, day)
    found = safe_date(year, month, day) if year else None
    if found is None:
        value = f"{year or 'XXXX'}-{month:02}-{day:02}"
        return Found(at, end, "DATE", value, None, None, True, given)
    return Found(at, end, "DATE", found.isoformat(), Timespan.day(found), None, True, given)


def _glued_range(sentence: Sentence, at: int) -> bool:
    """ "1-3 March": the date begins before."""
    return at > 1 and sentence.lower[at - 1] == "-" and sentence.ends[at - 2] == sentence.starts[at - 1]


def _month(sentence: Sentence, at: int, context: Reference) -> Found | None:
    """ "March", "March 2025", "mid-January", "late June", "the end of March", "last March"."""
    lower = sentence.lower
    part, start = _part_of(lower, at)
    modifier = (
        lower[start] if lower[start : start + 1] and lower[start] in shift("previous") | shift("following") else ""
    )
    start += bool(modifier)
    month = _month_at(sentence, start)
    if month is None or (len(lower[start]) < 4 and lower[start] != "may"):
        return None
    if lower[start] in ("may", "march") and sentence.tags[start] != "PROPN":
        return None
    year, end = _year_at(sentence, start + 1)
    given = year is not None
    year = year or context.year_of(month)
    if year is None:
        return Found(at, end, "DATE", f"XXXX-{month:02}")
    span = _third(month_span(year, month), part)
    return Found(at, end, "DATE", f"{year}-{month:02}", span, None, False, given)


def _part_of(lower: list[str], at: int) -> tuple[str, int]:
    """Which part of a month or a year is meant, and where its name begins."""
    for name in ("early", "mid", "late", "start", "end"):
        if lower[at] in shift(name):
            start = at + 1
            start += lower[start : start + 1] == ["-"]
            if name in ("start", "end") or lower[at] == "middle":
                if lower[start : start + 1] != ["of"]:
                    continue
                start += 1 + (lower[start + 1 : start + 2] == ["the"])
            return name, start
    return "", at


def _third(span: Timespan, part: str) -> Timespan:
    """Days 1 to 10, 11 to 20, or 21 to the end of a month; the like of longer spans; its last day for its end."""
    first, last = span.first_day, span.last_day
    length = (last - first).days + 1
    cuts = (first + timedelta(days=round(length / 3)), first + timedelta(days=round(2 * length / 3)))
    if length <= 31:
        cuts = (first + timedelta(days=10), first + timedelta(days=20))
    if part == "early":
        return Timespan.days(first, cuts[0] - timedelta(days=1))
    if part == "mid":
        return Timespan.days(cuts[0], cuts[1] - timedelta(days=1))
    if part == "late":
        return Timespan.days(cuts[1], last)
    if part == "end":
        return Timespan.day(last)
    return Timespan.day(first) if part == "start" else span


# Relative to other dates


def relative(sentence: Sentence, at: int, context: Reference) -> Found | None:
    """ "yesterday", "last week", "two days later", "a year ago", "the same day", "now"."""
    lower = sentence.lower
    plain = lexicon("relative").get(lower[at])
    if plain is not None:
        return _plain(lower[at], at, plain, context)
    if lower[at] in lexicon("present") and context.published is not None:
        return Found(at, at + 1, "DATE", "PRESENT_REF")
    return _counted(sentence, at, context) or _shifted(sentence, at, context) or _that_time(sentence, at, context)


def _that_time(sentence: Sentence, at: int, context: Reference) -> Found | None:
    """ "at that hour", "by then": the moment spoken of last."""
    lower, span = sentence.lower, context.span
    if span is None:
        return None
    if lower[at] == "then" and lower[at - 1 : at] in (["by"], ["since"], ["until"]):
        return Found(at, at + 1, "DATE", span.first_day.isoformat(), span)
    if lower[at] == "that" and lower[at + 1 : at + 2] in (["hour"], ["time"], ["moment"], ["point"]) and at:
        prepositions = ("at", "by", "until", "since")
        if lower[at - 1] in prepositions:
            return Found(at, at + 2, "DATE", span.first_day.isoformat(), span)
    return None


def _plain(word: str, at: int, plain: dict[str, Any], context: Reference) -> Found:
    base = context.day()
    if base is None:
        return Found(at, at + 1, "DATE", "XXXX-XX-XX")
    first = add_days(base, plain["days"])
    last = add_days(first, plain.get("span", 1) - 1)
    value = first.isoformat() + ("TNI" if word == "tonight" else "")
    return Found(at, at + 1, "DATE", value, Timespan.days(first, last))


def _amount(sentence: Sentence, at: int) -> tuple[Decimal, int] | None:
    """How many, and where it ends: "two", "a", "several" is unknown."""
    if sentence.lower[at] in ("a", "an"):
        return Decimal(1), at + 1
    number = numeral(sentence, at)
    return (number.value, number.last) if number is not None and not number.fraction and not number.vague else None


def unit_at(sentence: Sentence, at: int) -> tuple[str, dict[str, Any]] | None:
    """The unit of time that a token names."""
    if at >= len(sentence.lower):
        return None
    word = sentence.lower[at]
    for name in (word, word.removesuffix("s")):
        if name in lexicon("units"):
            return name, lexicon("units")[name]
    return None


def _counted(sentence: Sentence, at: int, context: Reference) -> Found | None:
    """ "two days later", "a week earlier", "three months ago", "ten days after", "24 hours before"."""
    amount = _amount(sentence, at)
    unit = unit_at(sentence, amount[1]) if amount else None
    if amount is None or unit is None:
        return None
    word = sentence.lower[amount[1] + 1] if amount[1] + 1 < len(sentence.lower) else ""
    direction = 1 if word in shift("later") else -1 if word in shift("earlier") | shift("ago") else 0
    if not direction or (word == "on" and sentence.lower[amount[1] + 2 : amount[1] + 3] not in ([","], ["."], [])):
        return None
    base = context.published if word in shift("ago") and not context.is_narrative() else context.anchor or context.day()
    last = amount[1] + 2
    if base is None or not amount[0] < 10000:
        return None
    if context.span is not None and unit[0] in ("year", "month") and word not in shift("ago"):
        return same_period(Found(at, last, "DATE", ""), context.span, direction * int(amount[0]) * unit[1]["months"])
    return moved(Found(at, last, "DATE", ""), base, direction * int(amount[0]), unit)


def moved(found: Found, base: date, count: int, unit: tuple[str, dict[str, Any]]) -> Found:
    """A date some units away from another, as precise as its unit."""
    name, entry = unit
    if "months" in entry:
        day = add_months(base, count * entry["months"])
        if name in ("year", "decade", "century"):
            return msgspec.structs.replace(found, value=str(day.year), span=year_span(day.year))
        return msgspec.structs.replace(found, value=f"{day.year}-{day.month:02}", span=month_span(day.year, day.month))
    if "days" not in entry:
        return msgspec.structs.replace(found, value=base.isoformat(), span=Timespan.day(base))
    day = add_days(base, count * entry["days"])
    if name == "week" and count not in (-1, 1):
        monday, sunday = week_of(day)
        return msgspec.structs.replace(found, value=week_value(day), span=Timespan.days(monday, sunday, Holds.OVER))
    return msgspec.structs.replace(found, value=day.isoformat(), span=Timespan.day(day))


def same_period(found: Found, span: Timespan, months: int) -> Found:
    """ "a year earlier": the same quarter, month or day of another year."""
    first, last = add_months(span.first_day, months), add_months(add_days(span.last_day, 1), months)
    moved_span = Timespan.days(first, max(first, add_days(last, -1)), span.holds)
    return msgspec.structs.replace(found, value=str(first.year), span=moved_span)


def _shifted(sentence: Sentence, at: int, context: Reference) -> Found | None:
    """ "last week", "this year", "the following month", "that day", "next summer", "the weekend"."""
    lower = sentence.lower
    start = at + (lower[at] in shift("articles") and lower[at] == "the")
    word = lower[start] if start < len(lower) else ""
    step = -1 if word in shift("previous") else 1 if word in shift("following") else 0
    if not step and word not in shift("same"):
        return _weekend(sentence, at, start, context)
    unit_word = lower[start + 1] if start + 1 < len(lower) else ""
    base = context.day() if word in ("last", "next", "this", "past", "current", "coming") else context.anchor
    if base is None:
        return None
    if unit_word in lexicon("seasons"):
        return _season(Found(at, start + 2, "DATE", ""), unit_word, base, step)
    unit = unit_at(sentence, start + 1)
    if unit is None or unit_word.endswith("s"):
        return None
    return _around(Found(at, start + 2, "DATE", ""), base, step, unit)


def _around(found: Found, base: date, step: int, unit: tuple[str, dict[str, Any]]) -> Found | None:
    """The whole week, month or year before, around or after a day."""
    name = unit[0]
    if name == "day":
        day = add_days(base, step)
        return msgspec.structs.replace(found, value=day.isoformat(), span=Timespan.day(day))
    if name == "week":
        monday, sunday = week_of(add_days(base, 7 * step))
        return msgspec.structs.replace(found, value=week_value(monday), span=Timespan.days(monday, sunday, Holds.OVER))
    if name == "weekend":
        monday, sunday = week_of(add_days(base, 7 * step if step else 0))
        span = Timespan.days(sunday - timedelta(days=1), sunday)
        return msgspec.structs.replace(found, value=week_value(monday) + "-WE", span=span)
    if name in ("month", "year"):
        return moved(found, base, step, unit)
    if name == "quarter":
        day = add_months(base, 3 * step)
        return msgspec.structs.replace(found, **_quarter(day.year, (day.month - 1) // 3 + 1))
    if name == "night":
        day = add_days(base, min(step, 0))
        return msgspec.structs.replace(found, type="TIME", value=day.isoformat() + "TNI", span=Timespan.day(day))
    return None


def _weekend(sentence: Sentence, at: int, start: int, context: Reference) -> Found | None:
    if sentence.lower[start : start + 1] != ["weekend"] or start == at:
        return None
    base = context.day()
    if base is None:
        return None
    sunday = add_days(base, -((base.weekday() + 1) % 7) or (0 if base.weekday() == 6 else -7))
    span = Timespan.days(add_days(sunday, -1), sunday)
    return Found(at, start + 1, "DATE", week_value(sunday) + "-WE", span)


def _season(found: Found, name: str, base: date, step: int) -> Found:
    first, last = lexicon("seasons")[name]["months"]
    year = base.year + step
    if step < 0 and last < base.month:
        year = base.year
    if step > 0 and first > base.month:
        year = base.year
    value = f"{year}-{lexicon('seasons')[name]['value']}"
    return msgspec.structs.replace(found, value=value, span=season_span(year, first, last))


def season_span(year: int, first: int, last: int) -> Timespan:
    start = date(year, first, 1)
    return Timespan.days(start, add_days(add_months(start, last - first + 1), -1), Holds.OVER)


def _quarter(year: int, quarter: int) -> dict[str, Any]:
    start = date(year, 3 * quarter - 2, 1)
    return {
        "value": f"{year}-Q{quarter}",
        "span": Timespan.days(start, add_days(add_months(start, 3), -1), Holds.OVER),
    }


# Periods


def periods(sentence: Sentence, at: int, context: Reference) -> Found | None:
    """Quarters, seasons with a year, years that end in a month, stretches up to now, and durations."""
    return (
        _quarter_of(sentence, at, context)
        or _season_of(sentence, at, context)
        or _ending(sentence, at, context)
        or _so_far(sentence, at, context)
        or _duration(sentence, at)
    )


def _quarter_of(sentence: Sentence, at: int, context: Reference) -> Found | None:
    """ "the second quarter of 2023", "Q2 2023", "third-quarter"."""
    lower = sentence.lower
    number = lexicon("quarters").get(lower[at])
    alone = len(lower[at]) == 2 or "-" in lower[at]
    if number is None or not (alone or lower[at + 1 : at + 2] == ["quarter"]):
        return None
    last = at + 1 + (not alone)
    year, last = _year_at(sentence, last)
    if year is None:
        base = context.day()
        if base is None:
            return Found(at, last, "DATE", f"XXXX-Q{number}")
        year = base.year - (3 * number - 2 > base.month)
    return Found(at, last, "DATE", **_quarter(year, number))


def _season_of(sentence: Sentence, at: int, context: Reference) -> Found | None:
    """ "the summer of 1942", "in spring 2023"."""
    season = lexicon("seasons").get(sentence.lower[at])
    if season is None:
        return None
    year, last = _year_at(sentence, at + 1)
    signalled = at > 0 and sentence.lower[at - 1] in lexicon("bare")["season"]
    if year is None:
        year = context.year if context.is_narrative() else None
        if year is None or not signalled or sentence.tags[at] == "VERB":
            return None
    return Found(at, last, "DATE", f"{year}-{season['value']}", season_span(year, *season["months"]))


def _ending(sentence: Sentence, at: int, context: Reference) -> Found | None:
    """ "the year to June", "the twelve months to June 2024", "the year ending March 2023", "calendar year 2022"."""
    lower = sentence.lower
    amount = _amount(sentence, at) if lower[at] not in ("year", "a") else (Decimal(1), at)
    unit = unit_at(sentence, amount[1]) if amount else None
    if amount is None or unit is None or "months" not in unit[1]:
        return None
    start = amount[1] + 1
    words = lower[start : start + 4]
    size = next((len(lead) for lead in _leads() if tuple(words[: len(lead)]) == lead), 0)
    month = _month(sentence, start + size, context) if size and start + size < len(lower) else None
    if month is None or month.span is None:
        day = _day_month(sentence, start + size, context) if size and start + size < len(lower) else None
        if day is None or day.span is None:
            return None
        month = day
    assert month.span is not None
    end = month.span.last_day
    first = add_days(add_months(add_days(end, 1), -int(amount[0]) * unit[1]["months"]), 0)
    if first >= end:
        return None
    span = Timespan.days(first, end, Holds.OVER)
    months = int(amount[0]) * unit[1]["months"]
    return Found(at, month.last, "DATE", f"P{months}M", span, None, False, month.year_given)


@functools.cache
def _leads() -> tuple[tuple[str, ...], ...]:
    return tuple(tuple(words.split()) for words in lexicon("periods")["ending"])


def _so_far(sentence: Sentence, at: int, context: Reference) -> Found | None:
    """ "the past three months", "the last 24 hours", "so far this year"."""
    lower = sentence.lower
    start = at + (lower[at] in ("the", "these"))
    if start >= len(lower) or lower[start] not in shift("previous") | shift("following"):
        return None
    amount = _amount(sentence, start + 1) if start + 1 < len(lower) else None
    unit = unit_at(sentence, amount[1]) if amount else None
    if amount is None or unit is None:
        return None
    count = amount[0]
    value = duration_value(count, unit)
    base = context.day()
    if base is None or count > 5000:
        return Found(at, amount[1] + 1, "DURATION", value)
    forward = lower[start] in shift("following")
    other = _away(base, int(count) * (1 if forward else -1), unit[1])
    first, last = (base, other) if forward else (other, base)
    return Found(at, amount[1] + 1, "DURATION", value, Timespan.days(first, last, Holds.OVER))


def _away(base: date, count: int, entry: dict[str, Any]) -> date:
    if "months" in entry:
        return add_months(base, count * entry["months"])
    days = entry.get("days", 0) * count or round(count * entry.get("seconds", 0) / 86400)
    return add_days(base, days)


def duration_value(count: Decimal, unit: tuple[str, dict[str, Any]]) -> str:
    """ "P9D", "PT17H", "P2.5Y"."""
    entry = unit[1]
    number = (count * entry.get("times", 1)).normalize()
    letter = entry["letter"]
    return f"P{'T' if letter.startswith('T') else ''}{number:f}{letter.removeprefix('T')}"


def _duration(sentence: Sentence, at: int) -> Found | None:
    """ "nine days", "a 17-hour search", "two and a half years"; the article alone only after "for"."""
    lower = sentence.lower
    amount = _amount(sentence, at)
    if amount is None:
        return None
    if lower[at] in ("a", "an") and lower[at - 1 : at] not in (
        ["for"],
        ["about"],
        ["within"],
        ["in"],
        ["than"],
        ["after"],
    ):
        return None
    start = amount[1] + (lower[amount[1] : amount[1] + 1] == ["-"])
    unit = unit_at(sentence, start)
    behind = lower[start + 1 : start + 3]
    if unit is None or behind[:1] in (["old"], ["olds"]) or behind == ["-", "old"]:
        return None
    if unit[0] in ("second", "quarter", "fall") and lower[start] == unit[0] and amount[0] != 1:
        return None
    return Found(at, start + 1, "DURATION", duration_value(amount[0], unit))
