"""A headline as a teller of its own: "Ferry sinks, 31 dead" over "Thirteen people died on Monday".

A headline rounds and drops hedges, and holds for the day that the text below it gives. What the text never mentions
is told by the report, on its own day.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from msgspec.structs import replace

from checker.extraction.quantities.bounds import cut_short
from checker.model.claim import Claim
from checker.model.links import PART_OF
from checker.model.report import Report
from checker.model.timespan import WEEK, Timespan
from checker.rulebook.measures import Behaviour, Measures

"""A count of some day before is of an earlier event."""


def with_headline(report: Report, claims: Iterable[Claim], measures: Measures) -> Iterator[Claim]:
    """The claims of a report, those of its headline marked as such."""
    _, end = report.headline
    told = list(claims)
    text = [claim for claim in told if claim.figure.start >= end and claim.amount is not None]
    days = _days(claim for claim in text if _is_of_now(claim, report, measures)) if end else {}
    for claim in told:
        yield _of_headline(claim, days, text) if claim.figure.start < end else claim


def _is_of_now(claim: Claim, report: Report, measures: Measures) -> bool:
    """Whether a figure is of the report's own day, or of an event of that week; what had been is not."""
    if not claim.declared or claim.scope.older or claim.scope.residue:
        return False
    is_total = measures.behaviour(claim.measure) is Behaviour.RUNNING_TOTAL
    if not claim.dated or claim.when is None or report.published is None:
        return not claim.dated
    return is_total and (report.published - claim.when.last_day) <= WEEK


def _of_headline(claim: Claim, days: dict[str, Timespan | None], text: Sequence[Claim]) -> Claim:
    amount = None if claim.amount is None else cut_short(claim.amount)
    if claim.dated or not any(_is_of_it(claim, one) for one in text):
        return replace(claim, headline=True, amount=amount)
    when = days.get(claim.measure) if claim.declared else None
    return replace(claim, headline=True, amount=amount, when=when, said_when=claim.said_when or claim.when)


def _is_of_it(claim: Claim, one: Claim) -> bool:
    """Whether a figure of the text may be what a headline gives: of its measure or, where it has none, of its unit."""
    mine, theirs = claim.amount, one.amount
    if claim.declared or mine is None or theirs is None:
        return claim.measure == one.measure
    return mine.unit.dimension == theirs.unit.dimension


def _days(text: Iterable[Claim]) -> dict[str, Timespan | None]:
    """When a measure had the one number that the text gives of it; nothing of one with several numbers."""
    counts: defaultdict[str, list[Claim]] = defaultdict(list)
    for claim in text:
        if not any(link.kind == PART_OF for link in claim.links):
            counts[claim.measure].append(claim)
    return {measure: told[0].when for measure, told in counts.items() if len({claim.amount for claim in told}) == 1}
