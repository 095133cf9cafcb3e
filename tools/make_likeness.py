"""Make the table of words alike: make_likeness.py WORDNET MODEL OUT.

Two words are alike by what a WordNet 3 folder says of them (one sense, a sense and its kind, words derived from
either; the commoner the senses, the more) and by how close a sentence model puts them. Neither will do alone: WordNet
knows that a watchman is a guard, and also that to infect is to strike; the model, that husbands are close to wives.
MODEL is a folder of all-MiniLM-L6-v2. Needs numpy, sentence-transformers, simplemma and wordfreq. Where the sources
come from and what was tried stands in `docs/decisions/0002-words-alike.md`.
"""

from __future__ import annotations

import argparse
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np
import simplemma
from sentence_transformers import SentenceTransformer
from wordfreq import top_n_list
from wordnet_senses import BROADER, DERIVED, SIMILAR, WordNet

FORMS, WORDS = 60_000, 20_000
"""How many of the most frequent forms of English are looked at, and how many base forms are kept of them."""

SHORTEST = 3
FRAMES = ("{}", "a report about {}", "the number of {}", "they said it was {}")
STEPS = (1.0, 0.8, 0.4)
"""What one sense counts; a sense and its kind; the kind of that."""

WORDNETS = 0.8
"""What WordNet counts beside the cosine."""

LEAST = 0.5
BROAD = 300
"""A sense with more kinds than this says nothing of them."""

RARE = 0.03
"""A sense with a smaller share of a word's use is left out."""

BATCH = 256
DERIVATION = 0.9
MOST = 16
ANYBODY = "person"

Vector = np.ndarray[Any, np.dtype[np.float32]]


def vocabulary(wordnet: WordNet) -> list[str]:
    forms = (form for form in top_n_list("en", FORMS) if form.isascii() and form.isalpha())
    bases = dict.fromkeys(simplemma.lemmatize(form, "en").lower() for form in forms)
    return [base for base in bases if len(base) >= SHORTEST and base in wordnet.of][:WORDS]


def vectors(words: list[str], model: Path) -> Vector:
    """A row a word, of length 1: what all have in common is taken off, and what many have weighs less."""
    encoder = SentenceTransformer(str(model), device="cpu")
    rows = sum(
        encoder.encode([frame.format(word) for word in words], batch_size=BATCH, normalize_embeddings=True)
        for frame in FRAMES
    )
    rows = rows - rows.mean(axis=0)
    _, sizes, directions = np.linalg.svd(rows, full_matrices=False)
    rows = (rows @ directions[1:].T) / np.sqrt(sizes[1:])
    return rows / np.linalg.norm(rows, axis=1, keepdims=True)


class Likeness:
    """How alike words are by WordNet, 0 to 1."""

    def __init__(self, wordnet: WordNet, words: list[str]) -> None:
        self.wordnet, self.kinds = wordnet, wordnet.kinds()
        self.senses = {word: dict(self._senses(word)) for word in words}
        self.holders: defaultdict[str, list[tuple[str, float]]] = defaultdict(list)
        for word, shares in self.senses.items():
            for key, share in shares.items():
                self.holders[key].append((word, share))

    def _senses(self, word: str) -> Iterator[tuple[str, float]]:
        """The senses of a word and of those derived from it, with their shares."""
        own = self.wordnet.of[word]
        found = dict(own)
        for key, share in own.items():
            for one in self.wordnet.senses[key].pointers:
                if one.kind == DERIVED and one.word == word:
                    found[one.to] = max(found.get(one.to, 0), share * DERIVATION)
        return ((key, share) for key, share in found.items() if share > RARE)

    def _above(self, key: str) -> dict[str, int]:
        """A sense, what it is a kind of and what is similar, with the steps to them."""
        senses = self.wordnet.senses
        first = {*self._broader(key), *senses[key].to(*SIMILAR)}
        second = {kind for one in first for kind in self._broader(one)}
        return {**dict.fromkeys(second, 2), **dict.fromkeys(first, 1), key: 0}

    def _broader(self, key: str) -> Iterator[str]:
        return (kind for kind in self.wordnet.senses[key].to(BROADER) if self.kinds[kind] <= BROAD)

    def pairs(self) -> dict[tuple[str, str], float]:
        """Pairs of words in alphabetical order; opposites are none."""
        found: dict[tuple[str, str], float] = {}
        for word, shares in self.senses.items():
            opposites = self.wordnet.opposites(word)
            for key, share in shares.items():
                for above, steps in self._above(key).items():
                    for other, its_share in self.holders[above]:
                        if other != word and other not in opposites:
                            pair = (min(word, other), max(word, other))
                            found[pair] = max(found.get(pair, 0), STEPS[steps] * (share * its_share) ** 0.5)
        return found


def rows(wordnet: WordNet, words: list[str], close: Vector) -> Iterator[str]:
    """A line a word: those alike, likest first; "person" comes last where it names one."""
    at = {word: index for index, word in enumerate(words)}
    alike: defaultdict[str, list[tuple[float, str]]] = defaultdict(list)
    for (one, other), likeness in Likeness(wordnet, words).pairs().items():
        score = round(WORDNETS * min(1, likeness) + float(close[at[one]] @ close[at[other]]), 3)
        if score >= LEAST:
            alike[one].append((-score, other))
            alike[other].append((-score, one))
    for word in sorted(words):
        likest = [other for _, other in sorted(alike[word])[:MOST] if other != ANYBODY]
        if wordnet.is_person(word) and word != ANYBODY:
            likest.append(ANYBODY)
        if likest:
            yield " ".join((word, *likest))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("wordnet", type=Path)
    parser.add_argument("model", type=Path)
    parser.add_argument("out", type=Path)
    options = parser.parse_args()
    wordnet = WordNet(options.wordnet)
    words = vocabulary(wordnet)
    lines = rows(wordnet, words, vectors(words, options.model))
    options.out.write_text("".join(f"{line}\n" for line in lines), encoding="ascii")


if __name__ == "__main__":
    main()
