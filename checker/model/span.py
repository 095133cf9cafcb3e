"""Where something stands: offsets in code points of a report's original text."""

from __future__ import annotations

import msgspec


class Span(msgspec.Struct, frozen=True, order=True, gc=False):
    """`text[start:end]` of the report with this id."""

    report: str
    start: int
    end: int

    def overlaps(self, other: Span) -> bool:
        return self.report == other.report and self.start < other.end and other.start < self.end

    def __str__(self) -> str:
        return f"{self.report}:{self.start}-{self.end}"
