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
    alone = {_name(claim) for claim in claims} - narrowing - {""}
    return [_settled(claim, narrowing, alone) if _is_placed(claim) else claim for claim in claims]


def _is_placed(claim: Claim) -> bool:
    return bool(claim.scope.event or (claim.declared and claim.scope.places))


def _settled(claim: Claim, narrowing: frozenset[str], alone: set[str]) -> Claim:
    """ "12 died in Abbey" says no more than "12 died in the Abbey flood", where that is the only one."""
    event, scope = _name(claim), claim.scope
    places = {*scope.places, scope.event} if event in narrowing else set(scope.places)
    kept = tuple(sorted(place for place in places if not claim.declared or not _is_any(place, alone)))
    return replace(claim, scope=replace(scope, places=kept, event=""))


def _is_any(place: str, events: set[str]) -> bool:
    """Whether a place is that of one of some events, as "the Abbey" is "the Abbey hostel"."""
    name = key(place)
    return any(name == key(event)[: len(name)] for event in events)


def _name(claim: Claim) -> str:
    return _folded(claim.scope.event) if claim.scope.event else ""


def _folded(place: str) -> str:
    return " ".join(key(place))


def _narrowing(claims: Iterable[Claim]) -> frozenset[str]:
    """The events of which some report gives a figure, and for the same at the same time a different one."""
    told: defaultdict[object, list[tuple[str, Amount]]] = defaultdict(list)
    for claim in claims:
        if claim.declared and claim.amount is not None and not claim.scope.group:
            where = _name(claim) or " ".join(map(_folded, claim.scope.places))
            told[claim.report, claim.measure, claim.when].append((where, claim.amount))
    return frozenset(
        event
        for figures in told.values()
        for event, amount in figures
        if event and any(other != event and amount.wide.meet(rival.wide) is None for other, rival in figures)
    )
