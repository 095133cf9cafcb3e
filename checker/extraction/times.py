"""Time expressions and what they resolve to, against the report's date and against the times before them.

A small phrase grammar over tokens: each function of `FORMS` reads one form at a token and gives the mention or
None; the longest wins. Values are those of TIMEX3 (ISO 8601 with `PRESENT_REF`, `2025-W09`, `P9D`).
"""

from __future__ import annotations

import functools
import re
from collections.abc import Callable
from datetime import date, timedelta

import msgspec

from checker.extraction import clock
from checker.extraction.calendar import add_days, hours, lexicon, safe_date, shift
from checker.extraction.dates import Found, Reference, dates_of, periods, relative, same_period
from checker.extraction.numerals import triggers
from checker.extraction.sentence import Sentence
from checker.model.timespan import DAY, Holds, Timespan

YEAR = re.compile(r"1[0-9]\d\d|20\d\d|21\d\d")
DECADE = re.compile(r"(1[0-9]|20)\d0s")


class TimeMention(msgspec.Struct, frozen=True):
    """Text `start` to `end` (without its preposition, which is `signal`), tokens `first` to `last`.

    `type` is DATE, TIME, DURATION or SET; `span` the stretch of time, None where nothing resolves it; `weekday`
    the weekday it names (Monday 0), kept beside an `explicit` date so that the two can be held together; `point`
    the stretch without what its preposition makes of it.
    """

    start: int
    end: int
    first: int
    last: int
    type: str
    value: str
    span: Timespan | None = None
    weekday: int | None = None
    explicit: bool = False
    year_given: bool = False
    signal: str = ""
    note: str = ""
    point: Timespan | None = None


def times(sentence: Sentence, context: Reference) -> list[TimeMention]:
    """The time expressions of a sentence, in order; `context` follows the narrative as it goes."""
    if not _may_tell_time(sentence):
        return []
    context.enter(sentence)
    found: list[TimeMention] = []
    at = 0
    while at < len(sentence.words):
        best = _longest(sentence, at, context)
        if best is None:
            at += 1
            continue
        found.append(_mention(sentence, best, context))
        at = max(best.last, at + 1)
    return found


def _may_tell_time(sentence: Sentence) -> bool:
    """One cheap look: digits that may be a year or a clock, or a word of time."""
    return not _triggers().isdisjoint(sentence.lower) or any(word[0].isdigit() for word in sentence.words)


@functools.cache
def _triggers() -> frozenset[str]:
    names = ("months", "weekdays", "parts", "seasons", "units", "relative", "present")
    words = {word for name in names for word in lexicon(name)}
    words |= {"then", "that"}
    return frozenset(words | {word + "s" for word in words} | {"christmas", "halloween", "o'clock"})


@functools.cache
def _openers() -> frozenset[str]:
    """Words that a time expression may begin with, besides digits."""
    shifts = frozenset().union(*(lexicon("shift")[name] for name in ("previous", "following", "same", "articles")))
    parts = frozenset().union(*(lexicon("shift")[name] for name in ("early", "mid", "late", "start", "end")))
    names = ("months", "weekdays", "parts", "seasons", "relative", "present", "quarters")
    single = frozenset(word for name in names for word in lexicon(name))
    holidays = frozenset(name.split("'")[0].split()[0] for name in lexicon("holidays"))
    return shifts | parts | single | holidays | triggers() | frozenset(lexicon("openers")["words"])


def _longest(sentence: Sentence, at: int, context: Reference) -> Found | None:
    if not (sentence.words[at][0].isdigit() or sentence.lower[at] in _openers()):
        return None
    best: Found | None = None
    for form in FORMS:
        found = form(sentence, at, context)
        if found is not None and (best is None or found.last > best.last):
            best = found
    return best


