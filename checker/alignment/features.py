"""What speaks for and against two figures being about one thing, as numbers from 0 to about 1.

Each feature has one meaning and one direction: those in `FOR` can only raise a score, those in `AGAINST` only
lower it. The fit of the weights (`tools/fit_matching.py`) keeps to that.
"""

from __future__ import annotations

import math
from collections.abc import Sequence

import msgspec

from checker.alignment.candidates import Candidate, published_apart, when
from checker.model.amount import COUNT
from checker.model.claim import Claim

ANYBODY = frozenset(("", "person"))
"""Nouns that may stand for any that counts people, or for an elided one."""

SMALL = 2
"""Counts up to this are often no figures at all: "one of them", "the two countries"."""

FAR = 2.0
"""Powers of ten by which two amounts may differ before it no longer matters."""

FOR = (
    "same thing",
    "same verb",
    "same event",
    "same measure",
    "same noun",
    "same unit",
    "same entity",
    "same places",
    "same group",
    "same time",
    "near, shared",
    "near, covered",
    "near, covered by both",
    "sentence, covered",
    "sentence, covered by both",
    "words shared",
    "names shared",
    "lead",
    "lead of one",
)
AGAINST = (
    "other thing",
    "other event",
    "other measure",
    "other noun",
    "other entity",
    "other names",
    "other places",
    "other group",
    "narrower place",
    "narrower group",
    "time given once",
    "residue",
    "rivals",
    "agreeing rivals",
    "small",
    "ratio",
    "other speaker",
    "published apart",
)
FREE = ("constant", "moment")


class Rival(msgspec.Struct, frozen=True):
    """Another figure that one could be held against: how close it is, whether it agrees, whether `also` of the kind.

    Two dead and three dead in one report are of one kind.
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
        sides = [_rivals(one, other, theirs), _rivals(other, one, ours)]
        self.grant = any(one.agrees and (one.also or one.close >= close) for side in sides for one in side)
        self.lead = sorted(close - max((one.close for one in side), default=0.0) for side in sides)
        self.crowd = math.log(len(ours) * len(theirs))
        agreeing = [max((one.close for one in side if one.agrees), default=0.0) for side in sides]
        self.agreeing = sum(min(1.0, one / close) for one in agreeing)


def _rivals(one: Candidate, other: Candidate, everyone: Sequence[Candidate]) -> list[Rival]:
    """What a figure could be held against instead of the other."""
    return [
        Rival(closeness(one, rival), agree(one, rival), _are_of_a_kind(rival, other))
        for rival in everyone
        if rival is not other
    ]


def _are_of_a_kind(one: Candidate, other: Candidate) -> bool:
    return one.claim.declared and one.claim.measure == other.claim.measure and one.claim.amount is not None


def agree(one: Candidate, other: Candidate) -> bool:
    return one.usual.meet(other.usual) is not None and not _are_other(one.noun, other.noun)


def closeness(one: Candidate, other: Candidate) -> float:
    """How many of their words two figures share, those nearest to them most: 0 to 1."""
    near = _share(one.near & other.near, min(len(one.near), len(other.near)))
    same = (one.noun == other.noun and one.unit == other.unit) + (one.claim.measure == other.claim.measure)
    return (near + sum(_covered(one, other)) / 2 + _overlap(one.what, other.what) + same / 2) / 4


def _share(common: frozenset[str], of: int) -> float:
    return len(common) / max(1, of)


def _overlap(one: frozenset[str], other: frozenset[str]) -> float:
    return _share(one & other, min(len(one), len(other)))


def _covered(one: Candidate, other: Candidate) -> list[float]:
    """The share of the words near each figure that the other's sentence has too, the lesser first."""
    return sorted((_share(one.near & other.around, len(one.near)), _share(other.near & one.around, len(other.near))))


def features(one: Candidate, other: Candidate, rivals: Rivals) -> dict[str, float]:
    """The features of a pair by name; what is 0 is left out."""
    values = {
        "constant": 1.0,
        **_words(one, other),
        **_competition(rivals),
        **(_amounts(one, other) if one.claim.amount else _happenings(one, other)),
        **_circumstances(one, other),
    }
    return {name: value for name, value in values.items() if value}


def _words(one: Candidate, other: Candidate) -> dict[str, float]:
    covered = _covered(one, other)
    common = one.around & other.around
    sentence = sorted((_share(common, len(one.around)), _share(common, len(other.around))))
    names = one.names & other.names
    return {
        "same thing": _overlap(one.what, other.what),
        "other thing": float(bool(one.what and other.what and not one.what & other.what)),
        "same verb": float(bool(one.verb) and one.verb == other.verb),
        "near, shared": _overlap(one.near, other.near),
        "near, covered": covered[1],
        "near, covered by both": covered[0],
        "sentence, covered": sentence[1],
        "sentence, covered by both": sentence[0],
        "words shared": math.log1p(len(common)),
        "names shared": math.log1p(len(names)),
        "other names": float(bool(one.names and other.names and not names)),
    }


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
        "other noun": float(_are_other(one.noun, other.noun)),
        "same unit": float(not is_count and one.unit == other.unit),
        "same measure": float(bool(mine.measure) and mine.measure == theirs.measure),
        "other measure": float(mine.measure != theirs.measure and (mine.declared or theirs.declared)),
        "ratio": min(FAR, math.log10(high / low)) if low > 0 else FAR / 2,
        "small": float(is_count and low <= SMALL),
    }


def _happenings(one: Candidate, other: Candidate) -> dict[str, float]:
    """What two dates tell of is a verb with its object, or the label of a line."""
    same = _overlap(one.what, other.what)
    return {"moment": 1.0, "same event": same, "other event": float(not same)}


def _value(claim: Claim) -> float:
    """The number that a claim's words give, in the base unit."""
    amount = claim.amount
    assert amount is not None
    return float(amount.values[0] * amount.unit.factor / amount.unit.divisor)


def _are_other(one: str, other: str) -> bool:
    return one != other and one not in ANYBODY and other not in ANYBODY


def _circumstances(one: Candidate, other: Candidate) -> dict[str, float]:
    mine, theirs = one.claim.scope, other.claim.scope
    speakers = {claim.said_by[-1].casefold() for claim in (one.claim, other.claim) if claim.said_by}
    entities = one.claim.entity, other.claim.entity
    return {
        "same entity": float(bool(entities[0]) and entities[0] == entities[1]),
        "other entity": float(all(entities) and entities[0] != entities[1]),
        **_facet("places", "place", mine.places, theirs.places),
        **_facet("group", "group", mine.group, theirs.group),
        "same time": float(when(one, other) == "same"),
        "time given once": float(when(one, other) == "given once"),
        "residue": float(mine.residue != theirs.residue),
        "other speaker": float(len(speakers) > 1),
        "published apart": published_apart(one, other),
    }


def _facet(name: str, single: str, mine: tuple[str, ...], theirs: tuple[str, ...]) -> dict[str, float]:
    if mine == theirs:
        return {f"same {name}": float(bool(mine))}
    if set(mine) - set(theirs) and set(theirs) - set(mine):
        return {f"other {name}": 1.0}
    return {f"narrower {single}": 1.0}
