"""What is taken out of a document that is not plain text: its parts in reading order, each with a place to find it.

A worker process makes these values and sends them; `layout` makes a report of them.
"""

from __future__ import annotations

import msgspec


def plain(text: str) -> str:
    """A text with its line ends and runs of blanks as single blanks."""
    return " ".join(text.split())


class Part(msgspec.Struct, frozen=True):
    """A paragraph or the like; `label` is its place as a person finds it, `line` that in the file, 0 without lines.

    `goes_on` is true where its last sentence goes on in the next part, as over the end of a page.
    """

    text: str
    label: str
    line: int = 0
    goes_on: bool = False


class Table(msgspec.Struct, frozen=True, tag=True):
    """The cells of a table, row by row, left to right; a row may be shorter than another."""

    label: str
    rows: tuple[tuple[Part, ...], ...]


class Prose(msgspec.Struct, frozen=True, tag=True):
    part: Part


class Hidden(msgspec.Struct, frozen=True):
    """Text that a reader of the document does not see, and why."""

    part: Part
    why: str


class Document(msgspec.Struct, frozen=True, tag=True):
    """`date` and `source` are those of the document's own properties, as written there, and `properties` names them."""

    blocks: tuple[Prose | Table, ...]
    hidden: tuple[Hidden, ...] = ()
    date: str = ""
    source: str = ""
    url: str = ""
    properties: str = "its properties"
    has_lines: bool = False


class Refusal(msgspec.Struct, frozen=True, tag=True):
    """Why a document cannot be read, and what to do."""

    what: str
    advice: str
