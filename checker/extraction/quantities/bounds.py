"""From a number and its hedge to an amount: the two intervals that "about 4,000" allows.

Rounding and hedging are one thing here, the width of an interval; the figures are rows of `hedges.toml`.
"""

from __future__ import annotations

import functools
from decimal import Decimal

import msgspec

from checker.extraction.quantities.numeral import Numeral
from checker.lexicon.load import table
from checker.model.amount import ABOVE, COUNT, STRICT, TWO_WAYS, Amount, Unit, is_round
from checker.model.interval import INFINITY, Interval

ZERO = Decimal(0)
THOUSANDTH = Decimal("0.001")


class Hedge(msgspec.Struct, frozen=True):
    """One row of the table: multiples of the number at both ends, in both readings."""

    label: str
    wide: tuple[Decimal, Decimal]
    usual: tuple[Decimal, Decimal]
    open: tuple[str, ...] = ()
    words: str = ""


EXACT = Hedge("=", (Decimal(1), Decimal(1)), (Decimal(1), Decimal(1)))


@functools.cache
def hedges(side: str) -> dict[tuple[str, ...], Hedge]:
    """Hedges by their words; `side` is ``before`` or ``after`` the number."""
    found = {}
    for row in table("hedges")["hedge"]:
        wide, usual = (tuple(map(Decimal, row[key])) for key in ("wide", "usual"))
        for words in row.get(side, ()):
            hedge = Hedge(row["label"], (wide[0], wide[1]), (usual[0], usual[1]), tuple(row.get("open", ())), words)
            found[tuple(words.split())] = hedge
    return found


@functools.cache
def _longest(side: str) -> int:
    """How many words the longest hedge of a side has."""
    return max(map(len, hedges(side)))


def hedge_before(lower: list[str], at: int) -> tuple[Hedge, int]:
    """The longest hedge that ends right before a token, and where it begins; EXACT and `at` if there is none."""
    for size in range(min(_longest("before"), at), 0, -1):
        found = hedges("before").get(tuple(lower[at - size : at]))
        if found is not None:
            return found, at - size
    return EXACT, at


def hedge_after(lower: list[str], at: int) -> tuple[Hedge, int]:
    """The hedge that begins at a token, and where it ends."""
    for size in range(_longest("after"), 0, -1):
        behind = tuple(lower[at : at + size])  # shorter at the end of the sentence
        found = hedges("after").get(behind)
        if found is not None:
            return found, at + len(behind)
    return EXACT, at


def amount(number: Numeral, hedge: Hedge, unit: Unit, sign: int = 1, *, exact: bool = False) -> Amount:
    """The amount that a number and its hedge make; `exact` where a number is never rounded, as an age."""
    if number.vague is not None:
        return ranged(*number.vague, unit, vague=True)
    rounded = Interval.point(number.value) if exact else rounding(number, unit)
    wide, usual = (_widened(number.value, rounded, ends, hedge) for ends in (hedge.wide, hedge.usual))
    if number.fraction and not number.precise and hedge.label == "=":
        wide, usual = (_around(number.value, table("hedges")["rounding"]["fraction"][key]) for key in ("wide", "usual"))
    if sign < 0:
        wide, usual = -wide, -usual
    return Amount((number.value * sign,), unit, wide, usual, hedge.label)


def ranged(low: Decimal, high: Decimal, unit: Unit, *, vague: bool = False) -> Amount:
    """From one number to another, both included."""
    both = Interval(low, high)
    return Amount((low, high), unit, both, both, "range", vague)


def is_two_ways(number: Numeral, unit: Unit) -> bool:
    """Whether a point may part off thousands: "1.234 people"; a length or a rate of exchange may have three places."""
    return (
        unit.dimension == COUNT
        and number.digits
        and number.scale == 1
        and number.step == THOUSANDTH
        and number.value >= 1
    )


def either(number: Numeral, unit: Unit) -> Amount:
    """A fraction or thousands, whichever the author's point means; nothing between the two is ruled out."""
    low, high = number.value, number.value / THOUSANDTH
    both = Interval(low, high)
    return Amount((low, high), unit, both, both, TWO_WAYS)


def cut_short(told: Amount) -> Amount:
    """An amount of a headline, which may leave digits and hedges out: "$16bn" for $16.6bn, "under 65" for up to 65."""
    if told.label in STRICT:
        wide, usual = (
            Interval(one.low, one.high, one.low.is_infinite(), one.high.is_infinite())
            for one in (told.wide, told.usual)
        )
        return msgspec.structs.replace(told, wide=wide, usual=usual, label=f"{told.label}=")
    if told.label != EXACT.label or len(told.values) > 1 or told.wide.low == told.wide.high:
        return told
    value = told.values[0]
    wide, usual = (
        Interval(one.low, value + 2 * (value - one.low), one.low_open, high_open=True)
        for one in (told.wide, told.usual)
    )
    return msgspec.structs.replace(told, wide=wide, usual=usual)


def rounding(number: Numeral, unit: Unit) -> Interval:
    """What a bare number stands for: half a unit of the last digit that was meant; the zero of "4.0 million" was."""
    value, rules = number.value, table("hedges")["rounding"]
    half = number.step / 2
    decimal = number.step < 1 or (number.digits and number.step < number.scale)
    zeros = ZERO if decimal or number.precise else _trailing_zeros(value)
    if zeros > number.step:
        half = min(zeros / 2, abs(value) * Decimal(rules["share"]))
    is_count = unit.dimension == COUNT or unit.dimension in ("rank", "factor")
    exact = is_count and (zeros <= 1 or (zeros <= 10 and value < Decimal(rules["exact_below"])))
    if value == 0 or (exact and number.step == 1) or number.fraction:
        return Interval.point(value)
    return Interval(value - half, value + half, False, True)


def _trailing_zeros(value: Decimal) -> Decimal:
    """The unit of the last digit that is no zero: 1000 for 640,000... and 10000 for 640 thousand alike."""
    if not value or value != value.to_integral_value():
        return ZERO
    exponent = value.normalize().as_tuple().exponent
    return Decimal(1).scaleb(exponent) if isinstance(exponent, int) else ZERO


def _widened(value: Decimal, rounded: Interval, ends: tuple[Decimal, Decimal], hedge: Hedge) -> Interval:
    low, high = ends
    if low == high == 1:
        return rounded
    bottom = value if low == 1 else value * low
    top = INFINITY if high.is_infinite() else value * high
    if hedge.label == "~":
        bottom = min(bottom, rounded.low) if low < 1 else bottom
        top = max(top, rounded.high) if high > 1 else top
    open_high = "high" in hedge.open or top == INFINITY
    if bottom == top:
        return Interval.point(bottom)
    return Interval(bottom, top, "low" in hedge.open and not (hedge.label == ABOVE and is_round(value)), open_high)


def _around(value: Decimal, ends: list[str]) -> Interval:
    return Interval(value * Decimal(ends[0]), value * Decimal(ends[1]))
