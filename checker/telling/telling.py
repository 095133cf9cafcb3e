"""What is to be told: the findings that are shown, with all that they point at, whatever the format."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping
from functools import cached_property

import msgspec

from checker.model.claim import Claim
from checker.model.finding import Finding, Severity, Withdrawal
from checker.model.report import Report
from checker.model.result import Result
from checker.rulebook.load import Rulebook
from checker.telling import words

Paint = Callable[[str, str], str]


class Mark(msgspec.Struct, frozen=True):
    """What a register of decisions says of a finding: a word, the reason, and whether that settles it."""

    word: str
    reason: str = ""
    settled: bool = False


class Complaint(msgspec.Struct, frozen=True):
    """A decision at `path:line` that no longer holds: an expired or unused one, a conflict that is gone, and the like.

    `kind` and `title` name it for programs, `what` and `detail` say what is wrong with which.
    """

    kind: str
    title: str
    path: str
    line: int
    what: str
    detail: str

    @property
    def text(self) -> str:
        return words.safe(f"{self.what}: {self.detail}")

    @property
    def fingerprint(self) -> str:
        """Hexadecimal digits that stay when the register's lines move."""
        return hashlib.sha256(f"{self.kind} {self.detail}".encode()).hexdigest()[:16]

    def __str__(self) -> str:
        return words.safe(f"{self.what}: {self.path}:{self.line}: {self.detail}")


def plain(text: str, _role: str) -> str:
    """The paint of a text without colours."""
    return text


class Telling(msgspec.Struct, frozen=True, dict=True):
    """`marks` are by fingerprint; a finding of `gate` or above that no mark settles fails the run, none if it is None.

    `withdrawal` are the claims that the findings fall with. `paint` colours a text by its role, `version` is that of
    the program.
    """

    result: Result
    findings: tuple[Finding, ...]
    rulebook: Rulebook
    marks: Mapping[str, Mark] = {}
    complaints: tuple[Complaint, ...] = ()
    gate: Severity | None = Severity.WARNING
    paint: Paint = plain
    version: str = "0.0.0"
    withdrawal: Withdrawal = Withdrawal()

    @cached_property
    def claims(self) -> dict[str, Claim]:
        return {claim.id: claim for claim in self.result.claims}

    @cached_property
    def reports(self) -> dict[str, Report]:
        return {report.id: report for report in self.result.reports}

    @property
    def is_judged(self) -> bool:
        """Whether anything was compared; where nothing was, no finding does not mean clean."""
        return bool(self.result.coverage.compared or self.result.findings)

    def said(self, finding: Finding) -> list[tuple[Claim, Report]]:
        """The claims of a finding, each with its report."""
        return [(self.claims[one], self.reports[self.claims[one].report]) for one in finding.claims]

    @cached_property
    def causes(self) -> dict[str, list[Finding]]:
        """The findings by the claim that they fall with, in their order; "" for those that fall with none."""
        causes: dict[str, list[Finding]] = {}
        for finding in self.findings:
            causes.setdefault(self.withdrawal.cause(finding), []).append(finding)
        return causes

    def message(self, finding: Finding) -> str:
        return words.message(self.rulebook.rule(finding.rule), finding, self.claims)

    def title(self, finding: Finding) -> str:
        return words.safe(self.rulebook.rule(finding.rule).title)

    def mark(self, finding: Finding) -> Mark:
        return self.marks.get(finding.fingerprint, Mark(""))

    def flags(self, finding: Finding) -> list[str]:
        """The words behind a finding's message: what a register says of it, and what softens it."""
        said = [self.mark(finding).word, "disputed" if finding.disputed else ""]
        said.append("strained" if finding.reading.value == "usual" else "")
        return [word for word in said if word]

    def fails(self, finding: Finding) -> bool:
        return self.gate is not None and finding.severity >= self.gate and not self.mark(finding).settled
