"""Parts of speech: Universal Dependencies' tags by a greedy averaged perceptron.

Words that the treebanks tag one way nearly always are looked up; the rest are scored, left to right, from the
word, its ending and shape, its neighbours, what tags those may have, and the two tags before it (after M. Collins,
"Discriminative training methods for hidden Markov models", 2002). Weights come from `tools/train_tagger.py`; what
they were trained on stands in `docs/decisions/0001-a-small-tagger.md`.
"""

from __future__ import annotations

import functools
import importlib.resources
import itertools
import struct
import zlib
from collections.abc import Container, Mapping, Sequence

import msgspec
from msgspec.structs import replace

from checker.extraction.grammar.repairing import repaired

MEMORY = 1 << 14
"""How many words, those met last, are kept with their weights."""

BEGIN = "<s>"
END = "</s>"
OTHER = "o"
NAME = "PROPN"
CODES = "abcdefghijklmnopqrstuvwxyz"
"""A letter for each tag, as the keys have it."""

NO_TAG = "-"
"""What the keys have for the tags before the first word."""

BYTES = 2
BIAS = 1 << 10
"""Added to each weight, so that none is negative; one of each template fits into two bytes."""

Row = int
"""One weight a tag, packed: adding rows adds the weights of all tags at once."""

Rows = dict[str, Row]
"""Of keys with one first part the rows, by the second."""

Keys = dict[str, tuple[str, str]]
"""By template both parts of a key; the second is empty for one that sees one word."""


class Model(msgspec.Struct):
    """What was learnt.

    `certain` maps a word to its one tag, `usual` a lower-case word to the class of those that take the same tags.
    `single` holds by the names of the templates the bytes of a row by its key, `paired` by both parts of its key.
    """

    tags: list[str]
    certain: dict[str, int]
    usual: dict[str, str]
    single: dict[str, dict[str, bytes]]
    paired: dict[str, dict[str, dict[str, bytes]]]
    source: str = ""


def pack(weights: Sequence[int]) -> bytes:
    """The bytes of a row."""
    return b"".join((weight + BIAS).to_bytes(BYTES, "little") for weight in weights)


class Form(msgspec.Struct, frozen=True):
    """A word as the templates see it: in lower case, its shape, how it ends, the class of those with the same tags."""

    lower: str
    shape: str
    ending: str
    kind: str


def form(word: str, usual: Mapping[str, str], index: int) -> Form:
    """The form of a word at a place in its sentence."""
    lower, written = word.lower(), shape(word, index)
    return Form(lower, written, word[-3:], usual.get(lower) or lower[-2:] + written)


def edge(mark: str) -> Form:
    """What stands before the first word of a sentence, or behind the last."""
    return Form(mark, OTHER, mark, mark[-2:] + OTHER)


class Word(msgspec.Struct, frozen=True):
    """A word with the rows of all keys that begin with it, so that each is looked up once a word and not once a place.

    `tag` is the one that it has wherever it stands, -1 where the words around it must tell. For that of the word behind
    it, before it and two before it are the next three; for the word before it also the two that its tag and the class
    of the word behind choose from. What is left is for its own tag, and empty where that is known.
    """

    form: Form
    tag: int
    for_following: Row
    for_previous: Row
    for_second: Row
    tags_ahead: Rows
    classes_behind: Rows
    own: Row = 0
    tags: Rows = {}
    previous: Rows = {}
    following: Rows = {}
    endings: Rows = {}
    classes: Rows = {}


