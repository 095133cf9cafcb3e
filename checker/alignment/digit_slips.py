"""Numbers too alike to be strangers: 31 and 13, 912,000 and 921,000, 26,987 and 25,987.

Two figures of a story that differ in one digit, or by two digits that changed places, are most often one figure that
somebody mistyped: the more digits, the less likely by chance.
"""

from __future__ import annotations

import math
from collections.abc import Iterator
from decimal import Decimal

LEAST_SWAPPED, LEAST_WRONG = 2, 4
"""Digits that numbers have at least if two that changed places, or one that is wrong, are to tell anything."""

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
