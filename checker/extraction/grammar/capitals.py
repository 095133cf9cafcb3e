"""Words that a report writes with a capital wherever they stand: "Manning" is a name at the start of a sentence too.

A capital tells nothing at the start of a sentence, nor in a headline that has one on every word. A word that has one
behind a word without, and that the report never writes small, is a name.
"""

from __future__ import annotations

import functools
import re

from checker.lexicon.load import table

INSIDE = re.compile(r"\b[a-z]+,? (?:[A-Z][\w'’-]+ )?([A-Z][a-z]+)\b")
"""A capital behind a small word, or behind a first name that stands there."""

OPENING = re.compile(r"(?:^|[.!?\n] *)[A-Z][a-z]+ ([A-Z][a-z]+),? [a-z]+ [a-z0-9]+")
"""Two capitals that open a sentence: "Peyton Manning was nearly perfect", "Ann Solder, who made 90 films"."""

WRITTEN = re.compile(r"(?<=[\w,;] )[A-Z]\w+(?:[ -][A-Z]\w+)*")
"""Capitals that open no sentence."""

LONGEST = 30
"""Letters of a first name, at most, behind its capital."""

WORD = re.compile(r"\b[a-z]+\b")
LINE = re.compile(r"[^.!?\n]+")
SMALL = re.compile(r"\b[a-z][a-z]{3,}\b")
LARGE = re.compile(r"\b[A-Z][a-z]{3,}\b")


@functools.lru_cache(maxsize=8)
def names(text: str) -> frozenset[str]:
    """The words of a text that are names wherever they stand."""
    small = frozenset(WORD.findall(text))
    found = {name for name in OPENING.findall(text) if name.lower() not in small} | _with_particles(text)
    for line in LINE.findall(text):
        inside = {name for name in INSIDE.findall(line) if name.lower() not in small} - found
        if inside and not _is_headline(line):
            found |= inside
    return frozenset(found)


def _with_particles(text: str) -> set[str]:
    """ "Deir el-Balah", "Ursula von der Leyen": the words of names that have no capital, or none at first."""
    joined, parted = _particles()
    parts = (word for name in parted.findall(text) for word in name.split())
    return {*joined.findall(text), *parts}


@functools.cache
def _particles() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """What finds "al-Nahr", and "von der Leyen" behind a capital."""
    joined, parted = ("|".join(table("tokens")["particles"][name]) for name in ("joined", "parted"))
    return re.compile(rf"\b(?:{joined})[-'’][A-Z][\w'’-]*"), re.compile(
        rf"(?<=\w )(?<![.!?] )(?:(?:{parted}) )+[A-Z][\w'’-]+"
    )


@functools.lru_cache(maxsize=8)
def written(text: str) -> frozenset[str]:
    """The words with a capital that open no sentence, in lower case, but for months and days."""
    dates: set[str] = {*table("calendar")["months"], *table("calendar")["weekdays"]}
    return frozenset(word.lower() for name in WRITTEN.findall(text) for word in re.split("[ -]", name)) - dates


def bearers(text: str, family: str) -> list[str]:
    """The first and last names of a text that end with a family name, in order: "Rufus Bell", "Ella Bell"."""
    return re.findall(rf"\b[A-Z][\w.'’-]{{1,{LONGEST}}} (?i:{re.escape(family)})\b", text)


def _is_headline(line: str) -> bool:
    """Whether most long words of a line have capitals."""
    return len(LARGE.findall(line)) >= len(SMALL.findall(line))
