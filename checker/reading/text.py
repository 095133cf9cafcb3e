"""Plain text: optional header lines, then prose.

    date: 2025-03-27
    source: The Daily
    url: https://...

A raw page whose first line begins with the word "date" and an ISO date gives its date that way.
"""

from __future__ import annotations

import re

from checker.model.report import Report
from checker.reading.dates import read_date

HEADER = re.compile(r"[ \t]*(date|source|url|id)[ \t]*:[ \t]*(.*?)[ \t]*(?:\r?\n|\Z)", re.IGNORECASE)
RAW = re.compile(r"\s*date\s+(\d{4}-\d{2}-\d{2})\b\s*", re.IGNORECASE)


def read_text(text: str, id_: str, story: str, where: str) -> Report:
    """A report from plain text. Raises `InputError` for a date that cannot be read."""
    fields: dict[str, str] = {}
    start, published = 0, None
    while match := HEADER.match(text, start):
        name = match[1].lower()
        if name in fields:
            break
        fields[name] = match[2]
        if name == "date" and match[2]:
            line = text.count("\n", 0, match.start(2)) + 1
            column = match.start(2) - (text.rfind("\n", 0, match.start(2)) + 1) + 1
            published = read_date(match[2], f"{where}:{line}:{column}")
        start = match.end()
    if not fields and (raw := RAW.match(text)):
        published, start = read_date(raw[1], f"{where}:1:{raw.start(1) + 1}"), raw.end()
    return Report(
        id=fields.get("id") or id_,
        text=text,
        source=fields.get("source") or None,
        published=published,
        url=fields.get("url") or None,
        story=story,
        body=(start, len(text)),
        notes=() if published else (f"{where}: no date, so that days and weeks in it are not resolved",),
    )
