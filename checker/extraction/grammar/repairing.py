"""What grammar forbids in the tags of a sentence, put right: no verb stands behind "the".

The tagger learns from edited prose of all kinds; headlines, and words that news uses otherwise, are where it errs.
"""

from __future__ import annotations

import functools
from collections.abc import Container, Sequence

from checker.extraction.grammar.finite import moves_itself
from checker.extraction.grammar.hidden_verbs import fates, hidden_verbs, is_base_and_past, is_hidden_verb, weighs
from checker.lexicon import grammar, units
from checker.lexicon.load import table
from checker.lexicon.participles import is_participle, pasts

ENDING = frozenset(("ADP", "AUX", "CCONJ", "PUNCT"))
"""What a noun phrase ends before."""

PHRASE = frozenset(("DET", "ADJ", "NOUN", "PROPN", "NUM", "PART"))
"""What a noun phrase holds before its head."""

OPEN = frozenset(("VERB", "ADV"))
"""Tags in place of which any word may have another."""

ENDINGS = {"NOUN": ("s", "ing"), "ADJ": ("er",), "PROPN": ()}
"""Tags in place of which only some words may have another, those with such an ending and those that are `_doubtful`."""


def repaired(words: Sequence[str], tags: list[str], certain: Container[str]) -> list[str]:
    """The tags put right: "Pay for", "the wounded were", "shares sank"; `certain` are words that have one tag only."""
    if len(words) > 1 and tags[:2] == ["VERB", "ADP"] and not words[0].endswith(("ed", "ing")):
        tags[0] = "NOUN"
    if _is_done_itself(words, tags):
        tags[0] = "NOUN"
    for index in range(len(tags)):
        if tags[index] == "X" and words[index][0].isupper():
            tags[index] = "PROPN"  # what looks foreign is a name
        elif tags[index] == "VERB" and moves_itself(words, tags, index):
            tags[index] = "NOUN"
        elif index and _may_err(words[index], tags[index]):
            _mend(words, tags, index, certain)
    for index, word in enumerate(words):
        if word == "to" and _is_infinitive(words, tags, index + 1):
            tags[index] = "PART"
        elif tags[index] == "NOUN" and _had_done(words, tags, index):
            tags[index - 1 : index + 1] = ["AUX", "VERB"]
    return tags


def _may_err(word: str, tag: str) -> bool:
    """Whether `_mend` may find that a word has the wrong tag: of the nouns only those that may be verbs, "costs"."""
    if tag in OPEN or word in _odd():
        return True
    return tag in ENDINGS and (word.lower() in _doubtful(tag) or word.endswith(ENDINGS[tag]))


def _mend(words: Sequence[str], tags: list[str], index: int, certain: Container[str]) -> None:
    """Put the tag at a place right, and that of the verb behind "last" and "alone"."""
    before, after = tags[index - 1], tags[index + 1] if index + 1 < len(tags) else "PUNCT"
    is_verb = words[index] not in certain and weighs(words, tags, index, after)
    if is_verb or is_hidden_verb(words, tags, index, after):
        tags[index] = "VERB"
    elif tags[index] == after == "VERB" and words[index] in grammar.words("auxiliary", "have"):
        tags[index] = "AUX" if is_participle(words[index + 1]) else "VERB"
    elif after in ENDING and tags[index] in ("VERB", "ADV"):
        at = index - 1 - 2 * (words[index - 1] in grammar.words("comparison", "percentage"))  # "a 9 percent cut"
        if words[at].lower() in _opening(tags[at]) or _is_event(words, tags, index):
            tags[index] = "NOUN"
    elif tags[index] == "VERB" and (nominal := _nominal(words, tags, index, certain)):
        tags[index] = nominal
    elif tags[index] == after == "VERB" and words[index - 1].lower() in _opening(before):
        tags[index] = "VERB" if words[index].endswith(("ed", "ing")) else "NOUN"
    elif tags[index - 1 : index + 2] == ["SCONJ", "VERB", "VERB"] and _are_plural_and_past(words, index):
        tags[index] = "NOUN"
    elif _did_last(words, tags, index) or _alone_has(words, tags, index):
        tags[index : index + 2] = ["ADV", "VERB"]
    elif after == "NUM" and words[index] in units.letters() and len(words[index + 1]) > 2:
        tags[index] = "SYM"
    elif (
        _is_subject(words, tags, index, after)
        or _are_people(words, tags, index, after)
        or (before in PHRASE and words[index].lower() in grammar.words("pronouns", "absolute"))
    ):
        tags[index] = "NOUN"
        if before == "VERB":
            tags[index - 1] = "ADJ"


