"""Of many numbers that a figure may have been, those that a rule is not broken by: one of all misprints of 4,712.

A rule is worked out on a whole span of numbers first, and on its halves while it may hold: what breaks it for a span
breaks it for each number inside.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from msgspec.structs import replace

from checker.judging.evaluate import outcome
from checker.judging.pooled import Binding, Pooled
from checker.model.amount import Reading
from checker.model.interval import Interval, Verdict
from checker.rulebook.rule import Rule

ONE = Decimal(1)


def possible(
    rule: Rule, binding: Binding, one: Pooled, numbers: Sequence[Decimal], factor: Decimal = ONE
) -> frozenset[Decimal]:
    """The numbers among which any is that one figure may have been, each up to `factor` times as large or as small.

    All, where it is no expression that decides.
    """
    return frozenset(numbers if rule.kind else _possible(rule, binding, one, sorted({*numbers}), factor))


def _possible(
    rule: Rule, binding: Binding, one: Pooled, numbers: Sequence[Decimal], factor: Decimal
) -> Iterator[Decimal]:
    if not numbers or is_broken(rule, binding, spanning(one, _around(one, numbers, factor))):
        return
    if len(numbers) == 1:
        yield from numbers
        return
    for half in (numbers[: len(numbers) // 2], numbers[len(numbers) // 2 :]):
        yield from _possible(rule, binding, one, half, factor)


def is_broken(rule: Rule, binding: Binding, meant: Pooled) -> bool:
    """Whether a rule is broken with one figure as it may have been meant."""
    mended = {name: tuple(meant if one.id == meant.id else one for one in role) for name, role in binding.items()}
    said = outcome(rule, mended, Reading.WIDE)
    return said is None or said.verdict is Verdict.BROKEN


def spanning(one: Pooled, span: Interval) -> Pooled:
    """A figure that may be any number of a span, in its own unit."""
    assert one.claim.amount is not None
    claim = replace(one.claim, amount=replace(one.claim.amount, wide=span, usual=span))
    base = one.claim.amount.unit.to_base(span)
    return replace(one, claim=claim, wide=base, usual=base)


def _around(one: Pooled, numbers: Sequence[Decimal], factor: Decimal) -> Interval:
    """What holds every number of a sorted few, each as wide as the figure is, in proportion, and its last digit."""
    assert one.claim.amount is not None
    value, wide = one.claim.amount.values[0], one.claim.amount.wide
    largest = max(abs(numbers[0]), abs(numbers[-1]))
    width = (wide.high - wide.low) * max(ONE, largest / abs(value))
    digit = ONE.scaleb(max(min(0, _exponent(number)) for number in numbers))
    reach = width + digit + (largest + width) * (factor - 1)
    return Interval(numbers[0] - reach, numbers[-1] + reach)


def _exponent(number: Decimal) -> int:
    return int(number.as_tuple().exponent)
