"""Numbers too alike to be strangers: 31 and 13, 912,000 and 921,000, 26,987 and 25,987.

Two figures of a story that differ in one digit, or by two digits that changed places, are most often one figure that
somebody mistyped: the more digits, the less likely by chance.
"""

from __future__ import annotations

import math
from collections.abc import Iterator
from decimal import Decimal
from itertools import combinations

from checker.model.amount import Amount

LEAST_SWAPPED, LEAST_WRONG = 2, 4
"""Digits that numbers have at least if two that changed places, or one that is wrong, are to tell anything."""

SECOND, MINUTE = "second", 60

Key = tuple[int | tuple[int, ...], ...]


def written(amount: Amount | None) -> Decimal | None:
    """The one number of an amount as a report writes it; None for several, and for the 8,525 seconds of 2:22:05."""
    if amount is None or len(amount.values) != 1:
        return None
    is_clock = amount.unit.name == SECOND and abs(amount.values[0]) >= MINUTE
    return None if is_clock else amount.values[0]


def keys(value: Decimal) -> Iterator[Key]:
    """What two numbers have in common if they are a slip of one digit apart; equal numbers share all.

    Of two digits that changed places: the places, the digits and the others. Of a wrong one: its place and the others.
    """
    sign, digits, exponent = value.normalize().as_tuple()
    size, scale = len(digits), (sign, int(exponent))
    for at, other in combinations(range(size), 2) if size >= LEAST_SWAPPED else ():
        swapped = tuple(sorted((digits[at], digits[other])))
        yield (*scale, at, other, swapped, digits[:at], digits[at + 1 : other], digits[other + 1 :])
    for at in range(size if size >= LEAST_WRONG else 0):
        yield (*scale, at, digits[:at], digits[at + 1 :])


def surprise(one: Decimal, other: Decimal) -> float:
    """Powers of ten of the odds against two unrelated numbers lying a slip of one digit apart; 0 if these do not."""
    common = set(keys(one)).intersection(keys(other)) if one != other else set()
    if not common:
        return 0.0
    digits = [number.normalize().as_tuple().digits for number in (one, other)]
    size, wrong = len(digits[0]), [at for at, (mine, theirs) in enumerate(zip(*digits, strict=True)) if mine != theirs]
    slips = size * (size - 1) // 2
    if len(wrong) == 1:
        slips = 9 * size
    elif wrong[1] == wrong[0] + 1:
        slips = size - 1
    return math.log10(9 * 10 ** (size - 1) / slips)


def are_swapped(one: Decimal, other: Decimal) -> bool:
    """Whether two numbers have the same digits in another order."""
    mine, theirs = (value.normalize().as_tuple() for value in (one, other))
    return mine.exponent == theirs.exponent and sorted(mine.digits) == sorted(theirs.digits)
