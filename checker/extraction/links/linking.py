"""How the figures of a report hang together: parts, shares, totals, products.

One small function a construction. Each reads one sentence, with the figures before it, and yields links with
the figure that the construction is about.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from checker.extraction.figures.figure import Clauses, Figure
from checker.extraction.figures.listing import lists
from checker.extraction.happenings.offices import successions
from checker.extraction.links.adding import sums
from checker.extraction.links.aging import ages
from checker.extraction.links.averaging import averages
from checker.extraction.links.begun import beginnings
from checker.extraction.links.breakdown import breakdowns, composed, tables
from checker.extraction.links.changing import changes
from checker.extraction.links.closing import closing
from checker.extraction.links.comparing import leads, margins, marks, paces_on_average
from checker.extraction.links.completing import additions, completions, outcomes, recaps, tallies
from checker.extraction.links.converting import conversions, exchanges
from checker.extraction.links.dividing import dividing, houses
from checker.extraction.links.electing import majorities, majorities_of, short_of_majority, swings
from checker.extraction.links.judged import forecasts, paces
from checker.extraction.links.lasting import lengths
from checker.extraction.links.marking import aheads, anniversaries, countdowns
from checker.extraction.links.moving import moves
from checker.extraction.links.multiplying import multiplied
from checker.extraction.links.parting import parts_of
from checker.extraction.links.peaking import peaks
from checker.extraction.links.peers import peers
from checker.extraction.links.racing import gaps, quicker
from checker.extraction.links.ranking import ranks, records
from checker.extraction.links.scoring import scored
from checker.extraction.links.sharing import bases, returns, shares
from checker.extraction.links.tenure import tenures
from checker.extraction.links.totalling import totals
from checker.model.claim import Link

Construction = Callable[[Clauses, list[Figure]], Iterator[tuple[Figure, Link]]]


def link(clauses: Clauses, before: list[Figure]) -> None:
    """Attach all links of a sentence; `before` are the figures of the sentences before it, the latest last."""
    for construction in CONSTRUCTIONS:
        for figure, found in construction(clauses, before):
            figure.links.append(found)


CONSTRUCTIONS: tuple[Construction, ...] = (
    parts_of,
    shares,
    bases,
    returns,
    changes,
    moves,
    gaps,
    quicker,
    conversions,
    exchanges,
    sums,
    totals,
    completions,
    additions,
    tallies,
    recaps,
    outcomes,
    breakdowns,
    composed,
    tables,
    averages,
    lengths,
    ranks,
    records,
    successions,
    ages,
    beginnings,
    peers,
    closing,
    multiplied,
    lists,
    anniversaries,
    tenures,
    countdowns,
    aheads,
    forecasts,
    majorities,
    short_of_majority,
    majorities_of,
    swings,
    paces,
    leads,
    margins,
    scored,
    marks,
    peaks,
    paces_on_average,
    dividing,
    houses,
)