def _is_done_itself(words: Sequence[str], tags: Sequence[str]) -> bool:
    """ "Spending on roads had been cut": a form in -ing with its phrase, right before a finite verb, is its subject."""
    if tags[:2] != ["VERB", "ADP"] or not words[0].endswith("ing"):
        return False
    phrase = next((at for at, tag in enumerate(tags[2:], 2) if tag not in PHRASE), 0)
    return phrase > 2 and tags[phrase] == "AUX"


def _are_plural_and_past(words: Sequence[str], index: int) -> bool:
    """ "While wages rose": what stands behind a conjunction in -s, before a past, is its subject."""
    return words[index].endswith("s") and (words[index + 1] in pasts() or words[index + 1].endswith("ed"))


@functools.cache
def _odd() -> frozenset[str]:
    """Words that may be mended whatever their tag: "number", "last", "mine", the letters of a currency."""
    mine = {form for word in grammar.words("pronouns", "absolute") for form in (word, word.capitalize(), word.upper())}
    return grammar.words("recurring", "last") | units.letters() | mine | {"number"}


@functools.cache
def _doubtful(tag: str) -> frozenset[str]:
    """Words that may have another tag than this one: verbs, pronouns, adjectives that stand for people."""
    doubtful = hidden_verbs(tag) | grammar.words("pronouns", "absolute")
    return doubtful | grammar.words("adverbs", "behind") | fates() if tag == "ADJ" else doubtful


def _is_infinitive(words: Sequence[str], tags: Sequence[str], index: int) -> bool:
    """ "Is projected to gross": a verb in its base form behind a "to"; "led to flooding" has none."""
    if tags[index - 1 : index + 1] != ["ADP", "VERB"]:
        return False
    return not words[index].endswith(("ing", "ed", "s")) or words[index].endswith("ss")


def _did_last(words: Sequence[str], tags: Sequence[str], index: int) -> bool:
    """ "Peru last qualified in 1970": right behind a subject, and before a past."""
    if words[index] not in grammar.words("recurring", "last") or tags[index - 1] not in ("NOUN", "PROPN"):
        return False
    return any(word in pasts() or word.endswith("ed") for word in words[index + 1 : index + 2])


def _alone_has(words: Sequence[str], tags: Sequence[str], index: int) -> bool:
    """ "Orne alone accounts for 40": behind a subject, and before a verb in -s."""
    if words[index] not in grammar.words("adverbs", "behind") or tags[index - 1] not in ("NOUN", "PROPN"):
        return False
    return tags[index : index + 2] == ["ADJ", "NOUN"] and words[index + 1].endswith("s")


def _had_done(words: Sequence[str], tags: Sequence[str], index: int) -> bool:
    """ "The £51m that analysts had forecast and": what may be a participle, behind "had" and at the end of a phrase."""
    is_behind = index > 0 and words[index - 1] in grammar.words("auxiliary", "have")
    return is_behind and is_base_and_past(words[index]) and ENDING.issuperset(tags[index + 1 : index + 2])