def _mention(sentence: Sentence, found: Found, context: Reference) -> TimeMention:
    signal = sentence.lower[found.first - 1] if found.first else ""
    span = _held(found, signal, context)
    if span is not None and found.type in ("DATE", "TIME"):
        context.follow(span, found.explicit, found.year_given)
    return TimeMention(
        start=sentence.starts[found.first],
        end=sentence.ends[found.last - 1],
        first=found.first,
        last=found.last,
        type=found.type,
        value=found.value,
        span=span,
        weekday=found.weekday,
        explicit=found.explicit,
        year_given=found.year_given,
        signal=signal if any(signal in words for words in lexicon("signals").values()) else "",
        point=found.span,
        note="" if span or found.type not in ("DATE", "TIME") else "no date to resolve against",
    )


def _held(found: Found, signal: str, context: Reference) -> Timespan | None:
    """The span with its preposition: "by Sunday" holds until it, "since October" from it to the report's date."""
    span = found.span
    if span is None:
        return None
    if signal == "since" and context.published is not None and span.first_day <= context.published:
        return Timespan.days(span.first_day, context.published, Holds.OVER)
    if signal in lexicon("signals")["until"]:
        return Timespan(span.start, span.end, Holds.UNTIL, span.offset)
    if signal in lexicon("signals")["over"]:
        return Timespan(span.start, span.end, Holds.OVER, span.offset)
    return span


def _clock(sentence: Sentence, at: int, context: Reference) -> Found | None:
    """ "9:03 a.m. on Sunday", "at 7.30 on Friday morning", "noon", "0515 GMT": a minute of a day."""
    read = clock.read(sentence, at)
    if read is None:
        return None
    day, last = _day_near(sentence, read.last, context)
    base = day.span.first_day if day is not None and day.span is not None else context.day()
    value = f"T{read.hour:02}:{read.minute:02}"
    if base is None:
        return Found(at, last, "TIME", value)
    span = hours(base, read.hour + read.minute / 60, read.hour + (read.minute + 1) / 60)
    span = Timespan(span.start, span.start + timedelta(seconds=read.grain), Holds.AT, read.offset)
    weekday = day.weekday if day is not None else None
    explicit = day.explicit if day is not None else False
    year = day.year_given if day is not None else False
    return Found(at, last, "TIME", base.isoformat() + value, span, weekday, explicit, year)


def _day_near(sentence: Sentence, at: int, context: Reference) -> tuple[Found | None, int]:
    """The day that stands behind a clock time: "on Sunday", ", March 30"."""
    start = at
    while start < len(sentence.lower) and sentence.lower[start] in ("on", ",", "local", "time", "of", "the"):
        start += 1
    if start >= len(sentence.lower) or start - at > 4:
        return None, at
    day = _day(sentence, start, context)
    if day is None or day.span is None or day.span.end - day.span.start > DAY:
        return None, at
    return day, day.last


def _day(sentence: Sentence, at: int, context: Reference) -> Found | None:
    found = [form(sentence, at, context) for form in (_weekday, dates_of, relative)]
    return max((one for one in found if one is not None), key=lambda one: one.last, default=None)


def _weekday(sentence: Sentence, at: int, context: Reference) -> Found | None:
    """ "Thursday", "last Thursday", "Thursday, 22 September", "Sunday morning"."""
    lower = sentence.lower
    index = at + (lower[at] in shift("previous") | shift("following") | shift("same"))
    if index >= len(lower) or lower[index] not in lexicon("weekdays") or not sentence.words[index][0].isupper():
        return None
    if len(lower[index]) < 4 and lower[index + 1 : index + 2] != ["."] and sentence.tags[index] != "PROPN":
        return None
    weekday: int = lexicon("weekdays")[lower[index]]
    dated = _date_beside(sentence, index + 1, context)
    if dated is not None:
        return msgspec.structs.replace(dated, first=at, weekday=weekday)
    day = context.weekday(weekday, lower[at])
    if day is None:
        return Found(at, index + 1, "DATE", f"XXXX-WXX-{weekday + 1}", weekday=weekday)
    return with_part(sentence, Found(at, index + 1, "DATE", day.isoformat(), Timespan.day(day), weekday))


def _date_beside(sentence: Sentence, at: int, context: Reference) -> Found | None:
    """The date right behind a weekday: ", 22 September", "(March 30)", "the 4th of July"."""
    start = at
    while start < len(sentence.lower) and sentence.lower[start] in (",", "(", "the"):
        start += 1
    if start - at > 2 or start >= len(sentence.lower):
        return None
    found = dates_of(sentence, start, context)
    return found if found is not None and found.explicit else None


