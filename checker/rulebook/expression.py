"""The rule language: a line of arithmetic over named claims, read into a small tree.

`ast.parse` does the reading and an allow-list does the refusing: names, numbers, ``+ - * /``, comparisons and
chains of them, ``and``, and the functions of `FUNCTIONS`. Nothing is ever passed to ``eval``.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator
from decimal import Decimal

import msgspec

FUNCTIONS = ("abs", "sum")
ADDING = {ast.Add: "+", ast.Sub: "-"}
OPERATORS = {**ADDING, ast.Mult: "*", ast.Div: "/"}
COMPARISONS = {ast.Eq: "==", ast.LtE: "<=", ast.Lt: "<", ast.GtE: ">=", ast.Gt: ">"}
LONGEST = 500


class ExpressionError(Exception):
    """What is wrong with an expression, and in which of its columns, from 0."""

    def __init__(self, what: str, column: int = 0) -> None:
        super().__init__(what)
        self.what = what
        self.column = column


class Number(msgspec.Struct, frozen=True, tag=True):
    value: Decimal


class Name(msgspec.Struct, frozen=True, tag=True):
    name: str
    column: int = 0


class Binary(msgspec.Struct, frozen=True, tag=True):
    op: str
    left: Term
    right: Term
    column: int = 0


class Call(msgspec.Struct, frozen=True, tag=True):
    function: str
    argument: Term
    column: int = 0


Term = Number | Name | Binary | Call


class Comparison(msgspec.Struct, frozen=True):
    """`left op right`, with the words of both sides as the rule's author wrote them."""

    left: Term
    op: str
    right: Term
    left_text: str
    right_text: str
    column: int = 0


class Expression(msgspec.Struct, frozen=True):
    """All of the comparisons must hold."""

    text: str
    comparisons: tuple[Comparison, ...]

    def names(self) -> Iterator[Name]:
        for comparison in self.comparisons:
            yield from names(comparison.left)
            yield from names(comparison.right)


def names(term: Term) -> Iterator[Name]:
    """All names in a term, from left to right."""
    if isinstance(term, Name):
        yield term
    elif isinstance(term, Binary):
        yield from names(term.left)
        yield from names(term.right)
    elif isinstance(term, Call):
        yield from names(term.argument)


def parse(text: str) -> Expression:
    """Read an expression; raises `ExpressionError` with the column of whatever is not in the language."""
    if len(text) > LONGEST:
        raise ExpressionError(f"an expression of over {LONGEST} characters", LONGEST)
    try:
        body = ast.parse(text, mode="eval").body
    except (SyntaxError, ValueError) as error:
        column = (getattr(error, "offset", 1) or 1) - 1
        raise ExpressionError("not an expression: names, numbers, + - * /, comparisons, and", column) from None
    return Expression(text, tuple(_comparisons(body, text)))


def _comparisons(node: ast.expr, text: str) -> Iterator[Comparison]:
    if isinstance(node, ast.BoolOp) and isinstance(node.op, ast.And):
        for value in node.values:
            yield from _comparisons(value, text)
        return
    if not isinstance(node, ast.Compare):
        raise ExpressionError("a rule compares: use ==, <=, <, >= or >, joined by `and`", node.col_offset)
    operands = [node.left, *node.comparators]
    for left, op, right in zip(operands, node.ops, operands[1:], strict=False):
        if type(op) not in COMPARISONS:
            raise ExpressionError("only ==, <=, <, >= and > compare", right.col_offset)
        yield Comparison(
            _term(left),
            COMPARISONS[type(op)],
            _term(right),
            ast.get_source_segment(text, left) or "",
            ast.get_source_segment(text, right) or "",
            left.col_offset,
        )


def _term(node: ast.expr) -> Term:
    match node:
        case ast.Constant(value=int() | float() as value) if not isinstance(value, bool):
            return _number(value, node.col_offset)
        case ast.Name(id=name):
            return Name(name, node.col_offset)
        case ast.UnaryOp(op=ast.USub(), operand=operand):
            return Binary("-", Number(Decimal(0)), _term(operand), node.col_offset)
        case ast.BinOp(left=left, op=op, right=right) if type(op) in OPERATORS:
            return Binary(OPERATORS[type(op)], _term(left), _term(right), node.col_offset)
        case ast.Call(func=ast.Name(id=function), args=[argument], keywords=[]) if function in FUNCTIONS:
            return Call(function, _term(argument), node.col_offset)
        case ast.Call():
            raise ExpressionError(f"only {' and '.join(FUNCTIONS)} can be called, with one name", node.col_offset)
    raise ExpressionError(
        f"{_described(node)} is not in the language of rules (names, numbers, + - * /)", node.col_offset
    )


def _number(value: float, column: int) -> Number:
    number = Decimal(repr(value))
    if not number.is_finite():
        raise ExpressionError("a number out of range", column)
    return Number(number)


def _described(node: ast.expr) -> str:
    try:
        return f"`{ast.unparse(node)}`"
    except RecursionError:
        return "this"
