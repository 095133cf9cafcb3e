"""Days by their weekday, parts of days, and clock times: "Thursday", "Sunday morning", "27 March at 14:05"."""

from __future__ import annotations

from datetime import date, datetime, timedelta

import msgspec

from checker.extraction.grammar.sentence import Sentence
from checker.extraction.times import clock, dates, relative, seasons
from checker.extraction.times.calendar import day_value, hours
from checker.extraction.times.reference import Found, Reference, step_of
from checker.extraction.times.tense import Tense, tense
from checker.extraction.times.tokens import is_joiner
from checker.lexicon.grammar import words
from checker.lexicon.load import table
from checker.model.timespan import DAY, MINUTE, Timespan

SHORT = 5
"""Weekdays of fewer letters are abbreviations, and names of persons too: "Sun Yat-sen"."""

PAIR = 2

EVENING, MORNING = 17, 6
"""The hours from which on it is evening, and up to which it is night."""


NEAR = 3
"""How many tokens behind its verb a clock time may stand: "ended shortly before 2"."""

FOLLOWING = "following"
"""Behind an article the next, by itself a preposition."""


def weekday(sentence: Sentence, at: int, context: Reference) -> Found | None:
    """ "Thursday", "last Thursday", "Thursday, 22 September"; its part of the day is read in `day`."""
    step = step_of(sentence.lower[at])
    if sentence.lower[at] == FOLLOWING and sentence.word(at - 1) not in words("determiners", "definite"):
        return None  # "following Thursday's vote"
    index = at + (step is not None)
    named = table("calendar")["weekdays"].get(sentence.word(index))
    if named is None or not sentence.words[index][0].isupper():
        return None
    dated = _date_beside(sentence, index + 1, context)
    if dated is not None:
        return msgspec.structs.replace(context.on_weekday(dated, named), first=at)
    if len(sentence.words[index]) < SHORT and sentence.word(index - 1) not in ("on", "last", "next", "this"):
        return None
    found = context.weekday(named, step or 0, sentence, at)
    if found is None:
        return Found(at, index + 1, "DATE", f"XXXX-WXX-{named + 1}", weekday=named)
    return Found.of(at, index + 1, (found, found), weekday=named)


def _date_beside(sentence: Sentence, at: int, context: Reference) -> Found | None:
    """The date right behind a weekday: ", 22 September", "(March 30)", "the 4th of July"."""
    start = at
    while sentence.word(start) in (",", "(", "the", ".") and start - at < 3:
        start += 1
    found = dates.day_and_month(sentence, start, context) or _numeric(sentence, start, context)
    return found if found is not None and found.explicit else None


def _numeric(sentence: Sentence, at: int, context: Reference) -> Found | None:
    return dates.numeric(sentence, at, context) if at < len(sentence.words) else None


DAYS = (
    weekday,
    dates.day_and_month,
    dates.numeric,
    dates.day_alone,
    seasons.holiday,
    relative.plain,
    relative.shifted,
)


def day(sentence: Sentence, at: int, context: Reference) -> Found | None:
    """A day, with the part of it or the clock time that is named behind: "Sunday morning", "27 March at 14:05"."""
    found = _plain_day(sentence, at, context)
    return _clock_behind(sentence, with_part(sentence, found), context) if found is not None else None


def _plain_day(sentence: Sentence, at: int, context: Reference) -> Found | None:
    best: Found | None = None
    for form in DAYS if at < len(sentence.words) else ():
        found = form(sentence, at, context)
        if found is not None and (best is None or found.last > best.last):
            best = found
    return _with_weekday_behind(sentence, best, context) if best is not None else None


def _with_weekday_behind(sentence: Sentence, found: Found, context: Reference) -> Found:
    """A date with the weekday that it is said to be: "June 16, 2025, a Friday", "June 16 (a Friday)", "which was a"."""
    at = found.last + (sentence.word(found.last) in (",", "("))
    at += PAIR * (sentence.word(at) == "which" and sentence.word(at + 1) in words("auxiliary", "be"))
    named = table("calendar")["weekdays"].get(sentence.word(at + 1))
    is_range = sentence.word(at + 2) == "to"  # "the night of 28 to 29 March, a Saturday to Sunday"
    if named is None or sentence.word(at) != "a" or not found.explicit or found.weekday is not None or is_range:
        return found
    return msgspec.structs.replace(context.on_weekday(found, named), last=at + PAIR)


