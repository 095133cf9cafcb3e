"""Who a phrase is of, and whether two phrases are of one person: "Mayor Lina Moss", "her mother", "Moss", "she".

They are of one person if the words are the same, or if a brief text tells of nobody else.
"""

from __future__ import annotations

import functools
from collections.abc import Iterable, Iterator
from itertools import combinations

import msgspec

from checker.extraction.figures.brief import Extent
from checker.extraction.grammar.capitals import bearers
from checker.extraction.grammar.roles import Parse
from checker.extraction.grammar.syntax import Kind
from checker.lexicon.grammar import words

NOWHERE = (-1, -1)
NAMING = ("NOUN", "PROPN", "PRON")
"""What words that name somebody are."""

SUBJECT_OF = {"his": "he", "her": "she", "their": "they", "its": "it"}
"""Whose a thing is, by the possessive before it."""


class Who(msgspec.Struct, frozen=True):
    """Somebody in the words of a phrase: the parts of a name, else the noun; whose kin it is said to be is another."""

    names: frozenset[str] = frozenset()
    noun: str = ""
    is_kin: bool = False
    is_pronoun: bool = False
    at: tuple[int, int] = NOWHERE


class People:
    """Whom a report tells of, by the names that it has told so far; they are read only where somebody asks for them."""

    def __init__(self, text: str, extent: Extent) -> None:
        self.text, self.extent = text, extent
        self._by_sentence: dict[int, Parse] = {}

    def hear(self, parse: Parse) -> None:
        """Take up a sentence."""
        if parse.chunks:
            self._by_sentence[len(self.extent.sentences)] = parse

    def named(self, parse: Parse, chunk: int) -> Who:
        """Who a phrase of the last sentence names."""
        return _named(parse, chunk, len(self.extent.sentences))

    @property
    def are_of_one(self) -> bool:
        """Whether the text names one person at most: "Ines Ferro", "Ferro"."""
        return _are_of_one({names for parse in self._by_sentence.values() for names in _people(parse)})

    def are_one(self, one: Who, other: Who) -> bool:
        """Whether two phrases may be of one person, or of one thing; in a brief text unless they tell of two."""
        one, other = sorted((one, other), key=lambda who: who.at)
        if one.at == other.at != NOWHERE:
            return True
        if one.names and other.names:
            return self._is_one_name(one.names, other.names)
        is_near, is_alone = other.at[0] - one.at[0] <= 1, self.extent.is_brief and self.are_of_one
        if other.is_pronoun and _goes_on(one, other) and not self._is_beside_another(one, other):
            return True
        if other.is_pronoun:
            return self.extent.is_brief and (
                is_alone and other.noun not in _opposites(one.noun) and not (one.is_pronoun and one.noun != other.noun)
            )
        if one.is_kin or other.is_kin:
            return is_near and one.is_kin is other.is_kin and one.noun == other.noun
        if one.names and other.noun:
            return one.noun == other.noun  # "Nina Voss ... a woman of 38": she is somebody else
        if other.names:
            return is_alone and one.at[0] != other.at[0]  # "A woman of 38 ... Its head, Ines Ferro"
        return (is_near and one.noun == other.noun) or (is_alone and not (one.noun and other.noun))

    def _is_beside_another(self, one: Who, pronoun: Who) -> bool:
        """Whether somebody else stands in the sentence, of whom the pronoun may be: "met Ines Ferro", "has a son"."""
        parse = self._by_sentence.get(one.at[0])
        named = () if parse is None else (*_people(parse), *_kin(parse))
        told = (names for names in named if not (names <= one.names or one.names <= names))
        return any(all(pronoun.noun not in _opposites(name) for name in names) for names in told)

    def _is_one_name(self, one: frozenset[str], other: frozenset[str]) -> bool:
        """Whether two names may be of one person: "Ines Ferro", "Ferro", where no other Ferro is told of."""
        short, long = sorted((one, other), key=len)
        if not short < long or len(short) > 1:
            return short <= long
        return _has_one_bearer(self.text, *short)


def _goes_on(one: Who, other: Who) -> bool:
    """ "Ines Ferro, now 95, told them ... Born in 1938, she": who opens a sentence, and the pronoun of the next.

    "He was 67. Born in 1949, he": so does a pronoun.
    """
    is_next = one.at[1] == 0 and other.at[0] - one.at[0] == 1 and other.noun in words("pronouns", "he or she")
    return is_next and not one.is_kin and (bool(one.names) or (one.is_pronoun and one.noun == other.noun))


@functools.lru_cache(maxsize=256)
def _has_one_bearer(text: str, family: str) -> bool:
    return _are_of_one({frozenset(name.lower().split()) for name in bearers(text, family)})


def _are_of_one(names: Iterable[frozenset[str]]) -> bool:
    """Whether of each two names one is part of the other."""
    return all(one <= other or other <= one for one, other in combinations(names, 2))


def _opposites(noun: str) -> frozenset[str]:
    """The pronouns that stand for nobody of a noun: no "he" is a mother."""
    return frozenset(
        ("he",) if noun in words("sexes", "female") else ("she",) if noun in words("sexes", "male") else ()
    )


def _named(parse: Parse, chunk: int, at: int) -> Who:
    """Who a phrase names: "Mayor Lina Moss", "the goalkeeper", "her mother", "she"."""
    span, sentence = parse.chunks[chunk], parse.sentence
    tokens = [index for index in range(span.first, span.last) if sentence.tags[index] in NAMING]
    mark = next((index for index in tokens if sentence.word(index + 1) in ("'s", "'")), None)
    own = sentence.lower[span.first]
    is_kin = sentence.lemma(span.head) in words("nouns", "kin") and (mark is not None or own in words("life", "others"))
    if is_kin:
        tokens = [index for index in tokens if index > (mark or span.first)]
    elif mark is not None:
        tokens = [index for index in tokens if index <= mark]  # "Ada Holm's birth"
    names = frozenset(sentence.lower[index] for index in tokens if sentence.tags[index] == "PROPN")
    whose = SUBJECT_OF.get(own, "") if own in words("pronouns", "possessive") and not is_kin else ""  # "her birth"
    noun = whose or (sentence.lemma(span.head) if tokens and sentence.tags[span.head] in NAMING else "")
    is_pronoun = whose != "" or noun in words("pronouns", "personal")
    if is_pronoun and (parse.kind(chunk - 2), parse.kind(chunk - 1)) == (Kind.BREAK, Kind.COORDINATOR):
        return Who(noun="somebody", at=(at, chunk))  # "Ada Holm was born in 1950 - and he is 75"
    return Who(names, noun, is_kin, is_pronoun, (at, chunk))


def _kin(parse: Parse) -> Iterator[frozenset[str]]:
    """The kin that a sentence tells of: "his mother"."""
    nouns = (parse.lemma(at) for at, chunk in enumerate(parse.chunks) if chunk.kind is Kind.NOUN)
    return (frozenset({noun}) for noun in nouns if noun in words("nouns", "kin"))


def _people(parse: Parse) -> Iterator[frozenset[str]]:
    """The names of a sentence that may be of people: those of no place, nor of whom something else is."""
    sentence = parse.sentence
    for at, chunk in enumerate(parse.chunks):
        if chunk.kind is Kind.NOUN and parse.tag(at) == "PROPN" and parse.kind(at - 1) is not Kind.PREPOSITION:
            names = [index for index in range(chunk.first, chunk.last) if sentence.tags[index] == "PROPN"]
            yield frozenset(sentence.lower[index] for index in names)
