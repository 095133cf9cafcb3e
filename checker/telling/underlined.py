"""A report's text in pieces, so that every figure can be marked and lead somewhere."""

from __future__ import annotations

import bisect
from collections.abc import Iterator

import msgspec

from checker.model.claim import Claim
from checker.model.report import Report
from checker.telling.quoting import BLANK_LINE
from checker.telling.topics import State


class Piece(msgspec.Struct, frozen=True):
    """A stretch of text, with the claim whose figure it is."""

    text: str
    claim: Claim | None = None
    state: State | None = None


Paragraph = tuple[Piece, ...]


def paragraphs(report: Report, figures: list[tuple[Claim, State]]) -> Iterator[Paragraph]:
    """The paragraphs of a report behind its header; its figures do not overlap."""
    chosen = _apart(figures)
    starts = [claim.figure.start for claim, _ in chosen]
    for start, end in _stretches(report):
        inside = chosen[bisect.bisect_left(starts, start) : bisect.bisect_left(starts, end)]
        yield tuple(_pieces(report.text, start, end, inside))


def _stretches(report: Report) -> Iterator[tuple[int, int]]:
    """Where the paragraphs stand that are not blank; the text of a file of claims is all of it."""
    at = 0 if report.records and report.body == (0, 0) else report.body[0]
    at += len(report.text[at:]) - len(report.text[at:].lstrip())
    for match in BLANK_LINE.finditer(report.text, at):
        if report.text[at : match.start()].strip():
            yield at, match.start()
        at = match.end()
    if report.text[at:].strip():
        yield at, len(report.text)


def _apart(figures: list[tuple[Claim, State]]) -> list[tuple[Claim, State]]:
    """In the order of the text; of two that overlap a disputed one, else the first."""
    chosen: list[tuple[Claim, State]] = []
    for claim, state in sorted(figures, key=lambda one: one[0].figure):
        if not chosen or claim.figure.start >= chosen[-1][0].figure.end:
            chosen.append((claim, state))
        elif state is State.DISPUTED and chosen[-1][1] is not State.DISPUTED:
            chosen[-1] = (claim, state)
    return chosen


def _pieces(text: str, start: int, end: int, figures: list[tuple[Claim, State]]) -> Iterator[Piece]:
    at = start
    for claim, state in figures:
        first, last = claim.figure.start, min(claim.figure.end, end)
        if first > at:
            yield Piece(text[at:first])
        yield Piece(text[max(first, at) : last], claim, state)
        at = last
    if at < end:
        yield Piece(text[at:end])