def with_part(sentence: Sentence, found: Found) -> Found:
    """A day narrowed by a part of it behind: "Sunday morning"."""
    word = sentence.lower[found.last] if found.last < len(sentence.lower) else ""
    part = lexicon("parts").get(word)
    if part is None or found.span is None or found.span.end - found.span.start != DAY:
        return found
    span = hours(found.span.first_day, *part["hours"])
    return msgspec.structs.replace(
        found, last=found.last + 1, type="TIME", value=found.value + part["value"], span=span
    )


def _part_of_day(sentence: Sentence, at: int, context: Reference) -> Found | None:
    """ "the evening of 22 March", "the early hours of Monday", "late on Wednesday", "early Sunday"."""
    lower = sentence.lower
    if lower[at] in ("late", "early"):
        start = at + 1 + (lower[at + 1 : at + 2] == ["on"])
        day = _day(sentence, start, context) if start < len(lower) else None
        if day is None or day.span is None or day.type != "DATE" or day.span.end - day.span.start != DAY:
            return None
        early = lower[at] == "early"
        span = hours(day.span.first_day, *((0, 9) if early else (18, 24)))
        value = day.value + ("TMO" if early else "TEV")
        return msgspec.structs.replace(day, first=at, type="TIME", value=value, span=span)
    if lower[at] not in lexicon("parts") and lower[at : at + 2] != ["early", "hours"] and lower[at] != "hours":
        return None
    start = at + (2 if lower[at] == "early" else 1)
    if lower[start : start + 1] not in (["of"], ["on"]):
        return None
    start += 1 + (lower[start + 1 : start + 2] == ["the"])
    day = _day(sentence, start, context) if start < len(lower) else None
    if day is None or day.span is None or day.span.end - day.span.start != DAY:
        return None
    part = lexicon("parts").get(lower[at], {"hours": [0, 6], "value": "TMO"})
    value = day.value + part["value"]
    span = hours(day.span.first_day, *part["hours"])
    return msgspec.structs.replace(day, first=at, type="TIME", value=value, span=span)


def _date(sentence: Sentence, at: int, context: Reference) -> Found | None:
    found = dates_of(sentence, at, context)
    return None if found is None else with_part(sentence, found)


def _year(sentence: Sentence, at: int, context: Reference) -> Found | None:
    """ "2019", "1950-53", "the 1990s"; four digits that count something are no year."""
    word = sentence.words[at]
    if DECADE.fullmatch(word):
        year = int(word[:4])
        return Found(at, at + 1, "DATE", word[:3], Timespan.days(date(year, 1, 1), date(year + 9, 12, 31), Holds.OVER))
    if not YEAR.fullmatch(word) or _counts(sentence, at):
        return None
    year = int(word)
    span = Timespan.days(date(year, 1, 1), date(year, 12, 31), Holds.OVER)
    return Found(at, at + 1, "DATE", word, span, None, False, True)


def _counts(sentence: Sentence, at: int) -> bool:
    """Whether a number that looks like a year counts something: "about 2000", "1987 people"."""
    lower, tags, bare = sentence.lower, sentence.tags, lexicon("bare")
    before = lower[at - 1] if at else ""
    if before in bare["counting"]:
        return True
    if at and tags[at - 1] == "PROPN" and before not in lexicon("months") and before not in lexicon("weekdays"):
        return False
    if at + 1 == len(tags):
        return False
    following = lower[at + 1]
    plural = tags[at + 1] == "NOUN" and following.endswith("s") and not following.endswith("ss")
    return (plural and before not in bare["year"]) or following in bare["counted"]


