"""One or two short reports, each a conflict or none; `pairs.toml` holds them, the known failures among them."""

import datetime as dt
import tomllib
from pathlib import Path

import pytest

from checker import Report, check
from checker.model.claim import Confidence

PAIRS = tomllib.loads((Path(__file__).parent / "pairs.toml").read_text(encoding="utf-8"))["pair"]
FIRST = dt.date(2025, 3, 27)


def marked(row):
    marks = [pytest.mark.xfail(reason=row["fails"], strict=True)] if "fails" in row else []
    return pytest.param(row, marks=marks, id=f"{row['one']} | {row.get('other', '')}")


@pytest.mark.parametrize("row", [*map(marked, PAIRS)])
def test_a_pair_of_reports(row):
    dates = {"one": FIRST, "other": FIRST + dt.timedelta(days=row.get("days", 0))}
    reports = [
        Report(id=f"{name}.txt", source=name, published=None if row.get("undated") else day.isoformat(), text=row[name])
        for name, day in dates.items()
        if name in row
    ]
    found = check(reports).findings
    shown = [one for one in found if one.confidence >= Confidence.MEDIUM]
    assert bool(shown) is row["conflict"], [one.rule for one in shown]
