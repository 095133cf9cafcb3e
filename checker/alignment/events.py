"""Whether the place of an event narrows a count.

In a story of one flood "the flood in Abbey killed 12" counts the story's own dead; where a report has another
figure for those killed in Bell, or in all, the place tells one flood from the other.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence

from msgspec.structs import replace

from checker.alignment.entities import key
from checker.model.amount import Amount
from checker.model.claim import Claim


def with_events_as_places(claims: Sequence[Claim]) -> list[Claim]:
    """The claims of one story; the place of an event is one of its places, or nothing at all."""
    narrowing = _narrowing(claims)
    return [_settled(claim, narrowing) if claim.scope.event else claim for claim in claims]


def _settled(claim: Claim, narrowing: frozenset[str]) -> Claim:
    event, scope = _name(claim), claim.scope
    places = tuple(sorted({*scope.places, scope.event})) if event in narrowing else scope.places
    return replace(claim, scope=replace(scope, places=places, event=""))


def _name(claim: Claim) -> str:
    return " ".join(key(claim.scope.event)) if claim.scope.event else ""


def _narrowing(claims: Iterable[Claim]) -> frozenset[str]:
    """The events of which some report gives a figure, and for the same at the same time a different one."""
    told: defaultdict[object, list[tuple[str, Amount]]] = defaultdict(list)
    for claim in claims:
        if claim.declared and claim.amount is not None and not (claim.scope.places or claim.scope.group):
            told[claim.report, claim.measure, claim.when].append((_name(claim), claim.amount))
    return frozenset(
        event
        for figures in told.values()
        for event, amount in figures
        if event and any(other != event and amount.wide.meet(rival.wide) is None for other, rival in figures)
    )
