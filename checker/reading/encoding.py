"""Bytes to text: UTF-8, UTF-16 with its mark, or what charset-normalizer is sure of; never a silent guess."""

from __future__ import annotations

import codecs

from checker.errors import InputError

LARGEST = 50_000_000
SIGNATURES = {
    b"%PDF": "a PDF document",
    b"PK\x03\x04": "a zip archive or an office document",
    b"\x89PNG": "a PNG picture",
    b"\xff\xd8\xff": "a JPEG picture",
    b"GIF8": "a GIF picture",
    b"\x1f\x8b": "a gzip archive",
    b"\xd0\xcf\x11\xe0": "an old office document",
    b"\x7fELF": "a program",
}
MARKS = {codecs.BOM_UTF8: "utf-8-sig", codecs.BOM_UTF16_LE: "utf-16", codecs.BOM_UTF16_BE: "utf-16"}


def decode(data: bytes, where: str) -> tuple[str, str]:
    """The text, and a note that names its encoding where that had to be detected.

    Raises `InputError` for files that are too large, that are no text, or whose encoding cannot be told.
    """
    if len(data) > LARGEST:
        raise InputError(f"larger than {LARGEST // 1_000_000} MB", where=where, advice="split it")
    for mark, encoding in MARKS.items():
        if data.startswith(mark):
            return _strictly(data, encoding, where), ""
    for signature, kind in SIGNATURES.items():
        if data.startswith(signature):
            raise InputError(f"no text: it looks like {kind}", where=where, advice="give the text itself")
    if b"\x00" in data:
        raise InputError("no text: it has NUL bytes", where=where, advice="save it as UTF-8 text")
    try:
        return data.decode("utf-8"), ""
    except UnicodeDecodeError:
        return _detected(data, where)


def _strictly(data: bytes, encoding: str, where: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        raise InputError(f"not {encoding} at byte {error.start}", where=where, advice="save it as UTF-8") from None


def _detected(data: bytes, where: str) -> tuple[str, str]:
    import charset_normalizer

    best = charset_normalizer.from_bytes(data[:1_000_000]).best()
    if best is None or best.chaos > 0.1:
        raise InputError("its encoding cannot be told", where=where, advice="save it as UTF-8")
    return _strictly(data, best.encoding, where), f"{where}: read as {best.encoding}, which was detected; say if not"
