"""The tables of Markdown: cells between upright strokes, a line of dashes under the header."""

from __future__ import annotations

import re
from collections.abc import Iterator

from checker.reading.tables import Cell, ClaimTable, claim_table

END = r"(?:\r\n|\n)"
ROW = r"[^\r\n|]*\|[^\r\n]*"
RULER = r" {0,3}\|?[ \t]*:?-+:?[ \t]*(?:\|[ \t]*:?-+:?[ \t]*)*\|?[ \t]*"
TABLE = re.compile(rf"^(?P<header>{ROW}){END}{RULER}(?P<rows>(?:{END}{ROW})+)", re.MULTILINE)
LINE = re.compile(ROW)
CELL = re.compile(r"(?:[^|\\]|\\.)+")


def tables(text: str, start: int, end: int) -> Iterator[tuple[tuple[int, int], ClaimTable]]:
    """The tables of a stretch of text whose rows can be read as claims, each with its place, in order."""
    for match in TABLE.finditer(text, start, end):
        places = [match.span("header"), *(line.span() for line in LINE.finditer(text, *match.span("rows")))]
        rows = [list(_cells(text, *place)) for place in places]
        if table := claim_table(rows):
            yield match.span(), table


def _cells(text: str, start: int, end: int) -> Iterator[Cell]:
    """The cells of a row, without the strokes at its ends; a stroke behind a backslash belongs to its cell."""
    line = text[start:end].rstrip()
    first = start + (len(line) - len(line.lstrip())) + (line.lstrip()[:1] == "|")
    last = start + len(line) - (line[-1:] == "|")
    for match in CELL.finditer(text, first, last):
        cell = match[0].strip()
        at = match.start() + len(match[0]) - len(match[0].lstrip())
        yield Cell(cell, at, at + len(cell))
