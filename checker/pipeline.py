"""Where the stages meet: reports in, findings out."""

from __future__ import annotations

import functools
from collections.abc import Iterable, Iterator, Sequence

from msgspec.structs import replace

from checker.alignment import matching
from checker.alignment.matching import Weighing
from checker.alignment.placing import align
from checker.errors import CheckerError, CombinedError, UnreadCellError
from checker.extraction.claims import extract as extract_prose
from checker.extraction.claims import mentions
from checker.extraction.structured.records import records
from checker.judging.bind import FEW
from checker.judging.judge import conflicts, judge
from checker.judging.lineage import with_origins
from checker.judging.pool import same_figures
from checker.judging.withdrawal import withdraw
from checker.model.amount import TWO_WAYS, Amount
from checker.model.claim import Claim
from checker.model.finding import Finding, Withdrawal
from checker.model.report import Report
from checker.model.result import Coverage, Problem, Result
from checker.reading.dateline import with_date_line, with_date_lines
from checker.reading.story_year import with_story_year
from checker.rulebook.load import Rulebook, load

__all__ = ["check", "default_rulebook", "extract", "extract_all", "mentions", "weigh", "withdrawal"]


@functools.cache
def default_rulebook() -> Rulebook:
    """The rules and measures that come with the program."""
    return load()


def extract(report: Report, rulebook: Rulebook | None = None) -> tuple[Claim, ...]:
    """The claims of a report, in the order of its text."""
    return tuple(_extract(with_date_line(report), rulebook or default_rulebook()))


def extract_all(reports: Iterable[Report], rulebook: Rulebook | None = None) -> tuple[list[Claim], tuple[Problem, ...]]:
    """The claims of several reports, and what of their records could not be read; the rest of them is."""
    return _extract_all(_dated(reports), rulebook or default_rulebook(), recover=False)


def _dated(reports: Iterable[Report]) -> list[Report]:
    """The reports with the dates and years that their own heads and their stories tell."""
    return with_story_year(with_date_lines(reports))


def _extract_all(
    reports: Iterable[Report], rules: Rulebook, *, recover: bool
) -> tuple[list[Claim], tuple[Problem, ...]]:
    """Of reports whose date lines have been read."""
    claims: list[Claim] = []
    problems: list[Problem] = []
    for report in reports:
        try:
            for claim in _extract(report, rules):
                claims.append(claim)
                if claim.amount is not None and claim.amount.label == TWO_WAYS:
                    problems.append(_two_ways(claim, claim.amount, report))
        except CombinedError as error:
            problems += map(_problem, error.errors)
        except Exception as error:
            if not recover:
                raise
            problems.append(_internal(report, error))
    return claims, tuple(problems)


def _internal(report: Report, error: Exception) -> Problem:
    advice = "run again with --debug and report it; what stands before it, and the other reports, are read"
    return Problem(report.id, f"internal error: {error!r}", advice)


def _problem(error: CheckerError) -> Problem:
    return Problem(error.where, error.what, error.advice, minor=isinstance(error, UnreadCellError))


def _two_ways(claim: Claim, amount: Amount, report: Report) -> Problem:
    place, quote = report.place(claim.figure.start), report.text[claim.figure.start : claim.figure.end]
    low, high = amount.values
    return Problem(
        f"{report.id}:{place.line}:{place.column}",
        f"{quote!r} can be read two ways, as {low} and as {high:,.0f}; it conflicts only with what neither allows",
        "write thousands with a comma, or fewer decimal places",
        minor=True,
    )


def _extract(report: Report, rulebook: Rulebook) -> Iterator[Claim]:
    """Raises `CombinedError` behind the last claim, so that what could be read is not lost."""
    yield from extract_prose(report, rulebook.measures)
    yield from records(report, rulebook.measures)


def check(
    reports: Iterable[Report],
    rulebook: Rulebook | None = None,
    problems: tuple[Problem, ...] = (),
    *,
    recover: bool = False,
) -> Result:
    """Judge what several reports say together; the same reports in any order give the same result.

    With `recover`, a report on which reading fails by a fault of the program is a problem, and the others go on.
    """
    rules = rulebook or default_rulebook()
    ordered = tuple(sorted(_dated(reports), key=lambda report: (report.story, report.id)))
    extracted, unreadable = _extract_all(ordered, rules, recover=recover)
    findings: list[Finding] = []
    claims: list[Claim] = []
    compared: set[str] = set()
    by_id = {report.id: report for report in ordered}
    groups = tuple(align(extracted, rules.measures))
    for group in groups:
        judgement = judge(group, rules)
        claims += group.claims
        findings += with_origins(judgement.findings, group.claims, by_id)
        compared |= judgement.compared
    claims.sort(key=lambda claim: claim.figure)
    return Result(
        reports=ordered,
        claims=tuple(claims),
        findings=_worst_first(findings, claims),
        coverage=_coverage(ordered, claims, compared),
        problems=(*problems, *unreadable),
        compared=frozenset(compared),
        groups=groups,
    )


def withdrawal(result: Result, findings: Sequence[Finding], rulebook: Rulebook | None = None) -> Withdrawal:
    """The lightest set of claims that would have to be wrong for some findings of a result to vanish.

    In a large group each figure was held against the outermost alone; there what is left is judged again.
    """
    if not findings:
        return Withdrawal()
    same = same_figures(result.claims)
    named = {same[claim]: claim for finding in reversed(findings) for claim in reversed(finding.claims)}
    weights = {named[same[one.claim]]: len(one.origins) for finding in findings for one in finding.origins}
    least = min(finding.confidence for finding in findings)
    large = [group for group in result.groups if len(group.claims) > FEW]

    def conflict(finding: Finding) -> frozenset[str]:
        return frozenset(named.get(same[claim], claim) for claim in finding.claims)

    def further(chosen: frozenset[str]) -> Iterator[frozenset[str]]:
        gone = frozenset(claim for claim in same if named.get(same[claim], claim) in chosen)
        touched = (group for group in large if any(claim.id in gone for claim in group.claims))
        left = (finding for group in touched for finding in conflicts(group, rulebook or default_rulebook(), gone))
        return (conflict(finding) for finding in left if finding.confidence >= least)

    found = withdraw(map(conflict, findings), weights, further)
    told = {claim: named[same[claim]] for finding in findings for claim in finding.claims}
    return replace(found, same=told)


def weigh(one: Claim, other: Claim, claims: Iterable[Claim], rulebook: Rulebook | None = None) -> Weighing:
    """How likely two claims of a story speak of one thing, feature by feature."""
    story = [claim for claim in claims if claim.story == one.story]
    return matching.weigh(one.id, other.id, story, (rulebook or default_rulebook()).measures)


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
