"""Decisions in the reports themselves: `checker: ignore RULE until=2027-01-31 -- reason`, in a comment.

In Markdown it stands in the paragraph that it is about, or alone before it; in YAML on a claim's line, or before it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import date

from checker.cli.register import INLINE, Entry, Register
from checker.model.report import Report
from checker.model.result import Problem
from checker.model.span import Span
from checker.rulebook.load import Rulebook

COMMENT = re.compile(
    r"(?:<!--|(?P<hash>#))[ \t]*checker:[ \t]*ignore[ \t]+(?P<rule>[\w-]+)(?:[ \t]+until=(?P<until>\S+))?"
    r"[ \t]*(?:--(?!>)[ \t]*(?P<reason>(?:(?!-->)[^\r\n])*?))?[ \t]*(?:-->|(?=[\r\n]|\Z))"
)
BLANK_LINE = re.compile(r"\n[ \t\r]*\n")
ADVICE = "write checker: ignore RULE until=2027-01-31 -- reason"


def inline(reports: Iterable[Report], rulebook: Rulebook) -> Register:
    """The decisions in the comments of some reports, and what is wrong with them."""
    entries: list[Entry] = []
    problems: list[Problem] = []
    for report in reports:
        for match in COMMENT.finditer(report.text):
            if (match["hash"] is None) == bool(report.records and report.body == (0, 0)):
                continue  # the comment of another kind of file
            line = report.place(match.start()).line
            what = list(_wrong(match, rulebook))
            problems += [Problem(f"{report.path or report.id}:{line}", one, ADVICE) for one in what]
            if not what:
                entries.append(_entry(report, match, line))
    return Register(tuple(entries), tuple(problems))


def _wrong(match: re.Match[str], rulebook: Rulebook) -> Iterator[str]:
    if not match["reason"]:
        yield "a decision without a reason"
    if match["rule"] not in {rule.id for rule in rulebook.rules}:
        yield f"no rule {match['rule']!r}"
    if match["until"] and _day(match["until"]) is None:
        yield f"{match['until']!r} is no day"


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


def _entry(report: Report, match: re.Match[str], line: int) -> Entry:
    return Entry(
        kind=INLINE,
        path=report.path or report.id,
        line=line,
        reason=match["reason"],
        rule=match["rule"],
        spans=(Span(report.id, *_about(report, match)),),
        until=_day(match["until"]) if match["until"] else None,
    )


def _about(report: Report, match: re.Match[str]) -> tuple[int, int]:
    """The claim or the paragraph that a comment is about."""
    text = report.text
    if match["hash"]:
        line_start = text.rfind("\n", 0, match.start()) + 1
        spans = [record.span for record in report.records if record.span.end > line_start]
        return (spans[0].start, spans[0].end) if spans else match.span()
    before = [one.end() for one in BLANK_LINE.finditer(text, 0, match.start())]
    start = before[-1] if before else 0
    after = BLANK_LINE.search(text, match.end())
    end = after.start() if after else len(text)
    if not text[start : match.start()].strip() and not text[match.end() : end].strip() and after:
        following = BLANK_LINE.search(text, after.end())
        return after.end(), following.start() if following else len(text)
    return start, end
