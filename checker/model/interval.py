"""Intervals of decimal numbers, and comparisons that know what they do not know.

A figure in a report is rarely a point: "about 4,000" and "more than 4,000" are intervals. Two intervals
compare to HOLDS when every pair of members satisfies the comparison, to BROKEN when no pair does, and to
OPEN otherwise. The arithmetic encloses: a in A and b in B give a + b in A + B.
"""

from __future__ import annotations

import enum
from decimal import Decimal
from typing import Self

import msgspec

End = tuple[Decimal, bool]  # a bound, and whether it is open

INFINITY = Decimal("Infinity")
ZERO = Decimal(0)


class Verdict(enum.StrEnum):
    """What a rule says of some claims; `OPEN` where the claims allow both."""

    HOLDS = "holds"
    BROKEN = "broken"
    OPEN = "open"

    def __and__(self, other: Verdict) -> Verdict:
        """Both must hold: BROKEN wins over OPEN, OPEN over HOLDS."""
        if Verdict.BROKEN in (self, other):
            return Verdict.BROKEN
        return Verdict.OPEN if Verdict.OPEN in (self, other) else Verdict.HOLDS


class Interval(msgspec.Struct, frozen=True):
    """The numbers from `low` to `high`; an open end does not belong to it.

    An unbounded side is minus or plus `INFINITY` and counts as open.
    """

    low: Decimal
    high: Decimal
    low_open: bool = False
    high_open: bool = False

    def __post_init__(self) -> None:
        if self.low > self.high or (self.low == self.high and (self.low_open or self.high_open)):
            raise ValueError(f"an empty interval: {self}")

    @classmethod
    def point(cls, value: Decimal | int) -> Self:
        return cls(Decimal(value), Decimal(value))

    @property
    def is_point(self) -> bool:
        return self.low == self.high

    def __contains__(self, value: Decimal) -> bool:
        above = value > self.low or (value == self.low and not self.low_open)
        below = value < self.high or (value == self.high and not self.high_open)
        return above and below

    def __str__(self) -> str:
        return f"{'(' if self.low_open else '['}{self.low}, {self.high}{')' if self.high_open else ']'}"

    # Arithmetic

    def __add__(self, other: Interval) -> Interval:
        return Interval(
            self.low + other.low,
            self.high + other.high,
            self.low_open or other.low_open,
            self.high_open or other.high_open,
        )

    def __neg__(self) -> Interval:
        return Interval(-self.high, -self.low, self.high_open, self.low_open)

    def __sub__(self, other: Interval) -> Interval:
        return self + -other

    def __mul__(self, other: Interval) -> Interval:
        return _hull([_times(one, two) for one in self._ends() for two in other._ends()])

    def __truediv__(self, other: Interval) -> Interval:
        """Everything, where the divisor may be zero: then nothing is known of the quotient."""
        if ZERO in other or other.low < 0 < other.high:
            return EVERYTHING
        sign = Decimal(1 if other.low >= 0 else -1)
        return _hull([_over(one, two, sign) for one in self._ends() for two in other._ends()])

    def _ends(self) -> tuple[End, End]:
        return (self.low, self.low_open), (self.high, self.high_open)

    def meet(self, other: Interval) -> Interval | None:
        """What both contain, or None."""
        low, low_open = max((self.low, self.low_open), (other.low, other.low_open))
        high, high_shut = min((self.high, not self.high_open), (other.high, not other.high_open))
        if low > high or (low == high and (low_open or not high_shut)):
            return None
        return Interval(low, high, low_open, not high_shut)

    # Comparison

    def equals(self, other: Interval) -> Verdict:
        if self.meet(other) is None:
            return Verdict.BROKEN
        return Verdict.HOLDS if self.is_point and other.is_point else Verdict.OPEN

    def at_most(self, other: Interval) -> Verdict:
        """Whether a <= b for a in self and b in other."""
        if self.high <= other.low:
            return Verdict.HOLDS
        touching = self.low == other.high and not (self.low_open or other.high_open)
        return Verdict.OPEN if self.low < other.high or touching else Verdict.BROKEN

    def below(self, other: Interval) -> Verdict:
        """Whether a < b for a in self and b in other."""
        apart = self.high == other.low and (self.high_open or other.low_open)
        if self.high < other.low or apart:
            return Verdict.HOLDS
        return Verdict.OPEN if self.low < other.high else Verdict.BROKEN


EVERYTHING = Interval(-INFINITY, INFINITY, True, True)


def _times(one: End, other: End) -> End:
    """A corner of a product; a zero that belongs to one side is reached whatever the other side is."""
    (a, a_open), (b, b_open) = one, other
    if ZERO in (a, b):
        return ZERO, (a_open or bool(a)) and (b_open or bool(b))
    return a * b, a_open or b_open


def _over(one: End, other: End, sign: Decimal) -> End:
    """A corner of a quotient; `sign` is the divisor's, whose end at zero is open."""
    (a, a_open), (b, b_open) = one, other
    if not a:
        return ZERO, a_open
    if not b:
        return a * sign * INFINITY, True
    return (ZERO if b.is_infinite() else a / b), a_open or b_open


def _hull(corners: list[End]) -> Interval:
    """The smallest interval around some points; an end is open only if every point that makes it is."""
    low = min(value for value, _ in corners)
    high = max(value for value, _ in corners)
    return Interval(
        low,
        high,
        all(is_open for value, is_open in corners if value == low) and low != high,
        all(is_open for value, is_open in corners if value == high) and low != high,
    )
