"""One line a finding."""

from __future__ import annotations

from collections.abc import Mapping

from checker.model.finding import Finding
from checker.model.result import Result
from checker.rulebook.load import Rulebook
from checker.telling import words
from checker.telling.quoting import place, quote


def concise(result: Result, findings: tuple[Finding, ...], rulebook: Rulebook, marks: Mapping[str, str]) -> str:
    """`place: severity[rule] message | quote | quote`, a line each."""
    claims = {claim.id: claim for claim in result.claims}
    reports = {report.id: report for report in result.reports}

    def line(finding: Finding) -> str:
        first = claims[finding.claims[0]]
        rule = rulebook.rule(finding.rule)
        text = words.message(rule, finding, claims) if rule else finding.rule
        spans = [claims[one].figure for one in finding.claims]
        quotes = " | ".join(f"{place(reports[at.report], at)} {quote(reports[at.report], at)!r}" for at in spans)
        mark = f" ({marks[finding.fingerprint]})" if finding.fingerprint in marks else ""
        where = place(reports[first.report], first.figure)
        return f"{where}: {finding.severity.value}[{finding.rule}] {text}{mark} | {quotes}"

    return "\n".join(map(line, findings))
