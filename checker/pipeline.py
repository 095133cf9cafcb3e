"""Where the stages meet: reports in, findings out."""

from __future__ import annotations

import functools
from collections.abc import Iterable

from checker.alignment.placing import align
from checker.errors import CombinedError
from checker.extraction.claims import extract as extract_prose
from checker.extraction.claims import mentions
from checker.extraction.records import records
from checker.judging.judge import judge
from checker.model.claim import Claim
from checker.model.finding import Finding
from checker.model.report import Report
from checker.model.result import Coverage, Problem, Result
from checker.rulebook.load import Rulebook, load

__all__ = ["check", "default_rulebook", "extract", "mentions"]


@functools.cache
def default_rulebook() -> Rulebook:
    """The rules and measures that come with the program."""
    return load()


def extract(report: Report, rulebook: Rulebook | None = None) -> tuple[Claim, ...]:
    """The claims of a report, in the order of its text."""
    measures = (rulebook or default_rulebook()).measures
    return (*extract_prose(report, measures), *records(report, measures))


def check(reports: Iterable[Report], rulebook: Rulebook | None = None, problems: tuple[Problem, ...] = ()) -> Result:
    """Judge what several reports say together; the same reports in any order give the same result."""
    rules = rulebook or default_rulebook()
    ordered = tuple(sorted(reports, key=lambda report: (report.story, report.id)))
    extracted: list[Claim] = []
    for report in ordered:
        try:
            extracted += extract(report, rules)
        except CombinedError as error:
            problems += tuple(Problem(one.where, one.what, one.advice) for one in error.errors)
    findings: list[Finding] = []
    claims: list[Claim] = []
    compared: set[str] = set()
    for group in align(extracted):
        judgement = judge(group, rules)
        claims += group.claims
        findings += judgement.findings
        compared |= judgement.compared
    claims.sort(key=lambda claim: claim.figure)
    return Result(
        reports=ordered,
        claims=tuple(claims),
        findings=_worst_first(findings, claims),
        coverage=_coverage(ordered, claims, compared),
        problems=problems,
    )


def _worst_first(findings: list[Finding], claims: list[Claim]) -> tuple[Finding, ...]:
    order = {claim.id: index for index, claim in enumerate(claims)}

    def rank(finding: Finding) -> tuple[object, ...]:
        places = sorted(order[claim] for claim in finding.claims)
        return (-finding.severity.rank, -finding.confidence.rank, places, finding.rule, finding.fingerprint)

    return tuple(sorted(findings, key=rank))


def _coverage(reports: tuple[Report, ...], claims: list[Claim], compared: set[str]) -> Coverage:
    figures = [claim for claim in claims if claim.amount is not None]
    return Coverage(
        reports=len(reports),
        figures=len(figures),
        understood=sum(bool(claim.measure) for claim in figures),
        compared=sum(claim.id in compared for claim in figures),
    )
