"""Tables to records: a row's name is the entity, a column's header the measure, a cell the value.

Where the headers are years or days, they say when, and the row's name is the measure. A table that tells its rows or
its columns apart by nothing is not understood, since its figures would seem to contradict each other.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator, Sequence

import msgspec

from checker.errors import InputError
from checker.lexicon import units
from checker.lexicon.load import table
from checker.model.report import Record, Report
from checker.model.span import Span
from checker.reading.dates import iso_date

SIGNS = "$£€¥"
NUMBER = rf"[~≈<>≤≥+−-]? ?[{SIGNS}]? ?[0-9][0-9.,]*(?: ?[%°]| ?[A-Za-z]+)?(?: ?[-–] ?[0-9][0-9.,]*)?"
NONE = re.compile(r"[-–—−.*?]*|[Nn]/?[Aa]\.?")
"""A cell that says that there is no figure."""

DIGIT = re.compile("[0-9]")
NOTE = re.compile(r"\s*(?:[*†‡§]+|\[[0-9a-z]{1,3}\])$")
YEAR = re.compile(r"(?:19|20)[0-9]{2}")
IN_BRACKETS = re.compile(r"(?P<name>.*\S)\s*\((?P<unit>[^()]+)\)|(?P<before>.*\S),\s*(?P<sign>%)")
TWO_WAYS = re.compile(r"[^0-9]*[0-9]{1,3}\.[0-9]{3}[^0-9]*")
POINT = re.compile(r"[0-9],[0-9]{3}|\.(?:[0-9]{1,2}|[0-9]{4,})(?![0-9])")
"""What shows that a point, in the column where it stands, parts off a fraction and no thousands."""

NAMED = 5
"""How many of the cells that are not read are named."""


class Cell(msgspec.Struct, frozen=True):
    """The text of a cell, and where it stands in the report."""

    text: str
    start: int
    end: int


Rows = Sequence[Sequence[Cell]]


class Column(msgspec.Struct, frozen=True):
    """A column of figures: what its header says of each."""

    index: int
    measure: str = ""
    unit: str = ""
    when: str = ""
    group: str = ""
    sign: str = ""
    scale: str = ""


class Plan(msgspec.Struct, frozen=True):
    """How to read a table: the columns of the rows' names and times, others that narrow, and those of figures."""

    name: int | None
    when: int | None
    others: tuple[int, ...]
    columns: tuple[Column, ...]


class ClaimTable(msgspec.Struct, frozen=True):
    """A table that is understood: its cells, row by row, and how to read them as claims."""

    rows: Rows
    plan: Plan

    @property
    def place(self) -> tuple[int, int]:
        """Where in the text its cells begin and end."""
        return self.rows[0][0].start, self.rows[-1][-1].end

    @property
    def figures(self) -> Iterator[tuple[Sequence[Cell], Cell, Column]]:
        """The cells in columns of figures, in order, each with its row and its column."""
        for row in self.rows[1:]:
            for column in self.plan.columns:
                if cell := _cell(row, column.index):
                    yield row, cell, column


def claim_table(rows: Rows) -> ClaimTable | None:
    """A table of these cells; None where it cannot be known how to read it."""
    plan = plan_of([[cell.text for cell in row] for row in rows])
    return ClaimTable(rows, plan) if plan else None


def plan_of(rows: Sequence[Sequence[str]]) -> Plan | None:
    """How to read a table of these texts; None where it cannot be known."""
    width = len(rows[0]) if rows else 0
    if len(rows) < 2 or width < 2 or any(len(row) > width for row in rows):
        return None
    body = [[row[index].strip() if index < len(row) else "" for row in rows[1:]] for index in range(width)]
    times = [index for index, cells in enumerate(body) if any(cells) and all(_is_time(cell) for cell in cells if cell)]
    figures = [index for index, cells in enumerate(body) if index not in times and _mostly_figures(cells)]
    texts = [index for index in range(width) if index not in (*times, *figures)]
    columns = tuple(_column(index, rows[0][index].strip()) for index in figures)
    found = Plan(texts[0] if texts else None, times[0] if times else None, tuple(texts[1:]), columns)
    return found if columns and _tells_apart(found, body) else None


def _is_time(text: str) -> bool:
    try:
        return bool(YEAR.fullmatch(text) or iso_date(text))
    except InputError:
        return False


def _mostly_figures(cells: list[str]) -> bool:
    filled = [cell for cell in cells if not NONE.fullmatch(cell)]
    return sum(map(_is_figure, filled)) * 2 > len(filled)


def _is_figure(text: str) -> bool:
    return _figure().fullmatch(NOTE.sub("", text)) is not None


