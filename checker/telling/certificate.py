"""The proof of a finding: all that a stranger needs to check it against the reports, without this program.

The words of each claim as they stand and the hash of the report they stand in; its moment and its unit; the intervals
that the rule was worked out on, in base units, by the rule's names. `tools/verify.py` checks it.
"""

from __future__ import annotations

import functools
import hashlib
import json
from datetime import datetime
from decimal import Decimal
from typing import Any

from checker.model.amount import Unit, decimal_text
from checker.model.claim import Claim
from checker.model.finding import Finding
from checker.model.interval import Interval
from checker.model.report import Report
from checker.model.timespan import Timespan
from checker.telling.telling import Telling

Json = dict[str, Any]


def certificate(finding: Finding, telling: Telling) -> Json:
    """What a finding rests on; `kind` names the function of a rule that no expression says."""
    return {
        "kind": telling.rulebook.rule(finding.rule).kind,
        "claims": [_claim(claim, report) for claim, report in telling.said(finding)],
        "values": {name: [interval(one) for one in values] for name, values in sorted(finding.values.items())},
    }


def seal(document: Json) -> str:
    """The hash of a JSON object, however it is laid out."""
    plain = json.dumps(document, ensure_ascii=True, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(plain.encode()).hexdigest()


def _claim(claim: Claim, report: Report) -> Json:
    """`text` is what stands at the claim's offsets, `sha256` that of the report's whole text in UTF-8."""
    start, end = claim.figure.start, claim.figure.end
    return {
        "id": claim.id,
        "report": report.id,
        "path": report.path,
        "sha256": _digest(report.text),
        "start": start,
        "end": end,
        "text": report.text[start:end],
        "unit": _unit(claim.amount.unit) if claim.amount else None,
        "moment": _span(claim.moment),
        "when": _span(claim.when),
        "weekday": claim.weekday,
        "day": claim.day,
    }


@functools.lru_cache(maxsize=256)
def _digest(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def _unit(unit: Unit) -> Json:
    """An amount in base units is (number + offset) * factor / divisor."""
    return {
        "name": unit.name,
        "dimension": unit.dimension,
        "factor": decimal_text(unit.factor),
        "divisor": decimal_text(unit.divisor),
        "offset": decimal_text(unit.offset),
    }


def _span(span: Timespan | None) -> Json | None:
    """From `start` up to `end`, which no longer belongs to it; `offset` is that of its zone in minutes."""
    return {"start": _time(span.start), "end": _time(span.end), "offset": span.offset} if span else None


def _time(moment: datetime) -> str:
    return moment.isoformat(timespec="seconds")


def interval(span: Interval) -> Json:
    return {
        "low": _bound(span.low),
        "high": _bound(span.high),
        "low_open": span.low_open,
        "high_open": span.high_open,
    }


def _bound(value: Decimal) -> str | None:
    return None if value.is_infinite() else decimal_text(value)
