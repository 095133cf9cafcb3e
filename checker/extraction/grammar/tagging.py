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
from collections.abc import Mapping, Sequence

import msgspec

from checker.lexicon import units
from checker.lexicon.grammar import words
from checker.lexicon.load import table

TEMPLATES = 18
OWN = 5
"""How many of them, the first, see the word alone."""

MEMORY = 1 << 14
"""For how many words, those met last, what they say by themselves is kept."""

BEGIN = "<s>"
END = "</s>"
OTHER = "o"
NAME = "PROPN"

ENDING = frozenset(("ADP", "AUX", "CCONJ", "PUNCT"))
"""What a noun phrase ends before."""

PHRASE = frozenset(("DET", "ADJ", "NOUN", "PROPN", "NUM", "PART"))
"""What a noun phrase holds before its head."""

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
        self.noun = model.tags.index("NOUN")
        self.own = functools.lru_cache(maxsize=MEMORY)(self._own)

    def tag(self, words: Sequence[str]) -> list[str]:
        if not words:
            return []
        before, last = -1, -1
        words = [self._folded(words[0]), *words[1:]]
        forms = Forms(words, self.usual)
        found: list[str] = []
        for index, word in enumerate(words):
            best = self._certain(word, index)
            if best < 0:
                best = self._best(self.own(forms.lower[index], forms.shape[index]), around(forms, index, last, before))
            before, last = last, best
            found.append(self.names[best])
        return found

    def _certain(self, word: str, index: int) -> int:
        """The tag that a word nearly always has, or its form decides; -1 where the words around it must."""
        best = self.certain.get(word, -1)
        if best < 0 and not index and word[0].isupper() and self.usual.get(word.lower(), NAME) == NAME:
            best = self.names.index(NAME)
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


def tag(words: Sequence[str]) -> list[str]:
    """One tag a word."""
    return _repaired(words, tagger().tag(words))


def _repaired(words: Sequence[str], tags: list[str]) -> list[str]:
    """The tags with what grammar forbids put right: "Pay for", "the wounded were", "shares sank"."""
    if len(words) > 1 and tags[:2] == ["VERB", "ADP"] and not words[0].endswith(("ed", "ing")):
        tags[0] = "NOUN"
    for index in range(1, len(tags)):
        before, after = tags[index - 1], tags[index + 1] if index + 1 < len(tags) else "PUNCT"
        if _is_verb(words, tags, index, after):
            tags[index] = "VERB"
        elif tags[index] == after == "VERB" and words[index] in _having():
            tags[index] = "AUX" if words[index + 1].endswith(_participles()) else "VERB"
        elif after in ENDING and tags[index] in ("VERB", "ADV"):
            if words[index - 1].lower() in _opening(before) or _is_event(words, tags, index):
                tags[index] = "NOUN"
        elif tags[index] == "VERB" and _takes_toll(words, tags, index):
            tags[index] = "NOUN"
        elif tags[index] == after == "VERB" and words[index - 1].lower() in _opening(before):
            tags[index] = "VERB" if words[index].endswith(("ed", "ing")) else "NOUN"
        elif after == "NUM" and words[index] in units.letters() and len(words[index + 1]) > 2:
            tags[index] = "SYM"
        elif _are_people(words, tags, index, after) or (before in PHRASE and words[index].lower() in _absolute()):
            tags[index] = "NOUN"
    return tags


def _is_verb(words: Sequence[str], tags: Sequence[str], index: int, after: str) -> bool:
    """Verbs that were taken for nouns: irregular pasts ("shares sank"), "The craft weighs 3,900 kilograms"."""
    word, tag, before = words[index], tags[index], tags[index - 1]
    if word == "number" and after == "NUM":
        ahead = words[index - 1].lower()
        return before in ("ADV", "PRON") or ahead in _fates() or (before == "NOUN" and ahead.endswith("s"))
    if tag not in ("NOUN", NAME, "ADV"):
        return False
    if tag == "NOUN" and _says(words, tags, index):
        return True
    if tag in ("NOUN", "ADV") and (_is_done(words, tags, index) or _goes_on(words, tags, index)):
        return True
    if word in _pasts() and tag in ("NOUN", "PROPN") and before not in ("DET", "ADJ"):
        return True
    if tag != "NOUN" or not word.endswith("s") or words[index - 1].endswith("s") or word in tagger().certain:
        return False
    named = before in ("NOUN", "PROPN") or (index == 1 and before == "ADJ")
    return named and (after in ("NUM", "DET") or not _crowds().isdisjoint(words[index + 1 : index + 2]))


