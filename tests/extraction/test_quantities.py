"""Quantities alone, before anything is joined into claims; `quantities.toml` holds them."""

import tomllib
from pathlib import Path

import pytest

from checker import Report
from checker.pipeline import mentions

TABLE = tomllib.loads((Path(__file__).parent / "quantities.toml").read_text(encoding="utf-8"))
AMOUNTS = [(text, [row["is"]]) for row in TABLE["amounts"] for text in row["of"]]
NOTHING = [(text, []) for row in TABLE["nothing"] for text in row["of"]]
SEVERAL = [(row["text"], row["is"]) for row in TABLE["several"]]


@pytest.mark.parametrize(("text", "expected"), [*AMOUNTS, *NOTHING, *SEVERAL], ids=str)
def test_quantities(text, expected):
    found = mentions(Report(id="a.txt", text=text)).quantities
    stated = [
        f"{a.label} {' '.join(f'{v.normalize():f}' for v in a.values)} {a.unit.name}" for a in (q.amount for q in found)
    ]
    assert stated == expected
