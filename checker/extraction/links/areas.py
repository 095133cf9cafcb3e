"""Areas of what has two sides: "120 metres long and 80 metres wide, an area of 9,600 square metres"."""

from __future__ import annotations

from collections.abc import Iterator

from checker.extraction.figures.figure import PAIR, Clauses, Figure, last_sentence
from checker.lexicon.grammar import words
from checker.model.claim import Link

AREA, LENGTH = "area", "length"


def areas(clauses: Clauses, before: list[Figure]) -> Iterator[tuple[Figure, Link]]:
    """The one area of a sentence with the only two lengths of it, or of the sentence before, that are its sides."""
    told = [one for one in clauses.figures if _is(one, AREA)]
    if len(told) != 1 or not words("sides", "not flat").isdisjoint(clauses.sentence.lower):
        return
    here = [one for one in clauses.figures if _is(one, LENGTH)]
    sides = here or [one for one in last_sentence(before) if _is(one, LENGTH)]
    if len(sides) == PAIR and _are_sides(*sides) and _is_its_area(told[0]):
        yield told[0], Link.of("product_of", rate=sides[0].id, times=sides[1].id, total=told[0].id)


def _is_its_area(area: Figure) -> bool:
    """ "An area of 9,600 square metres", "it covers", "its 9,600 square metres"; not "with a pond of"."""
    near = area.sentence.lower[max(0, area.first - NEAR) : area.first]
    return not words("sides", "area").isdisjoint(near)


NEAR = 3
"""Tokens before an area that tell whose it is."""


def _is(one: Figure, dimension: str) -> bool:
    return one.dimension == dimension and not one.scope.change


def _are_sides(one: Figure, other: Figure) -> bool:
    """ "Six by four metres", "120 metres long and 80 metres wide", of a thing that is told to have no other shape."""
    lower = one.sentence.lower
    between = lower[one.number[1] : other.first]
    behind = {one.sentence.word(one.last), one.sentence.word(other.last)}
    is_named = len(behind & (words("sides", "long", "wide"))) == PAIR
    is_named &= not behind <= words("sides", "wide")
    is_by = between[-1:] == ["by"] and len(between) <= PAIR
    return words("sides", "not flat").isdisjoint(lower) and (is_by or is_named)
