"""A rule worked out on claims: its verdict, on the wide reading and if need be on the usual one."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal

import msgspec

from checker.judging.kinds import KINDS
from checker.judging.outcome import Outcome
from checker.judging.pooled import Binding, Pooled
from checker.judging.time_relations import instants
from checker.model.amount import COUNT, Amount, Reading
from checker.model.interval import EVERYTHING, INFINITY, ZERO, Interval, Verdict
from checker.rulebook import dimension
from checker.rulebook.arithmetic import Values, work
from checker.rulebook.expression import Expression, ExpressionError
from checker.rulebook.rule import Rule

ANY_COUNT = Interval(ZERO, INFINITY, False, True)


class Judged(msgspec.Struct, frozen=True):
    """The verdict on one way to fill the names; `reading` is USUAL for what is broken only there ("strained")."""

    binding: Binding
    outcome: Outcome
    reading: Reading = Reading.WIDE

    @property
    def verdict(self) -> Verdict:
        return self.outcome.verdict


def judge_ways(rule: Rule, ways: tuple[Binding, ...]) -> Judged | None:
    """The verdict on a binding and its alternatives: BROKEN only if it is so under every one of them.

    None where the rule cannot speak of these claims at all.
    """
    judged = [one for one in (evaluate(rule, way) for way in ways) if one is not None]
    if not judged:
        return None
    for verdict in (Verdict.HOLDS, Verdict.OPEN):
        for one in judged:
            if one.verdict is verdict:
                return one
    return max(judged, key=lambda one: one.reading is Reading.USUAL)


def evaluate(rule: Rule, binding: Binding) -> Judged | None:
    """One way to fill the names, read widely, and as usually meant if that does not break it."""
    wide = outcome(rule, binding, Reading.WIDE)
    if wide is None:
        return None
    if wide.verdict is not Verdict.OPEN:
        return Judged(binding, wide)
    usual = outcome(rule, binding, Reading.USUAL)
    if usual is not None and usual.verdict is Verdict.BROKEN:
        return Judged(binding, usual, Reading.USUAL)
    return Judged(binding, wide)


def outcome(rule: Rule, binding: Binding, reading: Reading) -> Outcome | None:
    """A rule's verdict on one reading; None if no reading of its words fits the claims' dimensions."""
    if rule.kind:
        return KINDS[rule.kind](binding, reading)
    return work_all(rule.require, binding, values(binding, reading))


def work_all(expressions: Sequence[Expression], binding: Binding, amounts: Values) -> Outcome | None:
    """Of several expressions one must hold; those that the claims' dimensions do not fit say nothing."""
    units = {name: _unit(figures) for name, figures in binding.items()}
    worked = [work(expression, amounts, units) for expression in applicable(expressions, binding)]
    if not worked:
        return None
    best = min(worked, key=lambda one: (Verdict.HOLDS, Verdict.OPEN, Verdict.BROKEN).index(one.verdict))
    return Outcome(best.verdict, best.steps)


def applicable(expressions: Iterable[Expression], binding: Binding) -> Iterator[Expression]:
    shared = {name: {figure.dimension or dimension.MOMENT for figure in binding[name]} for name in binding}
    if any(len(dimensions) > 1 for dimensions in shared.values()):
        return
    known = {name: next(iter(dimensions), None) for name, dimensions in shared.items()}
    for expression in expressions:
        try:
            dimension.check(expression, known)
        except ExpressionError:
            continue
        yield expression


def _unit(figures: tuple[Pooled, ...]) -> str:
    """How a step names the unit of its values: a count's noun, else the dimension whose base unit they are in."""
    if not figures:
        return ""
    first = figures[0]
    return first.noun if first.dimension == COUNT else first.dimension or dimension.MOMENT


def values(binding: Binding, reading: Reading) -> Values:
    """The figures' intervals in base units; a name without a claim stands for any amount.

    Where units of one dimension differ, one figure may be a conversion of the other, and even a whole number
    is rounded. A number that another figure is told to exceed is usually meant as it is written.
    """
    figures = [figure for role in binding.values() for figure in role]
    converted = _converted_dimensions(figures)
    moments = _moments(figures)

    def value(figure: Pooled) -> Interval:
        if figure.claim.moment is not None:
            return moments[figure.id]
        amount = figure.claim.amount
        if reading is Reading.USUAL and amount is not None and (other := _excluding(amount, figures)):
            return amount.told_against(other)
        return rounded(figure, reading) if figure.dimension in converted else figure.reading(reading)

    unknown = (anything(figures),)
    return {name: tuple(map(value, role)) or unknown for name, role in binding.items()}


def _excluding(amount: Amount, figures: list[Pooled]) -> Amount | None:
    """The amount of another figure that excludes one, if any does."""
    amounts = (figure.claim.amount for figure in figures)
    return next((other for other in amounts if other is not None and other.excludes(amount)), None)


def anything(figures: list[Pooled]) -> Interval:
    """What an amount nobody gives may be: not negative, where counts are spoken of."""
    return ANY_COUNT if all(figure.dimension == COUNT for figure in figures) else EVERYTHING


def _converted_dimensions(figures: list[Pooled]) -> set[str]:
    units: defaultdict[str, set[str]] = defaultdict(set)
    for figure in figures:
        if figure.claim.amount is not None and figure.dimension != COUNT:
            units[figure.dimension].add(figure.claim.amount.unit.name)
    return {name for name, names in units.items() if len(names) > 1}


def _moments(figures: list[Pooled]) -> dict[str, Interval]:
    """Moments as seconds, in one zone, by claim."""
    dated = [(figure.id, figure.claim.moment) for figure in figures if figure.claim.moment is not None]
    return dict(zip((one for one, _ in dated), instants([moment for _, moment in dated]), strict=True))


def rounded(figure: Pooled, reading: Reading) -> Interval:
    """A figure's interval in base units; if it is a bare number, half a unit of its last digit each way."""
    amount = figure.claim.amount
    written = amount.reading(reading) if amount else figure.reading(reading)
    if amount is None or not written.is_point:
        return figure.reading(reading)
    half = last_digit(amount) / 2
    return amount.unit.to_base(Interval(written.low - half, written.high + half, False, True))


def last_digit(amount: Amount) -> Decimal:
    """The unit of the last digit that a figure was written with."""
    exponents = (value.as_tuple().exponent for value in amount.values)
    return Decimal(1).scaleb(min(0, *(one for one in exponents if isinstance(one, int))))
