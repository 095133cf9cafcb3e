"""A number as a text writes it, "4.1 million"; `numerals` reads it."""

from __future__ import annotations

from decimal import Decimal

import msgspec

ONE = Decimal(1)


class Numeral(msgspec.Struct, frozen=True):
    """Tokens `first` to `last` (half-open) and their value.

    `step` is a unit of the last digit written, times the scale; `vague` the range of a plural number word;
    `fraction` is true for worded shares; `digits` where the number is written in digits; `scale` is what its scale
    words make: a million in "4.1 million"; `precise` where it was counted out, and no zero at its end is a rounding:
    "2:18:20", "58 out of 100".
    """

    first: int
    last: int
    value: Decimal
    step: Decimal = ONE
    vague: tuple[Decimal, Decimal] | None = None
    fraction: bool = False
    digits: bool = False
    scale: Decimal = ONE
    precise: bool = False
