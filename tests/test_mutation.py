"""The mutation score of a small corpus: what is planted, what is caught, and that nothing else is found."""

from __future__ import annotations

import json

import pytest
from click.testing import CliRunner

from checker.cli.rules import rules
from checker.judging.planted_slips import PLANTINGS
from checker.model.report import Report
from checker.mutation import consistent, places, plant, score
from checker.pipeline import check, default_rulebook

BOOK = default_rulebook()
TEXTS = {
    "bell": "The wall is 300 feet (91 metres) long. It fell on Monday, 6 May. "
    "Of 137 houses 62 were lost, or 45 percent.",
    "dial": "The mudslide above Oberau on Sunday killed 41 people. "
    "Turnout rose from 42 percent to 45 percent, by 3 points.",
    "horn": "The mudslide above Oberau on Sunday killed 41 people, and 1,234 fled.",
}


def reports(**texts: str) -> list[Report]:
    return [Report(id=name, text=text, published="2024-05-08") for name, text in texts.items()]


@pytest.fixture(scope="module")
def outcomes():
    told = reports(**TEXTS)
    return [plant(place, told, BOOK) for place in places(check(told, BOOK), BOOK)]


def test_slips_of_many_kinds_are_planted_and_caught(outcomes):
    kinds = {one.place.kind for one in outcomes}
    assert {"swapped-digits", "factor-10", "wrong-weekday", "unit-unconverted", "converted-backwards"} <= kinds
    assert kinds <= set(PLANTINGS)
    counts = score(outcomes)
    assert counts.total.caught >= 0.9 * counts.total.planted
    assert counts.total.false_alarms == 0


def test_counts_add_up(outcomes):
    counts = score(outcomes)
    for tallies in (counts.by_rule, counts.by_slip):
        assert sum(one.planted for one in tallies.values()) == counts.total.planted == len(outcomes)
        assert sum(one.caught for one in tallies.values()) == counts.total.caught


def test_a_figure_that_nobody_else_speaks_of_is_no_place():
    told = reports(bell="The mudslide killed 41 people.", dial="A ferry carried 1,234 cars.")
    assert list(places(check(told, BOOK), BOOK)) == []


def test_the_fewest_reports_leave():
    told = reports(a="The mudslide above Oberau killed 41 people on Sunday.", b="Snow fell.", c="Rain fell.")
    told.append(Report(id="d", text="The mudslide above Oberau killed 14 people on Sunday.", published="2024-05-08"))
    left = consistent(told, [frozenset(("b", "c"))], BOOK)
    assert len(left) == 2
    assert not check(left, BOOK).findings


def test_the_command(tmp_path):
    for name, text in TEXTS.items():
        (tmp_path / f"{name}.txt").write_text(f"date: 2024-05-08\nsource: {name}\n\n{text}\n", encoding="utf-8")
    done = CliRunner().invoke(rules, ["mutate", str(tmp_path), "--json"])
    document = json.loads(done.stdout)
    assert {"planted", "caught", "false_alarms", "by_rule", "by_slip"} <= set(document)
    assert document["planted"] == sum(one["planted"] for one in document["by_slip"].values()) > 20
