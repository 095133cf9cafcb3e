"""Parts of speech: Universal Dependencies' tags by a greedy averaged perceptron.

Words that the treebank tags one way nearly always are looked up; the rest are scored, left to right, from the
word, its ending and shape, its neighbours and the two tags before it (after M. Collins, "Discriminative
training methods for hidden Markov models", 2002). Weights come from `tools/train_tagger.py`; what they were
trained on stands in `docs/decisions/0001-a-small-tagger.md`.
"""

from __future__ import annotations

import functools
import importlib.resources
import zlib
from collections.abc import Sequence

import msgspec

TEMPLATES = 10
BEGIN = "<s>"
END = "</s>"

Weights = list[int]


class Model(msgspec.Struct):
    """`certain` maps a word to its one tag; `weights` holds, a template each, feature to one weight a tag."""

    tags: list[str]
    certain: dict[str, int]
    weights: list[dict[str, Weights]]
    source: str = ""


@functools.cache
def model() -> Model:
    """The shipped weights; read once, on first use."""
    path = importlib.resources.files("checker.lexicon") / "en" / "tagger.bin"
    return msgspec.msgpack.decode(zlib.decompress(path.read_bytes()), type=Model)


def tag(words: Sequence[str]) -> list[str]:
    """One tag a word."""
    known = model()
    names, certain = known.tags, known.certain
    before, last = -1, -1
    found: list[str] = []
    for index, word in enumerate(words):
        best = certain.get(word, -1)
        if best < 0 and not index:
            best = certain.get(word.lower(), -1)
        if best < 0:
            best = by_shape(word, names)
        if best < 0 and not index and word[0].isupper() and word.lower() not in known.weights[0]:
            best = names.index("PROPN")
        if best < 0:
            best = _score(known, features(words, index, last, before))
        before, last = last, best
        found.append(names[best])
    return _repaired(words, found)


def _repaired(words: Sequence[str], tags: list[str]) -> list[str]:
    """ "The craft weighs 3,900 kilograms": an unknown noun in -s between a noun and a number is a verb."""
    for index in range(1, len(tags) - 1):
        if tags[index] == "NOUN" and tags[index + 1] in ("NUM", "DET") and words[index].endswith("s"):
            singular = tags[index - 1] in ("NOUN", "PROPN") and not words[index - 1].endswith("s")
            if singular and words[index] not in model().certain:
                tags[index] = "VERB"
    return tags


def by_shape(word: str, names: Sequence[str]) -> int:
    """The tag of numbers and signs, which their form alone decides; -1 for words."""
    first = word[0]
    if first.isdigit():
        return names.index("NUM") if not word[-1].isalpha() else -1
    if first.isalpha() or len(word) > 1:
        return -1
    return names.index("SYM" if first in "$£€¥%+=" else "PUNCT")


def features(words: Sequence[str], index: int, last: int, before: int) -> tuple[str, ...]:
    """The keys of one word, one a template, in the order of the templates."""
    word = words[index]
    previous = words[index - 1] if index else BEGIN
    following = words[index + 1] if index + 1 < len(words) else END
    lower = word.lower()
    return (
        lower,
        lower[-3:] + shape(word, index),
        f"{last},{before}",
        f"{last},{lower}",
        previous.lower(),
        following.lower(),
        following[-3:] + shape(following, index + 1),
        f"{last},{lower[-2:]},{following[-2:]}",
        words[index + 2].lower() if index + 2 < len(words) else END,
        shape(previous, index - 1) + shape(word, index) + shape(following, index + 1),
    )


def shape(word: str, index: int) -> str:
    """A letter for how a word is written: Begin of sentence, Capital, ALL capitals, lower case, Number, other."""
    first = word[0]
    if first.isupper():
        if len(word) > 1 and word.isupper():
            return "A"
        return "B" if index == 0 else "C"
    if first.islower():
        return "h" if "-" in word else "l"
    return "N" if first.isdigit() else "o"


def _score(known: Model, keys: tuple[str, ...]) -> int:
    rows = [row for table, key in zip(known.weights, keys, strict=True) if (row := table.get(key))]
    if not rows:
        return known.tags.index("NOUN")
    sums = list(map(sum, zip(*rows, strict=True)))
    return sums.index(max(sums))
