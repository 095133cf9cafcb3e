"""What grammar forbids in the tags of a sentence, put right: no verb stands behind "the".

The tagger learns from edited prose of all kinds; headlines, and words that news uses otherwise, are where it errs.
"""

from __future__ import annotations

import functools
from collections.abc import Container, Sequence

from checker.extraction.grammar.finite import moved, moves_itself
from checker.lexicon import grammar, units
from checker.lexicon.load import table
from checker.lexicon.participles import is_participle, pasts

ENDING = frozenset(("ADP", "AUX", "CCONJ", "PUNCT"))
"""What a noun phrase ends before."""

PHRASE = frozenset(("DET", "ADJ", "NOUN", "PROPN", "NUM", "PART"))
"""What a noun phrase holds before its head."""

OPEN = frozenset(("NOUN", "PROPN", "VERB", "ADJ", "ADV"))
"""Tags that words have which may have another; of the words with other tags only `_odd` ones are looked at."""


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
        elif index and (tags[index] in OPEN or words[index] in _odd()):
            _mend(words, tags, index, certain)
    for index, word in enumerate(words):
        if word == "to" and _is_infinitive(words, tags, index + 1):
            tags[index] = "PART"
        elif _had_done(words, tags, index):
            tags[index - 1 : index + 1] = ["AUX", "VERB"]
    return tags


def _mend(words: Sequence[str], tags: list[str], index: int, certain: Container[str]) -> None:
    """Put the tag at a place right, and that of the verb behind "last" and "alone"."""
    before, after = tags[index - 1], tags[index + 1] if index + 1 < len(tags) else "PUNCT"
    weighs = words[index] not in certain and _weighs(words, tags, index, after)
    if weighs or _is_verb(words, tags, index, after):
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


def _is_infinitive(words: Sequence[str], tags: Sequence[str], index: int) -> bool:
    """ "Is projected to gross": a verb in its base form behind a "to"; "led to flooding" has none."""
    if tags[index - 1 : index + 1] != ["ADP", "VERB"]:
        return False
    return not words[index].endswith(("ing", "ed", "s")) or words[index].endswith("ss")


def _is_verb(words: Sequence[str], tags: Sequence[str], index: int, after: str) -> bool:
    """Verbs that were taken for nouns: "the dead number 40", irregular pasts ("shares sank")."""
    word, tag, before = words[index], tags[index], tags[index - 1]
    if word == "number" and after == "NUM":
        ahead = words[index - 1].lower()
        return before in ("ADV", "PRON") or ahead in _fates() or (before == "NOUN" and ahead.endswith("s"))
    if tag == "ADJ" and words[index - 1] in grammar.words("auxiliary", "be") and _is_base_and_past(word):
        return True  # "was shut in 1968"
    if tag not in ("NOUN", "PROPN", "ADV"):
        return tag == "ADJ" and before == "NOUN" and word in moved() and word in pasts()
    if tag != "ADV" and word in pasts() and before not in ("DET", "ADJ"):
        return True
    if tag == "PROPN":
        return False
    if _is_done(words, tags, index) or _goes_on(words, tags, index):
        return True
    return tag == "NOUN" and (
        _says(words, tags, index)
        or _fears(words, tags, index)
        or _moves(words, tags, index)
        or _costs(words, tags, index)
        or _one_does(words, tags, index)
        or _strikes(words, index)
        or _resumes(words, tags, index)
        or _accounts(words, tags, index)
    )


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


def _weighs(words: Sequence[str], tags: Sequence[str], index: int, after: str) -> bool:
    """ "The craft weighs 3,900 kilograms", "the Accord slumps to 46": a noun in -s behind one without, and a number."""
    if tags[index] != "NOUN" or not words[index].endswith("s") or words[index - 1].endswith("s"):
        return False
    named = tags[index - 1] in ("NOUN", "PROPN") or (index == 1 and tags[0] == "ADJ")
    moves = words[index].removesuffix("s") in grammar.words("verbs", "rise", "fall")
    moves &= [*words[index + 1 : index + 2], *tags[index + 2 : index + 3]] in (["to", "NUM"], ["by", "NUM"])
    return named and (moves or after in ("NUM", "DET") or not _crowds().isdisjoint(words[index + 1 : index + 2]))


