"""Claims as a table on a terminal."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Protocol

from checker.model.amount import TWO_WAYS
from checker.model.claim import Claim
from checker.model.report import Report
from checker.model.timespan import Timespan
from checker.telling.quoting import place, quote
from checker.telling.spreadsheet import cells
from checker.telling.words import reading, safe

HEADS = ("place", "quote", "about", "measure", "amount", "when", "said by", "scope", "links")
WIDEST = 34


def table(claims: Iterable[Claim], reports: Mapping[str, Report]) -> str:
    """Aligned columns, each no wider than it needs; long cells are cut with an ellipsis."""
    return _aligned([HEADS, *(_row(one, reports) for one in claims)])


def explanation(claim: Claim, report: Report) -> str:
    """How a claim is read, and under it, field by field, the words that decided it."""
    lines = [f"{place(report, claim.figure)}: {quote(report, claim.figure)!r}: {reading(claim)}"]
    for evidence in claim.evidence:
        words = f" ({safe(evidence.words)})" if evidence.words else ""
        lines.append(f"    {evidence.field}: {evidence.how}{words}")
    return "\n".join(lines)


def explanations(claims: Iterable[Claim], reports: Mapping[str, Report]) -> str:
    """The same for many claims."""
    return "\n".join(explanation(one, reports[one.report]) for one in claims)


def _aligned(rows: Sequence[tuple[str, ...]]) -> str:
    shown = [[_cut(cell) for cell in row] for row in rows]
    widths = [max(len(row[column]) for row in shown) for column in range(len(rows[0]))]
    return "\n".join(
        "  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip() for row in shown
    )


def _row(claim: Claim, reports: Mapping[str, Report]) -> tuple[str, ...]:
    report, line, column, quote, entity, measure, bound, values, unit, when, said_by, scope, links = cells(
        claim, reports
    )
    amount = " ".join(filter(None, (bound if bound not in ("=", TWO_WAYS) else "", values, unit)))
    return f"{report}:{line}:{column}", quote, claim.about or entity, measure, amount, when, said_by, scope, links


def _cut(cell: str) -> str:
    text = safe(cell)
    return text if len(text) <= WIDEST else text[: WIDEST - 1] + "…"


class Mention(Protocol):
    """A time expression, whatever found it."""

    @property
    def start(self) -> int: ...
    @property
    def end(self) -> int: ...
    @property
    def value(self) -> str: ...
    @property
    def note(self) -> str: ...
    @property
    def span(self) -> Timespan | None: ...


def times_table(reports: Iterable[tuple[Report, Iterable[Mention]]]) -> str:
    """Every time expression with what it resolves to."""
    rows = [("place", "time", "value", "resolved")]
    for report, mentions in reports:
        for one in mentions:
            at = report.place(one.start)
            resolved = one.span.iso() if one.span else one.note
            rows.append(
                (f"{report.id}:{at.line}:{at.column}", safe(report.text[one.start : one.end]), one.value, resolved)
            )
    return _aligned(rows)
