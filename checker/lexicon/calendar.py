"""The words of the calendar: months, weekdays, units of time, and the phrases that times are told with."""

from __future__ import annotations

import functools
from typing import Any

from checker.lexicon.load import table


@functools.cache
def lexicon(name: str) -> dict[str, Any]:
    section: dict[str, Any] = table("calendar")[name]
    return section


@functools.cache
def words(section: str, name: str) -> frozenset[str]:
    return frozenset(lexicon(section)[name])


@functools.cache
def phrases(section: str, name: str) -> tuple[tuple[str, ...], ...]:
    """Phrases of several words, the longest first."""
    found = (tuple(phrase.split()) for phrase in lexicon(section)[name])
    return tuple(sorted(found, key=len, reverse=True))
