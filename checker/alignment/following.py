"""What befell one person, told in two reports: a death and a burial, a murder and who was caught for it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import timedelta

from checker.lexicon.calendar import lexicon
from checker.model.claim import Claim, Confidence, Evidence, Link

STAGE = "stage/"
HALF_YEAR = timedelta(days=183)
"""What lies further apart may be of two crimes, or of two people of one name."""


def follows(claims: Iterable[Claim]) -> Iterator[Link]:
    """A link from each stage of somebody's course to what it came of, told of the same name in another report."""
    told: defaultdict[str, list[Claim]] = defaultdict(list)
    for claim in claims:
        if claim.measure.startswith(STAGE):
            told[claim.measure.removeprefix(STAGE)].append(claim)
    for stage, causes in lexicon("causes")["elsewhere"].items():
        for effect in told[stage]:
            for cause in (one for name in causes for one in told[name]):
                if cause.report != effect.report and _is_one_name(cause, effect) and _are_near(cause, effect):
                    shared = sorted({*cause.context.whose} & {*effect.context.whose})
                    roles: dict[str, tuple[str, ...]] = {"cause": (cause.id,), "effect": (effect.id,)}
                    evidence = Evidence("names", "the same name", " ".join(shared))
                    yield Link("follows", roles, confidence=Confidence.MEDIUM, evidence=(evidence,))


def _is_one_name(one: Claim, other: Claim) -> bool:
    """ "Winter" may be "Lea Winter"."""
    mine, theirs = {*one.context.whose}, {*other.context.whose}
    return mine <= theirs or theirs <= mine


def _are_near(one: Claim, other: Claim) -> bool:
    return (
        one.moment is not None and other.moment is not None and abs(one.moment.start - other.moment.start) < HALF_YEAR
    )
