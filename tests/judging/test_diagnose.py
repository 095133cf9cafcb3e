"""Which slip would explain a finding: the right one first, and none that does not make all claims fit."""

from __future__ import annotations

import pytest

from checker.judging.judge import judge
from checker.model.finding import Slip
from checker.model.report import Report
from checker.pipeline import check
from checker.rulebook.load import load
from tests.claims import claim, group
from tests.judging.test_judge import linked

BOOK = load()


def slips(*claims) -> tuple[Slip, ...]:
    (finding,) = judge(group(*claims), BOOK).findings
    return finding.slips


def told(found) -> list[tuple[str, str, str]]:
    return [(slip.kind, slip.claim, slip.mend) for slip in found]


def test_a_wrong_weekday_or_a_wrong_date():
    found = slips(claim(measure="date", entity="", moment="2024-03-30", weekday=4, id="d"))
    assert told(found) == [("wrong-weekday", "d", "Saturday"), ("wrong-date", "d", "2024-03-29")]


@pytest.mark.parametrize(
    ("one", "other", "kind"),
    [
        ("4,712", "4,721", "swapped-digits"),
        ("4,712", "47,120", "factor-10"),
        ("4,712", "471,200", "factor-100"),
        ("4,712", "4,712,000", "factor-1000"),
        ("4.7 million", "4.7 billion", "million-for-billion"),
        ("4,712", "44,712", "doubled-digit"),
        ("4,712", "472", "dropped-digit"),
        ("133", "157", "as-of-date"),
    ],
)
def test_the_likeliest_slip_of_two_figures(one, other, kind):
    found = slips(claim(one, when="2024-03-23"), claim(other, when="2024-03-23"))
    assert found[0].kind == kind


def test_figures_for_ever_that_no_slip_explains():
    assert slips(claim("133 metres", "length"), claim("157 metres", "length")) == ()


def test_another_figure_bears_out_what_was_meant():
    """Of 1,437 and 1,347 it is the second that has its digits swapped, if a third report says 1,437 too."""
    day = "2024-03-23"
    claims = [claim("1,347", when=day, id="a"), claim("1,437", when=day), claim("1,437", when="2024-03-22")]
    found = judge(group(*claims), BOOK).findings[0].slips
    assert told(found)[0] == ("swapped-digits", "a", "1437")


def test_digits_of_a_share():
    found = slips(
        *linked("share_of", share=claim("54 percent", "found", id="s"), part=claim("62", "found"), whole=claim("137"))
    )
    assert told(found)[0] == ("swapped-digits", "s", "45")
    assert found[0].steps[0].left == "part / whole"


def test_the_whole_printed_as_a_part():
    """4,712 casualties, in another paper as 4,712 dead, and 600 dead in a third, later."""
    claims = [
        claim("4,712", "killed", "2025-03-27", id="k"),
        claim("4,712", "casualties", "2025-03-27"),
        claim("600", "killed", "2025-04-30"),
    ]
    assert told(slips(*claims))[0] == ("part-for-whole", "k", "casualties")


def test_what_came_on_top_printed_as_the_total():
    """300 dead, then "40 dead", where a third report has 340."""
    claims = [
        claim("300", when="2024-03-22"),
        claim("41", when="2024-03-23", id="new"),
        claim("341", when="2024-03-23", entity="front"),
    ]
    found = [one for finding in judge(group(*claims), BOOK).findings for one in finding.slips]
    assert ("additional-for-total", "new", "341") in told(found)


@pytest.mark.parametrize(
    ("text", "kind", "mend"),
    [
        ("The tower is 300 feet (300 metres) high.", "unit-unconverted", "91"),
        ("It lies 11 miles (7 kilometres) from the coast.", "converted-backwards", "18"),
        ("It lies 100 miles (259 kilometres) from the coast.", "converted-twice", "161"),
        ("It lies 120 miles (193 kilometres) from the coast.", None, ""),
    ],
)
def test_slips_of_conversion(text, kind, mend):
    found = [one for finding in check([Report(id="a", text=text)]).findings for one in finding.slips]
    assert (found[0].kind, found[0].mend) == (kind, mend) if kind else found == []


def test_a_figure_cut_off():
    found = slips(claim("6.17 percent", "turnout", "2024-03-23"), claim("6.1 percent", "turnout", "2024-03-23", id="b"))
    assert told(found)[0] == ("rounding", "b", "6.2")


def test_one_statement_counted_as_two_parts():
    parts = (claim("31"), claim("31", id="twice"), claim("12"))
    found = slips(*linked("total_of", total=claim("43"), parts=parts))
    assert ("one-origin-twice", "twice", "") in told(found)


def test_no_slip_without_an_end():
    """Almost any number is more than 3,000."""
    found = slips(claim("more than 3,000", "seat", "2024-03-23"), claim("1,100", "seat", "2024-03-23"))
    assert {slip.kind for slip in found} <= {"as-of-date"}
