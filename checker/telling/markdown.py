"""Findings as Markdown, for a pull request, a wiki or a mail; nothing of a report is taken for a mark."""

from __future__ import annotations

import re
from collections.abc import Iterator

from checker.model.claim import Claim
from checker.model.finding import Finding
from checker.model.report import Report
from checker.telling import words
from checker.telling.coverage import coverage
from checker.telling.full import reasons
from checker.telling.quoting import passage, place, spaced
from checker.telling.telling import Telling

MARK = re.compile(r"[\\`*_\[\]<>|~&]")
LEADING = re.compile(r"^\s*(?:[0-9]{1,9}(?=[.)])|(?=[-+=#]))")  # before the mark of a list or a heading
LIVE = re.compile(r"(?<=[@#])(?=\w)|(?<=:)(?=//)|(?<=www)(?=\.)")  # hosts make links of these in any text
NOTHING = "<!-- -->"
"""A comment keeps two characters apart and is not shown."""

WIDE = 300
"""Characters of a paragraph that are quoted around a figure."""


def markdown(telling: Telling, most: int | None = None) -> str:
    """A heading and a section a finding, at most so many; then what could not be read, and the coverage."""
    shown = telling.findings[:most]
    parts = [_heading(telling), *("\n".join(_section(one, telling)) for one in shown)]
    if more := len(telling.findings) - len(shown):
        parts.append(f"... and {more} more.")
    if telling.complaints:
        stale = (f"- {plain(str(one))}" for one in telling.complaints)
        parts.append("\n".join(["## Decisions that no longer hold", "", *stale]))
    if telling.result.problems:
        parts.append("\n".join(["## Problems", "", *(f"- {plain(words.problem(p))}" for p in telling.result.problems)]))
    return "\n\n".join([*parts, plain(coverage(telling.result))])


def _heading(telling: Telling) -> str:
    failing = sum(map(telling.fails, telling.findings))
    if not telling.is_judged:
        return "# Nothing was judged\n\nNo two figures could be compared."
    number = len(telling.findings)
    return f"# {number or 'No'} finding{'' if number == 1 else 's'}" + (f", {failing} at the gate" if failing else "")


def _section(finding: Finding, telling: Telling) -> Iterator[str]:
    flags = "".join(f" ({flag})" for flag in telling.flags(finding))
    yield f"## {finding.severity.value}: {plain(telling.message(finding))}{flags}"
    for claim, report in telling.said(finding):
        yield ""
        yield from _quote(claim, report)
    yield ""
    yield f"- rule: {plain(finding.rule)}, {plain(telling.title(finding))}"
    if reason := telling.mark(finding).reason:
        yield f"- decided: {plain(reason)}"
    for line in reasons(finding, telling):
        yield f"- {plain(line)}"


def _quote(claim: Claim, report: Report) -> Iterator[str]:
    before, figure, after = passage(report, claim.figure, WIDE)
    source = f" ({plain(report.source)})" if report.source else ""
    yield f"> {plain(before)}**{plain(figure)}**{plain(after)}"
    yield ">"
    yield f"> {plain(place(report, claim.figure))}{source}: {plain(words.reading(claim))}"


def plain(text: str) -> str:
    """Text as text: no link, tag, mention, list or heading comes of it."""
    marked = MARK.sub(r"\\\g<0>", spaced(text))
    return LIVE.sub(NOTHING, LEADING.sub(r"\g<0>\\", marked))
