"""Places in an order: "the fourth country", "her fourth year", "its centenary", "finished third", "at number two"."""

from __future__ import annotations

import functools
import re
from decimal import Decimal

from msgspec.structs import replace

from checker.extraction.grammar.sentence import Sentence
from checker.extraction.quantities.bounds import EXACT, Hedge, amount
from checker.extraction.quantities.labels import is_superlative
from checker.extraction.quantities.numeral import Numeral
from checker.extraction.quantities.quantity import Quantity
from checker.lexicon import units
from checker.lexicon.calendar import words as calendar
from checker.lexicon.grammar import words
from checker.lexicon.load import table
from checker.model.amount import Amount
from checker.model.interval import INFINITY, ZERO, Interval

ORDINAL = re.compile(r"(\d+)(?:st|nd|rd|th)")
TIME = "time"

GENITIVE = ("PART", "'s")
"""The tag and the word that make an owner: "the site's 27th video"."""

ONCE = Decimal(1)
AHEAD_OF = Hedge("<", (ZERO, ONCE), (ZERO, ONCE), ("high",))
BEHIND = Hedge(">", (ONCE, INFINITY), (ONCE, INFINITY), ("low",))
"""A place ahead of another is a smaller number."""

ALONE = ("ADP", "PUNCT", "CCONJ", "SCONJ", "ADV")
"""Tags of what may follow a place without its noun."""

AHEAD = 4
"""How many tokens before a place the verb that gives it may stand: "finished the season third"."""


@functools.cache
def _listed(entry: str) -> frozenset[str]:
    return frozenset(table("numbers")["rank"][entry])


def rank(sentence: Sentence, at: int) -> Quantity | None:
    """ "the fourth country": a place in an order; "Third Battalion" and "third quarter" are names and times."""
    value, head = _ordinal(sentence, at), at + 1
    if value is None:
        return _jubilee(sentence, at)
    if not _is_definite(sentence, at):
        return _placed(sentence, at, value)
    head = _behind_modifiers(sentence, head)
    if head >= len(sentence.tags) or not _is_ranked(sentence, head):
        return None
    if sentence.tags[head] == "ADP":
        return _ranked(sentence, at, _shared_noun(sentence, at), value, head)
    if (sentence.lower[head],) not in units.by_words():
        return _ranked(sentence, at, head, value)
    return _going_on(sentence, at, head, value) if head == at + 1 else None


def _behind_modifiers(sentence: Sentence, at: int) -> int:
    """Where the noun of "third most subscribed channel", "27th most-watched video", "36th overall pick" may stand."""
    while at + 1 < len(sentence.tags) and (sentence.tags[at] == "ADJ" or _tells_degree(sentence, at)):
        at += 1
    return at


def _is_ranked(sentence: Sentence, head: int) -> bool:
    """A noun, one that looks like a verb ("the 36th overall pick"), or none: "the 24th largest in the state"."""
    tag = sentence.tags[head]
    elided = tag == "ADP" and is_superlative(sentence, head - 1)
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
    of_degree = _is_degree(sentence, at - 1) or sentence.lower[at].partition("-")[0] in _listed("degrees")
    return of_degree and sentence.tags[at] == "VERB" and sentence.tags[at + 1] in ("NOUN", "ADJ")


def _is_degree(sentence: Sentence, at: int) -> bool:
    return sentence.lower[at] in _listed("degrees")


def _placed(sentence: Sentence, at: int, value: Decimal) -> Quantity | None:
    """ "Finished 10th on the table", "came third": a place that a verb gives, with no noun behind it."""
    if not _stands_alone(sentence, at + 1) or sentence.lower[at + 1 : at + 2] == ["to"]:
        return None
    earlier = (before for before in range(1, at - 1) if _ordinal(sentence, before) is not None)
    goes_on = sentence.lower[at - 1] == "and" and any(_is_given_ahead(sentence, before) for before in earlier)
    return _ranked(sentence, at, None, value) if goes_on or _is_given_ahead(sentence, at) else None


def _is_given_ahead(sentence: Sentence, at: int) -> bool:
    """Whether a verb gives the place at a token: "finished the season third"."""
    verb = next((before for before in range(at - 1, max(at - AHEAD, 0) - 1, -1) if _is_verb(sentence, before)), None)
    return verb is not None and sentence.lemma(verb) in _listed("verbs")


def _is_verb(sentence: Sentence, at: int) -> bool:
    return sentence.tags[at] in ("VERB", "AUX", "ADP", "PUNCT")


def numbered(sentence: Sentence, number: Numeral) -> Quantity | None:
    """ "Peaked at number two", "ranked No. 4", "reached # 3": the number of a place, and no name's."""
    label = number.first - 1
    label -= label > 0 and sentence.lower[label] == "."
    if label < 1 or sentence.lower[label] not in _listed("labels") or number.value != int(number.value):
        return None
    if not _stands_alone(sentence, number.last) or not (_is_given(sentence, label) or _goes_with(sentence, label)):
        return None
    return _ranked(sentence, number.first, None, number.value)


