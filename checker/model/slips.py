"""Differences that a slip of the pen makes: one digit wrong (100, 30, 4), or two neighbours changed places (90, 27)."""

from __future__ import annotations

from decimal import Decimal

LEAST_DIGITS = 3
"""A smaller number is a slip away from too many others for that to tell anything."""

NINE = 9
"""What two digits that change places change a number by is a multiple of nine."""


def is_slip(one: Decimal, other: Decimal) -> bool:
    """Whether a number, or one of those that it is the sum of, was written with a slip to make another of them."""
    difference = abs(one - other)
    long = min(len(number.normalize().as_tuple().digits) for number in (one, other)) >= LEAST_DIGITS
    return long and any(_has_one_digit(number) for number in (difference, difference / NINE))


def _has_one_digit(number: Decimal) -> bool:
    return number != 0 and len(number.normalize().as_tuple().digits) == 1
