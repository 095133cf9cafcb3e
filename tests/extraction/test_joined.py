"""What figures of a sentence have to do with one another; `joined.toml` holds the sentences."""

import tomllib
from pathlib import Path

import pytest

from checker import Report, extract

LINKS = tomllib.loads((Path(__file__).parent / "joined.toml").read_text(encoding="utf-8"))["links"]
TIMED = ("told_past", "told_future")
"""Links of one date with the report's own, which nearly every date in the past has."""


@pytest.mark.parametrize("row", LINKS, ids=lambda row: row["text"])
def test_links(row):
    claims = extract(Report(id="a.txt", published="2025-03-27", text=row["text"]))
    quotes = {claim.id: row["text"][claim.figure.start : claim.figure.end] for claim in claims}
    found = [link for claim in claims for link in claim.links if link.kind not in TIMED]
    told = [
        {"kind": link.kind} | {role: ", ".join(quotes[one] for one in ids) for role, ids in link.roles.items()}
        for link in found
    ]
    assert told == row["links"]
