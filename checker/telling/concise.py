"""One line a finding."""

from __future__ import annotations

from checker.model.finding import Finding
from checker.telling.quoting import place, quote
from checker.telling.telling import Telling


def concise(telling: Telling) -> str:
    """`place: severity[rule] message | quote | quote`, a line each."""
    return "\n".join(_line(one, telling) for one in telling.findings)


def _line(finding: Finding, telling: Telling) -> str:
    said = telling.said(finding)
    quotes = " | ".join(f"{place(report, one.figure)} {quote(report, one.figure)!r}" for one, report in said)
    word = telling.mark(finding).word
    where = place(said[0][1], said[0][0].figure)
    head = f"{where}: {finding.severity.value}[{finding.rule}] {telling.message(finding)}"
    return f"{head}{f' ({word})' if word else ''} | {quotes}"
