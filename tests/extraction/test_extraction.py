"""Figures and times in constructed sentences; `figures.toml` and `times.toml` hold them."""

import tomllib
from decimal import Decimal
from pathlib import Path

import pytest

from checker import Report, extract
from checker.model.scope import Part
from checker.pipeline import mentions

HERE = Path(__file__).parent
FIGURES = tomllib.loads((HERE / "figures.toml").read_text(encoding="utf-8"))["figures"]
ABOUT = tomllib.loads((HERE / "about.toml").read_text(encoding="utf-8"))["about"]
WORDING = tomllib.loads((HERE / "wording.toml").read_text(encoding="utf-8"))["wording"]
SPEAKERS = tomllib.loads((HERE / "speakers.toml").read_text(encoding="utf-8"))["speakers"]
TIMES = tomllib.loads((HERE / "times.toml").read_text(encoding="utf-8"))["times"]
DISPATCH = """North Korea sent around 3,000 additional troops to Russia in January and February, \
the South's military said.

Pyongyang has sent approximately 11,000 soldiers before, and the Joint Chiefs assessed that around 4,000 of them \
have been killed or injured.
"""


def claims(text):
    """The figures of a text; when something happened is `dates`."""
    return [one for one in extract(Report(id="a.txt", published="2025-03-27", text=text)) if one.amount]


def stated(amount):
    return f"{amount.label} {' '.join(f'{value.normalize():f}' for value in amount.values)} {amount.unit.name}"


@pytest.mark.parametrize("row", FIGURES, ids=lambda row: row["text"])
def test_figures(row):
    found = claims(row["text"])
    assert [stated(claim.amount) for claim in found] == [one["amount"] for one in row["is"]]
    for claim, one in zip(found, row["is"], strict=True):
        wide = claim.amount.wide
        assert claim.measure == one.get("measure", claim.measure)
        assert list(claim.scope.places) == one.get("places", list(claim.scope.places))
        assert claim.amount.unit.dimension == one.get("dimension", claim.amount.unit.dimension)
        assert claim.scope.part.value == one.get("part", claim.scope.part.value)
        assert claim.scope.modality.value == one.get("modality", claim.scope.modality.value)
        assert claim.scope.change == one.get("change", claim.scope.change)
        if "when" in one:
            assert f"{claim.when.first_day}/{claim.when.last_day}" == one["when"]
        assert [wide.low, wide.high] == [Decimal(end) for end in one.get("wide", (wide.low, wide.high))]


@pytest.mark.parametrize("row", TIMES, ids=lambda row: row["text"])
def test_times(row):
    found = mentions(Report(id="a.txt", published="2025-03-27", text=row["text"])).times
    if "at" in row:
        assert " ".join(f"{one.point.start:%Y-%m-%dT%H:%M}" if one.point else "-" for one in found) == row["at"]
        return
    assert " ".join(f"{one.span.first_day}/{one.span.last_day}" for one in found if one.span) == row["is"]


def test_without_a_date_a_weekday_is_kept_and_not_resolved():
    (found,) = mentions(Report(id="a.txt", text="He spoke on Tuesday.")).times
    assert found.span is None


def test_without_a_date_an_anniversary_on_a_weekday_is_of_no_known_day():
    report = Report(id="a.txt", text="The pact was signed in 1975. Its 40th anniversary fell on Monday.")
    assert not any(one.kind in ("jubilee", "anniversary") for claim in extract(report) for one in claim.links)


def test_a_dispatch():
    sent, before, lost = claims(DISPATCH)
    assert [one.measure for one in (sent, before, lost)] == ["deployed", "deployed", "casualties"]
    assert sent.entity == "North Korea"
    assert sent.scope.part is Part.ADDITIONAL
    assert sent.said_by == ("South's military",) or sent.said_by[-1].endswith("military")
    assert (str(sent.when.first_day), str(sent.when.last_day)) == ("2025-01-01", "2025-02-28")
    assert lost.said_by[-1] == "Joint Chiefs"
    (link,) = [one for one in lost.links if one.kind == "part_of"]
    assert link.roles["whole"] == (before.id,)


@pytest.mark.parametrize(
    ("text", "modality"),
    [
        ("The army plans to send 300 soldiers.", "planned"),
        ("The ministry denied that 300 soldiers were killed.", "denied"),
        ("As many as 300 people may have died.", "possible"),
        ("The quake killed 300 people.", ""),
        ("The army ordered 40 tanks.", ""),
        ("The bank pledged 40 grants.", "planned"),
        ("The bank said it would close 40 branches.", "planned"),
        ("The bank said it could close 40 branches.", "possible"),
        ("The camp was built for 300 guests.", "planned"),
    ],
)
def test_modality(text, modality):
    assert [claim.scope.modality.value for claim in claims(text)] == [modality]


def test_the_whole_of_of_them_is_its_only_antecedent():
    whole, part = claims("The clinic treated 45 patients. Of them, 52 were children.")
    assert part.links[0].roles["whole"] == (whole.id,)


def test_every_figure_stands_in_the_text_where_its_span_says():
    text = "On Monday, 12 of the 30 miners were rescued; £3m was raised, 40 per cent of it online."
    report = Report(id="a.txt", published="2025-03-27", text=text)
    quotes = [text[claim.figure.start : claim.figure.end] for claim in extract(report)]
    assert quotes[:3] == ["Monday", "12", "30 miners"]
    assert all(any(character.isdigit() for character in quote) for quote in quotes[1:])


@pytest.mark.parametrize("row", ABOUT, ids=lambda row: row["text"])
def test_whom_a_figure_is_about(row):
    assert [claim.about for claim in claims(row["text"])] == row["is"]


@pytest.mark.parametrize("row", WORDING, ids=lambda row: row["text"])
def test_how_a_report_words_a_measure(row):
    assert [claim.what for claim in claims(row["text"])] == row["is"]


@pytest.mark.parametrize("row", SPEAKERS, ids=lambda row: row["text"])
def test_who_says_it(row):
    assert [next(iter(claim.said_by), "") for claim in claims(row["text"])] == row["is"]
