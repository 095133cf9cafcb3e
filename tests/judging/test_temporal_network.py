"""Circles of statements on the order of moments, against Bellman and Ford."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from checker.judging.temporal_network import Order, Timeline, before, between, conflicts

MOMENTS = "abcdef"
ORDERS = st.lists(
    st.builds(Order, st.uuids().map(str), st.sampled_from(MOMENTS), st.sampled_from(MOMENTS), st.integers(-4, 6)),
    max_size=18,
)


def is_possible(orders) -> bool:
    dates = dict.fromkeys(MOMENTS, 0)
    for _ in range(len(dates) + 1):
        moved = False
        for order in orders:
            if dates[order.earlier] + order.most < dates[order.later]:
                dates[order.later] = dates[order.earlier] + order.most
                moved = True
        if not moved:
            return True
    return False


def claims(circle) -> set[str]:
    return {order.claim for order in circle}


def test_an_arrest_before_the_crime():
    orders = [
        before("bell", "robbery", "arrest", by=1),
        *between("dial", "robbery", "trial", 10, 20),
        *between("horn", "arrest", "trial", 25, 30),
    ]
    assert [claims(circle) for circle in conflicts(orders)] == [{"bell", "dial", "horn"}]


def test_what_is_refused_leaves_no_trace():
    orders = [before("one", "a", "b", by=1), before("two", "b", "a", by=1), before("three", "b", "c", by=1)]
    assert [claims(circle) for circle in conflicts(orders)] == [{"one", "two"}]


def test_nothing_is_before_itself():
    assert [claims(circle) for circle in conflicts([before("one", "a", "a", by=1)])] == [{"one"}]


@given(ORDERS)
def test_every_circle_is_impossible_and_none_smaller_is(orders):
    for circle in conflicts(orders):
        assert not is_possible(circle)
        assert all(is_possible([one for one in circle if one is not order]) for order in circle)


@given(ORDERS)
def test_there_is_a_circle_exactly_where_orders_are_impossible(orders):
    assert bool(list(conflicts(orders))) is not is_possible(orders)


@given(ORDERS)
def test_the_dates_keep_what_was_taken_in(orders):
    timeline = Timeline()
    kept = [order for order in orders if not timeline.add(order)]
    assert is_possible(kept)
    assert all(timeline.dates[one.later] <= timeline.dates[one.earlier] + one.most for one in kept)


@given(ORDERS)
def test_which_statements_are_refused_does_not_hang_on_those_to_come(orders):
    timeline = Timeline()
    one_by_one = [order for order in orders if timeline.add(order)]
    at = {order: place for place, order in enumerate(orders)}
    assert [max(circle, key=at.__getitem__) for circle in conflicts(orders)] == one_by_one
