"""Whatever is cut out of a report is read without an error: words may be missing at either end."""

import random
from datetime import date
from pathlib import Path

import pytest

import checker
from checker import Report

ROOT = Path(__file__).parents[2]
PIECES = 6


def _texts() -> list[str]:
    reports = [path.read_text(encoding="utf-8") for path in sorted((ROOT / "corpus").rglob("*.md"))]
    lines = (ROOT / "tests" / "consistent" / "reports.txt").read_text(encoding="utf-8").splitlines()
    return [*reports, *lines]


@pytest.mark.parametrize("seed", range(6))
def test_pieces_of_reports_are_read(seed):
    chance = random.Random(seed)
    for text in chance.sample(_texts(), 120):
        for _ in range(PIECES):
            start, end = sorted(chance.sample(range(len(text) + 1), 2))
            published = chance.choice([None, date(2026, 3, 4)])
            checker.extract(Report(id="piece.txt", text=text[start:end], published=published))
