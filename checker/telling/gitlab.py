"""A Code Quality report of GitLab, which shows a merge request's new findings beside its changes."""

from __future__ import annotations

from collections import Counter
from typing import Any

from checker.model.finding import Finding, Severity
from checker.telling import words
from checker.telling.machine import as_json
from checker.telling.quoting import place, quote
from checker.telling.telling import Complaint, Telling

SEVERITIES = {Severity.ERROR: "critical", Severity.WARNING: "major", Severity.NOTE: "info"}


def gitlab(telling: Telling) -> str:
    """A list of findings; those that are settled are of severity ``info``. No two have one fingerprint."""
    seen: Counter[str] = Counter()
    rows = []
    for finding in telling.findings:
        times = seen[finding.fingerprint]
        rows.append(_row(finding, telling) | {"fingerprint": f"{finding.fingerprint}{f'-{times}' if times else ''}"})
        seen[finding.fingerprint] += 1
    return as_json([*rows, *map(_complaint, telling.complaints)], 1)


def _complaint(complaint: Complaint) -> dict[str, Any]:
    return {
        "description": complaint.text,
        "check_name": complaint.kind,
        "severity": SEVERITIES[Severity.WARNING],
        "location": {"path": words.safe(complaint.path), "lines": {"begin": complaint.line}},
        "fingerprint": complaint.fingerprint,
    }


def _row(finding: Finding, telling: Telling) -> dict[str, Any]:
    (claim, report), *others = telling.said(finding)
    against = "; ".join(f"{quote(there, one.figure)} ({place(there, one.figure)})" for one, there in others)
    mark = telling.mark(finding)
    return {
        "description": telling.message(finding) + (f" Against {against}." if others else ""),
        "check_name": finding.rule,
        "severity": SEVERITIES[Severity.NOTE if mark.settled else finding.severity],
        "location": {
            "path": words.safe(report.path or report.id),
            "lines": {"begin": report.file_line(claim.figure.start) or 1},
        },
    }
