"""Excerpts: the carets stand under the figure, whatever the line."""

from hypothesis import given
from hypothesis import strategies as st

from checker.model.report import Report
from checker.model.span import Span
from checker.telling.quoting import excerpt, place, width

WORDS = st.lists(st.text("abcdé中", min_size=1, max_size=9), max_size=60).map(" ".join)


@given(WORDS, WORDS)
def test_carets_stand_under_the_figure(before, after):
    text = f"first line\n{before} 4,700 {after}"
    start = text.index("4,700")
    line, shown, carets = excerpt(Report(id="a.md", text=text), Span("a.md", start, start + 5))
    at = width(shown[: shown.index("4,700")])
    assert (line, carets) == (2, " " * at + "^^^^^")


def test_a_place_counts_lines_and_columns_from_one():
    report = Report(id="a.md", text="one\ntwo 3")
    assert place(report, Span("a.md", 8, 9)) == "a.md:2:5"
