"""Kinds of rules on dates: weekdays, one moment told twice, what is told as past or to come, what ends too early."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

from checker.judging.mends import real_days
from checker.judging.outcome import OPEN, Outcome
from checker.judging.pooled import Binding
from checker.model.amount import Reading
from checker.model.claim import Confidence
from checker.model.interval import Verdict
from checker.model.timespan import DAY, Timespan

FIVE_MINUTES = timedelta(minutes=5)
LONGEST = timedelta(days=320)
"""Nobody writes "from 31 December to 4 December" of what lasts nearly a year."""

YEAR = timedelta(days=366)

LONGEST_SESSION = timedelta(hours=22)
"""Nor "from 7 p.m. to 6.50 p.m." of what lasts nearly a day."""


def calendar(binding: Binding, _: Reading) -> Outcome:
    """Whether a date has the weekday that its words give it."""
    claim = binding["date"][0].claim
    if claim.moment is None or claim.weekday is None or claim.moment.length > DAY:
        return OPEN
    day = claim.moment.first_day
    named = day + timedelta(days=claim.weekday - day.weekday())
    fields = {"date": day.isoformat(), "weekday": f"{day:%A}", "named_weekday": f"{named:%A}"}
    return Outcome(Verdict.HOLDS if day == named else Verdict.BROKEN, fields=fields)


def weekdays(binding: Binding, _: Reading) -> Outcome:
    """Whether two reports give one day one weekday."""
    date, other = (binding[name][0].claim for name in ("date", "other"))
    if date.moment is None or other.moment is None or None in (date.weekday, other.weekday):
        return OPEN
    named = date.moment.first_day + timedelta(days=(date.weekday or 0) - date.moment.first_day.weekday())
    fields = {
        "date": date.moment.first_day.isoformat(),
        "weekday": f"{other.moment.first_day:%A}",
        "named_weekday": f"{named:%A}",
    }
    return Outcome(Verdict.HOLDS if date.weekday == other.weekday else Verdict.BROKEN, fields=fields)


def no_such_day(binding: Binding, _: Reading) -> Outcome:
    """Whether a month has the day that is written with it: "31 June" has not."""
    claim = binding["date"][0].claim
    if claim.moment is None or claim.day is None:
        return Outcome(Verdict.HOLDS)
    month, days = claim.moment.first_day, claim.moment.length.days
    mends = " or ".join(f"{day.day} {day:%B %Y}" for day in real_days(claim))
    fields = {"day": str(claim.day), "month": f"{month:%B %Y}", "mends": mends}
    return Outcome(Verdict.HOLDS if claim.day <= days else Verdict.BROKEN, fields=fields)


def same_time(binding: Binding, _: Reading) -> Outcome:
    """Whether a time counted from the report's date is the one beside it: "three years ago" is two to four."""
    told, date = (binding[name][0].claim.moment for name in ("told", "date"))
    if told is None or date is None:
        return OPEN
    length = told.length
    slack = timedelta() if length <= DAY else length
    meets = told.start - slack < date.end and date.start < told.end
    return Outcome(Verdict.OPEN if meets else Verdict.BROKEN)


def zoned(binding: Binding, _: Reading) -> Outcome:
    """Whether two clock times of two zones are one; the second may be of the day before, or of the next."""
    told, date = (binding[name][0].claim.moment for name in ("told", "date"))
    if told is None or date is None or told.offset is None or date.offset is None:
        return OPEN
    apart = date.start - told.start - timedelta(minutes=date.offset - told.offset)
    off = apart % DAY
    return Outcome(Verdict.BROKEN if FIVE_MINUTES < off < DAY - FIVE_MINUTES else Verdict.OPEN)


def told_past(binding: Binding, _: Reading) -> Outcome:
    """Whether what is told as past had happened when it was told."""
    return _told(binding, lambda moment, when: moment.start >= when.end)


def told_future(binding: Binding, _: Reading) -> Outcome:
    """Whether what is told as still to come had not passed when it was told."""
    return _told(binding, lambda moment, when: moment.end <= when.start)


def told_whole(binding: Binding, _: Reading) -> Outcome:
    """Whether a period of which the whole is told as past was over when it was told."""
    return _told(binding, lambda moment, when: moment.end > when.end)


def _told(binding: Binding, is_wrong: Callable[[Timespan, Timespan], bool]) -> Outcome:
    """Whether a date's moment lies wrongly to the time at which it was told."""
    date = binding["date"][0].claim
    if date.moment is None or date.when is None:
        return OPEN
    return Outcome(Verdict.BROKEN if is_wrong(date.moment, date.when) else Verdict.HOLDS)


def inside(binding: Binding, _: Reading) -> Outcome:
    """Whether a date lies in the century, or in the decade, beside it; its last year may be counted to the next."""
    period, date = (binding[name][0].claim.moment for name in ("period", "date"))
    if period is None or date is None:
        return OPEN
    meets = period.start < date.end and date.start.year <= period.end.year
    return Outcome(Verdict.OPEN if meets else Verdict.BROKEN)


def stretch(binding: Binding, _: Reading) -> Outcome:
    """Whether something ends after it begins; an end without a year that lies nearly a year on is last month's.

    One by the clock that lies nearly a day on is today's.
    """
    start, end = (binding[name][0].claim for name in ("start", "end"))
    if start.moment is None or end.moment is None:
        return OPEN
    length = end.moment.end - start.moment.start
    is_past = end.confidence is not Confidence.HIGH and LONGEST < length <= YEAR
    is_past |= end.moment.length < DAY and LONGEST_SESSION < length < DAY
    return Outcome(Verdict.BROKEN if is_past or length <= timedelta() else Verdict.HOLDS)
