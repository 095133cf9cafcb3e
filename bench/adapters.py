"""From the checker's answers to the prediction formats of the scorers that lie beside the data."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from pathlib import Path
from typing import Any

import checker
from checker.model.amount import Amount
from checker.model.claim import Claim, Confidence
from checker.model.finding import Finding, Severity
from checker.model.result import Result
from checker.model.timespan import DAY, Timespan

Json = dict[str, Any]


def gated(findings: Iterable[Finding]) -> list[Finding]:
    """What `checker check` reports and fails on by default: medium confidence or more, warnings and errors."""
    return [one for one in findings if one.confidence >= Confidence.MEDIUM and one.severity >= Severity.WARNING]


def is_between(finding: Finding, result: Result) -> bool:
    """Whether a finding holds figures of several reports against one another."""
    claims = {claim.id: claim for claim in result.claims}
    return len({claims[claim].report for claim in finding.claims}) > 1


def report(id_: str, text: str, *, source: str | None = None, published: str | None = None) -> checker.Report:
    return checker.Report(id=id_, text=text, source=source, published=as_date(published))


def as_date(text: str | None) -> date | None:
    return date.fromisoformat(text[:10]) if text else None


def event_reports(root: Path, event: str) -> list[checker.Report]:
    """The reports of one labelled event, read as a user's files are; ids as the gold names files."""
    return [
        checker.read(path, id=f"{event}/{path.name}", story=event)
        for path in sorted((root / "texts" / event).glob("*.txt"))
    ]


def conflict(finding: Finding, claims: dict[str, Claim]) -> Json:
    spans = [claims[claim].figure for claim in finding.claims]
    return {"claims": [{"file": span.report, "start": span.start, "end": span.end} for span in spans]}


def value(amount: Amount) -> float | list[float]:
    numbers = [float(number) for number in amount.values]
    return numbers[0] if len(numbers) == 1 else numbers


def days(when: Timespan) -> str:
    """The labels give days, or stretches of days, whatever the hour."""
    first, last = when.first_day.isoformat(), when.last_day.isoformat()
    return first if first == last or when.end - when.start < DAY else f"{first}/{last}"


def claim(one: Claim) -> Json:
    """One claim as `score_claims.py` wants it; only figures, not dates."""
    assert one.amount is not None
    return {
        "start": one.figure.start,
        "end": one.figure.end,
        "value": value(one.amount),
        "bound": one.amount.label,
        "unit": one.amount.unit.name,
        "measure": one.what,
        "entity": one.about,
        "when": days(one.when) if one.when else None,
        "said_by": one.said_by[0] if one.said_by else None,
    }
