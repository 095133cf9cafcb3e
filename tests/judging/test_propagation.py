"""Bounds drawn tighter against a linear program: every core is a conflict, and holds no smaller one."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from checker.judging.joint_constraints import together
from checker.judging.pool import Pool
from checker.judging.propagation import Given, Most, System, Times, equal
from checker.rulebook.load import load
from tests.claims import claim

linprog = pytest.importorskip("scipy.optimize").linprog

QUANTITIES = 6


def total(parts) -> tuple[Most, ...]:
    return equal([(1, part) for part in parts] + [(-1, 0)])


def part_of(low, high) -> tuple[Most, ...]:
    return (Most(((1, high), (-1, low)), 0),)


def share(one, percent, other) -> tuple[Most, ...]:
    return equal([(1, other), (Fraction(-percent, 100), one)])


LOW, HIGH = st.integers(0, 2), st.integers(3, 5)
CONSTRAINTS = st.one_of(
    st.builds(total, st.sets(st.integers(1, 5), min_size=2, max_size=3)),
    st.builds(part_of, LOW, HIGH),
    st.builds(share, LOW, st.integers(1, 99), HIGH),
)
GIVENS = st.builds(
    lambda quantity, low, width, is_open: (quantity, low, None if is_open else low + width),
    st.integers(0, QUANTITIES - 1),
    st.integers(0, 60),
    st.integers(0, 20),
    st.booleans(),
)
SYSTEMS = st.builds(
    lambda givens, constraints: (
        [Given(f"c{number}", *one) for number, one in enumerate(givens)],
        [one for several in constraints for one in several],
    ),
    st.lists(GIVENS, min_size=2, max_size=10),
    st.lists(CONSTRAINTS, min_size=1, max_size=4),
)


def is_possible(givens, constraints) -> bool:
    """What the oracle says of claims whose bounds are all closed."""
    rows = [[0.0] * QUANTITIES for _ in constraints]
    for row, constraint in zip(rows, constraints, strict=True):
        for factor, quantity in constraint.terms:
            row[quantity] += float(factor)
    limits = [[0.0, None] for _ in range(QUANTITIES)]
    for one in givens:
        limits[one.quantity][0] = max(limits[one.quantity][0], one.low)
        highs = [high for high in (limits[one.quantity][1], one.high) if high is not None]
        limits[one.quantity][1] = min(highs) if highs else None
    if any(high is not None and low > high for low, high in limits):
        return False
    bounds = [tuple(one) for one in limits]
    return (
        linprog([0] * QUANTITIES, A_ub=rows, b_ub=[float(one.most) for one in constraints], bounds=bounds).status == 0
    )


@settings(max_examples=200, deadline=None)
@given(SYSTEMS)
def test_every_core_is_a_conflict_and_none_smaller_is(system):
    givens, constraints = system
    core = System(givens, constraints, range(QUANTITIES)).core()
    if not core:
        return
    in_core = [one for one in givens if one.claim in core]
    assert not is_possible(in_core, constraints)
    for left_out in core:
        assert is_possible([one for one in in_core if one.claim != left_out], constraints)


@settings(max_examples=100, deadline=None)
@given(SYSTEMS)
def test_there_is_a_core_exactly_where_claims_are_impossible(system):
    givens, constraints = system
    core = System(givens, constraints, range(QUANTITIES)).core()
    assert bool(core) is not is_possible(givens, constraints)


def test_a_chain_over_three_rules():
    """200 sent, at least 90 killed, at least 80 wounded, and 40 of the sent who came home whole."""
    sent, killed, wounded, home, lost = range(5)
    givens = [Given("sent", sent, 200, 200), Given("killed", killed, 90), Given("wounded", wounded, 80)]
    givens += [Given("home", home, 40, 40), Given("elsewhere", home, 0, 50)]
    constraints = [
        *equal([(1, killed), (1, wounded), (-1, lost)]),
        Most(((1, lost), (1, home), (-1, sent)), 0),
    ]
    assert System(givens, constraints, range(5)).core() == {"sent", "killed", "wounded", "home"}


def test_open_ends_touch_and_do_not_meet():
    givens = [Given("more", 0, 20, None, low_open=True), Given("at most", 0, None, 20)]
    assert System(givens, []).core() == {"more", "at most"}


@pytest.mark.parametrize(("total", "core"), [(30, {"rate", "times", "total"}), (24, set())])
def test_products(total, core):
    givens = [Given("rate", 0, 2, 3), Given("times", 1, 8, 9), Given("total", 2, total, total)]
    assert System(givens, [Times(0, 1, 2)]).core() == core


def test_a_circle_comes_to_an_end():
    constraints = [Most(((1, 0), (Fraction(-9, 10), 1)), 0), Most(((1, 1), (Fraction(-9, 10), 0)), 0)]
    assert System([Given("a", 0, 1, 100), Given("b", 1, 1, 100)], constraints).core() in (
        {"a", "b"},
        frozenset(),
        {"a"},
        {"b"},
    )


def figures(*claims) -> Pool:
    return Pool(list(claims), load().measures)


def test_a_group_is_one_system():
    """Of 200 sent at least 90 died and at least 80 were hurt, one paper says; 120 were hurt, says another."""
    day = "2024-03-23"
    pool = figures(
        claim("at least 90", "killed", day, id="killed"),
        claim("at least 80", "wounded", day, id="wounded"),
        claim("up to 160", "casualties", day, id="casualties"),
    )
    rules = [rule for rule in load().rules if rule.id in ("killed-and-wounded-make-casualties", "agreement")]
    assert together(rules, pool).core() == frozenset()  # broken by itself, which is no business of the system's
