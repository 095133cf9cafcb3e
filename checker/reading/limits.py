"""The limits on documents that are not plain text; each is named in its error and in docs/reports.md."""

from __future__ import annotations

import msgspec

from checker.errors import InputError


class Limits(msgspec.Struct, frozen=True):
    """`seconds` and `memory` (bytes) are those of the worker process, the others are counted in the document.

    `unpacked` are the bytes of an archive's entries, `elements` the marks of XML or HTML, `depth` is how they nest.
    """

    bytes: int = 50_000_000
    unpacked: int = 200_000_000
    entries: int = 2_000
    elements: int = 3_000_000
    depth: int = 200
    pages: int = 1_000
    characters: int = 10_000_000
    seconds: int = 60
    memory: int = 2_000_000_000


LIMITS = Limits()
UNITS = {
    "bytes": "bytes",
    "unpacked": "unpacked bytes",
    "entries": "entries in the archive",
    "elements": "elements",
    "depth": "levels of nesting",
    "pages": "pages",
    "characters": "characters",
    "seconds": "seconds of work",
    "memory": "bytes of memory",
}
ADVICE = "give its text, or split it"


def over(name: str, limits: Limits) -> InputError:
    """The error of a document that goes over one of the limits."""
    return InputError(f"over the limit of {getattr(limits, name):,} {UNITS[name]}", advice=ADVICE)


def hold(number: int, name: str, limits: Limits) -> None:
    """Raises `InputError` for a number that is over a limit."""
    if number > getattr(limits, name):
        raise over(name, limits)
