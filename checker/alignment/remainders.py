"""What is left of two reports once the figures on which they agree are taken away.

Two newsrooms that tell of one event give mostly the same figures. Where each gives just one more of a dimension, which
the other gives nowhere, the two are likely to be one fact, told in whatever words.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain, combinations, product

from checker.alignment.candidates import MOMENT, Candidate, are_other, differ
from checker.model.amount import Reading
from checker.model.claim import tell_apart

SAME = 0.25
"""The share of a report's amounts that another gives too, from which the two tell the same of an event."""

SEVERAL = 2
"""Amounts on which two reports agree, at least: one may be a chance."""

REPORTS, FIGURES = 40, 60
"""Reports of a story, and figures of one dimension in a report, above which nothing is held to be left over."""

Pair = tuple[Candidate, Candidate]
Place = tuple[str, int]


class Remainders:
    """What is left of any two reports of a story, worked out when it is asked for."""

    def __init__(self, everyone: Iterable[Candidate]) -> None:
        self._told: defaultdict[str, defaultdict[str, list[Candidate]]] = defaultdict(lambda: defaultdict(list))
        for candidate in everyone:
            self._told[candidate.claim.teller][candidate.dimension].append(candidate)
        self._known: dict[tuple[str, str], dict[Pair, float]] = {}

    def chance(self, one: Candidate, other: Candidate) -> float:
        """The share of amounts on which the reports of two figures agree, if these are all that is left; else 0."""
        return self._left(one.claim.teller, other.claim.teller).get((one, other), 0.0)

    def pairs(self) -> Iterator[Pair]:
        """The pairs of figures that are left over."""
        if len(self._told) <= REPORTS:
            yield from chain.from_iterable(self._left(*tellers) for tellers in combinations(self._told, 2))

    def _left(self, one: str, other: str) -> dict[Pair, float]:
        tellers = one, other
        if tellers not in self._known:
            left = list(self._untold(one, other))
            agreed = max(self._agreed(of, rest) for of, rest in zip(tellers, zip(*left, strict=True), strict=False))
            only = chain.from_iterable(_only(ours, theirs) for ours, theirs in left)
            self._known[tellers] = dict.fromkeys(only, agreed) if agreed >= SAME else {}
        return self._known[tellers]

    def _untold(self, one: str, other: str) -> Iterator[tuple[list[Candidate], list[Candidate]]]:
        """For each dimension the figures of either report that the other gives nowhere; of too many, all."""
        for dimension in sorted({*self._told[one], *self._told[other]}):
            ours, theirs = (self._told[teller].get(dimension, []) for teller in (one, other))
            is_few = max(len(ours), len(theirs)) <= FIGURES
            yield (_missing(ours, theirs), _missing(theirs, ours)) if is_few else (ours, theirs)

    def _agreed(self, teller: str, left: Iterable[Sequence[Candidate]]) -> float:
        """The share of a report's amounts that are not left, if several are; that a day is the same says little."""
        every, rest = _amounts(self._told[teller].values()), _amounts(left)
        return 1 - len(rest) / len(every) if len(every) - len(rest) >= SEVERAL else 0.0


def _place(candidate: Candidate) -> Place:
    """Where a figure stands: one that may be read in two ways is one."""
    return candidate.claim.report, candidate.claim.figure.start


def _amounts(figures: Iterable[Sequence[Candidate]]) -> set[Place]:
    return {_place(figure) for figure in chain.from_iterable(figures) if figure.dimension != MOMENT}


def _missing(ours: Sequence[Candidate], theirs: Sequence[Candidate]) -> list[Candidate]:
    """The figures to which none of the other report's, as usually read, is equal."""
    return [one for one in ours if not any(_are_equal(one, other) for other in theirs)]


def _are_equal(one: Candidate, other: Candidate) -> bool:
    if one.claim.amount is None or other.claim.amount is None:
        return one.wide.meet(other.wide) is not None
    return not differ(one.claim, other.claim, Reading.USUAL)


def _only(ours: Sequence[Candidate], theirs: Sequence[Candidate]) -> Iterator[Pair]:
    """The pairs of figures of which neither could be held against another one."""
    if max(len(ours), len(theirs)) > FIGURES:
        return
    for one, other in product(ours, theirs):
        mine = {_place(rival) for rival in ours if not are_other(rival.noun, other.noun)}
        its = {_place(rival) for rival in theirs if not are_other(rival.noun, one.noun)}
        if len(mine) == len(its) == 1 and tell_apart(one.claim, other.claim):
            yield one, other
