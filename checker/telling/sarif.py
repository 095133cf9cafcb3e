"""SARIF 2.1.0, as code hosts and editors read it: each finding at its first claim, the others as related locations.

Of a finding that a register settles the result stays, marked as suppressed with its reason. Section numbers are those
of the standard (OASIS, SARIF 2.1.0).
"""

from __future__ import annotations

import json
from pathlib import PurePosixPath
from typing import Any
from urllib.parse import quote as percent_encoded

from checker.model.claim import Claim
from checker.model.finding import Finding
from checker.model.report import Report
from checker.model.result import Problem
from checker.rulebook.rule import Rule
from checker.telling import words
from checker.telling.full import reasons
from checker.telling.quoting import place, quote
from checker.telling.telling import Complaint, Telling

Json = dict[str, Any]
SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"
HERE = "%SRCROOT%"
FINGERPRINT = "checker/v1"


def sarif(telling: Telling) -> str:
    """One run: the rules that were at work, the results, and what could not be read."""
    rules = [_rule(one) for one in telling.rulebook.rules]
    rules += [_of_decisions(kind, title) for kind, title in {one.kind: one.title for one in telling.complaints}.items()]
    index = {rule["id"]: number for number, rule in enumerate(rules)}
    results = [_result(one, telling, index) for one in telling.findings]
    results += [_complaint(one, telling, index) for one in telling.complaints]
    driver = {
        "name": "checker",
        "fullName": "Fact-consistency checker",
        "semanticVersion": telling.version,
        "rules": rules,
    }
    run = {
        "tool": {"driver": driver},
        "columnKind": "unicodeCodePoints",
        "originalUriBaseIds": {HERE: {"description": {"text": "The folder in which checker was run."}}},
        "invocations": [_invocation(telling)],
        "results": results,
    }
    return json.dumps({"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}, indent=1)


def _rule(rule: Rule) -> Json:
    return {
        "id": rule.id,
        "shortDescription": {"text": _message(rule.title)},
        "fullDescription": {"text": _message(rule.why)},
        "defaultConfiguration": {"level": rule.severity.value},
        "properties": {"topic": rule.topic},
    }


def _result(finding: Finding, telling: Telling, index: dict[str, int]) -> Json:
    (claim, report), *others = telling.said(finding)
    links = " ".join(f"[{_linked(report, one)}]({number})" for number, (one, report) in enumerate(others, 1))
    lines = [
        _message(telling.message(finding)),
        f"See {links}." if others else "",
        *map(_message, reasons(finding, telling)),
    ]
    result: Json = {
        "ruleId": finding.rule,
        "level": finding.severity.value,
        "message": {"text": "\n".join(filter(None, lines))},
        "locations": [_location(claim, report)],
        "relatedLocations": [_location(one, report, number) for number, (one, report) in enumerate(others, 1)],
        "partialFingerprints": {FINGERPRINT: finding.fingerprint},
        "properties": {"confidence": finding.confidence.value, "disputed": finding.disputed},
    }
    if finding.rule in index:
        result["ruleIndex"] = index[finding.rule]
    if telling.marks:
        result |= _standing(finding, telling)
    return result


def _of_decisions(kind: str, title: str) -> Json:
    text = {"text": _message(f"{title}.")}
    default = {"level": "warning"}
    return {"id": kind, "shortDescription": text, "fullDescription": text, "defaultConfiguration": default}


def _complaint(one: Complaint, telling: Telling, index: dict[str, int]) -> Json:
    """A decision that no longer holds, where it stands."""
    place = {"artifactLocation": _artifact(one.path), "region": {"startLine": one.line}}
    result: Json = {
        "ruleId": one.kind,
        "ruleIndex": index[one.kind],
        "level": "warning",
        "message": {"text": _message(one.text)},
        "locations": [{"physicalLocation": place, "message": {"text": _message(one.title)}}],
        "relatedLocations": [],
        "partialFingerprints": {FINGERPRINT: one.fingerprint},
    }
    return result | ({"baselineState": "new"} if telling.marks else {})


def _standing(finding: Finding, telling: Telling) -> Json:
    """Whether the register knows a finding: all results of a run say so, or none (3.27.24)."""
    mark = telling.mark(finding)
    if not mark.settled:
        return {"baselineState": "new"}
    suppression = {"kind": "external", "status": "accepted", "justification": _message(mark.reason or mark.word)}
    return {"baselineState": "unchanged", "suppressions": [suppression]}


def _location(claim: Claim, report: Report, number: int | None = None) -> Json:
    physical: Json = {"artifactLocation": _artifact(report.path or report.id)}
    if region := _region(claim, report):
        physical["region"] = region
    location: Json = {"physicalLocation": physical, "message": {"text": _message(words.reading(claim))}}
    if number is not None:
        location["id"] = number
    if label := report.place(claim.figure.start).label:
        location["logicalLocations"] = [{"fullyQualifiedName": f"{report.id}, {label}"}]
    return location


def _artifact(file: str) -> Json:
    path = PurePosixPath(file)
    if path.is_absolute():
        return {"uri": path.as_uri()}
    return {"uri": percent_encoded(path.as_posix()), "uriBaseId": HERE}


def _region(claim: Claim, report: Report) -> Json:
    """Lines and columns of the file; only its line where the text was taken out of it, nothing if it has no lines."""
    if report.file_lines is not None:
        line = report.file_line(claim.figure.start)
        return {"startLine": line} if line else {}
    start, end = report.place(claim.figure.start), report.place(claim.figure.end)
    return {
        "startLine": start.line,
        "startColumn": start.column,
        "endLine": end.line,
        "endColumn": end.column,
        "snippet": {"text": quote(report, claim.figure)},
    }


def _invocation(telling: Telling) -> Json:
    return {
        "executionSuccessful": telling.is_judged and not telling.result.faults,
        "toolExecutionNotifications": [_notification(one) for one in telling.result.problems],
    }


def _notification(problem: Problem) -> Json:
    text = words.problem(problem).partition(": ")[2]
    return {"level": "note" if problem.minor else "error", "message": {"text": _message(text)}}


def _linked(report: Report, claim: Claim) -> str:
    return _message(f"{quote(report, claim.figure)} ({place(report, claim.figure)})")


def _message(text: str) -> str:
    """Plain text: brackets would make a link (3.11.6), braces a placeholder (3.11.5)."""
    shown = words.safe(text).replace("\\", "\\\\").replace("[", "\\[").replace("]", "\\]")
    return shown.replace("{", "{{").replace("}", "}}")
