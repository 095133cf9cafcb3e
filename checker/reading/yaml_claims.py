"""Claims as YAML 1.2: safe, without aliases; every value as it is written, never as YAML would guess it."""

from __future__ import annotations

from typing import Any

from checker.errors import InputError
from checker.model.report import Report
from checker.reading.fields import Row, report


def read_yaml(text: str, id_: str, story: str, where: str) -> Report:
    """A mapping with the report's fields and `claims`, a list of claims."""
    from ruamel.yaml import YAML
    from ruamel.yaml.error import MarkedYAMLError, YAMLError

    try:
        root = YAML(typ="safe", pure=True).compose(text)
    except MarkedYAMLError as error:
        mark = error.problem_mark
        place = f"{where}:{mark.line + 1}:{mark.column + 1}" if mark else where
        raise InputError(f"broken YAML: {error.problem or error.context}", where=place, advice="mend it") from None
    except (YAMLError, RecursionError) as error:
        raise InputError(f"broken YAML: {error}", where=where, advice="mend it") from None
    if root is None or root.id != "mapping":
        raise InputError("no mapping with `claims`", where=where, advice="see claims.schema.json")
    head, rows = {}, []
    for key, value in _pairs(root, where):
        if key != "claims":
            head[key] = _plain(value, where)
        elif value.id != "sequence" or any(one.id != "mapping" for one in value.value):
            raise InputError(
                "`claims` is no list of claims", where=_place(value, where), advice="see claims.schema.json"
            )
        else:
            rows = [_row(one, number, where) for number, one in enumerate(value.value, 1)]
    return report(text, id_, story, where, head, rows)


def _row(node: Any, number: int, where: str) -> Row:
    pairs = _pairs(node, where)
    spans = {key: (value.start_mark.index, value.end_mark.index) for key, value in pairs if value.id == "scalar"}
    fields = {key: _plain(value, where) for key, value in pairs}
    return Row(fields, node.start_mark.index, node.end_mark.index, spans, f"claim {number}")


def _pairs(node: Any, where: str) -> list[tuple[str, Any]]:
    pairs = [(str(key.value), value) for key, value in node.value]
    seen: set[str] = set()
    for name, value in pairs:
        if name in seen:
            raise InputError(f"the field {name!r} stands twice", where=_place(value, where), advice="keep one")
        seen.add(name)
    return pairs


def _plain(node: Any, where: str) -> object:
    """A scalar as written; a list of them; whatever else it is, as a mapping that the fields then refuse."""
    if node.anchor:
        raise InputError("anchors and aliases are not read", where=_place(node, where), advice="write it out")
    if node.id == "scalar":
        return node.value
    return [_plain(one, where) for one in node.value] if node.id == "sequence" else {}


def _place(node: Any, where: str) -> str:
    return f"{where}:{node.start_mark.line + 1}:{node.start_mark.column + 1}"
