"""How close two figures lie: by the words that they share, or that may stand for one another, and by their numbers."""

from __future__ import annotations

import functools
import math

from checker.alignment.candidates import Candidate, are_akin, are_other, are_told_apart
from checker.alignment.digit_slips import SHIFTS
from checker.model.claim import Claim

FAR = 2.0
"""Powers of ten by which two amounts may differ before it no longer matters."""


@functools.lru_cache(maxsize=1 << 12)
def closeness(one: Candidate, other: Candidate) -> float:
    """How many of their words two figures share, those nearest to them most; words that are only alike count half."""
    near = share(one.near & other.near, min(len(one.near), len(other.near)))
    same = (one.noun == other.noun and one.unit == other.unit) + (one.claim.measure == other.claim.measure)
    exact = near + sum(covered(one, other)) / 2 + overlap(one.what, other.what) + same / 2
    return (exact + _alike(one, other) / 2) / 4


def _alike(one: Candidate, other: Candidate) -> float:
    """What words that are only alike add: those near two figures, those of what they give, the nouns they count."""
    near = akin(one, other) + akin(other, one)
    thing = share((one.what & other.thing) - other.what, min(len(one.what), len(other.what)))
    return near + thing + (one.noun != other.noun and are_akin(one.noun, other.noun)) / 2


def same_event(one: Candidate, other: Candidate) -> float:
    """How much of what two dates tell of is the same: "killed in 1910", "murdered in 1911"."""
    if one.what.isdisjoint(other.what) and not one.thing.isdisjoint(other.what):
        return 1.0
    return overlap(one.what, other.what)


def share(common: frozenset[str], of: int) -> float:
    """How many words are common, as a share of so many; 0 of none."""
    return len(common) / max(1, of)


def overlap(one: frozenset[str], other: frozenset[str]) -> float:
    """The overlap coefficient: what is common as a share of the smaller set."""
    return share(one & other, min(len(one), len(other)))


def covered(one: Candidate, other: Candidate) -> tuple[float, float]:
    """The share of the words near each figure that the other's sentence has too."""
    return share(one.near & other.around, len(one.near)), share(other.near & one.around, len(other.near))


def akin(one: Candidate, other: Candidate) -> float:
    """The share of the words near a figure that the other's lack but for one that may stand for them."""
    return share((one.near & other.akin) - other.around, len(one.near))


def agree(one: Candidate, other: Candidate) -> bool:
    """Whether two figures, as usually read, can be one: they have a value in common, and count no two things."""
    meet = one.usual.meet(other.usual) is not None and not are_told_apart(one, other)
    return meet and not are_other(one.noun, other.noun)


def ratio(low: float, high: float) -> float:
    """Powers of ten between two amounts; counts are held one higher, so that none and one lie close."""
    return min(FAR, math.log10(high / low)) if low > 0 else FAR / 2


def is_shifted(low: float, high: float) -> bool:
    """Whether two amounts have the same digits, and one a zero or a scale word more."""
    return low > 0 and any(math.isclose(high, low * 10**power) for power in SHIFTS)


def magnitude(claim: Claim) -> float:
    """The number that a claim's words give, in the base unit."""
    amount = claim.amount
    assert amount is not None
    return float(amount.values[0] * amount.unit.factor / amount.unit.divisor)
