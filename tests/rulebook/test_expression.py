from __future__ import annotations

from decimal import Decimal

import pytest

from checker.rulebook.expression import LONGEST, ExpressionError, parse


def test_a_chain_is_read_as_its_links():
    first, second = parse("a <= b + 1 < 2 * c").comparisons
    assert (first.left_text, first.op, first.right_text) == ("a", "<=", "b + 1")
    assert (second.left_text, second.op, second.right_text) == ("b + 1", "<", "2 * c")


def test_and_joins_comparisons():
    assert [one.op for one in parse("a == b and c > d and e >= f").comparisons] == ["==", ">", ">="]


def test_names_come_in_order():
    assert [name.name for name in parse("abs(b - a) / sum(parts) == -c").names()] == ["b", "a", "parts", "c"]


def test_numbers_are_decimal_as_written():
    number = parse("a < 0.95").comparisons[0].right
    assert number.value == Decimal("0.95")


@pytest.mark.parametrize(
    ("text", "column"),
    [
        ("a ** b == c", 0),
        ("a == b.c", 5),
        ("a == __import__('os')", 5),
        ("a == b[0]", 5),
        ("a == f(b)", 5),
        ("a == sum(b, c)", 5),
        ("a == sum(*b)", 9),
        ("a == 'text'", 5),
        ("a == True", 5),
        ("a == 1j", 5),
        ("a == 1e999", 5),
        ("a == (lambda: b)", 6),
        ("a == [b]", 5),
        ("a == (b if c else d)", 6),
        ("a == b // c", 5),
        ("a == b % c", 5),
        ("a in b", 5),
        ("a != b", 5),
        ("a == b or c == d", 0),
        ("not a == b", 0),
        ("(a := b) == c", 1),
        ("a", 0),
        ("a = b", 2),
        ("", 0),
        ("a == b\x00", 0),
    ],
)
def test_everything_else_is_refused_with_its_column(text, column):
    with pytest.raises(ExpressionError) as caught:
        parse(text)
    assert caught.value.column == column
    assert caught.value.what


@pytest.mark.parametrize("text", ["a == " + "(" * 300, "a == " + "-" * 480 + "b", "a" * (LONGEST + 1)])
def test_nothing_deep_or_long_gets_through_to_the_stack(text):
    try:
        parse(text)
    except ExpressionError as error:
        assert error.what
