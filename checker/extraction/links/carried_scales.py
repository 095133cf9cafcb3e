"""A scale word that is left out: "5.2 million came from Europe, 4.1 from Asia and 3.1 from the Americas".

Behind an amount in millions, bare numbers that stand as it does (behind the same preposition, or with a subject each)
are in millions too, if they are money or measures or the list has three.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from itertools import pairwise

from msgspec.structs import replace

from checker.extraction.figures.carried_units import share_unit
from checker.extraction.figures.figure import Clauses, Figure
from checker.extraction.figures.slots import is_difference, is_left
from checker.extraction.grammar.syntax import Kind
from checker.extraction.quantities.bounds import EXACT, amount
from checker.extraction.quantities.numeral import Numeral
from checker.lexicon.grammar import words
from checker.lexicon.load import table
from checker.model.interval import Interval

SCALED = 1000
"""A number from here on needs no scale word of another."""

NEAR = 10
"""Levels of one thing are no further apart than this, if the first leaves its scale to the second."""

LIST = 3
"""Members from which a row is a list by its length alone."""

AMOUNTS = ("money", "measure")


def scale(clauses: Clauses) -> None:
    """Give each number of a sentence that goes on in the scale of another, or leads to it, its scale."""
    for one, other in pairwise(clauses.figures):
        if _leads_to(one, other):
            if scale_of(other) > 1:
                _multiply(one, scale_of(other))
            share_unit(other, [one])
        elif _goes_back(one, other):
            _multiply(other, scale_of(one))
            share_unit(one, [other])
    for first in [one for one in clauses.figures if scale_of(one) > 1]:
        members = list(_members(clauses, first))
        sure = first.kind in AMOUNTS or len(members) + 1 >= LIST
        for one in members if sure else ():
            _multiply(one, scale_of(first))


def _leads_to(one: Figure, other: Figure) -> bool:
    """ "From 6.3 to 5.8 billion dollars": the first number leaves the scale and the unit to the second."""
    sentence, (first, last) = one.sentence, one.number
    if sentence.word(first - 1) != "from" or sentence.lower[last : other.number[0]] != ["to"]:
        return False
    return one.kind in ("bare", other.kind) and scale_of(one) == 1 and one.head is None and _are_near(one, other)


def _goes_back(one: Figure, other: Figure) -> bool:
    """ "Shrank to $190 million from 340", "31.2 million tonnes, down from 33.0": so does the second to the first."""
    passed = {",", *words("verbs", "direction")}
    between = [word for word in one.sentence.lower[one.last : other.number[0]] if word not in passed]
    is_old = (
        len(between) == 1 and between[0] in words("comparison", "older") and one.kind in (*AMOUNTS, "bare", "count")
    )
    is_amount = one.kind in (*AMOUNTS, "bare", "count") and scale_of(one) > 1
    return is_old and is_amount and _is_bare(other) and _are_near(other, one)


def _are_near(bare: Figure, scaled: Figure) -> bool:
    low, high = sorted((max(bare.amount.values) * scale_of(scaled), max(scaled.amount.values)))
    return 0 < high < NEAR * low


def scale_of(figure: Figure) -> Decimal:
    """What the scale word of a number makes: a million in "320 million", 1 where it has none."""
    first, last = figure.number
    scales: dict[str, str] = table("numbers")["scale"]
    known = (Decimal(scales[word]) for word in figure.sentence.lower[first:last] if word in scales)
    return max((one for one in known if one >= SCALED), default=Decimal(1))


def _members(clauses: Clauses, first: Figure) -> Iterator[Figure]:
    """The bare numbers that go on in a list from an amount, up to one that does not; and what is left of it."""
    last = first
    for one in clauses.figures:
        if one.host <= first.host:
            if one.host == first.host - 2 and first.kind in AMOUNTS and _is_of_the(clauses, one, first):
                yield one
        elif _is_bare(one) and (_goes_on(clauses, first, last, one) or (last is not first and is_left(one))):
            yield one
            last = one


def _is_bare(one: Figure) -> bool:
    """Whether a number has no noun or scale of its own, and is no difference, rate, or part of a whole beside it."""
    alone = one.head is None and one.last == one.number[1]
    plain = alone and scale_of(one) == 1 and max(one.amount.values) < SCALED
    goes_on = one.sentence.word(one.last) in {"of", *words("counted", "per")}
    return plain and one.kind in ("bare", *AMOUNTS) and not goes_on and not is_difference(one)


def _goes_on(clauses: Clauses, first: Figure, last: Figure, one: Figure) -> bool:
    """Whether a number of a list stands before the preposition that the last has, or behind a subject of its own."""
    parse = clauses.parse
    behind = parse.word(one.host + 1) if parse.kind(one.host + 1) is Kind.PREPOSITION else None
    tied = behind in {parse.word(at) for at in range(last.host + 1, one.host)}
    named = parse.kind(one.host - 1) is Kind.NOUN and one.host - 1 not in parse.figures
    return clauses.listed(one) in (first, last) and (tied or named)


def _is_of_the(clauses: Clauses, part: Figure, whole: Figure) -> bool:
    """ "24 of the 80 million tonnes": of millions, told by their mantissa alone; not "640,000 of the 1.9 million"."""
    parse = clauses.parse
    of = parse.word(part.host + 1) == "of" and clauses.hosted(part.host + 2) is whole
    definite = parse.is_definite(whole.host)
    fits = max(part.amount.values) * scale_of(whole) <= max(whole.amount.values)
    return of and definite and fits and part.head is None and scale_of(part) == 1


def _multiply(one: Figure, by: Decimal) -> None:
    """A number in another scale, as precise as it is written."""
    told = one.amount
    value = told.values[0]
    step = Decimal(1).scaleb(min(0, int(value.as_tuple().exponent)))
    if told.label == "=" and len(told.values) == 1:
        number = Numeral(*one.number, value * by, step * by, digits=True, scale=by)
        new = amount(number, EXACT, told.unit)
    else:
        ends = (told.wide * Interval.point(by), told.usual * Interval.point(by))
        new = replace(told, values=tuple(one * by for one in told.values), wide=ends[0], usual=ends[1])
    one.take(replace(one.quantity, amount=new))
    one.note("value", "the scale that is left out", str(by))
