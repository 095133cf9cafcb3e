"""Reports dense with figures that are all right: an editor who is shown any of them turns the checker off.

A line is one report; in `pairs.txt` it is two of successive days, parted by a bar, in `headlines.txt` a headline and
its text.
"""

from datetime import date, timedelta
from pathlib import Path

import pytest

import checker
from checker import Report
from checker.model.claim import Confidence

CONSISTENT = Path(__file__).parent / "consistent"
FIRST = date(2024, 6, 12)


def lines(name: str) -> list[str]:
    return (CONSISTENT / name).read_text(encoding="utf-8").splitlines()


@pytest.mark.parametrize("line", [*lines("reports.txt"), *lines("pairs.txt")])
def test_nothing_is_found(line):
    told = enumerate(line.split(" | "))
    reports = [Report(id=f"{day}.txt", text=text, published=FIRST + timedelta(days=day)) for day, text in told]
    found = [one for one in checker.check(reports).findings if one.confidence >= Confidence.MEDIUM]
    assert not found, [one.rule for one in found]


@pytest.mark.parametrize("line", lines("headlines.txt"))
def test_a_headline_fits_its_text(line):
    report = Report(id="1.txt", text=line.replace(" | ", "\n\n"), published=FIRST)
    found = [one for one in checker.check([report]).findings if one.confidence >= Confidence.MEDIUM]
    assert not found, [one.rule for one in found]
