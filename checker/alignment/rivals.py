"""The other figures of two reports that either of two figures could be held against."""

from __future__ import annotations

import math
from collections.abc import Sequence

import msgspec

from checker.alignment.candidates import Candidate, alike, are_told_apart, give_one_size
from checker.alignment.closeness import agree, closeness, magnitude, ratio, same_event
from checker.alignment.counted import may_be_some_of
from checker.model.amount import COUNT, RANGE, STRICT
from checker.model.claim import Claim
from checker.model.links import PART_OF
from checker.model.scope import Modality

TELLING = 2
"""Digits from which a number that two reports give is no chance: "26 of the 28 provinces", "26 provinces"."""

TWIN = 0.25
"""How close digits alike bring two figures: as if all their nearest words were the same."""


class Rival(msgspec.Struct, frozen=True):
    """Another figure that one could be held against: how close it is, whether it agrees, whether it is `also` meant.

    Two dead and three dead in one report are of one kind, and the very same number in the same unit is no chance.
    """

    close: float
    agrees: bool
    also: bool


class Rivals:
    """The other figures of two reports that either of two figures could be held against.

    `grant` is whether one of them agrees where the two do not, and is as close, or gives the same measure. `lead` is
    by how much the two are closer to one another than to the closest rival, the lesser first; `crowd` how many
    figures there are to choose from; `agreeing` how close the closest is that agrees, as a share of the pair's own
    closeness.
    """

    def __init__(
        self, one: Candidate, other: Candidate, ours: Sequence[Candidate], theirs: Sequence[Candidate]
    ) -> None:
        close = closeness(one, other)
        held = close + TWIN * (alike(one, other) > 0)
        sides = [_rivals(one, other, theirs), _rivals(other, one, ours)]
        self.grant = any(one.agrees and (one.also or one.close >= held) for side in sides for one in side)
        self.lead = sorted(close - max((one.close for one in side), default=0.0) for side in sides)
        self.crowd = math.log(_count_like(one, ours) * _count_like(other, theirs))
        agreeing = [max((one.close for one in side if one.agrees), default=0.0) for side in sides]
        self.agreeing = sum(min(1.0, one / held) if held else 0.0 for one in agreeing)


def _rivals(one: Candidate, other: Candidate, everyone: Sequence[Candidate]) -> list[Rival]:
    """What a figure could be held against instead of the other."""
    return [
        Rival(closeness(one, rival), _is_nearer(one, rival, other), _is_also_meant(one, rival, other))
        for rival in everyone
        if rival is not other and (not _is_none(rival.claim, one.claim) or _is_carried_out(rival, one))
        if not _is_read_otherwise(rival, one, other) and not _is_of_other_date(rival, one, other)
        if not _is_no_such_attribute(rival, one, other)
    ]


def _is_no_such_attribute(rival: Candidate, one: Candidate, other: Candidate) -> bool:
    """Whether two heights are held against one another, and a third figure is none, nor their very number."""
    if not give_one_size(one, other) or rival.attribute == one.attribute:
        return False
    return bool(rival.attribute) or (rival.value, rival.unit) != (one.value, one.unit)


def _is_of_other_date(rival: Candidate, one: Candidate, other: Candidate) -> bool:
    """Whether two dates are told as one kind, and a third is not: "is a 1919 novel", "ranked it in 1998"."""
    told = one.claim.context.told
    return one.claim.amount is None and bool(told) and told == other.claim.context.told != rival.claim.context.told


def _is_read_otherwise(rival: Candidate, one: Candidate, other: Candidate) -> bool:
    """Whether the other's own words, read otherwise, are at odds as well: the other winter of a year."""
    return rival.claim.figure == other.claim.figure and not agree(one, rival)


def _is_none(rival: Claim, one: Claim) -> bool:
    """ "54 in Sarn, nine elsewhere", what is expected, what was earned: of another place, or no fact, is no rival."""
    is_fact, is_told_as_fact = (claim.scope.modality is Modality.ACTUAL for claim in (one, rival))
    if (is_fact and not is_told_as_fact) or one.scope.elsewhere is not rival.scope.elsewhere:
        return True
    mine, theirs = set(one.scope.places), set(rival.scope.places)
    return bool(mine and theirs) and mine.isdisjoint(theirs)


def _is_carried_out(rival: Candidate, one: Candidate) -> bool:
    """ "Will open with 9 of its 12 stations", "nine stations opened": a plan of that very number, told as done."""
    same = one.claim.context.verb == rival.claim.context.verb != "" and one.unit == rival.unit
    return same and one.value is not None and one.value == rival.value


def _is_nearer(one: Candidate, rival: Candidate, other: Candidate) -> bool:
    """Whether a rival agrees with a figure; a bound is named for what lies close by, no further off than the other.

    Where two dates are of one event, that of another says nothing of them; "two women" are no number of all the hurt.
    Ranges with one end in common are one, told in two ways, whatever else lies between their ends.
    """
    if not agree(one, rival) or (rival.unit != one.unit and may_be_some_of(rival, one)):
        return False
    if one.claim.amount is None or rival.claim.amount is None:
        return same_event(one, rival) > 0 or not same_event(one, other)
    if one.claim.amount.label == RANGE and are_told_apart(one, other):
        return one.claim.amount.values == rival.claim.amount.values
    if not {one.claim.amount.label, rival.claim.amount.label} & STRICT:
        return True
    return _apart(one.claim, rival.claim) <= _apart(one.claim, other.claim)


def _apart(one: Claim, other: Claim) -> float:
    """Powers of ten between the numbers of two claims."""
    return ratio(*sorted((abs(magnitude(one)) + 1, abs(magnitude(other)) + 1)))


def _count_like(one: Candidate, everyone: Sequence[Candidate]) -> int:
    """How many figures of its report are of the same thing by their noun, their unit or their measure, with itself."""
    return sum(_is_like(one, rival) for rival in everyone)


def _is_like(one: Candidate, rival: Candidate) -> bool:
    same = one.noun == rival.noun and one.unit == rival.unit
    return same and (one.dimension == COUNT or not one.what.isdisjoint(rival.what) or one is rival)


def _is_also_meant(one: Candidate, rival: Candidate, other: Candidate) -> bool:
    """Whether a rival may be meant as well: it is of the other's measure, gives the very number, or is a part of it."""
    wholes = (link.roles["whole"] for link in rival.claim.links if link.kind == PART_OF)
    is_part = any(other.claim.id in whole for whole in wholes)  # "in 16 out of 28 towns", "in fewer than 17 towns"
    return is_part or _are_of_a_kind(rival, other) or _repeats(one, rival)


def _are_of_a_kind(rival: Candidate, other: Candidate) -> bool:
    return rival.claim.measure in other.measures and rival.claim.amount is not None


def _repeats(one: Candidate, rival: Candidate) -> bool:
    """Whether a figure gives the very number of another, in its unit."""
    if one.value is None or one.value != rival.value or one.unit != rival.unit:
        return False
    return len(one.value.normalize().as_tuple().digits) >= TELLING
