"""Moments that have no sharp ends: "in the summer of 2011", "the early 1990s"."""

from __future__ import annotations

from datetime import date, timedelta

from checker.extraction.times.times import TimeMention
from checker.lexicon.load import table
from checker.model.timespan import DAY, Timespan

SUN = timedelta(days=21)
"""By so much a season ends later in the sky than in the calendar."""


def loosely(told: TimeMention) -> Timespan | None:
    """The stretch that a date's words leave open.

    A season may be the sun's, a winter of either end of its year; "the early 1990s" may go on to their middle.
    """
    point, code = told.point, told.value.rpartition("-")[2]
    if point is None:
        return None
    if code in {str(entry["value"]) for entry in table("calendar")["seasons"].values()}:
        start = point.start.replace(month=1) if point.end.year > point.start.year else point.start
        return Timespan(start, point.end + SUN, point.holds)
    whole = _years(told.value)
    if whole is None or not point.within(whole) or point.length <= DAY:
        return point
    more = point.length / 2
    before, behind = (min(more, room) for room in (point.start - whole.start, whole.end - point.end))
    return Timespan(point.start - before, point.end + behind, point.holds)


def either_winter(told: TimeMention) -> tuple[Timespan, ...]:
    """The winters at both ends of a year: "the winter of 1985" begins in 1984 or in 1985; none for any other date."""
    point, winter = told.point, table("calendar")["seasons"]["winter"]["value"]
    if point is None or not told.year_given or told.value.rpartition("-")[2] != winter:
        return ()
    start, end = (at.replace(year=at.year - 1) for at in (point.start, point.end))
    return tuple(Timespan(first, last + SUN, point.holds) for first, last in ((start, end), (point.start, point.end)))


def _years(value: str) -> Timespan | None:
    """The year, the decade or the century that a value names: ``1994``, ``199``, ``19``."""
    if not value.isdecimal() or not 2 <= len(value) <= 4 or not int(value):
        return None
    size = 10 ** (4 - len(value))
    first = int(value) * size
    return Timespan.days(date(first, 1, 1), date(first + size - 1, 12, 31))
