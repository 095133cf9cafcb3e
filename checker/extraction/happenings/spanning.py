"""A length with the two moments that it lies between: "on 2 September, 11 days after 22 August"."""

from __future__ import annotations

from datetime import timedelta

from checker.extraction.figures.figure import Figure
from checker.extraction.happenings.happening import end_id
from checker.extraction.times.times import TimeMention
from checker.model.claim import Link
from checker.model.links import LinkKind
from checker.model.timespan import DAY, Timespan

NEAR = timedelta(days=60)
"""Two days no further apart than this are of one year, or of its turn."""


def spanned(kind: LinkKind, figure: Figure, start: TimeMention, end: TimeMention) -> Link | None:
    """None where an end without a year of its own may be of another year than the start, or is a moment of its day."""
    if start.point is None or end.point is None:
        return None
    told = kind == "apart" and ((start.year_given and end.year_given) or _are_near(start.point, end.point))
    if start.point.start >= end.point.end and not told:
        return None
    ends = {"start": (end_id(figure.report, start),), "end": (end_id(figure.report, end),)}
    return Link(kind, {"duration": (figure.id,), **ends})


def _are_near(one: Timespan, other: Timespan) -> bool:
    """Whether two days are of one year, though neither names it."""
    return abs(one.start - other.start) < NEAR and DAY == one.length == other.length