def _is_given(sentence: Sentence, label: int) -> bool:
    """Whether a verb gives the place whose label is given: "peaked at number", "ranked No."."""
    verb = label - 1
    while verb > 0 and sentence.lower[verb] in _listed("at"):
        verb -= 1
    return verb >= 0 and sentence.lemma(verb) in _listed("verbs")


def _goes_with(sentence: Sentence, label: int) -> bool:
    """ "At number three in France and number seven in Italy": one more with the same label."""
    is_joined = sentence.lower[label - 1] in ("and", ",")
    earlier = (at for at in range(1, label - 1) if sentence.lower[at] == sentence.lower[label])
    return is_joined and any(_is_given(sentence, at) for at in earlier)


def _stands_alone(sentence: Sentence, at: int) -> bool:
    """Whether no noun follows that a number before it could belong to."""
    return at >= len(sentence.tags) or sentence.tags[at] in ALONE


def is_place(sentence: Sentence, quantity: Quantity) -> bool:
    """Whether a rank is a place that something has in an order ("third largest", "finished third").

    "The third attack" only says which one is meant: another one is the fourth.
    """
    between = range(quantity.number[1], quantity.last)
    if sentence.lower[_ahead_of(sentence, quantity.number[0])] in _listed("either way"):
        return False
    return quantity.head is None or any(is_superlative(sentence, at) or _is_degree(sentence, at) for at in between)


def _going_on(sentence: Sentence, at: int, head: int, value: Decimal) -> Quantity | None:
    """ "Is in its fifth week": for four weeks, and no more than five."""
    before, unit = sentence.lower[max(at - 2, 0) : at], units.by_words()[sentence.lower[head],]
    is_now = before[:1] and before[0] in calendar("lasting", "going on")
    if unit.dimension != TIME or not is_now or before[-1] not in words("pronouns", "possessive"):
        return None
    begun = Interval(value - 1, value)
    ranked_ = _ranked(sentence, at, head, value)
    return replace(ranked_, amount=Amount((value,), unit, begun, begun), kind="duration", head=None)


def _jubilee(sentence: Sentence, at: int) -> Quantity | None:
    """ "its centenary", "their golden wedding": the 100th year, the 50th."""
    numbers, behind = table("numbers"), sentence.lower[at + 1 : at + 2]
    if not _is_definite(sentence, at):
        return None
    if sentence.lower[at] in numbers["jubilee"]:
        return _ranked(sentence, at, at, Decimal(numbers["jubilee"][sentence.lower[at]]))
    if sentence.lower[at] in numbers["precious"] and behind and behind[0] in calendar("lasting", "precious"):
        return _ranked(sentence, at, at + 1, Decimal(numbers["precious"][sentence.lower[at]]))
    return None


def _is_definite(sentence: Sentence, at: int) -> bool:
    """Behind an article or an owner: "the fourth", "the site's fourth"."""
    if not at:
        return False
    owned = (sentence.tags[at - 1], sentence.lower[at - 1]) == GENITIVE
    return owned or sentence.lower[at - 1] in words("determiners", "definite")


def _ranked(sentence: Sentence, at: int, head: int | None, value: Decimal, end: int = 0) -> Quantity:
    """The place at a token; `head` is its noun, which may stand elsewhere, and `end` where its words end then."""
    last = end - 1 if end else at if head is None else head
    return Quantity(
        start=sentence.starts[at],
        end=sentence.ends[last],
        first=at,
        last=last + 1,
        number=(at, at + 1),
        number_end=sentence.ends[at],
        amount=amount(Numeral(at, at + 1, value, precise=True), _held_against(sentence, at), units.RANK),
        head=head,
        kind="rank",
    )


def _held_against(sentence: Sentence, at: int) -> Hedge:
    """ "Ahead of the fifth largest" is a smaller number, "behind number two" a larger one."""
    before = _ahead_of(sentence, at)
    one, two = sentence.lower[before], " ".join(sentence.lower[max(before - 1, 0) : before + 1])
    if two in _listed("ahead"):
        return AHEAD_OF
    return BEHIND if one in _listed("behind") else EXACT


def _ahead_of(sentence: Sentence, at: int) -> int:
    """The token before a place with its article or label."""
    before = at - 1
    while before > 0 and sentence.lower[before] in _listed("labels") | words("determiners", "definite") | {"."}:
        before -= 1
    return before


def _ordinal(sentence: Sentence, at: int) -> Decimal | None:
    word = sentence.lower[at]
    match = ORDINAL.fullmatch(word)
    if match:
        return Decimal(match[1])
    text = table("numbers")["ordinal"].get(word)
    return Decimal(text) if text and sentence.words[at][0].islower() else None
