"""The noun that a number counts, and the numbers that count nothing."""

from __future__ import annotations

import functools

from checker.extraction.numerals import Numeral
from checker.extraction.sentence import Sentence
from checker.lexicon import units
from checker.lexicon.load import table

NOUNS = ("NOUN", "PROPN")
SHIFTS = ("last", "this", "next")
"""Before a noun of time they begin a time of its own: "just under 900 last year"."""

PARTICIPLES = ("ed", "en")


@functools.cache
def listed(name: str, entry: str) -> frozenset[str]:
    return frozenset(table(name)[entry] if entry in table(name) else table(name)["words"][entry])


@functools.cache
def _comparing() -> frozenset[str]:
    """ "530 ahead", "65,000 higher": no nouns, whatever they are tagged."""
    return frozenset(table("grammar")["comparison"]["words"]) - {"more"}


def unit_of_noun(sentence: Sentence, number: Numeral, last: int) -> tuple[int | None, int] | None:
    """The token of the counted noun and where the figure ends; (None, end) for "600 dead"; None for no noun."""
    tags, lower = sentence.tags, sentence.lower
    at = last + (lower[last : last + 1] == ["-"] and number.value < 1000)
    if at < len(lower) and lower[at] == "of" and number.vague is not None:
        at += 1
    if at > last and at < len(tags) and tags[at] in ("NOUN", "ADJ") and _before_noun(sentence, at):
        return _modifier(sentence, at)
    head: int | None = None
    while at < len(tags):
        tag = tags[at]
        if lower[at] in _comparing() or (lower[at] in SHIFTS and head is None):
            break
        if tag in NOUNS:
            if tag == "NOUN" or head is None or tags[head] == "PROPN":
                head = at
        elif lower[at] in listed("counted", "people") and head is None and not _before_noun(sentence, at):
            return None, at + 1
        elif not _may_precede(sentence, at):
            break
        at += 1
        if head is not None and at < len(tags) and tags[at] not in NOUNS:
            break
    if head is None:
        return None
    if lower[head] in listed("counted", "people"):
        return None, head + 1
    return head, head + 1


def _modifier(sentence: Sentence, at: int) -> tuple[int | None, int]:
    """ "a four-storey block", "the 60-strong team": behind the hyphen is what is counted, people if it is no noun."""
    return (at if sentence.tags[at] == "NOUN" else None), at + 1


def _before_noun(sentence: Sentence, at: int) -> bool:
    return at + 1 < len(sentence.tags) and sentence.tags[at + 1] in ("NOUN", "ADJ", "PROPN")


def _may_precede(sentence: Sentence, at: int) -> bool:
    """Whether a word can stand between a number and its noun: adjectives, participles, "more", hyphens."""
    tag, word = sentence.tags[at], sentence.lower[at]
    following = sentence.tags[at + 1] if at + 1 < len(sentence.tags) else ""
    if tag == "ADJ" or word == "more":
        return following in ("NOUN", "PROPN", "ADJ", "PUNCT", "VERB", "NUM") or word == "more"
    if tag == "VERB" and word.endswith(PARTICIPLES):
        return following in ("NOUN", "ADJ")
    if word == "-":
        glued = sentence.ends[at - 1] == sentence.starts[at]
        return glued and following in ("NOUN", "ADJ", "VERB")
    return tag == "ADV" and following == "ADJ"


def refused(sentence: Sentence, number: Numeral) -> bool:
    """Whether a number is no amount: part of a name, a year, a score, the pronoun "one"."""
    return (
        _is_label(sentence, number)
        or _is_pronoun(sentence, number)
        or _is_year(sentence, number)
        or _is_score(sentence, number)
        or _is_address(sentence, number)
    )


def _is_address(sentence: Sentence, number: Numeral) -> bool:
    """ "the 200 block of Berry Street"."""
    return sentence.lower[number.last : number.last + 2] in (["block", "of"], ["block", "on"])


