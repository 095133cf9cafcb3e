"""Claims as CSV, JSON and JSON Lines; YAML is in `yaml_claims`. Each record keeps its place in the file."""

from __future__ import annotations

import csv
import json
from collections.abc import Iterator
from itertools import accumulate
from typing import Any

from checker.errors import InputError
from checker.model.report import Report
from checker.reading.fields import HEAD, Row, report


def read_csv(text: str, id_: str, story: str, where: str) -> Report:
    """A row a claim; the columns are the fields, those of the report among them."""
    starts = [0, *accumulate(map(len, text.splitlines(keepends=True)))]
    reader = csv.reader(iter(text.splitlines(keepends=True)), strict=True)
    rows: list[Row] = []
    columns: list[str] = []
    at = 0
    try:
        for cells in reader:
            first, at = at, reader.line_num
            if not any(cells):
                continue
            if not columns:
                columns = [cell.strip().lstrip("\ufeff") for cell in cells]
                continue
            if len(cells) != len(columns):
                what = f"{len(cells)} cells where the header has {len(columns)}"
                raise InputError(what, where=f"{where}:{first + 1}", advice="quote cells that hold commas")
            fields = {name: cell for name, cell in zip(columns, cells, strict=True) if cell}
            rows.append(
                Row(fields, starts[first], _trimmed(text, starts[first], starts[at]), {}, f"row {len(rows) + 1}")
            )
    except csv.Error as error:
        raise InputError(f"broken CSV: {error}", where=f"{where}:{reader.line_num}", advice="mend the quotes") from None
    return report(text, id_, story, where, _head(rows), rows)


def _trimmed(text: str, start: int, end: int) -> int:
    while end > start and text[end - 1] in "\r\n":
        end -= 1
    return end


def _head(rows: list[Row]) -> dict[str, object]:
    """The report's fields, where every row that gives one gives the same."""
    head: dict[str, object] = {}
    for name in HEAD:
        given = {str(row.fields[name]) for row in rows if row.fields.get(name)}
        if len(given) == 1:
            head[name] = given.pop()
    return head


def read_jsonl(text: str, id_: str, story: str, where: str) -> Report:
    """A line a claim."""
    rows: list[Row] = []
    at = 0
    for number, line in enumerate(text.splitlines(keepends=True), 1):
        if line.strip():
            fields = _loads(line, where, number - 1)
            if not isinstance(fields, dict):
                raise InputError("a line is no object", where=f"{where}:{number}", advice="one claim a line")
            rows.append(Row(fields, at, _trimmed(text, at, at + len(line)), {}, f"claim {len(rows) + 1}"))
        at += len(line)
    return report(text, id_, story, where, _head(rows), rows)


def read_json(text: str, id_: str, story: str, where: str) -> Report:
    """An object with the report's fields and `claims`, or a list of claims."""
    document = _loads(text, where, 0)
    head = document if isinstance(document, dict) else {}
    claims = head.get("claims", []) if head else document
    if not isinstance(claims, list) or not all(isinstance(one, dict) for one in claims):
        raise InputError("`claims` is no list of objects", where=where, advice="see claims.schema.json")
    spans = list(_elements(text, text.find("[", text.find('"claims"') if head else 0)))
    rows = [Row(one, *span, {}, f"claim {n}") for n, (one, span) in enumerate(zip(claims, spans, strict=True), 1)]
    return report(text, id_, story, where, {name: value for name, value in head.items() if name != "claims"}, rows)


def _elements(text: str, bracket: int) -> Iterator[tuple[int, int]]:
    """The spans of the elements of the array whose bracket stands at an offset."""
    decoder = json.JSONDecoder()
    at = bracket + 1
    while 0 <= bracket < at < len(text):
        while text[at] in " \t\r\n,":
            at += 1
        if text[at] == "]":
            return
        _, end = decoder.raw_decode(text, at)
        yield at, end
        at = end


def _loads(text: str, where: str, lines_before: int) -> Any:
    def pairs(items: list[tuple[str, Any]]) -> dict[str, Any]:
        found = dict(items)
        if len(found) < len(items):
            twice = next(name for name, _ in items if sum(name == other for other, _ in items) > 1)
            raise InputError(
                f"the field {twice!r} stands twice", where=f"{where}:{lines_before + 1}", advice="keep one"
            )
        return found

    def refuse(constant: str) -> Any:
        raise InputError(f"{constant} is no number", where=f"{where}:{lines_before + 1}", advice="write the figure")

    try:
        return json.loads(text, object_pairs_hook=pairs, parse_constant=refuse, parse_float=str, parse_int=str)
    except json.JSONDecodeError as error:
        place = f"{where}:{lines_before + error.lineno}:{error.colno}"
        raise InputError(f"broken JSON: {error.msg}", where=place, advice="mend it") from None
    except RecursionError:
        raise InputError("nested too deeply", where=where, advice="see claims.schema.json") from None
