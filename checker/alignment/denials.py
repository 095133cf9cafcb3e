"""Figures that one report credits to somebody, and another says that the same one denies, or has given none."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator

from checker.alignment.candidates import stems
from checker.model.claim import DENIED, FIGURES_GIVEN, Claim, Confidence, Evidence, Link


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


def disowned(claims: Iterable[Claim]) -> Iterator[Link]:
    """A link from each figure that somebody is credited with to what a later report says: that he gave none of it."""
    everyone = tuple(claims)
    for given in [one for one in everyone if one.measure == FIGURES_GIVEN and one.said_by and _is_none(one)]:
        for credited in (one for one in everyone if _is_earlier(one, given) and _are_of_one_thing(one, given)):
            if any(_is_one(speaker, given.said_by[0]) for speaker in credited.said_by):
                roles: dict[str, tuple[str, ...]] = {"credited": (credited.id,), "given": (given.id,)}
                evidence = Evidence("speaker", "the same", given.said_by[0])
                yield Link("disowned", roles, confidence=Confidence.MEDIUM, evidence=(evidence,))


def _is_none(claim: Claim) -> bool:
    return claim.amount is not None and max(claim.amount.values) == 0


def _is_earlier(credited: Claim, given: Claim) -> bool:
    """Whether a figure was told on a day before: who has made no estimate may make one later."""
    if credited.report == given.report or credited.amount is None or credited.when is None or given.when is None:
        return False
    return credited.measure != given.measure and credited.when.last_day < given.when.last_day


def _are_of_one_thing(credited: Claim, given: Claim) -> bool:
    """ "No estimate of the cost" and "puts the cost at": a word that is not the speaker's is told of both."""
    mine, theirs = ({*claim.context.what, *claim.context.near} for claim in (credited, given))
    speakers = {word for name in (*credited.said_by, *given.said_by) for word in name.casefold().split()}
    return not (stems(mine) & stems(theirs)) <= stems(speakers)


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
