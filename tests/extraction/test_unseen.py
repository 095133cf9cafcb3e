"""What unseen texts got wrong, one figure at a time; `unseen.toml` holds the sentences, known failures among them."""

import tomllib
from pathlib import Path

import pytest

from checker import Report, extract

HERE = Path(__file__).parent
UNSEEN = tomllib.loads((HERE / "unseen.toml").read_text(encoding="utf-8"))["unseen"]


def stated(amount):
    return f"{amount.label} {' '.join(f'{value.normalize():f}' for value in amount.values)} {amount.unit.name}".rstrip()


ASKED = {
    "amount": lambda claim: stated(claim.amount),
    "measure": lambda claim: claim.measure,
    "entity": lambda claim: claim.entity,
    "about": lambda claim: claim.about,
    "said": lambda claim: claim.said_by[-1] if claim.said_by else "",
    "when": lambda claim: f"{claim.when.first_day}/{claim.when.last_day}",
    "links": lambda claim: list(claim.links),
    "places": lambda claim: list(claim.scope.places),
    "group": lambda claim: list(claim.scope.group),
    "residue": lambda claim: list(claim.scope.residue),
    "modality": lambda claim: claim.scope.modality.value,
    "change": lambda claim: bool(claim.scope.change),
    "older": lambda claim: claim.scope.older,
}


def marked(row):
    marks = [pytest.mark.xfail(reason=row["fails"], strict=True)] if "fails" in row else []
    return pytest.param(row, marks=marks, id=f"{row['text']} [{row['figure']}]")


@pytest.mark.parametrize("row", [*map(marked, UNSEEN)])
def test_a_figure_of_an_unseen_text(row):
    """The claim whose words lie within the figure's, or the figure's within them, says what the row asks."""
    text = row["text"]
    start = text.index(row["figure"])
    end = start + len(row["figure"])
    found = [
        one
        for one in extract(Report(id="a.txt", published="2025-03-27", text=text))
        if one.amount and one.figure.start < end and start < one.figure.end
    ]
    assert len(found) == (0 if row.get("none") else 1)
    for claim in found:
        said = {key: ask(claim) for key, ask in ASKED.items() if key in row or key in row.get("unlike", {})}
        assert {key: said[key] for key in ASKED if key in row} == {key: row[key] for key in ASKED if key in row}
        assert all(said[key] != value for key, value in row.get("unlike", {}).items())
