"""A report that gives two figures tells them apart for all others.

Where one report has 42 killed in a school and more than 600 in the war, the 40 dead of a second and the 620 of a third
are no disagreement, even if the words that narrow the lesser were not understood: each is close to one of the two. Nor
are the 40 of the second and the 600 of the first, which lie far apart: its own 42 is to be held against the 40.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import combinations, islice

from checker.judging.pooled import Binding, Pooled, root
from checker.model.scope import Modality

CLOSER = 2.0
"""How many times closer each figure lies to one of a witness's than the two to one another, in powers of ten."""

OWN_CLOSER, OWN_APART = 3.0, 0.9
"""The same for a witness that gives one of the two itself, and the powers of ten that they are apart at least then.

Close to one another they may well be a disagreement, whatever else the report counts.
"""

MOST = 64
"""How many figures of one kind a report's testimony is made of, and how many pairs of them are heard in all."""

Kind = tuple[str, str, str]
"""Measure, dimension and noun."""

Testimony = tuple[str, float, float]
"""A report, and the sizes of two figures that it gives, the lesser first."""


class Witnesses:
    """What each report of a group tells apart, by kind of figure."""

    def __init__(self, figures: Iterable[Pooled]) -> None:
        told: defaultdict[tuple[Kind, str], list[Pooled]] = defaultdict(list)
        for figure in filter(_is_fact, figures):
            for report in figure.reports:
                told[_kind(figure), report].append(figure)
        self._told: defaultdict[Kind, list[Testimony]] = defaultdict(list)
        for (kind, report), several in told.items():
            self._told[kind] += ((report, *pair) for pair in _told_apart(several))

    def tell_apart(self, binding: Binding) -> bool:
        """Whether a report gives a figure close to each of two, as two things."""
        figures = [figure for role in binding.values() for figure in role]
        if len(figures) != 2 or _kind(figures[0]) != _kind(figures[1]) or not all(map(_is_sized, figures)):
            return False
        low, high = sorted(map(_size, figures))
        apart, concerned = high - low, figures[0].reports | figures[1].reports
        are_of_two_reports = figures[0].reports.isdisjoint(figures[1].reports)
        close, own_close = apart / CLOSER, apart / OWN_CLOSER if are_of_two_reports and apart > OWN_APART else 0.0
        for report, lesser, larger in islice(self._told.get(_kind(figures[0]), ()), MOST):
            least = own_close if report in concerned else close
            if abs(lesser - low) < least and abs(larger - high) < least:
                return True
        return False


def _told_apart(several: Iterable[Pooled]) -> Iterator[tuple[float, float]]:
    """The sizes of any two figures of a report by which one voice means two things at one moment."""
    for one, other in combinations(islice(several, MOST), 2):
        is_of_one_moment = one.claim.when == other.claim.when or None in (one.claim.when, other.claim.when)
        is_one_voice = len({root(one.claim).casefold(), root(other.claim).casefold()} - {""}) < 2
        if is_of_one_moment and is_one_voice and one.usual.meet(other.usual) is None:
            low, high = sorted((_size(one), _size(other)))
            yield low, high


def _kind(figure: Pooled) -> Kind:
    return (figure.claim.measure, figure.dimension, figure.noun)


def _is_fact(figure: Pooled) -> bool:
    scope = figure.claim.scope
    return _is_sized(figure) and scope.modality is Modality.ACTUAL and not scope.change and not scope.older


def _is_sized(figure: Pooled) -> bool:
    """Whether a figure is a number above nothing."""
    return figure.claim.amount is not None and figure.claim.amount.written.low > 0


def _size(figure: Pooled) -> float:
    """The number of a figure in powers of ten."""
    assert figure.claim.amount is not None
    return math.log10(figure.claim.amount.written.low)
