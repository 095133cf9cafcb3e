"""The noun that a number counts: "people" in "40 elderly people"."""

from __future__ import annotations

import functools

from checker.extraction.grammar.sentence import Sentence
from checker.extraction.quantities.numeral import Numeral
from checker.lexicon.grammar import has_s, words
from checker.lexicon.load import table

NOUNS = ("NOUN", "PROPN")
SHIFTS = ("last", "this", "next")
"""Before a noun of time they begin a time of its own: "just under 900 last year"."""

PARTICIPLES = ("ed", "en")
BEFORE_LISTED = ("PUNCT", "CCONJ", "AUX", "VERB")
YEAR_DIGITS = 4
EXISTS = 4
"""How many tokens before a number "there" may stand: "there have been 1870"."""


@functools.cache
def _no_nouns() -> frozenset[str]:
    """ "530 ahead", "65,000 higher", "is 64 today", "45.8 million altogether": no nouns, whatever they are tagged."""
    return (words("comparison", "words") | words("sums", "phrases") | {*table("calendar")["relative"]}) - {"more"}


@functools.cache
def _numbers() -> frozenset[str]:
    """ "more than 60 twelve months ago": another number begins another figure."""
    return frozenset(table("numbers")["cardinal"])


def unit_of_noun(sentence: Sentence, number: Numeral, last: int) -> tuple[int | None, int] | None:
    """The token of the counted noun and where the figure ends; (None, end) for "600 dead"; None for no noun."""
    tags, lower = sentence.tags, sentence.lower
    at = last + (sentence.word(last) == "-" and number.value < 1000)
    if sentence.word(at) == "of" and number.vague is not None:
        at += 1
    if (found := _at_once(sentence, number, at, is_apart=at == last)) is not None:
        return found
    head: int | None = None
    while at < len(tags):
        tag = tags[at]
        if _is_no_noun(sentence, at) or (lower[at] in SHIFTS and head is None):
            break
        if tag in NOUNS:
            if tag == "NOUN" or head is None or tags[head] == "PROPN":
                head = at
        elif lower[at] in _people(number) and head is None and not _before_noun(sentence, at):
            return None, at + 1
        elif not _may_precede(sentence, at):
            break
        at += 1
        if head is not None and at < len(tags) and _ends_phrase(sentence, head, at):
            break
    if head is None:
        return None
    if lower[head] in _people(number):
        return None, head + 1
    return head, head + 1


def _is_no_noun(sentence: Sentence, at: int) -> bool:
    """Whether a word behind a number, whatever its tag, is none that it could count: "12 ashore", "four longer"."""
    word = sentence.lower[at]
    is_where = word in words("counted", "where") and not _before_noun(sentence, at)
    return (word in _no_nouns() and not _compares(sentence, at)) or word in _numbers() or is_where


def _compares(sentence: Sentence, at: int) -> bool:
    """ "Four smaller parties": a comparative before its noun; "five fewer deaths" is a difference."""
    is_before_noun = sentence.tags[at] == "ADJ" and sentence.tag(at + 1) == "NOUN"
    return is_before_noun and sentence.lower[at].endswith("er") and sentence.lower[at] not in words("counted", "fewer")


def _people(number: Numeral) -> frozenset[str]:
    """The words that make a number one of people: "600 dead", "four shot", but not "one shot"."""
    several = words("counted", "people_if_several") if number.value > 1 else frozenset[str]()
    return words("counted", "people") | several


def _ends_phrase(sentence: Sentence, head: int, at: int) -> bool:
    """ "12 soldiers fell": behind a plural, a word that is tagged as a noun but is no plural is the verb.

    "300 North Korean soldiers": an adjective that begins with a name goes on.
    """
    if sentence.tags[at] not in NOUNS:
        is_named = sentence.tags[head] == "PROPN" or sentence.words[head][0].isupper()
        return not (is_named and sentence.tags[at : at + 2] == ["ADJ", "NOUN"])
    plural = sentence.tags[head] == "NOUN" and sentence.lemma(head) != sentence.lower[head]
    return plural and sentence.tags[at] == "NOUN" and not sentence.lower[at].endswith("s")


def _at_once(sentence: Sentence, number: Numeral, at: int, *, is_apart: bool) -> tuple[int | None, int] | None:
    """ "A four-storey block", "the 60-strong team": what is counted stands behind the hyphen, people if it is no noun.

    A verb in the singular behind a number of several is a plural, whatever its tag: "2 million doses, paid for by".
    """
    if not is_apart:
        is_modifier = sentence.tag(at) in ("NOUN", "ADJ") and _before_noun(sentence, at)
        return ((at if sentence.tags[at] == "NOUN" else None), at + 1) if is_modifier else None
    word, behind = sentence.word(at), sentence.word(at + 1)
    ends = sentence.tag(at + 1) in ("", "PUNCT", "ADP", "CCONJ") and behind not in ("-", "'s")
    is_plural = number.value > 1 and sentence.tag(at) == "VERB" and has_s(word)
    return (at, at + 1) if is_plural and ends else None


def _before_noun(sentence: Sentence, at: int) -> bool:
    return sentence.tag(at + 1) in ("NOUN", "ADJ", "PROPN")


def _may_precede(sentence: Sentence, at: int) -> bool:
    """Whether a word can stand between a number and its noun: adjectives, participles, adverbs of both, "more"."""
    tag, word = sentence.tags[at], sentence.lower[at]
    following = sentence.tag(at + 1)
    if tag == "INTJ" or word in table("counted")["per_adverb"]:  # "29 yearly payments"
        return following == "NOUN"
    if tag == "ADJ" or word == "more":
        return following in ("NOUN", "PROPN", "ADJ", "PUNCT", "VERB", "NUM") or word == "more"
    if tag == "VERB" and word.endswith(PARTICIPLES):
        return following in ("NOUN", "ADJ") or (following == "PROPN" and sentence.words[at][0].isupper())
    if tag == "VERB" and word.endswith("ing"):
        return following == "NOUN" and sentence.lower[at + 1].endswith("s")
    if word == "-":
        return sentence.is_glued(at) and following in ("NOUN", "ADJ", "VERB")
    return tag == "ADV" and (following == "ADJ" or (following == "VERB" and _may_precede(sentence, at + 1)))


def counts_in_list(sentence: Sentence, at: int) -> bool:
    """ "80 for the one and 1200 for the other": no year, for another number is followed by the same preposition."""
    lower = sentence.lower
    others = [i for i, word in enumerate(lower[:-2]) if word.isdecimal() and len(word) < YEAR_DIGITS]
    if not others or not 0 < at < len(lower) - 1:
        return False
    tags = sentence.tags
    listed = tags[at + 1] == "ADP" and tags[at - 1] in BEFORE_LISTED
    return listed and any(lower[i + 1 + (tags[i + 1] in NOUNS)] == lower[at + 1] for i in others)


def stands_as_amount(sentence: Sentence, at: int) -> bool:
    """ "There are 1870 confirmed cases", "the town has 1998 voters", "the total reached 1021": no year stands so."""
    verb = sentence.lemma(at - 1) if at else ""
    if verb in words("verbs", "reach"):
        return sentence.tag(at + 1) in ("", "PUNCT", "CCONJ")
    if verb != "have" and not (verb == "be" and "there" in sentence.lower[max(at - EXISTS, 0) : at]):
        return False
    head = at + 1
    while head < len(sentence.words) and sentence.tags[head] not in NOUNS and _may_precede(sentence, head):
        head += 1
    return sentence.tag(head) == "NOUN" and sentence.lower[head].endswith("s")