def _says(words: Sequence[str], tags: Sequence[str], index: int) -> bool:
    """ "..., insurers estimate.": a speaker and his verb behind a comma, at the end of a clause."""
    ends = words[index + 1 : index + 2] in ([","], [";"], ["."]) and "," in words[max(0, index - 4) : index - 1]
    named = ends and tags[index - 1] in ("NOUN", "PROPN")
    return named and words[index].removesuffix("s") in grammar.words("verbs", "speech")


def _fears(words: Sequence[str], tags: Sequence[str], index: int) -> bool:
    """ "Aid workers fear that 300 ...", "the ministry forecasts growth of 0.5": speakers and their verb."""
    if tags[index - 1] != "NOUN":
        return False
    many = words[index - 1].endswith("s")
    base = words[index] if many else words[index].removesuffix("s")
    says = base in grammar.words("verbs", "speech", "stance")
    if many == words[index].endswith("s") or not says:
        return False
    behind = tags[index + 1 : index + 3] == ["NOUN", "ADP"] and words[index + 2] == "of"
    return behind or words[index + 1 : index + 2] == ["that"]


def _is_done(words: Sequence[str], tags: Sequence[str], index: int) -> bool:
    """What may be a verb is one behind "be" and an adverb, and before what it left: "was fatally shot", "left one"."""
    if tags[index] == "ADV" and words[index - 1] in grammar.words("auxiliary", "be"):
        return words[index] in table("participles").values()  # "were shut last week"
    if words[index] not in table("lemmas")["VERB"]:
        return False
    is_object_behind = tags[index - 1] == "NOUN" and tags[index + 1 : index + 2] in (["NUM"], ["DET"])
    return tags[max(index - 2, 0) : index] == ["AUX", "ADV"] if tags[index] == "NOUN" else is_object_behind


def _had_done(words: Sequence[str], tags: Sequence[str], index: int) -> bool:
    """ "The £51m that analysts had forecast and": what may be a participle, behind "had" and at the end of a phrase."""
    is_behind = tags[index] == "NOUN" and index > 0 and words[index - 1] in grammar.words("auxiliary", "have")
    return is_behind and _is_base_and_past(words[index]) and ENDING.issuperset(tags[index + 1 : index + 2])


def _is_base_and_past(word: str) -> bool:
    """ "Forecast", "cut": nouns that are participles as they stand."""
    return word in table("participles").values()


def _moves(words: Sequence[str], tags: Sequence[str], index: int) -> bool:
    """ "As losses treble to $64m", "the stock still amounts to 70 days", "saw the index fall 2 percent"."""
    moves = grammar.words("verbs", "rise", "fall")
    if words[index] in moves and tags[index + 1 : index + 2] == ["NUM"]:
        return words[index + 2 : index + 3] in (["percent"], ["per"], ["%"]) and tags[index - 1] != "DET"
    if words[index + 1 : index + 2] not in (["to"], ["by"]) or {"NUM", "SYM"}.isdisjoint(tags[index + 2 : index + 4]):
        return False
    rises = tags[index - 1] == "NOUN" and words[index - 1].endswith("s") and words[index] in moves
    return rises or (words[index] in ("amounts", "amount") and tags[index - 1] == "ADV")


def _costs(words: Sequence[str], tags: Sequence[str], index: int) -> bool:
    """ "A litre cost 1.84 euros", "the fraud cost pensioners between £200 and £1,100": before how much, and whom."""
    if words[index] != "cost" or tags[index - 1] not in ("NOUN", "PROPN"):
        return False
    if tags[index + 1 : index + 2] in (["NUM"], ["SYM"]):
        return grammar.words("counted", "percent").isdisjoint(words[index + 2 : index + 3])
    behind = index + 1 + (tags[index + 1 : index + 2] == ["DET"])
    many = words[behind + 1 : behind + 2] in (["between"], ["about"], ["around"], ["over"], ["nearly"])
    return tags[behind : behind + 1] in (["NOUN"], ["PROPN"]) and tags[behind + 1 + many : behind + 2 + many] == ["SYM"]


def _strikes(words: Sequence[str], index: int) -> bool:
    """ "The quake hit at 4.30": a verb that needs no object, behind what happens."""
    return words[index] == "hit" and words[index - 1] in grammar.words("nouns", "event")


