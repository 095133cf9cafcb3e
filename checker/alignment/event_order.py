"""What is told of one subject in two reports: a death and a burial, when something was last so, what never stopped."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from datetime import timedelta
from itertools import combinations, product

from checker.lexicon.load import table
from checker.model.claim import Claim, Confidence, Evidence, Link
from checker.model.links import LinkKind

STAGE, LAST = "stage/", "last/"
UNBROKEN, AGAIN = "unbroken", "again"
HALF_YEAR, NEWS = timedelta(days=183), timedelta(days=60)
"""What lies further apart may be of two crimes, or of two people of one name; older news knows another last time."""


def follows(claims: Iterable[Claim]) -> Iterator[Link]:
    """A link from each stage of somebody's course to what it came of, and between two last times."""
    told: defaultdict[str, list[Claim]] = defaultdict(list)
    for claim in claims:
        if claim.measure.startswith((STAGE, LAST)):
            told[claim.measure].append(claim)
    for stage, causes in table("happenings")["causes"]["elsewhere"].items():
        pairs = ((cause, effect) for effect in told[STAGE + stage] for name in causes for cause in told[STAGE + name])
        for cause, effect in pairs:
            if _are_of_one(cause, effect) and _are_near(cause, effect):
                yield _link("follows", {"cause": cause, "effect": effect})
    for measure in (name for name in tuple(told) if name.startswith(LAST)):
        for one, other in combinations(told[measure], 2):
            if _are_of_one(one, other) and _are_of_one_time(one, other):
                yield _link("last_time", {"one": one, "other": other})


def begun_again(claims: Iterable[Claim]) -> Iterator[Link]:
    """A link from what somebody has done without a break to when he, in another report, began to do it again."""
    told: defaultdict[tuple[str, tuple[str, ...]], list[Claim]] = defaultdict(list)
    for claim in claims:
        if claim.measure in (UNBROKEN, AGAIN):
            told[claim.measure, claim.context.whose].append(claim)
    for (measure, whose), since_then in tuple(told.items()):
        for since, again in product(since_then, told[AGAIN, whose] if measure == UNBROKEN else ()):
            if since.report != again.report and not {*since.context.what}.isdisjoint(again.context.what):
                yield _link("goes_on", {"since": since, "again": again})


def _link(kind: LinkKind, roles: Mapping[str, Claim]) -> Link:
    shared = set.intersection(*(set(claim.context.whose) for claim in roles.values()))
    evidence = Evidence("names", "the same name", " ".join(sorted(shared)))
    if not shared:
        evidence = Evidence("words", "the same thing", next(iter(roles.values())).measure.partition("/")[2])
    ids: dict[str, tuple[str, ...]] = {role: (claim.id,) for role, claim in roles.items()}
    return Link(kind, ids, confidence=Confidence.MEDIUM, evidence=(evidence,))


def _are_of_one(one: Claim, other: Claim) -> bool:
    """Whether two reports tell of one subject: "Winter" may be "Lea Winter"."""
    mine, theirs = {*one.context.whose}, {*other.context.whose}
    return one.report != other.report and (mine <= theirs or theirs <= mine)


def _are_near(one: Claim, other: Claim) -> bool:
    return (
        one.moment is not None and other.moment is not None and abs(one.moment.start - other.moment.start) < HALF_YEAR
    )


def _are_of_one_time(one: Claim, other: Claim) -> bool:
    return one.when is None or other.when is None or abs(one.when.start - other.when.start) < NEWS
