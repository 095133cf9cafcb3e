"""The smallest set of claims at fault: those without any of which the rule would not be broken."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from checker.judging.evaluate import Judged, anything, values, work_all
from checker.judging.outcome import Outcome
from checker.judging.pooled import Binding, Pooled
from checker.model.interval import Interval, Verdict
from checker.rulebook.arithmetic import Values
from checker.rulebook.rule import Rule


class Core(msgspec.Struct, frozen=True):
    """What a conflict needs: the claims, and the amounts by name; any amount for those it does not need."""

    binding: Binding
    outcome: Outcome
    values: dict[str, tuple[Interval, ...]] = {}


def culprits(rule: Rule, judged: Judged) -> Core:
    """The binding without the claims that the conflict does not need (a deletion filter, smallest amounts first).

    A claim is not needed if the rule stays broken whatever its amount is.
    """
    binding, outcome = judged.binding, judged.outcome
    if rule.kind:
        return Core(binding, outcome)
    amounts = values(binding, judged.reading)
    places = list(_places(binding)) if sum(map(len, binding.values())) > 2 else []
    unknown = anything([figure for figures in binding.values() for figure in figures])
    spare: set[tuple[str, int]] = set()
    for name, index in sorted(places, key=lambda place: amounts[place[0]][place[1]].high):
        without = _replaced(amounts, name, index, unknown)
        worked = work_all(rule.require, binding, without)
        if worked is not None and worked.verdict is Verdict.BROKEN:
            amounts, outcome = without, worked
            spare.add((name, index))
    needed = {name: _needed(name, figures, spare) for name, figures in binding.items()}
    return Core(needed, outcome, {name: _in_order(name, row, spare) for name, row in amounts.items()})


def _in_order(name: str, amounts: tuple[Interval, ...], spare: set[tuple[str, int]]) -> tuple[Interval, ...]:
    """The amounts that are needed, then any amount once for each that is not."""
    places = sorted(range(len(amounts)), key=lambda index: (name, index) in spare)
    return tuple(amounts[index] for index in places)


def _places(binding: Binding) -> Iterator[tuple[str, int]]:
    return ((name, index) for name, figures in binding.items() for index in range(len(figures)))


def _replaced(amounts: Values, name: str, index: int, value: Interval) -> Values:
    changed = (*amounts[name][:index], value, *amounts[name][index + 1 :])
    return {**amounts, name: changed}


def _needed(name: str, figures: tuple[Pooled, ...], spare: set[tuple[str, int]]) -> tuple[Pooled, ...]:
    return tuple(figure for index, figure in enumerate(figures) if (name, index) not in spare)
