"""What makes a finding the same one in the next run: its rule and what its claims say, not where they stand."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable

from checker.judging.pooled import root
from checker.model.claim import Claim

LENGTH = 16


def fingerprint(rule: str, claims: Iterable[Claim]) -> str:
    """Hexadecimal digits that stay when lines move, reports are renamed or claims come in another order."""
    content = "\n".join([rule, *sorted(_content(claim) for claim in claims)])
    return hashlib.sha256(content.encode()).hexdigest()[:LENGTH]


def _content(claim: Claim) -> str:
    scope, amount = claim.scope, claim.amount
    fields = [
        claim.entity,
        claim.measure,
        *((amount.label, *map(str, amount.values), amount.unit.name) if amount else ()),
        *(span.iso() if span else "" for span in (claim.when, claim.moment)),
        "" if claim.weekday is None else str(claim.weekday),
        *(() if claim.day is None else (str(claim.day),)),
        root(claim),
        " ".join(scope.places),
        " ".join(scope.group),
        scope.part.value,
        scope.modality.value,
        "change" if scope.change else "",
    ]
    return "\t".join(fields)
