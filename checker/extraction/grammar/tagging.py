"""Parts of speech: Universal Dependencies' tags by a greedy averaged perceptron.

Words that the treebanks tag one way nearly always are looked up; the rest are scored, left to right, from the
word, its ending and shape, its neighbours, what tags those may have, and the two tags before it (after M. Collins,
"Discriminative training methods for hidden Markov models", 2002). Weights come from `tools/train_tagger.py`; what
they were trained on stands in `docs/decisions/0001-a-small-tagger.md`.
"""

from __future__ import annotations

import functools
import importlib.resources
import zlib
from collections.abc import Container, Mapping, Sequence

import msgspec

from checker.extraction.grammar.repairing import repaired

TEMPLATES = 18
OWN = 5
"""How many of them, the first, see the word alone."""

MEMORY = 1 << 14
"""For how many words, those met last, what they say by themselves is kept."""

BEGIN = "<s>"
END = "</s>"
OTHER = "o"
NAME = "PROPN"

BYTES = 2
BIAS = 1 << 10
"""Added to each weight, so that none is negative; one of each template fits into two bytes."""

Row = int
"""One weight a tag, packed: adding rows adds the weights of all tags at once."""


class Model(msgspec.Struct):
    """What was learnt.

    `certain` maps a word to its one tag, `usual` a lower-case word to the class of those that take the same tags;
    `weights` holds, a template each, feature to the bytes of a row.
    """

    tags: list[str]
    certain: dict[str, int]
    usual: dict[str, str]
    weights: list[dict[str, bytes]]
    source: str = ""


def pack(weights: Sequence[int]) -> bytes:
    """The bytes of a row."""
    return b"".join((weight + BIAS).to_bytes(BYTES, "little") for weight in weights)


class Tagger:
    """The shipped weights, ready to score."""

    def __init__(self, model: Model) -> None:
        self.names = model.tags
        self.certain = model.certain
        self.usual = model.usual
        tables = [{key: int.from_bytes(row, "little") for key, row in rows.items()} for rows in model.weights]
        self.itself, self.around = tables[:OWN], tables[OWN:]
        self.noun, self.name = model.tags.index("NOUN"), model.tags.index(NAME)
        self.own = functools.lru_cache(maxsize=MEMORY)(self._own)

    def tag(self, words: Sequence[str], names: Container[str] = ()) -> list[str]:
        """One tag a word; `names` are words that are names wherever they stand."""
        if not words:
            return []
        before, last = -1, -1
        opens_with_name = words[0] in names
        words = [words[0] if opens_with_name else self._folded(words[0]), *words[1:]]
        forms = Forms(words, self.usual)
        found: list[str] = []
        for index, word in enumerate(words):
            best = self.name if opens_with_name and not index else self._certain(word, index)
            if best < 0:
                best = self._best(self.own(forms.lower[index], forms.shape[index]), around(forms, index, last, before))
            before, last = last, best
            found.append(self.names[best])
        return found

    def _certain(self, word: str, index: int) -> int:
        """The tag that a word nearly always has, or its form decides; -1 where the words around it must."""
        best = self.certain.get(word, -1)
        if best < 0 and not index and word[0].isupper() and self.usual.get(word.lower(), NAME) == NAME:
            best = self.name
        return best if best >= 0 else by_shape(word, self.names)

    def _folded(self, first: str) -> str:
        """The first word of a sentence without its capital, if it is one that is no name."""
        lower = first.lower()
        return lower if NAME not in self.usual.get(lower, NAME) else first

    def _own(self, word: str, shape: str) -> Row:
        """What a word says by itself, wherever it stands."""
        return summed(self.itself, itself(word, shape))

    def _best(self, own: Row, keys: tuple[str, ...]) -> int:
        total = own + summed(self.around, keys)
        if not total:
            return self.noun
        sums = memoryview(total.to_bytes(BYTES * len(self.names), "little")).cast("H").tolist()
        return sums.index(max(sums))


def summed(tables: Sequence[Mapping[str, Row]], keys: Sequence[str]) -> Row:
    """The weights of some keys, one a table, taken together."""
    total: Row = 0
    for rows, key in zip(tables, keys, strict=True):
        total += rows.get(key, 0)
    return total


@functools.cache
def tagger() -> Tagger:
    """Read once, on first use."""
    path = importlib.resources.files("checker.lexicon") / "en" / "tagger.bin"
    return Tagger(msgspec.msgpack.decode(zlib.decompress(path.read_bytes()), type=Model))


def tag(words: Sequence[str], names: Container[str] = ()) -> list[str]:
    """One tag a word; `names` are words that are names wherever they stand."""
    model = tagger()
    return repaired(words, model.tag(words, names), model.certain)


def by_shape(word: str, names: Sequence[str]) -> int:
    """The tag of numbers and signs, which their form alone decides; -1 for words."""
    first = word[0]
    if first.isdigit():
        return names.index("NUM") if not word[-1].isalpha() else -1
    if first.isalpha() or len(word) > 1:
        return -1
    return names.index("SYM" if first in "$£€¥%+=" else "PUNCT")


class Forms:
    """The words of a sentence as the templates see them; index -1 finds what is before the first."""

    def __init__(self, words: Sequence[str], usual: Mapping[str, str]) -> None:
        self.lower = [*(word.lower() for word in words), END, END, BEGIN]
        self.shape = [*(shape(word, index) for index, word in enumerate(words)), OTHER, OTHER, OTHER]
        self.ends = [*(word[-3:] for word in words), END]
        self.classes = [usual.get(word) or word[-2:] + form for word, form in zip(self.lower, self.shape, strict=True)]


def features(forms: Forms, index: int, last: int, before: int) -> tuple[str, ...]:
    """The keys of one word, one a template, in the order of the templates."""
    return (*itself(forms.lower[index], forms.shape[index]), *around(forms, index, last, before))


def itself(word: str, shape: str) -> tuple[str, ...]:
    """The keys of a word of which the words around it tell nothing."""
    return (word, word[-4:], word[-3:] + shape, word[-2:], word[:3])


def around(forms: Forms, index: int, last: int, before: int) -> tuple[str, ...]:
    """The keys that see the words around a word, and the two tags before it."""
    lower, shapes, classes = forms.lower, forms.shape, forms.classes
    previous, word, following = lower[index - 1], lower[index], lower[index + 1]
    here, there = shapes[index], shapes[index + 1]
    ahead = classes[index + 1]
    return (
        f"{last},{before}",
        f"{last},{word}",
        previous,
        following,
        f"{previous} {word}",
        f"{word} {following}",
        forms.ends[index + 1] + there,
        f"{last},{word[-2:]},{forms.ends[index + 1][-2:]}",
        lower[index + 2],
        shapes[index - 1] + here + there,
        f"{last},{ahead}",
        f"{last},{classes[index]},{ahead}",
        f"{ahead},{classes[index + 2]}",
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
    return "N" if first.isdigit() else OTHER
