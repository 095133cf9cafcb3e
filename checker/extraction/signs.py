"""The signs before a number: currencies ("$", "US$", "Rs", "EUR") and the minus."""

from __future__ import annotations

from checker.extraction.sentence import Sentence
from checker.lexicon import units
from checker.lexicon.load import table
from checker.model.amount import Unit


def sign_before(sentence: Sentence, at: int) -> Unit | None:
    """The currency whose sign stands right before a number."""
    width = sign_width(sentence, at)
    return units.by_sign()["".join(sentence.lower[at - width : at])] if width else None


def sign_width(sentence: Sentence, at: int) -> int:
    """How many tokens the currency sign before a number has: "A$" is two, and "$US", and "US $"."""
    words, signs = sentence.words, units.by_sign()
    if at > 1 and "".join(sentence.lower[at - 2 : at]) in signs:
        glued = sentence.starts[at - 1] == sentence.ends[at - 2]
        if glued or (words[at - 2].isupper() and len(words[at - 2]) > 1):
            return 2
    if not at or sentence.lower[at - 1] not in signs:
        return 0
    lettered = words[at - 1][0].isalpha()
    return int(not lettered or (words[at - 1][0].isupper() and _is_sum(sentence, at)))


def _is_sum(sentence: Sentence, at: int) -> bool:
    """Whether letters before a number may be a currency: "EUR 4.5 million", "Rs 200", not "COP 26"."""
    return len(sentence.words[at]) > 2 or not table("numbers")["scale"].keys().isdisjoint(
        sentence.lower[at + 1 : at + 2]
    )


def sign_behind(sentence: Sentence, at: int) -> Unit | None:
    """The currency whose sign stands behind a number: "1,200€"; a sign before a digit belongs to that."""
    if (
        at >= len(sentence.words)
        or sentence.words[at][0].isalpha()
        or "".join(sentence.words[at + 1 : at + 2])[:1].isdigit()
    ):
        return None
    return units.by_sign().get(sentence.lower[at])


def is_minus(sentence: Sentence, first: int) -> bool:
    if not first:
        return False
    word = sentence.words[first - 1]
    spaced = first < 2 or sentence.ends[first - 2] < sentence.starts[first - 1]
    glued = sentence.ends[first - 1] == sentence.starts[first]
    return sentence.lower[first - 1] == "minus" or (word in "-−–" and spaced and glued)