@functools.cache
def _figure() -> re.Pattern[str]:
    """A number, perhaps behind a hedge ("about 40"), and with one word behind it."""
    hedges = (re.escape(words) for row in table("hedges")["hedge"] for words in row.get("before", ()))
    return re.compile(rf"(?:(?:{'|'.join(hedges)}) )?{NUMBER}", re.IGNORECASE)


def _column(index: int, header: str) -> Column:
    if _is_time(header):
        return Column(index, when=header)
    match = IN_BRACKETS.fullmatch(header)
    if match is None:
        return Column(index, header)
    name, given = match["name"] or match["before"], match["unit"] or match["sign"]
    if given[0] in SIGNS and given not in SIGNS:
        return Column(index, name, sign=given[0], scale=given[1:].strip())
    is_unit = given == "%" or given in SIGNS or given in units.by_symbol() or _words(given) in units.by_words()
    return Column(index, name, unit=given) if is_unit else Column(index, name, group=given)


def _words(text: str) -> tuple[str, ...]:
    return tuple(text.lower().split())


def _tells_apart(found: Plan, body: list[list[str]]) -> bool:
    """Whether every figure has a measure of its own, and no two rows or columns would speak of one thing.

    Digits in a column that only narrows are figures that were not taken for such, so that the table is not understood.
    """
    in_time = [column for column in found.columns if column.when]
    if in_time and (len(in_time) < len(found.columns) or found.name is None):
        return False
    headers = [(column.measure.lower(), column.when, column.group) for column in found.columns]
    keys = [index for index in (found.name, found.when, *found.others) if index is not None]
    rows = list(zip(*(body[index] for index in keys), strict=True))
    if any(DIGIT.search(cell) for index in found.others for cell in body[index]):
        return False
    named = all(column.measure or column.when for column in found.columns)
    return named and len(set(headers)) == len(headers) and bool(rows) and len(set(rows)) == len(rows)


def records(table: ClaimTable, report: str) -> Iterator[Record]:
    """A record for each cell that holds a figure, in the order of the table."""
    for row, cell, column in table.figures:
        if _is_figure(cell.text.strip()) and not _is_doubtful(cell, table.rows, column):
            yield _record(row, cell, column, table.plan, report)


def _record(row: Sequence[Cell], cell: Cell, column: Column, plan: Plan, report: str) -> Record:
    value = NOTE.sub("", cell.text.strip())
    start = cell.start + len(cell.text) - len(cell.text.lstrip())
    name = _text(row, plan.name)
    fields = {
        "measure": column.measure or name,
        "value": f"{column.sign}{value} {column.scale}".strip() if column.sign else value,
        "unit": column.unit,
        "entity": name if column.measure else "",
        "when": column.when or _text(row, plan.when),
        "group": "; ".join(filter(None, (column.group, *(_text(row, index) for index in plan.others)))),
    }
    spans = {"value": Span(report, start, start + len(value))}
    kept = {name: text for name, text in fields.items() if text}
    return Record(kept, Span(report, row[0].start, row[-1].end), spans, loose=True)


def unread_notes(table: ClaimTable, report: Report) -> Iterator[str]:
    """What is said of the cells in columns of figures that are not read, the first of them by name."""
    left = list(_unread(table))
    for cell, why in left[:NAMED]:
        place = report.place(cell.start)
        yield f"{report.id}: {place.label or f'line {place.line}'}: {cell.text.strip()!r} {why}; it is not used"
    if len(left) > NAMED:
        yield f"{report.id}: {len(left) - NAMED} more cells of the table are not used"


def _unread(table: ClaimTable) -> Iterator[tuple[Cell, str]]:
    for _, cell, column in table.figures:
        if NONE.fullmatch(cell.text.strip()):
            continue
        if not _is_figure(cell.text.strip()):
            yield cell, "is no figure"
        elif _is_doubtful(cell, table.rows, column):
            yield cell, "can be read two ways, as thousands or as a fraction"


def _is_doubtful(cell: Cell, rows: Rows, column: Column) -> bool:
    """Whether a point may part off thousands: "1.234", in a column that does not show what its points are."""
    if not TWO_WAYS.fullmatch(cell.text.strip()):
        return False
    beside = [other for row in rows[1:] if (other := _cell(row, column.index))]
    return not any(POINT.search(other.text) for other in beside)


def _cell(row: Sequence[Cell], index: int) -> Cell | None:
    return row[index] if index < len(row) else None


def _text(row: Sequence[Cell], index: int | None) -> str:
    return row[index].text.strip() if index is not None and index < len(row) else ""
