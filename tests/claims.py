"""Claims for tests of judging, as short as they can be written."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from itertools import count
from typing import Any

from checker.model.claim import Claim
from checker.model.group import Group, Key
from checker.model.scope import Scope
from checker.model.span import Span
from checker.model.timespan import Timespan
from tests.figures import amount

NUMBERS = count()
KEY = Key("story", "front")


def claim(value: str = "", measure: str = "killed", when: Any = None, **fields: Any) -> Claim:
    """A claim of the entity "front", in a report of its own.

    `when` and `moment` are ISO dates or times, or timespans; `scope` is a dict.
    """
    number = next(NUMBERS)
    report = fields.pop("report", f"report {number}")
    span = Span(report, number, number + 1)
    return Claim(
        id=fields.pop("id", f"{report}:{number}"),
        report=report,
        figure=span,
        sentence=span,
        entity=fields.pop("entity", "front"),
        measure=measure,
        declared=fields.pop("declared", True),
        amount=amount(value) if value else None,
        when=time(when),
        moment=time(fields.pop("moment", None)),
        scope=Scope(**fields.pop("scope", {})),
        **fields,
    )


def time(value: Any) -> Timespan | None:
    if not isinstance(value, str):
        return value
    if "T" in value:
        start = datetime.fromisoformat(value)
        return Timespan(start, start + timedelta(minutes=1), offset=None)
    if "/" in value:
        first, last = map(date.fromisoformat, value.split("/"))
        return Timespan.days(first, last)
    return Timespan.day(date.fromisoformat(value))


def group(*claims: Claim) -> Group:
    return Group(KEY, claims)
