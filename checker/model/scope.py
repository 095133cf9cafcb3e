"""What narrows a figure, facet by facet.

Unmarked is not unknown: a figure without scope words speaks of its report's main event, whole, actual and to
date. Words that are there but were not understood are `residue`, and unequal residue is unknown.
"""

from __future__ import annotations

import enum

import msgspec

ELSEWHERE = "elsewhere"
"""The residue of a figure of all places but one that was told, by whatever words: "outside Canada", "overseas"."""

USUAL = "usual"
"""The residue of what is so as a rule, and of no day or year of the calendar: "in a normal May"."""


class Relation(enum.StrEnum):
    """How the first of two scopes, places or groups lies to the second."""

    SAME = "same"
    INSIDE = "inside"
    OUTSIDE = "outside"
    APART = "apart"
    UNKNOWN = "unknown"


class Part(enum.StrEnum):
    WHOLE = ""  # the figure to date
    ADDITIONAL = "additional"  # on top of what was counted before
    TOTAL = "total"  # said to be everything


class Modality(enum.StrEnum):
    ACTUAL = ""
    PLANNED = "planned"
    FORECAST = "forecast"
    POSSIBLE = "possible"
    DENIED = "denied"
    HYPOTHETICAL = "hypothetical"


class Scope(msgspec.Struct, frozen=True):
    """`places` and `group` are lemmas or canonical names, sorted; empty means the whole.

    `change` is true for a rise or a fall ("rose by 6"); `older` for a figure quoted with its older date
    ("up from 31"); `method` names a scale or a way of counting ("moment magnitude", "speaker included"). `event` is
    where the text says that what befell them befell ("the flood in Abbey"), until alignment has decided whether the
    story tells of several such events: then it is one of the places.
    """

    places: tuple[str, ...] = ()
    group: tuple[str, ...] = ()
    part: Part = Part.WHOLE
    modality: Modality = Modality.ACTUAL
    method: str = ""
    change: bool = False
    older: bool = False
    residue: tuple[str, ...] = ()
    event: str = ""

    @property
    def elsewhere(self) -> bool:
        """Whether it is of all places but one that was told."""
        return ELSEWHERE in self.residue

    @property
    def usual(self) -> bool:
        """Whether it is what is so as a rule."""
        return USUAL in self.residue

    def compare(self, other: Scope) -> Relation:
        """SAME only where every facet is; INSIDE where one facet narrows and the others are the same."""
        if self == other:
            return Relation.SAME
        if (self.change, self.modality, self.method) != (other.change, other.modality, other.method):
            return Relation.APART
        if Part.ADDITIONAL in (self.part, other.part) and self.part is not other.part:
            return Relation.APART
        relations = {
            _subset(self.places, other.places),
            _subset(self.group, other.group),
            Relation.SAME if self.residue == other.residue else Relation.UNKNOWN,
        } - {Relation.SAME}
        if not relations:
            return Relation.SAME
        return relations.pop() if len(relations) == 1 else Relation.UNKNOWN


def _subset(mine: tuple[str, ...], theirs: tuple[str, ...]) -> Relation:
    """More words narrow more: ("wajima",) lies inside (); two different places lie apart."""
    if mine == theirs:
        return Relation.SAME
    a, b = set(mine), set(theirs)
    if b < a:
        return Relation.INSIDE
    return Relation.OUTSIDE if a < b else Relation.APART
