"""What speaks for and against two figures being about one thing, as numbers from 0 to about 1.

Each feature has one meaning and one direction: those in `FOR` can only raise a score, those in `AGAINST` only
lower it. The fit of the weights (`tools/fit_matching.py`) keeps to that.
"""

from __future__ import annotations

import functools
import math
from collections.abc import Sequence
from datetime import date

import msgspec

from checker.alignment.candidates import (
    Candidate,
    alike,
    are_akin,
    are_of_other_names,
    are_other,
    are_told_apart,
    untold,
)
from checker.alignment.distinguishing import count_the_same, may_be_some_of
from checker.alignment.temporal import days_between, relation
from checker.lexicon import units
from checker.model.amount import COUNT, RANGE, STRICT
from checker.model.claim import Claim
from checker.model.scope import Modality
from checker.model.timespan import Timespan

PART_OF = "part_of"

SMALL = 2
"""Counts up to this are often no figures at all: "one of them", "the two countries"."""

TELLING = 2
"""Digits from which a number that two reports give is no chance: "26 of the 28 provinces", "26 provinces"."""

FAR = 2.0
"""Powers of ten by which two amounts may differ before it no longer matters."""

TWIN = 0.25
"""How close digits alike bring two figures: as if all their nearest words were the same."""

FOR = (
    "same thing",
    "same event",
    "date near the same",
    "bound",
    "same measure",
    "same noun",
    "alike noun",
    "same unit",
    "same places",
    "near, covered by both",
    "near, alike in both",
    "lead",
    "lead of one",
    "twins",
    "told alone",
    "told in a row",
)
AGAINST = (
    "other event",
    "other noun",
    "other entity",
    "other names",
    "narrower group",
    "published apart",
    "time given once",
    "times overlap",
    "residue",
    "rivals",
    "agreeing rivals",
    "small",
    "ratio",
    "other speaker",
)
FREE = ("constant", "moment", "open date")


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
        if rival is not other and not _is_none(rival.claim, one.claim)
    ]


def _is_none(rival: Claim, one: Claim) -> bool:
    """ "54 in Sarn, nine elsewhere", what is expected, what was earned: of another place, or no fact, is no rival."""
    is_fact, is_told_as_fact = (claim.scope.modality is Modality.ACTUAL for claim in (one, rival))
    if (is_fact and not is_told_as_fact) or one.scope.elsewhere is not rival.scope.elsewhere:
        return True
    mine, theirs = set(one.scope.places), set(rival.scope.places)
    return bool(mine and theirs) and mine.isdisjoint(theirs)


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
    return _ratio(*sorted((abs(_value(one)) + 1, abs(_value(other)) + 1)))


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


def agree(one: Candidate, other: Candidate) -> bool:
    meet = one.usual.meet(other.usual) is not None and not are_told_apart(one, other)
    return meet and not are_other(one.noun, other.noun)


@functools.lru_cache(maxsize=1 << 12)
def closeness(one: Candidate, other: Candidate) -> float:
    """How many of their words two figures share, those nearest to them most; words that are only alike count half."""
    near = _share(one.near & other.near, min(len(one.near), len(other.near)))
    same = (one.noun == other.noun and one.unit == other.unit) + (one.claim.measure == other.claim.measure)
    exact = near + sum(_covered(one, other)) / 2 + _overlap(one.what, other.what) + same / 2
    return (exact + _alike(one, other) / 2) / 4


def _alike(one: Candidate, other: Candidate) -> float:
    """What words that are only alike add: those near two figures, those of what they give, the nouns they count."""
    near = _akin(one, other) + _akin(other, one)
    thing = _share((one.what & other.thing) - other.what, min(len(one.what), len(other.what)))
    return near + thing + (one.noun != other.noun and are_akin(one.noun, other.noun)) / 2


def _share(common: frozenset[str], of: int) -> float:
    return len(common) / max(1, of)


def _overlap(one: frozenset[str], other: frozenset[str]) -> float:
    return _share(one & other, min(len(one), len(other)))


def _covered(one: Candidate, other: Candidate) -> tuple[float, float]:
    """The share of the words near each figure that the other's sentence has too."""
    return _share(one.near & other.around, len(one.near)), _share(other.near & one.around, len(other.near))


def _akin(one: Candidate, other: Candidate) -> float:
    """The share of the words near a figure that the other's lack but for one that may stand for them."""
    return _share((one.near & other.akin) - other.around, len(one.near))


def features(one: Candidate, other: Candidate, rivals: Rivals, is_told_alone: bool) -> dict[str, float]:
    """The features of a pair by name; what is 0 is left out. `is_told_alone` is whether a report gives little else."""
    values = {
        "constant": 1.0,
        "told alone": float(is_told_alone),
        "told in a row": float(_tells_row(one, other) or _tells_row(other, one)),
        **_words(one, other),
        **_competition(rivals),
        **(_amounts(one, other) if one.claim.amount else _happenings(one, other)),
        **_circumstances(one, other),
    }
    return {name: value for name, value in values.items() if value}


