"""Markdown with YAML front matter: the report's date and source between two lines of dashes, then prose.

Comments and fenced code are no prose, and the rows of a table are claims; every other mark of Markdown stays as it is.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

import msgspec

from checker.errors import CombinedError, InputError
from checker.model.report import Report
from checker.reading.dates import read_date
from checker.reading.fields import OWN, text_of, unknown
from checker.reading.nodes import Node, Object, Scalar
from checker.reading.pipes import tables
from checker.reading.source import Source
from checker.reading.tables import records, unread_notes
from checker.reading.text import read_text
from checker.reading.yaml_nodes import yaml_document

OPENING = re.compile(r"---[ \t]*(?:\r\n?|\n)")
CLOSING = re.compile(r"^---[ \t]*(?:\r\n?|\n|\Z)", re.MULTILINE)
READ = ("date", "source", "url", "id")
KNOWN = (*READ, "title", "facts_from", "planted")
COMMENT_OR_FENCE = re.compile(r"<!--|^ {0,3}(`{3,}|~{3,})", re.MULTILINE)


def read_markdown(source: Source, id_: str, story: str) -> Report:
    """A report from Markdown.

    Raises `InputError` for front matter that is broken, `CombinedError` for fields that are wrong.
    """
    opening = OPENING.match(source.text)
    if opening is None:
        return _without_tables(read_text(source, id_, story))
    closing = CLOSING.search(source.text, opening.end())
    if closing is None:
        raise source.error("the front matter has no end", 0, "close it with a line of ---")
    fields = _front_matter(source, opening.end(), closing.start())
    published = fields.get("date")
    report = Report(
        id=_text(fields, "id") or id_,
        text=source.text,
        source=_text(fields, "source") or None,
        published=read_date(text_of(published), source.where(published.start)) if published else None,
        url=_text(fields, "url") or None,
        story=story,
        body=(closing.end(), len(source.text)),
        notes=() if published else (source.undated(),),
    )
    return _without_tables(report)


def _without_tables(report: Report) -> Report:
    """The same with what is no prose hidden, and the tables that are understood as records."""
    text, (start, end) = report.text, report.body
    hidden = list(_hidden(text, start))
    placed = [
        ((first, last), table)
        for (first, last), table in tables(text, start, end)
        if not any(a < last and first < b for a, b in hidden)
    ]
    hidden += [place for place, _ in placed]
    return msgspec.structs.replace(
        report,
        hidden=tuple(sorted(hidden)),
        records=tuple(record for _, table in placed for record in records(table, report.id)),
        notes=(*report.notes, *(note for _, table in placed for note in unread_notes(table, report))),
    )


def _text(fields: dict[str, Node], name: str) -> str:
    return text_of(fields[name]) if name in fields else ""


def _front_matter(source: Source, start: int, end: int) -> dict[str, Node]:
    """The fields that are not empty."""
    root = yaml_document(source, start, end)
    if root is None:
        return {}
    if not isinstance(root, Object):
        raise source.error("the front matter is no list of fields", root.start, "write `date: 2025-03-27`")
    if errors := tuple(_wrong(root, source)):
        raise CombinedError(errors)
    return {name: node for name, node in root.fields.items() if text_of(node)}


def _wrong(root: Object, source: Source) -> Iterator[InputError]:
    for name, node in root.fields.items():
        if name not in KNOWN and not name.startswith(OWN):
            yield unknown(name, KNOWN, root.keys[name], source)
        elif name in READ and not isinstance(node, Scalar):
            yield source.error(f"{name!r} must be text", node.start, "give one text")


def _hidden(text: str, at: int) -> Iterator[tuple[int, int]]:
    """Comments and fenced code; one that is not closed goes on to the end."""
    while opening := COMMENT_OR_FENCE.search(text, at):
        if opening[1] is None:
            closing = text.find("-->", opening.end())
            at = closing + 3 if closing >= 0 else len(text)
        else:
            fence = re.compile(rf"^ {{0,3}}{opening[1]}{opening[1][0]}*[ \t]*\r?$", re.MULTILINE)
            match = fence.search(text, opening.end())
            at = match.end() if match else len(text)
        yield opening.start(), at
