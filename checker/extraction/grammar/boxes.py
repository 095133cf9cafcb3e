"""Fact boxes: a title, and lines such as "Length: 61 m", all of them about what the title names."""

from __future__ import annotations

import re

import msgspec

from checker.extraction.grammar.sentence import LABEL, Sentence
from checker.model.report import Report

TITLE = re.compile(rf"\s*(?P<title>[^\n:]{{1,80}})\n\s*(?={LABEL.pattern})")
NAMING = frozenset(("NOUN", "PROPN", "ADJ", "NUM"))


class Box(msgspec.Struct, frozen=True):
    """What the labelled lines of a report are about: the title as written, and its words in lower case."""

    title: str = ""
    words: frozenset[str] = frozenset()


def box(report: Report) -> Box:
    """The box that a report is; one without a title if it is none."""
    for start, _ in report.prose:
        match = TITLE.match(report.text, start)
        if match is None:
            break
        line = Sentence(report.text, *match.span("title"), 0)
        naming = (word for word, tag in zip(line.lower, line.tags, strict=True) if tag in NAMING)
        return Box(match["title"].strip(), frozenset(naming))
    return Box()
