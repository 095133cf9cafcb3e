"""Registers of decisions: `decisions.toml` beside the reports, and comments in the reports themselves.

[[known]]       a conflict that is there and stays: it must be found
[[lookalike]]   figures that only seem to be at odds: no finding may bring them together
[[accepted]]    a finding that somebody looked at, and for how long it is let through
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Sequence
from datetime import date, datetime
from pathlib import Path
from typing import Any

import msgspec

from checker.model.claim import Claim
from checker.model.finding import Finding
from checker.model.result import Problem, Result
from checker.model.span import Span

NAME = "decisions.toml"
KNOWN, LOOKALIKE, ACCEPTED, INLINE = "known", "lookalike", "accepted", "inline"
SIGNED = ("who", "until")
# `planted` says that the conflict was made for testing, `slip` how; `facts` holds the sources of the reports' figures.
KEYS = {
    KNOWN: ("rule", "quotes", "reason", "expect", "why-missed", "planted", "slip", *SIGNED),
    LOOKALIKE: ("quotes", "reason", "expect", "why-flagged", *SIGNED),
    ACCEPTED: ("finding", "rule", "quotes", "reason", *SIGNED),
}
NOTES = ("facts",)


class Entry(msgspec.Struct, frozen=True, kw_only=True):
    """One decision: the finding or the quotes that it is about, why, who decided, and what is expected of the tool.

    It stands at `path:line`; behind the day `until` it has run out.
    """

    kind: str
    path: str
    line: int
    reason: str
    finding: str = ""
    rule: str = ""
    spans: tuple[Span, ...] = ()
    quotes: tuple[str, ...] = ()
    expect: str = ""
    slip: str = ""
    who: str = ""
    until: date | None = None

    @property
    def words(self) -> str:
        """What it is about, in the words of the register."""
        return " | ".join(self.quotes) or self.finding or self.rule

    def matches(self, finding: Finding, claims: dict[str, Claim]) -> bool:
        """Whether a finding is about this: by its fingerprint, or two of its claims on two of the quotes."""
        if self.finding and finding.fingerprint == self.finding:
            return True
        if not self.spans or (self.rule and self.kind != LOOKALIKE and finding.rule != self.rule):
            return False
        figures = [claims[one].figure for one in finding.claims]
        met = {index for index, span in enumerate(self.spans) if any(figure.overlaps(span) for figure in figures)}
        if self.kind == ACCEPTED:
            return len(met) == len(self.spans)
        touching = sum(any(figure.overlaps(span) for span in self.spans) for figure in figures)
        return bool(met) if len(self.spans) == 1 else len(met) > 1 and touching > 1


class Register(msgspec.Struct, frozen=True):
    """All decisions on some reports, and what is wrong with them."""

    entries: tuple[Entry, ...] = ()
    problems: tuple[Problem, ...] = ()


def load(paths: Sequence[str], files: Sequence[str], result: Result, beside: Sequence[str] = ()) -> Register:
    """The entries of every register under some folders, and of those that are named; none of `beside`, the sources."""
    texts = {report.id: report.text for report in result.reports}
    problems: list[Problem] = []
    entries: list[Entry] = []
    many = sum(Path(path).is_dir() for path in (*paths, *beside)) > 1
    for file, prefix in (*_in_folders(paths, many), *((Path(file), "") for file in files)):
        entries += _entries(file, prefix, texts, problems)
    return Register(tuple(entries), tuple(problems))


def _in_folders(paths: Sequence[str], many: bool) -> Iterator[tuple[Path, str]]:
    """Each register with what stands before the ids of its reports: with many folders, also the folder's name."""
    for root in (Path(path) for path in paths if Path(path).is_dir()):
        for file in sorted(root.rglob(NAME)):
            story = file.parent.relative_to(root).as_posix()
            top = root.resolve().name if many else ""
            prefix = "/".join(part for part in (top, story) if part not in ("", "."))
            yield file, f"{prefix}/" if prefix else ""


def _entries(file: Path, prefix: str, texts: dict[str, str], problems: list[Problem]) -> Iterator[Entry]:
    try:
        source = file.read_text(encoding="utf-8")
        table = tomllib.loads(source)
    except OSError as error:
        problems.append(Problem(str(file), f"cannot be read: {error.strerror}", "check the path"))
        return
    except ValueError as error:
        problems.append(Problem(str(file), f"cannot be read: {error}", "mend it"))
        return
    for kind in table:
        if kind not in (*KEYS, *NOTES):
            problems.append(Problem(str(file), f"no such kind of decision: {kind!r}", f"one of {', '.join(KEYS)}"))
    for kind in KEYS:
        for row, line in zip(table.get(kind, ()), lines_of(source, kind), strict=False):
            where, missing = f"{file}:{line}", list[Problem]()
            problems += [Problem(where, what, advice) for what, advice in _wrong(kind, row)]
            spans = [_span(str(quote), prefix, texts, where, missing) for quote in row.get("quotes", ())]
            if (
                kind != ACCEPTED
            ):  # whose finding goes with its words: then it is no longer needed, which is said elsewhere
                problems += missing
            entry = _entry(kind, row, (str(file), line), () if missing else tuple(filter(None, spans)))
            if entry.spans or entry.finding:
                yield entry


def _wrong(kind: str, row: dict[str, Any]) -> Iterator[tuple[str, str]]:
    for key in sorted(set(row) - set(KEYS[kind])):
        yield f"unknown key {key!r}", f"one of {', '.join(KEYS[kind])}"
    if not row.get("reason"):
        yield "a decision without a reason", "say why"
    if not isinstance(row.get("until", date.max), date):
        yield f"{row['until']!r} is no day", "write until = 2027-01-31, without quotes"
    if not row.get("quotes") and not row.get("finding"):
        yield "a decision about nothing", "give the words that it is about in `quotes`"


def _entry(kind: str, row: dict[str, Any], place: tuple[str, int], spans: tuple[Span, ...]) -> Entry:
    """An entry at a file and line; without `spans` where not every quote stands where it says."""
    until = row.get("until")
    return Entry(
        kind=kind,
        path=place[0],
        line=place[1],
        reason=row.get("reason", ""),
        finding=row.get("finding", ""),
        rule=row.get("rule", ""),
        spans=spans,
        quotes=tuple(map(str, row.get("quotes", ()))),
        expect=row.get("expect", ""),
        slip=row.get("slip", ""),
        who=row.get("who", ""),
        until=until.date() if isinstance(until, datetime) else until if isinstance(until, date) else None,
    )


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


def lines_of(source: str, kind: str) -> list[int]:
    """The lines on which the entries of a kind begin."""
    header = re.compile(rf"\s*\[\[\s*{kind}\s*\]\]")
    return [number for number, line in enumerate(source.splitlines(), 1) if header.match(line)]
