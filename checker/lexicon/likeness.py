"""Words that may stand for one another: "deliver" and "hand over", "guard" and "watchman".

A row of `en/likeness.txt` is a base form and those like it, likest first; `tools/make_likeness.py` writes it (see
`docs/decisions/0002-words-alike.md`). A row of `en/synonyms.toml` is what newsrooms call one thing. Likeness goes both
ways; it knows no senses, so it is evidence and no proof.
"""

from __future__ import annotations

import functools
import importlib.resources
from collections import defaultdict
from itertools import permutations

from checker.lexicon.grammar import words
from checker.lexicon.load import LANGUAGE, table

PERSON = "person"


@functools.lru_cache(maxsize=1 << 14)
def like(word: str) -> tuple[str, ...]:
    """The base forms that may stand for one, those of newsrooms first; none for a word that no table has."""
    return tuple(dict.fromkeys((*_synonyms().get(word, ()), *_rows().get(word, "").split())))


def is_person(noun: str) -> bool:
    """Whether a noun is "person", or one that may stand for it."""
    return noun == PERSON or PERSON in like(noun)


@functools.cache
def soldiers() -> frozenset[str]:
    """Nouns for those who fight, and what newsrooms call any of them; no army, which is none of its people."""
    nouns = words("nouns", "soldier")
    rows = (row.split() for row in table("synonyms")["people"])
    return nouns.union(*(row for row in rows if not nouns.isdisjoint(row)))


@functools.cache
def _synonyms() -> dict[str, list[str]]:
    """A base form and what else stands in its rows."""
    others: defaultdict[str, list[str]] = defaultdict(list)
    for rows in table("synonyms").values():
        for row in rows:
            for one, other in permutations(row.split(), 2):
                others[one].append(other)
    return dict(others)


@functools.cache
def _rows() -> dict[str, str]:
    path = importlib.resources.files("checker.lexicon") / LANGUAGE / "likeness.txt"
    lines = path.read_text(encoding="ascii").splitlines()
    return {word: others for word, _, others in (line.partition(" ") for line in lines)}
