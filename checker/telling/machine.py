"""Findings and claims for machines: JSON that is byte-identical for the same reports in any order."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping
from typing import Any

from checker.model.amount import Reading, decimal_text
from checker.model.claim import Claim
from checker.model.finding import Finding, Step
from checker.model.report import Report
from checker.telling.certificate import certificate, interval, seal
from checker.telling.quoting import quote
from checker.telling.telling import Telling

VERSION = 1
Json = dict[str, Any]
UNSEEN = re.compile("[\x7f-\x9f\xad\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff]")


def as_json(value: Any, indent: int | None = None) -> str:
    """JSON as UTF-8, in which characters that cannot be seen, those of writing direction among them, are escaped."""
    text = json.dumps(value, ensure_ascii=False, indent=indent)
    return UNSEEN.sub(lambda match: f"\\u{ord(match[0]):04x}", text)


def findings_json(telling: Telling) -> str:
    """The whole result as JSON; its form is `findings.schema.json`."""
    seen = telling.result.coverage
    document = {
        "version": VERSION,
        "findings": [_finding(one, telling) for one in telling.findings],
        "withdrawal": {
            "claims": list(telling.withdrawal.claims),
            "weight": telling.withdrawal.weight,
            "proven": telling.withdrawal.proven,
        },
        "decisions": [
            {"kind": one.kind, "path": one.path, "line": one.line, "what": one.what, "detail": one.detail}
            for one in telling.complaints
        ],
        "coverage": {
            "reports": seen.reports,
            "figures": seen.figures,
            "understood": seen.understood,
            "compared": seen.compared,
            "not_understood": seen.not_understood,
        },
        "problems": [{"where": one.where, "what": one.what, "advice": one.advice} for one in telling.result.problems],
    }
    return as_json({**document, "seal": seal(document)}, 1)


def findings_jsonl(telling: Telling) -> str:
    """A finding a line, each as in the JSON."""
    return "\n".join(as_json(_finding(one, telling)) for one in telling.findings)


def _finding(finding: Finding, telling: Telling) -> Json:
    document = _unsealed(finding, telling)
    return {**document, "seal": seal(document)}


def _unsealed(finding: Finding, telling: Telling) -> Json:
    mark = telling.mark(finding)
    return {
        "id": finding.fingerprint,
        "rule": finding.rule,
        "severity": finding.severity.value,
        "confidence": finding.confidence.value,
        "disputed": finding.disputed,
        "strained": finding.reading is Reading.USUAL,
        "mark": mark.word,
        "reason": mark.reason,
        "message": telling.message(finding),
        "claims": [claim_json(claim, report) for claim, report in telling.said(finding)],
        "roles": {name: list(ids) for name, ids in sorted(finding.roles.items())},
        "steps": [_step(one) for one in finding.steps],
        "slips": [
            {"kind": one.kind, "claim": one.claim, "mend": one.mend, "steps": [_step(step) for step in one.steps]}
            for one in finding.slips
        ],
        "falls_with": telling.withdrawal.cause(finding),
        "origins": [
            {"claim": one.claim, "reports": list(one.reports), "origins": list(one.origins)} for one in finding.origins
        ],
        "evidence": [{"field": one.field, "how": one.how, "words": one.words} for one in finding.evidence],
        "certificate": certificate(finding, telling),
    }


def claim_json(claim: Claim, report: Report) -> Json:
    """One claim: where it stands, what it says, how it was read."""
    at = report.place(claim.figure.start)
    scope = claim.scope
    facets = {
        "places": list(scope.places),
        "group": list(scope.group),
        "part": scope.part.value,
        "modality": scope.modality.value,
        "change": scope.change,
        "older": scope.older,
        "residue": list(scope.residue),
    }
    return {
        "id": claim.id,
        "report": claim.report,
        "path": report.path,
        "source": report.source,
        "line": at.line,
        "column": at.column,
        "place": at.label,
        "start": claim.figure.start,
        "end": claim.figure.end,
        "quote": quote(report, claim.figure),
        "entity": claim.entity,
        "about": claim.about,
        "measure": claim.measure,
        "what": claim.what,
        "declared": claim.declared,
        "amount": _amount(claim),
        "moment": claim.moment.iso() if claim.moment else None,
        "when": claim.when.iso() if claim.when else None,
        "said_by": list(claim.said_by),
        "scope": {name: value for name, value in facets.items() if value},
        "links": [
            {"kind": one.kind, "roles": {k: list(v) for k, v in sorted(one.roles.items())}} for one in claim.links
        ],
        "confidence": claim.confidence.value,
        "evidence": [{"field": one.field, "how": one.how, "words": one.words} for one in claim.evidence],
    }


def _amount(claim: Claim) -> Json | None:
    if claim.amount is None:
        return None
    return {
        "values": [decimal_text(value) for value in claim.amount.values],
        "bound": claim.amount.label,
        "unit": claim.amount.unit.name,
        "wide": interval(claim.amount.wide),
        "usual": interval(claim.amount.usual),
    }


def _step(step: Step) -> Json:
    return {
        "left": step.left,
        "left_value": interval(step.left_value),
        "op": step.op,
        "right": step.right,
        "right_value": interval(step.right_value),
        "unit": step.unit,
        "verdict": step.verdict.value,
    }


# Claims


def claims_json(claims: Iterable[Claim], reports: Mapping[str, Report]) -> str:
    return as_json([claim_json(one, reports[one.report]) for one in claims], 1)


def claims_jsonl(claims: Iterable[Claim], reports: Mapping[str, Report]) -> str:
    return "\n".join(as_json(claim_json(one, reports[one.report])) for one in claims)