def with_part(sentence: Sentence, found: Found) -> Found:
    """A day narrowed by a part of it behind: "Sunday morning", "Friday at lunchtime"."""
    at = found.last + (sentence.word(found.last) in ("at", "in"))
    at += at > found.last and sentence.word(at) == "the"
    name = sentence.word(at)
    unresolved = found.span is None and (found.weekday is not None or found.explicit)
    if name not in table("calendar")["parts"] or not (found.is_day or unresolved):
        return found
    return msgspec.structs.replace(relative.narrowed(found, name), last=at + 1)


def part_of_day(sentence: Sentence, at: int, context: Reference) -> Found | None:
    """ "the evening of 22 March", "the early hours of Monday", "late on Wednesday", "early Sunday"."""
    start = at + (sentence.word(at) == "the")
    name = sentence.word(start)
    if name not in table("calendar")["parts"]:
        return None
    last = start + 1 + (sentence.word(start + 1) == "hours")
    last += sentence.lower[last : last + 2] in (["in", "the"],)
    joined = sentence.word(last) in ("of", "on", "in", "the")
    last += joined + (joined and sentence.word(last + 1) == "the")
    found = day(sentence, last, context)
    if found is None or not (found.is_day or found.type == "TIME"):
        return _on_morning_of(sentence, at, start, context)
    if name not in ("early", "late") and not joined:
        return None
    if found.type == "TIME":
        return msgspec.structs.replace(found, first=at)
    return msgspec.structs.replace(relative.narrowed(found, name), first=at)


def _on_morning_of(sentence: Sentence, at: int, start: int, context: Reference) -> Found | None:
    """ "Late in the evening", "that morning" are of the day that is spoken of; "at night" of none."""
    name = sentence.word(start)
    if name == "night" and sentence.word(at - 1) == "at":
        return Found(at, start + 1, "TIME", "XXXX-XX-XXTNI")
    base = context.day_of_text()
    in_the = start > at and sentence.word(at - 1) in ("in", "during") and name not in ("early", "late")
    if base is None or not in_the or sentence.word(start + 1) == "of":
        return None
    if name == "night" and base == context.published and tense(sentence, at) is Tense.PAST:
        base -= DAY  # a report of what came "during the night" is of the day behind it
    return relative.narrowed(Found.of(at, start + 1, (base, base)), name)


def clock_time(sentence: Sentence, at: int, context: Reference) -> Found | None:
    """ "9:03 a.m. on Sunday", "noon", "7:15 a.m. local time (0515 GMT) on 3 May": a minute of a day."""
    read = clock.read(sentence, at)
    if read is None:
        return None
    local = sentence.lower[read.last : read.last + 2] == ["local", "time"]
    beside, last = _day_behind(sentence, read.last, context)
    return _minute(sentence, Found(at, last + 2 * (local and last == read.last), "TIME", ""), read, beside, context)


def _clock_behind(sentence: Sentence, found: Found, context: Reference) -> Found:
    """ "Sunday at 9:03 a.m.", "27 March 2025, 14:05"; else the day as it is."""
    if found.span is None or found.span.length > DAY:
        return found
    start = found.last
    while sentence.word(start) in words("clock", "leads") and start - found.last < 3:
        start += 1
    read = clock.read(sentence, start) if start < len(sentence.words) and start - found.last < 3 else None
    return _minute(sentence, msgspec.structs.replace(found, last=read.last), read, found, context) if read else found


