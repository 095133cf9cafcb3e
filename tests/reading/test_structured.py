"""Structured claims: every field at its place, whatever the format; the published schema says the same."""

import contextlib
import csv
import io
import json
import time
from datetime import date
from importlib.resources import files

import jsonschema
import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.errors import CheckerError
from checker.reading.source import Source
from checker.reading.structured import read_csv, read_json, read_jsonl, read_yaml

SCHEMA = json.loads(files("checker.reading").joinpath("claims.schema.json").read_text(encoding="utf-8"))
VALIDATOR = jsonschema.Draft202012Validator(SCHEMA)
READERS = {"csv": read_csv, "jsonl": read_jsonl, "json": read_json, "yaml": read_yaml}

YAML_CLAIMS = """\
# kept by the desk
id: flood-7
source: The Dial
date: 27 March 2025
x-desk: rivers
claims:
- measure: killed
  value: 12
  entity: NO
  when: 12:30:00
- {measure: 'killed', value: "more than\\t12", said_by: [the minister, the army], part: }
- measure: length
  value: 4.50
  unit: km
  x-note: [1, 2]
"""
JSON_CLAIMS = """\
[{"measure": "killed", "value": 4000, "entity": "caf\\u00e9 \\ud83d\\ude00"},
 {"value": "about 4,000", "measure": "killed",\r\n  "unit": null}]"""
JSON_LINES = """\
{"source": "The Dial", "measure": "killed", "value": 4}\r

{"source": "The Dial", "measure": "wounded", "value": 1.50, "date": "2025-03-27"}"""
CSV_CLAIMS = '''\

Measure;value; place ;date
killed;about 4,000; Wajima ;2025-03-01
;;;
killed;"more
than ""5""";;2 March 2025
'''


def reading(form, text):
    return READERS[form](Source(f"claims.{form}", text), f"claims.{form}", "flood")


def fields(report):
    return [record.fields for record in report.records]


def test_yaml():
    report = reading("yaml", YAML_CLAIMS)
    assert (report.id, report.source, report.published) == ("flood-7", "The Dial", date(2025, 3, 27))
    assert (report.story, list(report.prose), report.notes) == ("flood", [(0, 0)], ())
    assert fields(report) == [
        {"measure": "killed", "value": "12", "entity": "NO", "when": "12:30:00"},
        {"measure": "killed", "value": "more than\t12", "said_by": "the minister; the army"},
        {"measure": "length", "value": "4.50", "unit": "km"},
    ]
    assert places(report) == [(8, 10, "claim 1"), (11, 31, "claim 2"), (13, 10, "claim 3")]
    assert {span.report for record in report.records for span in (record.span, *record.spans.values())} == {"flood-7"}


def places(report):
    found = (report.place(record.spans["value"].start) for record in report.records)
    return [(place.line, place.column, place.label) for place in found]


def test_json():
    report = reading("json", JSON_CLAIMS)
    assert fields(report) == [
        {"measure": "killed", "value": "4000", "entity": "caf\u00e9 \U0001f600"},
        {"value": "about 4,000", "measure": "killed"},
    ]
    assert places(report) == [(1, 33, "claim 1"), (2, 13, "claim 2")]
    assert report.notes == ("claims.json: no date, so that days and weeks in it are not resolved",)


def test_json_lines():
    report = reading("jsonl", JSON_LINES)
    assert (report.source, report.published) == ("The Dial", date(2025, 3, 27))
    assert fields(report) == [{"measure": "killed", "value": "4"}, {"measure": "wounded", "value": "1.50"}]
    assert places(report) == [(1, 54, "claim 1"), (3, 55, "claim 2")]


def test_csv():
    report = reading("csv", CSV_CLAIMS)
    assert fields(report) == [
        {"measure": "killed", "value": "about 4,000", "place": "Wajima", "date": "2025-03-01"},
        {"measure": "killed", "value": 'more\nthan "5"', "date": "2025-03-02"},
    ]
    assert places(report) == [(3, 8, "row 3"), (5, 9, "row 5")]
    place = report.records[0].spans["place"]
    assert report.text[place.start : place.end] == "Wajima"


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_csv_of_any_make(delimiter, end):
    rows = ["measure,value,entity", "killed,4,North", "wounded,5,South"]
    report = reading("csv", end.join(rows).replace(",", delimiter))
    assert [list(row.values()) for row in fields(report)] == [["killed", "4", "North"], ["wounded", "5", "South"]]


def test_what_all_rows_say_of_their_report_is_the_reports():
    rows = "id,source,date,url,measure,value\n" + "d7,The Dial,2025-03-27,,killed,4\n" * 2 + ",,,,wounded,5\n"
    report = reading("csv", rows)
    assert (report.id, report.source, report.published) == ("d7", "The Dial", date(2025, 3, 27))
    assert fields(report)[2] == {"measure": "wounded", "value": "5"}


