"""Workflow commands of GitHub Actions: an annotation where each finding stands.

A step shows ten errors and ten warnings and drops the others without a word, so the worst are printed, with a line
that says how many more there are.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from checker.model.finding import Finding, Severity
from checker.telling.full import reasons
from checker.telling.quoting import place, quote
from checker.telling.telling import Complaint, Telling
from checker.telling.words import problem, safe

MOST = 10
COMMANDS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.NOTE: "notice"}


def github(telling: Telling) -> str:
    """A command a line: problems first, then the worst findings that nothing settles."""
    lines = [f"::error title=checker::{_data(problem(one))}" for one in telling.result.faults[:MOST]]
    lines += [_complaint(one) for one in telling.complaints[: MOST - len(lines)]]
    room = {Severity.ERROR: MOST - len(lines)}
    for severity, found in groupby(_open(telling), key=lambda one: one.severity):
        listed = list(found)
        shown = listed[: room.get(severity, MOST)]
        lines += [_annotation(one, telling) for one in shown]
        if more := len(listed) - len(shown):
            lines.append(f"checker: {more} more of severity {severity.value} are not shown as annotations")
    if more := len(telling.result.faults) + len(telling.complaints) - MOST:
        lines += [f"checker: {more} more problems and stale decisions are not shown"] if more > 0 else []
    settled = sum(telling.mark(one).settled for one in telling.findings)
    return "\n".join([*lines, *([f"checker: {settled} settled findings are not shown"] if settled else [])])


def _open(telling: Telling) -> Iterator[Finding]:
    return (one for one in telling.findings if not telling.mark(one).settled)


def _annotation(finding: Finding, telling: Telling) -> str:
    said = telling.said(finding)
    claim, report = said[0]
    at = {"file": safe(report.path or report.id), "title": f"{finding.rule}: {telling.title(finding)}"}
    if line := report.file_line(claim.figure.start):
        at["line"] = str(line)
    if report.file_lines is None:
        start, end = report.place(claim.figure.start), report.place(claim.figure.end)
        at |= {"col": str(start.column), "endLine": str(end.line), "endColumn": str(end.column)}
    quotes = [f"{place(report, one.figure)}: {quote(report, one.figure)}" for one, report in said]
    body = "\n".join([telling.message(finding), *quotes, *reasons(finding, telling)])
    return f"::{COMMANDS[finding.severity]} {_properties(at)}::{_data(body)}"


def _complaint(complaint: Complaint) -> str:
    at = {"file": safe(complaint.path), "title": complaint.title, "line": str(complaint.line)}
    return f"::error {_properties(at)}::{_data(complaint.text)}"


def _properties(at: dict[str, str]) -> str:
    return ",".join(f"{name}={_property(value)}" for name, value in at.items())


def _data(text: str) -> str:
    """Line ends and the escape itself; `##[` would begin a command of the old form wherever it stands."""
    escaped = text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")
    return escaped.replace("##[", "## [")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
