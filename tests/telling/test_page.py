"""The page: all that it shows is in it, every link leads somewhere, and nothing of a report acts."""

import base64
import hashlib
import re
import xml.etree.ElementTree as ET
from decimal import Decimal
from itertools import pairwise

import msgspec
import pytest
from lxml import etree

from checker.model.report import Report
from checker.telling.page import html
from checker.telling.svg import svg
from checker.telling.telling import Mark
from checker.telling.timeline import Scale, timeline
from checker.telling.topics import State, Topics
from tests.told import REPORTS, told

TOWNS = ("Abbey", "Bell", "Crane", "Dunmore", "Elder", "Ford")
MANY = [
    Report(
        id=f"{paper}.txt",
        source=paper,
        published="2024-03-24",
        text="\n\n".join(
            f"The flood killed {number + 3 * n} people in {town} on Monday." for n, town in enumerate(TOWNS)
        ),
    )
    for number, paper in enumerate(("One", "Two", "Three", "Four"), 11)
]


def parsed(telling):
    return etree.HTML(html(telling))


@pytest.fixture(scope="module", params=["none", "few", "many"])
def page(request, telling):
    none = told([REPORTS[0], msgspec.structs.replace(REPORTS[0], id="copy.md", path="copy.md")])
    telling = {"none": none, "few": telling, "many": told(MANY)}[request.param]
    return telling, parsed(telling)


def test_it_has_a_card_for_each_finding(page):
    telling, root = page
    assert len(root.xpath("//article[contains(@class, 'finding')]")) == len(telling.findings)
    (head,) = root.xpath("//h1")
    assert " ".join(head.text.split()).startswith(str(len(telling.findings) or "No"))


def test_its_policy_forbids_all_but_its_own_style(page):
    _, root = page
    (policy,) = root.xpath("//meta[@http-equiv='Content-Security-Policy']/@content")
    (style,) = root.xpath("//style/text()")
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    assert policy == f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"
    assert not root.xpath(
        "//script | //link | //img | //iframe | //object | //*[@style] | //@*[starts-with(name(), 'on')]"
    )
    assert "url(" not in style and "@import" not in style


def test_every_link_leads_to_a_place_on_it(page):
    _, root = page
    ids = root.xpath("//@id")
    assert len(ids) == len(set(ids))
    links = root.xpath("//@href")
    assert links
    assert {link for link in links if link[1:] not in ids or link[0] != "#"} == set()


def test_headings_descend_by_one(page):
    levels = [int(one.tag[1]) for one in page[1].iter("h1", "h2", "h3", "h4")]
    assert levels[0] == 1
    assert all(after - before <= 1 for before, after in pairwise(levels))


def test_landmarks_are_named(page):
    _, root = page
    ids = root.xpath("//@id")
    assert root.xpath("//html/@lang") == ["en"]
    assert set(" ".join(root.xpath("//@aria-labelledby")).split()) <= set(ids)
    assert root.xpath("//main/section/@aria-labelledby")


def test_a_finding_shows_its_quotes_its_arithmetic_and_its_reason(telling):
    mark = Mark("known", "Two counts.", settled=True)
    marked = msgspec.structs.replace(telling, marks={telling.findings[0].fingerprint: mark})
    card = parsed(marked).xpath("//article[@id='finding-1']")[0]
    assert ["".join(one.itertext()) for one in card.iter("blockquote")] == [
        "The fire in the market killed 133 people on Saturday.",
        "On Saturday 143 people died in the market fire. It broke out on Monday, 23 March.",
    ]
    assert [one.text for one in card.iter("mark")] == ["133 people", "143 people"]
    text = "".join(card.itertext())
    assert "one = 133 people, other = 143 people: one == other does not hold" in text
    assert "Decided: Two counts." in text
    assert "settled" in card.get("class")


def test_figures_in_the_texts_are_marked_by_state():
    root = parsed(
        told(
            [
                Report(id="a", published="2024-03-24", text="It killed 133 people and razed 12 mills on Saturday."),
                Report(
                    id="b", published="2024-03-24", text="On Saturday 143 people died. It cost 7. Some 133 were there."
                ),
            ]
        )
    )
    found = {one.text: one.get("class").split()[1] for one in root.xpath("//section[@id='texts']//a")}
    assert found["133 people"] == found["143 people"] == "disputed"
    assert found["12 mills"] == "alone"
    assert set(found.values()) <= {state.name.lower() for state in State}


def test_a_disputed_figure_leads_to_all_values_of_it(telling):
    root = parsed(telling)
    (link,) = root.xpath("//section[@id='texts']//a[contains(., '143 people')]")
    topic = root.xpath(f"//*[@id='{link.get('href')[1:]}']")[0]
    assert [row[0].text.strip() for row in topic.iter("tr")][1:] == ["133 people", "143 people"]
    assert topic.xpath(".//*[local-name()='svg']/@role") == ["img"]


HOSTILE = '</p><script>alert(1)</script><img src=x onerror="alert(1)">\u202e{{ 7 * 7 }}'


def test_nothing_of_a_report_acts():
    text = f"On Monday, 23 March 2024 it rained {HOSTILE}. It killed 9 people.\n\nIt killed 19 people {HOSTILE}."
    telling = told([Report(id=f"a{HOSTILE}", source=HOSTILE, published="2024-03-25", text=text, notes=(HOSTILE,))])
    assert telling.findings
    made = html(telling)
    root = etree.HTML(made)
    assert not root.xpath("//script | //img")
    assert "\u202e" not in made
    assert "{{ 7 * 7 }}" in made


def test_a_bar_for_each_claim_on_one_scale(telling):
    topics = Topics(telling)
    made = timeline(topics.listed[0], topics)
    assert [(bar.who, bar.when, bar.is_disputed) for bar in made.bars] == [
        ("The Bell", "on 23 March 2024", True),
        ("Evening Dial", "on 23 March 2024", True),
    ]
    assert made.bars[0].low == made.bars[0].high < made.bars[1].low
    assert all(0 <= share <= 1 for share, _ in made.ticks)


def test_a_bound_without_an_end_is_an_arrow():
    texts = ("It killed more than 300 people on Saturday.", "On Saturday it killed 20 people.")
    topics = Topics(told([Report(id=str(n), published="2024-03-24", text=text) for n, text in enumerate(texts)]))
    made = timeline(topics.listed[0], topics)
    bound = next(bar for bar in made.bars if bar.open_high)
    assert bound.high == 1.0
    drawn = ET.fromstring(svg(made, "x"))
    assert sum("z" in path.get("d") for path in drawn.iter("{http://www.w3.org/2000/svg}path")) == 1


@pytest.mark.parametrize(("start", "stop"), [(0, 1), (0, 0.003), (990, 1010), (-5, 5), (0, 9e12)])
def test_ticks_are_few_and_round(start, stop):
    ticks = Scale(float(start), float(stop)).ticks()
    assert 2 <= len(ticks) <= 6
    assert all(len(re.sub(r"[^1-9]", "", label)) <= 3 for _, label in ticks)
    assert Scale(0.0, 10.0).share(Decimal("Infinity")) == 1.0
