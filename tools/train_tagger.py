"""Train the part-of-speech tagger: train_tagger.py OUT NAME WORDNET TREEBANK.conllu...

Reads Universal Dependencies treebanks in CoNLL-U and the index files of a WordNet folder (for words that the
treebanks hardly have), trains the averaged perceptron of `checker.extraction.grammar.tagging` and writes its
weights. NAME (titles and licences) is stored with them. Deterministic: the sentences are shuffled with a fixed seed.
"""

from __future__ import annotations

import random
import sys
import zlib
from collections import Counter, defaultdict
from pathlib import Path

import msgspec
import wordnet

from checker.extraction.grammar import tagging
from checker.extraction.grammar.tagging import Keys, Model, by_shape, features, pack

EPOCHS = 5
CERTAIN = 0.995
SEEN = 8
FEW = 3
OFTEN = 0.1
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


class Words:
    """How often each word has which tag."""

    def __init__(self, corpus: list[Sentence], names: list[str]) -> None:
        self.names = names
        self.written: defaultdict[str, Counter[str]] = defaultdict(Counter)
        self.folded: defaultdict[str, Counter[str]] = defaultdict(Counter)
        for words, tags in corpus:
            for word, tag in zip(words, tags, strict=True):
                self.written[word][tag] += 1
                self.folded[word.lower()][tag] += 1

    def certain(self) -> dict[str, int]:
        """Words seen often enough that hardly ever have another tag."""
        found = {word: seen.most_common(1)[0] for word, seen in sorted(self.written.items())}
        sure = {word: tag for word, (tag, often) in found.items() if often / self.written[word].total() >= CERTAIN}
        return {word: self.names.index(tag) for word, tag in sure.items() if self.written[word].total() >= SEEN}

    def usual(self, others: dict[str, str]) -> dict[str, str]:
        """For each word seen a few times the tags that it often has; for the others those that they may have."""
        known = {word: seen for word, seen in sorted(self.folded.items()) if seen.total() >= FEW}
        may_have = {word: tags.lower() for word, tags in others.items() if word not in known}
        return {word: "/".join(self._often(seen)) for word, seen in known.items()} | may_have

    def _often(self, seen: Counter[str]) -> list[str]:
        return sorted(tag for tag, count in seen.items() if count >= OFTEN * seen.total())


class Trainer:
    """Weights with the running totals that averaging needs."""

    def __init__(self, names: list[str]) -> None:
        self.names = names
        self.weights: defaultdict[str, dict[tuple[str, str], list[float]]] = defaultdict(dict)
        self.totals: defaultdict[str, dict[tuple[str, str], list[float]]] = defaultdict(dict)
        self.now = 1

    def guess(self, keys: Keys) -> int:
        scores = [0.0] * len(self.names)
        for template, key in keys.items():
            row = self.weights[template].get(key)
            if row:
                scores = [a + b for a, b in zip(scores, row, strict=True)]
        return scores.index(max(scores))

    def update(self, keys: Keys, right: int, wrong: int) -> None:
        for template, key in keys.items():
            row = self.weights[template].setdefault(key, [0.0] * len(self.names))
            total = self.totals[template].setdefault(key, [0.0] * len(self.names))
            for tag, step in ((right, 1.0), (wrong, -1.0)):
                row[tag] += step
                total[tag] += step * self.now

    def store(self, model: Model) -> None:
        """Give a model the averaged rows without those that hardly weigh."""
        for template, table in self.weights.items():
            averages = {key: self._average(row, self.totals[template][key]) for key, row in sorted(table.items())}
            rows = {key: pack(row) for key, row in averages.items() if max(map(abs, row)) >= KEEP}
            if not any(rest for _, rest in table):
                model.single[template] = {key: row for (key, _), row in rows.items()}
                continue
            paired = model.paired.setdefault(template, {})
            for (key, rest), row in rows.items():
                paired.setdefault(key, {})[rest] = row

    def _average(self, row: list[float], total: list[float]) -> list[int]:
        return [round(SCALE * (value - summed / self.now)) for value, summed in zip(row, total, strict=True)]


def train(corpus: list[Sentence], source: str, others: dict[str, str]) -> Model:
    names = sorted({tag for _, tags in corpus for tag in tags if tag != AUTO})
    words = Words(corpus, names)
    model = Model(names, words.certain(), words.usual(others), {}, {}, source)
    trainer, shuffled = Trainer(names), random.Random(27)
    for _ in range(EPOCHS):
        shuffled.shuffle(corpus)
        wrong = sum(_learn(trainer, model, *sentence) for sentence in corpus)
        print(f"{wrong} wrong", file=sys.stderr)
    trainer.store(model)
    return model


def _learn(trainer: Trainer, model: Model, words: list[str], tags: list[str]) -> int:
    last = before = tagging.NO_TAG
    wrong, forms = 0, [tagging.form(word, model.usual, index) for index, word in enumerate(words)]
    around = [tagging.edge(tagging.BEGIN), *forms, *[tagging.edge(tagging.END)] * 2]
    for index, (word, tag) in enumerate(zip(words, tags, strict=True)):
        guess = model.certain.get(word, -1)
        if guess < 0:
            guess = by_shape(word, trainer.names)
        if guess < 0:
            keys = features(*around[index : index + 4], last, before)
            guess, right = trainer.guess(keys), trainer.names.index(tag)
            trainer.now += 1
            if guess != right:
                trainer.update(keys, right, guess)
                wrong += 1
        before, last = last, tagging.CODES[guess]
    return wrong


def main(out: str, source: str, folder: str, *paths: str) -> None:
    corpus = [sentence for path in paths for sentence in sentences(Path(path)) if AUTO not in sentence[1]]
    model = train(corpus, source, wordnet.classes(Path(folder)))
    Path(out).write_bytes(zlib.compress(msgspec.msgpack.encode(model), 9))


if __name__ == "__main__":
    if len(sys.argv) < 5:
        sys.exit(__doc__)
    main(*sys.argv[1:])
