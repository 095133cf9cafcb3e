"""Which reports tell of one event of a kind: "a goods train left the rails near Oxby", "Thursday's derailment".

They do where no names stand beside either, or where some of those beside one stand anywhere in the other report.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from itertools import combinations

from msgspec.structs import replace

from checker.model.claim import Claim

ONSET = "onset"

Event = tuple[str, str]
"""A report and the kind of an event of which it tells."""


def with_events(claims: Sequence[Claim]) -> list[Claim]:
    """The claims of one story; the beginnings of events of a kind that are not known to be one are each of its own."""
    beside: defaultdict[Event, set[str]] = defaultdict(set)
    anywhere: defaultdict[Event, set[str]] = defaultdict(set)
    for claim in claims:
        if claim.measure == ONSET:
            beside[claim.report, claim.entity].update(claim.context.whose)
            anywhere[claim.report, claim.entity].update(claim.context.names, claim.context.whose)
    first = {event: event for event in beside}
    for one, other in combinations(sorted(beside), 2):
        is_told = not (beside[one].isdisjoint(anywhere[other]) and beside[other].isdisjoint(anywhere[one]))
        if one[1] == other[1] and (is_told or not (beside[one] and beside[other])):
            first = {event: first[one] if known == first[other] else known for event, known in first.items()}
    return [_of(claim, first) if claim.measure == ONSET else claim for claim in claims]


def _of(claim: Claim, first: dict[Event, Event]) -> Claim:
    report, kind = first[claim.report, claim.entity]
    return replace(claim, entity=f"{kind} of {report}")
