"""Claims that yet say nothing, where "11 July" or "her birth" stands; whoever finds one fills in what it says."""

from __future__ import annotations

from msgspec.structs import replace

from checker.extraction.grammar.sentence import Sentence
from checker.extraction.times.times import TimeMention
from checker.model.claim import Claim
from checker.model.report import Report
from checker.model.span import Span

DATE = "date"
END = "e"
"""Behind the id of a date that links name."""


def claim_id(report: str, start: int, end: int, mark: str = "") -> str:
    """The id of a claim by its place; `mark` tells claims of one place apart."""
    return f"{report}:{start}-{end}{mark}"


def claim_at(report: Report, sentence: Sentence, start: int, end: int, mark: str = "") -> Claim:
    """A claim for the text from `start` to `end`."""
    return Claim(
        id=claim_id(report.id, start, end, mark),
        report=report.id,
        story=report.story,
        figure=Span(report.id, start, end),
        sentence=Span(report.id, sentence.start, sentence.end),
        entity="",
        measure="",
    )


def date_claim(report: Report, sentence: Sentence, date: TimeMention, mark: str = "") -> Claim:
    """A claim about when something happened, for a date of the text."""
    return replace(claim_at(report, sentence, date.start, date.end, mark), measure=DATE, declared=True)
