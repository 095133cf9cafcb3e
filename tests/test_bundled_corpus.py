"""One run of the bundled corpus: it is as its registers say, and what is written of the rules is what it shows."""

import re
from pathlib import Path

import pytest

from checker.model.links import KINDS
from checker.rulebook.measured import Measured
from tools import rule_pages

ROOT = Path(__file__).parents[1]
AGAIN = "run python tools/rule_pages.py"


@pytest.fixture(scope="module")
def checked():
    return rule_pages.judged()


@pytest.fixture(scope="module")
def measured(checked):
    return rule_pages.measure(checked)


def test_the_corpus_is_as_it_is_registered(checked):
    outcome = checked.outcome
    assert [one.fingerprint for one in outcome.new] == []
    assert [one.words for one in outcome.stale] == []
    assert not checked.telling.result.faults


def test_the_figures_of_the_rules_are_those_of_the_corpus(measured):
    assert rule_pages.TABLE.read_text(encoding="utf-8") == rule_pages.table(measured), AGAIN


def test_the_pages_of_the_rules_are_those_that_the_rules_give(checked, measured):
    written = {path.name: path.read_text(encoding="utf-8") for path in rule_pages.PAGES.iterdir()}
    given = rule_pages.pages(checked.telling.rulebook, measured)
    assert written.keys() == given.keys(), AGAIN
    assert [name for name in given if written[name] != given[name]] == [], AGAIN


def test_every_link_of_the_corpus_is_of_a_kind_that_is_described(checked):
    links = [link for claim in checked.telling.result.claims for link in claim.links]
    assert links
    assert {link.kind for link in links if not link.roles.keys() <= set(KINDS[link.kind].roles)} == set()


def test_figures_are_told_in_words():
    told = str(Measured(findings=12, right=11, lookalike=1, marked=19, found=11))
    assert told == "12 findings, 11 right (92 %); 11 of 19 marked conflicts found (58 %)"
    assert str(Measured(findings=1)) == "1 finding, 0 right (0 %); no conflict is marked"
    assert str(Measured(marked=2)) == "0 findings; 0 of 2 marked conflicts found (0 %)"


def test_the_links_of_the_documentation_lead_somewhere():
    for page in (ROOT / "README.md", *(ROOT / "docs").rglob("*.md")):
        for target in re.findall(r"\]\(([^)#:]+)(?:#[^)]*)?\)", page.read_text(encoding="utf-8")):
            assert (page.parent / target).exists(), f"{page.name}: {target}"
