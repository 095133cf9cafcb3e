"""Word classes: pronouns, verbs that carry a figure, the nouns of a total, what tells times, each a set of words."""

from __future__ import annotations

import functools
from collections.abc import Sequence

from checker.lexicon.load import table

TABLES = ("grammar", "calendar", "happenings", "counted", "numbers")
"""The tables whose sections hold word classes; no two have a section of one name."""


@functools.cache
def words(section: str, *names: str) -> frozenset[str]:
    """The word class of that name in a section of one of the tables; of several names all their words."""
    return frozenset(word for name in names for word in _section(section)[name])


@functools.cache
def first_words(section: str, name: str) -> frozenset[str]:
    """What the phrases of a class begin with: words without any of these hold no such phrase, at one cheap look."""
    return frozenset(phrase.partition(" ")[0] for phrase in words(section, name))


@functools.cache
def phrases(section: str, name: str) -> tuple[tuple[str, ...], ...]:
    """The phrases of a class, word by word, the longest first."""
    found = (tuple(phrase.split()) for phrase in _section(section)[name])
    return tuple(sorted(found, key=len, reverse=True))


def says(told: Sequence[str], section: str, name: str) -> bool:
    """Whether some words hold a phrase of a class."""
    if first_words(section, name).isdisjoint(told):
        return False
    text = f" {' '.join(told)} "
    return any(f" {phrase} " in text for phrase in words(section, name))


def is_superlative(word: str) -> bool:
    """ "Most", "best", "largest"; by its ending, or a class of the table."""
    return word in words("adjectives", "superlative") or (word.endswith("est") and len(word) > len("best"))


def has_s(word: str) -> bool:
    """Whether a word ends as a plural or a third person does: "boats", "retires"; not "pass"."""
    return word.endswith("s") and not word.endswith("ss")


def _section(name: str) -> dict[str, list[str]]:
    found: dict[str, list[str]] = next(table(one)[name] for one in TABLES if name in table(one))
    return found
