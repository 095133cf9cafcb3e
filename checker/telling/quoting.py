"""A figure where it stands: its line, shortened around it, and marks under its words."""

from __future__ import annotations

import unicodedata

from checker.model.report import Report
from checker.model.span import Span
from checker.telling.words import safe

WIDTH = 96
CUT = "..."


def place(report: Report, span: Span) -> str:
    """`file:line:column` of a span."""
    at = report.place(span.start)
    return f"{report.id}:{at.line}:{at.column}"


def quote(report: Report, span: Span) -> str:
    return safe(report.text[span.start : span.end])


def excerpt(report: Report, span: Span) -> tuple[int, str, str]:
    """The line's number, its text cut to a width around the figure, and carets under the figure."""
    at = report.place(span.start)
    line = report.line(at.line)
    first = at.column - 1
    last = min(first + span.end - span.start, len(line))
    low = max(0, first - max(12, (WIDTH - (last - first)) // 2))
    high = min(len(line), max(low + WIDTH, last))
    low = _word_start(line, low, first)
    before = (
        (CUT + " " if low else "") + safe(line[low:first]) + (" " if first > low and line[first - 1].isspace() else "")
    )
    figure = safe(line[first:last])
    after = line[last:high]
    shown = before + figure + _spaced(after) + (" " + CUT if high < len(line) else "")
    return at.line, shown.rstrip(), " " * width(before) + "^" * max(width(figure), 1)


def _spaced(after: str) -> str:
    text = safe(after)
    return f" {text}" if after[:1].isspace() and text else text


def _word_start(line: str, low: int, first: int) -> int:
    """The next word's start, so that no word is cut in two."""
    if low == 0:
        return 0
    blank = line.find(" ", low, first)
    return blank + 1 if blank >= 0 else low


def width(text: str) -> int:
    """Columns on a terminal: wide characters take two, combining ones none."""
    return sum(0 if unicodedata.combining(c) else 2 if unicodedata.east_asian_width(c) in "WF" else 1 for c in text)
