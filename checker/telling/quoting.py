"""A figure where it stands: its line, shortened around it, and marks under its words."""

from __future__ import annotations

import unicodedata

from checker.model.report import Report
from checker.model.span import Span
from checker.telling.words import safe

WIDTH = 96
CUT = "..."


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
    line = report.line(at.line)
    first = at.column - 1
    last = min(first + span.end - span.start, len(line))
    low = max(0, first - max(12, (most - (last - first)) // 2))
    high = min(len(line), max(low + most, last))
    low = _word_start(line, low, first)
    before = (CUT + " " if low else "") + spaced(line[low:first])
    after = spaced(line[last:high]) if high == len(line) else f"{spaced(line[last:high]).rstrip()} {CUT}"
    return before.lstrip(), safe(line[first:last]), after


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
