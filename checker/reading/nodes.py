"""What JSON, YAML and CSV have in common: scalars, arrays and objects that know where they stand.

There are millions of them, and never in a circle: the garbage collector need not look at them (`gc=False`).
"""

from __future__ import annotations

import re
from typing import ClassVar

import msgspec

from checker.reading.source import Source

HALF = re.compile("[\ud800-\udfff]")
STRING, NUMBER, BOOLEAN, NULL = "string", "number", "boolean", "null"  # the types of JSON Schema


class Scalar(msgspec.Struct, frozen=True, gc=False):
    """`text` as it is written, without quotes and escapes; `start` and `end` are inside the quotes."""

    text: str
    start: int
    end: int
    kind: str = STRING


class Array(msgspec.Struct, frozen=True, gc=False):
    items: list[Node]
    start: int
    end: int
    kind: ClassVar[str] = "array"


class Object(msgspec.Struct, frozen=True, gc=False):
    """`keys` says where each field's name stands."""

    fields: dict[str, Node]
    keys: dict[str, int]
    start: int
    end: int
    kind: ClassVar[str] = "object"


Node = Scalar | Array | Object


def refuse_half_characters(text: str, source: Source, at: int) -> None:
    """An escape can name half of a surrogate pair, which could never be written out again."""
    if HALF.search(text):
        raise source.error("half of a surrogate pair is no character", at, "write the character itself")
