"""A broken rule, with the claims that break it; ids and numbers only, text is rendered late."""

from __future__ import annotations

import msgspec

from checker.model.amount import Reading
from checker.model.claim import Confidence, Evidence
from checker.model.interval import Interval, Verdict
from checker.model.ordered import Ordered


class Severity(Ordered):
    """How bad a finding is, at most, for whoever publishes the reports."""

    NOTE = "note"
    WARNING = "warning"
    ERROR = "error"

    def softened(self) -> Severity:
        """One step down, never below a note."""
        return (Severity.NOTE, Severity.NOTE, Severity.WARNING)[self.rank]


class Step(msgspec.Struct, frozen=True):
    """One comparison of the arithmetic: `left op right`, with both sides' expressions and values."""

    left: str
    left_value: Interval
    op: str
    right: str
    right_value: Interval
    unit: str
    verdict: Verdict


class Slip(msgspec.Struct, frozen=True):
    """A slip of a closed list that would reconcile the claims: its kind, the claim that made it, the mend.

    `steps` are the rule's, worked out on the claims as meant; none where the rule then says nothing of them.
    """

    kind: str
    claim: str = ""
    mend: str = ""
    steps: tuple[Step, ...] = ()


class Origins(msgspec.Struct, frozen=True):
    """Where a figure that several reports give comes from: the reports, and who of them or of their speakers
    quotes nobody else."""

    claim: str
    reports: tuple[str, ...]
    origins: tuple[str, ...]


class Finding(msgspec.Struct, frozen=True, kw_only=True):
    """`claims` is the smallest set at fault; `roles` says which name of the rule each of them fills.

    `reading` is WIDE, or USUAL for a finding that is broken only as the words are usually meant ("strained").
    `disputed` is true where different named speakers disagree, none of them the report's own voice.
    `values` are the amounts that the steps were worked out on, in base units: those of the roles' claims in their
    order, then any amount for each claim that the conflict does not need; nothing where no expression is worked out.
    `fields` are the values of the message's other names (entity, measure, weekday, ...). `fingerprint` is made
    of the rule and the claims' content, and stays when lines move. `origins` are those of the claims that several
    reports give.
    """

    rule: str
    severity: Severity
    confidence: Confidence
    claims: tuple[str, ...]
    roles: dict[str, tuple[str, ...]] = {}
    reading: Reading = Reading.WIDE
    disputed: bool = False
    steps: tuple[Step, ...] = ()
    values: dict[str, tuple[Interval, ...]] = {}
    fields: dict[str, str] = {}
    slips: tuple[Slip, ...] = ()
    origins: tuple[Origins, ...] = ()
    evidence: tuple[Evidence, ...] = ()
    fingerprint: str = ""


class Withdrawal(msgspec.Struct, frozen=True):
    """The lightest set of claims whose withdrawal makes the rest consistent; `proven` if no lighter one would do.

    A claim stands for all that say the same of the same thing, and weighs as much as it has origins. `same` leads
    from each claim of a finding to the one that stands for it. Those behind most findings come first.
    """

    claims: tuple[str, ...] = ()
    weight: int = 0
    proven: bool = True
    same: dict[str, str] = {}

    def cause(self, finding: Finding) -> str:
        """The claim that a finding falls with, "" if there is none."""
        claims = {self.same.get(claim, claim) for claim in finding.claims}
        return next((claim for claim in self.claims if claim in claims), "")
