"""Tables: what is a row's name, a measure, a time; what is not understood rather than guessed."""

import pytest

from checker.errors import CheckerError
from checker.model.report import Report
from checker.reading.csv_rows import csv_table
from checker.reading.markdown import read_markdown
from checker.reading.source import Source
from checker.reading.structured import read_csv
from checker.reading.tables import Cell, claim_table, records, unread_notes


def cells(*rows):
    """A table written with strokes, one after the other in a text."""
    at, made = 0, []
    for row in rows:
        made.append([])
        for text in map(str.strip, row.split("|")):
            made[-1].append(Cell(text, at, at + len(text)))
            at += len(text) + 1
    return made


def read_table(*rows):
    table = claim_table(cells(*rows))
    return [record.fields for record in records(table, "a")] if table else None


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        (
            ("Hospital | Killed", "North | 12", "South | about 9"),
            [
                {"measure": "Killed", "value": "12", "entity": "North"},
                {"measure": "Killed", "value": "about 9", "entity": "South"},
            ],
        ),
        (
            ("Firm | 2023 | 2024", "Revenue | $4.1bn | $4.3bn"),
            [
                {"measure": "Revenue", "value": "$4.1bn", "when": "2023"},
                {"measure": "Revenue", "value": "$4.3bn", "when": "2024"},
            ],
        ),
        (
            ("Date | Dead", "3 May 2024 | 4", "4 May 2024 | 7"),
            [
                {"measure": "Dead", "value": "4", "when": "3 May 2024"},
                {"measure": "Dead", "value": "7", "when": "4 May 2024"},
            ],
        ),
        (("City | Share (%)", "Bonn | 12"), [{"measure": "Share", "value": "12", "unit": "%", "entity": "Bonn"}]),
        (("City | Length (km)", "Bonn | 12"), [{"measure": "Length", "value": "12", "unit": "km", "entity": "Bonn"}]),
        (("City | Cost ($m)", "Bonn | 4.1"), [{"measure": "Cost", "value": "$4.1 m", "entity": "Bonn"}]),
        (("City | Dead (women)", "Bonn | 4"), [{"measure": "Dead", "value": "4", "group": "women", "entity": "Bonn"}]),
        (
            ("City | Ward | Dead", "Bonn | East | 4", "Bonn | West | 5*"),
            [
                {"measure": "Dead", "value": "4", "entity": "Bonn", "group": "East"},
                {"measure": "Dead", "value": "5", "entity": "Bonn", "group": "West"},
            ],
        ),
        (("City | Dead", "Bonn | -", "Trier | 4"), [{"measure": "Dead", "value": "4", "entity": "Trier"}]),
    ],
)
def test_what_is_understood(rows, expected):
    assert read_table(*rows) == expected


@pytest.mark.parametrize(
    "rows",
    [
        ("Killed | Injured", "12 | 9", "13 | 8"),  # nothing tells the rows apart
        ("City | Dead", "Bonn | 4", "Bonn | 5"),
        ("City | Dead | Dead", "Bonn | 4 | 5"),
        ("City | 2023 | Dead", "Bonn | 4 | 5"),
        ("City | Mayor", "Bonn | Ms A"),
        ("City |", "Bonn | 4"),
        ("City | Dead",),
        ("City | Dead | Note", "Bonn | 4 | of them 3", "Trier | 4 | none"),
    ],
)
def test_what_is_not(rows):
    assert read_table(*rows) is None


@pytest.mark.parametrize(
    ("column", "unread"),
    [
        (("1.234", "17"), ["'1.234' can be read two ways, as thousands or as a fraction"]),
        (("1.234", "1.5"), []),
        (("1.234", "2,017"), []),
        (("lots", "17", "18"), ["'lots' is no figure"]),
    ],
)
def test_what_can_be_read_two_ways_is_said_and_not_used(column, unread):
    table = claim_table(cells("City | Dead", *(f"{name} | {cell}" for name, cell in zip("abc", column, strict=False))))
    notes = list(unread_notes(table, Report(id="a", text="x" * 99)))
    assert [note.removeprefix("a: line 1: ").removesuffix("; it is not used") for note in notes] == unread
    assert len(list(records(table, "a"))) == len(column) - len(unread)


MARKDOWN = """date: 2024-03-25

Before 9.

| City | Killed |
|------|-------:|
| Bonn | 12 |
| Trier | 9 \\| 10 |
| Ulm | 7 |

After 8.
"""


def test_a_table_of_markdown_is_no_prose():
    report = read_markdown(Source("a.md", MARKDOWN), "a.md", "")
    prose = [report.text[start:end].strip() for start, end in report.prose]
    assert prose == ["Before 9.", "After 8."]
    spans = [record.spans["value"] for record in report.records]
    assert [report.text[span.start : span.end] for span in spans] == ["12", "7"]
    assert report.notes == ("a.md: line 8: '9 \\\\| 10' is no figure; it is not used",)


def test_a_table_of_markdown_that_is_not_understood_stays_prose():
    text = "| a | b |\n|---|---|\n| It killed 9. | It hurt 8. |\n"
    report = read_markdown(Source("a.md", text), "a.md", "")
    assert (report.records, report.hidden) == ((), ())


def test_a_table_in_a_comment_is_not_read():
    report = read_markdown(Source("a.md", f"Text.\n<!--\n{MARKDOWN}-->\n"), "a.md", "")
    assert report.records == ()


def test_a_csv_that_is_no_list_of_claims():
    report = read_csv(Source("a.csv", 'City;Killed\n"Bonn";"1,200"\n'), "a.csv", "")
    (record,) = report.records
    assert record.fields == {"measure": "Killed", "value": "1,200", "entity": "Bonn"}
    assert report.place(record.span.start).label == "row 2"


@pytest.mark.parametrize("text", ["measure,value\nkilled,9\n", "City,Killed\nBonn,9,9\n", "a,b\nc,d\n"])
def test_a_csv_that_is_no_table(text):
    assert csv_table(Source("a.csv", text)) is None


def test_a_csv_that_is_neither_says_what_it_lacks():
    with pytest.raises(CheckerError, match="no column 'measure'"):
        read_csv(Source("a.csv", "City,Mayor\nBonn,Ms A\n"), "a.csv", "")
