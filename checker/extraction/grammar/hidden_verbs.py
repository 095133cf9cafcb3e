"""Verbs that were taken for nouns, adjectives or adverbs: "the dead number 40", "shares sank", "the craft weighs"."""

from __future__ import annotations

import functools
from collections.abc import Sequence

from checker.extraction.grammar.finite import moved
from checker.lexicon import grammar
from checker.lexicon.load import table
from checker.lexicon.participles import pasts


def is_hidden_verb(words: Sequence[str], tags: Sequence[str], index: int, after: str) -> bool:
    """Verbs that were taken for nouns: "the dead number 40", irregular pasts ("shares sank")."""
    word, tag, before = words[index], tags[index], tags[index - 1]
    if word == "number" and after == "NUM":
        ahead = words[index - 1].lower()
        return before in ("ADV", "PRON") or ahead in fates() or (before == "NOUN" and ahead.endswith("s"))
    if tag == "ADJ" and words[index - 1] in grammar.words("auxiliary", "be") and is_base_and_past(word):
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


def weighs(words: Sequence[str], tags: Sequence[str], index: int, after: str) -> bool:
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
        return is_base_and_past(words[index])  # "were shut last week"
    if words[index] not in table("lemmas")["VERB"]:
        return False
    is_object_behind = tags[index - 1] == "NOUN" and tags[index + 1 : index + 2] in (["NUM"], ["DET"])
    return tags[max(index - 2, 0) : index] == ["AUX", "ADV"] if tags[index] == "NOUN" else is_object_behind


def is_base_and_past(word: str) -> bool:
    """ "Forecast", "cut": nouns that are participles as they stand."""
    return word in _bases_and_pasts()


@functools.cache
def _bases_and_pasts() -> frozenset[str]:
    return frozenset(table("participles").values())


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


def _goes_on(words: Sequence[str], tags: Sequence[str], index: int) -> bool:
    """ "Crash kills 4, injures 12", "killing 31 and wounding scores": behind a verb and its number another such."""
    ending = next((one for one in ("ing", "s") if words[index].endswith(one)), "")
    if words[index - 1] not in (",", "and") or not ending:
        return False
    if tags[index + 1 : index + 2] != ["NUM"] and _crowds().isdisjoint(words[index + 1 : index + 2]):
        return False
    before = zip(words, tags[:index], tags[1:index], strict=False)
    return any(tag == "VERB" and word.endswith(ending) and after == "NUM" for word, tag, after in before)


@functools.cache
def _crowds() -> frozenset[str]:
    """Nouns that count: "dozens"."""
    return frozenset(table("numbers")["indefinite"])


def fates() -> frozenset[str]:
    """Adjectives that stand for people: "the injured died", "puts its own dead at 185"."""
    return grammar.words("counted", "people")


@functools.cache
def hidden_verbs(tag: str) -> frozenset[str]:
    """The words with a tag that may be verbs: pasts, nouns that are base forms, and adjectives that are participles."""
    if tag == "NOUN":
        bases = grammar.words("verbs", "speech", "stance", "rise", "fall", "denial", "accounting")
        return pasts().union(bases, table("lemmas")["VERB"], ("amount", "cost", "hit"))
    return pasts() | _bases_and_pasts() if tag == "ADJ" else pasts()
