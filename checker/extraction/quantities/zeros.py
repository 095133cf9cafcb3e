"""Words that count none: "no one was hurt", "not a single house burned", "no passengers died"."""

from __future__ import annotations

from decimal import Decimal

from checker.extraction.grammar.sentence import Sentence
from checker.extraction.quantities.number_words import none_openers
from checker.extraction.quantities.numeral import Numeral
from checker.lexicon.grammar import words
from checker.lexicon.likeness import is_person

NONE = Decimal()


def zero(sentence: Sentence, at: int) -> Numeral | None:
    """The words of a count of none that begins at a token: "nobody", the "not a single" of its noun, "none" of some.

    "Nobody else", "no further deaths" leave out those told before, and "no reports of deaths" counts no dead.
    """
    if sentence.word(at) == "none":
        return Numeral(at, at + 1, NONE) if sentence.word(at + 1) == "of" else None
    if behind := sentence.after_phrase(at, "counted", "nobody"):
        return None if sentence.word(behind) in words("counted", "not_all") else Numeral(at, behind, NONE)
    if behind := sentence.after_phrase(at, "counted", "not one"):
        return Numeral(at, behind, NONE) if sentence.tag(behind) == "NOUN" else None
    is_counting = sentence.word(at) == "no" and sentence.tag(at + 1) == "NOUN" and is_person(sentence.lemma(at + 1))
    return Numeral(at, at + 1, NONE) if is_counting else None


def is_worded(sentence: Sentence, number: tuple[int, int]) -> bool:
    """Whether a number is such words, which say nothing but beside what befalls somebody or something."""
    return sentence.lower[number[0]] in none_openers()
