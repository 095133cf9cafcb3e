"""The smallest set of claims at fault: those without any of which the rule would not be broken."""

from __future__ import annotations

from collections.abc import Iterator

from checker.judging.evaluate import Judged, anything, values, work_all
from checker.judging.pool import Binding, Figure
from checker.model.interval import Interval, Verdict
from checker.rulebook.arithmetic import Values
from checker.rulebook.rule import Rule


def culprits(rule: Rule, judged: Judged) -> Binding:
    """The binding without the claims that the conflict does not need (a deletion filter, smallest amounts first).

    A claim is not needed if the rule stays broken whatever its amount is.
    """
    binding = judged.binding
    places = list(_places(binding))
    if rule.kind or len(places) <= 2:
        return binding
    amounts = values(binding, judged.reading)
    unknown = anything([figure for figures in binding.values() for figure in figures])
    spare: set[tuple[str, int]] = set()
    for name, index in sorted(places, key=lambda place: amounts[place[0]][place[1]].high):
        without = _replaced(amounts, name, index, unknown)
        outcome = work_all(rule, binding, without)
        if outcome is not None and outcome.verdict is Verdict.BROKEN:
            amounts = without
            spare.add((name, index))
    return {name: _needed(name, figures, spare) for name, figures in binding.items()}


def _places(binding: Binding) -> Iterator[tuple[str, int]]:
    return ((name, index) for name, figures in binding.items() for index in range(len(figures)))


def _replaced(amounts: Values, name: str, index: int, value: Interval) -> Values:
    changed = (*amounts[name][:index], value, *amounts[name][index + 1 :])
    return {**amounts, name: changed}


def _needed(name: str, figures: tuple[Figure, ...], spare: set[tuple[str, int]]) -> tuple[Figure, ...]:
    return tuple(figure for index, figure in enumerate(figures) if (name, index) not in spare)
