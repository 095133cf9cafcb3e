"""What stands against a level that is said to be the highest, or the lowest, for long: others of that time."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import datetime, timedelta
from decimal import Decimal

from checker.alignment.candidates import dimension_of
from checker.model.amount import SHARE
from checker.model.claim import Claim, Confidence, Evidence, Link
from checker.model.links import LinkKind
from checker.model.scope import Modality
from checker.model.timespan import Timespan

AGAINST: dict[str, LinkKind] = {"peak": "above_peak", "trough": "below_trough"}
BESIDE = {f"beside_{kind}": against for kind, against in AGAINST.items()}
NEARLY = Decimal("0.9")
"""Of "in ten years": what lies nine years back may be what it was last as high as."""

UNEVEN = timedelta(days=3)
"""By which months, and years, differ in length."""


def surpassed(claims: Iterable[Claim]) -> Iterator[Link]:
    """A link from each peak, and each trough, to every figure of the same thing within its time."""
    everyone = {claim.id: claim for claim in claims}
    alike: defaultdict[object, list[Claim]] = defaultdict(list)
    for claim in everyone.values():
        if claim.measure and claim.amount is not None and claim.dated and claim.scope.modality is Modality.ACTUAL:
            alike[_key(claim)].append(claim)
    for claim in everyone.values():
        for link in claim.links:
            if link.kind in BESIDE:
                yield from _told_beside(link, everyone)
            is_dated = link.kind in AGAINST and claim.dated
            start = _start(claim, everyone.get(link.roles["since"][0])) if is_dated else None
            for other in alike[_key(claim)] if start is not None else ():
                if start is not None and _lies_within(other, start, claim.when) and _are_of_one_kind(claim, other):
                    sure = Confidence.HIGH if other.report == claim.report else Confidence.MEDIUM
                    evidence = Evidence("when", "within the time for which it is said to be so")
                    roles: dict[str, tuple[str, ...]] = {"new": (claim.id,), "other": (other.id,)}
                    yield Link(AGAINST[link.kind], roles, confidence=sure, evidence=(evidence,))


def _told_beside(link: Link, everyone: dict[str, Claim]) -> Iterator[Link]:
    """The link of a peak with another level that the same report tells beside it, if that lies within its time."""
    new, since, other = (everyone.get(link.roles[role][0]) for role in ("new", "since", "other"))
    start = _start(new, since) if new is not None else None
    if new is not None and other is not None and start is not None and _lies_within(other, start, new.when):
        yield Link.of(BESIDE[link.kind], new=new.id, other=other.id)


def _key(claim: Claim) -> object:
    """What two figures share that are of one thing: whose, what, and all words that name it ("food inflation")."""
    return (claim.entity, claim.measure, claim.context.what, dimension_of(claim), claim.scope)


def _start(claim: Claim, since: Claim | None) -> datetime | None:
    """From when on nothing was as high: the end of the time behind "since", or so long before."""
    if since is None or claim.when is None:
        return None
    if since.moment is not None:
        return since.moment.end
    if since.amount is None:
        return None
    seconds = since.amount.unit.to_base(since.amount.wide).low * NEARLY
    longest = Decimal((claim.when.start - datetime.min) // timedelta(seconds=1))
    return claim.when.start - timedelta(seconds=int(seconds)) if seconds < longest else None


def _are_of_one_kind(claim: Claim, other: Claim) -> bool:
    """Whether two periods are as long, and of one season: what is counted by the month is compared with its own.

    A rate has no season, and may stand for more than its day.
    """
    if claim.when is None or other.when is None:
        return False
    apart = claim.when.length - other.when.length
    is_season = claim.when.start.month == other.when.start.month
    return dimension_of(claim) == SHARE or (abs(apart) <= UNEVEN and is_season)


def _lies_within(other: Claim, start: datetime, when: Timespan | None) -> bool:
    return other.when is not None and when is not None and start <= other.when.start and other.when.end <= when.start
