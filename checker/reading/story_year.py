"""The year of a story's days, for a report that names none: "by 6 April" beside another's "as of 5 April 2020"."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable

from msgspec.structs import replace

from checker.model.report import Report
from checker.reading.dateline import YEAR, days_named

NAMED_YEAR = re.compile(rf"\b{YEAR}\b")


def with_story_year(reports: Iterable[Report]) -> list[Report]:
    """The reports; one that has neither a date nor a year has the one year that its story's other days are of."""
    given = list(reports)
    stories: defaultdict[str, list[Report]] = defaultdict(list)
    for report in given:
        stories[report.story].append(report)
    years = {story: _year(told) for story, told in stories.items() if len(told) > 1 and any(map(_is_without, told))}
    return [replace(one, year=years.get(one.story)) if _is_without(one) else one for one in given]


def _is_without(report: Report) -> bool:
    return report.published is None and not NAMED_YEAR.search(report.text)


def _year(told: Iterable[Report]) -> int | None:
    """The year of every day that some reports name with its year; None if they name days of two, or none."""
    years = {day.year for report in told for day in days_named(report.text)}
    return years.pop() if len(years) == 1 else None
