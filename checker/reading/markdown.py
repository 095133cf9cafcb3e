"""Markdown with YAML front matter: the report's date and source between two lines of dashes, then prose."""

from __future__ import annotations

import difflib
import re
from typing import Any

from checker.errors import InputError
from checker.model.report import Report
from checker.reading.dates import read_date
from checker.reading.text import read_text

FENCE = re.compile(r"---[ \t]*\r?\n(.*?\n)?---[ \t]*(?:\r?\n|\Z)", re.DOTALL)
KNOWN = ("date", "source", "url", "id", "title", "facts_from", "planted")


def read_markdown(text: str, id_: str, story: str, where: str) -> Report:
    """A report from Markdown. Raises `InputError` for front matter that is broken or has an unknown key."""
    match = FENCE.match(text)
    if match is None:
        if text.startswith("---"):
            raise InputError("the front matter has no end", where=f"{where}:1", advice="close it with a line of ---")
        return read_text(text, id_, story, where)
    fields = front_matter(match[1] or "", where)
    published = read_date(str(fields["date"]), _line(match[1], "date", where)) if fields.get("date") else None
    return Report(
        id=str(fields.get("id") or id_),
        text=text,
        source=str(fields["source"]) if fields.get("source") else None,
        published=published,
        url=str(fields["url"]) if fields.get("url") else None,
        story=story,
        body=(match.end(), len(text)),
        notes=() if published else (f"{where}: no date, so that days and weeks in it are not resolved",),
    )


def front_matter(yaml: str, where: str) -> dict[str, Any]:
    """The front matter's fields; YAML 1.2, safe, without aliases."""
    from ruamel.yaml import YAML
    from ruamel.yaml.error import MarkedYAMLError, YAMLError

    try:
        fields = YAML(typ="safe", pure=True).load(yaml)
    except MarkedYAMLError as error:
        line = (error.problem_mark.line if error.problem_mark else 0) + 2
        problem = str(error.problem or error.context or "broken YAML").strip()
        raise InputError(f"front matter: {problem}", where=f"{where}:{line}", advice="mend the YAML") from None
    except YAMLError as error:
        raise InputError(f"front matter: {error}", where=f"{where}:2", advice="mend the YAML") from None
    if fields is None:
        return {}
    if not isinstance(fields, dict):
        raise InputError("front matter is no list of fields", where=f"{where}:2", advice="write `date: 2025-03-27`")
    for key in fields:
        if str(key) not in KNOWN and not str(key).startswith("x-"):
            near = difflib.get_close_matches(str(key), KNOWN, 1)
            advice = f"did you mean {near[0]!r}?" if near else "its own fields begin with x-"
            raise InputError(f"unknown field {key!r}", where=_line(yaml, str(key), where), advice=advice)
    return fields


def _line(yaml: str, key: str, where: str) -> str:
    """Where a field of the front matter stands: file, line and column."""
    for number, line in enumerate(yaml.splitlines(), 2):
        if line.startswith(f"{key}:"):
            value = line[len(key) + 1 :]
            return f"{where}:{number}:{len(key) + 2 + len(value) - len(value.lstrip())}"
    return f"{where}:2"
