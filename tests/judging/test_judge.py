"""Judging whole groups: what is found, how severe it is, and what must not matter."""

from __future__ import annotations

import random
import time

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from checker.judging.judge import judge
from checker.model.amount import Reading
from checker.model.claim import Confidence, Link
from checker.model.finding import Severity
from checker.model.interval import Interval
from checker.rulebook.load import load
from tests.claims import claim, group

BOOK = load()


def findings(*claims):
    return judge(group(*claims), BOOK).findings


def rules(*claims):
    return [finding.rule for finding in findings(*claims)]


def test_two_figures_for_one_day():
    (finding,) = findings(claim("133", when="2024-03-23", id="a"), claim("143", when="2024-03-23", id="b"))
    assert (finding.rule, finding.severity, finding.confidence) == ("agreement", Severity.ERROR, Confidence.HIGH)
    assert finding.claims == ("a", "b")
    assert finding.roles == {"one": ("a",), "other": ("b",)}
    assert finding.steps[0].unit == "person"
    assert finding.fields == {"entity": "front", "measure": "killed"}


def test_every_claim_that_was_put_beside_another_counts_as_compared():
    one, two, three = claim("12", when="2024-03-23"), claim("12", when="2024-03-23"), claim("7", "aboard")
    assert judge(group(one, two, three), BOOK).compared == {one.id, two.id}


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (claim("133", when="2024-03-23"), claim("150", when="2024-03-25")),  # later and higher
        (claim("133", when="2024-03-23"), claim("143", when="2024-03-23", entity="coast")),
        (claim("133", when="2024-03-23"), claim("143", "wounded", when="2024-03-23")),
        (claim("133", when="2024-03-23"), claim("more than 100", when="2024-03-23")),
        (claim("133", when="2024-03-23"), claim("43", when="2024-03-23", scope={"places": ("north",)})),
        (claim("133", when="2024-03-23"), claim("200", when="2024-03-23", scope={"modality": "denied"})),
        (claim("133", when="2024-03-23"), claim("10", when="2024-03-23", scope={"change": True})),
        (claim("133", when="2024-03-23"), claim("200", when="2024-03-23", scope={"residue": ("so said",)})),
        (claim("133", when="2024-03-23"), claim("200", scope={"older": True})),
        (claim("133", when="2024-03-23"), claim("200")),  # nobody knows when
        (claim("133", when="2024-03-23"), claim("200 houses", when="2024-03-23")),
        (claim("133", "present", when="2024-03-23T12:00"), claim("143", "present", when="2024-03-23")),
        (claim("133", when="2024-03-23T12:00"), claim("143", when="2024-03-23")),
        (claim("7 metres", "depth"), claim("9 metres", "height")),
    ],
)
def test_what_is_no_conflict(one, other):
    assert rules(one, other) == []


def test_figures_without_any_date_share_a_moment_at_medium_confidence():
    (finding,) = findings(claim("133"), claim("143"))
    assert (finding.rule, finding.confidence) == ("agreement", Confidence.MEDIUM)


def test_an_author_who_gives_two_figures_means_two_things():
    one, again = claim("133", when="2024-03-23", report="a"), claim("133", when="2024-03-23", report="b")
    other = claim("143", when="2024-03-23", report="b")
    assert rules(again, other) == rules(one, again, other) == []
    assert rules(one, other) == ["agreement"]


def test_two_named_speakers_may_disagree_in_one_report():
    mayor = claim("133", when="2024-03-23", report="a", said_by=("the mayor",))
    assert rules(mayor, claim("143", when="2024-03-23", report="a", said_by=("the army",))) == ["agreement"]


def test_a_constant_needs_no_date():
    (finding,) = findings(claim("290 metres", "length", when="2020-01-01"), claim("340 metres", "length"))
    assert finding.confidence is Confidence.HIGH


def test_a_total_that_falls_and_each_earlier_figure_above_it():
    claims = [claim("143", when="2024-03-23"), claim("137", when="2024-03-24"), claim("139", when="2024-03-25")]
    assert rules(*claims) == ["running-total", "running-total"]


def test_named_speakers_who_disagree_are_disputed():
    (finding,) = findings(
        claim("133", when="2024-03-23", said_by=("the mayor",)),
        claim("143", when="2024-03-23", said_by=("the army",)),
    )
    assert (finding.severity, finding.disputed) == (Severity.WARNING, True)


def test_the_root_of_a_chain_is_the_speaker():
    one = claim("133", when="2024-03-23", said_by=("a paper", "the mayor"))
    other = claim("143", when="2024-03-23", said_by=("the mayor",))
    (finding,) = findings(one, other)
    assert (finding.severity, finding.disputed) == (Severity.ERROR, False)


def test_one_speaker_in_two_reports_is_misattributed_once():
    one = claim("4,712", "wounded", "2025-04-30", said_by=("the agency",), report="a")
    other = claim("4,127", "wounded", "2025-04-30", said_by=("the agency",), report="b")
    assert rules(one, other) == ["misattribution"]


def test_what_is_broken_only_as_usually_meant_is_strained():
    (finding,) = findings(claim("about 2,000", when="2024-03-23"), claim("2,151", when="2024-03-23"))
    assert (finding.reading, finding.severity) == (Reading.USUAL, Severity.WARNING)


def test_only_the_claims_that_are_needed_are_at_fault():
    killed, wounded, deployed = (
        claim("250", id="k"),
        claim("80", "wounded", id="w"),
        claim("200", "deployed", id="d"),
    )
    (finding,) = findings(killed, wounded, deployed)
    assert (finding.rule, finding.claims) == ("losses-within-force", ("k", "d"))


