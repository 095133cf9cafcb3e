"""Which parts of speech the common words of English may have, read from a WordNet 3 database.

A word is common if WordNet's own corpus has it at least once. Regular inflections are made here, for WordNet
lists base forms only.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

TAGS = {"noun": "NOUN", "verb": "VERB", "adj": "ADJ", "adv": "ADV"}
VOWELS = "aeiou"
SHORTEST = 3


def classes(folder: Path) -> dict[str, str]:
    """Lower-case words and their regular forms, each with the tags that it may have ("NOUN/VERB")."""
    found: defaultdict[str, set[str]] = defaultdict(set)
    for part, tag in TAGS.items():
        for word in _common(folder / f"index.{part}"):
            for form in _forms(word, part):
                found[form].add(tag)
    return {word: "/".join(sorted(tags)) for word, tags in sorted(found.items())}


def _common(index: Path) -> Iterator[str]:
    """The single words of an index file that WordNet's corpus has; lines of its licence begin with a blank."""
    for line in index.read_text(encoding="ascii").splitlines():
        if line.startswith(" "):
            continue
        cells = line.split()
        word, pointers = cells[0], int(cells[3])
        seen = int(cells[5 + pointers])
        if seen and word.isalpha() and len(word) >= SHORTEST:
            yield word


def _forms(word: str, part: str) -> Iterator[str]:
    yield word
    if part in ("noun", "verb"):
        yield _with_s(word)
    if part == "verb":
        yield from _with_ed_and_ing(word)


def _with_s(word: str) -> str:
    if _ends_in_consonant_y(word):
        return f"{word[:-1]}ies"
    return f"{word}es" if word.endswith(("s", "x", "z", "ch", "sh")) else f"{word}s"


def _with_ed_and_ing(word: str) -> Iterator[str]:
    stem = word.removesuffix("e")
    yield f"{word[:-1]}ied" if _ends_in_consonant_y(word) else f"{stem}ed"
    yield f"{stem}ing"
    if word[-1] in "bdgmnprt" and word[-2] in VOWELS and word[-3] not in VOWELS:
        yield f"{word}{word[-1]}ed"
        yield f"{word}{word[-1]}ing"


def _ends_in_consonant_y(word: str) -> bool:
    return word.endswith("y") and word[-2] not in VOWELS
