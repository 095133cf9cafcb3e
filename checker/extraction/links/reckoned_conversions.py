"""Amounts that a brief text tells twice: "three litres, i.e. 3,000 millilitres", "$30,000 - 26,000 euros"."""

from __future__ import annotations

from collections.abc import Sequence

from checker.extraction.figures.figure import PAIR, Figure
from checker.extraction.figures.slots import is_difference
from checker.extraction.links.brief_amounts import Reading, before, level, linked, says
from checker.model.amount import COUNT, SHARE


def converted(told: Sequence[Figure]) -> Reading | None:
    """ "Three litres, i.e. 3,000 millilitres", "hit 40 degrees Celsius on Wednesday - that is 104 Fahrenheit"."""
    if len(told) != PAIR or told[0].dimension != told[1].dimension or told[0].unit == told[1].unit:
        return None
    one, other = told
    is_amount = one.dimension not in (COUNT, SHARE) and "rate" not in (one.kind, other.kind)
    is_choice = other.sentence.word(other.first - 1) == "or"  # "two miles or 900 feet"
    if not is_amount or is_choice or not _is_restated(other) or is_difference(other):
        return None
    return linked(other, "converts", original=one, converted=other)


def _is_restated(one: Figure) -> bool:
    """Whether an amount tells again what stands before it."""
    return says(before(one), "restates") or says(before(one), "equals")


def exchanged(told: Sequence[Figure]) -> Reading | None:
    """ "$30,000 - 26,000 euros - and for the hall $10,000, which is 12,000 euros": two pairs, each told twice."""
    if len(told) != 2 * PAIR:
        return None
    one, third = level(told[::PAIR])
    other, fourth = level(told[1::PAIR])
    kinds = [figure.dimension for figure in (one, other, third, fourth)]
    if (
        kinds[0] == kinds[1]
        or sorted(kinds[:PAIR]) != sorted(kinds[PAIR:])
        or not all("money:" in kind for kind in kinds)
    ):
        return None
    if not (_is_restated(other) or _is_restated(fourth) or says(fourth.sentence.lower, "same rate")):
        return None
    if kinds[0] != kinds[2]:
        third, fourth = fourth, third
    pairs = {"original": one, "converted": other, "other": third, "other_converted": fourth}
    return linked(other, "exchange", tuple(pairs.values()), **pairs)
