"""Dates that no calendar has: a claim for each "31 June" and "29 February 2023"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from msgspec.structs import replace

from checker.extraction.figures.empty_claims import DATE, END, date_claim
from checker.extraction.figures.figure import Clauses
from checker.extraction.times.calendar import months_from
from checker.extraction.times.times import TimeMention
from checker.model.claim import Claim, Link
from checker.model.report import Report
from checker.model.timespan import Timespan

VALUE = re.compile(r"(\d{4})-(\d\d)-(\d\d)")
GREGORIAN = 1924
"""From this year on everybody counts by one calendar: the Julian one had a 29 February 1900."""

LEAP_MONTH, LEAP_DAY = 2, 29


def no_such_days(report: Report, clauses: Clauses) -> Iterator[Claim]:
    """A claim for each day that its month lacks; its moment is the month."""
    for mention in clauses.times:
        value = VALUE.fullmatch(mention.value)
        if mention.type != DATE.upper() or mention.point is not None or not value or not _is_date(clauses, mention):
            continue
        year, month, day = map(int, value.groups())
        if year < GREGORIAN or ((month, day) == (LEAP_MONTH, LEAP_DAY) and not mention.year_given):
            continue
        found = date_claim(report, clauses.sentence, mention, END)
        yield replace(
            found,
            moment=Timespan.days(*months_from(date(year, month, 1), 1)),
            weekday=mention.weekday,
            day=day,
            links=(Link.of("no_such_day", date=found.id),),
        )


def _is_date(clauses: Clauses, mention: TimeMention) -> bool:
    """Whether a month and a number are a date for sure: "by June 31 had died" counts the dead."""
    if mention.year_given or mention.weekday is not None:
        return True
    tags, words = clauses.sentence.tags, clauses.sentence.words
    follower = tags[mention.last] if mention.last < len(tags) else "PUNCT"
    is_day_first = words[mention.first][0].isdecimal() and follower not in ("NOUN", "PROPN", "ADJ")
    return mention.signal == "on" or (is_day_first and bool(mention.signal))
