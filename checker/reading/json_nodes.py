"""JSON to nodes with their places; strict, so that nothing is guessed: no NaN, no duplicate fields."""

from __future__ import annotations

import re
from collections.abc import Iterator
from json.decoder import JSONDecodeError, scanstring  # type: ignore[attr-defined]

from checker.errors import InputError
from checker.reading.fields import MOST
from checker.reading.nodes import BOOLEAN, NULL, NUMBER, STRING, Array, Node, Object, Scalar, refuse_half_characters
from checker.reading.source import Source

DEEPEST = 20
BLANK = re.compile(r"[ \t\r\n]*")
NUMERAL = re.compile(r"-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][+-]?[0-9]+)?")
WORD = re.compile(r"[A-Za-z0-9_+.-]+")
QUOTE = re.compile('"')
COLON = re.compile(r"[ \t\r\n]*:[ \t\r\n]*")
PLAIN = re.compile(r'"([^"\\\x00-\x1f]*+)"[ \t\r\n]*+:[ \t\r\n]*+"([^"\\\x00-\x1f]*+)"')
AFTER = re.compile(r"[ \t\r\n]*([],}])[ \t\r\n]*")
LITERALS = {"true": BOOLEAN, "false": BOOLEAN, "null": NULL}
LINE = re.compile(r"[^\r\n]+")
MEND = "mend the JSON"


def json_document(source: Source) -> Node:
    """The one value of a JSON file. Raises `InputError` at the place where it is broken."""
    return _Parser(source, len(source.text)).document(0)


def json_lines(source: Source, errors: list[InputError]) -> Iterator[Node]:
    """The value of each line that is not blank; a broken line goes to `errors`, and the next one is read."""
    for line in LINE.finditer(source.text):
        if line[0].isspace():
            continue
        if len(errors) >= MOST:
            return
        try:
            yield _Parser(source, line.end()).document(line.start())
        except InputError as error:
            errors.append(error)


class _Parser:
    """Reads up to `end`; a method takes the offset at which its value begins."""

    def __init__(self, source: Source, end: int) -> None:
        self.source = source
        self.text = source.text
        self.end = end

    def document(self, at: int) -> Node:
        node = self.value(self.past(BLANK, at, ""), 0)
        rest = self.past(BLANK, _behind(node), "")
        if rest < self.end:
            raise self.source.error("broken JSON: more text behind the value", rest, MEND)
        return node

    def past(self, pattern: re.Pattern[str], at: int, missing: str) -> int:
        """The offset behind something that must stand here."""
        match = pattern.match(self.text, at, self.end)
        if match is None:
            raise self.source.error(f"broken JSON: {missing} is missing", at, MEND)
        return match.end()

    def value(self, at: int, depth: int) -> Node:
        first = self.text[at : at + 1] if at < self.end else ""
        if first == '"':
            return self.string(at)
        if depth > DEEPEST:
            raise self.source.error("nested too deeply", at, "claims are flat: see claims.schema.json")
        if first == "{":
            return self.object(at, depth)
        return self.array(at, depth) if first == "[" else self.literal(at, first)

    def string(self, at: int) -> Scalar:
        try:
            text, end = scanstring(self.text, at + 1, True)
        except JSONDecodeError as error:
            raise self.source.error(f"broken JSON: {error.msg.lower()}", error.pos, MEND) from None
        if end - at - 2 > len(text):
            refuse_half_characters(text, self.source, at)
        return Scalar(text, at + 1, end - 1)

    def literal(self, at: int, first: str) -> Scalar:
        word = WORD.match(self.text, at, self.end)
        text = word[0] if word else first
        if text in LITERALS:
            return Scalar(text, at, at + len(text), LITERALS[text])
        if NUMERAL.fullmatch(text):
            return Scalar(text, at, at + len(text), NUMBER)
        what = f"{text!r} is no value of JSON" if text else "broken JSON: it ends too early"
        raise self.source.error(what, at, "put text in double quotes" if text else MEND)

    def array(self, at: int, depth: int) -> Array:
        items: list[Node] = []
        offset, closed = self.first(at, "]")
        while not closed:
            items.append(self.value(offset, depth + 1))
            offset, closed = self.next(_behind(items[-1]), "]")
        return Array(items, at, offset)

    def object(self, at: int, depth: int) -> Object:
        fields: dict[str, Node] = {}
        keys: dict[str, int] = {}
        offset, closed = self.first(at, "}")
        while not closed:
            key, value = self.plain_member(offset) or self.member(offset, depth)
            if key.text in fields:
                raise self.source.error(f"the field {key.text!r} stands twice", key.start, "keep one of them")
            fields[key.text], keys[key.text] = value, key.start
            offset, closed = self.next(_behind(value), "}")
        return Object(fields, keys, at, offset)

    def member(self, at: int, depth: int) -> tuple[Scalar, Node]:
        self.past(QUOTE, at, "a field's name in double quotes")
        key = self.string(at)
        return key, self.value(self.past(COLON, key.end + 1, "a colon"), depth + 1)

    def plain_member(self, at: int) -> tuple[Scalar, Node] | None:
        """A field that is text without escapes, as nearly all are, at one stroke."""
        match = PLAIN.match(self.text, at, self.end)
        if match is None:
            return None
        return Scalar(match[1], *match.span(1)), Scalar(match[2], *match.span(2))

    def first(self, at: int, closing: str) -> tuple[int, bool]:
        """The offset of the first item and False, or the one behind an empty pair of brackets and True."""
        offset = self.past(BLANK, at + 1, "")
        closed = offset < self.end and self.text[offset] == closing
        return offset + closed, closed

    def next(self, at: int, closing: str) -> tuple[int, bool]:
        """The offset of the next item and False, or the one behind the closing bracket and True."""
        match = AFTER.match(self.text, at, self.end)
        if match is None or match[1] not in (",", closing):
            raise self.source.error(f"broken JSON: a comma or {closing} is missing", at, MEND)
        if match[1] == closing:
            return match.end(1), True
        if self.text[match.end() : match.end() + 1] == closing:
            raise self.source.error("broken JSON: a comma too many", match.start(1), MEND)
        return match.end(), False


def _behind(node: Node) -> int:
    """The offset behind a node, past the closing quote of a string."""
    return node.end + (node.kind == STRING)
