"""What speaks for and against two figures being about one thing, as numbers from 0 to about 1.

Each feature has one meaning and one direction: those in `FOR` can only raise a score, those in `AGAINST` only
lower it. The fit of the weights (`tools/fit_matching.py`) keeps to that.
"""

from __future__ import annotations

from datetime import date

from checker.alignment.candidates import (
    Candidate,
    alike,
    are_akin,
    are_of_other_names,
    are_other,
    give_one_size,
    stems,
    untold,
)
from checker.alignment.closeness import akin, covered, is_shifted, magnitude, overlap, ratio, same_event, share
from checker.alignment.counted import count_the_same
from checker.alignment.rivals import Rivals
from checker.alignment.temporal import days_between, relation
from checker.lexicon import units
from checker.model.amount import COUNT, STRICT
from checker.model.claim import Claim
from checker.model.timespan import Timespan

SMALL = 2
"""Counts up to this are often no figures at all: "one of them", "the two countries"."""

SCENE, DATED_SCENE = "scene of brief reports", "dated scene of brief reports"
ATTRIBUTE, COUNTED = "attribute told once", "count told once"
LEFT_OVER = "left over"

FOR = (
    "same thing",
    "same event",
    "date near the same",
    "bound",
    "same measure",
    ATTRIBUTE,
    COUNTED,
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
    "bound told alone",
    "date told alone",
    "open date told alone",
    "event told alone",
    "told in a row",
    LEFT_OVER,
    SCENE,
    DATED_SCENE,
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


def features(one: Candidate, other: Candidate, rivals: Rivals, is_told_alone: bool) -> dict[str, float]:
    """The features of a pair by name; what is 0 is left out. `is_told_alone` is whether a report gives little else."""
    values = {
        "constant": 1.0,
        _alone(one, other): float(is_told_alone),
        "told in a row": float(_tells_row(one, other) or _tells_row(other, one)),
        **_words(one, other),
        **_competition(rivals),
        **(_amounts(one, other) if one.claim.amount else _happenings(one, other, is_told_alone)),
        **_circumstances(one, other),
    }
    return {name: value for name, value in values.items() if value}


def scene(one: Candidate, other: Candidate) -> dict[str, float]:
    """How much of the longer sentence the other has too, a name above all: of brief reports, that they tell one thing.

    Dates of one thing are many ("was opened in 1931", "was closed in 1987"): more than its name has to be the same. A
    fact box names its title in every line.
    """
    if one.title or other.title or one.names.isdisjoint(other.names):
        return {}
    mine, theirs = one.around | one.names, other.around | other.names
    if one.claim.amount is None:
        mine, theirs = mine - one.names, theirs - other.names
        return {DATED_SCENE: share(mine & theirs, max(len(mine), len(theirs)))} if len(mine & theirs) > 1 else {}
    return {SCENE: share(mine & theirs, max(len(mine), len(theirs)))}


def _alone(one: Candidate, other: Candidate) -> str:
    """The name of the feature that little else is told beside one of two figures: what is told alone is meant."""
    if one.claim.amount is None:
        is_open = _is_open(one.claim.moment) or _is_open(other.claim.moment)
        return "open date told alone" if is_open else "date told alone"
    return "bound told alone" if _is_bound(one) or _is_bound(other) else "told alone"


def _words(one: Candidate, other: Candidate) -> dict[str, float]:
    return {
        "same thing": overlap(one.what, other.what),
        "near, covered by both": min(covered(one, other)),
        "near, alike in both": min(akin(one, other), akin(other, one)),
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
    low, high = sorted((magnitude(mine), magnitude(theirs)))
    is_count = one.dimension == COUNT
    return {
        "same noun": float(bool(one.noun) and one.noun == other.noun),
        "alike noun": float(one.noun != other.noun and are_akin(one.noun, other.noun)),
        "other noun": float(are_other(one.noun, other.noun)),
        "same unit": float(not is_count and one.unit == other.unit),
        "same measure": float(count_the_same(one, other) and _says_more_than_noun(mine)),
        "twins": alike(one, other),
        "ratio": 0.0 if is_shifted(low, high) else ratio(low + is_count, high + is_count),
        "small": float(is_count and low <= SMALL),
        "bound": float(any(_is_bound(candidate) for candidate in (one, other))),
    }


def _is_bound(candidate: Candidate) -> bool:
    """Whether a figure is a bound, with which half of all numbers agree: strangers are seldom at odds with it.

    "Over two thirds" is itself rough.
    """
    amount = candidate.claim.amount
    return amount is not None and amount.label in STRICT and amount.unit != units.FRACTION


def _happenings(one: Candidate, other: Candidate, is_told_alone: bool) -> dict[str, float]:
    """What two dates tell of is a verb with its object, or the label of a line; "before 2006" has no beginning."""
    same = same_event(one, other)
    return {
        "moment": 1.0,
        "open date": float(any(_is_open(candidate.claim.moment) for candidate in (one, other))),
        "same event": same,
        "other event": float(not same),
        "date near the same": min(covered(one, other)),
        "event told alone": float(is_told_alone and same > 0 and not are_of_other_names(one, other)),
    }


def _is_open(moment: Timespan | None) -> bool:
    return moment is not None and (moment.start.date() == date.min or moment.end.date() == date.max)


def _is_left_open(one: Candidate, other: Candidate) -> bool:
    """Whether words not understood narrow one figure, and nothing in the other's sentence may stand for one of them."""
    residue = {*one.claim.scope.residue} - {*other.claim.scope.residue}
    return any(stems((word,)).isdisjoint(other.around | other.akin) for word in residue)


def _is_narrower(one: Candidate, other: Candidate) -> bool:
    """Whether one figure is of a group that the other's sentence does not speak of: "positive cases", "cases"."""
    mine, theirs = set(one.claim.scope.group), set(other.claim.scope.group)
    return theirs < mine and bool(untold(mine - theirs, other))


def _says_more_than_noun(claim: Claim) -> bool:
    """An undeclared measure known by its noun alone says what is counted, and not what of it."""
    return claim.declared or "/" in claim.measure


def _circumstances(one: Candidate, other: Candidate) -> dict[str, float]:
    mine, theirs = one.claim.scope, other.claim.scope
    speakers = {claim.said_by[-1].casefold() for claim in (one.claim, other.claim) if claim.said_by}
    times = "open" if give_one_size(one, other) else relation(one, other)
    entities = {claim.entity for claim in (one.claim, other.claim)} - {""}
    return {
        "other entity": float(len(entities) > 1),
        "same places": float(bool(mine.places) and mine.places == theirs.places),
        "published apart": 0.0 if give_one_size(one, other) else days_between(one, other),
        "narrower group": float(_is_narrower(one, other) or _is_narrower(other, one)),
        "time given once": float(times == "given once"),
        "times overlap": float(times == "overlaps"),
        "residue": float(_is_left_open(one, other) or _is_left_open(other, one)),
        "other speaker": float(len(speakers) > 1),
    }
