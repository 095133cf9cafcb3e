from __future__ import annotations

import pytest

from checker.judging.judge import judge
from checker.model.finding import Slip
from checker.rulebook.load import load
from tests.claims import claim, group
from tests.judging.test_judge import linked

BOOK = load()


def slips(*claims) -> tuple[Slip, ...]:
    (finding,) = judge(group(*claims), BOOK).findings
    return finding.slips


def test_a_wrong_weekday_or_a_wrong_date():
    found = slips(claim(measure="date", entity="", moment="2024-03-30", weekday=4, id="d"))
    assert found == (Slip("wrong-weekday", "d", "Saturday"), Slip("wrong-date", "d", "2024-03-29"))


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("4,712", "4,721", {("swapped-digits", "a", "4721"), ("swapped-digits", "b", "4712")}),
        ("4,712", "47,120", {("factor-10", "a", "47120"), ("factor-10", "b", "4712")}),
        ("133", "157", set()),
    ],
)
def test_slips_of_digits(one, other, expected):
    found = slips(claim(one, when="2024-03-23", id="a"), claim(other, when="2024-03-23", id="b"))
    assert {(slip.kind, slip.claim, slip.mend) for slip in found} == expected


def test_digits_of_a_share():
    found = slips(
        *linked("share_of", share=claim("54 percent", "found", id="s"), part=claim("62", "found"), whole=claim("137"))
    )
    assert Slip("swapped-digits", "s", "45") in found


def test_the_whole_printed_as_a_part():
    """4,712 casualties, in another paper as 4,712 dead, and 600 dead in a third, later."""
    claims = [
        claim("4,712", "killed", "2025-03-27", id="k"),
        claim("4,712", "casualties", "2025-03-27"),
        claim("600", "killed", "2025-04-30"),
    ]
    assert slips(*claims) == (Slip("part-for-whole", "k", "casualties"),)
