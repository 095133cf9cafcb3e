"""Places in a report, and the stretches of it that are prose."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.model.report import Place, Report

TEXT = "one\r\ntwo\x0c2\u2028\rthree\n"


@pytest.mark.parametrize(
    ("found", "line", "column"), [("one", 1, 1), ("two", 2, 1), ("2", 2, 5), ("three", 3, 1), ("ee", 3, 4)]
)
def test_lines_end_where_editors_end_them(found, line, column):
    """A form feed, as between the pages of a PDF's text, ends no line."""
    report = Report(id="dial", text=TEXT)
    assert report.place(TEXT.index(found)) == Place(line, column)
    assert report.offset(line, column) == TEXT.index(found)


def test_a_line_comes_without_its_end():
    report = Report(id="dial", text=TEXT)
    assert [report.line(number) for number in range(6)] == ["", "one", "two\x0c2\u2028", "three", "", ""]


def test_a_label_holds_until_the_next():
    report = Report(id="dial", text="a\nb\nc", labels=((2, "row 2"), (4, "row 3")))
    assert [report.place(offset).label for offset in range(5)] == ["", "", "row 2", "row 2", "row 3"]


def test_prose_is_the_body_without_what_is_hidden():
    report = Report(id="dial", text="0123456789", body=(2, 10), hidden=((3, 5), (8, 10)))
    assert list(report.prose) == [(2, 3), (5, 8), (10, 10)]
    assert list(Report(id="dial", text="0123").prose) == [(0, 4)]


@pytest.mark.parametrize(
    ("text", "headline"),
    [
        ("Ferry sinks, 31 dead\n\nA ferry sank. It was old.", "Ferry sinks, 31 dead\n"),
        ("\nFerry sinks\nNobody knows why\n\nA ferry sank.", "Ferry sinks\nNobody knows why\n"),
        ("A ferry sank.\n\nIt was old.", ""),
        ("Ferry sinks\nA ferry sank.\n\nIt was old.", ""),
        ("Name: Etna\n\nLength: 61 m", ""),
        ("Ferry sinks, 31 dead", ""),
    ],
)
def test_a_headline_stands_above_sentences(text, headline):
    start, end = Report(id="dial", text=text).headline
    assert text[start:end] == headline


@given(st.text(st.sampled_from("a\n\r\x0c\u2028"), max_size=30), st.data())
def test_an_offset_comes_back(text, data):
    offset = data.draw(st.integers(0, len(text)))
    report = Report(id="dial", text=text)
    place = report.place(offset)
    assert report.offset(place.line, place.column) == offset
