"""Findings in full, in the manner of a compiler: both quotes, the arithmetic, the reason, the likely slip."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from checker.model.claim import Claim, Evidence
from checker.model.finding import Finding
from checker.model.report import Report
from checker.model.result import Result
from checker.rulebook.load import Rulebook
from checker.telling import words
from checker.telling.quoting import excerpt, place

Paint = Callable[[str, str], str]


def plain(text: str, _style: str) -> str:
    return text


def full(
    result: Result,
    findings: tuple[Finding, ...],
    rulebook: Rulebook,
    marks: Mapping[str, str],
    paint: Paint = plain,
) -> str:
    """All findings; `marks` says by fingerprint which are known or new, `paint` colours a text by its role."""
    claims = {claim.id: claim for claim in result.claims}
    reports = {report.id: report for report in result.reports}
    blocks = (_finding(one, claims, reports, rulebook, marks, paint) for one in findings)
    return "\n\n".join("\n".join(lines) for lines in blocks)


def _finding(
    finding: Finding,
    claims: dict[str, Claim],
    reports: dict[str, Report],
    rulebook: Rulebook,
    marks: Mapping[str, str],
    paint: Paint,
) -> Iterator[str]:
    rule = rulebook.rule(finding.rule)
    text = words.message(rule, finding, claims) if rule else finding.rule
    flags = " ".join(f"({flag})" for flag in _flags(finding, marks))
    head = paint(f"{finding.severity.value}[{finding.rule}]", finding.severity.value)
    yield f"{head}: {text}{' ' + flags if flags else ''}"
    for claim in (claims[one] for one in finding.claims):
        yield from _claim(claim, reports[claim.report], paint)
    for origins in finding.origins:
        yield f"   = {words.figure(claims[origins.claim])}: {words.origins(origins)}"
    for one in finding.steps:
        yield f"   = {words.step(one)}"
    if finding.evidence:
        yield f"   = compared because: {'; '.join(map(_because, finding.evidence))}"
    for slip in finding.slips:
        yield f"   = might be: {words.slip(slip.kind, slip.mend)}"


def _flags(finding: Finding, marks: Mapping[str, str]) -> Iterator[str]:
    if mark := marks.get(finding.fingerprint):
        yield mark
    if finding.disputed:
        yield "disputed"
    if finding.reading.value == "usual":
        yield "strained"


def _claim(claim: Claim, report: Report, paint: Paint) -> Iterator[str]:
    line, text, carets = excerpt(report, claim.figure)
    gutter = f"{line:>4} | "
    source = f" ({words.safe(report.source)})" if report.source else ""
    yield f"  {paint('-->', 'place')} {place(report, claim.figure)}{source}"
    yield gutter + text
    yield f"     | {paint(carets, 'figure')} {words.reading(claim)}"


def _because(evidence: Evidence) -> str:
    said = f" ({words.safe(evidence.words)})" if evidence.words else ""
    return f"{evidence.field} {evidence.how}{said}"
