"""One document as its author wrote it, and how to find a place in it again."""

from __future__ import annotations

import bisect
import re
from collections.abc import Iterator
from datetime import date
from functools import cached_property
from typing import Any

import msgspec

from checker.model.span import Span

LINE_END = re.compile(r"\r\n?|\n")  # what editors count; `str.splitlines` would also break at form feeds
HEADLINE = re.compile(r"\s*(?P<lines>(?:[^\n]{1,160}[^\n.:;,\s][ \t\r]*\n){1,3})[ \t\r]*\n(?=.*[.!?])", re.DOTALL)
"""Up to three lines that a blank one parts from sentences, and that end like none."""


class Place(msgspec.Struct, frozen=True, order=True):
    """Where an offset lies, as a person finds it: line and column from 1, and a label such as ``row 3``."""

    line: int
    column: int
    label: str = ""


class Record(msgspec.Struct, frozen=True, gc=False):
    """One structured claim of a file: its fields as written, and each field's span.

    A `loose` one is a cell of a table in a document, which its author did not write as a claim: that it cannot be read
    is said, and is no fault.
    """

    fields: dict[str, str]
    span: Span
    spans: dict[str, Span] = {}
    loose: bool = False


class Report(msgspec.Struct, frozen=True, dict=True, kw_only=True):
    """A report: who published what, and when.

    `published` is a date or None; ISO 8601 text is taken too. `year` is that of the days it names without one, where
    it has no date and its story tells. `text` is the whole file; `body` are the offsets of
    its prose, after any header lines, and `hidden` the stretches in it that are none (comments, code). `story`
    names the set of reports that it is compared with; stories meet only through named entities. `notes` say what
    could not be resolved in reading. `path` is that of its file, from the current folder where it lies below.

    `labels` name the parts of the document (``page 3``), each from its offset on. Where `text` was taken out of a file
    of another form, `file_lines` says on which line of the file the part from an offset on begins; it is empty for a
    file that has no lines, and None where `text` is the file's own.
    """

    id: str
    text: str
    source: str | None = None
    published: date | None = None
    year: int | None = None
    url: str | None = None
    story: str = ""
    body: tuple[int, int] = (0, -1)
    hidden: tuple[tuple[int, int], ...] = ()
    records: tuple[Record, ...] = ()
    labels: tuple[tuple[int, str], ...] = ()
    notes: tuple[str, ...] = ()
    path: str = ""
    file_lines: tuple[tuple[int, int], ...] | None = None

    def __post_init__(self) -> None:
        published: Any = self.published
        if isinstance(published, str):
            msgspec.structs.force_setattr(self, "published", date.fromisoformat(published[:10]))
        if self.body[1] < 0:
            msgspec.structs.force_setattr(self, "body", (self.body[0], len(self.text)))

    @property
    def prose(self) -> Iterator[tuple[int, int]]:
        """The stretches of the body that are to be read, in order."""
        at, end = self.body
        for start, stop in self.hidden:
            yield at, start
            at = stop
        yield at, end

    @cached_property
    def headline(self) -> tuple[int, int]:
        """The offsets of the lines above its prose; an empty stretch where there are none."""
        start, _ = next(self.prose)
        found = HEADLINE.match(self.text, start)
        return found.span("lines") if found else (start, start)

    @cached_property
    def _line_starts(self) -> list[int]:
        return [0, *(match.end() for match in LINE_END.finditer(self.text))]

    def place(self, offset: int) -> Place:
        """The line and column of an offset, and the label of the part of the document that it lies in."""
        line = max(bisect.bisect_right(self._line_starts, offset) - 1, 0)
        at = bisect.bisect_right(self.labels, offset, key=_first) - 1
        label = self.labels[at][1] if at >= 0 else ""
        return Place(line + 1, offset - self._line_starts[line] + 1, label)

    def file_line(self, offset: int) -> int | None:
        """The line of the file on which an offset lies, as near as it is known; None if the file has no lines."""
        if self.file_lines is None:
            return self.place(offset).line
        at = bisect.bisect_right(self.file_lines, offset, key=_first) - 1
        return self.file_lines[at][1] if at >= 0 else None

    def offset(self, line: int, column: int) -> int:
        """The offset of a line and column, both from 1; past the end it is the end."""
        start = self._line_starts[min(max(line, 1), len(self._line_starts)) - 1]
        return min(start + max(column, 1) - 1, len(self.text))

    def line(self, number: int) -> str:
        """The text of a line, from 1, without its end."""
        lines = self._line_starts
        if not 1 <= number <= len(lines):
            return ""
        end = lines[number] if number < len(lines) else len(self.text)
        return self.text[lines[number - 1] : end].rstrip("\r\n")


def _first(pair: tuple[int, object]) -> int:
    return pair[0]
