"""Figures that one report credits to somebody, and another says that the same one denies."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator

from checker.model.claim import DENIED, Claim, Confidence, Evidence, Link


def denials(claims: Iterable[Claim]) -> Iterator[Link]:
    """A link from each figure that somebody is credited with to the same figure, of the same thing, that he denies."""
    everyone = tuple(claims)
    denied = [(claim, evidence.words) for claim in everyone if (evidence := _denial(claim)) is not None]
    if not denied:
        return
    alike: defaultdict[object, list[Claim]] = defaultdict(list)
    for claim in everyone:
        if claim.said_by:
            alike[_key(claim)].append(claim)
    for claim, denier in denied:
        for credited in alike[_key(claim)]:
            if credited.report != claim.report and _is_one(credited.said_by[0], denier) and _is_told(claim, credited):
                roles: dict[str, tuple[str, ...]] = {"credited": (credited.id,), "denied": (claim.id,)}
                evidence = Evidence("speaker", "the same", denier)
                yield Link("denied", roles, confidence=Confidence.MEDIUM, evidence=(evidence,))


def _denial(claim: Claim) -> Evidence | None:
    return next((one for one in claim.evidence if one.field == DENIED), None)


def _key(claim: Claim) -> object:
    return (claim.measure, claim.amount.values, claim.amount.unit.name) if claim.amount else None


def _is_told(denied: Claim, credited: Claim) -> bool:
    """Whether all that tells a denied figure from others is said of the credited one: paid to whom, and for what."""
    told = credited.context
    return {*denied.context.near} <= {*told.near, *told.what, *told.sentence, *told.whose}


def _is_one(speaker: str, denier: str) -> bool:
    """ "Defence Minister Ada Kern" and "Kern", "the general" and "the general"."""
    mine, theirs = ({*name.casefold().split()} for name in (speaker, denier))
    return mine <= theirs or theirs <= mine