def _is_label(sentence: Sentence, number: Numeral) -> bool:
    """ "Flight 370", "Article 5", "Boeing 737", "FC 04": a number right behind the name it belongs to."""
    at = number.first
    if not at or number.vague or number.fraction or sentence.lower[number.first] in ("a", "an"):
        return False
    before, tag = sentence.lower[at - 1], sentence.tags[at - 1]
    if before == "of" and at > 2 and sentence.lower[at - 2].isdigit():
        return sentence.lower[at - 3] in listed("numbers", "designators")
    if before in listed("numbers", "designators") and number.value < 10000:
        named = tag == "PROPN" or sentence.words[at - 1][0].isupper() or before in ("no", "no.", "nos")
        return named or not _counts_something(sentence, number.last)
    plain = number.digits and "," not in sentence.words[at] and "." not in sentence.words[at]
    is_unit = sentence.words[at - 1] in units.by_symbol() or (before,) in units.by_words()
    return plain and tag == "PROPN" and not is_unit and not _counts_something(sentence, number.last)


def _counts_something(sentence: Sentence, at: int) -> bool:
    if at >= len(sentence.tags):
        return False
    return sentence.tags[at] in ("NOUN", "ADJ", "SYM", "VERB") or sentence.lower[at] in listed("counted", "percent")


def _is_pronoun(sentence: Sentence, number: Numeral) -> bool:
    """ "no one", "one another", "one of the most", "one day", "the one who": no count."""
    lower, at = sentence.lower, number.first
    if number.last != at + 1 or lower[at] != "one":
        return False
    before = lower[at - 1] if at else ""
    after = lower[at + 1] if at + 1 < len(lower) else ""
    if before in listed("counted", "pronominal_one"):
        return True
    if after in listed("counted", "indefinite_one"):
        return True
    if after == "of" and lower[at + 2 : at + 3] in (["the"], ["its"], ["their"], ["his"], ["her"], ["our"]):
        return _is_superlative(sentence, at + 3)
    tag = sentence.tags[at + 1] if at + 1 < len(lower) else ""
    counts = (
        tag in ("NOUN", "ADJ", "NUM", "PROPN", "ADP")
        or after in ("-", "each", ",", "and")
        or (tag in ("VERB", "AUX") and before in (",", "and", ";", ""))
    )
    return not counts


def _is_superlative(sentence: Sentence, at: int) -> bool:
    word = sentence.lower[at] if at < len(sentence.lower) else ""
    return word in ("most", "least", "best", "worst", "few", "only") or (word.endswith("est") and len(word) > 4)


def _is_year(sentence: Sentence, number: Numeral) -> bool:
    """Four digits without a separator, unless they count a plural noun or carry a unit."""
    word = sentence.words[number.first]
    if not number.digits or len(word) != 4 or not word.isdigit() or not 1000 <= number.value <= 2100:
        return False
    if number.last != number.first + 1:
        return False
    at = number.last
    if at >= len(sentence.tags):
        return True
    if number.first and sentence.lower[number.first - 1] in ("$", "£", "€", "some", "about", "than", "nearly"):
        return False
    plural = sentence.tags[at] == "NOUN" and sentence.lower[at].endswith("s")
    adjective = sentence.tags[at] == "ADJ" and sentence.tags[at + 1 : at + 2] == ["NOUN"] and False
    return not (plural or adjective or sentence.lower[at] in listed("counted", "people") or sentence.tags[at] == "SYM")


def _is_score(sentence: Sentence, number: Numeral) -> bool:
    """ "4-2", "3-3", "9/11", "24/7": two short numbers glued by a sign, with nothing counted behind them."""
    at = number.first
    if not number.digits or number.value >= 1000:
        return False
    for sign, other in ((number.last, number.last + 1), (at - 1, at - 2)):
        if not (0 <= sign < len(sentence.words) and 0 <= other < len(sentence.words)):
            continue
        glued = sentence.starts[max(sign, other)] == sentence.ends[min(sign, other)]
        if sentence.words[sign] in "-–/" and sentence.words[other].isdigit() and glued:
            end = max(number.last, other + 1)
            counts = end < len(sentence.tags) and sentence.tags[end] in ("NOUN", "ADJ", "SYM")
            return sentence.words[sign] == "/" or not counts
    return False
