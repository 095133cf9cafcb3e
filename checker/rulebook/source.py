"""Where something stands in a TOML file, which its parser does not tell."""

from __future__ import annotations

import re

import msgspec

ARRAY = re.compile(r"^\s*\[\[\s*([^\]]+?)\s*\]\]")
TABLE = re.compile(r"^\s*\[\s*([^\]]+?)\s*\]")


class Source(msgspec.Struct, frozen=True):
    """The text of a rule file, and the path by which errors name it."""

    path: str
    text: str

    def where(self, table: str = "", key: str = "", inside: str = "", nth: int = 0, column: int = 0) -> str:
        """``path:line:column`` of a key of a table (of the `nth` table of that name, from 0).

        `inside` moves to those words in the key's value, or to the key itself if it is the key; `column` that many
        further. What is not found falls back to the table, and that to the file.
        """
        lines = self.text.splitlines()
        first = _table_line(lines, table, nth)
        if first is None:
            return self.path
        line = _key_line(lines, first + bool(table), key) if key else None
        if line is None:
            return f"{self.path}:{first + 1}:1"
        return f"{self.path}:{line + 1}:{_column(lines[line], key, inside) + column + 1}"


def _table_line(lines: list[str], table: str, nth: int) -> int | None:
    if not table:
        return 0 if lines else None
    found = (index for index, line in enumerate(lines) if _header(line) == table)
    return next((index for count, index in enumerate(found) if count == nth), None)


def _header(line: str) -> str:
    match = ARRAY.match(line) or TABLE.match(line)
    return match[1] if match else ""


def _key_line(lines: list[str], first: int, key: str) -> int | None:
    for index in range(first, len(lines)):
        if _header(lines[index]):
            return None
        if re.match(rf'\s*"?{re.escape(key)}"?\s*=', lines[index]):
            return index
    return None


def _column(line: str, key: str, inside: str) -> int:
    """Where some words of a line begin; without words, its value behind an opening quote."""
    if inside:
        return max(line.find(inside, 0 if inside == key else line.find("=")), 0)
    match = re.search(r'=\s*"?', line)
    return match.end() if match else 0
