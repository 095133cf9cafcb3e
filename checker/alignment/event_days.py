"""Whether the day of an event dates a count: "Tuesday's sinking has killed 33" tells how many it has killed so far.

In a story of one event the dead "since Thursday" and those of "Sunday's fire" are all of its dead when they are told.
Where its reports date such counts from two days there are two events, and each count is of its own.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from decimal import Decimal

from msgspec.structs import replace

from checker.alignment.candidates import differ, dimension_of
from checker.model.amount import COUNT, Reading
from checker.model.claim import Claim
from checker.model.scope import Part
from checker.model.timespan import Holds, Timespan
from checker.rulebook.measures import Behaviour, Measures

FOUND, DEAD = "bodies found", "killed"
"""A declared measure, and what it is a part of."""

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
    for measure, told in counts.items():
        dated = [claim for claim in told if _is_of_event_day(claim)]
        parts = (claim for name, some in counts.items() if measures.is_part(name, measure) for claim in some)
        to_date = [claim for claim in (*told, *parts) if claim.when and claim.when.holds is Holds.UNTIL]
        one_day = len({claim.when.first_day for claim in dated if claim.when}) == 1
        if one_day and to_date and _are_close([*dated, *to_date]):
            moved |= {claim.id: written[claim.report] for claim in dated if claim.report in written}
    told_of = [replace(claim, when=moved[claim.id]) if claim.id in moved else claim for claim in claims]
    return [replace(claim, measure="", declared=False) if _is_of_others(claim, counts) else claim for claim in told_of]


def _is_of_others(claim: Claim, counts: dict[str, list[Claim]]) -> bool:
    """ "Found 41 bodies in a pit", where a crash killed 12: far more bodies than there are dead are of others."""
    dead = [one for one in counts.get(DEAD, ()) if one.report != claim.report]
    more = [one for one in dead if differ(one, claim, Reading.USUAL) and _size(one) < _size(claim)]
    return claim.measure == FOUND and bool(more) and not any(_are_close([one, claim]) for one in more)


def _is_total(claim: Claim) -> bool:
    return dimension_of(claim) == COUNT and claim.scope.part is Part.WHOLE and not claim.scope.group


def _is_of_event_day(claim: Claim) -> bool:
    return claim.dated and claim.when is not None and claim.when.holds is not Holds.UNTIL


def _are_close(claims: Sequence[Claim]) -> bool:
    sizes = [_size(claim) for claim in claims if claim.amount]
    return min(sizes, default=Decimal()) * CLOSE > max(sizes, default=Decimal())


def _size(claim: Claim) -> Decimal:
    return claim.amount.values[0] if claim.amount else Decimal()


def _written(claims: Sequence[Claim]) -> dict[str, Timespan]:
    """The day of each report, by its figures that have no time of their own."""
    return {
        claim.report: claim.when
        for claim in claims
        if claim.when and not claim.dated and claim.when.holds is Holds.UNTIL
    }
