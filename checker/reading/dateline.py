"""The date line in the head of a report: "Published: 3 May 2024, 14:05 BST", or a date between headline and text.

It says when the report was published, and nothing of what the report tells: it dates a report that has no date of
its own, and is no prose. Several days without a label are a chronology, and no date line.
"""

from __future__ import annotations

import functools
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import date

from msgspec.structs import replace

from checker.errors import InputError
from checker.lexicon.load import table
from checker.model.report import Report
from checker.reading.dates import iso_date
from checker.reading.source import UNDATED

HEAD = 600
"""Characters of a report that its headline, its date line and what introduces it may take."""

DAY = r"[0-9]{1,2}(?:st|nd|rd|th)?"
YEAR = "(?:19|20)[0-9]{2}"
IN_NUMBERS = r"[0-9]{4}-[0-9]{2}-[0-9]{2}|[0-9]{1,2}(?P<mark>[-/.])[0-9]{1,2}(?P=mark)(?:[0-9]{4}|[0-9]{2})"
HALF = r"[ap]\.?m"
CLOCK = rf"(?:[0-9]{{1,2}}[:. ][0-9]{{2}}(?::[0-9]{{2}})?(?![0-9])|[0-9]{{1,2}}(?=\s?{HALF}))(?:\s?{HALF}\b\.?)?"
MARKS = r"[\s,|@•·–—-]"
"""What may stand between a date and a clock time, besides zones and "at"."""

NUMBERED = re.compile(rf"{YEAR}\b|[0-9][-/.][0-9]")
"""What each day has, its year or its marks: one cheap look at a text where none is."""

PARAGRAPH = r"\r?\n[ \t\r]*\n"
"""What a date line never goes over: behind it "On Tuesday" begins the text."""

ROW = re.compile(r"^[A-Z][\w ]{1,30}: \S", re.MULTILINE)
ROWS = 3
"""So many rows with a label make a fact box, of a book or a song: that it was published dates the book."""

WORD = re.compile(r"[\w'’.-]+$")
BREAKS = frozenset(".!?|\"'”’]\n")
"""Behind these a new sentence, or a line of another kind, may begin."""

PLACE = re.compile(r"(?:^|\n)\s*[A-Z][A-Z'’.-]{2,}(?: [A-Z][A-Z'’.-]+)*$")
DASHES = ("-", "–", "—")
"""What an agency begins with, and what parts it from its text: "NEW DELHI, 4 May 2024 - "."""

QUOTES = ('"', "”", "'", "’")
"""Right behind a date they close what somebody said."""


def with_date_lines(reports: Iterable[Report]) -> list[Report]:
    """The reports with their date lines hidden; those that have no date of their own are dated by them.

    Where that would date one report of a story, and leave the others without, none is: they share a moment.
    """
    given = tuple(reports)
    told = list(map(with_date_line, given))
    size, dated = Counter(report.story for report in told), Counter(report.story for report in told if report.published)
    alone = {story for story in dated if dated[story] == 1 < size[story]}
    return [
        replace(after, published=before.published, notes=before.notes) if after.story in alone else after
        for before, after in zip(given, told, strict=True)
    ]


def with_date_line(report: Report) -> Report:
    """A report with its date lines hidden, and dated by the first that can be read if it has no date of its own."""
    spans = list(_date_lines(report))
    if not spans:
        return report
    lines = (report.text[start:end] for start, end in spans)
    published = report.published or next((day for line in lines for day in days_named(line)), None)
    notes = tuple(note for note in report.notes if not (published and note.endswith(UNDATED)))
    return replace(report, published=published, notes=notes, hidden=tuple(sorted((*report.hidden, *spans))))


