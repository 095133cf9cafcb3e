"""JUnit XML, as CI servers read it: findings that fail are failures, settled ones skipped, reports without any pass."""

from __future__ import annotations

from collections.abc import Iterator
from xml.sax.saxutils import escape, quoteattr

from checker.model.finding import Finding
from checker.model.result import Problem
from checker.telling import words
from checker.telling.full import block
from checker.telling.telling import Complaint, Telling

NOTHING = Problem("checker", "nothing was judged: no two figures could be compared", "give it two reports on one story")


def junit(telling: Telling) -> str:
    """One suite; its counts are those of its cases, and what could not be read is an error."""
    problems = (*telling.result.faults, *(() if telling.is_judged else (NOTHING,)))
    failing = sum(map(telling.fails, telling.findings)) + len(telling.complaints)
    settled = [one for one in telling.findings if telling.mark(one).settled]
    cases = [
        *(_problem(one) for one in problems),
        *(_finding(one, telling) for one in telling.findings),
        *(_complaint(one) for one in telling.complaints),
        *_quiet_reports(telling),
    ]
    counts = f'tests="{len(cases)}" failures="{failing}" errors="{len(problems)}" skipped="{len(settled)}"'
    suite = "\n".join([f'<testsuite name="checker" {counts}>', *cases, "</testsuite>"])
    return f'<?xml version="1.0" encoding="UTF-8"?>\n<testsuites {counts}>\n{suite}\n</testsuites>'


def _finding(finding: Finding, telling: Telling) -> str:
    (claim, report), *_ = telling.said(finding)
    line = report.file_line(claim.figure.start)
    where = f" file={_attribute(report.path or report.id)}" + (f' line="{line}"' if line else "")
    message = telling.message(finding)
    mark = telling.mark(finding)
    body = _text("\n".join(block(finding, telling)))
    if mark.settled:
        inner = f"<skipped message={_attribute(f'{mark.word}: {mark.reason}')}/>"
    elif telling.fails(finding):
        inner = f"<failure type={_attribute(finding.severity.value)} message={_attribute(message)}>{body}</failure>"
    else:
        inner = f"<system-out>{body}</system-out>"
    return _case(finding.rule, message, inner, where)


def _problem(problem: Problem) -> str:
    inner = f"<error message={_attribute(problem.what)}>{_text(words.safe(problem.advice))}</error>"
    return _case("problem", problem.where, inner)


def _complaint(complaint: Complaint) -> str:
    where = f' file={_attribute(complaint.path)} line="{complaint.line}"'
    inner = f'<failure type="decision" message={_attribute(complaint.title)}>{_text(complaint.text)}</failure>'
    return _case(complaint.kind, complaint.text, inner, where)


def _quiet_reports(telling: Telling) -> Iterator[str]:
    loud = {report.id for one in telling.findings for _, report in telling.said(one)}
    return (_case("report", report.id) for report in telling.result.reports if report.id not in loud)


def _case(kind: str, name: str, inner: str = "", where: str = "") -> str:
    head = f"<testcase classname={_attribute(kind)} name={_attribute(name)}{where}"
    return f"{head}>{inner}</testcase>" if inner else f"{head}/>"


def _attribute(text: str) -> str:
    return quoteattr(_characters(words.safe(text)))


def _text(text: str) -> str:
    return escape(_characters(text))


def _characters(text: str) -> str:
    """The two characters that XML cannot hold and `words.safe` lets through are shown as escapes."""
    return text.replace("\ufffe", "\\ufffe").replace("\uffff", "\\uffff")
