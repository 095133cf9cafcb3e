"""What a rate makes in a time: "200 litres a second for three hours. In that time 2.2 million litres were lost"."""

from __future__ import annotations

from collections.abc import Iterator

from checker.extraction.figures.figure import Clauses, Figure, last_sentence
from checker.extraction.links.parts import adds_up
from checker.lexicon.grammar import says, words
from checker.lexicon.nouns import kind_of
from checker.model.amount import COUNT
from checker.model.claim import Link
from checker.model.links import LinkKind

A_YEAR = " per year"
"""Behind the dimension of what a rate makes in a time: that of all rates is of a year."""

SPEED, LENGTH = "speed", "length"


def over_times(clauses: Clauses, before: list[Figure]) -> Iterator[tuple[Figure, Link]]:
    """Link each amount that is said to be of "that time", or of all, to the only rate and the only time just told."""
    lower = clauses.sentence.lower
    told = [*last_sentence(before), *clauses.figures]
    if not says(lower, "sums", "that time"):
        told = clauses.figures if words("sums", "at most").isdisjoint(lower) else []
        told = told if any(_is_steady(one) for one in told) else []
    times = [one for one in told if one.kind == "duration"]
    for total in clauses.figures:
        rates = [one for one in told if _makes(one, total)] if adds_up(total) and not total.scope.change else []
        if len(rates) == len(times) == 1:
            kind: LinkKind = "product_of" if rates[0].dimension == SPEED else "over_time"
            yield total, Link.of(kind, rate=rates[0].id, times=times[0].id, total=total.id)


def _is_steady(rate: Figure) -> bool:
    """ "At 60 kilometres an hour", "at a steady 60": how fast it went all the time."""
    return rate.role.preposition == "at" and _is_rate(rate)


def _is_rate(figure: Figure) -> bool:
    dimension = figure.dimension
    return dimension == SPEED or dimension.endswith(A_YEAR)


def _are_of_one(rate: Figure, total: Figure) -> bool:
    """ "The tug made 20 km/h ... In that time it covered 60 km": of one that moves; not how much rain fell."""
    subjects = [one.parse.words(one.role.subject)[-1:] for one in (rate, total)]
    return bool(subjects[1]) and (subjects[0] == subjects[1] or subjects[1][0] in words("pronouns", "personal"))


def _makes(rate: Figure, total: Figure) -> bool:
    """Whether a rate in some time comes to an amount of this kind: litres a second to litres, a speed to a way."""
    unit, other = rate.unit, total.unit
    if other.dimension == LENGTH and not _are_of_one(rate, total):
        return False
    if unit.dimension == SPEED:
        return other.dimension == LENGTH
    is_one = other.dimension != COUNT or kind_of(unit.name.partition(" per ")[0]) == kind_of(total.noun)
    return unit.dimension == f"{other.dimension}{A_YEAR}" and is_one
