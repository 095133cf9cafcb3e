"""Which claims are compared: names of one thing meet, and stories, shares of a total and speakers keep apart."""

import pytest

from checker import Report, check
from checker.alignment.entities import Name, resolve
from checker.alignment.placing import align
from checker.model.claim import Confidence
from checker.pipeline import default_rulebook, extract

FIRST = "The fire at the Harlow mill killed 133 people, the police said on Monday."


def dated(id_, text, story=""):
    return Report(id=id_, published="2024-04-02", text=text, story=story)


@pytest.mark.parametrize(
    ("one", "other"),
    [("United States", "the US"), ("International Monetary Fund", "IMF"), ("Credit Suisse", "Credit Suisse's")],
)
def test_names_of_one_thing(one, other):
    entities = resolve([Name(one), Name(other)])
    assert entities.of(one) == entities.of(other)


@pytest.mark.parametrize(("one", "other"), [("North Korea", "South Korea"), ("Bank of Japan", "Bank of England")])
def test_names_of_two_things(one, other):
    entities = resolve([Name(one), Name(other)])
    assert entities.of(one) != entities.of(other)


def test_one_story_is_one_group():
    reports = [dated("a.txt", FIRST), dated("b.txt", FIRST.replace("133", "143"))]
    groups = list(align([claim for report in reports for claim in extract(report)], default_rulebook().measures))
    assert len(groups) == 1
    assert len(check(reports).findings) == 1


def test_stories_that_share_no_name_do_not_meet():
    text = "A fire killed 133 people."
    assert not check([dated("a.txt", text, "east"), dated("b.txt", text.replace("133", "143"), "west")]).findings


@pytest.mark.parametrize(
    "other",
    [
        "The fire at the Harlow mill killed at least 120 people, the police said on Monday.",
        "The fire at the Harlow mill injured 143 people, the police said on Monday.",
        "The fire at the Harlow mill could kill 143 people, the police said on Monday.",
        "The fire at the Harlow mill killed 12 children, the police said on Monday.",
        "A fire in 1911 killed 146 people at a mill.",
    ],
)
def test_what_differs_for_a_reason_is_no_conflict(other):
    found = check([dated("a.txt", FIRST), dated("b.txt", other)]).findings
    assert not [finding for finding in found if finding.confidence >= Confidence.MEDIUM]
