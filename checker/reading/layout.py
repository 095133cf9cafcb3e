"""The parts of a document to a report: one text, in which every offset has a place that a person can find."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import msgspec

from checker.errors import InputError
from checker.model.report import Report
from checker.reading.dates import iso_date
from checker.reading.document import Document, Hidden, Part, Prose, Table
from checker.reading.source import Source
from checker.reading.tables import Cell, ClaimTable, plan_of, records, unread_notes
from checker.reading.text import HEADER, read_text

PARAGRAPH, LINE, BESIDE = "\n\n", "\n", " | "
NAMED = 5
"""How many hidden texts are named."""

SHOWN = 60
"""Characters of a hidden text that are shown."""


def read_document(document: Document, path: str, id_: str, story: str) -> Report:
    """A report. Its date and source are those of header lines, else those of the document's own properties.

    Raises `InputError` for a document that has no text which a reader can see.
    """
    layout = _Layout(document)
    if not layout.text.strip():
        raise InputError("no text that a reader can see", where=path, advice=_advice(document))
    report = read_text(Source(path, layout.text), id_, story)
    notes: list[str] = []
    published = report.published or _day(document, path, notes)
    if document.source and not report.source:
        notes.append(f"{path}: its source is {document.source!r}, from {document.properties}")
    if published is None:
        notes.append(Source(path, "").undated())
    placed = msgspec.structs.replace(
        report,
        published=published,
        source=report.source or document.source or None,
        url=report.url or document.url or None,
        hidden=tuple(table.place for table in layout.tables),
        records=tuple(record for table in layout.tables for record in records(table, report.id)),
        labels=tuple(layout.labels),
        file_lines=tuple(layout.lines),
    )
    unread = [note for table in layout.tables for note in unread_notes(table, placed)]
    return msgspec.structs.replace(placed, notes=(*notes, *_hidden(document.hidden, path), *unread))


class _Layout:
    """The text of a document with the places of its parts; `tables` are those that are read as claims."""

    def __init__(self, document: Document) -> None:
        self.labels: list[tuple[int, str]] = []
        self.lines: list[tuple[int, int]] = []
        self.tables: list[ClaimTable] = []
        self._pieces: list[str] = []
        self._at = 0
        self._has_lines = document.has_lines
        in_head = True
        for block in document.blocks:
            if in_head and not (isinstance(block, Prose) and HEADER.fullmatch(block.part.text)):
                in_head = False
                self._write(LINE if self._at else "")
            if isinstance(block, Prose):
                self._part(block.part, LINE if in_head or block.part.goes_on else PARAGRAPH)
            else:
                self._table(block)
        self.text = "".join(self._pieces)

    def _write(self, text: str) -> None:
        self._pieces.append(text)
        self._at += len(text)

    def _part(self, part: Part, end: str) -> Cell:
        start = self._at
        self.labels.append((start, part.label))
        if self._has_lines:
            self.lines.append((start, part.line))
        self._write(part.text + end)
        return Cell(part.text, start, start + len(part.text))

    def _table(self, table: Table) -> None:
        """Rows on lines of their own; a table that is not understood is prose, cell by cell."""
        plan = plan_of([[cell.text for cell in row] for row in table.rows])
        if plan is None:
            for part in (cell for row in table.rows for cell in row if cell.text):
                self._part(part, PARAGRAPH)
            return
        rows = [self._row(row) for row in table.rows if row]
        self._write(LINE)
        self.tables.append(ClaimTable(rows, plan))

    def _row(self, row: tuple[Part, ...]) -> list[Cell]:
        *cells, last = row
        return [*(self._part(cell, BESIDE) for cell in cells), self._part(last, LINE)]


def _day(document: Document, path: str, notes: list[str]) -> date | None:
    """The date of the document's own properties, which is said."""
    if not document.date:
        return None
    try:
        day = iso_date(document.date)
    except InputError as error:
        notes.append(f"{path}: {document.properties} give a date that is not used: {error.what}")
        return None
    notes.append(f"{path}: its date is {day.isoformat()}, from {document.properties}")
    return day


def _hidden(texts: tuple[Hidden, ...], path: str) -> Iterator[str]:
    """Notes of what a reader of the document cannot see."""
    for one in texts[:NAMED]:
        text = one.part.text
        shown = text if len(text) <= SHOWN else f"{text[:SHOWN]}..."
        yield f"{path}: {one.part.label}: not used, since a reader does not see it ({one.why}): {shown!r}"
    if more := len(texts) - NAMED:
        yield from () if more < 0 else (f"{path}: {more} more hidden texts are not used",)


def _advice(document: Document) -> str:
    return "it has only hidden text, as a scan has behind its picture" if document.hidden else "give its text"