def test_what_rows_say_differently_stays_with_them():
    report = reading("csv", "id,source,measure,value\n1,The Dial,killed,4\n2,The Post,killed,5\n")
    assert (report.id, report.source) == ("claims.csv", None)
    assert [row["source"] for row in fields(report)] == ["The Dial", "The Post"]


def test_a_claim_may_differ_from_its_report():
    report = reading("yaml", "source: The Dial\nclaims: [{measure: killed, value: 4, source: The Post}]")
    assert (report.source, fields(report)[0]["source"]) == ("The Dial", "The Post")


def test_an_id_in_a_list_of_claims_is_the_claims_own():
    report = reading("json", '[{"id": "toll", "measure": "killed", "value": 4}]')
    assert (report.id, fields(report)[0]["id"]) == ("claims.json", "toll")


# Laws

TEXT = st.text(st.characters(codec="utf-8", exclude_categories=("C", "Zl", "Zp")), min_size=1, max_size=12).map(
    str.strip
)
CLAIM = st.fixed_dictionaries(
    {"measure": TEXT.filter(bool), "value": TEXT.filter(bool)},
    optional={"entity": TEXT.filter(bool), "unit": TEXT.filter(bool), "quote": TEXT.filter(bool)},
)


def as_csv(claims):
    names = list(dict.fromkeys(name for claim in claims for name in claim))
    out = io.StringIO(newline="")
    writer = csv.DictWriter(out, names)
    writer.writeheader()
    writer.writerows(claims)
    return out.getvalue()


def as_yaml(claims):
    def quoted(value):
        return "'" + value.replace("'", "''") + "'"

    rows = ("  ".join(f"{name}: {quoted(value)}\n" for name, value in claim.items()) for claim in claims)
    return "claims:\n" + "".join(f"- {row}" for row in rows)


WRITERS = {
    "csv": as_csv,
    "json": json.dumps,
    "jsonl": lambda claims: "\n".join(json.dumps(claim, ensure_ascii=False) for claim in claims),
    "yaml": as_yaml,
}


@pytest.mark.parametrize("form", WRITERS)
@given(claims=st.lists(CLAIM, min_size=1, max_size=4))
def test_claims_come_back_with_their_places(form, claims):
    report = reading(form, WRITERS[form](claims))
    assert fields(report) == claims
    for record in report.records:
        for name, span in record.spans.items():
            written = report.text[span.start : span.end]
            assert record.span.start <= span.start <= span.end <= record.span.end
            if not {*written} & {*"\\\"'\n"}:
                assert written == record.fields[name]


VALUES = st.sampled_from([None, "", "x", "planned", "total", 5, -1.5, True, ["a"], ["a", 1], [], {}])
NAMES = st.sampled_from([*SCHEMA["$defs"]["claim"]["properties"], "x-own", "valeu"]).filter(lambda name: name != "date")


@given(st.dictionaries(NAMES, VALUES, max_size=5), st.dictionaries(NAMES, VALUES, max_size=2), st.booleans())
def test_the_schema_refuses_what_the_reader_refuses(claim, head, bare):
    claim = {"measure": "killed", "value": 4} | claim
    document = [claim] if bare else head | {"claims": [claim]}
    text = json.dumps(document)
    try:
        reading("json", text)
    except CheckerError as error:
        assert not VALIDATOR.is_valid(document), str(error)
    else:
        assert VALIDATOR.is_valid(document)


@pytest.mark.parametrize("form", READERS)
@given(text=st.text(st.sampled_from('{}[]",:;\n\r\\ -&*!|>#%@`\tkilled measure value 40\u2028\x07'), max_size=60))
def test_any_text_is_a_report_or_an_error(form, text):
    try:
        reading(form, text)
    except CheckerError as error:
        assert f"claims.{form}" in str(error)


@pytest.mark.parametrize("form", ["json", "jsonl", "yaml"])
def test_deep_nesting_is_refused(form):
    with pytest.raises(CheckerError, match="nested too deeply"):
        reading(form, "[" * 1_000)


@pytest.mark.parametrize(
    ("form", "text"),
    [
        ("csv", "measure,value\n" + "killed,4\n" * 20_000),
        ("csv", "measure,value\n" + 'killed,"4\n' * 20_000),
        ("csv", "measure,value\n" + 'killed,4"\n' * 20_000),
        ("jsonl", '{"measure": "killed", "value": 4}\n' * 20_000),
        ("jsonl", '{"measure": "killed", "value": "4}\n' * 20_000),
        ("json", "[" + '{"measure": "killed", "value": 4},' * 20_000),
    ],
    ids=["rows", "open quotes", "quotes within", "lines", "open strings", "no end"],
)
def test_the_time_is_linear(form, text):
    """A second is ten times what it takes; squared it would be minutes."""
    start = time.process_time()
    with contextlib.suppress(CheckerError):
        reading(form, text)
    assert time.process_time() - start < 5


def test_the_schema_is_a_schema():
    jsonschema.Draft202012Validator.check_schema(SCHEMA)
    assert VALIDATOR.is_valid(json.loads(JSON_CLAIMS))
