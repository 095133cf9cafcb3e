"""The senses of words and how they hang together, read from a WordNet 3 database."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

PARTS = {"n": "noun", "v": "verb", "a": "adj", "r": "adv"}
NUMBERS = {"1": "n", "2": "v", "3": "a", "4": "r", "5": "a"}

BROADER, SIMILAR, DERIVED, OPPOSITE, USAGE = "@", ("&", "$"), "+", "!", ";u"
"""Pointers: to a kind, to what is similar or of one group of verbs; between words; to how one speaks ("slang")."""

PERSON = 18
"""WordNet's file of nouns for people."""

RARE = 0.5
"""What a sense counts that WordNet's own corpus does not have, if it is a word's first; half as much if the second."""


class Pointer(NamedTuple):
    kind: str
    to: str
    word: str
    """The word that it is from; nothing if it is from the whole sense."""
    other: int
    """The number of the word that it is to, from 1."""


class Sense(NamedTuple):
    words: tuple[str, ...]
    file: int
    pointers: tuple[Pointer, ...]

    def to(self, *kinds: str) -> Iterator[str]:
        return (pointer.to for pointer in self.pointers if pointer.kind in kinds and not pointer.word)


class WordNet:
    """`senses` by part of speech and offset ("n10757193"); `of` a word its senses with their share of its use."""

    def __init__(self, folder: Path) -> None:
        self.senses = {key: sense for part in PARTS for key, sense in _senses(folder, part)}
        self.of: defaultdict[str, dict[str, float]] = defaultdict(dict)
        counts = _counts(folder / "cntlist.rev")
        for part in PARTS:
            for word, keys in _index(folder, part):
                for rank, key in enumerate(keys):
                    if not any(pointer.kind == USAGE for pointer in self.senses[key].pointers):
                        self.of[word][key] = counts.get((word, part, rank + 1), 0) + RARE / (1 + rank)
        for shares in self.of.values():
            total = sum(shares.values())
            shares.update({key: share / total for key, share in shares.items()})

    def kinds(self) -> dict[str, int]:
        """How many senses are a kind of each, itself among them."""
        below: defaultdict[str, list[str]] = defaultdict(list)
        for key, sense in self.senses.items():
            for kind in sense.to(BROADER):
                below[kind].append(key)
        sizes: dict[str, int] = {}

        def size(key: str) -> int:
            if key not in sizes:
                sizes[key] = 1
                sizes[key] += sum(size(kind) for kind in below[key])
            return sizes[key]

        return {key: size(key) for key in self.senses}

    def opposites(self, word: str) -> set[str]:
        pointers = (pointer for key in self.of[word] for pointer in self.senses[key].pointers)
        opposite = (one for one in pointers if one.kind == OPPOSITE and one.word == word)
        return {self.senses[one.to].words[one.other - 1] for one in opposite}

    def is_person(self, word: str) -> bool:
        """Whether a word most often names a person."""
        shares = self.of[word].items()
        return sum(share for key, share in shares if key[0] == "n" and self.senses[key].file == PERSON) >= 1 / 2


def _senses(folder: Path, part: str) -> Iterator[tuple[str, Sense]]:
    for line in _lines(folder / f"data.{PARTS[part]}"):
        cells = line.partition("|")[0].split()
        last = 4 + 2 * int(cells[3], 16)
        words = tuple(cell.partition("(")[0].lower() for cell in cells[4:last:2])
        pointers = []
        for at in range(last + 1, last + 1 + 4 * int(cells[last]), 4):
            kind, offset, to, ends = cells[at : at + 4]
            source, target = int(ends[:2], 16), int(ends[2:], 16)
            to = "a" if to == "s" else to
            pointers.append(Pointer(kind, to + offset, words[source - 1] if source else "", target))
        yield part + cells[0], Sense(words, int(cells[1]), tuple(pointers))


def _index(folder: Path, part: str) -> Iterator[tuple[str, list[str]]]:
    for line in _lines(folder / f"index.{PARTS[part]}"):
        cells = line.split()
        yield cells[0], [part + offset for offset in cells[-int(cells[2]) :]]


def _counts(path: Path) -> dict[tuple[str, str, int], int]:
    """How often WordNet's corpus has a word in its nth sense."""
    counts: dict[tuple[str, str, int], int] = {}
    for line in path.read_text(encoding="ascii").splitlines():
        key, rank, count = line.split()
        word, _, rest = key.partition("%")
        counts[word, NUMBERS[rest[0]], int(rank)] = int(count)
    return counts


def _lines(path: Path) -> Iterator[str]:
    """The lines of a file; those of its licence begin with a blank."""
    return (line for line in path.read_text(encoding="ascii").splitlines() if not line.startswith(" "))
