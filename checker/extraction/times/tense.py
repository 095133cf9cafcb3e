"""Whether the words around a time speak of what was or of what is to come.

The verb before the time decides, or the first one behind it: "said on Tuesday that it will close", "will close on
Tuesday", "on Tuesday it will close".
"""

from __future__ import annotations

import enum
from itertools import pairwise

from checker.extraction.grammar.sentence import Sentence
from checker.lexicon.grammar import has_s, words

VERBAL = ("VERB", "AUX")
GROUP = ("VERB", "AUX", "ADV", "PART")
BREAKS = (";", ":")


class Tense(enum.Enum):
    PAST = -1
    UNKNOWN = 0
    FUTURE = 1


def tense(sentence: Sentence, at: int) -> Tense:
    """The tense that governs the time at a token."""
    if _is_unforeseen(sentence, at):
        return Tense.PAST
    before = _before(sentence, at)
    return before if before is not None else _behind(sentence, at)


def _is_unforeseen(sentence: Sentence, at: int) -> bool:
    """ "Will inspect the site of Sunday's blast": the day of what nobody sees coming."""
    near = {sentence.word(at + 2), sentence.word(at + 3)}
    return sentence.word(at + 1) == "'s" and not near.isdisjoint(words("future", "unforeseen"))


def _before(sentence: Sentence, at: int) -> Tense | None:
    lower, tags = sentence.lower, sentence.tags
    infinitive, index = False, at - 1
    while index >= 0 and lower[index] not in BREAKS:
        if lower[index] in words("future", "cues"):
            return _cued(sentence, index)
        if _is_timetable(sentence, index):
            return Tense.FUTURE
        if index + 1 < at and lower[index] in words("future", "arranged") and lower[index + 1] == "for":
            return _cued(sentence, index)
        if tags[index] not in VERBAL:
            index -= 1
            continue
        first = _group_start(sentence, index)
        found = _of_group(sentence, first, index, infinitive)
        if found is not None:
            return found
        infinitive = infinitive or "to" in lower[first:index]
        index = first - 1
    return Tense.UNKNOWN if infinitive else None


def _is_timetable(sentence: Sentence, at: int) -> bool:
    """ "Talks resume on", "she retires in", "a permit, won in May, expires on": a verb, whatever its tag."""
    if at < 1:
        return False
    word, before = sentence.lower[at], sentence.lower[at - 1]
    if before == "," and sentence.tag(at + 1) == "ADP":
        return word.endswith("s") and word[:-1] in words("future", "scheduled")
    if sentence.tags[at - 1] in ("DET", "ADJ", "ADP", "NUM", "PART", "PUNCT"):
        return False
    scheduled = words("future", "scheduled")
    return word in scheduled if has_s(before) else word.endswith("s") and word[:-1] in scheduled


def _group_start(sentence: Sentence, index: int) -> int:
    while sentence.tag(index - 1) in GROUP:
        index -= 1
    return index


def _of_group(sentence: Sentence, first: int, verb: int, infinitive: bool) -> Tense | None:
    """The tense of a group of verbs; None where it has none of its own ("to send", "hoping")."""
    group = sentence.lower[first : verb + 1]
    if not words("future", "modals").isdisjoint(group) or _is_to_be(group):
        return Tense.FUTURE
    cue = next((i for i in range(first, verb) if sentence.lower[i] in words("future", "cues")), None)
    if cue is not None:
        return _cued(sentence, cue)  # "are now scheduled to open"
    if infinitive or ("to" in group and len(group) > 2):
        planned = any(sentence.lemma(i) in words("future", "plans") for i in range(first, verb + 1))
        if planned:
            return Tense.FUTURE
    if "to" in group[:-1] and not any(is_past(sentence, i) for i in range(first, verb)):
        return None
    if any(is_past(sentence, i) for i in range(first, verb + 1)):
        return Tense.PAST
    if group[-1].endswith("ing") and len(group) == 1:
        return None
    scheduled = sentence.lemma(verb) in words("future", "scheduled")
    return Tense.FUTURE if scheduled else Tense.UNKNOWN


def _is_to_be(group: list[str]) -> bool:
    """ "Is to be voted on": agreed, and not yet so."""
    return any(word in words("future", "present") and behind == "to" for word, behind in pairwise(group))


def is_past(sentence: Sentence, index: int) -> bool:
    """Whether a verb is written in a past form: neither its base form, nor in -s, nor in -ing."""
    word = sentence.lower[index]
    if sentence.tags[index] not in VERBAL:
        return False
    if word in words("future", "past"):
        return True
    base = sentence.lemma(index)
    return word != base and word.endswith(("s", "ing")) is False and base not in ("be", "have")


def _cued(sentence: Sentence, at: int) -> Tense:
    """ "Due on Friday", "has been set for Friday" lie ahead; "had been due on Friday" may not."""
    first = _group_start(sentence, at)
    before = {*sentence.lower[first:at]}
    past = not words("future", "past").isdisjoint(before) and before.isdisjoint(words("future", "perfect"))
    return Tense.UNKNOWN if past else Tense.FUTURE


def _behind(sentence: Sentence, at: int) -> Tense:
    """The first verb behind a time that no verb stands before."""
    tags, size = sentence.tags, len(sentence.words)
    first = next((i for i in range(at, size) if tags[i] in VERBAL), None)
    if first is None:
        return Tense.UNKNOWN
    last = first
    while last + 1 < size and tags[last + 1] in GROUP:
        last += 1
    return _of_group(sentence, first, last, False) or Tense.UNKNOWN
