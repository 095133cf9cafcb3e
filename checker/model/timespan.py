"""A stretch of time as precise as its words, and no more.

`[start, end)` in naive local datetimes: "in March 2025" runs from the 1st of March to the 1st of April. Where
the words name a zone, `offset` is its distance from UTC in minutes.
"""

from __future__ import annotations

import enum
from datetime import date, datetime, time, timedelta

import msgspec

DAY = timedelta(days=1)
WEEK = timedelta(days=7)
MINUTE = timedelta(minutes=1)


class Holds(enum.StrEnum):
    """How a figure fills its timespan."""

    AT = "at"  # at some moment in it
    OVER = "over"  # over all of it
    UNTIL = "until"  # up to its end


class Timespan(msgspec.Struct, frozen=True, order=True):
    start: datetime
    end: datetime
    holds: Holds = Holds.AT
    offset: int | None = None

    @classmethod
    def day(cls, day: date, holds: Holds = Holds.AT) -> Timespan:
        start = datetime.combine(day, time.min)
        return cls(start, start + DAY, holds)

    @classmethod
    def days(cls, first: date, last: date, holds: Holds = Holds.AT) -> Timespan:
        """From the first day to the last, both included."""
        return cls(datetime.combine(first, time.min), datetime.combine(last, time.min) + DAY, holds)

    @property
    def length(self) -> timedelta:
        return self.end - self.start

    @property
    def first_day(self) -> date:
        return self.start.date()

    @property
    def last_day(self) -> date:
        return (self.end - timedelta(microseconds=1)).date()

    def meets(self, other: Timespan) -> bool:
        """Whether the two share a moment."""
        return self.start < other.end and other.start < self.end

    def within(self, other: Timespan) -> bool:
        return other.start <= self.start and self.end <= other.end

    def iso(self) -> str:
        """``2025-03-27`` for a day or a part of it, ``2025-03-01/2025-03-31``, ``2025-03-27T07:15`` for one minute."""
        if self.length <= MINUTE:
            zone = "" if self.offset is None else _zone(self.offset)
            return f"{self.start:%Y-%m-%dT%H:%M}{zone}"
        if self.first_day == self.last_day or self.length < DAY:
            return self.first_day.isoformat()
        return f"{self.first_day}/{self.last_day}"


def _zone(minutes: int) -> str:
    if not minutes:
        return "Z"
    hours, rest = divmod(abs(minutes), 60)
    return f"{'-' if minutes < 0 else '+'}{hours:02}:{rest:02}"
