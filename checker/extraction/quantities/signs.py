"""The signs before a number: currencies ("$", "US$", "Rs", "EUR") and the minus."""

from __future__ import annotations

from checker.extraction.grammar.sentence import Sentence
from checker.lexicon import units
from checker.lexicon.load import table
from checker.model.amount import Unit


def sign_before(sentence: Sentence, at: int) -> Unit | None:
    """The currency whose sign stands right before a number."""
    width = sign_width(sentence, at)
    return units.by_sign()["".join(sentence.lower[at - width : at]).removesuffix("-")] if width else None


def sign_width(sentence: Sentence, at: int) -> int:
    """How many tokens the currency sign before a number has: "A$" is two, and "$US", "US $", and "$-"."""
    words, signs = sentence.words, units.by_sign()
    if at > 1 and is_dash(sentence, at - 1) and sentence.lower[at - 2] in signs:
        return 2 * sentence.is_glued(at - 1)
    if at > 1 and "".join(sentence.lower[at - 2 : at]) in signs:
        if sentence.is_glued(at - 1) or (words[at - 2].isupper() and len(words[at - 2]) > 1):
            return 2
    if not at or sentence.lower[at - 1] not in signs:
        return 0
    lettered = words[at - 1][0].isalpha()
    return int(not lettered or (words[at - 1][0].isupper() and _is_sum(sentence, at)))


def _is_sum(sentence: Sentence, at: int) -> bool:
    """Whether letters before a number may be a currency: "EUR 4.5 million", "Rs 200", not "COP 26"."""
    behind = at + 1 + (sentence.word(at + 1) == "-")
    scaled = sentence.word(behind) in table("numbers")["scale"]
    return len(sentence.words[at]) > 2 or scaled


def sign_behind(sentence: Sentence, at: int) -> Unit | None:
    """The currency whose sign stands behind a number: "1,200€"; a sign before a digit belongs to that."""
    if (
        at >= len(sentence.words)
        or sentence.words[at][0].isalpha()
        or "".join(sentence.words[at + 1 : at + 2])[:1].isdecimal()
    ):
        return None
    return units.by_sign().get(sentence.lower[at])


def minus_width(sentence: Sentence, first: int) -> int:
    """How many tokens a minus before a figure has: "minus 5", "minus-5", "-5"; "plus or minus 5" is none."""
    lower = sentence.lower
    dash = int(first > 0 and is_dash(sentence, first - 1))
    word = first - dash - 1
    if sentence.word(word) == "minus":
        return 0 if sentence.word(word - 1) == "or" else dash + 1
    spaced = word < 0 or sentence.ends[word] < sentence.starts[word + 1] or lower[word] in "(["
    return dash if spaced else 0


def is_negative(sentence: Sentence, at: int) -> bool:
    """ "$-50": the minus stands between the sign and the number."""
    return at > 1 and is_dash(sentence, at - 1) and sign_width(sentence, at) > 0


def is_dash(sentence: Sentence, at: int) -> bool:
    """Whether a token is a dash that the next one is glued to."""
    return sentence.word(at) == "-" and sentence.is_glued(at + 1)
