"""Words that tell of more or of less: "fell", "a rise", "fewer", "missed"."""

from __future__ import annotations

from checker.extraction.grammar.sentence import Sentence
from checker.lexicon.grammar import words

UNGOVERNED = ("ADP", "PUNCT", "CCONJ", "SCONJ", "")
"""What stands behind a verb that has no object."""

WAYS = {"more": 1, "less": -1, "above": 1, "short": -1, "as much": 0}


def way_of(sentence: Sentence, at: int) -> int | None:
    """Whether a word tells of more or of less, as a verb, a noun or a comparative."""
    lemma, tag, word = sentence.lemma(at), sentence.tag(at), sentence.lower[at]
    if tag == "VERB" and sentence.word(at + 1) in words("verdict", "more", "less"):
        return None  # "has grown shorter"
    if tag == "ADJ" and sentence.word(at + 1) in words("verdict", "of two"):
        return None  # "the lower house"
    if tag == "VERB" and lemma in words("verdict", "above") and sentence.tag(at + 1) in UNGOVERNED:
        return None  # "fighting broke out", "the dam broke"
    if tag == "VERB" and sentence.word(at + 1) in words("verdict", "of a body"):
        return 1 if lemma in words("verdict", "gain") else -1 if lemma in words("verbs", "lose") else None
    for name, way in (("rise", 1), ("fall", -1)):
        if tag == "VERB" and lemma in words("verbs", name) - words("verbs", "either way"):
            return way
        if tag == "NOUN" and lemma in words("nouns", name):
            return way
    for name, way in WAYS.items():
        if word in words("verdict", name) or (tag == "VERB" and lemma in words("verdict", name)):
            return way
    return None
