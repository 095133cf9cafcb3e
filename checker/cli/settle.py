"""Findings held against the decisions on them: what is settled, what is new, and which decisions no longer hold."""

from __future__ import annotations

import enum
from collections.abc import Iterable, Iterator, Sequence
from datetime import date

import msgspec

from checker.cli.register import ACCEPTED, INLINE, KNOWN, LOOKALIKE, Entry
from checker.model.claim import Claim
from checker.model.finding import Finding
from checker.telling.telling import Complaint, Mark


class State(enum.Enum):
    """What became of a decision."""

    FOUND = "found"  # a known conflict that is found
    MISSED = "missed"  # a known conflict that is not found, as its entry expects
    ACCEPTED = "accepted"  # a finding that is let through
    QUIET = "quiet"  # a look-alike that is taken as its entry expects
    MISSING = "missing"  # a known conflict that is no longer found
    FLAGGED = "flagged"  # a look-alike that is taken for a conflict
    UNEXPECTED = "unexpected"  # found or quiet against what its entry expects
    UNUSED = "unused"  # nothing is there to be let through
    EXPIRED = "expired"  # its last day is over


STALE = {
    State.MISSING: "A known conflict is no longer found",
    State.FLAGGED: "Figures that are not at odds are reported",
    State.UNEXPECTED: "A decision expects what is no longer so",
    State.UNUSED: "A decision is not needed any more",
    State.EXPIRED: "A decision has run out",
}
"""The states of decisions that no longer hold, with their titles, in the order in which they are told."""


class Settled(msgspec.Struct, frozen=True):
    """A decision, what became of it, and the fingerprints of the findings that it is about."""

    entry: Entry
    state: State
    hits: frozenset[str]

    @property
    def mark(self) -> Mark:
        """What it says of its findings."""
        reason = self.entry.reason
        if self.entry.kind == KNOWN:
            return Mark("known", reason, settled=True)
        if self.entry.kind == LOOKALIKE:
            return Mark("look-alike", reason, settled=self.state is State.QUIET)
        return Mark(self.state.value, reason, settled=self.state is State.ACCEPTED)

    @property
    def recognises(self) -> bool:
        """Whether its findings are nothing new."""
        return self.state is not State.EXPIRED


class Outcome(msgspec.Struct, frozen=True):
    """What a check of reports with decisions came to: every decision, and the findings that none is about."""

    settled: tuple[Settled, ...]
    new: tuple[Finding, ...]

    @property
    def marks(self) -> dict[str, Mark]:
        """By fingerprint; what is new has no other mark, unless a decision on it has run out."""
        told = {hit: one.mark for one in self.settled for hit in sorted(one.hits)}
        return {one.fingerprint: Mark("new") for one in self.new} | told

    def of(self, *states: State) -> list[Entry]:
        """The decisions that came to some states, state by state."""
        return [one.entry for state in states for one in self.settled if one.state is state]

    @property
    def stale(self) -> list[Entry]:
        """The decisions that are to be mended or removed."""
        return self.of(*STALE)

    @property
    def clean(self) -> bool:
        return not (self.new or self.stale)

    def summary(self) -> str:
        found, missed, missing = (len(self.of(one)) for one in (State.FOUND, State.MISSED, State.MISSING))
        line = f"known conflicts: {found} found, {missed} expected misses; {len(self.new)} new, {missing} missing"
        rest = {
            "accepted": State.ACCEPTED,
            "look-alikes flagged": State.FLAGGED,
            "no longer as expected": State.UNEXPECTED,
            "unused decisions": State.UNUSED,
            "expired decisions": State.EXPIRED,
        }
        counts = ((len(self.of(state)), what) for what, state in rest.items())
        return line + "".join(f", {number} {what}" for number, what in counts if number)

    def complaints(self) -> Iterator[Complaint]:
        """The decisions that no longer hold, each with its place."""
        return (_complaint(entry, state) for state in STALE for entry in self.of(state))


def _complaint(entry: Entry, state: State) -> Complaint:
    what, detail = {
        State.MISSING: ("missing", "no longer found"),
        State.FLAGGED: ("look-alike flagged", entry.reason),
        State.UNEXPECTED: ("now found" if entry.expect == "missed" else "no longer flagged", "remove its `expect`"),
        State.UNUSED: ("unused decision", "no finding needs it; remove it"),
        State.EXPIRED: (f"expired on {entry.until}", entry.reason),
    }[state]
    kind = f"decision-{state.value}"
    return Complaint(kind, STALE[state], entry.path, entry.line, what, f"{entry.words}: {detail}")


def settle(
    entries: Iterable[Entry],
    shown: Sequence[Finding],
    judged: Sequence[Finding],
    claims: dict[str, Claim],
    today: date,
) -> Outcome:
    """Hold the findings at the gate (`judged`) and all that are shown against the register, as of a day.

    A look-alike is about what no other decision is about.
    """
    listed = list(entries)

    def held(kinds: tuple[str, ...], findings: Sequence[Finding]) -> Iterator[Settled]:
        for entry in (entry for entry in listed if entry.kind in kinds):
            hits = frozenset(one.fingerprint for one in findings if entry.matches(one, claims))
            yield Settled(entry, _state(entry, bool(hits), today), hits)

    settled = [*held((ACCEPTED, INLINE), shown), *held((KNOWN,), judged)]
    settled += held((LOOKALIKE,), _new(judged, settled))
    return Outcome(tuple(settled), tuple(_new(judged, settled)))


def _new(findings: Sequence[Finding], settled: Iterable[Settled]) -> list[Finding]:
    """The findings that no decision recognises."""
    recognised = {hit for one in settled if one.recognises for hit in one.hits}
    return [one for one in findings if one.fingerprint not in recognised]


def _state(entry: Entry, is_hit: bool, today: date) -> State:
    if entry.kind in (ACCEPTED, INLINE):
        if entry.until is not None and entry.until < today:
            return State.EXPIRED
        return State.ACCEPTED if is_hit else State.UNUSED
    if entry.kind == KNOWN:
        if entry.expect == "missed":
            return State.UNEXPECTED if is_hit else State.MISSED
        return State.FOUND if is_hit else State.MISSING
    if entry.expect == "flagged":
        return State.QUIET if is_hit else State.UNEXPECTED
    return State.FLAGGED if is_hit else State.QUIET
