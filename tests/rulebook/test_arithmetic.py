"""Brute force is the oracle: BROKEN means that no members of the intervals satisfy the expression."""

from __future__ import annotations

import itertools
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.model.interval import Interval, Verdict
from checker.rulebook.arithmetic import magnitude, work
from checker.rulebook.expression import parse


@st.composite
def intervals(draw: st.DrawFn) -> Interval:
    low, high = sorted(draw(st.tuples(st.integers(-3, 6), st.integers(-3, 6))))
    return Interval(Decimal(low), Decimal(high))


def members(interval: Interval) -> range:
    return range(int(interval.low), int(interval.high) + 1)


@pytest.mark.parametrize(
    ("text", "satisfied"),
    [
        ("a + b <= c", lambda a, b, c: a + b <= c),
        ("a - b == c", lambda a, b, c: a - b == c),
        ("abs(a - b) == c", lambda a, b, c: abs(a - b) == c),
        ("a * b > c", lambda a, b, c: a * b > c),
        ("a <= b <= c", lambda a, b, c: a <= b <= c),
        ("a < b and b >= c", lambda a, b, c: a < b and b >= c),
        ("2 * a == b + c", lambda a, b, c: 2 * a == b + c),
    ],
)
@given(intervals(), intervals(), intervals())
def test_verdicts_against_brute_force(text, satisfied, a, b, c):
    verdict = work(parse(text), {"a": (a,), "b": (b,), "c": (c,)}, {}).verdict
    results = {satisfied(*three) for three in itertools.product(members(a), members(b), members(c))}
    if verdict is Verdict.BROKEN:
        assert results == {False}
    if verdict is Verdict.HOLDS:
        assert results == {True}


@given(intervals())
def test_a_magnitude_has_the_absolute_values(a):
    assert all(Decimal(abs(x)) in magnitude(a) for x in members(a))
    assert magnitude(a).low >= 0


def test_a_sum_takes_all_claims_of_a_name():
    parts = tuple(map(Interval.point, (31, 22, 5)))
    worked = work(parse("sum(parts) == total"), {"parts": parts, "total": (Interval.point(64),)}, {"total": "person"})
    assert worked.verdict is Verdict.BROKEN
    (step,) = worked.steps
    assert (step.left, step.left_value, step.op, step.right_value) == (
        "sum(parts)",
        Interval.point(58),
        "==",
        Interval.point(64),
    )


def test_a_step_names_its_unit_if_its_names_share_one():
    values = {"a": (Interval.point(1),), "b": (Interval.point(2),)}
    assert work(parse("a <= b"), values, {"a": "person", "b": "person"}).steps[0].unit == "person"
    assert work(parse("a <= b"), values, {"a": "person", "b": "house"}).steps[0].unit == ""
