"""An expression worked out on intervals: its verdict, and the steps a reader can follow."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import reduce
from operator import add, and_, mul, sub, truediv

import msgspec

from checker.model.finding import Step
from checker.model.interval import ZERO, Interval, Verdict
from checker.rulebook.expression import Binary, Call, Comparison, Expression, Name, Number, Term, names

Values = Mapping[str, tuple[Interval, ...]]

_ARITHMETIC: dict[str, Callable[[Interval, Interval], Interval]] = {"+": add, "-": sub, "*": mul, "/": truediv}
_COMPARISONS: dict[str, Callable[[Interval, Interval], Verdict]] = {
    "==": Interval.equals,
    "<=": Interval.at_most,
    "<": Interval.below,
    ">=": lambda a, b: b.at_most(a),
    ">": lambda a, b: b.below(a),
}


class Worked(msgspec.Struct, frozen=True):
    verdict: Verdict
    steps: tuple[Step, ...]


def work(expression: Expression, values: Values, units: Mapping[str, str]) -> Worked:
    """All comparisons of an expression. `values` are in base units; `units` names each value's unit for the steps.

    Enclosing arithmetic: BROKEN means that no members of the intervals satisfy the expression. A name that
    stands in it twice may leave OPEN what closer thought would decide.
    """
    steps = tuple(_step(comparison, values, units) for comparison in expression.comparisons)
    return Worked(reduce(and_, (step.verdict for step in steps)), steps)


def _step(comparison: Comparison, values: Values, units: Mapping[str, str]) -> Step:
    left, right = value(comparison.left, values), value(comparison.right, values)
    used = {units.get(name.name, "") for side in (comparison.left, comparison.right) for name in names(side)}
    return Step(
        left=comparison.left_text,
        left_value=left,
        op=comparison.op,
        right=comparison.right_text,
        right_value=right,
        unit=used.pop() if len(used) == 1 else "",
        verdict=_COMPARISONS[comparison.op](left, right),
    )


def value(term: Term, values: Values) -> Interval:
    """The interval that encloses a term."""
    match term:
        case Number(value=number):
            return Interval.point(number)
        case Name(name=name):
            return values[name][0]
        case Call(function="sum", argument=Name(name=name)):
            return reduce(add, values[name])
        case Call(argument=argument):
            return magnitude(value(argument, values))
        case Binary(op=op, left=left, right=right):
            return _ARITHMETIC[op](value(left, values), value(right, values))


def magnitude(interval: Interval) -> Interval:
    """The absolute values of an interval's members."""
    if interval.low >= ZERO:
        return interval
    if interval.high <= ZERO:
        return -interval
    low, high = (-interval.low, not interval.low_open), (interval.high, not interval.high_open)
    far, shut = max(low, high)
    return Interval(ZERO, far, False, not shut)
