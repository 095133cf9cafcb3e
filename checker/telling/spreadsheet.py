"""Findings and claims as CSV: a row a claim, and no cell that a spreadsheet would run."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Mapping, Sequence

from checker.model.amount import TWO_WAYS, decimal_text
from checker.model.claim import Claim
from checker.model.report import Report
from checker.telling import words
from checker.telling.quoting import quote
from checker.telling.telling import Telling

FORMULA = ("=", "+", "-", "@", "\t", "\r", "\uff1d", "\uff0b", "\uff0d", "\uff20")
"""What a cell that a spreadsheet computes begins with; the last four are the wide forms, which some take too."""

ID = re.compile(r"(?P<report>.*):(?P<start>[0-9]+)-(?P<end>[0-9]+)[a-z]*", re.DOTALL)
HARMLESS = re.compile(r"[+-]?[0-9.,]+|=")
COLUMNS = (
    "report", "line", "column", "quote", "entity", "measure", "bound", "values", "unit", "when", "said_by", "scope",
    "links",
)  # fmt: skip
OF_FINDING = ("finding", "rule", "severity", "confidence", "mark", "message", "path", "place", "source")


def findings_csv(telling: Telling) -> str:
    """A row for each claim of each finding: the finding's own fields, then those of the claim."""
    rows = []
    for finding in telling.findings:
        head = [finding.fingerprint, finding.rule, finding.severity.value, finding.confidence.value]
        head += [telling.mark(finding).word, telling.message(finding)]
        for claim, report in telling.said(finding):
            at = report.place(claim.figure.start)
            where = [words.safe(one) for one in (report.path, at.label, report.source or "")]
            rows.append([*head, *where, *cells(claim, telling.reports)])
    return _csv([[*OF_FINDING, *COLUMNS], *rows])


def claims_csv(claims: Iterable[Claim], reports: Mapping[str, Report]) -> str:
    """A row a claim."""
    return _csv([COLUMNS, *(cells(one, reports) for one in claims)])


def _csv(rows: Iterable[Sequence[str]]) -> str:
    """Cells that a spreadsheet would run begin with an apostrophe."""
    out = io.StringIO()
    csv.writer(out, lineterminator="\n").writerows([_harmless(cell) for cell in row] for row in rows)
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
        (" or " if amount.label == TWO_WAYS else " to ").join(map(decimal_text, amount.values))
        if amount
        else (claim.moment.iso() if claim.moment else ""),
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
    """The words of a claim, which its id points at."""
    match = ID.fullmatch(claim)
    if match is None or match["report"] not in reports:
        return claim
    return words.safe(reports[match["report"]].text[int(match["start"]) : int(match["end"])])


def _harmless(cell: str) -> str:
    text = words.safe(cell)
    return f"'{text}" if text.startswith(FORMULA) and not HARMLESS.fullmatch(text) else text
