"""The fields that a file of claims may have, as the published schema lists them, and what is wrong with others."""

from __future__ import annotations

import functools
import importlib.resources
import json
import re
from collections.abc import Iterable, Iterator
from typing import Any

import msgspec

from checker.errors import InputError, suggestion
from checker.reading.dates import iso_date
from checker.reading.nodes import NUMBER, STRING, Array, Node, Object, Scalar
from checker.reading.source import Source

MOST = 50
"""How many problems of one file are told; it is not read further then."""

OWN = "x-"
"""A field whose name begins so is the user's own, and is not read."""

PLAIN = re.compile(r"-?[0-9]{1,40}(?:\.[0-9]{1,40})?(?:[eE][+-]?[0-9]{1,2})?")
KINDS = {
    "string": "text",
    "number": "a number",
    "array": "a list",
    "object": "a group of fields",
    "boolean": "yes or no",
}


class Field(msgspec.Struct, frozen=True):
    """`kinds` are the types of JSON Schema that a field may have; `choices` its values, any if empty.

    `of_texts` is true for a list of texts, `is_date` for the date of a report.
    """

    kinds: frozenset[str]
    choices: frozenset[str]
    of_texts: bool
    is_date: bool

    @property
    def takes_any_text(self) -> bool:
        return STRING in self.kinds and not self.choices and not self.is_date


class Form(msgspec.Struct, frozen=True):
    """What one object of a file may hold; `free` are the fields that may be any text."""

    name: str
    fields: dict[str, Field]
    required: tuple[str, ...]
    free: frozenset[str]


@functools.cache
def form_of(name: str) -> Form:
    """The form of a ``claim`` or of a ``report``, from `claims.schema.json`."""
    path = importlib.resources.files("checker.reading") / "claims.schema.json"
    rows: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))["$defs"][name]
    fields = {key: _field(row) for key, row in rows["properties"].items()}
    free = frozenset(key for key, field in fields.items() if field.takes_any_text)
    return Form(name, fields, tuple(rows["required"]), free)


def _field(row: dict[str, Any]) -> Field:
    kinds = row["type"]
    return Field(
        kinds=frozenset([kinds] if isinstance(kinds, str) else kinds),
        choices=frozenset(filter(None, row.get("enum", ()))),
        of_texts=row.get("items", {}).get("type") == STRING,
        is_date="format" in row,
    )


def wrong(thing: Object, form: Form, source: Source) -> Iterator[InputError]:
    """Everything that is wrong with the fields of an object."""
    for name, node in thing.fields.items():
        if node.kind == STRING and name in form.free:
            continue
        if (field := form.fields.get(name)) is not None:
            yield from _wrong_value(name, node, field, source)
        elif not name.startswith(OWN):
            yield unknown(name, form.fields, thing.keys[name], source)
    for name in form.required:
        given = thing.fields.get(name)
        if given is None or (given.kind == STRING and not text_of(given)):
            yield source.error(f"a {form.name} without {name!r}", thing.start, f"give its {name}")


def unknown(name: str, known: Iterable[str], at: int, source: Source) -> InputError:
    advice = f"{suggestion(name, known)}; a field of your own begins with {OWN}"
    return source.error(f"unknown field {name!r}", at, advice)


def _wrong_value(name: str, node: Node, field: Field, source: Source) -> Iterator[InputError]:
    if node.kind not in field.kinds:
        yield _wrong_kind(name, node, field, source)
    elif isinstance(node, Array) and field.of_texts:
        odd = (one for one in node.items if one.kind != STRING)
        yield from (source.error(f"{name!r} must be a list of texts", one.start, "put each in quotes") for one in odd)
    elif isinstance(node, Scalar) and node.kind == NUMBER and not PLAIN.fullmatch(node.text):
        yield source.error(f"{node.text!r} is no plain decimal number", node.start, "write it as 4000 or 4.5")
    elif isinstance(node, Scalar) and field.choices and text_of(node) and node.text not in field.choices:
        yield source.error(f"{node.text!r} is no {name}", node.start, f"one of {', '.join(sorted(field.choices))}")
    elif isinstance(node, Scalar) and field.is_date and text_of(node):
        yield from _wrong_date(node, source)


def _wrong_date(node: Scalar, source: Source) -> Iterator[InputError]:
    try:
        iso_date(node.text)
    except InputError as error:
        yield source.error(error.what, node.start, error.advice)


def _wrong_kind(name: str, node: Node, field: Field, source: Source) -> InputError:
    allowed = " or ".join(KINDS[kind] for kind in sorted(field.kinds - {"null"}, reverse=True))
    advice = "put it in quotes" if isinstance(node, Scalar) and node.kind != "null" else "leave it out or write it out"
    return source.error(f"{name!r} must be {allowed}, not {KINDS.get(node.kind, 'nothing')}", node.start, advice)


def text_of(node: Node) -> str:
    """A field as written; the items of a list parted by semicolons, nothing for a null."""
    if isinstance(node, Scalar):
        return "" if node.kind == "null" else node.text
    return "; ".join(map(text_of, node.items)) if isinstance(node, Array) else ""
