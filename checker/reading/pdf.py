"""PDF documents: the visible text page by page; text that is invisible, or white on bare paper, is kept apart."""

from __future__ import annotations

import io
import re
import unicodedata
from collections import Counter
from collections.abc import Iterator
from itertools import pairwise
from typing import Any

import msgspec

from checker.errors import InputError
from checker.reading.document import Document, Hidden, Part, Prose, plain
from checker.reading.limits import Limits, hold
from checker.reading.text import HEADER

SHOW = frozenset((b"Tj", b"TJ", b"'", b'"'))
FILL = frozenset((b"f", b"F", b"f*", b"B", b"B*", b"b", b"b*", b"sh", b"Do", b"INLINE IMAGE"))
WHITES = {b"g": (1,), b"rg": (1, 1, 1), b"k": (0, 0, 0, 0), b"sc": (1, 1, 1), b"scn": (1, 1, 1)}
COLOURS = frozenset(WHITES)
INVISIBLE = frozenset((3, 7))
DATE = re.compile(r"(?:D:)?([0-9]{4})([0-9]{2})([0-9]{2})")
DIGITS = re.compile(r"[0-9]+")
HYPHEN = re.compile(r"(?<=[a-z])-\n(?=[a-z])")
SENTENCE_END = re.compile(r"[.!?:]['\")\]’”]*$")
SHORT = 0.8
"""A line shorter than this part of the page's longest that ends a sentence ends its paragraph."""

LIGATURES = {code: unicodedata.normalize("NFKC", chr(code)) for code in range(0xFB00, 0xFB07)}
STRANGE = 0.1
"""The part of a page's characters that may be none."""

PROTECTED = "print it to a new PDF without a password"


def take_apart(data: bytes, limits: Limits) -> Document:
    """The pages of a document. Raises `InputError` for one that is protected, broken or over a limit."""
    if b"%PDF" not in data[:1024]:
        raise InputError("no PDF: it does not begin as one", advice="check what it is")
    from pypdf import PdfReader
    from pypdf.errors import DependencyError, LimitReachedError

    reader = PdfReader(io.BytesIO(data))
    try:
        if reader.is_encrypted and not reader.decrypt(""):
            raise InputError("protected by a password", advice=PROTECTED)
        hold(len(reader.pages), "pages", limits)
        pages = _pages(reader, limits)
    except DependencyError:
        raise InputError("protected in a way that is not read", advice=PROTECTED) from None
    except LimitReachedError as error:
        raise InputError(f"over a limit on unpacked bytes: {error}", advice="print it to a new PDF") from None
    given: Any = reader.metadata or {}
    dated = DATE.match(str(given.get("/CreationDate") or given.get("/ModDate") or ""))
    return Document(
        blocks=tuple(Prose(part) for part, why in pages if not why),
        hidden=tuple(Hidden(part, why) for part, why in pages if why),
        date="-".join(dated.groups()) if dated else "",
        source=str(given.get("/Author") or ""),
    )


class _Look(msgspec.Struct, frozen=True):
    """How text is painted: the rendering mode, and whether in white."""

    mode: int = 0
    white: bool = False


def _pages(reader: Any, limits: Limits) -> list[tuple[Part, str]]:
    """Every part of every page, with why it is not seen, "" if it is."""
    seen: list[list[str]] = []
    hidden: list[tuple[Part, str]] = []
    left = limits.characters
    for number, page in enumerate(reader.pages, 1):
        texts = _texts(page, reader)
        seen.append([line for line in HYPHEN.sub("", texts.pop("")).splitlines() if line.strip()])
        hidden += [(Part(plain(text), f"page {number}"), why) for why, text in texts.items() if text.strip()]
        _hold_readable("".join(seen[-1]), number)
        left -= sum(map(len, seen[-1]))
        hold(limits.characters - left, "characters", limits)
    running = _running_lines(seen)
    lines = [[line for line in page if _outline(line) not in running] for page in seen]
    parts = [part for number, page in enumerate(lines, 1) for part in _paragraphs(page, f"page {number}")]
    return [*((part, "") for part in parts), *hidden]


def _hold_readable(text: str, number: int) -> None:
    """Refuses glyphs without letters, as a font gives that does not say what it draws."""
    strange = sum(unicodedata.category(c) in ("Cc", "Co", "Cn") or c == "\ufffd" for c in text)
    if strange > STRANGE * len(text):
        raise InputError(f"page {number} has a font that does not say which letters it draws", advice="give its text")


def _texts(page: Any, reader: Any) -> dict[str, str]:
    """The text of a page by why it is not seen; that under "" is seen."""
    from pypdf.generic import ContentStream, NameObject

    contents = page.get("/Contents")
    if contents is None:
        return {"": ""}
    operations = ContentStream(contents.get_object(), reader, "bytes").operations
    reasons = list(_reasons(operations))
    texts = {}
    for why in dict.fromkeys(["", *reasons]):
        stream = ContentStream(None, reader, "bytes")
        stream.operations = [one for one, reason in zip(operations, reasons, strict=True) if _kept(one[1], reason, why)]
        page[NameObject("/Contents")] = stream
        texts[why] = page.extract_text().translate(LIGATURES)
    return texts


def _kept(operator: bytes, reason: str, why: str) -> bool:
    """All that sets the place and the look of text, and what is shown for one reason; forms are seen."""
    if operator == b"Do":
        return not why
    return reason == why or operator not in SHOW


def _reasons(operations: list[Any]) -> Iterator[str]:
    """Why the text that an operation shows is not seen, "" if it is or if it shows none.

    White text counts as not seen only where nothing was painted before it that it might stand on.
    """
    look, saved, is_bare = _Look(), list[_Look](), True
    for operands, operator in operations:
        if operator == b"q":
            saved.append(look)
        elif operator == b"Q" and saved:
            look = saved.pop()
        elif operator == b"Tr" and operands:
            look = _Look(int(operands[0]), look.white)
        elif operator in COLOURS:
            look = _Look(look.mode, _is_white(operator, operands))
        elif operator in FILL and not look.white:
            is_bare = False
        yield _why(look, is_bare) if operator in SHOW else ""


def _is_white(operator: bytes, operands: list[Any]) -> bool:
    try:
        return tuple(map(float, operands)) == WHITES[operator]
    except (TypeError, ValueError):
        return False


def _why(look: _Look, is_bare: bool) -> str:
    if look.mode in INVISIBLE:
        return "invisible"
    return "white on white" if look.white and is_bare else ""


def _running_lines(pages: list[list[str]]) -> frozenset[str]:
    """The outlines of lines at the head or foot of most pages: titles and page numbers."""
    times = Counter(_outline(line) for page in pages for line in {*page[:1], *page[-1:]})
    return frozenset(line for line, number in times.items() if number > 2 and number * 2 > len(pages))


def _outline(line: str) -> str:
    return DIGITS.sub("#", line.strip())


def _paragraphs(lines: list[str], label: str) -> Iterator[Part]:
    """Lines joined to paragraphs: a short line that ends a sentence ends one; so do headings and header lines."""
    longest = max(map(len, lines), default=0)
    grown: list[str] = []
    for line, following in pairwise([*lines, ""]):
        grown.append(line)
        is_heading = len(grown) == 1 and following[:1].isupper()
        is_header = len(grown) == 1 and HEADER.fullmatch(line)
        if is_header or (len(line) < SHORT * longest and (is_heading or SENTENCE_END.search(line))):
            yield Part(plain(" ".join(grown)), label)
            grown = []
    if text := plain(" ".join(grown)):
        yield Part(text, label, goes_on=not SENTENCE_END.search(text))
