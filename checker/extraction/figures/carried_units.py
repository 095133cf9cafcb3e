"""A unit that is left out: "wheat brings 45 million tonnes, canola 5.8 million"; "they get 9 litres, the norm is 15".

The figure right before names it: one of the same list, one with the same scale word, or the level that a "norm", an
"average" or a "record" is held against. People are never meant where a declared measure does not say so.
"""

from __future__ import annotations

import functools
from collections.abc import Callable
from decimal import Decimal

from msgspec.structs import replace

from checker.extraction.figures.figure import Figure, is_count, is_whole
from checker.extraction.grammar.role import Relation
from checker.extraction.quantities.bounds import EXACT, amount
from checker.extraction.quantities.number_words import numbers
from checker.extraction.quantities.numerals import numeral
from checker.lexicon.grammar import words
from checker.model.amount import Amount

UNITS = ("money", "measure", "rate")
"""Kinds of figures whose unit may be left out the second time."""

ALIKE = 30
"""How many times one amount may be another that names its unit for it."""

MOVES = ("rise", "fall", "difference", "figure")
"""Nouns whose amount is in the unit of what moves: "a gain of 37 million"."""

SEVERAL = 100
"""Counts below this ("both bridges") do not begin a series of their own."""

ADJACENT = 3
"""How many characters may lie between two sentences that follow one another."""


def share_unit(total: Figure, parts: list[Figure]) -> None:
    """ "4,200 hectares - 2,300 of wheat": bare numbers that are of a measured total are in its unit."""
    for part in parts:
        if is_count(part) and part.head is None and not is_count(total):
            part.take_unit(total.unit, total.kind)


def carry(figure: Figure, before: Figure | None) -> bool:
    """Give a bare number the unit of the figure before it, if that is meant; whether it was."""
    if before is None or not _lacks_unit(figure) or before.kind not in UNITS or not _are_near(figure, before):
        return False
    scale = _scale_left_out(figure, before)
    if not (_are_of_one_size(figure, before, scale) and any(test(figure, before) for test in TESTS)):
        return False
    figure.take(replace(figure.quantity, amount=_amount(figure, before, scale), kind=before.kind))
    figure.noun = ""
    figure.note("unit", "the unit that is left out", before.unit.name)
    return True


def _amount(figure: Figure, before: Figure, scale: Decimal) -> Amount:
    """The same number in the other's unit; a plain one is as precise as it is written."""
    own, unit = figure.amount, before.unit
    number = numeral(figure.sentence, figure.number[0])
    if own.label != "=" or number is None:
        return replace(own, unit=unit)
    return amount(replace(number, value=number.value * scale, step=number.step * scale), EXACT, unit)


def may_name_unit(figure: Figure) -> bool:
    """Whether a figure is an amount or a count, whose unit or noun those behind it may leave out."""
    return figure.kind in UNITS or (figure.kind in ("count", "bare") and figure.value >= SEVERAL)


def _lacks_unit(figure: Figure) -> bool:
    quantity = figure.quantity
    bare = quantity.kind == "bare" and not quantity.amount.vague
    return bare and quantity.head is None and quantity.last == quantity.number[1]


def _are_near(figure: Figure, before: Figure) -> bool:
    """In one sentence or in the next."""
    between = figure.sentence.start - before.sentence.end
    return figure.sentence is before.sentence or 0 <= between < ADJACENT


def _are_of_one_size(figure: Figure, before: Figure, scale: Decimal) -> bool:
    """Whether two numbers are of one order of size."""
    one, other = figure.value * scale, before.value
    return 0 < one < ALIKE * other and other < ALIKE * one


def _scale_left_out(figure: Figure, before: Figure) -> Decimal:
    """ "Turned 80 million into 127.5": the scale that the second number leaves out, or 1."""
    same = figure.sentence is before.sentence and figure.role.preposition in ("to", "into")
    left_out = same and not _scale(figure) and not is_whole(figure)
    return numbers()["scale"].get(_scale(before), Decimal(1)) if left_out else Decimal(1)


# What makes a number go on with the unit before it


def _is_broken(figure: Figure, before: Figure) -> bool:
    """ "127.5" counts nobody."""
    return not is_whole(figure) and figure.sentence is before.sentence


def _is_listed(figure: Figure, before: Figure) -> bool:
    return figure.role.shared is before.role


def _is_level(figure: Figure, _: Figure) -> bool:
    """ "The norm is 15", "against an average of 30"."""
    role, parse = figure.role, figure.parse
    held = role.relation in (Relation.PREDICATE, Relation.COMPLEMENT, Relation.OF)
    return held and parse.lemma(role.noun) in words("nouns", "level")


def _has_same_scale(figure: Figure, before: Figure) -> bool:
    """ "5.8 million" after "45 million tonnes", where it is no subject, and nobody's number: "a city of 8 million"."""
    role, parse = figure.role, figure.parse
    scale = _scale(figure)
    if not scale or before.value < numbers()["scale"][scale]:
        return False
    if role.relation is Relation.OF:
        moved = parse.lemma(role.noun) in words("nouns", *MOVES)
        return role.noun in parse.figures or moved
    is_home = role.preposition == "to" and parse.lemma(role.verb) == "be"
    return role.relation in (Relation.OBJECT, Relation.PREDICATE, Relation.COMPLEMENT) and not is_home


def _scale(figure: Figure) -> str:
    word = figure.sentence.lower[figure.number[1] - 1]
    return word if word in _scales() else ""


TESTS: tuple[Callable[[Figure, Figure], bool], ...] = (_is_listed, _is_level, _is_broken, _has_same_scale)


@functools.cache
def _scales() -> frozenset[str]:
    return frozenset(numbers()["scale"])
