"""Which claims are compared: names of one thing meet, and stories, shares of a total and speakers keep apart."""

import pytest

from checker import Report, check
from checker.alignment.candidates import candidates
from checker.alignment.entities import Name, resolve
from checker.alignment.features import AGAINST, FOR, FREE
from checker.alignment.placing import align
from checker.alignment.remainders import FIGURES, Remainders
from checker.extraction.grammar.boxes import box
from checker.lexicon.load import table
from checker.model.claim import Confidence
from checker.pipeline import default_rulebook, extract, weigh

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
    report, east, west = (
        dated("a.txt", text, "east"),
        *(dated("b.txt", text.replace("133", "143"), story) for story in ("east", "west")),
    )
    assert check([report, east]).findings
    assert not check([report, west]).findings


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


BOX = """Ada Brandt
Born: 4 August 1951 (age 60), Ulm
Years active: 1978-present
Term of office: 1990 - 1994
Height: 1.7 m
"""


@pytest.mark.parametrize(
    ("sentence", "is_conflict"),
    [
        ("Ada Brandt was born in the spring of 1951.", True),
        ("Ada Brandt was born in August 1951.", False),
        ("Ada Brandt is 1.8 m tall.", True),
        ("Ada Brandt has been active for more than 50 years.", True),
        ("Ada Brandt has been active for more than 30 years.", False),
        ("Ada Brandt kept bees for 12 years.", False),
        ("Another woman was born in the spring of 1953.", False),
    ],
)
def test_a_sentence_beside_a_fact_box(sentence, is_conflict):
    found = check([Report(id="box.txt", text=BOX), Report(id="b.txt", text=sentence)]).findings
    assert any(finding.confidence >= Confidence.MEDIUM for finding in found) is is_conflict


def test_a_length_told_by_its_ends():
    lengths = {one.id: one for one in extract(Report(id="box.txt", text=BOX)) if one.id.endswith("d")}
    amounts = [one.amount for one in lengths.values()]
    assert [BOX[one.figure.start : one.figure.end] for one in lengths.values()] == ["1978-present", "1990 - 1994"]
    assert [(int(one.usual.low), int(one.usual.high)) for one in amounts] == [(32, 34), (3, 5)]
    assert {one.entity for one in lengths.values()} == {"Ada Brandt"}


def test_a_text_without_a_title_is_no_box():
    assert box(Report(id="a.txt", text="The mill burned.\nBorn: 4 August 1951\n")).title == "The mill burned."
    assert not box(Report(id="a.txt", text="The mill burned for two days.\nNobody died.\n")).title


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("A man of 33 was taken to hospital in Plover on Monday.", "A woman of 40 was taken to hospital in Plover."),
        ("The mill has 410 looms, after the 1986 fire.", "The fire at the mill was in 1986."),
    ],
)
def test_figures_of_two_things_are_no_counterparts(one, other):
    found = check([Report(id="a.txt", text=one), Report(id="b.txt", text=other)]).findings
    assert not [finding for finding in found if finding.confidence >= Confidence.MEDIUM]


def test_weights_keep_their_direction():
    weights = table("matching")["weights"]
    assert all(weights.get(name, 0) >= 0 for name in FOR)
    assert all(weights.get(name, 0) <= 0 for name in AGAINST)
    assert set(weights) <= {*FOR, *AGAINST, *FREE}


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("The mill in Orlo hired 400 clerks.", ""),
        ("The mill in Orlo plans to hire 400 clerks.", "one is planned, forecast or possible"),
        ("The mill in Orlo is 400 metres long.", "of one report, or of two dimensions"),
        ("The mill in Orlo did not hire 400 clerks.", "one of them asserts nothing, or stands among no words"),
    ],
)
def test_what_keeps_two_figures_from_being_weighed(text, reason):
    one, other = extract(dated("a.txt", "The mill in Orlo hired 300 clerks.")), extract(dated("b.txt", text))
    assert weigh(one[0], other[0], [*one, *other]).apart == reason


def test_of_too_many_figures_none_is_left_over():
    def report(name, first):
        wares = enumerate(["tea", "salt"] * 40)
        return dated(
            name, " ".join(f"Shed {shed} in Sarn held {first + shed} boxes of {ware}." for shed, ware in wares)
        )

    told = [claim for one in (report("a.txt", 1000), report("b.txt", 5000)) for claim in extract(one)]
    everyone = candidates(told, default_rulebook().measures)
    assert len(everyone) > 2 * FIGURES and not [*Remainders(everyone).pairs()]
