"""Bytes to text: UTF-8, UTF-16 with its mark, or what the bytes leave no doubt of; never a silent guess."""

from __future__ import annotations

import codecs
import re
from typing import TYPE_CHECKING

from checker.errors import InputError

if TYPE_CHECKING:
    from charset_normalizer import CharsetMatch

LARGEST = 100_000_000
SAMPLE = 100_000
CHAOS = 0.05
"""The most disorder, as charset-normalizer measures it, that a reading may have."""

WESTERN = "cp1252"
"""Of several readings that are all in order, that of English text: `£40m`, not `Ł40m`."""

BEYOND_ASCII = re.compile("[\x80-\ud7ff\ue000-\U0010ffff]")
PAGE = "a web page"
SIGNATURES = {
    b"%PDF": "a PDF document",
    b"PK\x03\x04": "a zip archive or an office document",
    b"\x89PNG": "a PNG picture",
    b"\xff\xd8\xff": "a JPEG picture",
    b"GIF8": "a GIF picture",
    b"\x1f\x8b": "a gzip archive",
    b"\xd0\xcf\x11\xe0": "an old office document",
    b"\x7fELF": "a program",
    b"{\\rtf": "an RTF document",
    b"<!DOCTYPE html": PAGE,
    b"<html": PAGE,
}
RENAME = {
    "a PDF document": "call it .pdf",
    "a zip archive or an office document": "call it .docx if it is one, or give its text",
    PAGE: "call it .html",
}
MARKS = {  # the longest first: that of UTF-32 begins with that of UTF-16
    codecs.BOM_UTF8: "utf-8-sig",
    codecs.BOM_UTF32_LE: "utf-32",
    codecs.BOM_UTF32_BE: "utf-32",
    codecs.BOM_UTF16_LE: "utf-16",
    codecs.BOM_UTF16_BE: "utf-16",
}


def decode(data: bytes, where: str, *, of_page: bool = False) -> tuple[str, str]:
    """The text, and a note that names its encoding where that had to be detected; `of_page` if it may be a web page.

    Raises `InputError` for files that are too large, that are no text, or whose encoding cannot be told.
    """
    if len(data) > LARGEST:
        raise InputError(f"larger than {LARGEST // 1_000_000} MB", where=where, advice="split it")
    for mark, encoding in MARKS.items():
        if data.startswith(mark):
            return _strictly(data, encoding, where), ""
    _refuse_binary(data, where, of_page)
    try:
        return data.decode("utf-8"), ""
    except UnicodeDecodeError as error:
        if _has_utf8(data):
            line = data.count(b"\n", 0, error.start) + 1
            what = f"UTF-8 but for the byte 0x{data[error.start]:02X} at offset {error.start}"
            raise InputError(what, where=f"{where}:{line}", advice="save it as UTF-8") from None
        return _detected(data, where)


def _refuse_binary(data: bytes, where: str, of_page: bool) -> None:
    head = data[:100].lstrip().lower()
    for signature, kind in SIGNATURES.items():
        if head.startswith(signature.lower()) and not (of_page and kind == PAGE):
            raise InputError(f"no text: it looks like {kind}", where=where, advice=RENAME.get(kind, "give its text"))
    if b"\x00" in data:
        raise InputError("no text: it has NUL bytes", where=where, advice="save it as UTF-8 text")


def _has_utf8(data: bytes) -> bool:
    """Whether some of the bytes beyond ASCII are UTF-8, so that the others are a fault and no other encoding."""
    return BEYOND_ASCII.search(data.decode("utf-8", "surrogateescape")) is not None


def _strictly(data: bytes, encoding: str, where: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        raise InputError(f"not {encoding} at byte {error.start}", where=where, advice="save it as UTF-8") from None


def _detected(data: bytes, where: str) -> tuple[str, str]:
    import charset_normalizer

    telling = b"\n".join(line for line in data.split(b"\n") if not line.isascii())
    encoding = _plainest([one for one in charset_normalizer.from_bytes(telling[:SAMPLE]) if one.chaos <= CHAOS])
    if not encoding:
        raise InputError("neither UTF-8 nor any one other encoding", where=where, advice="save it as UTF-8")
    note = f"{where}: not UTF-8; read as {encoding}, which its bytes suggest; save it as UTF-8 to be sure"
    return _strictly(data, encoding, where), note


def _plainest(readings: list[CharsetMatch]) -> str:
    """The encoding of the readings in order that have the least chaos: the Western one, or the only one."""
    least = min((one.chaos for one in readings), default=0.0)
    best = [one for one in readings if one.chaos == least]
    if any(WESTERN in one.could_be_from_charset for one in best):
        return WESTERN
    return best[0].encoding if len(best) == 1 else ""