def _day_behind(sentence: Sentence, at: int, context: Reference) -> tuple[Found | None, int]:
    """The day that stands behind a clock time, perhaps behind the same time in another zone, and where it ends."""
    start = at
    while sentence.word(start) in words("clock", "links"):
        start += 1
    again = clock.read(sentence, start) if start < len(sentence.words) and start - at < 4 else None
    if again is not None and start > at:
        return _day_behind(sentence, again.last, context)[0], at
    joiner = is_joiner(sentence, start) and start + 1 < len(sentence.words)
    other = clock.read(sentence, start + 1) if joiner else None
    if other is not None:
        return _day_behind(sentence, other.last, context)[0], at
    found = _plain_day(sentence, start, context) or part_of_day(sentence, start, context) if start - at < 5 else None
    found = with_part(sentence, found) if found is not None else None
    if found is None or found.span is None or found.span.length > DAY:
        return None, at
    return found, at if ")" in sentence.lower[at:start] else found.last


def _minute(sentence: Sentence, found: Found, read: clock.Clock, beside: Found | None, context: Reference) -> Found:
    """The minute of a clock time on its day: the one beside it, else the one that is spoken of."""
    rest = {"explicit": beside.explicit, "year_given": beside.year_given} if beside is not None else {}
    kept = msgspec.structs.replace(found, type="TIME", weekday=beside.weekday if beside else None, **rest)
    dated = beside.span if beside is not None else None
    base = dated.first_day if dated is not None else _day_spoken_of(context)
    if not read.half_known:
        start = _of_either_half(read, context.span, base, sentence, found.first) if beside is None else None
    else:
        start = _at(base, read.hour, read.minute) if base is not None else None
        if beside is None and start is not None and _is_next_morning(start, context, sentence, found.first):
            start += DAY
    if start is None:
        hour = f"{read.hour:02}" if read.half_known else "XX"
        return msgspec.structs.replace(kept, value=f"T{hour}:{read.minute:02}", span=dated)
    span = Timespan(start, start + MINUTE, offset=read.offset(start.date()))
    return msgspec.structs.replace(kept, value=f"{day_value(start.date())}T{read.hour:02}:{read.minute:02}", span=span)


def _at(day: date, hour: int, minute: int) -> datetime:
    return hours(day, hour, hour + 1).start + timedelta(minutes=minute)


def _day_spoken_of(context: Reference) -> date | None:
    """The day that a clock time without one is of; a month or a year spoken of last gives none."""
    span = context.span
    if span is not None and not context.history and span.length > DAY:
        return None
    return context.day_of_text()


def _is_next_morning(start: datetime, context: Reference, sentence: Sentence, at: int) -> bool:
    """ "Took off at 11.47 p.m. ... landed at 2 a.m.", "began at 7 a.m. on Monday and ended at 2 a.m.".

    The small hours behind an evening are of the night after it; what ends, ends after the clock time before it.
    """
    span = context.span
    if span is None or span.length >= DAY or start >= span.start or at < 2:
        return False
    if span.start.hour >= EVENING and start.hour < MORNING:
        return words("lasting", "pluperfect").isdisjoint(sentence.lower[:at])
    return _ends(sentence, at)


def _ends(sentence: Sentence, at: int) -> bool:
    """ "Ended at 2", "closed shortly before 2"."""
    verbs = (one for one in range(at - 1, max(at - NEAR, 0) - 1, -1) if sentence.tags[one] == "VERB")
    return sentence.lemma(next(verbs, -1)) in words("lasting", "end")


def _of_either_half(
    read: clock.Clock, before: Timespan | None, base: date | None, sentence: Sentence, at: int
) -> datetime | None:
    """Where only the clock time before can tell the half of the day: the first such time behind it.

    Digits are of the half that is nearest: "at 9:40 p.m., ten minutes after the last round, at 9:30".
    """
    if before is None or base is None or before.length >= timedelta(hours=1):
        return None
    times = [
        _at(base, read.hour % clock.NOON, read.minute) + timedelta(hours=hours) for hours in range(-24, 48, clock.NOON)
    ]
    if sentence.words[at][0].isdecimal() and not _ends(sentence, at):
        return min(times, key=lambda time: abs(time - before.start))
    return next(time for time in times if time > before.start)