def _is_given(words: Sequence[str], tags: Sequence[str], index: int) -> bool:
    """ "Had been given doses of it": a form in -s behind a passive is no verb."""
    if index < 2 or tags[index - 2 : index + 1] != ["AUX", "VERB", "VERB"] or not words[index].endswith("s"):
        return False
    passive = words[index - 2] in grammar.words("auxiliary", "be")
    return passive and is_participle(words[index - 1]) and not words[index].endswith("ss")


def _nominal(words: Sequence[str], tags: Sequence[str], index: int, certain: Container[str]) -> str:
    """What was taken for a verb: nouns ("a stabbing left two", "220 cargo trains a day"), and "the United States"."""
    if tags[index - 1] == "DET" and words[index][0].isupper() and tags[index + 1 : index + 2] == ["PROPN"]:
        return "PROPN"
    is_noun = _takes_toll(words, tags, index) or _is_given(words, tags, index)
    is_noun |= words[index] not in certain and _is_counted(words, tags, index)
    return "NOUN" if is_noun else ""


def _takes_toll(words: Sequence[str], tags: Sequence[str], index: int) -> bool:
    """ "House party shooting kills 1", "a stabbing left two": what happened, before a verb and its number."""
    if (
        not words[index].endswith("ing")
        or words[index].lower() not in grammar.words("nouns", "event")
        or tags[index - 1] == "AUX"
    ):
        return False
    verb, ahead = words[index + 1 : index + 2], tags[index + 1 : index + 3]
    if ahead == ["NOUN", "NUM"]:
        return verb[0].endswith("s")
    return ahead in (["ADV", "NUM"], ["ADV", "DET"]) and verb[0] in table("lemmas")["VERB"]


def _is_counted(words: Sequence[str], tags: Sequence[str], index: int) -> bool:
    """ "220 cargo trains a day": behind a number and a noun, before the time that a rate is for."""
    behind = words[index + 1 : index + 4]
    if tags[max(0, index - 2) : index] != ["NUM", "NOUN"] or not words[index].endswith("s"):
        return False
    if len(behind) < 2 or "of" in behind:  # "the 500 million deal ends a week of talks"
        return False
    unit = units.by_words().get((behind[1],))
    return behind[0] in grammar.words("counted", "per") and unit is not None and unit.dimension == "time"


def _is_event(words: Sequence[str], tags: Sequence[str], index: int) -> bool:
    """ "In a weekend shooting", "in East Side shooting": a noun in -ing at the end of a phrase behind "in"."""
    if not words[index].endswith("ing") or words[index].lower() not in grammar.words("nouns", "event"):
        return False
    first = index
    while first and tags[first - 1] in PHRASE:
        first -= 1
    return 0 < first < index and words[first - 1].lower() in grammar.words("prepositions", "locative")


def _are_people(words: Sequence[str], tags: Sequence[str], index: int, after: str) -> bool:
    """ "The injured died", "puts its own dead at 185": an adjective that stands for people ends a phrase."""
    if tags[index] != "ADJ" or words[index].lower() not in fates() or after not in (*ENDING, "VERB"):
        return False
    told = index - 1 - (index > 1 and tags[index - 1] == "VERB" and is_participle(words[index - 1]))
    return words[told].lower() in (*_opening(tags[told]), "own")  # "the confirmed dead"


def _is_subject(words: Sequence[str], tags: Sequence[str], index: int, after: str) -> bool:
    """ "The Morvik glacier lost", "the glacier lost": a word in -er behind an article, right before a verb."""
    opens = words[index - 1].lower() in _opening(tags[index - 1]) or tags[max(index - 2, 0) : index] == ["DET", "PROPN"]
    return tags[index] == "ADJ" and words[index].endswith("er") and after == "VERB" and opens


@functools.cache
def _opening(tag: str) -> frozenset[str]:
    """Words that open a noun phrase, which needs a noun: "the wounded were", "our tally of", "the firm's pay rose"."""
    openers = {"DET": table("names")["articles"], "PRON": grammar.words("pronouns", "possessive"), "PART": ("'s", "'")}
    return frozenset(openers.get(tag, ()))
