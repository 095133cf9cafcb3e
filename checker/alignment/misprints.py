"""Figures of two reports that are one figure, mistyped in one of them: "214 passengers", "all 241 passengers".

Odds, in powers of ten, decide: those against two strangers lying a slip of a digit apart, less those that the figures
of their kind in two reports have of meeting by chance. Very long numbers need nothing else ("912,000", "921,000");
shorter ones need digits that changed places (prices of two models differ in one), reports that tell the same facts
otherwise, and nothing that sets them apart.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable, Iterator
from decimal import Decimal
from itertools import combinations

from checker.alignment.candidates import COMMON, are_other, is_named
from checker.alignment.digit_slips import are_swapped, keys, surprise, written
from checker.lexicon.nouns import kind_of
from checker.model.amount import COUNT
from checker.model.claim import COUNTERPART, Claim, Confidence, Evidence, Link
from checker.model.scope import Modality, Part

SURE = 3.3
"""Powers of ten of the odds from which two numbers are one: five digits with one wrong, four with two swapped."""

RARE = 1.0
"""Powers of ten by which the odds must outdo the pairs that two reports have: two long tables have such by chance."""

FEWEST = 3
"""A number that two reports give is no sign that they tell the same facts if it is smaller: "one man", "two days"."""


def misprints(claims: Iterable[Claim]) -> Iterator[Link]:
    """A link for each two numbers of a story that are taken for one, a misprint in one of their reports.

    A report that has both numbers means two things by them. Figures of one declared measure on two days are left to its
    rules.
    """
    numbers = [claim for claim in claims if _is_number(claim)]
    of_report: defaultdict[str, list[Claim]] = defaultdict(list)
    for claim in numbers:
        of_report[claim.report].append(claim)
    told = {report: frozenset().union(*map(_facts, own)) for report, own in of_report.items()}
    for one, other in _nearly_equal(numbers):
        ours, theirs = of_report[one.report], of_report[other.report]
        if _is_given(other, ours) or _is_given(one, theirs) or _are_ruled(one, other):
            continue
        odds = surprise(_value(one), _value(other))
        chances = math.log10(_like(other, ours) * _like(one, theirs))
        is_told_again = not told[one.report].isdisjoint(told[other.report])
        is_likely = is_told_again and are_swapped(_value(one), _value(other)) and _are_of_one(one, other)
        if odds >= RARE + chances and (odds >= SURE or is_likely):
            evidence = Evidence("amount", "a slip of a digit apart", f"{_value(one):,} ~ {_value(other):,}")
            roles: dict[str, tuple[str, ...]] = {"one": (one.id,), "other": (other.id,)}
            yield Link(COUNTERPART, roles, confidence=Confidence.MEDIUM, evidence=(evidence,))


def _nearly_equal(claims: Iterable[Claim]) -> list[tuple[Claim, Claim]]:
    """Pairs of two reports and one unit whose numbers are a slip of one digit apart, each once."""
    alike: defaultdict[tuple[object, ...], list[Claim]] = defaultdict(list)
    for claim in claims:
        for key in keys(_value(claim)):
            alike[_dimension(claim), key].append(claim)
    rare = [found for found in alike.values() if len(found) <= COMMON]
    pairs = {(one.id, other.id): (one, other) for found in rare for one, other in combinations(found, 2)}
    return [
        (one, other) for one, other in pairs.values() if one.report != other.report and _value(one) != _value(other)
    ]


def _is_number(claim: Claim) -> bool:
    """Whether a claim asserts one number."""
    asserts = claim.scope.modality not in (Modality.DENIED, Modality.HYPOTHETICAL)
    return asserts and written(claim.amount) is not None


def _value(claim: Claim) -> Decimal:
    assert claim.amount is not None
    return claim.amount.values[0]


def _dimension(claim: Claim) -> str:
    """What a number counts, one for all nouns, or its unit."""
    assert claim.amount is not None
    unit = claim.amount.unit
    return COUNT if unit.dimension == COUNT else unit.name


def _noun(claim: Claim) -> str:
    return kind_of(claim.amount.unit.name) if claim.amount and _dimension(claim) == COUNT else ""


def _facts(claim: Claim) -> set[tuple[str, str, Decimal]]:
    """What two reports that tell the same have in common: a number with its noun, or one of several digits."""
    if abs(_value(claim)) < FEWEST:
        return set()
    nouns = {_noun(claim), ""} if len(_value(claim).normalize().as_tuple().digits) > 1 else {_noun(claim)}
    return {(_dimension(claim), noun, _value(claim)) for noun in nouns}


def _is_given(claim: Claim, report: Iterable[Claim]) -> bool:
    return any(_dimension(one) == _dimension(claim) and _value(one) == _value(claim) for one in report)


def _like(claim: Claim, report: Iterable[Claim]) -> int:
    """How many figures of a report may be of the same thing by their unit or noun; one at least."""
    return max(1, sum(_may_be_one(claim, one) for one in report))


def _are_ruled(one: Claim, other: Claim) -> bool:
    """Whether a rule says what two figures of one declared measure make of one another on different days."""
    is_one_day = one.when is not None and other.when is not None and one.when.last_day == other.when.last_day
    return one.declared and other.declared and one.measure == other.measure and not is_one_day


def _may_be_one(one: Claim, other: Claim) -> bool:
    """Whether two numbers are in one unit, or count what may be the same."""
    return _dimension(one) == _dimension(other) and not are_other(_noun(one), _noun(other))


def _are_of_one(one: Claim, other: Claim) -> bool:
    """Whether nothing that is told of two numbers sets them apart."""
    mine, theirs = one.scope, other.scope
    names = [set(claim.entity.casefold().split()) for claim in (one, other)]
    are_two = is_named(one) and is_named(other) and names[0].isdisjoint(names[1])
    is_one_added = (mine.part is Part.ADDITIONAL) is not (theirs.part is Part.ADDITIONAL)
    return (
        _may_be_one(one, other)
        and (mine.change, mine.older) == (theirs.change, theirs.older)
        and not (are_two or is_one_added)
    )