def _one_does(words: Sequence[str], tags: Sequence[str], index: int) -> bool:
    """ "Nine justices, one of whom retires in June", ", which accounts for all 27", "all three deny murder"."""
    is_of_one = words[index - 1] in ("whom", "which") and words[max(index - 3, 0) : index - 1] == ["one", "of"]
    is_aside = words[max(index - 2, 0) : index] in ([",", "which"], [",", "who"])
    if is_of_one or (is_aside and tags[index + 1 : index + 2] in (["ADP"], ["DET"], ["NUM"])):
        return grammar.has_s(words[index])
    every = tags[index - 1] == "NUM" and words[max(index - 2, 0)].lower() in grammar.words("determiners", "all")
    return every and words[index] in grammar.words("verbs", "denial")


def _resumes(words: Sequence[str], tags: Sequence[str], index: int) -> bool:
    """ "The bank, whose main rate is 15 percent, meets on Thursday": behind the aside of a subject what it does."""
    opening = next((at for at in range(index - 2, 0, -1) if words[at] == ","), 0)
    if words[index - 1] != "," or not opening or words[opening + 1] not in grammar.words("pronouns", "relative"):
        return False
    is_told = not {"VERB", "AUX"}.isdisjoint(tags[opening:index])
    does = grammar.has_s(words[index])
    return is_told and does and tags[index + 1 : index + 2] in (["ADP"], ["DET"], ["NUM"])


def _accounts(words: Sequence[str], tags: Sequence[str], index: int) -> bool:
    """ "Lem now accounts for 36 of them": behind a name, or an adverb, which stands in no noun phrase."""
    base, behind = words[index].removesuffix("s"), [*words[index + 1 : index + 2], *tags[index + 2 : index + 3]]
    is_verb = base in grammar.words("verbs", "accounting") and behind == ["for", "NUM"]
    return is_verb and tags[index - 1] in ("ADV", "PROPN")


def _is_given(words: Sequence[str], tags: Sequence[str], index: int) -> bool:
    """ "Had been given doses of it": a form in -s behind a passive is no verb."""
    if index < 2 or tags[index - 2 : index + 1] != ["AUX", "VERB", "VERB"] or not words[index].endswith("s"):
        return False
    passive = words[index - 2] in grammar.words("auxiliary", "be")
    return passive and is_participle(words[index - 1]) and not words[index].endswith("ss")


def _goes_on(words: Sequence[str], tags: Sequence[str], index: int) -> bool:
    """ "Crash kills 4, injures 12", "killing 31 and wounding scores": behind a verb and its number another such."""
    ending = next((one for one in ("ing", "s") if words[index].endswith(one)), "")
    if words[index - 1] not in (",", "and") or not ending:
        return False
    if tags[index + 1 : index + 2] != ["NUM"] and _crowds().isdisjoint(words[index + 1 : index + 2]):
        return False
    before = zip(words, tags[:index], tags[1:index], strict=False)
    return any(tag == "VERB" and word.endswith(ending) and after == "NUM" for word, tag, after in before)


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


@functools.cache
def _crowds() -> frozenset[str]:
    """Nouns that count: "dozens"."""
    return frozenset(table("numbers")["indefinite"])


def _are_people(words: Sequence[str], tags: Sequence[str], index: int, after: str) -> bool:
    """ "The injured died", "puts its own dead at 185": an adjective that stands for people ends a phrase."""
    if tags[index] != "ADJ" or words[index].lower() not in _fates() or after not in (*ENDING, "VERB"):
        return False
    told = index - 1 - (index > 1 and tags[index - 1] == "VERB" and is_participle(words[index - 1]))
    return words[told].lower() in (*_opening(tags[told]), "own")  # "the confirmed dead"


def _is_subject(words: Sequence[str], tags: Sequence[str], index: int, after: str) -> bool:
    """ "The Morvik glacier lost", "the glacier lost": a word in -er behind an article, right before a verb."""
    opens = words[index - 1].lower() in _opening(tags[index - 1]) or tags[max(index - 2, 0) : index] == ["DET", "PROPN"]
    return tags[index] == "ADJ" and words[index].endswith("er") and after == "VERB" and opens


def _fates() -> frozenset[str]:
    """Adjectives that stand for people: "the injured died", "puts its own dead at 185"."""
    return grammar.words("counted", "people")


@functools.cache
def _opening(tag: str) -> frozenset[str]:
    """Words that open a noun phrase, which needs a noun: "the wounded were", "our tally of", "the firm's pay rose"."""
    openers = {"DET": table("names")["articles"], "PRON": grammar.words("pronouns", "possessive"), "PART": ("'s", "'")}
    return frozenset(openers.get(tag, ()))
