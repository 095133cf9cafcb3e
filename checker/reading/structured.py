"""Claims that come as YAML, JSON, JSON Lines or CSV: records of a report, each field with its place."""

from __future__ import annotations

from collections.abc import Iterable

import msgspec

from checker.errors import CheckerError, CombinedError, InputError
from checker.model.report import Record, Report
from checker.model.span import Span
from checker.reading.csv_rows import csv_rows, csv_table
from checker.reading.dates import iso_date
from checker.reading.fields import MOST, form_of, text_of, wrong
from checker.reading.json_nodes import json_document, json_lines
from checker.reading.nodes import Array, Node, Object
from checker.reading.source import Source
from checker.reading.tables import ClaimTable, records, unread_notes
from checker.reading.yaml_nodes import yaml_document

OF_REPORT = ("source", "date", "url")
"""What a claim may say of its report; it is the report's own where all claims that say it say the same."""

OF_ROWS = ("id", *OF_REPORT)
"""The same in lines and rows, which have no other place for the report's id."""

SHAPE = "give a list of claims, or the report's fields and `claims`"


def read_yaml(source: Source, id_: str, story: str) -> Report:
    """A report from YAML. Raises `InputError`, or `CombinedError` with all that is wrong."""
    return _document(source, yaml_document(source), id_, story)


def read_json(source: Source, id_: str, story: str) -> Report:
    """A report from JSON. Raises `InputError`, or `CombinedError` with all that is wrong."""
    return _document(source, json_document(source), id_, story)


def read_jsonl(source: Source, id_: str, story: str) -> Report:
    """A report from JSON Lines, a claim a line. Raises `CombinedError` with all that is wrong."""
    claims = _Claims(source)
    claims.take((f"claim {number}", node) for number, node in enumerate(json_lines(source, claims.errors), 1))
    return claims.report({}, OF_ROWS, id_, story)


def read_csv(source: Source, id_: str, story: str) -> Report:
    """A report from CSV: a claim a row, or a table whose headers are measures.

    Raises `CombinedError` with all that is wrong.
    """
    if table := csv_table(source):
        return _table(source, table, id_, story)
    claims = _Claims(source)
    claims.take((f"row {number}", row) for number, row in csv_rows(source, form_of("claim"), claims.errors))
    return claims.report({}, OF_ROWS, id_, story)


def _table(source: Source, table: ClaimTable, id_: str, story: str) -> Report:
    """A table as other programs write them; it has no place for the report's source and date."""
    report = Report(
        id=id_,
        text=source.text,
        story=story,
        body=(0, 0),
        records=tuple(records(table, id_)),
        labels=tuple((row[0].start, f"row {number}") for number, row in enumerate(table.rows, 1)),
        notes=() if table.plan.when is not None else (source.undated(),),
    )
    return msgspec.structs.replace(report, notes=(*report.notes, *unread_notes(table, report)))


def _document(source: Source, root: Node | None, id_: str, story: str) -> Report:
    """An object with the report's fields and its claims, or only a list of claims."""
    listed = root.fields.get("claims") if isinstance(root, Object) else root
    if not isinstance(listed, Array):
        raise source.error("no list of claims", listed.start if listed else 0, SHAPE)
    claims = _Claims(source)
    head = root.fields if isinstance(root, Object) else {}
    if isinstance(root, Object):
        claims.errors += wrong(root, form_of("report"), source)
    claims.take((f"claim {number}", node) for number, node in enumerate(listed.items, 1))
    return claims.report(head, OF_REPORT, id_, story)


class _Claims:
    """The claims of one file on their way into a report, and what is wrong with them."""

    def __init__(self, source: Source) -> None:
        self.source = source
        self.rows: list[Object] = []
        self.labels: list[tuple[int, str]] = []
        self.errors: list[InputError] = []

    def take(self, labelled: Iterable[tuple[str, Node]]) -> None:
        form = form_of("claim")
        for label, node in labelled:
            if isinstance(node, Object):
                self.errors += wrong(node, form, self.source)
                self.rows.append(node)
                self.labels.append((node.start, label))
            else:
                self.errors.append(self.source.error(f"{label} is no group of fields", node.start, SHAPE))
            if len(self.errors) >= MOST:
                break

    def report(self, head: dict[str, Node], shareable: Iterable[str], id_: str, story: str) -> Report:
        """The report that the claims make. Raises `CombinedError` if anything is wrong with them."""
        shared = self._shared(name for name in shareable if name not in head)
        if "id" not in shared:
            self._refuse_twins()
        if self.errors or not self.rows:
            raise self._refusal()
        own = {name: text for name, node in {**shared, **head}.items() if (text := text_of(node))}
        report_id = own.get("id") or id_
        read = frozenset(form_of("claim").fields).difference(shared)
        texts: dict[str, str] = {}
        return Report(
            id=report_id,
            text=self.source.text,
            source=own.get("source"),
            published=iso_date(own["date"]) if "date" in own else None,
            url=own.get("url"),
            story=story,
            body=(0, 0),
            records=tuple(_record(report_id, row, read, texts) for row in self.rows),
            labels=tuple(self.labels),
            notes=self._notes(own),
        )

    def _shared(self, names: Iterable[str]) -> dict[str, Node]:
        """The fields that all claims which have them agree on."""
        shared: dict[str, Node] = {}
        for name in names:
            given = {text_of(row.fields[name]): row.fields[name] for row in self.rows if name in row.fields}
            given.pop("", None)
            if len(given) == 1:
                shared[name] = next(iter(given.values()))
        return shared

    def _refuse_twins(self) -> None:
        """An id is there to be pointed at, so it names one claim."""
        seen: set[str] = set()
        for row in self.rows:
            node = row.fields.get("id")
            text = text_of(node) if node else ""
            if node and text and text in seen:
                self.errors.append(self.source.error(f"the id {text!r} stands twice", node.start, "give each its own"))
            seen.add(text)

    def _refusal(self) -> CheckerError:
        if not self.errors:
            return InputError("no claims in this file", where=self.source.path, advice="see claims.schema.json")
        what = f"more than {MOST} problems; the rest of the file was not read"
        rest = (InputError(what, where=self.source.path, advice="mend these first"),)
        return CombinedError((*self.errors[:MOST], *(rest if len(self.errors) >= MOST else ())))

    def _notes(self, own: dict[str, str]) -> tuple[str, ...]:
        undated = any("date" not in row.fields and "when" not in row.fields for row in self.rows)
        return (self.source.undated(),) if undated and "date" not in own else ()


def _record(report_id: str, row: Object, read: frozenset[str], texts: dict[str, str]) -> Record:
    """A claim's own fields, its own date as ISO; `texts` holds equal texts once."""
    fields: dict[str, str] = {}
    spans: dict[str, Span] = {}
    for name, node in row.fields.items():
        if name in read and (text := text_of(node)):
            fields[name] = texts.setdefault(text, text) if name != "date" else iso_date(text).isoformat()
            spans[name] = Span(report_id, node.start, node.end)
    return Record(fields, Span(report_id, row.start, row.end), spans)