def test_all_three_are_at_fault_if_all_are_needed():
    (finding,) = findings(claim("150", id="k"), claim("80", "wounded", id="w"), claim("200", "deployed", id="d"))
    assert (finding.rule, finding.claims) == ("losses-within-force", ("k", "w", "d"))


def linked(kind, complete=True, **roles):
    """Claims with a link between them, which the first of them carries."""
    claims = [one for role in roles.values() for one in (role if isinstance(role, tuple) else (role,))]
    ids = {
        name: tuple(one.id for one in (role if isinstance(role, tuple) else (role,))) for name, role in roles.items()
    }
    return [msgspec.structs.replace(claims[0], links=(Link(kind, ids, complete),)), *claims[1:]]


def test_a_share_of_several_possible_wholes_is_broken_only_under_all():
    share, part = claim("45 percent", "found"), claim("62", "found")
    wholes = claim("137", "killed", when="2024-03-23"), claim("512", "wounded")
    assert rules(*linked("share_of", share=share, part=part, whole=wholes)) == []
    assert rules(*linked("share_of", share=share, part=part, whole=wholes[1:])) == ["share-of-base"]


def test_a_change_in_percent_is_judged_by_one_rule():
    fall = {"change": claim("25 percent", "income"), "old": claim("906 houses"), "new": claim("728 houses")}
    assert rules(*linked("change_from", **fall)) == ["change-share"]


def test_linked_figures_are_not_compared_besides():
    """A conversion is judged as one, with the rounding of both sides."""
    pair = linked("converts", original=claim("232 kilometres", "distance"), converted=claim("144 miles", "distance"))
    assert rules(*pair) == []


def test_a_link_to_a_claim_elsewhere_says_nothing():
    part = msgspec.structs.replace(claim("52"), links=(Link("part_of", {"part": ("x",), "whole": ("y",)}),))
    assert rules(part, claim("45", "wounded")) == []


def test_a_partial_list_may_fall_short_and_not_go_over():
    parts = claim("31", scope={"places": ("north",)}), claim("22", scope={"places": ("south",)})
    for total, expected in (("90", []), ("54", ["parts-nearly-total"]), ("53", []), ("51", ["parts-within-total"])):
        assert rules(*linked("total_of", complete=False, total=claim(total), parts=parts)) == expected


def test_findings_on_the_same_claims_are_told_once():
    """A lower figure for the very same moment is no agreement, and no falling total besides."""
    assert rules(claim("143", when="2024-03-23"), claim("133", when="2024-03-23")) == ["agreement"]


def test_a_fingerprint_stays_when_lines_move_and_changes_with_the_figures():
    first = findings(claim("133", when="2024-03-23"), claim("143", when="2024-03-23"))[0]
    moved = findings(claim("143", when="2024-03-23", report="z"), claim("133", when="2024-03-23"))[0]
    other = findings(claim("133", when="2024-03-23"), claim("144", when="2024-03-23"))[0]
    assert first.fingerprint == moved.fingerprint != other.fingerprint


VALUES = ["12", "45", "about 200", "at least 20", "250", "more than 4,000", "4,712", "31 houses", "36 percent"]


@st.composite
def claims(draw: st.DrawFn):
    return claim(
        draw(st.sampled_from(VALUES)),
        draw(st.sampled_from(["killed", "wounded", "casualties", "deployed", "present", "length", "fish/caught"])),
        draw(st.sampled_from([None, "2025-01-01", "2025-01-02", "2025-01-01T12:00"])),
        said_by=draw(st.sampled_from([(), ("a",), ("b", "a"), ("b",)])),
        report=draw(st.sampled_from("abc")),
        scope={"places": draw(st.sampled_from([(), ("north",)]))},
    )


@given(st.lists(claims(), max_size=12), st.randoms())
@settings(max_examples=60)
def test_the_order_of_claims_does_not_matter(some, shuffler: random.Random):
    shuffled = list(some)
    shuffler.shuffle(shuffled)
    assert judge(group(*shuffled), BOOK) == judge(group(*some), BOOK)


@given(st.lists(claims(), min_size=2, max_size=6), st.integers(0, 5))
@settings(max_examples=60)
def test_a_wider_amount_makes_no_new_conflict(some, at):
    """What is in conflict with a wider amount is so with the narrower; reports of one amount keep telling it alike."""
    amount = some[at % len(some)].amount
    wider = msgspec.structs.replace(amount, wide=widened(amount.wide), usual=widened(amount.usual))
    others = [msgspec.structs.replace(one, amount=wider) if one.amount == amount else one for one in some]
    before = {(finding.rule, frozenset(finding.claims)) for finding in findings(*some)}
    after = {(finding.rule, frozenset(finding.claims)) for finding in findings(*others)}
    assert {rule for rule, _ in after} <= {rule for rule, _ in before}


def widened(interval: Interval) -> Interval:
    return Interval(interval.low - 3, interval.high + 3, interval.low_open, interval.high_open)


def test_equal_claims_cost_next_to_nothing():
    one, other = claim("133", when="2024-03-23"), claim("143", when="2024-03-23")
    many = [msgspec.structs.replace(one, id=str(index)) for index in range(50_000)]
    started = time.process_time()
    assert len(judge(group(*many, other), BOOK).findings) == 1
    assert time.process_time() - started < 5


def test_many_distinct_figures_do_not_cost_their_square():
    many = [claim(str(1001 + 2 * index), when="2024-03-23") for index in range(500)]
    started = time.process_time()
    judged = judge(group(*many), BOOK)
    assert time.process_time() - started < 10
    assert {one for finding in judged.findings for one in finding.claims} == {one.id for one in many}