class Tagger:
    """The shipped weights, ready to score."""

    def __init__(self, model: Model) -> None:
        self.names = model.tags
        self.certain = model.certain
        self.usual = model.usual
        self.single, self.paired = model.single, model.paired
        self.noun, self.name = model.tags.index("NOUN"), model.tags.index(NAME)
        self.sums = struct.Struct(f"<{len(model.tags)}H")
        self.met = functools.lru_cache(maxsize=MEMORY)(self._met)
        self.shared = functools.lru_cache(maxsize=MEMORY)(self._rows)
        self.tags = {tag: self._rows("tags", tag) for tag in (*CODES, NO_TAG)}
        self.shapes = _read(model.single["shapes"])
        self.begin, self.end = (self._word(edge(mark), self.noun) for mark in (BEGIN, END))

    def tag(self, words: Sequence[str], names: Container[str] = ()) -> list[str]:
        """One tag a word; `names` are words that are names wherever they stand."""
        if not words:
            return []
        first = words[0] if words[0] in names else self._folded(words[0])
        met = [self.met(first, True), *map(self.met, words[1:], itertools.repeat(False)), self.end, self.end]
        previous, last, before = self.begin, NO_TAG, NO_TAG
        found: list[str] = []
        for at, here in enumerate(met[:-2]):
            best = self.name if words[at] in names else here.tag
            if best < 0:
                best = self._best(previous, here, met[at + 1], met[at + 2], last, before)
            previous, last, before = here, CODES[best], last
            found.append(self.names[best])
        return found

    def _best(self, previous: Word, here: Word, following: Word, second: Word, last: str, before: str) -> int:
        """The tag with the most weight, for a word behind two with the tags `before` and `last`."""
        before_it, behind_it = previous.form, following.form
        total = (
            here.own
            + previous.for_following
            + following.for_previous
            + second.for_second
            + self.tags[last].get(before, 0)
            + self.shapes.get(before_it.shape + here.form.shape + behind_it.shape, 0)
            + here.tags.get(last, 0)
            + here.previous.get(before_it.lower, 0)
            + here.following.get(behind_it.lower, 0)
            + here.endings.get(last + behind_it.ending[-2:], 0)
            + here.classes.get(last + behind_it.kind, 0)
            + following.tags_ahead.get(last, 0)
            + following.classes_behind.get(second.form.kind, 0)
        )
        if not total:
            return self.noun
        sums = self.sums.unpack(total.to_bytes(self.sums.size, "little"))
        return sums.index(max(sums))

    def _met(self, word: str, is_first: bool) -> Word:
        tag = self.certain.get(word, -1)
        if tag < 0 and is_first and word[0].isupper() and self.usual.get(word.lower(), NAME) == NAME:
            tag = self.name
        return self._word(form(word, self.usual, 1 - is_first), tag if tag >= 0 else by_shape(word, self.names))

    def _word(self, form: Form, tag: int) -> Word:
        word, kind = form.lower, form.kind
        ahead = Word(
            form=form,
            tag=tag,
            for_following=self._row("previous", word),
            for_previous=self._row("following", word) + self._row("following ending", form.ending + form.shape),
            for_second=self._row("second", word),
            tags_ahead=self.shared("following class, tag", kind),
            classes_behind=self.shared("classes behind", kind),
        )
        if tag >= 0:
            return ahead
        return replace(
            ahead,
            own=sum(self._row(template, key) for template, key in itself(form).items()),
            tags=self._rows("word, tag", word),
            previous=self._rows("word, previous", word),
            following=self._rows("word, following", word),
            endings=self.shared("endings, tag", word[-2:]),
            classes=self.shared("classes, tag", kind),
        )

    def _row(self, template: str, key: str) -> Row:
        return int.from_bytes(self.single[template].get(key, b""), "little")

    def _rows(self, template: str, key: str) -> Rows:
        return _read(self.paired[template].get(key, {}))

    def _folded(self, first: str) -> str:
        """The first word of a sentence without its capital, if it is one that is no name."""
        lower = first.lower()
        return lower if NAME not in self.usual.get(lower, NAME) else first


def _read(rows: Mapping[str, bytes]) -> Rows:
    return {key: int.from_bytes(row, "little") for key, row in rows.items()}


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
    if first.isdecimal():
        return names.index("NUM") if not word[-1].isalpha() else -1
    if first.isalpha() or len(word) > 1:
        return -1
    return names.index("SYM" if first in "$£€¥%+=" else "PUNCT")


def itself(here: Form) -> dict[str, str]:
    """By template the keys of a word of which the words around it tell nothing."""
    word = here.lower
    return {
        "word": word,
        "four letters": word[-4:],
        "three letters": word[-3:] + here.shape,
        "two letters": word[-2:],
        "beginning": word[:3],
    }


def features(previous: Form, here: Form, following: Form, second: Form, last: str, before: str) -> Keys:
    """All keys of a word between others; `last` and `before` are the letters of the two tags before it."""
    single = itself(here) | {
        "previous": previous.lower,
        "following": following.lower,
        "following ending": following.ending + following.shape,
        "second": second.lower,
        "shapes": previous.shape + here.shape + following.shape,
    }
    paired = {
        "tags": (last, before),
        "word, tag": (here.lower, last),
        "word, previous": (here.lower, previous.lower),
        "word, following": (here.lower, following.lower),
        "endings, tag": (here.lower[-2:], last + following.ending[-2:]),
        "following class, tag": (following.kind, last),
        "classes, tag": (here.kind, last + following.kind),
        "classes behind": (following.kind, second.kind),
    }
    return {template: (key, "") for template, key in single.items()} | paired


def shape(word: str, index: int) -> str:
    """A letter for how a word is written: Begin of sentence, Capital, ALL capitals, lower case, Number, other."""
    first = word[0]
    if first.isupper():
        if len(word) > 1 and word.isupper():
            return "A"
        return "B" if index == 0 else "C"
    if first.islower():
        return "h" if "-" in word else "l"
    return "N" if first.isdecimal() else OTHER
