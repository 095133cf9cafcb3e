"""Bounds of quantities, drawn tighter by all that must hold between them, until they close or cross.

Exact: numbers are whole or fractions, never floating. Each bound remembers what it was drawn from, so that crossed
bounds name the claims behind them. Where quantities stand in a circle (two breakdowns of one total) bounds may not
cross though there is no solution; there a small linear program decides, exactly too. Only products in a circle are left
undecided.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator, Mapping, Sequence
from fractions import Fraction
from functools import cached_property
from typing import Any, NamedTuple

from checker.judging.simplex import Row, is_possible

Number = Any  # int or Fraction; the arithmetic of their union has no type

DRAWN = 12  # how often one bound is drawn tighter; circles would go on for ever


class Given(NamedTuple):
    """What a claim says of a quantity; None is an open-ended side."""

    claim: str
    quantity: int
    low: Number | None = None
    high: Number | None = None
    low_open: bool = False
    high_open: bool = False


class Most(NamedTuple):
    """The sum of some quantities, each times its factor, is at most a number; or less than that, if `strict`."""

    terms: tuple[tuple[Number, int], ...]
    most: Number
    strict: bool = False


class Times(NamedTuple):
    """Of three quantities that are not negative, the first times the second is the third."""

    one: int
    other: int
    product: int


Constraint = Most | Times


def equal(terms: Iterable[tuple[Number, int]], number: Number = 0) -> tuple[Most, Most]:
    """A sum that is a number, as two constraints."""
    plus = tuple(terms)
    return Most(plus, number), Most(tuple((-factor, quantity) for factor, quantity in plus), -number)


class Bound(NamedTuple):
    """One side of a quantity: sides are 2 * quantity for its upper bound, 2 * quantity + 1 for minus its lower one.

    `value` is an upper bound either way; `sources` are the claims and the bounds that it was drawn from.
    """

    value: Number
    strict: bool
    claim: str
    sources: tuple[Bound, ...]


NONE_AT_LEAST = Bound(0, False, "", ())


class CrossedError(Exception):
    """Two bounds of one quantity that leave nothing between them."""

    def __init__(self, *bounds: Bound) -> None:
        super().__init__("bounds crossed")
        self.bounds = bounds


Bounds = dict[int, Bound]
"""Bounds by side."""


class System:
    """Quantities, what claims say of them, and what must hold between them; the claims' order is that of trust.

    `counts` are the quantities that cannot be negative.
    """

    def __init__(self, givens: Sequence[Given], constraints: Sequence[Constraint], counts: Iterable[int] = ()) -> None:
        self.counts = frozenset(counts)
        self.givens = tuple(givens)
        self.constraints = tuple(constraints)
        self._none_below = {2 * quantity + 1: NONE_AT_LEAST for quantity in self.counts}
        self._of_quantity: dict[int, list[Constraint]] = {}
        for constraint in self.constraints:
            for quantity in dict.fromkeys(_quantities(constraint)):
                self._of_quantity.setdefault(quantity, []).append(constraint)

    def conflict(self, claims: frozenset[str] | None = None) -> frozenset[str]:
        """Some claims (of those given) that cannot all be true; empty if no bounds cross."""
        try:
            self._close([given for given in self.givens if claims is None or given.claim in claims])
        except CrossedError as crossed:
            return frozenset(_claims(crossed.bounds))
        return frozenset()

    def core(self) -> frozenset[str]:
        """Claims that cannot all be true, though all but any one of them can."""
        core = self.conflict()
        if not core and not self._is_possible(None):
            core = frozenset(given.claim for given in self.givens)
        for given in reversed(self.givens):  # the least trusted are tried last to leave, and so stay
            if given.claim in core:
                left = core - {given.claim}
                core = self.conflict(left) or (core if self._is_possible(left) else left)
        return core

    def _is_possible(self, claims: frozenset[str] | None) -> bool:
        """Whether claims that bounds do not exclude can be true; only quantities in a circle leave a doubt."""
        if not self.circles:
            return True
        rows: list[Row] = [({quantity: -1}, 0, False) for quantity in sorted(self.counts)]
        for given in self.givens:
            if claims is None or given.claim in claims:
                if given.high is not None:
                    rows.append(({given.quantity: 1}, given.high, given.high_open))
                if given.low is not None:
                    rows.append(({given.quantity: -1}, -given.low, given.low_open))
        for circle in self.circles:
            inside = {quantity for constraint in circle for quantity in _quantities(constraint)}
            mine = [row for row in rows if not inside.isdisjoint(row[0])]
            mine += [(_summed(one), one.most, one.strict) for one in circle if isinstance(one, Most)]
            if not is_possible(mine, sorted(inside)):
                return False
        return True

    @cached_property
    def circles(self) -> list[list[Constraint]]:
        """The parts of the system that share no quantity with the rest and in which two ways lead to one quantity.

        Where quantities are multiplied no linear program can decide; those parts are left out.
        """
        parts: dict[int, list[Constraint]] = {}
        for constraint in self.constraints:
            touched = {id(parts[one]): parts[one] for one in _quantities(constraint) if one in parts}
            merged = [constraint, *(one for part in touched.values() for one in part)]
            parts.update({quantity: merged for one in merged for quantity in _quantities(one)})
        return [part for part in {id(part): part for part in parts.values()}.values() if _has_circle(part)]

    def _close(self, givens: Iterable[Given]) -> None:
        closing = Closing(self._of_quantity, self._none_below)
        for given in givens:
            if given.high is not None:
                closing.draw(2 * given.quantity, Bound(given.high, given.high_open, given.claim, ()))
            if given.low is not None:
                closing.draw(2 * given.quantity + 1, Bound(-given.low, given.low_open, given.claim, ()))
        closing.run()


class Closing:
    """The bounds of one run, and the constraints that wait because a bound of theirs was drawn.

    `known` are the bounds that no claim gives: a count that nobody spoke of yet is not negative.
    """

    def __init__(self, of_quantity: Mapping[int, Sequence[Constraint]], known: Bounds) -> None:
        self.of_quantity = of_quantity
        self.bounds = known.copy()
        self._drawn: dict[int, int] = {}
        self._waiting: deque[Constraint] = deque()
        self._queued: set[int] = set()

    def run(self) -> None:
        """Draw bounds until none moves; raises `CrossedError`."""
        while self._waiting:
            constraint = self._waiting.popleft()
            self._queued.discard(id(constraint))
            for side, bound in list(_drawn(constraint, self.bounds)):
                self.draw(side, bound)

    def draw(self, side: int, bound: Bound) -> None:
        """Take a bound if it is tighter; raises `CrossedError` if it leaves nothing."""
        known, times = self.bounds.get(side), self._drawn.get(side, 0)
        if times > DRAWN or (known is not None and (bound.value, not bound.strict) >= (known.value, not known.strict)):
            return
        self.bounds[side] = bound
        self._drawn[side] = times + 1
        other = self.bounds.get(side ^ 1)
        if other is not None:
            room = bound.value + other.value
            if room < 0 or (room == 0 and (bound.strict or other.strict)):
                raise CrossedError(bound, other)
        for constraint in self.of_quantity.get(side >> 1, ()):
            if id(constraint) not in self._queued:
                self._queued.add(id(constraint))
                self._waiting.append(constraint)


def _quantities(constraint: Constraint) -> Iterator[int]:
    if isinstance(constraint, Times):
        yield from constraint
    else:
        yield from (quantity for _, quantity in constraint.terms)


def _has_circle(part: list[Constraint]) -> bool:
    """Whether two ways lead from one quantity to another; the two halves of an equation are one way."""
    sums = [_summed(constraint) for constraint in part if isinstance(constraint, Most)]
    if len(sums) < len(part):
        return False
    ways = {min(tuple(sorted((at, sign * factor) for at, factor in one.items())) for sign in (1, -1)) for one in sums}
    quantities = {at for way in ways for at, _ in way}
    return sum(len(way) - 1 for way in ways) > len(quantities) - 1


def _summed(constraint: Most) -> dict[int, Number]:
    factors: dict[int, Number] = {}
    for factor, quantity in constraint.terms:
        factors[quantity] = factors.get(quantity, 0) + factor
    return factors


def _claims(bounds: Iterable[Bound]) -> Iterator[str]:
    """The claims at the roots of some bounds."""
    waiting = list(bounds)
    seen: set[int] = set()
    while waiting:
        bound = waiting.pop()
        if id(bound) in seen:
            continue
        seen.add(id(bound))
        if bound.claim:
            yield bound.claim
        waiting += bound.sources


def _drawn(constraint: Constraint, bounds: Bounds) -> Iterator[tuple[int, Bound]]:
    return _of_sum(constraint, bounds) if isinstance(constraint, Most) else _of_product(constraint, bounds)


def _of_sum(constraint: Most, bounds: Bounds) -> Iterator[tuple[int, Bound]]:
    """A term is at most what the least of all the others leaves it; nothing where it is known to be less."""
    least: list[Bound | None] = []
    left, unknown = constraint.most, 0
    for factor, quantity in constraint.terms:
        bound = bounds.get(2 * quantity + (factor > 0))
        least.append(bound)
        if bound is None:
            unknown += 1
        else:
            left += abs(factor) * bound.value
    if unknown > 1:
        return
    for at, (factor, quantity) in enumerate(constraint.terms):
        mine = least[at]
        if unknown and mine is not None:
            continue
        room = left if mine is None else left - abs(factor) * mine.value
        value, side = _over(room, abs(factor)), 2 * quantity + (factor < 0)
        known = bounds.get(side)
        if known is None or value <= known.value:
            others = tuple(bound for index, bound in enumerate(least) if index != at and bound is not None)
            yield side, Bound(value, constraint.strict or any(bound.strict for bound in others), "", others)


def _of_product(constraint: Times, bounds: Bounds) -> Iterator[tuple[int, Bound]]:
    """z = x * y draws z from x and y, and x from z and y; nothing where a side is not known."""
    x, y, z = constraint
    yield from _multiplied(bounds, (2 * x, 2 * y), 2 * z, 1)
    yield from _multiplied(bounds, (2 * x + 1, 2 * y + 1), 2 * z + 1, -1)
    for factor, other in ((x, y), (y, x)):
        yield from _divided(bounds, 2 * z, 2 * other + 1, 2 * factor)
        yield from _divided(bounds, 2 * z + 1, 2 * other, 2 * factor + 1)


def _multiplied(bounds: Bounds, sides: tuple[int, int], side: int, sign: int) -> Iterator[tuple[int, Bound]]:
    one, other = (bounds.get(each) for each in sides)
    if one is not None and other is not None and min(sign * one.value, sign * other.value) >= 0:
        value = sign * one.value * other.value
        yield side, Bound(value, bool(value) and (one.strict or other.strict), "", (one, other))


def _divided(bounds: Bounds, product: int, divisor: int, side: int) -> Iterator[tuple[int, Bound]]:
    above, below = bounds.get(product), bounds.get(divisor)
    if above is None or below is None:
        return
    number = abs(below.value)
    is_right_sign = below.value < 0 if divisor & 1 else below.value > 0
    if is_right_sign and (above.value >= 0) is not bool(product & 1):
        yield side, Bound(_over(above.value, number), above.strict or below.strict, "", (above, below))


def _over(number: Number, divisor: Number) -> Number:
    if divisor == 1:
        return number
    quotient = Fraction(number) / divisor
    return quotient.numerator if quotient.denominator == 1 else quotient
