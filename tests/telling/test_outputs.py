"""Whole outputs, compared with the texts under expected/; and what holds of every output."""

import csv
import io
import json
from importlib.resources import files
from pathlib import Path

import jsonschema
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from checker.model.report import Report
from checker.pipeline import check, default_rulebook
from checker.telling import machine
from checker.telling.concise import concise
from checker.telling.coverage import coverage
from checker.telling.full import full
from checker.telling.table import table

EXPECTED = Path(__file__).parent / "expected"
REPORTS = (
    Report(
        id="bell.md",
        source="The Bell",
        published="2024-03-24",
        text="The fire in the market killed 133 people on Saturday.\n",
    ),
    Report(
        id="dial.md",
        source="Evening Dial",
        published="2024-03-25",
        text="On Saturday 143 people died in the market fire.\nIt broke out on Monday, 23 March.\n",
    ),
)


@pytest.fixture(scope="module")
def result():
    return check(REPORTS)


def findings_text(result):
    return machine.findings_json(result, result.findings, default_rulebook(), {})


def as_expected(text, name):
    assert text + "\n" == (EXPECTED / name).read_text(encoding="utf-8")


def test_in_full(result):
    marks = {result.findings[0].fingerprint: "known"}
    as_expected(full(result, result.findings, default_rulebook(), marks), "full.txt")


def test_in_a_line_each(result):
    as_expected(concise(result, result.findings, default_rulebook(), {}), "concise.txt")


def test_as_json(result):
    as_expected(findings_text(result), "findings.json")


def test_the_claims_as_a_table(result):
    as_expected(table(result.claims, {one.id: one for one in REPORTS}), "claims.txt")


def test_a_length_is_shown_in_a_unit():
    result = check([Report(id="x.md", published="2024-03-25", text="The hall was 100 feet (50 metres) long.\n")])
    assert "lengths" not in full(result, result.findings, default_rulebook(), {})


def test_coverage_says_what_was_not_understood_and_what_is_hidden(result):
    assert coverage(result).startswith("read 2 reports, 2 figures: ")
    assert coverage(result, 1).endswith("1 finding below the gate (--strictness audit)")


def test_the_json_has_the_form_of_its_schema(result):
    schema = json.loads(files("checker.telling").joinpath("findings.schema.json").read_text(encoding="utf-8"))
    jsonschema.Draft202012Validator.check_schema(schema)
    jsonschema.validate(json.loads(findings_text(result)), schema)


def test_reports_in_another_order_give_the_same_bytes(result):
    assert findings_text(check(REPORTS[::-1])) == findings_text(result)


def test_jsonl_is_the_json_line_by_line(result):
    reports = {one.id: one for one in REPORTS}
    lines = machine.claims_jsonl(result.claims, reports).splitlines()
    assert [json.loads(line) for line in lines] == json.loads(machine.claims_json(result.claims, reports))


@pytest.mark.parametrize("start", ["=", "@", "+", "-", "\t"])
def test_a_spreadsheet_runs_nothing_of_a_report(result, start):
    claim = result.claims[0]
    hostile = type(claim)(
        **{name: getattr(claim, name) for name in claim.__struct_fields__} | {"entity": f"{start}cmd()"}
    )
    rows = list(csv.reader(io.StringIO(machine.claims_csv([hostile], {one.id: one for one in REPORTS}))))
    assert rows[1][machine.COLUMNS.index("entity")] == f"'{start}cmd()"


@settings(deadline=None, max_examples=50)
@given(st.text(st.sampled_from("\u202e\u2066\x1b\x07 a"), max_size=8))
def test_no_control_or_bidi_character_of_a_report_reaches_the_terminal(noise):
    text = f"On {noise} Monday, 23 March 2024 it {noise} rained.\n"
    result = check([Report(id="x.md", published="2024-03-25", text=text)])
    shown = full(result, result.findings, default_rulebook(), {})
    assert not set(shown) & set("\u202e\u2066\x1b\x07")
