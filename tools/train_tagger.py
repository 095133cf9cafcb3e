"""Train the part-of-speech tagger: train_tagger.py OUT NAME TREEBANK.conllu...

Reads Universal Dependencies treebanks in CoNLL-U, trains the averaged perceptron of `checker.extraction.tagging`
and writes its weights. NAME (title and licence of the treebank) is stored with them. Deterministic: the
sentences are shuffled with a fixed seed.
"""

from __future__ import annotations

import random
import sys
import zlib
from collections import Counter, defaultdict
from pathlib import Path

import msgspec

from checker.extraction.tagging import TEMPLATES, Forms, Model, by_shape, features, pack

EPOCHS = 7
CERTAIN = 0.995
SEEN = 8
SCALE = 20
KEEP = 6
AUTO = "_"

Sentence = tuple[list[str], list[str]]


def sentences(path: Path) -> list[Sentence]:
    """Words and tags of every sentence of a CoNLL-U file; words that were split in the tree stay split."""
    found: list[Sentence] = []
    words: list[str] = []
    tags: list[str] = []
    for line in [*path.read_text(encoding="utf-8").splitlines(), ""]:
        cells = line.split("\t")
        if not line.strip() and words:
            found.append((words, tags))
            words, tags = [], []
        elif cells[0].isdigit():
            words.append(cells[1].replace("\u2019", "'"))
            tags.append(cells[3])
    return found


def certain_words(corpus: list[Sentence], names: list[str]) -> dict[str, int]:
    """Words seen often enough that hardly ever have another tag."""
    counts: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for words, tags in corpus:
        for word, tag in zip(words, tags, strict=True):
            counts[word][tag] += 1
    certain: dict[str, int] = {}
    for word, seen in sorted(counts.items()):
        tag, often = seen.most_common(1)[0]
        if often >= SEEN and often / seen.total() >= CERTAIN:
            certain[word] = names.index(tag)
    return certain


class Trainer:
    """Weights with the running totals that averaging needs."""

    def __init__(self, names: list[str]) -> None:
        self.names = names
        self.weights: list[dict[str, list[float]]] = [{} for _ in range(TEMPLATES)]
        self.totals: list[dict[str, list[float]]] = [{} for _ in range(TEMPLATES)]
        self.now = 1

    def guess(self, keys: tuple[str, ...]) -> int:
        scores = [0.0] * len(self.names)
        for table, key in zip(self.weights, keys, strict=True):
            row = table.get(key)
            if row:
                scores = [a + b for a, b in zip(scores, row, strict=True)]
        return scores.index(max(scores))

    def update(self, keys: tuple[str, ...], right: int, wrong: int) -> None:
        for table, totals, key in zip(self.weights, self.totals, keys, strict=True):
            row = table.setdefault(key, [0.0] * len(self.names))
            total = totals.setdefault(key, [0.0] * len(self.names))
            for tag, step in ((right, 1.0), (wrong, -1.0)):
                row[tag] += step
                total[tag] += step * self.now

    def averaged(self) -> list[dict[str, bytes]]:
        return [self._pruned(table, totals) for table, totals in zip(self.weights, self.totals, strict=True)]

    def _pruned(self, table: dict[str, list[float]], totals: dict[str, list[float]]) -> dict[str, bytes]:
        """The averaged rows without those that hardly weigh."""
        rows = {key: self._average(row, totals[key]) for key, row in sorted(table.items())}
        return {key: pack(row) for key, row in rows.items() if max(map(abs, row)) >= KEEP}

    def _average(self, row: list[float], total: list[float]) -> list[int]:
        return [round(SCALE * (value - summed / self.now)) for value, summed in zip(row, total, strict=True)]


def train(corpus: list[Sentence], source: str) -> Model:
    names = sorted({tag for _, tags in corpus for tag in tags if tag != AUTO})
    certain = certain_words(corpus, names)
    trainer, shuffled = Trainer(names), random.Random(27)
    for _ in range(EPOCHS):
        shuffled.shuffle(corpus)
        wrong = sum(_learn(trainer, certain, words, tags) for words, tags in corpus)
        print(f"{wrong} wrong", file=sys.stderr)
    return Model(names, certain, trainer.averaged(), source)


def _learn(trainer: Trainer, certain: dict[str, int], words: list[str], tags: list[str]) -> int:
    last = before = -1
    wrong, forms = 0, Forms(words)
    for index, (word, tag) in enumerate(zip(words, tags, strict=True)):
        guess = certain.get(word, -1)
        if guess < 0:
            guess = by_shape(word, trainer.names)
        if guess < 0:
            keys = features(forms, index, last, before)
            guess, right = trainer.guess(keys), trainer.names.index(tag)
            trainer.now += 1
            if guess != right:
                trainer.update(keys, right, guess)
                wrong += 1
        before, last = last, guess
    return wrong


def main(out: str, source: str, *paths: str) -> None:
    corpus = [sentence for path in paths for sentence in sentences(Path(path)) if AUTO not in sentence[1]]
    Path(out).write_bytes(zlib.compress(msgspec.msgpack.encode(train(corpus, source)), 9))


if __name__ == "__main__":
    if len(sys.argv) < 4:
        sys.exit(__doc__)
    main(*sys.argv[1:])
