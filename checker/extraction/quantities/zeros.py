"""Words that count none: "no one was hurt", "not a single house burned", "no passengers died"."""

from __future__ import annotations

from decimal import Decimal

from checker.extraction.grammar.sentence import Sentence, lemma
from checker.extraction.quantities.number_words import numbers
from checker.extraction.quantities.numeral import Numeral
from checker.extraction.quantities.quantity import Quantity
from checker.lexicon.grammar import words
from checker.lexicon.likeness import is_person

NONE = Decimal()

ANY = frozenset(("a", "an", "any"))
"""Behind a negation they count none."""

NEAR = 4
"""Words before an "any" among which its negation stands: "had not worked out any number"."""


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
    return Numeral(at, at + 1, NONE) if _counts_none(sentence, at) else None


def _counts_none(sentence: Sentence, at: int) -> bool:
    """ "No passengers", "no loss figure"; the "any" of "has not made any estimate", the "a" of "never gave a tally"."""
    word, behind = sentence.word(at), sentence.lower[at + 1 :]
    if word == "no" and behind and _is_person_or_harm(behind[0]) and sentence.tag(at + 1) == "NOUN":
        is_harm = sentence.lemma(at + 1) in words("nouns", "harm") and sentence.tag(at + 2) == "PUNCT"
        is_harm = is_harm and at > 0 and sentence.lemma(at - 1) in words("verbs", "harming")
        if is_harm or is_person(sentence.lemma(at + 1)):
            return True  # "caused no deaths;", not "no deaths among the crew"
    negation = words("auxiliary", "negation") - {"no"}  # "no less a figure than"
    if word != "no" and (word not in ANY or negation.isdisjoint(sentence.lower[max(at - NEAR, 0) : at])):
        return False
    estimates = words("nouns", "estimate")
    if all(lemma(one, "NOUN") not in estimates for one in behind):
        return False  # told by words alone: tags are dear
    head = at + 1
    while sentence.tag(head + 1) == "NOUN" or sentence.tag(head) == "ADJ":
        head += 1
    return sentence.tag(head) == "NOUN" and sentence.lemma(head) in estimates


def _is_person_or_harm(word: str) -> bool:
    base = lemma(word, "NOUN")
    return is_person(base) or base in words("nouns", "harm")


def is_worded(quantity: Quantity, sentence: Sentence) -> bool:
    """Whether none are counted in such words, which say nothing but beside what befalls somebody or something."""
    word = sentence.lower[quantity.number[0]]
    return word.isalpha() and word not in numbers()["cardinal"] and max(quantity.amount.values) == 0
