"""Whole outputs, compared with the texts under expected/; and what holds of every output."""

import csv
import io
import json
from importlib.resources import files
from pathlib import Path

import jsonschema
import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from checker.model.report import Report
from checker.telling import machine
from checker.telling.concise import concise
from checker.telling.coverage import coverage
from checker.telling.full import full
from checker.telling.spreadsheet import claims_csv
from checker.telling.table import table
from checker.telling.telling import Mark
from tests.told import REPORTS, told

EXPECTED = Path(__file__).parent / "expected"


def as_expected(text, name):
    assert text + "\n" == (EXPECTED / name).read_text(encoding="utf-8")


def test_in_full(telling):
    marks = {telling.findings[0].fingerprint: Mark("known")}
    as_expected(full(msgspec.structs.replace(telling, marks=marks)), "full.txt")


def test_in_a_line_each(telling):
    as_expected(concise(telling), "concise.txt")


def test_as_json(telling):
    as_expected(machine.findings_json(telling), "findings.json")


def test_the_claims_as_a_table(telling):
    as_expected(table(telling.result.claims, telling.reports), "claims.txt")


def test_a_length_is_shown_in_a_unit():
    report = Report(id="x.md", published="2024-03-25", text="The hall was 100 feet (50 metres) long.\n")
    assert "lengths" not in full(told([report]))


def test_coverage_says_what_was_not_understood_and_what_is_hidden(telling):
    result = telling.result
    assert coverage(result).startswith("read 2 reports, 2 figures: ")
    assert coverage(result, 1).endswith("1 finding below the gate (--strictness audit)")


def test_the_json_has_the_form_of_its_schema(telling):
    schema = json.loads(files("checker.telling").joinpath("findings.schema.json").read_text(encoding="utf-8"))
    jsonschema.Draft202012Validator.check_schema(schema)
    jsonschema.validate(json.loads(machine.findings_json(telling)), schema)


def test_reports_in_another_order_give_the_same_bytes(telling):
    assert machine.findings_json(told(REPORTS[::-1])) == machine.findings_json(telling)


def test_the_jsonl_of_claims_is_their_json_line_by_line(telling):
    claims, reports = telling.result.claims, telling.reports
    lines = machine.claims_jsonl(claims, reports).splitlines()
    assert [json.loads(line) for line in lines] == json.loads(machine.claims_json(claims, reports))


@pytest.mark.parametrize("start", ["=", "@", "+", "-", "\t=", "\uff1d"])
def test_a_spreadsheet_runs_nothing_of_a_report(telling, start):
    hostile = msgspec.structs.replace(telling.result.claims[0], entity=f"{start}cmd()")
    (row,) = csv.DictReader(io.StringIO(claims_csv([hostile], telling.reports)))
    assert row["entity"] == f"'{start.strip()}cmd()"


@settings(max_examples=50)
@given(st.text(st.sampled_from("\u202e\u2066\x1b\x07 a"), max_size=8))
def test_no_control_or_bidi_character_of_a_report_reaches_the_terminal(noise):
    text = f"On {noise} Monday, 23 March 2024 it {noise} rained.\n"
    shown = full(told([Report(id="x.md", published="2024-03-25", text=text)]))
    assert not set(shown) & set("\u202e\u2066\x1b\x07")
