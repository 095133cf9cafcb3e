"""Levels that a verb multiplies: "doubled from 210 to 430", "halved to 40 from 82".

The verb is a claim of its own: by so much the old level was multiplied.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

import msgspec

from checker.extraction.figures import Clauses, Figure
from checker.extraction.stating import claim_at, claim_id
from checker.lexicon import units
from checker.lexicon.load import table
from checker.model.amount import Amount
from checker.model.claim import Claim, Link
from checker.model.interval import Interval
from checker.model.report import Report

BARE = ("NOUN", "PROPN", "AUX", "PRON")
"""What stands before a verb that nothing hedges: "more than doubled" is no factor of two."""

SHARE_OFF, USUALLY_OFF = Decimal("0.1"), Decimal("0.05")
"""What doubled is twice as much in round figures."""

PAIR = 2
REACH = 6
"""Tokens between the two levels, at most: "from 210 a year ago to 430"."""


class Multiple(msgspec.Struct, frozen=True):
    """A verb at a token, the factor that it says, and the two levels."""

    at: int
    factor: Decimal
    old: Figure
    new: Figure


def multiples(clauses: Clauses) -> Iterator[Multiple]:
    """Each verb of a sentence that multiplies one level into another."""
    sentence, figures = clauses.parse.sentence, clauses.figures
    for at, word in enumerate(sentence.lower):
        factor = table("numbers")["factor"].get(word)
        if factor is None or not at or sentence.tags[at] != "VERB" or sentence.tags[at - 1] not in BARE:
            continue
        levels = [one for one in figures if one.quantity.first > at]
        if len(levels) != PAIR or not _follow(at, *levels):
            continue
        by_word = {sentence.lower[one.quantity.first - 1]: one for one in levels}
        if by_word.keys() == {"from", "to"}:
            yield Multiple(at, Decimal(factor), by_word["from"], by_word["to"])


def _follow(at: int, first: Figure, second: Figure) -> bool:
    """Whether two levels of one unit stand right behind a verb, plain both."""
    one, other = first.quantity, second.quantity
    near = one.first == at + 2 and other.first - one.last <= REACH
    plain = {one.amount.label, other.amount.label} == {"="} and min(*one.amount.values, *other.amount.values) > 0
    return near and plain and first.kind == second.kind and one.amount.unit.dimension == other.amount.unit.dimension


def multiplied(clauses: Clauses, _before: list[Figure]) -> Iterator[tuple[Figure, Link]]:
    for one in multiples(clauses):
        roles: dict[str, tuple[str, ...]] = {"old": (one.old.id,), "new": (one.new.id,)}
        yield one.new, Link("multiplied", {"change": (_id(clauses, one),), **roles})


def _id(clauses: Clauses, one: Multiple) -> str:
    return claim_id(one.new.id.rpartition(":")[0], *_place(clauses, one))


def _place(clauses: Clauses, one: Multiple) -> tuple[int, int]:
    """Where in the text the verb stands."""
    sentence = clauses.parse.sentence
    return sentence.starts[one.at], sentence.ends[one.at]


def factors(report: Report, clauses: Clauses) -> Iterator[Claim]:
    """A claim for each verb that multiplies; it has no measure, so that nothing but its link compares it."""
    for one in multiples(clauses):
        wide, usual = (one.factor * off for off in (SHARE_OFF, USUALLY_OFF))
        amount = Amount(
            (one.factor,),
            units.TIMES,
            Interval(one.factor - wide, one.factor + wide),
            Interval(one.factor - usual, one.factor + usual),
            "~",
        )
        yield msgspec.structs.replace(claim_at(report, clauses.parse.sentence, *_place(clauses, one)), amount=amount)
