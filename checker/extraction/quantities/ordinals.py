"""Places in an order by ordinals: "the fourth country", "her fourth year", "its centenary", "finished third"."""

from __future__ import annotations

import re
from decimal import Decimal

from msgspec.structs import replace

from checker.extraction.grammar.sentence import Sentence
from checker.extraction.quantities.pronouns import singles_out
from checker.extraction.quantities.quantity import Quantity
from checker.extraction.quantities.rank import ahead_of, ranked, stands_alone
from checker.lexicon import units
from checker.lexicon.grammar import words
from checker.lexicon.load import table
from checker.model.amount import TIME, Amount
from checker.model.interval import Interval

ORDINAL = re.compile(r"(\d+)(?:st|nd|rd|th)")

GENITIVE = "'s"
"""As a particle it makes an owner: "the site's 27th video"."""

AHEAD = 4
"""How many tokens before a place the verb that gives it may stand: "finished the season third"."""


def rank(sentence: Sentence, at: int) -> Quantity | None:
    """ "the fourth country": a place in an order; "Third Battalion" and "third quarter" are names and times."""
    value, head = _ordinal(sentence, at), at + 1 + (sentence.word(at + 1) == "-")
    if value is None:
        return _jubilee(sentence, at)
    if not _is_definite(sentence, at):
        return _placed(sentence, at, value)
    head = _behind_modifiers(sentence, head)
    if head >= len(sentence.words) or not _is_ranked(sentence, head):
        return None
    if sentence.tags[head] == "ADP":
        return ranked(sentence, at, _shared_noun(sentence, at), value, head)
    if (sentence.lower[head],) not in units.by_words():
        return ranked(sentence, at, head, value)
    return _going_on(sentence, at, head, value) if head == at + 1 else None


def _behind_modifiers(sentence: Sentence, at: int) -> int:
    """Where the noun of "third most subscribed channel", "27th most-watched video", "36th overall pick" may stand."""
    while at + 1 < len(sentence.words) and (sentence.tags[at] == "ADJ" or _tells_degree(sentence, at)):
        at += 1
    return at


def _is_ranked(sentence: Sentence, head: int) -> bool:
    """A noun, one that looks like a verb ("the 36th overall pick"), or none: "the 24th largest in the state"."""
    tag = sentence.tags[head]
    elided = tag == "ADP" and singles_out(sentence, head - 1)
    return tag == "NOUN" or elided or (tag == "VERB" and _is_degree(sentence, head - 1))


def _shared_noun(sentence: Sentence, at: int) -> int | None:
    """The noun of the rank before one without: "the third largest town here and the ninth largest in the state"."""
    earlier = (before + 1 for before in range(at - 1, 0, -1) if _ordinal(sentence, before) is not None)
    heads = (_behind_modifiers(sentence, before) for before in earlier)
    return next((head for head in heads if sentence.tags[head] == "NOUN"), None)


def _tells_degree(sentence: Sentence, at: int) -> bool:
    """ "Most", "most watched" and "best-selling" before a noun."""
    if _is_degree(sentence, at):
        return True
    of_degree = _is_degree(sentence, at - 1) or sentence.lower[at].partition("-")[0] in words("rank", "degrees")
    return of_degree and sentence.tags[at] == "VERB" and sentence.tags[at + 1] in ("NOUN", "ADJ")


def _is_degree(sentence: Sentence, at: int) -> bool:
    return sentence.lower[at] in words("rank", "degrees")


def _placed(sentence: Sentence, at: int, value: Decimal) -> Quantity | None:
    """ "Finished 10th on the table", "came third", "dropped to 15th place", "are in fifth place"."""
    is_named = sentence.word(at + 1) in words("rank", "places")
    end = at + 1 + is_named
    if not stands_alone(sentence, end) or sentence.word(end) == "to":
        return None
    if is_named and sentence.word(at - 1) in ("in", "with"):
        return ranked(sentence, at, None, value)
    earlier = (before for before in range(1, at - 1) if _ordinal(sentence, before) is not None)
    goes_on = sentence.lower[at - 1] == "and" and any(_is_given_ahead(sentence, before) for before in earlier)
    return ranked(sentence, at, None, value) if goes_on or _is_given_ahead(sentence, at) else None


def _is_given_ahead(sentence: Sentence, at: int) -> bool:
    """Whether a verb gives the place at a token: "finished the season third", "dropped to 15th"."""
    if sentence.word(at - 1) == "to":
        return sentence.lemma(at - 2) in words("verbs", "rise", "fall", "motion")
    verb = next((before for before in range(at - 1, max(at - AHEAD, 0) - 1, -1) if _is_verb(sentence, before)), None)
    return verb is not None and sentence.lemma(verb) in words("rank", "verbs")


def _is_verb(sentence: Sentence, at: int) -> bool:
    return sentence.tags[at] in ("VERB", "AUX", "ADP", "PUNCT")


def is_place(sentence: Sentence, quantity: Quantity) -> bool:
    """Whether a rank is a place that something has in an order ("third largest", "finished third").

    "The third attack" only says which one is meant: another one is the fourth.
    """
    between = range(quantity.number[1], quantity.last)
    if sentence.lower[ahead_of(sentence, quantity.number[0])] in words("rank", "either way"):
        return False
    return quantity.head is None or any(singles_out(sentence, at) or _is_degree(sentence, at) for at in between)


def _going_on(sentence: Sentence, at: int, head: int, value: Decimal) -> Quantity | None:
    """ "Is in its fifth week": for four weeks, and no more than five."""
    before, unit = sentence.lower[max(at - 2, 0) : at], units.by_words()[sentence.lower[head],]
    is_now = before[:1] and before[0] in words("lasting", "going on")
    if unit.dimension != TIME or not is_now or before[-1] not in words("pronouns", "possessive"):
        return None
    begun = Interval(value - 1, value)
    year = ranked(sentence, at, head, value)
    return replace(year, amount=Amount((value,), unit, begun, begun), kind="duration", head=None)


def _jubilee(sentence: Sentence, at: int) -> Quantity | None:
    """ "its centenary", "their golden wedding": the 100th year, the 50th."""
    numbers, word = table("numbers"), sentence.lower[at]
    if word in numbers["jubilee"]:
        head, value = at, numbers["jubilee"][word]
    elif word in numbers["precious"] and sentence.word(at + 1) in words("lasting", "precious"):
        head, value = at + 1, numbers["precious"][word]
    else:
        return None
    return ranked(sentence, at, head, Decimal(value)) if _is_definite(sentence, at) else None


def _is_definite(sentence: Sentence, at: int) -> bool:
    """Behind an article or an owner: "the fourth", "the site's fourth"."""
    before = sentence.word(at - 1)
    if before in words("determiners", "definite"):
        return True
    return before == GENITIVE


def _ordinal(sentence: Sentence, at: int) -> Decimal | None:
    word = sentence.lower[at]
    match = ORDINAL.fullmatch(word)
    if match:
        return Decimal(match[1])
    text = table("numbers")["ordinal"].get(word)
    return Decimal(text) if text and sentence.words[at][0].islower() else None
