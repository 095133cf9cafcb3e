"""What all rules of a group say together: a system of its figures, for conflicts that no rule sees by itself.

Every way to fill a rule's names that is not broken by itself is a constraint between its figures; a way that has
alternatives, or a rule of which one of several readings must hold, constrains nothing for sure.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from decimal import Decimal
from fractions import Fraction

from checker.judging.bind import bindings
from checker.judging.evaluate import applicable, evaluate
from checker.judging.pool import Pool
from checker.judging.pooled import Binding, Pooled
from checker.judging.propagation import Constraint, Given, Most, Number, System, Times, equal
from checker.model.amount import COUNT, Reading
from checker.model.interval import Verdict
from checker.rulebook.expression import Binary, Call, Comparison, Name, Term
from checker.rulebook.expression import Number as Constant
from checker.rulebook.rule import Rule

Sum = dict[int, Number]
ONE = -1  # the place of what is added in any case


def together(rules: Iterable[Rule], pool: Pool) -> System:
    """The system of a group's figures, equal ones as one quantity; what they say is read widely."""
    place = {copy.id: number for number, figure in enumerate(pool.figures) for copy in figure.copies}
    constraints: list[Constraint] = []
    used: set[int] = set()
    for rule in rules:
        for binding in _certain(rule, pool):
            found = list(_constraints(rule, binding, place))
            constraints += found
            used |= {place[figure.id] for role in binding.values() if found for figure in role}
    one_of = _united(constraints, len(pool.figures))
    figures = [(one_of[number], figure) for number, figure in enumerate(pool.figures) if number in used]
    givens = [_given(number, figure) for number, figure in figures]
    counts = [number for number, figure in figures if figure.dimension == COUNT]
    left = (_renamed(constraint, one_of) for constraint in constraints)
    return System(givens, list(dict.fromkeys(one for one in left if one is not None)), counts)


def _united(constraints: Iterable[Constraint], number: int) -> list[int]:
    """Quantities that are equal are one: of each, the first that it equals."""
    one_of = list(range(number))
    for constraint in constraints:
        if isinstance(constraint, Most) and not constraint.most and not constraint.strict:
            factors = sorted(factor for factor, _ in constraint.terms)
            if factors == [-1, 1] and equal(constraint.terms)[1] in constraints:
                low, high = sorted(one_of[at] for _, at in constraint.terms)
                one_of = [low if one == high else one for one in one_of]
    return one_of


def _renamed(constraint: Constraint, one_of: list[int]) -> Constraint | None:
    if isinstance(constraint, Times):
        return Times(*(one_of[at] for at in constraint))
    terms: Sum = {}
    for factor, at in constraint.terms:
        terms[one_of[at]] = terms.get(one_of[at], 0) + factor
    summed = tuple((factor, at) for at, factor in sorted(terms.items()) if factor)
    return constraint._replace(terms=summed) if summed else None


def _certain(rule: Rule, pool: Pool) -> Iterator[Binding]:
    """The ways to fill a rule's names that have no alternative and are not broken by themselves."""
    if rule.kind:
        return
    for ways in bindings(rule, pool):
        units = {one.claim.amount.unit.name for role in ways[0].values() for one in role if one.claim.amount}
        if len(ways) == 1 and len(units) == 1 and all(ways[0].values()):
            judged = evaluate(rule, ways[0])
            if judged is not None and judged.verdict is not Verdict.BROKEN:
                yield ways[0]


def _given(number: int, figure: Pooled) -> Given:
    wide = figure.reading(Reading.WIDE)
    low, high = (None if end.is_infinite() else _exact(end) for end in (wide.low, wide.high))
    return Given(figure.id, number, low, high, wide.low_open, wide.high_open)


def _exact(value: Decimal) -> Number:
    return int(value) if value == value.to_integral_value() else Fraction(value)


def _constraints(rule: Rule, binding: Binding, place: dict[str, int]) -> Iterator[Constraint]:
    expressions = list(applicable(rule.require, binding))
    if len(expressions) != 1:
        return
    names = {name: [place[figure.id] for figure in role] for name, role in binding.items()}
    for comparison in expressions[0].comparisons:
        yield from _compared(comparison, names)


def _compared(comparison: Comparison, names: dict[str, list[int]]) -> Iterator[Constraint]:
    match comparison:
        case Comparison(
            op="==", left=Binary(op="*", left=Name(name=one), right=Name(name=other)), right=Name(name=whole)
        ):
            yield Times(names[one][0], names[other][0], names[whole][0])
            return
    left, right = _sum(comparison.left, names), _sum(comparison.right, names)
    if left is None or right is None:
        return
    terms = {at: left.get(at, 0) - right.get(at, 0) for at in (*left, *right)}
    most = -terms.pop(ONE, 0)
    if comparison.op.startswith(">"):
        terms, most = {at: -factor for at, factor in terms.items()}, -most
    summed = tuple((factor, at) for at, factor in sorted(terms.items()) if factor)
    if comparison.op == "==" and summed:
        yield from equal(summed, most)
    elif summed:
        yield Most(summed, most, strict=comparison.op in ("<", ">"))


def _sum(term: Term, names: dict[str, list[int]]) -> Sum | None:
    """A term as a sum of quantities, None if it is more than that."""
    match term:
        case Constant(value=value):
            return {ONE: _exact(value)}
        case Name(name=name):
            return {names[name][0]: 1}
        case Call(function="sum", argument=Name(name=name)):
            return dict.fromkeys(names[name], 1) if len(set(names[name])) == len(names[name]) else None
        case Binary(op="+" | "-" as op, left=left, right=right):
            one, other = _sum(left, names), _sum(right, names)
            sign = 1 if op == "+" else -1
            if one is not None and other is not None:
                return {at: one.get(at, 0) + sign * other.get(at, 0) for at in (*one, *other)}
        case Binary(op="*", left=Constant(value=value), right=right):
            scaled = _sum(right, names)
            return None if scaled is None else {at: _exact(value) * factor for at, factor in scaled.items()}
    return None