def _says(words: Sequence[str], tags: Sequence[str], index: int) -> bool:
    """ "..., insurers estimate.": a speaker and his verb behind a comma, at the end of a clause."""
    if words[index].removesuffix("s") not in _speech() or tags[index - 1] not in ("NOUN", "PROPN"):
        return False
    return words[index + 1 : index + 2] in ([","], [";"], ["."]) and "," in words[max(0, index - 4) : index - 1]


def _is_done(words: Sequence[str], tags: Sequence[str], index: int) -> bool:
    """What may be a verb is one behind "be" and an adverb, and before what it left: "was fatally shot", "left one"."""
    if words[index] not in table("lemmas")["VERB"]:
        return False
    is_object_behind = tags[index - 1] == "NOUN" and tags[index + 1 : index + 2] in (["NUM"], ["DET"])
    return tags[max(index - 2, 0) : index] == ["AUX", "ADV"] if tags[index] == "NOUN" else is_object_behind


def _goes_on(words: Sequence[str], tags: Sequence[str], index: int) -> bool:
    """ "Crash kills 4, injures 12": behind a verb in -s and its number another such."""
    is_counting = "NUM" in tags[index + 1 : index + 2] or not _crowds().isdisjoint(words[index + 1 : index + 2])
    if words[index - 1] != "," or not words[index].endswith("s") or not is_counting:
        return False
    before = zip(words, tags[:index], tags[1:index], strict=False)
    return any(tag == "VERB" and word.endswith("s") and after == "NUM" for word, tag, after in before)


def _takes_toll(words: Sequence[str], tags: Sequence[str], index: int) -> bool:
    """ "House party shooting kills 1", "a stabbing left two": what happened, before a verb and its number."""
    if not words[index].endswith("ing") or words[index].lower() not in _events() or tags[index - 1] == "AUX":
        return False
    verb, ahead = words[index + 1 : index + 2], tags[index + 1 : index + 3]
    if ahead == ["NOUN", "NUM"]:
        return verb[0].endswith("s")
    return ahead in (["ADV", "NUM"], ["ADV", "DET"]) and verb[0] in table("lemmas")["VERB"]


def _is_event(words: Sequence[str], tags: Sequence[str], index: int) -> bool:
    """ "In a weekend shooting", "in East Side shooting": a noun in -ing at the end of a phrase behind "in"."""
    if not words[index].endswith("ing") or words[index].lower() not in _events():
        return False
    first = index
    while first and tags[first - 1] in PHRASE:
        first -= 1
    return 0 < first < index and words[first - 1].lower() in _where()


@functools.cache
def _events() -> frozenset[str]:
    return words("nouns", "event")


@functools.cache
def _where() -> frozenset[str]:
    return words("prepositions", "locative")


@functools.cache
def _crowds() -> frozenset[str]:
    """Nouns that count: "dozens"."""
    return frozenset(table("numbers")["vague"])


def _are_people(words: Sequence[str], tags: Sequence[str], index: int, after: str) -> bool:
    """ "The injured died", "puts its own dead at 185": an adjective that stands for people ends a phrase."""
    if tags[index] != "ADJ" or words[index].lower() not in _fates() or after not in (*ENDING, "VERB"):
        return False
    return words[index - 1].lower() in (*_opening(tags[index - 1]), "own")


@functools.cache
def _fates() -> frozenset[str]:
    """Adjectives that stand for people: "the injured died", "puts its own dead at 185"."""
    return frozenset(table("counted")["people"])


@functools.cache
def _opening(tag: str) -> frozenset[str]:
    """Words that open a noun phrase, which needs a noun: "the wounded were", "our tally of", "the firm's pay rose"."""
    openers = {"DET": table("names")["articles"], "PRON": words("pronouns", "possessive"), "PART": ("'s", "'")}
    return frozenset(openers.get(tag, ()))


@functools.cache
def _absolute() -> frozenset[str]:
    """Pronouns that behind a word of a noun phrase are nouns: "at the Orno mine"."""
    return words("pronouns", "absolute")


@functools.cache
def _having() -> frozenset[str]:
    """Before a participle they are auxiliaries: "sales have slid"."""
    return words("auxiliary", "have")


@functools.cache
def _participles() -> tuple[str, ...]:
    return tuple(words("verbs", "past"))


@functools.cache
def _speech() -> frozenset[str]:
    return words("verbs", "speech")


@functools.cache
def _pasts() -> frozenset[str]:
    return frozenset(table("tokens")["pasts"])


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
