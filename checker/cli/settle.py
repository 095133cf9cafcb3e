"""Findings held against the decisions on them: what is settled, what is new, and which decisions no longer hold."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date

import msgspec

from checker.cli.register import ACCEPTED, INLINE, KNOWN, LOOKALIKE, Entry
from checker.model.claim import Claim
from checker.model.finding import Finding
from checker.telling.telling import Complaint, Mark


class Outcome(msgspec.Struct):
    """What a check of reports with decisions came to; `marks` are by fingerprint."""

    marks: dict[str, Mark]
    new: list[Finding]
    found: int = 0
    missed: int = 0
    accepted: int = 0
    missing: list[Entry] = []
    flagged: list[Entry] = []
    unexpected: list[Entry] = []
    unused: list[Entry] = []
    expired: list[Entry] = []

    @property
    def stale(self) -> list[Entry]:
        """The decisions that are to be mended or removed."""
        return [*self.missing, *self.flagged, *self.unexpected, *self.unused, *self.expired]

    @property
    def clean(self) -> bool:
        return not (self.new or self.stale)

    def summary(self) -> str:
        line = f"known conflicts: {self.found} found, {self.missed} expected misses; {len(self.new)} new"
        line += f", {len(self.missing)} missing"
        counts = (
            (self.accepted, "accepted"),
            (len(self.flagged), "look-alikes flagged"),
            (len(self.unexpected), "no longer as expected"),
            (len(self.unused), "unused decisions"),
            (len(self.expired), "expired decisions"),
        )
        return line + "".join(f", {number} {what}" for number, what in counts if number)

    def complaints(self) -> Iterator[Complaint]:
        """The decisions that no longer hold, each with its place."""
        for entry in self.missing:
            yield _complaint(entry, "missing", "missing", "no longer found")
        for entry in self.flagged:
            yield _complaint(entry, "flagged", "look-alike flagged", entry.reason)
        for entry in self.unexpected:
            now = "now found" if entry.expect == "missed" else "no longer flagged"
            yield _complaint(entry, "unexpected", now, "remove its `expect`")
        for entry in self.unused:
            yield _complaint(entry, "unused", "unused decision", "no finding needs it; remove it")
        for entry in self.expired:
            yield _complaint(entry, "expired", f"expired on {entry.until}", entry.reason)


TITLES = {
    "missing": "A known conflict is no longer found",
    "flagged": "Figures that are not at odds are reported",
    "unexpected": "A decision expects what is no longer so",
    "unused": "A decision is not needed any more",
    "expired": "A decision has run out",
}


def _complaint(entry: Entry, kind: str, what: str, detail: str) -> Complaint:
    return Complaint(f"decision-{kind}", TITLES[kind], entry.path, entry.line, what, f"{entry.words}: {detail}")


def settle(
    entries: Iterable[Entry],
    shown: Sequence[Finding],
    judged: Sequence[Finding],
    claims: dict[str, Claim],
    today: date,
) -> Outcome:
    """Hold the findings at the gate (`judged`) and all that are shown against the register, as of a day."""
    outcome = Outcome({}, [])
    listed = list(entries)
    recognised = _accepted(listed, shown, claims, today, outcome)
    recognised |= _known(listed, judged, claims, outcome)
    rest = [one for one in judged if one.fingerprint not in recognised]
    recognised |= _lookalikes(listed, rest, claims, outcome)
    outcome.new += [one for one in judged if one.fingerprint not in recognised]
    for one in outcome.new:
        outcome.marks.setdefault(one.fingerprint, Mark("new"))
    return outcome


def _accepted(
    listed: list[Entry], shown: Sequence[Finding], claims: dict[str, Claim], today: date, outcome: Outcome
) -> set[str]:
    """What somebody let through; a decision that has run out lets nothing through and is told."""
    recognised: set[str] = set()
    for entry in (entry for entry in listed if entry.kind in (ACCEPTED, INLINE)):
        hits = {one.fingerprint for one in shown if entry.matches(one, claims)}
        if entry.until is not None and entry.until < today:
            outcome.expired.append(entry)
            outcome.marks.update(dict.fromkeys(hits, Mark("expired", entry.reason)))
        elif hits:
            outcome.accepted += 1
            recognised |= hits
            outcome.marks.update(dict.fromkeys(hits, Mark("accepted", entry.reason, settled=True)))
        else:
            outcome.unused.append(entry)
    return recognised


def _known(listed: list[Entry], judged: Sequence[Finding], claims: dict[str, Claim], outcome: Outcome) -> set[str]:
    recognised: set[str] = set()
    for entry in (entry for entry in listed if entry.kind == KNOWN):
        hits = {one.fingerprint for one in judged if entry.matches(one, claims)}
        recognised |= hits
        outcome.marks.update(dict.fromkeys(hits, Mark("known", entry.reason, settled=True)))
        if hits and entry.expect == "missed":
            outcome.unexpected.append(entry)
        elif hits:
            outcome.found += 1
        elif entry.expect == "missed":
            outcome.missed += 1
        else:
            outcome.missing.append(entry)
    return recognised


def _lookalikes(listed: list[Entry], rest: Sequence[Finding], claims: dict[str, Claim], outcome: Outcome) -> set[str]:
    recognised: set[str] = set()
    for entry in (entry for entry in listed if entry.kind == LOOKALIKE):
        hits = {one.fingerprint for one in rest if entry.matches(one, claims)}
        recognised |= hits
        expected = entry.expect == "flagged"
        outcome.marks.update(dict.fromkeys(hits, Mark("look-alike", entry.reason, expected)))
        if hits and not expected:
            outcome.flagged.append(entry)
        elif not hits and expected:
            outcome.unexpected.append(entry)
    return recognised
