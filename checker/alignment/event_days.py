"""Whether the day of an event dates a count: "Tuesday's sinking has killed 33" tells how many it has killed so far.

In a story of one event the dead "since Thursday" and those of "Sunday's fire" are all of its dead when they are told.
Where its reports date such counts from two days there are two events, and each count is of its own.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from decimal import Decimal

from msgspec.structs import replace

from checker.alignment.candidates import dimension_of
from checker.model.amount import COUNT
from checker.model.claim import Claim
from checker.model.scope import Part
from checker.model.timespan import Holds, Timespan
from checker.rulebook.measures import Behaviour, Measures

CLOSE = 2
"""Counts of one event differ by less than this factor; those of a day and of a war do not."""


def told_to_date(claims: Sequence[Claim], measures: Measures) -> list[Claim]:
    """The claims of one story; counts dated by the day of its one event hold when they are told, as others do."""
    written = _written(claims)
    counts: defaultdict[str, list[Claim]] = defaultdict(list)
    for claim in claims:
        if claim.declared and measures.behaviour(claim.measure) is Behaviour.RUNNING_TOTAL and _is_total(claim):
            counts[claim.measure].append(claim)
    moved: dict[str, Timespan] = {}
    for told in counts.values():
        dated = [claim for claim in told if _is_of_event_day(claim)]
        to_date = [claim for claim in told if claim.when and claim.when.holds is Holds.UNTIL]
        one_day = len({claim.when.first_day for claim in dated if claim.when}) == 1
        if one_day and to_date and _are_close([*dated, *to_date]):
            moved |= {claim.id: written[claim.report] for claim in dated if claim.report in written}
    return [replace(claim, when=moved[claim.id]) if claim.id in moved else claim for claim in claims]


def _is_total(claim: Claim) -> bool:
    return dimension_of(claim) == COUNT and claim.scope.part is Part.WHOLE and not claim.scope.group


def _is_of_event_day(claim: Claim) -> bool:
    return claim.dated and claim.when is not None and claim.when.holds is not Holds.UNTIL


def _are_close(claims: Sequence[Claim]) -> bool:
    sizes = [claim.amount.values[0] for claim in claims if claim.amount]
    return min(sizes, default=Decimal()) * CLOSE > max(sizes, default=Decimal())


def _written(claims: Sequence[Claim]) -> dict[str, Timespan]:
    """The day of each report, by its figures that have no time of their own."""
    return {
        claim.report: claim.when
        for claim in claims
        if claim.when and not claim.dated and claim.when.holds is Holds.UNTIL
    }
