"""An amount: a number with its unit, in two readings.

The wide reading is all that the words strictly allow, the usual one what a reader takes them to mean. "About
4,000 people" is [3600, 4400] wide and [3800, 4200] usual.
"""

from __future__ import annotations

import enum
from decimal import Decimal

import msgspec

from checker.model.interval import ZERO, Interval

COUNT = "count"
SHARE = "share"
RANK = "rank"
TIME = "time"
TWO_WAYS = "or"

EXACT, RANGE = "=", "range"
BELOW, ABOVE = "<", ">"
STRICT = frozenset((BELOW, ABOVE))
"""Labels of amounts that lie strictly to one side of a number."""

PRECISE = 3
"""Digits from which a rounded number is no round one; a number under a hundred is none if it does not end in zero."""

NAMED = Decimal("0.03")
"""The share by which what is told by a bound of three digits may lie beyond it."""


class Reading(enum.StrEnum):
    WIDE = "wide"
    USUAL = "usual"


class Unit(msgspec.Struct, frozen=True):
    """A unit, and how to reach the base unit of its dimension: (value + offset) * factor / divisor.

    `dimension` is ``length``, ``mass``, ``time``, ..., ``share`` (percent, fractions), ``points``, ``factor``
    ("three times"), ``rank``, ``money:USD`` or ``count``. Counted things are all of dimension ``count`` and
    are told apart by their `name`, the noun in the singular.
    """

    name: str
    dimension: str = COUNT
    factor: Decimal = Decimal(1)
    divisor: Decimal = Decimal(1)
    offset: Decimal = Decimal(0)

    def to_base(self, value: Interval) -> Interval:
        if self.factor == self.divisor and not self.offset:
            return value
        low, high = ((end + self.offset) * self.factor / self.divisor or ZERO for end in (value.low, value.high))
        return Interval(low, high, value.low_open, value.high_open)


class Amount(msgspec.Struct, frozen=True):
    """A figure as written: `values` holds one number, or two for a range, in `unit`.

    `label` is the kind of bound in the words of the claims data: ``=``, ``~``, ``>``, ``>=``, ``<``, ``<=`` or
    ``range``; ``or`` is one of two values, where the writing leaves open which. Both readings are in `unit`; `base`
    gives them in the base unit of the dimension.
    """

    values: tuple[Decimal, ...]
    unit: Unit
    wide: Interval
    usual: Interval
    label: str = "="
    vague: bool = False

    def reading(self, reading: Reading) -> Interval:
        return self.wide if reading is Reading.WIDE else self.usual

    def base(self, reading: Reading) -> Interval:
        return self.unit.to_base(self.reading(reading))

    @property
    def written(self) -> Interval:
        """The very number that the words give, or the span of two, in the base unit."""
        return self.unit.to_base(Interval(min(self.values), max(self.values)))

    def excludes(self, other: Amount) -> bool:
        """Whether this lies strictly to one side of the number that the other gives: "over 59 percent", "59 percent".

        To a reader these two differ, though 59.3 could be told as either. Round numbers and lengths of time are named
        for what lies just above them: three million may be "more than three million", but not "less than" that. Two
        ranges with one end in common are one range, told otherwise: "$80m to $100m", "$90m to $100m". Of more than
        500 million nobody says "over 422 million".
        """
        if self._other_ends(other) or self._is_beyond(other):
            return True
        if self.label not in STRICT or other.label != EXACT or self.written != other.written:
            return False
        return self.label == BELOW or not (self.unit.dimension == TIME or is_round(self.values[0]))

    def _is_beyond(self, other: Amount) -> bool:
        """Whether both are bounds of one kind, and this is well past the number of the other, which is no round one."""
        if not self.label == other.label in STRICT or self.unit != other.unit:
            return False
        if self.unit.dimension == TIME or is_round(other.values[0]):
            return False
        mine, theirs = self.written.low, other.written.low
        low, high = (theirs, mine) if self.label == ABOVE else (mine, theirs)
        return high > low * (1 + NAMED)

    def told_against(self, other: Amount) -> Interval:
        """What this one gives where the other excludes it: its number, or of a range the end that is another there."""
        ends = self._other_ends(other)
        return self.unit.to_base(Interval.point(ends[0])) if ends else self.written

    def _other_ends(self, other: Amount) -> tuple[Decimal, ...]:
        """The end of a range, if it is one, that another range does not have."""
        if not self.label == other.label == RANGE or self.unit != other.unit:
            return ()
        ends = tuple(end for end in self.values if end not in other.values)
        return ends if len(ends) == 1 else ()


def decimal_text(value: Decimal) -> str:
    """A number as text: exact, without idle zeros or an exponent."""
    text = f"{value:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def is_round(value: Decimal) -> bool:
    """Whether a number stands for what lies about it: 40, 500, three million; not 59 or 412."""
    digits = len(value.normalize().as_tuple().digits)
    return digits < PRECISE and (abs(value) >= 100 or value % 10 == 0)
