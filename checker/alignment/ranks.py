"""Which place a thing has by size in two reports: "the country's fourth-longest bridge", "the sixth-longest bridge".

It is one thing where each report gives one such place in that row, and neither names another than the other does.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import combinations

from checker.lexicon.grammar import words
from checker.lexicon.nouns import kind_of
from checker.model.amount import RANK
from checker.model.claim import COUNTERPART, Claim, Confidence, Evidence, Link
from checker.model.scope import Modality

Row = tuple[frozenset[str], frozenset[str], str, frozenset[str]]
"""By what its members are ordered ("long"), where ("country"), what they are, and what else narrows them."""


def ranked(claims: Iterable[Claim]) -> Iterator[Link]:
    """A counterpart link between the places of one thing in a row that two reports tell of."""
    told: defaultdict[tuple[Row, str], list[Claim]] = defaultdict(list)
    for claim in claims:
        if (row := _row(claim)) is not None:
            told[row, claim.teller].append(claim)
    single: defaultdict[Row, list[Claim]] = defaultdict(list)
    for (row, _), found in told.items():
        if len({claim.amount.values for claim in found if claim.amount}) == 1:
            single[row].append(found[0])
    for row, found in single.items():
        for one, other in combinations(found, 2):
            if one.amount != other.amount and _may_be_one(one, other):
                evidence = Evidence("words", "the one place in a row that each report gives", " ".join(sorted(row[0])))
                roles: dict[str, tuple[str, ...]] = {"one": (one.id,), "other": (other.id,)}
                yield Link(COUNTERPART, roles, confidence=Confidence.MEDIUM, evidence=(evidence,))


def _row(claim: Claim) -> Row | None:
    """The row that a place by size is of; None for any other claim."""
    scope, context = claim.scope, claim.context
    noun = claim.measure.split("/")[1:2]
    asserts = scope.modality not in (Modality.DENIED, Modality.HYPOTHETICAL) and not scope.older
    if claim.amount is None or claim.amount.unit.dimension != RANK or not (noun and scope.group and asserts):
        return None
    realm = words("nouns", "realm").intersection((*context.near, *context.sentence))
    where = realm | {place.casefold() for place in scope.places}
    known = {RANK, *noun, *scope.group, *realm, *context.names, *context.subject, *claim.entity.casefold().split()}
    return frozenset(scope.group), frozenset(where), kind_of(noun[0]), frozenset(context.what) - known


def _may_be_one(one: Claim, other: Claim) -> bool:
    """Whether neither is of another name or year; what "will be the largest" is so among those there now."""
    told = (claim.when for claim in (one, other) if claim.scope.modality is not Modality.PLANNED)
    years = {when.start.year for when in told if when}
    mine, theirs = ({*claim.context.names} - _places(claim) for claim in (one, other))
    return len(years) < 2 and not (mine and theirs and mine.isdisjoint(theirs))


def _places(claim: Claim) -> set[str]:
    return {word for place in claim.scope.places for word in place.casefold().split()}
