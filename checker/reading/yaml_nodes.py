"""YAML 1.2 to nodes with their places: safe, every scalar as it is written, no anchors, no duplicate fields."""

from __future__ import annotations

from typing import Any

from checker.reading.nodes import BOOLEAN, NULL, NUMBER, STRING, Array, Node, Object, Scalar, refuse_half_characters
from checker.reading.source import Source

LARGEST = 2_000_000
"""Characters; the parser reads about a hundred thousand a second."""

CORE = "tag:yaml.org,2002:"
KINDS = {"int": NUMBER, "float": NUMBER, "bool": BOOLEAN, "null": NULL, "str": STRING, "timestamp": STRING}
MEND = "mend the YAML"


def yaml_document(source: Source, start: int = 0, end: int | None = None) -> Node | None:
    """The one document in `text[start:end]`, None if there is nothing in it.

    Raises `InputError` at the place where it is broken.
    """
    from ruamel.yaml import YAML
    from ruamel.yaml.error import MarkedYAMLError, YAMLError
    from ruamel.yaml.reader import ReaderError

    text = source.text[start:end]
    if len(text) > LARGEST:
        raise source.error("too much YAML to be read quickly", start, "give large sets of claims as JSON Lines or CSV")
    try:
        root = YAML(typ="safe", pure=True).compose(text)
        return None if root is None else _node(root, source, start)
    except MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        what = str(error.problem or error.context or "unreadable").strip()
        raise source.error(f"broken YAML: {what}", start + (mark.index if mark else 0), MEND) from None
    except ReaderError as error:
        code = error.character if isinstance(error.character, int) else ord(error.character)
        what = f"the character U+{code:04X} may not stand in YAML"
        raise source.error(what, start + error.position, "remove it") from None
    except RecursionError:
        raise source.error("nested too deeply", start, "claims are flat: see the schema") from None
    except YAMLError as error:
        raise source.error(f"broken YAML: {error}", start, MEND) from None


def _node(node: Any, source: Source, base: int) -> Node:
    start, end = base + node.start_mark.index, base + node.end_mark.index
    if node.anchor:
        raise source.error("anchors and aliases are not read", start, "write the value out where it belongs")
    if str(node.tag).removeprefix(CORE) not in (*KINDS, "seq", "map"):
        raise source.error(f"the tag {node.tag} is not read", start, "leave it out")
    if node.id == "scalar":
        refuse_half_characters(node.value, source, start)
        return _scalar(node, start, end)
    if node.id == "sequence":
        return Array([_node(one, source, base) for one in node.value], start, end)
    return _object(node, source, base)


def _scalar(node: Any, start: int, end: int) -> Scalar:
    kind = KINDS.get(str(node.tag).removeprefix(CORE), STRING) if node.style is None else STRING
    quotes = 1 if node.style in ("'", '"') else 0
    return Scalar(node.value, start + quotes, end - quotes, kind)


def _object(node: Any, source: Source, base: int) -> Object:
    fields: dict[str, Node] = {}
    keys: dict[str, int] = {}
    for key, value in node.value:
        at = base + key.start_mark.index
        if key.id != "scalar":
            raise source.error("a field's name must be a word", at, MEND)
        if key.value in fields:
            raise source.error(f"the field {key.value!r} stands twice", at, "keep one of them")
        fields[key.value], keys[key.value] = _node(value, source, base), at
    return Object(fields, keys, base + node.start_mark.index, base + node.end_mark.index)
