"""One vote or match whose end two reports tell differently: "by 61 votes to 59", "63 voted for him and 57 against".

Where each of two reports tells of one result, and of no other, it is of the same vote if as many took part, or of the
same match if one of the two numbers is the same and a name in both sentences. Those who
"voted against it" are some of those of the other report's result, and what two sides were apart is its difference.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator
from decimal import Decimal
from itertools import combinations, product

from checker.alignment.misprints import are_of_two_times
from checker.model.claim import COUNTERPART, Claim, Confidence, Evidence, Link
from checker.model.links import LinkKind
from checker.model.scope import Modality

SIDES: tuple[LinkKind, ...] = ("voted_for", "voted_against")

Result = tuple[Claim, Claim]
"""The higher number and the lower one."""


def results(claims: Iterable[Claim]) -> Iterator[Link]:
    """A counterpart link for a number of each result that two reports tell differently."""
    by_id = {claim.id: claim for claim in claims}
    told: defaultdict[tuple[str, bool], list[Result]] = defaultdict(list)
    for claim in by_id.values():
        for link in claim.links:
            if link.kind == "result":
                more, less = (by_id[link.roles[role][0]] for role in ("more", "less"))
                told[claim.report, _is_score(claim)].append((more, less))
    single = {key: found[0] for key, found in told.items() if len({_numbers(one) for one in found}) == 1}
    for (one, is_score), (other, is_other) in combinations(single, 2):
        if one != other and is_score is is_other:
            yield from _differing(single[one, is_score], single[other, is_other])
    votes, matches = ([pair for (_, is_score), pair in single.items() if is_score is one] for one in (False, True))
    for side in SIDES:
        yield from _on_one_side(_alone(by_id.values(), side, told), votes, side)
    yield from _apart(_alone(by_id.values(), "margin", told), matches)


def _differing(mine: Result, theirs: Result) -> Iterator[Link]:
    same = [one == other for one, other in zip(_numbers(mine), _numbers(theirs), strict=True)]
    is_one = sum(_numbers(mine)) == sum(_numbers(theirs)) or any(same)
    if all(same) or not is_one or not _may_be_one(mine[0], theirs[0]):
        return
    one, other = next(pair for pair, is_same in zip(zip(mine, theirs, strict=True), same, strict=True) if not is_same)
    worded = " ~ ".join(f"{high} to {low}" for high, low in (_numbers(mine), _numbers(theirs)))
    roles: dict[str, tuple[str, ...]] = {"one": (one.id,), "other": (other.id,)}
    evidence = Evidence("amount", "the one result that each report gives", worded)
    yield Link(COUNTERPART, roles, confidence=Confidence.MEDIUM, evidence=(evidence,))


def _numbers(result: Result) -> tuple[Decimal, Decimal]:
    more, less = (claim.amount.values[0] if claim.amount else Decimal() for claim in result)
    return more, less


def _is_score(claim: Claim) -> bool:
    return claim.measure == "score"


def _may_be_one(mine: Claim, theirs: Claim) -> bool:
    """Whether two results may be of one contest: matches share a name in their sentences, votes are of one time.

    How a vote would have ended is another result.
    """
    if Modality.HYPOTHETICAL in (mine.scope.modality, theirs.scope.modality):
        return False
    if _is_score(mine):
        return not {*mine.context.names}.isdisjoint(theirs.context.names)
    return not are_of_two_times(mine, theirs)


def _alone(claims: Iterable[Claim], kind: LinkKind, results: Collection[tuple[str, bool]]) -> list[Claim]:
    """The claims with a link of a kind, of reports that have but one of them and no result."""
    reports = {report for report, _ in results}
    told: defaultdict[str, list[Claim]] = defaultdict(list)
    for claim in claims:
        if claim.report not in reports and any(link.kind == kind for link in claim.links):
            told[claim.report].append(claim)
    return [found[0] for found in told.values() if len(found) == 1]


def _on_one_side(told: Iterable[Claim], results: Iterable[Result], side: LinkKind) -> Iterator[Link]:
    """Those who voted so are some of all who did in a result, or all of them."""
    wholes = [claim for pair in results for claim in pair if any(link.kind == side for link in claim.links)]
    for part, whole in product(told, wholes):
        if part.report != whole.report and not are_of_two_times(part, whole):
            evidence = Evidence("amount", "those who voted so in the one vote", whole.context.verb)
            yield Link.of("part_of", confidence=Confidence.MEDIUM, evidence=(evidence,), part=part.id, whole=whole.id)


def _apart(leads: Iterable[Claim], results: Iterable[Result]) -> Iterator[Link]:
    """What the sides of a match were apart is the difference of its score, if two names are in both sentences."""
    for lead, (more, less) in product(leads, results):
        names = {*lead.context.names} & {*more.context.names}
        if lead.report != more.report and len(names) > 1 and not are_of_two_times(lead, more):
            evidence = Evidence("names", "both sides of a match", " ".join(sorted(names)))
            sure, told = Confidence.MEDIUM, (evidence,)
            yield Link.of("change_from", confidence=sure, evidence=told, change=lead.id, old=less.id, new=more.id)
