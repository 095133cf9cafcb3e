"""What was read and judged, in one honest line."""

from __future__ import annotations

from checker.model.result import Result
from checker.telling.words import count


def coverage(result: Result, hidden: int = 0) -> str:
    """ "read 4 reports, 61 figures: 43 understood, 31 compared, 18 not understood (...)"."""
    seen = result.coverage
    line = (
        f"read {count(seen.reports, 'report')}, {count(seen.figures, 'figure')}: {seen.understood} understood, "
        f"{seen.compared} compared, {seen.not_understood} not understood"
    )
    if seen.not_understood:
        line += " (checker claims --not-understood)"
    return line + (f"; {count(hidden, 'finding')} below the gate (--strictness audit)" if hidden else "")
