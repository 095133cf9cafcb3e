"""How the figures of a report hang together: "40, 12 of them women", parts, shares, totals, products.

One small function a construction. Each reads one sentence, with the figures before it, and yields links with
the figure that the construction is about.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from checker.extraction.figures.figure import Clauses, Figure
from checker.extraction.figures.listing import lists
from checker.extraction.links.agreeing import agree
from checker.extraction.links.anniversaries import anniversaries
from checker.extraction.links.apart import aparts
from checker.extraction.links.ballots import results
from checker.extraction.links.breakdown import breakdowns
from checker.extraction.links.changes import changes
from checker.extraction.links.closed_lists import closed
from checker.extraction.links.closing_shares import closing
from checker.extraction.links.companies import companies
from checker.extraction.links.comparisons import leads, leads_told_before, marks, paces_on_average
from checker.extraction.links.conversions import conversions, exchanges, in_numbers
from checker.extraction.links.directions import moves
from checker.extraction.links.earlier_bests import displaced
from checker.extraction.links.elections import majorities, majorities_of, short_of_majority, swings
from checker.extraction.links.extremes import beside_peaks, peaks
from checker.extraction.links.factors import multiplied
from checker.extraction.links.forecasts import forecasts, paces
from checker.extraction.links.inclusions import excesses, inclusions
from checker.extraction.links.of_those import of_those
from checker.extraction.links.over_time import over_times
from checker.extraction.links.parts import parts_of
from checker.extraction.links.periods import periods
from checker.extraction.links.race_gaps import gaps
from checker.extraction.links.ranks import ranks, records
from checker.extraction.links.rates import apiece, doled_out
from checker.extraction.links.reckoned_rates import shared_out
from checker.extraction.links.remainders import completions, gathered, outcomes, recaps
from checker.extraction.links.scores import margins
from checker.extraction.links.shares import bases, returns, shares
from checker.extraction.links.shares_of_one_whole import dividing, rivals
from checker.extraction.links.steps import stepped
from checker.extraction.links.successions import successions
from checker.extraction.links.sums import sums
from checker.extraction.links.survivors import survivors
from checker.extraction.links.totals import totals
from checker.model.claim import Link

Construction = Callable[[Clauses, list[Figure]], Iterator[tuple[Figure, Link]]]


def link(clauses: Clauses, before: list[Figure]) -> None:
    """Attach all links of a sentence; `before` are the figures of the sentences before it, the latest last."""
    known = {figure.id: figure for figure in (*before, *clauses.figures)}
    for construction in CONSTRUCTIONS if len(clauses.figures) > 1 else ALONE:
        for figure, found in construction(clauses, before):
            if agree(found, known):
                figure.links.append(found)


CONSTRUCTIONS: tuple[Construction, ...] = (
    parts_of,
    of_those,
    shares,
    bases,
    returns,
    changes,
    stepped,
    moves,
    gaps,
    conversions,
    exchanges,
    in_numbers,
    sums,
    totals,
    companies,
    inclusions,
    completions,
    recaps,
    gathered,
    outcomes,
    survivors,
    breakdowns,
    periods,
    apiece,
    doled_out,
    over_times,
    aparts,
    ranks,
    records,
    successions,
    closing,
    multiplied,
    lists,
    anniversaries,
    forecasts,
    majorities,
    short_of_majority,
    majorities_of,
    swings,
    paces,
    leads,
    leads_told_before,
    margins,
    marks,
    displaced,
    peaks,
    beside_peaks,
    paces_on_average,
    dividing,
    rivals,
    closed,
    shared_out,
    excesses,
    results,
)

BETWEEN = frozenset(
    {
        moves,
        stepped,
        conversions,
        exchanges,
        in_numbers,
        totals,
        companies,
        inclusions,
        outcomes,
        survivors,
        breakdowns,
        apiece,
        forecasts,
        majorities,
        short_of_majority,
        swings,
        paces,
        leads_told_before,
        marks,
        paces_on_average,
        dividing,
        closed,
    }
)
"""Those that take two figures of one sentence."""

ALONE = tuple(one for one in CONSTRUCTIONS if one not in BETWEEN)
"""Those that a sentence with one figure may have: half of all sentences."""
