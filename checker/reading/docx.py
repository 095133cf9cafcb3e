"""Word documents: paragraphs, tables and notes in order; deleted and hidden text is kept apart.

python-docx opens the archive; the tree is walked here, since its paragraphs leave out what was inserted while changes
were tracked.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from itertools import pairwise
from typing import Any

import msgspec

from checker.errors import InputError
from checker.reading.document import Document, Hidden, Part, Prose, Table, plain
from checker.reading.limits import Limits, hold

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
NOTES = {"footnotes": "footnote", "endnotes": "endnote"}
RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
TEXTS = {"tab": " ", "br": "\n", "cr": "\n", "noBreakHyphen": "-", "softHyphen": ""}
GONE = {"del": "deleted", "moveFrom": "moved elsewhere"}
HEAD = 10_000
WHITE = "ffffff"
ADVICE = "open it in a word processor and save it anew"


def take_apart(data: bytes, limits: Limits) -> Document:
    """The parts of a document. Raises `InputError` for an archive that is broken, over a limit or hostile."""
    _hold_archive(data, limits)
    import docx

    document = docx.Document(io.BytesIO(data))
    properties = document.core_properties
    changed = properties.modified or properties.created
    word = _Word()
    blocks = [*word.blocks(document.element.body), *_notes(document.part, word)]
    return Document(
        blocks=tuple(blocks),
        hidden=tuple(word.hidden),
        date=changed.date().isoformat() if changed else "",
        source=properties.author or "",
    )


def _hold_archive(data: bytes, limits: Limits) -> None:
    """Refuses what no word processor writes before anything is unpacked; an entry holds no more than it declares."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            entries = archive.infolist()
            hold(len(entries), "entries", limits)
            hold(sum(entry.file_size for entry in entries), "unpacked", limits)
            for entry in entries:
                if entry.filename.startswith("/") or ".." in entry.filename.replace("\\", "/").split("/"):
                    raise InputError(f"an entry that leaves the archive: {entry.filename!r}", advice=ADVICE)
                if entry.filename.endswith((".xml", ".rels")):
                    _hold_xml(archive.read(entry), entry.filename, limits)
    except zipfile.BadZipFile as error:
        raise InputError(f"no Word document: {error}", advice=ADVICE) from None


def _hold_xml(xml: bytes, name: str, limits: Limits) -> None:
    """A document type is looked for in any encoding: those with wide characters are narrowed first."""
    if b"<!DOCTYPE" in xml or b"<!DOCTYPE" in xml[:HEAD].replace(b"\x00", b""):
        raise InputError(f"a document type in {name!r}, which may hide text", advice=ADVICE)
    hold(xml.count(b"<"), "elements", limits)


def _notes(part: Any, word: _Word) -> Iterator[Prose]:
    """The footnotes and endnotes, each a part of its own, behind the text."""
    from docx.oxml.parser import parse_xml

    for relation in part.rels.values():
        kind = NOTES.get(relation.reltype.removeprefix(RELATION))
        if kind is None or relation.is_external:
            continue
        notes = [one for one in parse_xml(relation.target_part.blob) if not one.get(f"{W}type")]
        for number, note in enumerate(notes, 1):
            lines = [word.text(one, f"{kind} {number}") for one in note.iter(f"{W}p")]
            if text := " ".join(filter(None, lines)):
                yield Prose(Part(text, f"{kind} {number}"))


class _Run(msgspec.Struct, frozen=True):
    """A stretch of text, and why nobody sees it, "" if it is seen."""

    text: str
    why: str


class _Word:
    """Goes through a document's body once, and keeps what is hidden."""

    def __init__(self) -> None:
        self.hidden: list[Hidden] = []
        self.paragraphs = 0
        self.tables = 0

    def blocks(self, body: Any) -> Iterator[Prose | Table]:
        """Paragraphs and tables in order, those in content controls and the like among them."""
        for element in body:
            if element.tag == f"{W}p":
                self.paragraphs += 1
                label = f"paragraph {self.paragraphs}"
                if text := self.text(element, label):
                    yield Prose(Part(text, label))
                yield from self._boxes(element, label)
            elif element.tag == f"{W}tbl":
                self.tables += 1
                yield self._table(element, f"table {self.tables}")
            else:
                yield from self.blocks(element)

    def text(self, paragraph: Any, label: str) -> str:
        """What a reader sees of a paragraph; the rest of it is kept as hidden, stretch by stretch."""
        runs = list(_runs(paragraph, "", _shade(paragraph.find(f"{W}pPr"))))
        gone = ""
        for run, following in pairwise([*runs, _Run("", "")]):
            gone += run.text if run.why else ""
            if run.why and run.why != following.why:
                if text := plain(gone):
                    self.hidden.append(Hidden(Part(text, label), run.why))
                gone = ""
        return plain("".join(run.text for run in runs if not run.why))

    def _boxes(self, paragraph: Any, label: str) -> Iterator[Prose]:
        """The text boxes that hang on a paragraph; the old form that newer files repeat them in is not read."""
        for box in paragraph.iter(f"{W}txbxContent"):
            if next(box.iterancestors(FALLBACK), None) is None:
                for one in box.iter(f"{W}p"):
                    if text := self.text(one, f"{label}, text box"):
                        yield Prose(Part(text, f"{label}, text box"))

    def _table(self, table: Any, label: str) -> Table:
        rows = (tuple(self._cells(row, f"{label}, row {n}")) for n, row in enumerate(table.iter(f"{W}tr"), 1))
        return Table(label, tuple(row for row in rows if row))

    def _cells(self, row: Any, label: str) -> Iterator[Part]:
        """The cells of a row; one that spans columns is given for each."""
        for number, cell in enumerate(row.iter(f"{W}tc"), 1):
            place = f"{label}, cell {number}"
            text = " ".join(filter(None, (self.text(one, place) for one in cell.iter(f"{W}p"))))
            span = cell.find(f"{W}tcPr/{W}gridSpan")
            for _ in range(1 if span is None else min(int(span.get(f"{W}val", "1")), 50)):
                yield Part(text, place)


def _runs(element: Any, why: str, shade: str) -> Iterator[_Run]:
    """The runs of a paragraph, insertions included; text boxes are parts of their own."""
    for child in element:
        name = child.tag.removeprefix(W) if isinstance(child.tag, str) else ""
        if name in ("t", "delText"):
            yield _Run(child.text or "", why)
        elif name in TEXTS:
            yield _Run(TEXTS[name], why)
        elif name == "r":
            yield from _runs(child, why or _unseen(child.find(f"{W}rPr"), shade), shade)
        elif name not in ("pPr", "rPr", "instrText", "txbxContent") and child.tag != FALLBACK:
            yield from _runs(child, why or GONE.get(name, ""), shade)


def _unseen(look: Any, shade: str) -> str:
    """Why a run with these properties is not seen: hidden, or white on white."""
    if look is None:
        return ""
    vanish = look.find(f"{W}vanish")
    if vanish is not None and vanish.get(f"{W}val", "true") not in ("0", "false", "off"):
        return "hidden"
    color = look.find(f"{W}color")
    is_white = color is not None and color.get(f"{W}val", "").lower() == WHITE
    marked = look.find(f"{W}highlight") is not None
    return "white on white" if is_white and not marked and (_shade(look) or shade) in ("", WHITE, "auto") else ""


def _shade(properties: Any) -> str:
    """The colour behind a paragraph or run, "" where none is given."""
    shade = properties.find(f"{W}shd") if properties is not None else None
    return "" if shade is None else shade.get(f"{W}fill", "").lower()
