"""Header lines, and the prose behind them, at the offsets of the file."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.errors import InputError
from checker.reading.source import Source
from checker.reading.text import read_text

LINES = st.text(st.characters(codec="utf-8"), max_size=40)


def reading(text):
    return read_text(Source("dial.txt", text), "dial.txt", "")


def body(report):
    return report.text[slice(*report.body)]


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_header_lines_in_any_order_and_case(end):
    report = reading(end.join(["Source:  The Dial ", "DATE: 27 March 2025", "url:", "ID: dial-7", "", "It rained."]))
    assert (report.source, report.published, report.url, report.id) == ("The Dial", date(2025, 3, 27), None, "dial-7")
    assert body(report).strip() == "It rained."
    assert report.notes == ()


def test_the_header_ends_at_the_first_line_that_is_none():
    report = reading("source: The Dial\nIt rained.\ndate: 2025-03-27\n")
    assert body(report) == "It rained.\ndate: 2025-03-27\n"
    assert report.published is None
    assert report.notes == ("dial.txt: no date, so that days and weeks in it are not resolved",)


@pytest.mark.parametrize("text", [" date 2025-03-27 It rained.", "\n\nDate 2025-03-27\tIt rained."])
def test_a_raw_page_begins_with_its_date(text):
    report = reading(text)
    assert report.published == date(2025, 3, 27)
    assert body(report) == "It rained."


def test_prose_that_begins_with_a_date_has_no_header():
    report = reading("Date palms: 40 of them fell.")
    assert (report.published, body(report)) == (None, report.text)


def test_an_empty_file_is_an_empty_report():
    assert body(reading("")) == ""


@given(LINES)
def test_the_text_stays_as_it_is(text):
    try:
        report = reading(text)
    except InputError:
        return
    assert report.text == text
    assert 0 <= report.body[0] <= report.body[1] == len(text)


def test_a_header_of_blanks_takes_no_time():
    assert reading("source:" + " " * 1_000_000 + "x").source == "x"