def _year_range(sentence: Sentence, at: int, context: Reference) -> Found | None:
    """ "1950-53", "2024-25", "1939 - 1945"."""
    words = sentence.words
    if at + 2 >= len(words) or not YEAR.fullmatch(words[at]) or sentence.lower[at + 1] != "-":
        return None
    tail = words[at + 2]
    if not tail.isdigit() or len(tail) not in (2, 4):
        return None
    first, last = int(words[at]), int(words[at][: 4 - len(tail)] + tail)
    if not first < last <= first + 200:
        return None
    span = Timespan.days(date(first, 1, 1), date(last, 12, 31), Holds.OVER)
    return Found(at, at + 3, "DATE", f"{first}/{last}", span, None, False, True)


def _relative(sentence: Sentence, at: int, context: Reference) -> Found | None:
    found = relative(sentence, at, context)
    return None if found is None else with_part(sentence, found)


def _between(sentence: Sentence, at: int, context: Reference) -> Found | None:
    """ "between April and June", "from 20 November to 18 December": one stretch from the first to the last."""
    joiners = {"between": ("and",), "from": ("to", "until", "through")}
    lower = sentence.lower
    if not at or lower[at - 1] not in joiners:
        return None
    first = dates_of(sentence, at, context) or _year(sentence, at, context)
    if first is None or first.span is None or lower[first.last : first.last + 1] == []:
        return None
    if lower[first.last] not in joiners[lower[at - 1]] or first.last + 1 >= len(lower):
        return None
    last = dates_of(sentence, first.last + 1, context) or _year(sentence, first.last + 1, context)
    if last is None or last.span is None or last.span.end <= first.span.start:
        return None
    span = Timespan(first.span.start, last.span.end, Holds.OVER)
    return Found(at, last.last, "DATE", f"{first.value}/{last.value}", span, None, False, first.year_given)


def _year_ago(sentence: Sentence, at: int, context: Reference) -> Found | None:
    """ "the year-ago quarter", "the same period of 2021", "the same quarter last year"."""
    lower = sentence.lower
    span = context.span
    if span is None or span.end - span.start > timedelta(days=400):
        return None
    ago = [word for word in lower[at : at + 4] if word != "-"]
    if ago[:2] == ["year", "ago"] or lower[at] in ("year-ago", "year-earlier"):
        last = at + (1 if "-" in lower[at] else 4)
        return same_period(Found(at, last, "DATE", ""), span, -12)
    if lower[at] != "same" or lower[at + 1 : at + 2] not in (["period"], ["quarter"], ["month"], ["months"]):
        return None
    start = at + 2 + (lower[at + 2 : at + 3] in (["of"], ["in"], ["a"]))
    if YEAR.fullmatch(sentence.words[start]) if start < len(lower) else False:
        years = int(sentence.words[start]) - span.first_day.year
        return same_period(Found(at, start + 1, "DATE", "", year_given=True), span, 12 * years)
    if lower[start : start + 2] in (["year", "earlier"], ["year", "ago"], ["year", "before"], ["last", "year"]):
        return same_period(Found(at, start + 2, "DATE", ""), span, -12)
    return None


@functools.cache
def _holidays() -> dict[str, list[tuple[str, int, tuple[int, int]]]]:
    """Holidays by their first token: the name in tokens, how many they are, month and day."""
    found: dict[str, list[tuple[str, int, tuple[int, int]]]] = {}
    for name, day in lexicon("holidays").items():
        tokens = name.replace("'s", " 's").split()
        found.setdefault(tokens[0], []).append((" ".join(tokens), len(tokens), day))
    return found


def _holiday(sentence: Sentence, at: int, context: Reference) -> Found | None:
    for name, size, (month, day) in _holidays().get(sentence.lower[at], ()):
        if " ".join(sentence.lower[at : at + size]) == name:
            year = context.year_of(month, day)
            found = safe_date(year, month, day) if year else None
            span = Timespan.day(found) if found else None
            return Found(at, at + size, "DATE", found.isoformat() if found else f"XXXX-{month:02}-{day:02}", span)
    return None


FORMS: tuple[Callable[[Sentence, int, Reference], Found | None], ...] = (
    _clock,
    _weekday,
    _part_of_day,
    _date,
    _year,
    _year_range,
    _relative,
    periods,
    _between,
    _year_ago,
    _holiday,
)

__all__ = ["FORMS", "Found", "Reference", "TimeMention", "add_days", "times"]