def _words(one: Candidate, other: Candidate) -> dict[str, float]:
    return {
        "same thing": _overlap(one.what, other.what),
        "near, covered by both": min(_covered(one, other)),
        "near, alike in both": min(_akin(one, other), _akin(other, one)),
        "other names": float(are_of_other_names(one, other)),
    }


def _tells_row(row: Candidate, other: Candidate) -> bool:
    """Whether a sentence names what a fact box is about, and says near its figure what the label of a line tells."""
    is_named = 0 < len(row.title) <= 2 * len(row.title & other.around)
    return is_named and not (row.label - row.title).isdisjoint(other.what | other.near)


def _competition(rivals: Rivals) -> dict[str, float]:
    return {
        "lead": rivals.lead[0],
        "lead of one": max(0.0, rivals.lead[1]),
        "rivals": rivals.crowd,
        "agreeing rivals": rivals.agreeing,
    }


def _amounts(one: Candidate, other: Candidate) -> dict[str, float]:
    mine, theirs = one.claim, other.claim
    low, high = sorted((_value(mine), _value(theirs)))
    is_count = one.dimension == COUNT
    return {
        "same noun": float(bool(one.noun) and one.noun == other.noun),
        "alike noun": float(one.noun != other.noun and are_akin(one.noun, other.noun)),
        "other noun": float(are_other(one.noun, other.noun)),
        "same unit": float(not is_count and one.unit == other.unit),
        "same measure": float(count_the_same(one, other) and _says_more_than_noun(mine)),
        "twins": alike(one, other),
        "ratio": _ratio(low + is_count, high + is_count),
        "small": float(is_count and low <= SMALL),
        "bound": float(any(_is_bound(candidate) for candidate in (one, other))),
    }


def _is_bound(candidate: Candidate) -> bool:
    """Whether a figure is a bound, with which half of all numbers agree: strangers are seldom at odds with it.

    "Over two thirds" is itself rough.
    """
    amount = candidate.claim.amount
    return amount is not None and amount.label in STRICT and amount.unit != units.FRACTION


def _happenings(one: Candidate, other: Candidate) -> dict[str, float]:
    """What two dates tell of is a verb with its object, or the label of a line; "before 2006" has no beginning."""
    same = same_event(one, other)
    return {
        "moment": 1.0,
        "open date": float(any(_is_open(candidate.claim.moment) for candidate in (one, other))),
        "same event": same,
        "other event": float(not same),
        "date near the same": min(_covered(one, other)),
    }


def same_event(one: Candidate, other: Candidate) -> float:
    """How much of what two dates tell of is the same: "killed in 1910", "murdered in 1911"."""
    if one.what.isdisjoint(other.what) and not one.thing.isdisjoint(other.what):
        return 1.0
    return _overlap(one.what, other.what)


def _is_open(moment: Timespan | None) -> bool:
    return moment is not None and (moment.start.date() == date.min or moment.end.date() == date.max)


def _is_narrower(one: Candidate, other: Candidate) -> bool:
    """Whether one figure is of a group that the other's sentence does not speak of: "positive cases", "cases"."""
    mine, theirs = set(one.claim.scope.group), set(other.claim.scope.group)
    return theirs < mine and bool(untold(mine - theirs, other))


def _says_more_than_noun(claim: Claim) -> bool:
    """An undeclared measure known by its noun alone says what is counted, and not what of it."""
    return claim.declared or "/" in claim.measure


def _ratio(low: float, high: float) -> float:
    """Powers of ten between two amounts; counts are held one higher, so that none and one lie close."""
    return min(FAR, math.log10(high / low)) if low > 0 else FAR / 2


def _value(claim: Claim) -> float:
    """The number that a claim's words give, in the base unit."""
    amount = claim.amount
    assert amount is not None
    return float(amount.values[0] * amount.unit.factor / amount.unit.divisor)


def _circumstances(one: Candidate, other: Candidate) -> dict[str, float]:
    mine, theirs = one.claim.scope, other.claim.scope
    speakers = {claim.said_by[-1].casefold() for claim in (one.claim, other.claim) if claim.said_by}
    times = relation(one, other)
    entities = {claim.entity for claim in (one.claim, other.claim)} - {""}
    return {
        "other entity": float(len(entities) > 1),
        "same places": float(bool(mine.places) and mine.places == theirs.places),
        "published apart": days_between(one, other),
        "narrower group": float(_is_narrower(one, other) or _is_narrower(other, one)),
        "time given once": float(times == "given once"),
        "times overlap": float(times == "overlaps"),
        "residue": float(mine.residue != theirs.residue),
        "other speaker": float(len(speakers) > 1),
    }
