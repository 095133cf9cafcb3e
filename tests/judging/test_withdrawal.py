"""The lightest set of claims to withdraw, against trying all sets."""

from __future__ import annotations

from itertools import chain, combinations

from hypothesis import given
from hypothesis import strategies as st

from checker import pipeline
from checker.judging import withdrawal
from checker.judging.withdrawal import minimal, parts, withdraw
from checker.model.report import Report
from checker.pipeline import check
from checker.telling.full import full
from checker.telling.telling import Telling

CLAIMS = "abcdefgh"
CONFLICTS = st.lists(st.frozensets(st.sampled_from(CLAIMS), min_size=1, max_size=4), max_size=9)
WEIGHTS = st.dictionaries(st.sampled_from(CLAIMS), st.integers(1, 5))


def conflicts(*words: str) -> list[frozenset[str]]:
    return [frozenset(word) for word in words]


def hits(chosen, sets) -> bool:
    return all(not one.isdisjoint(chosen) for one in sets)


def test_one_claim_behind_many_findings():
    found = withdraw(conflicts("ab", "ac", "ad", "ef"), {"f": 3})
    assert (found.claims, found.weight, found.proven) == (("a", "e"), 2, True)


def test_a_claim_of_many_origins_stays():
    assert withdraw(conflicts("ab", "ac"), {"a": 4}).claims == ("b", "c")


def test_no_conflict_withdraws_nothing():
    assert withdraw([], {}).claims == ()


def test_what_comes_up_behind_is_withdrawn_too():
    def further(gone):
        return [] if "c" in gone else conflicts("cd")

    assert withdraw(conflicts("ab"), {"d": 2}, further).claims == ("a", "c")


def test_the_search_says_when_it_gives_up(monkeypatch):
    monkeypatch.setattr(withdrawal, "STEPS", 3)
    ring = conflicts(*(a + b for a, b in combinations(CLAIMS, 2)))
    found = withdraw(ring, {})
    assert not found.proven
    assert hits(found.claims, ring)


@given(CONFLICTS, WEIGHTS)
def test_no_lighter_set_would_do(sets, weights):
    found = withdraw(sets, weights)
    everything = chain.from_iterable(combinations(CLAIMS, size) for size in range(len(CLAIMS) + 1))
    lightest = min(sum(weights.get(one, 1) for one in chosen) for chosen in everything if hits(chosen, sets))
    assert hits(found.claims, sets)
    assert found.weight == lightest
    assert found.proven


@given(CONFLICTS)
def test_the_order_of_conflicts_does_not_matter(sets):
    assert withdraw(sets[::-1], {}) == withdraw(sets, {})


@given(CONFLICTS)
def test_parts_share_no_claim(sets):
    groups = parts(minimal(sets))
    claims = [frozenset().union(*group) for group in groups]
    assert all(one.isdisjoint(other) for one, other in combinations(claims, 2))
    assert sorted(map(sorted, chain.from_iterable(groups))) == sorted(map(sorted, minimal(sets)))


def report(name: str, day: str, text: str) -> Report:
    return Report(id=name, source=name, published=day, text=text)


BELL = report("bell", "2024-05-06", "The mudslide above the village of Oberau killed 41 people on Sunday.")
DIAL = report("dial", "2024-05-07", "The mudslide above Oberau on Sunday killed about 40 people.")
HORN = report("horn", "2024-05-08", "The mudslide above Oberau on Sunday killed 12 people.")


def test_findings_that_fall_with_one_figure_are_told_under_it():
    result = check([BELL, DIAL, HORN])
    found = pipeline.withdrawal(result, result.findings)
    shown = full(Telling(result, result.findings, pipeline.default_rulebook(), withdrawal=found))
    cause = next(claim for claim in result.claims if claim.id == found.claims[0])
    assert cause.report == "horn"
    assert shown.splitlines()[0].startswith("these 2 fall with one figure: 12 people, horn:1:")


def test_what_is_left_is_consistent():
    """Of many figures each is held against the outermost alone; withdrawing those shows the next."""
    texts = [f"The mudslide above Oberau on Sunday killed {number} people." for number in range(101, 241, 2)]
    result = check([report(f"r{at:03}", "2024-05-08", text) for at, text in enumerate(texts)])
    found = pipeline.withdrawal(result, result.findings)
    gone = {claim.report for claim in result.claims if claim.id in found.claims}
    left = check([one for one in result.reports if one.id not in gone])
    assert len(left.reports) == 1
    assert left.findings == ()
