"""The fields of structured claims, and what is wrong with a record that has others.

The published form is `claims.schema.json`; this is the same, field by field, with errors that name the line.
"""

from __future__ import annotations

import difflib
from collections.abc import Iterator, Mapping

from checker.errors import CheckerError, CombinedError, InputError
from checker.model.report import Record, Report
from checker.model.span import Span
from checker.reading.dates import read_date

CLAIM = ("entity", "measure", "value", "unit", "when", "said_by", "place", "group", "modality", "part", "quote")
REQUIRED = ("measure", "value")
HEAD = ("id", "source", "date", "url")
CHOICES = {
    "modality": ("actual", "planned", "forecast", "possible", "denied"),
    "part": ("additional", "total"),
}
Fields = Mapping[str, object]


class Row:
    """One record as a file holds it: its fields, its place, and where each field stands as far as that is known."""

    def __init__(self, fields: Fields, start: int, end: int, spans: Mapping[str, tuple[int, int]], label: str) -> None:
        self.fields = fields
        self.start = start
        self.end = end
        self.spans = spans
        self.label = label


def report(text: str, id_: str, story: str, where: str, head: Fields, rows: list[Row]) -> Report:
    """A report of structured claims. Raises `CombinedError` with everything that is wrong with its records."""
    errors = [*_wrong_head(head, where)]
    line, at = 1, 0
    for row in rows:
        line, at = line + text.count("\n", at, row.start), row.start
        errors += _wrong(row.fields, f"{where}:{line}")
    if errors:
        raise CombinedError(tuple(errors))
    own = str(head.get("id") or id_)
    return Report(
        id=own,
        text=text,
        source=_text(head.get("source")) or None,
        published=read_date(_text(head["date"]), where) if head.get("date") else None,
        url=_text(head.get("url")) or None,
        story=story,
        body=(0, 0),
        records=tuple(_record(own, row) for row in rows),
        labels=tuple((row.start, row.label) for row in rows),
    )


def _record(report_id: str, row: Row) -> Record:
    fields = {name: _text(value) for name, value in row.fields.items() if name in CLAIM and value not in (None, "")}
    spans = {name: Span(report_id, *span) for name, span in row.spans.items()}
    return Record(fields, Span(report_id, row.start, row.end), spans)


def _text(value: object) -> str:
    if isinstance(value, list):
        return " < ".join(map(_text, value))
    if isinstance(value, bool) or value is None:
        return "" if value is None else str(value).lower()
    return str(value)


def _wrong_head(head: Fields, where: str) -> Iterator[CheckerError]:
    for name in head:
        if name not in (*HEAD, "claims"):
            yield _unknown(name, (*HEAD, "claims"), f"{where}:1")
    if head.get("date"):
        try:
            read_date(_text(head["date"]), where)
        except InputError as error:
            yield error


def _wrong(fields: Fields, where: str) -> Iterator[CheckerError]:
    for name, value in fields.items():
        if name not in (*CLAIM, *HEAD):
            yield _unknown(name, CLAIM, where)
        elif isinstance(value, dict) or (isinstance(value, list) and name != "said_by"):
            yield InputError(f"{name} must be text or a number", where=where, advice="see claims.schema.json")
        elif name in CHOICES and value not in ("", None, *CHOICES[name]):
            yield InputError(f"{value!r} is no {name}", where=where, advice=f"one of {', '.join(CHOICES[name])}")
    for name in REQUIRED:
        if fields.get(name) in (None, ""):
            yield InputError(f"a claim without {name}", where=where, advice=f"give its {name}")


def _unknown(name: object, known: tuple[str, ...], where: str) -> InputError:
    near = difflib.get_close_matches(str(name), known, 1)
    advice = f"did you mean {near[0]!r}?" if near else f"known fields: {', '.join(known)}"
    return InputError(f"unknown field {str(name)!r}", where=where, advice=advice)
