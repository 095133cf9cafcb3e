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
from checker.reading.source import Source

HEADER = re.compile(r"[ \t]*(date|source|url|id)[ \t]*:([^\r\n]*)(?:\r\n?|\n|\Z)", re.IGNORECASE)
RAW = re.compile(r"\s*date[ \t]+([0-9]{4}-[0-9]{2}-[0-9]{2})\b[ \t]*", re.IGNORECASE)


def read_text(source: Source, id_: str, story: str) -> Report:
    """A report from plain text. Raises `InputError` for a date that cannot be read, or a header given twice."""
    text, body, fields = source.text, 0, dict[str, str]()
    published = None
    while match := HEADER.match(text, body):
        name, value = match[1].lower(), match[2].strip()
        if name in fields:
            raise source.error(f"the header gives {name!r} twice", match.start(1), "keep one, or leave a blank line")
        fields[name] = value
        if name == "date" and value:
            published = read_date(value, source.where(text.index(value, match.start(2))))
        body = match.end()
    if not fields and (raw := RAW.match(text)):
        published, body = read_date(raw[1], source.where(raw.start(1))), raw.end()
    return Report(
        id=fields.get("id") or id_,
        text=text,
        source=fields.get("source") or None,
        published=published,
        url=fields.get("url") or None,
        story=story,
        body=(body, len(text)),
        notes=() if published else (source.undated(),),
    )
