"""Dimensions of terms: lengths add to lengths, money is not compared with people.

A dimension is the name that units carry (``length``, ``money:EUR``, ``count``, of a rate ``money:EUR per month``),
``PURE`` for a plain ratio, or None where it is not known. Shares, points and factors are ratios. A count times
anything is that thing: $34 a share for 584 million shares is money, 2.69 goals a match in 64 matches is goals.
A speed times a time is a length, lira per dollar times dollars are lira.
"""

from __future__ import annotations

from collections.abc import Mapping

from checker.model.amount import COUNT
from checker.rulebook.expression import Binary, Call, Comparison, Expression, ExpressionError, Name, Number, Term

PURE = ""
RATIOS = frozenset({"share", "points", "factor"})
MOMENT = "moment"
DURATION = "time"
A_YEAR = " per year"
"""Rates of a time are reckoned by the year, lengths of time in seconds."""

_OF_MOMENTS: dict[tuple[str | None, str, str | None], str] = {
    (MOMENT, "-", MOMENT): DURATION,
    (MOMENT, "-", DURATION): MOMENT,
    (MOMENT, "+", DURATION): MOMENT,
}

_PRODUCTS = {("speed", "time"): "length", ("length", "length"): "area"}

Dimensions = Mapping[str, str | None]


def plain(dimension: str) -> str:
    """The dimension that arithmetic sees."""
    return PURE if dimension in RATIOS else dimension


def check(expression: Expression, dimensions: Dimensions) -> None:
    """Raises `ExpressionError` where two sides have different dimensions."""
    for comparison in expression.comparisons:
        _check(comparison, dimensions)


def _check(comparison: Comparison, dimensions: Dimensions) -> None:
    left, right = of(comparison.left, dimensions), of(comparison.right, dimensions)
    if isinstance(comparison.left, Number) or isinstance(comparison.right, Number):
        return
    _alike(left, right, comparison.column)


def of(term: Term, dimensions: Dimensions) -> str | None:
    """The dimension of a term, None if it is not known."""
    match term:
        case Number():
            return PURE
        case Name(name=name):
            known = dimensions[name]
            return None if known is None else plain(known)
        case Call(argument=argument):
            return of(argument, dimensions)
        case Binary():
            return _binary(term, dimensions)


def _binary(term: Binary, dimensions: Dimensions) -> str | None:
    left, right = of(term.left, dimensions), of(term.right, dimensions)
    if term.op in "+-":
        return _sum(term, left, right)
    if left is None or right is None:
        return None
    return _product(left, right) if term.op == "*" else _quotient(left, right)


def _sum(term: Binary, left: str | None, right: str | None) -> str | None:
    if isinstance(term.left, Number):
        return right
    if isinstance(term.right, Number):
        return left
    if MOMENT in (left, right) and (left, term.op, right) in _OF_MOMENTS:
        return _OF_MOMENTS[left, term.op, right]
    if term.op == "+" and left == right == MOMENT:
        raise ExpressionError("two moments do not add", term.column)
    return _alike(left, right, term.column)


def _product(left: str, right: str) -> str:
    if PURE in (left, right):
        return right if left == PURE else left
    if COUNT in (left, right):
        return (right if left == COUNT else left).partition(" per ")[0]
    for rate, times in ((left, right), (right, left)):
        if rate.endswith(f" per {times}"):
            return rate.removesuffix(f" per {times}")
    pair = (min(left, right), max(left, right))
    if DURATION in pair and any(one.endswith(A_YEAR) for one in pair):
        return next(one for one in pair if one != DURATION).removesuffix(A_YEAR)
    return _PRODUCTS.get(pair) or "*".join(pair)


def _quotient(left: str, right: str) -> str:
    if left == right:
        return PURE
    return left if right in (PURE, COUNT) else f"{left}/{right}"


def _alike(left: str | None, right: str | None, column: int) -> str | None:
    if left is None or right is None:
        return left or right
    if left != right:
        raise ExpressionError(f"mixed dimensions: {left or 'a ratio'} and {right or 'a ratio'}", column)
    return left