def _date_lines(report: Report) -> Iterator[tuple[int, int]]:
    """Those with a label, and one without if the report has no other such day."""
    head = report.body[0] + HEAD
    if len(ROW.findall(report.text, report.body[0], head)) >= ROWS:
        return
    here = list(_lines(report, report.body[0], head))
    yield from ((start, end) for start, end, is_labelled in here if is_labelled)
    plain = [(start, end) for start, end, is_labelled in here if not is_labelled]
    further = ((start, end) for start, end, is_labelled in _lines(report, head, report.body[1]) if not is_labelled)
    if plain and len({day for line in (*plain, *further) for day in _named(report, line)}) == 1:
        yield from plain


def _lines(report: Report, first: int, last: int) -> Iterator[tuple[int, int, bool]]:
    """Dates that stand alone in a part of a report: where they begin and end, and whether they have a label."""
    for start, end in report.prose:
        part = max(start, first), max(start, min(end, last))
        if not (NUMBERED.search(report.text, *part) and _day().search(report.text, *part)):
            continue
        for match in _line().finditer(report.text, *part):
            line, is_labelled = match[0].strip(), bool(match["label"])
            at = match.start() + match[0].index(line)
            before, behind = report.text[start:at], report.text[at + len(line) : end]
            if _stands_alone(before.rstrip(" \t"), line, behind, is_labelled):
                yield at, at + len(line), is_labelled


def _named(report: Report, line: tuple[int, int]) -> set[str]:
    return {match[0].lower() for match in _day().finditer(report.text, *line)}


def _stands_alone(before: str, line: str, behind: str, labelled: bool) -> bool:
    """Whether it has its label, is a line or a sentence of its own, or parts a headline from the text behind it."""
    if behind[:1] in QUOTES:
        return False
    behind = behind.lstrip(" \t")
    if behind and (behind[0].islower() or behind[0] in ";.()"):
        return False
    if labelled or (PLACE.search(before) and line.startswith(",") and line.endswith(DASHES)):
        return True
    is_row = line.startswith("|") and before[-1:] in ("", "\n")
    if line.startswith(",") or line.endswith(",") or is_row:
        return False
    if not before or before[-1] in BREAKS:
        return True
    word = WORD.search(before)
    is_line_end = not behind or behind[0] in "\r\n"
    return not is_line_end and word is not None and word[0].lower() not in _leading()


def days_named(text: str) -> Iterator[date]:
    """The days that a text names with their years."""
    for match in _day().finditer(text):
        try:
            yield iso_date(match[0].lower())
        except InputError:
            continue


@functools.cache
def _leading() -> frozenset[str]:
    """Words that lead up to a date within a sentence: prepositions, determiners, months."""
    tables = (table("grammar")["prepositions"], table("grammar")["determiners"], table("calendar")["signals"])
    return frozenset(table("calendar")["months"]).union(*(row for rows in tables for row in rows.values()))


@functools.cache
def _day() -> re.Pattern[str]:
    month, weekday = (_any(table("calendar")[name]) + r"\b\.?" for name in ("months", "weekdays"))
    named = rf"(?:{weekday},? )?(?:{month} {DAY}(?: ?,)? {YEAR}|{DAY}[ -]{month}(?: ?,)?[ -]{YEAR})\b"
    return re.compile(rf"\b{named}|\b(?:{IN_NUMBERS})\b", re.IGNORECASE)


@functools.cache
def _line() -> re.Pattern[str]:
    """A label, a date and its clock time, which may come first, and more of them; at least one date is there."""
    calendar, day = table("calendar"), _day().pattern
    told = calendar["date line"]
    label = rf"\b{_any(told['labels'])}(?: {_any(told['behind labels'])})*\b:?"
    time = rf"{MARKS}|{CLOCK}|\b{_any((*calendar['zones'], *calendar['weekdays']))}\b"
    more = rf"{time}|\({time}\)|{label}|\b{_any(told['between'])}\b|{day.replace('mark', 'sign')}"
    return re.compile(rf"(?!\s)(?P<label>{label}\s)?(?:{time})*(?:{day})(?:(?!{PARAGRAPH})(?:{more}))*", re.IGNORECASE)


def _any(words: Iterable[str]) -> str:
    return f"(?:{'|'.join(map(re.escape, sorted(words, key=len, reverse=True)))})"
