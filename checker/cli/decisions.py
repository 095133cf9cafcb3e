"""The register of a folder of reports: its known conflicts, and the look-alikes that are none.

`decisions.toml` beside the reports names conflicts and look-alikes by quoted words; a check of the folder is clean
exactly when nothing is missing and nothing is new.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

import msgspec

from checker.model.claim import Claim
from checker.model.finding import Finding
from checker.model.result import Problem, Result
from checker.model.span import Span
from checker.telling.telling import Mark

NAME = "decisions.toml"
# `planted` says that the conflict was made for testing, `slip` how; `facts` holds the sources of the reports' figures.
KEYS = {
    "known": ("rule", "quotes", "reason", "expect", "why-missed", "planted", "slip"),
    "lookalike": ("quotes", "reason", "expect", "why-flagged"),
}
NOTES = ("facts",)


class Entry(msgspec.Struct, frozen=True):
    """One decision: the quotes that it is about, and what is expected of the tool."""

    kind: str
    where: str
    spans: tuple[Span, ...]
    quotes: tuple[str, ...]
    reason: str
    rule: str = ""
    expect: str = ""
    slip: str = ""

    def matches(self, finding: Finding, claims: dict[str, Claim]) -> bool:
        """Whether a finding is about this: two of its claims on two of the quotes (one, if there is one)."""
        if self.rule and self.kind == "known" and finding.rule != self.rule:
            return False
        figures = [claims[one].figure for one in finding.claims]
        met = {index for index, span in enumerate(self.spans) if any(figure.overlaps(span) for figure in figures)}
        touching = sum(any(figure.overlaps(span) for span in self.spans) for figure in figures)
        return bool(met) if len(self.spans) == 1 else len(met) > 1 and touching > 1


class Outcome(msgspec.Struct):
    """What a check of a registered corpus came to."""

    marks: dict[str, Mark] = {}
    found: int = 0
    missed: int = 0
    new: list[Finding] = []
    missing: list[Entry] = []
    flagged: list[Entry] = []
    unexpected: list[Entry] = []

    @property
    def clean(self) -> bool:
        return not (self.new or self.missing or self.flagged or self.unexpected)

    def summary(self) -> str:
        line = f"known conflicts: {self.found} found, {self.missed} expected misses; {len(self.new)} new"
        line += f", {len(self.missing)} missing"
        if self.flagged:
            line += f", {len(self.flagged)} look-alikes flagged"
        return line + (f", {len(self.unexpected)} no longer as expected" if self.unexpected else "")

    def complaints(self) -> Iterator[str]:
        for entry in self.missing:
            yield f"missing: {entry.where}: {' | '.join(entry.quotes)}: no longer found"
        for entry in self.flagged:
            yield f"look-alike flagged: {entry.where}: {' | '.join(entry.quotes)}: {entry.reason}"
        for entry in self.unexpected:
            now = "now found" if entry.expect == "missed" else "no longer flagged"
            yield f"{now}: {entry.where}: {' | '.join(entry.quotes)}: remove its `expect`"


def load(paths: Sequence[str], result: Result) -> tuple[list[Entry], list[Problem]]:
    """The entries of every register under some folders, and what is wrong with them."""
    entries: list[Entry] = []
    problems: list[Problem] = []
    folders = [Path(path) for path in paths if Path(path).is_dir()]
    for root in folders:
        for file in sorted(root.rglob(NAME)):
            story = file.parent.relative_to(root).as_posix()
            prefix = "/".join(
                part for part in (root.resolve().name if len(folders) > 1 else "", story) if part not in ("", ".")
            )
            texts = {one.id: one.text for one in result.reports}
            entries += _entries(file, f"{prefix}/" if prefix else "", texts, problems)
    return entries, problems


def _entries(file: Path, prefix: str, texts: dict[str, str], problems: list[Problem]) -> Iterator[Entry]:
    try:
        source = file.read_text(encoding="utf-8")
        table = tomllib.loads(source)
    except (OSError, tomllib.TOMLDecodeError) as error:
        problems.append(Problem(str(file), f"cannot be read: {error}", "mend it"))
        return
    for kind in table:
        if kind not in (*KEYS, *NOTES):
            problems.append(Problem(str(file), f"no such kind of decision: {kind!r}", f"one of {', '.join(KEYS)}"))
    for kind, keys in KEYS.items():
        for row, line in zip(table.get(kind, ()), _lines(source, kind), strict=False):
            quotes = tuple(row.get("quotes", ()))
            where = f"{file}:{line}"
            for key in sorted(set(row) - set(keys)):
                problems.append(Problem(where, f"unknown key {key!r}", f"one of {', '.join(keys)}"))
            spans = [_span(quote, prefix, texts, where, problems) for quote in quotes]
            if not row.get("reason"):
                problems.append(Problem(where, "a decision without a reason", "say why"))
            if spans and all(spans):
                found = tuple(span for span in spans if span is not None)
                texts_of = (row.get(key, "") for key in ("reason", "rule", "expect", "slip"))
                yield Entry(kind, where, found, quotes, *texts_of)


def _span(quote: str, prefix: str, texts: dict[str, str], where: str, problems: list[Problem]) -> Span | None:
    """Where a quote stands; it must stand exactly once in its file."""
    name, _, words = quote.partition(": ")
    text = texts.get(prefix + name)
    if text is None:
        problems.append(Problem(where, f"no report {name!r} here", "check the quote's file name"))
        return None
    if text.count(words) != 1:
        times = text.count(words)
        problems.append(Problem(where, f"{words!r} stands {times} times in {name}", "quote words that stand once"))
        return None
    start = text.index(words)
    return Span(prefix + name, start, start + len(words))


def _lines(source: str, kind: str) -> list[int]:
    """The lines on which the entries of a kind begin."""
    header = re.compile(rf"\s*\[\[\s*{kind}\s*\]\]")
    return [number for number, line in enumerate(source.splitlines(), 1) if header.match(line)]


def settle(entries: Iterable[Entry], findings: Sequence[Finding], claims: dict[str, Claim]) -> Outcome:
    """Hold the findings at the gate against the register."""
    outcome = Outcome({}, 0, 0, [], [], [], [])
    listed = list(entries)
    known = [entry for entry in listed if entry.kind == "known"]
    recognised: set[str] = set()
    for entry in known:
        hits = [one for one in findings if entry.matches(one, claims)]
        recognised.update(one.fingerprint for one in hits)
        outcome.marks.update({one.fingerprint: Mark("known", entry.reason, settled=True) for one in hits})
        if hits and entry.expect == "missed":
            outcome.unexpected.append(entry)
        elif hits:
            outcome.found += 1
        elif entry.expect == "missed":
            outcome.missed += 1
        else:
            outcome.missing.append(entry)
    rest = [one for one in findings if one.fingerprint not in recognised]
    for entry in (entry for entry in listed if entry.kind == "lookalike"):
        hits = [one for one in rest if entry.matches(one, claims)]
        recognised.update(one.fingerprint for one in hits)
        expected = entry.expect == "flagged"
        outcome.marks.update({one.fingerprint: Mark("look-alike", entry.reason, expected) for one in hits})
        if hits and not expected:
            outcome.flagged.append(entry)
        elif not hits and expected:
            outcome.unexpected.append(entry)
    outcome.new += [one for one in findings if one.fingerprint not in recognised]
    outcome.marks.update({one.fingerprint: Mark("new") for one in outcome.new})
    return outcome
