"""A figure where it stands: its line, shortened around it, and marks under its words."""

from __future__ import annotations

import re
import unicodedata

from checker.model.report import Report
from checker.model.span import Span
from checker.telling.words import safe

WIDTH = 96
CUT = "..."
BLANK_LINE = re.compile(r"(?:[ \t]*(?:\r\n|\r|\n)){2,}")


def place(report: Report, span: Span) -> str:
    """`file:line:column` of a span, and the page, paragraph or cell in a document that has them."""
    at = report.place(span.start)
    label = f" ({safe(at.label)})" if at.label else ""
    return f"{safe(report.id)}:{at.line}:{at.column}{label}"


def quote(report: Report, span: Span) -> str:
    return safe(report.text[span.start : span.end])


def context(report: Report, span: Span, most: int = WIDTH) -> tuple[str, str, str]:
    """What stands before, in and behind a span in its line, cut to about `most` characters at the ends of words."""
    at = report.place(span.start)
    return _cut_out(report.line(at.line), at.column - 1, span.end - span.start, most)


def passage(report: Report, span: Span, most: int) -> tuple[str, str, str]:
    """The same in its paragraph, whose lines are joined."""
    body = report.body[0] if report.body[0] <= span.start else 0
    far, end = max(body, span.start - 2 * most), min(len(report.text), span.end + 2 * most)
    before = [match.end() for match in BLANK_LINE.finditer(report.text, far, span.start)]
    start = before[-1] if before else far
    after = BLANK_LINE.search(report.text, span.end, end)
    text = report.text[start : after.start() if after else end]
    return _cut_out(text, span.start - start, span.end - span.start, most)


def _cut_out(text: str, first: int, length: int, most: int) -> tuple[str, str, str]:
    last = min(first + length, len(text))
    low = max(0, first - max(12, (most - (last - first)) // 2))
    high = min(len(text), max(low + most, last))
    low = _word_start(text, low, first)
    before = (CUT + " " if low else "") + spaced(text[low:first])
    after = spaced(text[last:high]).rstrip() + (f" {CUT}" if high < len(text) else "")
    return before.lstrip(), safe(text[first:last]), after


def excerpt(report: Report, span: Span) -> tuple[int, str, str]:
    """The line's number, its text cut to a width around the figure, and carets under the figure."""
    before, figure, after = context(report, span)
    carets = " " * width(before) + "^" * max(width(figure), 1)
    return report.place(span.start).line, (before + figure + after).rstrip(), carets


def spaced(text: str) -> str:
    """Safe text that keeps a blank at either end."""
    shown = safe(text)
    if not shown:
        return " " if text else ""
    return (" " if text[0].isspace() else "") + shown + (" " if text[-1].isspace() else "")


def _word_start(line: str, low: int, first: int) -> int:
    """The next word's start, so that no word is cut in two."""
    if low == 0:
        return 0
    blank = line.find(" ", low, first)
    return blank + 1 if blank >= 0 else low


def width(text: str) -> int:
    """Columns on a terminal: wide characters take two, combining ones none."""
    return sum(0 if unicodedata.combining(c) else 2 if unicodedata.east_asian_width(c) in "WF" else 1 for c in text)
