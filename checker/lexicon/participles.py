"""Past participles: "take" gives "taken", "cut" "cut", "axe" "axed"; what was done, in one form whatever its tense."""

from __future__ import annotations

import functools
import re

from checker.lexicon.grammar import words
from checker.lexicon.load import table

VOWELS = "aeiou"
SHORT = re.compile(rf"[^{VOWELS}]*[{VOWELS}][^{VOWELS}wxy]|.*[^{VOWELS}][{VOWELS}]l")
"""Verbs that double their last letter: "plan", "cap", "control"."""


def participle(lemma: str, written: str) -> str:
    """The past participle of a verb; `written` is the form at hand, kept where it is one by its ending."""
    irregular: dict[str, str] = table("participles")
    if lemma in irregular:
        return irregular[lemma]
    if written.endswith("ed") or (lemma.endswith("s") and not lemma.endswith("ss")):
        return written
    if lemma.endswith("e"):
        return f"{lemma}d"
    if SHORT.fullmatch(lemma):
        return f"{lemma}{lemma[-1]}ed"
    return f"{lemma[:-1]}ied" if lemma.endswith("y") and lemma[-2:-1] not in VOWELS else f"{lemma}ed"


def is_participle(written: str) -> bool:
    """Whether a word may be a past participle, by its ending or by the table; not what is a base form or speech too."""
    return written.endswith(_endings()) or written in _irregular()


@functools.cache
def _endings() -> tuple[str, ...]:
    return tuple(words("verbs", "past"))


@functools.cache
def _irregular() -> frozenset[str]:
    """ "found", "made"; "come" is a base form too, and "said" tells who speaks."""
    irregular: dict[str, str] = table("participles")
    return frozenset(irregular.values()) - irregular.keys() - words("verbs", "said")


@functools.cache
def pasts() -> frozenset[str]:
    """Irregular pasts: "rose", "brought"."""
    return frozenset(table("tokens")["pasts"])
