"""Structured claims: what a measure, a value, a unit and a time beside it say together."""

import time
import tomllib
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.errors import CombinedError
from checker.extraction.structured.records import records
from checker.model.claim import Link
from checker.model.report import Record, Report
from checker.model.scope import Modality, Part, Scope
from checker.model.span import Span
from checker.model.timespan import Holds, Timespan
from checker.pipeline import default_rulebook

CASES = tomllib.loads(Path(__file__).with_name("records.toml").read_text(encoding="utf-8"))
PUBLISHED = date(2025, 3, 27)


def report(*rows, published=PUBLISHED):
    """A report of records; the text holds each row's values, a line a row."""
    text, found = "", []
    for row in rows:
        spans, start = {}, len(text)
        for name, value in row.items():
            spans[name] = Span("claims.csv", len(text), len(text) + len(value))
            text += value + ","
        found.append(Record(row, Span("claims.csv", start, len(text) - 1), spans))
        text += "\n"
    return Report(id="claims.csv", text=text, published=published, story="flood", records=tuple(found), body=(0, 0))


def claims(*rows, published=PUBLISHED):
    return list(records(report(*rows, published=published), default_rulebook().measures))


def row(**fields):
    return {"measure": "killed", "value": "4"} | fields


def told(*rows):
    with pytest.raises(CombinedError) as caught:
        claims(*rows)
    return list(map(str, caught.value.errors))


def in_short(claim):
    amount = claim.amount
    if amount is None:
        return f"{claim.measure}: {claim.moment.iso()}"
    values = " to ".join(f"{value:f}" for value in amount.values)
    return f"{claim.measure}: {amount.label} {values} {amount.unit.name} {amount.wide}"


@pytest.mark.parametrize(("fields", "expected"), [(case["row"], case["is"]) for case in CASES["figure"]])
def test_a_figure(fields, expected):
    (claim,) = claims(dict(zip(("measure", "value", "unit"), fields, strict=False)))
    assert in_short(claim) == expected


@pytest.mark.parametrize(("fields", "expected"), [(case["row"], case["is"]) for case in CASES["no-figure"]])
def test_no_figure(fields, expected):
    (error,) = told(dict(zip(("measure", "value", "unit"), fields, strict=False)))
    assert error.startswith(f"claims.csv:1:{1 + len(','.join(fields)) - len(fields[-1])}: {expected}")


@pytest.mark.parametrize(("text", "expected"), list(CASES["when"].items()))
def test_when(text, expected):
    (claim,) = claims(row(when=text))
    assert f"{claim.when.holds} {claim.when.iso()}" == expected


@pytest.mark.parametrize("text", CASES["not-when"])
def test_no_time(text):
    assert told(row(when=text))[0].startswith(f"claims.csv:1:10: {text!r} is no time that can be placed; ")


def test_a_time_that_needs_the_reports_date():
    with pytest.raises(CombinedError, match="words that depend on it need the report's date"):
        claims(row(when="on Saturday"), published=None)


def test_all_that_a_claim_says():
    (claim,) = claims(
        row(
            entity="North Valley",
            when="2025-03-20",
            said_by="the minister; the army",
            place="Upper Ford; Lower Ford",
            group="the old miners; women",
            part="additional",
            modality="planned",
            method="bodies found",
            quote="4 more",
        )
    )
    assert (claim.id, claim.report, claim.story) == ("claims.csv:7-8", "claims.csv", "flood")
    assert (claim.entity, claim.measure, claim.declared) == ("North Valley", "killed", True)
    assert (claim.figure, claim.sentence.start) == (Span("claims.csv", 7, 8), 0)
    assert claim.when == Timespan.day(date(2025, 3, 20))
    assert claim.said_by == ("the minister", "the army")
    assert claim.scope == Scope(
        places=("Lower Ford", "Upper Ford"),
        group=("miner", "old", "woman"),
        part=Part.ADDITIONAL,
        modality=Modality.PLANNED,
        method="bodies found",
    )


def test_what_is_not_said():
    (claim,) = claims(row(part="whole", modality="actual"))
    assert (claim.entity, claim.said_by, claim.scope, claim.links) == ("", (), Scope(), ())
    assert claim.when == Timespan.day(PUBLISHED, Holds.UNTIL)
    assert claims(row(), published=None)[0].when is None


def test_a_claim_of_another_paper_and_day():
    (claim,) = claims(row(source="The Post", date="2025-03-01", said_by="the minister"))
    assert claim.said_by == ("The Post", "the minister")
    assert claim.when == Timespan.day(date(2025, 3, 1), Holds.UNTIL)


def test_a_part_points_at_its_whole():
    part, whole = claims(row(value="3", part_of="toll"), row(id="toll", value="40"))
    assert part.links == (Link("part_of", {"part": (part.id,), "whole": (whole.id,)}),)
    assert whole.links == ()


@pytest.mark.parametrize("part", [row(part_of="toll"), row(id="toll", part_of="toll")])
def test_a_part_of_nothing(part):
    assert "no other claim has the id 'toll'; give the whole an id, and name it" in told(part)[0]


def test_every_problem_is_told_and_the_rest_is_read():
    found = []
    rows = [row(), row(value="some"), row(unit="km"), row(when="soonish"), row()]
    with pytest.raises(CombinedError) as caught:
        for claim in records(report(*rows), default_rulebook().measures):
            found.append(claim)
    assert len(found) == 2
    assert [error.where for error in caught.value.errors] == ["claims.csv:2:8", "claims.csv:3:10", "claims.csv:4:10"]


def test_of_many_problems_fifty_are_told():
    errors = told(*[row(value="some")] * 60)
    assert len(errors) == 51
    assert errors[-1] == "claims.csv: 10 more records cannot be read; mend those first"


@given(st.integers(0, 10**9), st.sampled_from(["{}", "{:,}", "about {:,}", "at least {}", "{:,} people", "{:,}.0"]))
def test_a_number_comes_back(number, form):
    if form.endswith(".0") and number >= 1000:
        form = "{}.0"
    (claim,) = claims(row(value=form.format(number)))
    assert claim.amount.values == (number,)
    assert number in claim.amount.wide


@given(st.text(max_size=12), st.text(max_size=8), st.text(max_size=12))
def test_any_text_is_a_claim_or_an_error(value, unit, when):
    fields = {name: text for name, text in {"value": value, "unit": unit, "when": when}.items() if text}
    try:
        claims(row(**fields))
    except CombinedError as error:
        assert str(error).startswith("claims.csv:")


@pytest.mark.parametrize("value", ["about 4,000", "some"])
def test_equal_records_are_read_once(value):
    """A second is twenty times what it takes."""
    many = report(*[row(value=value)] * 20_000)
    start = time.process_time()
    try:
        assert len(list(records(many, default_rulebook().measures))) == 20_000
    except CombinedError:
        assert value == "some"
    assert time.process_time() - start < 4
