"""Findings in full, in the manner of a compiler: both quotes, the arithmetic, the reason, the likely slip."""

from __future__ import annotations

from collections.abc import Iterator
from textwrap import indent

from checker.model.claim import Claim
from checker.model.finding import Finding
from checker.model.report import Report
from checker.telling import words
from checker.telling.quoting import excerpt, place
from checker.telling.telling import Paint, Telling

SLIPS = 3  # so many slips are told of one finding, the best first


def full(telling: Telling) -> str:
    """All findings, a blank line between them; several that fall with one figure stand together, under it."""
    return "\n\n".join(_blocks(telling))


def _blocks(telling: Telling) -> Iterator[str]:
    told: set[str] = set()
    for finding in telling.findings:
        cause = telling.withdrawal.cause(finding)
        together = telling.causes[cause]
        if not cause or len(together) == 1:
            yield "\n".join(block(finding, telling))
        elif cause not in told:
            told.add(cause)
            yield _cause(cause, len(together), telling)
            yield from (indent("\n".join(block(one, telling)), "  ") for one in together)


def _cause(claim: str, number: int, telling: Telling) -> str:
    """ "These 3 fall with one figure: 600 people, agency.txt:5:10"."""
    one = telling.claims[claim]
    unproven = "" if telling.withdrawal.proven else ", as far as was searched"
    where = place(telling.reports[one.report], one.figure)
    return f"these {number} fall with one figure{unproven}: {words.figure(one)}, {where}"


def block(finding: Finding, telling: Telling) -> Iterator[str]:
    """The lines of one finding."""
    flags = "".join(f" ({flag})" for flag in telling.flags(finding))
    head = telling.paint(f"{finding.severity.value}[{finding.rule}]", finding.severity.value)
    yield f"{head}: {telling.message(finding)}{flags}"
    for claim, report in telling.said(finding):
        yield from _claim(claim, report, telling.paint)
    for line in reasons(finding, telling):
        yield f"   = {line}"


def reasons(finding: Finding, telling: Telling) -> Iterator[str]:
    """A line each: the origins of a figure, the arithmetic, why the claims were compared, what might explain them."""
    for origins in finding.origins:
        yield f"{words.figure(telling.claims[origins.claim])}: {words.origins(origins)}"
    yield from map(words.step, finding.steps)
    if finding.evidence:
        yield f"compared because: {'; '.join(map(words.because, finding.evidence))}"
    for slip in finding.slips[:SLIPS]:
        yield f"might be: {words.slip(slip, telling.claims)}"


def _claim(claim: Claim, report: Report, paint: Paint) -> Iterator[str]:
    line, text, carets = excerpt(report, claim.figure)
    gutter = f"{line:>4} | "
    source = f" ({words.safe(report.source)})" if report.source else ""
    yield f"  {paint('-->', 'place')} {place(report, claim.figure)}{source}"
    yield gutter + text
    yield f"     | {paint(carets, 'figure')} {words.reading(claim)}"
