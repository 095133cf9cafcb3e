"""Web pages: the main text by paragraphs, with the lines of the file; what the page hides is kept apart.

Navigation, footers, forms and the like are no text of the page; where it has a `main`, or one `article`, that is the
text, and everything else is left out.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import msgspec

from checker.errors import InputError
from checker.reading import metadata, styles
from checker.reading.document import Document, Hidden, Part, Prose, Table, plain
from checker.reading.encoding import decode
from checker.reading.limits import Limits, hold, over
from checker.reading.metadata import words

CHARSET = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([A-Za-z0-9_-]{1,40})", re.IGNORECASE)
HEAD = 4096
WIDEST = 50
"""The most columns that a cell may span."""


def take_apart(data: bytes, limits: Limits) -> Document:
    """The parts of a page. Raises `InputError` for one that nests too deeply or whose bytes are no text."""
    from lxml import etree

    text = _text(data)
    hold(text.count("<"), "elements", limits)
    parser = etree.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True, no_network=True)
    root = etree.fromstring(text.encode(), parser)
    if root is None:
        raise InputError("an empty page", advice="save it anew")
    _hold_depth(root, limits)
    linked = any("stylesheet" in one.get("rel", "").lower().split() for one in root.iter("link"))
    page = _Page(styles.sheet([one.text or "" for one in root.iter("style")], linked))
    found = list(page.blocks(root))
    return Document(
        blocks=tuple(_main_text(found)),
        hidden=tuple(page.hidden),
        date=metadata.published(root),
        source=metadata.source(root),
        url=metadata.address(root),
        properties="the page's metadata",
        has_lines=True,
    )


def _text(data: bytes) -> str:
    """The text, in the encoding that a mark or the page itself names."""
    declared = CHARSET.search(data[:HEAD])
    if declared and not data.startswith((b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff")):
        try:
            return data.decode(declared[1].decode().lower()).replace("\x00", "")
        except (LookupError, UnicodeDecodeError):
            pass
    text, _ = decode(data, "", of_page=True)
    return text.replace("\x00", "")


def _hold_depth(root: Any, limits: Limits) -> None:
    """The parser silently loses what nests deeper than it reads, so that a page near its end is refused."""
    level, depth = [root], 0
    while level:
        depth += 1
        if depth > limits.depth:
            raise over("depth", limits)
        level = [child for element in level for child in element]


class _Around(msgspec.Struct, frozen=True):
    """What the elements around a text say of it; `article` is the number of the article that it stands in, from 1."""

    why: str = ""
    look: styles.Look = styles.Look()
    beside: bool = False
    main: bool = False
    article: int = 0


class _Run(msgspec.Struct, frozen=True):
    """A stretch of text, or the end of a paragraph if it is empty."""

    text: str
    around: _Around = _Around()
    line: int = 0


Found = tuple[Prose | Table, _Around]
LINE_END = "\r"  # what `br` is read as; the parser leaves none in the text
BLANK_LINE = re.compile(rf"{LINE_END}\s*{LINE_END}")
END = _Run("")


class _Page:
    """Goes through a page's tree once, and keeps what it hides."""

    def __init__(self, sheet: styles.Sheet) -> None:
        self.sheet = sheet
        self.hidden: list[Hidden] = []
        self.articles = self.paragraphs = self.tables = 0

    def blocks(self, root: Any) -> Iterator[Found]:
        """The paragraphs and tables that are seen, in the order of the text."""
        runs: list[_Run] = []
        for item in self._walk(root, _Around()):
            if isinstance(item, _Run) and item.text:
                runs.append(item)
                continue
            yield from self._paragraphs(runs)
            runs = []
            if not isinstance(item, _Run):
                yield item
        yield from self._paragraphs(runs)

    def _walk(self, element: Any, around: _Around) -> Iterator[_Run | Found]:
        tag = element.tag if isinstance(element.tag, str) else ""
        if tag in words("no-text"):
            return
        if tag == "br":
            yield _Run(LINE_END, around)
            return
        inner = self._inside(element, tag, around)
        if tag == "table" and not inner.why and not any(True for _ in element.iterdescendants(*words("layout"))):
            yield self._table(element, inner), inner
            return
        if tag not in words("inline"):
            yield END
        yield from _said(element.text, element, inner)
        for child in element:
            yield from self._walk(child, inner)
            yield from _said(child.tail, child, inner)
        if tag not in words("inline"):
            yield END

    def _inside(self, element: Any, tag: str, around: _Around) -> _Around:
        style = styles.declarations(element.get("style", ""))
        look = styles.look(style, around.look)
        self.articles += tag == "article"
        return _Around(
            why=around.why or ("struck out" if tag in words("struck") else self.sheet.why(element, style, look)),
            look=look,
            beside=around.beside or tag in words("beside") or (tag == "header" and not (around.main or around.article)),
            main=around.main or tag == "main" or element.get("role") == "main",
            article=self.articles if tag == "article" else around.article,
        )

    def _paragraphs(self, runs: list[_Run]) -> Iterator[Found]:
        """What stands between two ends: mostly one paragraph; its hidden runs are kept apart."""
        for run in runs:
            if run.around.why and run.text.strip():
                self.hidden.append(Hidden(Part(plain(run.text), f"line {run.line}", run.line), run.around.why))
        seen = [run for run in runs if not run.around.why]
        first = next((run for run in seen if run.text.strip()), END)
        for text in BLANK_LINE.split("".join(run.text for run in seen)):
            if joined := plain(text):
                self.paragraphs += 1
                yield Prose(Part(joined, f"paragraph {self.paragraphs}", first.line)), first.around

    def _table(self, element: Any, around: _Around) -> Table:
        self.tables += 1
        label = f"table {self.tables}"
        numbered = enumerate(element.iter("tr"), 1)
        rows = (tuple(self._cells(row, f"{label}, row {number}", around)) for number, row in numbered)
        return Table(label, tuple(row for row in rows if row))

    def _cells(self, row: Any, label: str, around: _Around) -> Iterator[Part]:
        """The cells of a row; one that spans columns is given for each."""
        for cell in row.iter("td", "th"):
            runs = [run for run in self._walk(cell, around) if isinstance(run, _Run)]
            text = " ".join(found.part.text for found, _ in self._paragraphs(runs) if isinstance(found, Prose))
            span = cell.get("colspan", "1")
            for _ in range(min(int(span), WIDEST) if span.isdecimal() else 1):
                yield Part(text, label, cell.sourceline or 0)


def _said(text: str | None, element: Any, around: _Around) -> Iterator[_Run]:
    if text:
        yield _Run(text, around, element.sourceline or 0)


def _main_text(found: list[Found]) -> Iterator[Prose | Table]:
    """The blocks in `main`, those in the one article, or all that stand beside nothing."""
    seen = [(block, around) for block, around in found if not around.beside]
    if any(around.main for _, around in seen):
        seen = [(block, around) for block, around in seen if around.main]
    one_article = len({around.article for _, around in seen} - {0}) == 1
    return (block for block, around in seen if around.article or not one_article)
