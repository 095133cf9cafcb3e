"""Numbers too alike to be strangers: 912,000 and 921,000, 26,987 and 25,987.

Two figures of a story that differ in one digit, or by two digits that changed places, are most often one figure that
somebody mistyped: the more digits, the less likely by chance.
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from decimal import Decimal
from itertools import combinations

from checker.model.amount import COUNT
from checker.model.claim import COUNTERPART, Claim, Confidence, Evidence, Link
from checker.model.scope import Modality

LEAST_SWAPPED, LEAST_WRONG = 3, 4
"""Digits that numbers have at least if two that changed places, or one that is wrong, are to tell anything."""

SURE = 3.3
"""Powers of ten of the odds from which two numbers are one: five digits with one wrong, four with two swapped."""

RARE = 1.0
"""Powers of ten by which the odds must outdo the pairs that two reports have: two long tables have such by chance."""

Key = tuple[int | tuple[int, ...], ...]


def keys(value: Decimal) -> Iterator[Key]:
    """What two numbers have in common if they are a slip of one digit apart; equal numbers share all."""
    sign, digits, exponent = value.normalize().as_tuple()
    size, scale = len(digits), (sign, int(exponent))
    for at in range(size - 1 if size >= LEAST_SWAPPED else 0):
        yield (*scale, at, digits[:at], tuple(sorted(digits[at : at + 2])), digits[at + 2 :])
    for at in range(size if size >= LEAST_WRONG else 0):
        yield (*scale, at, digits[:at], digits[at + 1 :])


def surprise(one: Decimal, other: Decimal) -> float:
    """Powers of ten of the odds against two unrelated numbers lying a slip of one digit apart; 0 if these do not."""
    common = set(keys(one)).intersection(keys(other)) if one != other else set()
    if not common:
        return 0.0
    size = len(one.normalize().as_tuple().digits)
    swapped = len(next(iter(common))) == len(next(keys(one)))
    return math.log10(9 * 10 ** (size - 1) / (size - 1 if swapped else 9 * size))


def misprints(claims: Iterable[Claim]) -> Iterator[Link]:
    """Numbers of two reports so long and so alike that one is taken for a misprint, whatever words stand near them.

    A report that has both numbers means two things by them. Figures of one declared measure are left to its rules.
    """
    long = [claim for claim in claims if _is_long(claim)]
    has = {(claim.report, *_number(claim)) for claim in long}
    of_unit = Counter((report, unit) for report, unit, _ in has)
    for one, other in _nearly_equal(long):
        (unit, value), (_, wrong) = _number(one), _number(other)
        given = (one.report, unit, wrong) in has or (other.report, unit, value) in has
        ruled = one.declared and other.declared and one.measure == other.measure
        chances = math.log10(of_unit[one.report, unit] * of_unit[other.report, unit])
        if not (given or ruled) and surprise(value, wrong) >= max(SURE, RARE + chances):
            evidence = Evidence("amount", "a slip of a digit apart", f"{value:,} ~ {wrong:,}")
            roles: dict[str, tuple[str, ...]] = {"one": (one.id,), "other": (other.id,)}
            yield Link(COUNTERPART, roles, confidence=Confidence.MEDIUM, evidence=(evidence,))


def _nearly_equal(claims: Iterable[Claim]) -> list[tuple[Claim, Claim]]:
    """Pairs of two reports and one unit whose numbers are equal or a slip of one digit apart, each once."""
    alike: defaultdict[tuple[object, ...], list[Claim]] = defaultdict(list)
    for claim in claims:
        unit, value = _number(claim)
        for key in keys(value):
            alike[unit, key].append(claim)
    pairs = {(one.id, other.id): (one, other) for found in alike.values() for one, other in combinations(found, 2)}
    return [(one, other) for one, other in pairs.values() if one.report != other.report]


def _is_long(claim: Claim) -> bool:
    """Whether a claim asserts one number of four digits or more."""
    amount = claim.amount
    if amount is None or len(amount.values) != 1 or claim.scope.modality is Modality.DENIED:
        return False
    return len(amount.values[0].normalize().as_tuple().digits) >= LEAST_WRONG


def _number(claim: Claim) -> tuple[str, Decimal]:
    """What a number counts, one for all nouns, or its unit; and the number."""
    assert claim.amount is not None
    unit = claim.amount.unit
    return (COUNT if unit.dimension == COUNT else unit.name), claim.amount.values[0]
