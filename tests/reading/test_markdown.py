"""Front matter gives the fields; comments and code are no prose."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.reading.markdown import read_markdown
from checker.reading.source import Source

FRONT = """\
---
date: 2025-03-27
source: "The Dial"  # as it signs
url: https://dial.example/7
title: 40 dead
facts_from:
  - a statement
planted: true
x-desk: {editor: A}
---
It rained.
"""


def reading(text):
    return read_markdown(Source("dial.md", text), "dial.md", "rain")


def prose(report):
    return [report.text[start:end] for start, end in report.prose]


@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_front_matter(end):
    report = reading(FRONT.replace("\n", end))
    assert (report.id, report.story, report.source) == ("dial.md", "rain", "The Dial")
    assert (report.published, report.url) == (date(2025, 3, 27), "https://dial.example/7")
    assert prose(report) == [f"It rained.{end}"]
    assert report.notes == ()


def test_values_are_as_they_are_written():
    assert reading("---\nsource: NO\nid: 0o12\ndate: 27 March 2025\n---\n").source == "NO"
    assert reading("---\nid: 0o12\n---\n").id == "0o12"


@pytest.mark.parametrize("text", ["---\n---\nRain.", "---\n# nothing\n---\nRain.", "---\ndate:\n---\nRain."])
def test_empty_front_matter(text):
    report = reading(text)
    assert prose(report) == ["Rain."]
    assert report.notes == ("dial.md: no date, so that days and weeks in it are not resolved",)


def test_without_front_matter_it_is_text():
    report = reading("date: 2025-03-27\n\n# Rain\n\n---\n\nMore.")
    assert report.published == date(2025, 3, 27)
    assert prose(report) == ["\n# Rain\n\n---\n\nMore."]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a <!-- 5 --> b <!-- 6 --> c", ["a ", " b ", " c"]),
        ("a\n```py\n5 dead\n```\nb", ["a\n", "\nb"]),
        ("a\n~~~\n5\n```\n~~~~\nb", ["a\n", "\nb"]),
        ("a ``` 5 ``` b", ["a ``` 5 ``` b"]),
        ("a\n```\n<!-- 5\n```\nb", ["a\n", "\nb"]),
        ("a <!-- 5 dead", ["a ", ""]),
        ("a\n```\n5 dead", ["a\n", ""]),
    ],
)
def test_comments_and_code_are_hidden(text, expected):
    assert prose(reading(text)) == expected


@given(st.text(st.sampled_from("a \n`~<!->5"), max_size=60))
def test_prose_and_what_is_hidden_make_the_text(text):
    report = reading(f"---\ndate: 2025-03-27\n---\n{text}")
    stretches = sorted([*report.prose, *report.hidden])
    assert "".join(report.text[start:end] for start, end in stretches) == text
    assert all(start <= end for start, end in stretches)


def test_open_comments_take_no_time():
    assert len(reading("<!-" * 100_000 + "<!--" * 100_000).hidden) == 1
