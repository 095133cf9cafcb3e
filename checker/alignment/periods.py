"""One figure told of two periods: "$3.69 a share in the third quarter of 2020", and in that of 2021.

A sum of money of some digits is hardly the same in two quarters or two years by chance. A rate of interest, a toll or a
price that goes on from one period to the next may well be.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import timedelta
from itertools import combinations
from typing import Final

from checker.model.claim import Claim, Confidence, Evidence, Link
from checker.model.scope import Modality
from checker.model.timespan import Timespan
from checker.rulebook.measures import Behaviour, Measures

TWO_PERIODS: Final = "two_periods"
MONEY = "money:"
OF_FLOW, OF_OTHERS = 3, 4
"""Digits that a sum has at least to be known again: of what comes in by the year or the quarter, and of others."""

LEAST_WORDS = 2
"""Words that stand near both figures, at least, where no declared measure says that they are of one thing."""

SHORTEST = timedelta(days=28)
ALIKE = timedelta(days=4)
"""Two quarters are as long as each other but for some days; a year and a quarter are not."""

COMMON = 60
"""A sum that more reports and periods have than this is known to all, and tells nothing."""


def told_of_two_periods(claims: Iterable[Claim], measures: Measures) -> Iterator[Link]:
    """Pairs of two reports that give one telling sum of one thing for two periods, neither for both."""
    given: defaultdict[tuple[object, ...], dict[tuple[str, Timespan], Claim]] = defaultdict(dict)
    for claim in claims:
        if claim.amount is not None and claim.when is not None and _is_telling(claim, measures):
            amount = claim.amount
            given[amount.values, amount.unit, amount.label].setdefault((claim.report, claim.when), claim)
    for alike in (list(found.values()) for found in given.values() if len(found) <= COMMON):
        for one, other in combinations(alike, 2):
            shared = {*one.context.near} & {*other.context.near}
            if one.report == other.report or not _are_apart(one, other) or not _are_of_one_thing(one, other, shared):
                continue
            if not any(_is_of_period(rival, one, other) for rival in alike):
                evidence = Evidence("words", "one number of two periods", ", ".join(sorted(shared)))
                roles: dict[str, tuple[str, ...]] = {"one": (one.id,), "other": (other.id,)}
                yield Link(TWO_PERIODS, roles, confidence=Confidence.MEDIUM, evidence=(evidence,))


def _is_telling(claim: Claim, measures: Measures) -> bool:
    """Whether a claim gives a sum of some digits for a period that its own words name."""
    amount, behaviour = claim.amount, measures.behaviour(claim.measure)
    if amount is None or not claim.dated or claim.scope.modality is Modality.DENIED or _length(claim) < SHORTEST:
        return False
    if not amount.unit.dimension.startswith(MONEY) or (claim.declared and behaviour is not Behaviour.FLOW):
        return False
    digits = sum(len(value.normalize().as_tuple().digits) for value in amount.values)
    return digits >= (OF_FLOW if behaviour is Behaviour.FLOW else OF_OTHERS)


def _length(claim: Claim) -> timedelta:
    assert claim.when is not None
    return claim.when.length


def _are_apart(one: Claim, other: Claim) -> bool:
    """Whether the two periods are alike, and have no day in common."""
    return not _meet(one, other) and abs(_length(one) - _length(other)) <= ALIKE


def _meet(one: Claim, other: Claim) -> bool:
    assert one.when is not None and other.when is not None
    return one.when.start < other.when.end and other.when.start < one.when.end


def _are_of_one_thing(one: Claim, other: Claim, shared: set[str]) -> bool:
    """Whether the same is told of both, by their measure or the words near them, in one scope."""
    mine, theirs = one.scope, other.scope
    ours = (mine.older, mine.change, mine.modality, mine.places)
    same = ours == (theirs.older, theirs.change, theirs.modality, theirs.places)
    entities = {one.entity, other.entity} - {""}
    told = one.measure == other.measure and (one.declared or "/" in one.measure)
    return same and len(entities) < 2 and bool(shared) and (told or len(shared) >= LEAST_WORDS)


def _is_of_period(rival: Claim, one: Claim, other: Claim) -> bool:
    """Whether a report gives the number for the other's period too."""
    theirs = {one.report: other, other.report: one}.get(rival.report)
    return theirs is not None and _meet(rival, theirs)
