"""Of the conflicts of the corpus that are found, and behind which a known slip stands, most are explained by it."""

from __future__ import annotations

from pathlib import Path

import pytest

from checker.cli.register import Entry, load
from checker.model.claim import Confidence
from checker.model.finding import Finding
from checker.model.result import Result
from checker.pipeline import check
from checker.reading import read_all

CORPUS = Path(__file__).parents[2] / "corpus"
RIGHT = 0.7


@pytest.fixture(scope="module")
def result() -> Result:
    return check(read_all([str(CORPUS)])[0])


def found(entry: Entry, result: Result) -> list[Finding]:
    claims = {claim.id: claim for claim in result.claims}
    sure = (one for one in result.findings if one.confidence > Confidence.LOW)
    return [one for one in sure if entry.matches(one, claims)]


def test_the_right_slip_comes_first(result):
    labelled = [entry for entry in load([str(CORPUS)], (), result).entries if entry.slip]
    hits = {f"{entry.path}:{entry.line}": (entry.slip, found(entry, result)) for entry in labelled}
    told = {where: (slip, findings[0].slips) for where, (slip, findings) in hits.items() if findings}
    wrong = [where for where, (slip, slips) in told.items() if not slips or slips[0].kind != slip]
    assert len(told) >= 30
    assert len(wrong) <= (1 - RIGHT) * len(told), wrong
