"""The "one" that counts nothing: "no one", "one of the most", "the old one"."""

from __future__ import annotations

from checker.extraction.grammar.sentence import Sentence
from checker.extraction.quantities.numeral import Numeral
from checker.lexicon.grammar import is_superlative, words

OWNER = 4
"""Words that a short owner takes with its apostrophe: "the old town's"."""


def is_pronoun(sentence: Sentence, number: Numeral) -> bool:
    """ "no one", "one another", "one of the most", "one day", "the one who", "the old one": no count."""
    lower, at = sentence.lower, number.first
    if number.last != at + 1 or lower[at] != "one":
        return False
    if at and lower[at - 1] in words("counted", "pronominal_one"):
        return True
    if sentence.word(at + 1) in words("counted", "indefinite_one"):
        return True
    if sentence.word(at + 1) == "of" and (behind := _behind_owner(sentence, at + 2)):
        return singles_out(sentence, behind)
    return not _is_counting_one(sentence, at)


def _behind_owner(sentence: Sentence, at: int) -> int | None:
    """Where a phrase goes on behind its article or its owner: "the largest", "Norland's largest", "the city's best"."""
    near = sentence.lower[at : at + OWNER]
    if "'s" in near:
        return at + near.index("'s") + 1
    return at + 1 if not words("determiners", "definite").isdisjoint(near[:1]) else None


def _is_counting_one(sentence: Sentence, at: int) -> bool:
    """ "One man", "one of those", "one was killed", "four were shot, one fatally"; not "the old one was"."""
    lower, tags = sentence.lower, sentence.tags
    before = sentence.word(at - 1)
    after, tag = (lower[at + 1], tags[at + 1]) if at + 1 < len(lower) else ("", "")
    if tags[max(at - 2, 0) : at] == ["DET", "ADJ"] and tag not in ("NOUN", "NUM", "PROPN"):
        return False
    if tag in ("NOUN", "ADJ", "NUM", "PROPN", "ADP") and not after[:1].isdecimal():
        return True
    if tag in ("VERB", "AUX") and before in (",", "and", ";", ""):
        return True
    if after in (",", ".") and _stands_for_a_thing(sentence, at):
        return False
    return after in ("-", "each", ",", "and") or (tag == "ADV" and before == "," and _ends_at(sentence, at + 2))


def _stands_for_a_thing(sentence: Sentence, at: int) -> bool:
    """ "3.9 million motorists have one, up from 1.2 million"; not "won three and lost one,", "kills one,"."""
    numbers = [index for index in range(at + 1) if sentence.tags[index] == "NUM"]
    return len(numbers) > 1 and [one for one in numbers if one and sentence.tags[one - 1] == "VERB"] == [at]


def _ends_at(sentence: Sentence, at: int) -> bool:
    return at >= len(sentence.words) or sentence.tags[at] in ("PUNCT", "ADP")


def singles_out(sentence: Sentence, at: int) -> bool:
    """Whether a word picks some out of all: "the largest", "the few", "second only to"."""
    word = sentence.word(at)
    return is_superlative(word) or word in words("adjectives", "singling_out")
