"""Findings and claims for machines: JSON that is byte-identical for the same reports in any order."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterable, Mapping
from decimal import Decimal
from typing import Any

from checker.model.amount import Reading
from checker.model.claim import Claim
from checker.model.finding import Finding, Step
from checker.model.interval import Interval
from checker.model.report import Report
from checker.model.result import Result
from checker.rulebook.load import Rulebook
from checker.telling import words
from checker.telling.quoting import quote

VERSION = 1
Json = dict[str, Any]
FORMULA = ("=", "+", "-", "@", "\t", "\r")
COLUMNS = (
    "report", "line", "column", "quote", "entity", "measure", "bound", "values", "unit", "when", "said_by", "scope",
    "links",
)  # fmt: skip


def findings_json(result: Result, findings: tuple[Finding, ...], rulebook: Rulebook, marks: Mapping[str, str]) -> str:
    """The whole result as JSON; its form is `findings.schema.json`."""
    claims = {claim.id: claim for claim in result.claims}
    reports = {report.id: report for report in result.reports}
    seen = result.coverage
    document = {
        "version": VERSION,
        "findings": [_finding(one, claims, reports, rulebook, marks) for one in findings],
        "coverage": {
            "reports": seen.reports,
            "figures": seen.figures,
            "understood": seen.understood,
            "compared": seen.compared,
            "not_understood": seen.not_understood,
        },
        "problems": [{"where": one.where, "what": one.what, "advice": one.advice} for one in result.problems],
    }
    return json.dumps(document, ensure_ascii=False, indent=1)


def _finding(
    finding: Finding,
    claims: dict[str, Claim],
    reports: dict[str, Report],
    rulebook: Rulebook,
    marks: Mapping[str, str],
) -> Json:
    rule = rulebook.rule(finding.rule)
    return {
        "id": finding.fingerprint,
        "rule": finding.rule,
        "severity": finding.severity.value,
        "confidence": finding.confidence.value,
        "disputed": finding.disputed,
        "strained": finding.reading is Reading.USUAL,
        "mark": marks.get(finding.fingerprint, ""),
        "message": words.message(rule, finding, claims) if rule else finding.rule,
        "claims": [claim_json(claims[one], reports[claims[one].report]) for one in finding.claims],
        "roles": {name: list(ids) for name, ids in sorted(finding.roles.items())},
        "steps": [_step(one) for one in finding.steps],
        "slips": [{"kind": one.kind, "claim": one.claim, "mend": one.mend} for one in finding.slips],
        "origins": [
            {"claim": one.claim, "reports": list(one.reports), "origins": list(one.origins)} for one in finding.origins
        ],
        "evidence": [{"field": one.field, "how": one.how, "words": one.words} for one in finding.evidence],
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
        "source": report.source,
        "line": at.line,
        "column": at.column,
        "start": claim.figure.start,
        "end": claim.figure.end,
        "quote": quote(report, claim.figure),
        "entity": claim.entity,
        "measure": claim.measure,
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
        "values": [_number(value) for value in claim.amount.values],
        "bound": claim.amount.label,
        "unit": claim.amount.unit.name,
        "wide": _interval(claim.amount.wide),
        "usual": _interval(claim.amount.usual),
    }


def _step(step: Step) -> Json:
    return {
        "left": step.left,
        "left_value": _interval(step.left_value),
        "op": step.op,
        "right": step.right,
        "right_value": _interval(step.right_value),
        "unit": step.unit,
        "verdict": step.verdict.value,
    }


def _interval(span: Interval) -> Json:
    return {
        "low": _bound(span.low),
        "high": _bound(span.high),
        "low_open": span.low_open,
        "high_open": span.high_open,
    }


def _bound(value: Decimal) -> str | None:
    return None if value.is_infinite() else _number(value)


def _number(value: Decimal) -> str:
    """A decimal as text, exact and without an exponent."""
    text = f"{value:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


# Claims


def claims_json(claims: Iterable[Claim], reports: Mapping[str, Report]) -> str:
    return json.dumps([claim_json(one, reports[one.report]) for one in claims], ensure_ascii=False, indent=1)


def claims_jsonl(claims: Iterable[Claim], reports: Mapping[str, Report]) -> str:
    return "\n".join(json.dumps(claim_json(one, reports[one.report]), ensure_ascii=False) for one in claims)


def claims_csv(claims: Iterable[Claim], reports: Mapping[str, Report]) -> str:
    """A row a claim; cells that a spreadsheet would run begin with an apostrophe."""
    out = io.StringIO()
    table = csv.writer(out, lineterminator="\n")
    table.writerow(COLUMNS)
    for one in claims:
        table.writerow([_harmless(cell) for cell in cells(one, reports)])
    return out.getvalue().rstrip("\n")


def cells(claim: Claim, reports: Mapping[str, Report]) -> list[str]:
    """A claim's row, in the order of `COLUMNS`."""
    report = reports[claim.report]
    at = report.place(claim.figure.start)
    amount, scope = claim.amount, claim.scope
    narrowed = [
        *scope.places,
        *scope.group,
        scope.part.value,
        scope.modality.value,
        *(f"? {one}" for one in scope.residue),
    ]
    narrowed += [name for name in ("change", "older") if getattr(scope, name)]
    return [
        claim.report,
        str(at.line),
        str(at.column),
        quote(report, claim.figure),
        claim.entity,
        claim.measure,
        amount.label if amount else "",
        " to ".join(map(_number, amount.values)) if amount else (claim.moment.iso() if claim.moment else ""),
        amount.unit.name if amount else "",
        claim.when.iso() if claim.when else "",
        " < ".join(claim.said_by),
        ", ".join(filter(None, narrowed)),
        "; ".join(_link(one.kind, one.roles, claim, reports) for one in claim.links),
    ]


def _link(kind: str, roles: Mapping[str, tuple[str, ...]], claim: Claim, reports: Mapping[str, Report]) -> str:
    """ "part of '11,000 troops'": a link by the words of the claims at its other ends."""
    others = [one for ids in roles.values() for one in ids if one != claim.id]
    return f"{kind.replace('_', ' ')} {', '.join(repr(_words(one, reports)) for one in others)}"


def _words(claim: str, reports: Mapping[str, Report]) -> str:
    report, _, offsets = claim.rpartition(":")
    start, _, end = offsets.partition("-")
    return words.safe(reports[report].text[int(start) : int(end)]) if report in reports else claim


def _harmless(cell: str) -> str:
    is_number = cell[1:].replace(".", "").replace(",", "").isdigit()
    return f"'{cell}" if cell.startswith(FORMULA) and not is_number else cell
