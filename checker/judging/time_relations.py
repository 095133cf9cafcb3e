"""When figures hold, compared: the same moment, no later than, the same period.

A figure that speaks of a whole day ("on Saturday") is that day's last figure, and one that holds until a time is
that time's; so they speak of one moment, the end of their span. A clock time, or a figure that holds at some
moment of a longer span, is known only to lie between two moments.
"""

from __future__ import annotations

from datetime import datetime, timedelta
from decimal import Decimal

import msgspec

from checker.model.claim import Claim
from checker.model.interval import Interval
from checker.model.timespan import DAY, Holds, Timespan
from checker.rulebook.measures import Behaviour, Measures

EPOCH = datetime(1, 1, 1)
SECOND = timedelta(seconds=1)
NONE = timedelta()
ZONES = timedelta(hours=14)  # no place's clock is further from UTC


class Bounds(msgspec.Struct, frozen=True, order=True):
    """The earliest and the latest moment that a figure may speak of."""

    earliest: datetime
    latest: datetime


def behaviour(claim: Claim, measures: Measures) -> Behaviour:
    """How a claim's figure behaves: a running total over a stretch of days ("in the past week") is a flow.

    So is what a verb tells of that nobody declared: "sold 40,000 loaves in 2023".
    """
    if claim.moment is not None:
        return Behaviour.EVENT_TIME
    declared = measures.behaviour(claim.measure)
    adds_up = declared is Behaviour.RUNNING_TOTAL or (claim.context.happened and claim.measure not in measures)
    if adds_up and claim.when is not None and _is_over_days(claim.when):
        return Behaviour.FLOW
    return declared


def _is_over_days(when: Timespan) -> bool:
    return when.holds is Holds.OVER and when.length > DAY


def bounds(when: Timespan) -> Bounds:
    """The moments between which a figure speaks; both are the end of an as-of, or of a whole day."""
    start, end = when.start, when.end
    if when.offset is not None and end - start < DAY:
        shift = timedelta(minutes=when.offset)
        start, end = start - shift, end - shift
    if when.holds is Holds.UNTIL or end - start == DAY:
        return Bounds(end, end)
    return Bounds(start, end)


def moment(when: Timespan) -> Bounds | None:
    """What two figures have in common that speak of the same moment; None where a span is too long to say."""
    known = bounds(when)
    return known if known.latest - known.earliest < DAY else None


def not_later(one: Timespan | None, other: Timespan | None) -> bool:
    """Whether one figure is surely no later than another; figures without any date share a moment."""
    if one is None or other is None:
        return one is other
    if _zones_differ(one, other):
        return one.end + ZONES <= other.start
    first, second = bounds(one), bounds(other)
    return first.latest <= second.earliest or (first == second and moment(one) is not None)


def _zones_differ(one: Timespan, other: Timespan) -> bool:
    """Whether only one of two clock times names its zone."""
    clocks = min(one.length, other.length) < DAY
    return clocks and (one.offset is None) is not (other.offset is None)


def instants(moments: list[Timespan]) -> list[Interval]:
    """Timespans as seconds; where only some clock times name their zone, the others may be any zone's."""
    named = {span.offset is not None for span in moments if _is_clock(span)}
    return [_seconds(span, ZONES if len(named) > 1 and span.offset is None else NONE) for span in moments]


def _is_clock(span: Timespan) -> bool:
    return span.length < DAY


def _seconds(span: Timespan, slack: timedelta) -> Interval:
    shift = timedelta(minutes=span.offset or 0) if _is_clock(span) else NONE
    margin = slack if _is_clock(span) else NONE
    start, end = span.start - shift - margin, span.end - shift + margin
    return Interval(Decimal((start - EPOCH) // SECOND), Decimal((end - EPOCH) // SECOND), False, True)
