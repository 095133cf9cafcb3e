"""The shapes of a quantity: a number with its hedge, and what it counts or measures, "about 4,000 soldiers"."""

from __future__ import annotations

from typing import Literal

import msgspec

from checker.model.amount import Amount, Unit

OfUnit = Literal["age", "duration", "measure", "money", "percent", "rate"]
OfNumber = Literal["bare", "count", "factor", "fraction", "rank"]
FigureKind = OfUnit | OfNumber
"""What a figure is: a ``bare`` one counts what is not said beside it, a ``measure`` has a unit of none of the others.

A ``factor`` is so many times, a ``fraction`` a part in words, a ``rank`` a place in an order, a ``rate`` so much each.
"""


class Quantity(msgspec.Struct, frozen=True):
    """A figure: text `start` to `end`, tokens `first` to `last`, the bare number at tokens `number`.

    What is counted or measured begins in the text behind `number_end`; `head` is the token of the unit word or of the
    counted noun, None where there is none beside the number.
    """

    start: int
    end: int
    first: int
    last: int
    number: tuple[int, int]
    number_end: int
    amount: Amount
    head: int | None
    kind: FigureKind
    hedge: str = ""


class Measured(msgspec.Struct, frozen=True):
    """What follows a number: its unit, up to which token, the token that names it, and the kind of figure."""

    unit: Unit
    last: int
    head: int | None
    kind: FigureKind
