"""Numbers too alike to be strangers: 31 and 13, 912,000 and 921,000, 26,987 and 25,987, 340 and 34.

Two figures of a story that differ in one digit, by two digits that changed places, or by a zero or a scale word too
many, are most often one figure that somebody mistyped: the more digits, the less likely by chance.
"""

from __future__ import annotations

import math
from collections.abc import Iterator
from decimal import Decimal
from itertools import combinations

from checker.model.amount import Amount

LEAST_SWAPPED, LEAST_WRONG = 2, 4
"""Digits that numbers have at least if two that changed places, or one that is wrong, are to tell anything."""

SHIFTS = (1, 3)
"""Powers of ten that a number is out by if it has a zero too many, or billions for millions."""

SECOND, MINUTE = "second", 60

WAYS = 2
"""A shift goes up or down; a unit is mostly taken for one of two others."""

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
    Of a shift: the digits.
    """
    sign, digits, exponent = value.normalize().as_tuple()
    size, scale = len(digits), (sign, int(exponent))
    for at, other in combinations(range(size), 2) if size >= LEAST_SWAPPED else ():
        swapped = tuple(sorted((digits[at], digits[other])))
        yield (*scale, at, other, swapped, digits[:at], digits[at + 1 : other], digits[other + 1 :])
    for at in range(size if size >= LEAST_WRONG else 0):
        yield (*scale, at, digits[:at], digits[at + 1 :])
    if size >= LEAST_SWAPPED:
        yield sign, digits


def surprise(one: Decimal, other: Decimal) -> float:
    """Powers of ten of the odds against two unrelated numbers lying a slip of one digit apart; 0 if these do not."""
    common = set(keys(one)).intersection(keys(other)) if one != other else set()
    if not common:
        return 0.0
    mine, theirs = (number.normalize().as_tuple() for number in (one, other))
    if mine.digits == theirs.digits:
        return against(one, WAYS) if abs(int(mine.exponent) - int(theirs.exponent)) in SHIFTS else 0.0
    size = len(mine.digits)
    wrong = [at for at, digits in enumerate(zip(mine.digits, theirs.digits, strict=True)) if len(set(digits)) > 1]
    if len(wrong) == 1:
        return against(one, 9 * size)
    return against(one, size - 1 if wrong[1] == wrong[0] + 1 else size * (size - 1) // 2)


def against(number: Decimal, ways: int) -> float:
    """Powers of ten of the odds against another number having one of so many forms of this one by chance."""
    return math.log10(9 * 10 ** (size_of(number) - 1) / ways)


def size_of(number: Decimal) -> int:
    """How many digits a number has, without the zeros that make it round."""
    return len(number.normalize().as_tuple().digits)


def have_the_same_digits(one: Decimal, other: Decimal) -> bool:
    """Whether two numbers have the same digits, in another order or before other zeros."""
    mine, theirs = (value.normalize().as_tuple() for value in (one, other))
    are_scaled = mine.exponent != theirs.exponent
    return mine.digits == theirs.digits if are_scaled else sorted(mine.digits) == sorted(theirs.digits)
