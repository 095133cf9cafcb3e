"""Figures that a larger one in their own report shows to be parts.

Who writes "115 have died, and 46 of the dead have been named", or gives 115 here and 46 there, means two things by
them, even if the words that narrow the second were not understood. The lesser of two figures of one report, one
thing and one moment is therefore held against no other report's figures: it is a part, not the toll.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import datetime
from decimal import Decimal

from checker.judging.pooled import Pooled, root, thing
from checker.model.claim import Link
from checker.model.links import PART_OF
from checker.rulebook.measures import Behaviour

GROWING = (Behaviour.RUNNING_TOTAL, Behaviour.LEVEL)
COUNTED = (*GROWING, Behaviour.FLOW)

Largest = dict[str, Decimal]
"""The largest lower end, by speaker."""


def lesser(figures: Sequence[Pooled], links: Iterable[Link], figure_of: Mapping[str, str]) -> frozenset[str]:
    """The ids of the figures that are parts of others in every report that has them."""
    return frozenset((*_outdone_everywhere(figures), *_unmarked_parts(figures, links, figure_of)))


def _unmarked_parts(figures: Iterable[Pooled], links: Iterable[Link], figure_of: Mapping[str, str]) -> Iterator[str]:
    """Parts by their own words whose scope does not tell which: "46 of the dead had been named"."""
    by_id = {figure.id: figure for figure in figures}
    for link in links:
        if link.kind == PART_OF:
            parts, wholes = ([by_id[figure_of[one]] for one in link.roles[role]] for role in ("part", "whole"))
            yield from (part.id for part in parts if all(thing(part) == thing(whole) for whole in wholes))


def _outdone_everywhere(figures: Iterable[Pooled]) -> Iterator[str]:
    by_report: defaultdict[tuple[str, object], list[Pooled]] = defaultdict(list)
    for figure in figures:
        if figure.behaviour in COUNTED:
            for report in figure.reports:
                by_report[report, thing(figure)].append(figure)
    times: defaultdict[str, int] = defaultdict(int)
    for group in by_report.values():
        for figure in _outdone(group):
            times[figure.id] += 1
            if times[figure.id] == len(figure.reports):
                yield figure.id


def _outdone(group: Iterable[Pooled]) -> Iterator[Pooled]:
    """Those with a larger one at the same moment; for an undated one an earlier moment does as well."""
    moments: defaultdict[datetime, list[Pooled]] = defaultdict(list)
    for figure in group:
        moments[figure.claim.when.end if figure.claim.when else datetime.max].append(figure)
    ever: Largest = {}
    for moment in sorted(moments):
        now = _largest(moments[moment], {})
        ever = _largest(moments[moment], ever)
        grown = (figure for figure in moments[moment] if figure.behaviour in GROWING)
        yield from (figure for figure in grown if _is_less(figure, now if figure.claim.dated else ever))


def _largest(figures: Iterable[Pooled], so_far: Largest) -> Largest:
    largest = dict(so_far)
    for figure in figures:
        if not (figure.claim.scope.older or figure.claim.scope.change):
            speaker = root(figure.claim)
            largest[speaker] = max(largest.get(speaker, figure.usual.low), figure.usual.low)
    return largest


def _is_less(figure: Pooled, largest: Largest) -> bool:
    """Whether its own speaker, or the report itself, gives more."""
    return any(largest.get(speaker, figure.usual.high) > figure.usual.high for speaker in ("", root(figure.claim)))
