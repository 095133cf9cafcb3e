"""The laws of intervals: arithmetic encloses, and a comparison says BROKEN only where no members satisfy it."""

from __future__ import annotations

import operator
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.model.interval import EVERYTHING, INFINITY, Interval, Verdict

STEPS = 4  # members are looked for at quarters
SMALL = st.integers(-4, 4).map(Decimal)


@st.composite
def intervals(draw: st.DrawFn) -> Interval:
    low, high = sorted((draw(SMALL), draw(SMALL)))
    is_point = low == high
    return Interval(low, high, not is_point and draw(st.booleans()), not is_point and draw(st.booleans()))


@st.composite
def unbounded(draw: st.DrawFn) -> Interval:
    bounded = draw(intervals())
    low, high = draw(st.booleans()), draw(st.booleans())
    return Interval(
        -INFINITY if low else bounded.low,
        INFINITY if high else bounded.high,
        low or bounded.low_open,
        high or bounded.high_open,
    )


def members(interval: Interval) -> list[Decimal]:
    """Members at quarters, from -6 to 6 where the interval has no end."""
    points = (Decimal(step) / STEPS for step in range(-6 * STEPS, 6 * STEPS + 1))
    return [point for point in points if point in interval]


@pytest.mark.parametrize("operation", [operator.add, operator.sub, operator.mul, operator.truediv])
@given(unbounded(), unbounded())
def test_arithmetic_encloses(operation, a, b):
    enclosing = operation(a, b)
    for x in members(a):
        for y in members(b):
            if operation is not operator.truediv or y:
                assert operation(x, y) in enclosing


@pytest.mark.parametrize("operation", [operator.add, operator.sub, operator.mul])
@given(intervals(), intervals())
def test_ends_are_reached(operation, a, b):
    """An end that belongs to a result is the result of two members."""
    enclosing = operation(a, b)
    results = {operation(x, y) for x in members(a) for y in members(b)}
    for end, is_open in ((enclosing.low, enclosing.low_open), (enclosing.high, enclosing.high_open)):
        assert is_open is (end not in results)


@pytest.mark.parametrize(
    ("comparison", "oracle"),
    [(Interval.equals, operator.eq), (Interval.at_most, operator.le), (Interval.below, operator.lt)],
)
@given(unbounded(), unbounded())
def test_comparisons_against_brute_force(comparison, oracle, a, b):
    """Small integer ends leave members at quarters between them, so brute force decides."""
    results = {oracle(x, y) for x in members(a) for y in members(b)}
    expected = Verdict.OPEN if len(results) > 1 else Verdict.HOLDS if True in results else Verdict.BROKEN
    assert comparison(a, b) is expected


@given(unbounded(), unbounded())
def test_a_meeting_has_the_members_of_both(a, b):
    both = a.meet(b)
    shared = set(members(a)) & set(members(b))
    assert (set(members(both)) if both else set()) == shared


@given(unbounded(), unbounded(), unbounded())
def test_a_wider_interval_never_breaks_what_was_not_broken(a, b, more):
    wider = Interval(*hull(a, more))
    for comparison in (Interval.equals, Interval.at_most, Interval.below):
        if comparison(a, b) is not Verdict.BROKEN:
            assert comparison(wider, b) is not Verdict.BROKEN


def hull(a: Interval, b: Interval) -> tuple[Decimal, Decimal, bool, bool]:
    low, low_open = min((a.low, a.low_open), (b.low, b.low_open))
    high, high_shut = max((a.high, not a.high_open), (b.high, not b.high_open))
    return low, high, low_open, not high_shut


def test_a_quotient_by_what_may_be_zero_is_unknown():
    assert Interval.point(1) / Interval(Decimal(-1), Decimal(1)) == EVERYTHING


@given(st.integers(1, 9), st.integers(1, 9))
def test_a_quotient_of_points_is_near_the_fraction(a, b):
    quotient = Interval.point(a) / Interval.point(b)
    assert abs(Fraction(quotient.low) - Fraction(a, b)) < Fraction(1, 10**20)


def test_no_empty_interval():
    with pytest.raises(ValueError, match="empty"):
        Interval(Decimal(2), Decimal(1))
    with pytest.raises(ValueError, match="empty"):
        Interval(Decimal(2), Decimal(2), True)
