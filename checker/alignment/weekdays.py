"""Days of which one report names a wrong weekday and another the right one: "Saturday, 18 December" and "on Sunday"."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final

from checker.model.claim import Claim, Evidence, Link
from checker.model.timespan import DAY

NAMED_DAY: Final = "named_day"


def named_days(claims: Iterable[Claim]) -> Iterator[Link]:
    """Each misnamed day with the same day in other reports: the mention that shares most words with it, if any."""
    days = [claim for claim in claims if claim.weekday is not None and _is_day(claim)]
    for wrong in (claim for claim in days if not _is_right(claim)):
        shared: dict[str, tuple[set[str], Claim]] = {}
        for other in days:
            if other.report != wrong.report and _is_right(other) and _is_same_day(wrong, other):
                found = _words(wrong) & _words(other)
                if len(found) > len(shared.get(other.report, (set(), other))[0]):
                    shared[other.report] = found, other
        for found, other in shared.values():
            evidence = Evidence("words", "the same day", ", ".join(sorted(found)))
            yield Link.of(NAMED_DAY, date=wrong.id, other=other.id, evidence=(evidence,))


def _is_day(claim: Claim) -> bool:
    return claim.moment is not None and claim.moment.length <= DAY


def _is_right(claim: Claim) -> bool:
    assert claim.moment is not None
    return claim.moment.first_day.weekday() == claim.weekday


def _is_same_day(one: Claim, other: Claim) -> bool:
    assert one.moment is not None and other.moment is not None
    return one.moment.first_day == other.moment.first_day


def _words(claim: Claim) -> set[str]:
    return {*claim.context.near, *claim.context.sentence, *claim.context.names}
