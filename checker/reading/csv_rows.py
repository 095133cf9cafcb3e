"""CSV to one object a row, every cell with its place; commas, semicolons or tabs, as the header has them."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator

from checker.errors import InputError
from checker.reading.fields import MOST, OWN, Form, unknown
from checker.reading.nodes import Node, Object, Scalar
from checker.reading.source import Source
from checker.reading.tables import Cell, ClaimTable, claim_table

DELIMITERS = (",", ";", "\t")
CLAIMS = frozenset(("measure", "value"))
"""The columns by which a list of claims is told from a table."""

LINE = re.compile(r"[^\r\n]*")
LINE_END = re.compile(r"\r\n?|\n|\Z")


@functools.cache
def _cell(delimiter: str) -> re.Pattern[str]:
    """One cell and what ends it; a quote within quotes is doubled."""
    quoted, plain = r'"(?P<quoted>(?:[^"]|"")*+)"', rf'(?P<plain>[^{delimiter}"\r\n]*+)'
    return re.compile(rf"(?:{quoted}|{plain})(?P<stop>{delimiter}|\r\n?|\n|\Z)")


def csv_rows(source: Source, form: Form, errors: list[InputError]) -> Iterator[tuple[int, Object]]:
    """Every row that is not blank, with its number as a spreadsheet counts, the header being row 1.

    A wrong row goes to `errors`, and the next one is read; behind a wrong header nothing is.
    """
    delimiter = _delimiter(source.text, frozenset(form.fields))
    columns: dict[str, int] | None = None
    for number, cells in enumerate(_lines(source, delimiter, errors), 1):
        if not any(cell.text for cell in cells):
            continue
        if columns is None:
            wrong = list(_wrong_header(source, cells, form))
            errors += wrong
            if wrong:
                return
            columns = {cell.text.lower(): cell.start for cell in cells}
        elif len(cells) != len(columns):
            what = f"{len(cells)} cells, where the header has {len(columns)}"
            errors.append(source.error(what, cells[0].start, "put a cell that holds a comma in double quotes"))
        else:
            fields: dict[str, Node] = dict(zip(columns, cells, strict=True))
            yield number, Object(fields, columns, cells[0].start, cells[-1].end)


def csv_table(source: Source) -> ClaimTable | None:
    """A table that is no list of claims; None if it is one, or broken, or not understood."""
    errors: list[InputError] = []
    header = _first_line(source.text)
    delimiter = max(DELIMITERS, key=header.count)
    if {name.strip().strip('"') for name in header.lower().split(delimiter)} >= CLAIMS:
        return None
    lines = [line for line in _lines(source, delimiter, errors) if any(cell.text for cell in line)]
    rows = [[Cell(cell.text, cell.start, cell.end) for cell in line] for line in lines]
    return None if errors else claim_table(rows)


def _delimiter(text: str, known: frozenset[str]) -> str:
    """The delimiter that finds most of the known columns in the first line that is not blank."""
    header = _first_line(text).lower().replace('"', "")
    return max(DELIMITERS, key=lambda one: len(known.intersection(map(str.strip, header.split(one)))))


def _first_line(text: str) -> str:
    return next((match[0] for match in LINE.finditer(text) if match[0].strip()), "")


def _wrong_header(source: Source, cells: list[Scalar], form: Form) -> Iterator[InputError]:
    names = [cell.text.lower() for cell in cells]
    for index, (name, cell) in enumerate(zip(names, cells, strict=True)):
        if not name:
            yield source.error("a column without a name", cell.start, "give each column a name")
        elif name in names[:index]:
            yield source.error(f"the column {name!r} stands twice", cell.start, "keep one of them")
        elif name not in form.fields and not name.startswith(OWN):
            yield unknown(name, form.fields, cell.start, source)
    for name in form.required:
        if name not in names:
            yield source.error(f"no column {name!r}", cells[0].start, "name the columns in the first row")


def _lines(source: Source, delimiter: str, errors: list[InputError]) -> Iterator[list[Scalar]]:
    """The cells of each row, up to a broken one; that ends its line, and an open quote ends the file."""
    text, pattern, at, cells = source.text, _cell(delimiter), 0, list[Scalar]()
    while (at < len(text) or cells) and len(errors) < MOST:
        match = pattern.match(text, at)
        if match is None:
            errors.append(_broken(source, at))
            at, cells = _after_line(text, at), []
            continue
        cells.append(_scalar(match))
        at = match.end()
        if match["stop"] != delimiter:
            yield cells
            cells = []


def _scalar(match: re.Match[str]) -> Scalar:
    plain: str | None = match["plain"]
    if plain is None:
        return Scalar(match["quoted"].replace('""', '"'), match.start("quoted"), match.end("quoted"))
    start = match.start()
    if plain[:1].isspace() or plain[-1:].isspace():
        start += len(plain) - len(plain.lstrip())
        plain = plain.strip()
    return Scalar(plain, start, start + len(plain))


def _broken(source: Source, at: int) -> InputError:
    if source.text[at] == '"' and source.text.count('"', at) % 2:
        return source.error("broken CSV: a quote that is not closed", at, "close it, or double a quote within quotes")
    return source.error("broken CSV: a quote within a cell", at, "put the whole cell in quotes, and double the quote")


def _after_line(text: str, at: int) -> int:
    match = LINE_END.search(text, at)
    return match.end() if match else len(text)
