"""Rates between a number and a total: "64 matches, 172 goals, 2.69 a game", "6,000 victims, $5,000 each"."""

from __future__ import annotations

from collections.abc import Iterator

from checker.extraction.adding import says_sum
from checker.extraction.figures import Clauses, Figure
from checker.extraction.parting import adds_up, is_count
from checker.extraction.syntax import words
from checker.lexicon.nouns import kind_of
from checker.model.amount import COUNT
from checker.model.claim import Link

BESIDE = frozenset((",", "or", "(", "-", "–"))


def products(clauses: Clauses, _before: list[Figure]) -> Iterator[tuple[Figure, Link]]:
    """ "The 64 matches produced 172 goals, 2.69 per game": a rate between two counts."""
    rates = [
        one for one in clauses.figures if one.kind == "rate" and one.quantity.amount.unit.name.startswith("person ")
    ]
    counts = [one for one in clauses.figures if is_count(one) and one.quantity.head is not None]
    if len(rates) != 1 or len(counts) != 2:
        return
    per = rates[0].quantity.amount.unit.name.rpartition(" per ")[2]
    times = [one for one in counts if kind_of(one.noun) == kind_of(per)]
    if len(times) == 1:
        total = next(one for one in counts if one is not times[0])
        yield rates[0], Link("product_of", {"rate": (rates[0].id,), "times": (times[0].id,), "total": (total.id,)})


def averages(clauses: Clauses, _before: list[Figure]) -> Iterator[tuple[Figure, Link]]:
    """ "$30 million for 6,000 victims, $5,000 each", "400 houses at $30,000 apiece, $12 million in all"."""
    for rate in clauses.figures:
        if not adds_up(rate) or not (_is_each(rate) or _is_average(rate)):
            continue
        others = [one for one in clauses.figures if one is not rate and adds_up(one)]
        totals = [one for one in others if _is_of_one_kind(one, rate)] or _larger(rate, others)
        times = [one for one in others if one not in totals and is_count(one) and one.quantity.head is not None]
        if len(others) == 2 and len(totals) == len(times) == 1 and _is_set_beside(clauses, rate, totals[0]):
            roles: dict[str, tuple[str, ...]] = {"rate": (rate.id,), "times": (times[0].id,), "total": (totals[0].id,)}
            yield rate, Link("product_of", roles)


def _is_each(figure: Figure) -> bool:
    behind = figure.sentence.lower[figure.quantity.last : figure.quantity.last + 1]
    return not words("sums", "each").isdisjoint(behind)


def _is_average(figure: Figure) -> bool:
    """ "An average of $30,000 a house"."""
    lower, first = figure.sentence.lower, figure.quantity.first
    near = " ".join(lower[max(0, first - 3) : first])
    return near.endswith(tuple(words("sums", "average")))


def _is_of_one_kind(one: Figure, rate: Figure) -> bool:
    """Whether a figure is an amount of what the rate is: dollars of dollars, jobs of jobs."""
    unit, other = one.quantity.amount.unit, rate.quantity.amount.unit
    return unit.dimension == other.dimension and (unit.dimension != COUNT or one.noun == rate.noun)


def _larger(rate: Figure, others: list[Figure]) -> list[Figure]:
    """ "412,000 spectators at 16 matches, an average of 25,750": what a bare average is of."""
    bare = rate.quantity.head is None and _is_average(rate)
    counts = others if bare and all(is_count(one) and one.quantity.head is not None for one in others) else []
    return sorted(counts, key=lambda one: one.quantity.amount.values[0])[-1:]


def _is_set_beside(clauses: Clauses, rate: Figure, total: Figure) -> bool:
    """Whether the rate restates what stands before it, behind a comma, or the total is told to come of it."""
    lower, first = rate.sentence.lower, rate.quantity.first
    if total.host > rate.host:
        return says_sum(clauses, total)
    reach = 4 if _is_average(rate) else 1  # ", an average of"
    return not BESIDE.isdisjoint(lower[max(0, first - reach) : first])
