"""Numbers that are ages: "19-year-old", "aged 9", "Messi, 35, ...", "one of them 15", "died at 65"."""

from __future__ import annotations

from itertools import islice

from checker.extraction.grammar.sentence import Sentence, lemma
from checker.extraction.quantities.bounds import hedge_before
from checker.extraction.quantities.counted import SHIFTS
from checker.extraction.quantities.numeral import Numeral
from checker.extraction.quantities.quantity import Measured
from checker.lexicon import units
from checker.lexicon.grammar import words
from checker.lexicon.likeness import is_person
from checker.lexicon.participles import is_participle

PARTING = ("PUNCT", "SCONJ", "CCONJ", "VERB", "AUX")
"""The tags of what parts a subject from the words before it."""

NEAR = 6
"""How many tokens before an age its verb may stand."""

OLDEST = 115
"""No age is as high; what is called one all the same has a digit too many."""

LONGEST = 1000
"""No slip of one digit makes an age as high."""


def age(sentence: Sentence, number: Numeral, last: int) -> Measured | None:
    """ "19-year-old", "19 years of age", "aged 9", "her age as 24", "Messi, 35, ...", "she was 35", "who at 36 is"."""
    lower = sentence.lower
    ahead = [word for word in lower[last : last + 5] if word != "-"]
    if len(ahead) > 1 and ahead[0] in ("year", "years", "month", "months") and ahead[1] in words("adjectives", "old"):
        end = lower.index(ahead[1], last) + 1
        unit = units.YEAR_OF_AGE if ahead[0].startswith("year") else units.by_words()[("month",)]
        return Measured(unit, end, end - 1, "age")
    if len(ahead) > 2 and ahead[0] == "years" and ahead[1:3] == ["of", "age"]:
        end = lower.index("age", last) + 1
        return Measured(units.YEAR_OF_AGE, end, end - 1, "age")
    if not 0 < number.value < LONGEST or number.value != int(number.value) or number.vague:
        return None
    before = lower[max(0, number.first - 2) : number.first]
    first = hedge_before(lower, number.first)[1]
    first -= sentence.word(first - 1) in words("counted", "ranging")
    aged = sentence.word(first - 1) in words("counted", "aged")  # "aged over 75", "aged between 19 and 34"
    aged = aged or (before[:1] != [] and before[0] in ("age", "ages") and before[-1] in ("of", "as", "at"))
    said = _is_said_alone if number.value < OLDEST else _is_said_beyond
    worded = (_is_of_somebody, _is_of_the_oldest, _is_of_those, _are_of_two, _is_in_words)
    aged = aged or any(one(sentence, number.first, last) for one in worded)
    if not aged and not (number.digits and said(sentence, number, last)):
        return None
    return Measured(units.YEAR_OF_AGE, last, None, "age")


def _is_said_alone(sentence: Sentence, number: Numeral, last: int) -> bool:
    """ "Messi, 35, ...", "its chief, 58, left", "she was 35", "who at 36 is": a number that can only be an age."""
    lower, at = sentence.lower, number.first
    closes = last >= len(lower) or not (lower[last][0].isalnum() or lower[last] in "%$£€-(/")
    closes = closes or (lower[last] in words("counted", "behind_age") and not _are_some(sentence, last))
    comma = at - 1 - (lower[at - 1] == "now")
    name = comma - 1 - (comma > 1 and lower[comma - 1] == ".")  # "Holt Jr., 27, died"
    named = name >= 0 and lower[comma] == "," and sentence.tags[name] == "PROPN"
    if named and closes and not sentence.words[name].isupper():
        return not _is_no_person(sentence, name, last)
    if at > 1 and number.value >= 10 and lower[at - 1] == "at" and lower[at - 2] == "who":
        return last < len(lower) and sentence.tags[last] in ("AUX", "VERB", "PUNCT")
    if (_is_of_one_of_them(sentence, at) and _is_bare(sentence, last)) or _are_of_two_of_them(sentence, at, last):
        return True
    grown = (_is_in_brackets, _opens, _is_of_life, _is_whoever)
    if number.value >= 10 and any(one(sentence, at, last) for one in grown):
        return True
    return _is_somebody(sentence, at, last) or _is_aside(sentence, number, last)


def _are_some(sentence: Sentence, last: int) -> bool:
    """ "Since August, 38 of them": a count of some."""
    return sentence.word(last) == "of" and sentence.word(last + 1) in words("pronouns", "partitive")


def _is_said_beyond(sentence: Sentence, number: Numeral, last: int) -> bool:
    """ "Messi, 351, said", "she is now 340.", "Kern was 190 when he left": told as an age that nobody has."""
    lower, at = sentence.lower, number.first
    verb = _verb_before(sentence, at)
    if verb > 0 and lower[verb] in words("auxiliary", "be"):
        is_then = sentence.word(last) == "when" and sentence.word(last + 1) in ("he", "she")
        if lower[verb - 1] in ("he", "she", "who"):
            return is_then or sentence.word(last) in ("", ".", ",", "and")
        if is_then and sentence.tag(verb - 1) == "PROPN":
            return True
    behind = last + 1
    enclosed = at > 1 and lower[at - 1] == "," and lower[last:behind] == [","] and behind < len(lower)
    if not enclosed or not (sentence.tags[behind] in ("VERB", "AUX") or lower[behind] in words("pronouns", "relative")):
        return False
    named = sentence.tags[at - 2] == "PROPN" and not sentence.words[at - 2].isupper()
    return lower[at - 2] in words("nouns", "somebody") or (named and not _is_no_person(sentence, at - 2, last))


def _is_no_person(sentence: Sentence, name: int, last: int) -> bool:
    """ "Labour won 84 seats and its ally, the Union, 19.", "12 in Kent and, in Essex, 19": a group, a place."""
    first = name
    while first and (sentence.tags[first - 1] == "PROPN" or sentence.lower[first - 1] in ("'", "'s")):
        first -= 1
    before = sentence.word(first - 1)
    if before in words("prepositions", "spot"):
        return True
    if sentence.tag(first - 1) == "ADP" and before == sentence.word(last):
        return True  # "21 from Hale, 13 from Orne"
    ends = sentence.word(last) in ("", ".", ";")
    return before in words("determiners", "definite") and "NUM" in sentence.tags[:first] and ends


def _is_in_brackets(sentence: Sentence, at: int, last: int) -> bool:
    """ "Sayeb Ali (22) told police": behind the name of somebody who speaks; not "Arvik (22) and Ulm (12)"."""
    bracketed = at > 1 and sentence.lower[at - 1] == "(" and sentence.word(last) == ")"
    verb = last + 1 + (sentence.word(last + 1) == ",")
    if not bracketed or sentence.tags[at - 2] != "PROPN" or verb >= len(sentence.words):
        return False
    return sentence.tags[verb] == "VERB" and sentence.lemma(verb) in words("verbs", "speech")


def _opens(sentence: Sentence, at: int, last: int) -> bool:
    """ "At 57 she becomes the oldest winner", "Today, at 41, Ann Kern is ...", "Now 34, he runs it"."""
    behind = last + (sentence.word(last) == ",")
    if sentence.word(at - 1) not in words("counted", "opening_age") or sentence.word(at - 2) not in ("", ","):
        return False
    return sentence.word(behind) in ("he", "she") or (behind > last and sentence.tag(behind) == "PROPN")


def _is_of_one_of_them(sentence: Sentence, at: int) -> bool:
    """ "Two others, one of them 15, were freed", "all of them over 65", "all of them between 65 and 89"."""
    first = hedge_before(sentence.lower, at)[1]
    first -= sentence.lower[first - 1] == "between"
    said = sentence.lower[max(first - 3, 0) : first]
    some = len(said) == 3 and first < at and sentence.tags[first - 3] == "NUM"
    return said[1:] == ["of", "them"] and (some or said[0] in words("counted", "each_of"))


def _are_of_two_of_them(sentence: Sentence, at: int, last: int) -> bool:
    """ "Two of them, 31 and 38, received life terms"."""
    told = sentence.lower[max(at - 4, 0) : at]
    is_pair = sentence.word(last) == "and" and sentence.tag(last + 1) == "NUM" and sentence.word(last + 2) == ","
    return told in (["two", "of", "them", ","], ["both", "of", "them", ","]) and is_pair


def _are_of_two(sentence: Sentence, at: int, last: int) -> bool:
    """ "Two brothers, 22 and 26, were caught", "the couple's two sons, then 22 and 26,": the first of the two ages."""
    comma = at - 1 - (sentence.word(at - 1) in ("now", "then"))
    is_pair = sentence.word(last) == "and" and sentence.tag(last + 1) == "NUM" and sentence.word(last + 2) == ","
    if not is_pair or comma < 2 or sentence.lower[comma] != ",":
        return False
    who, number = sentence.lower[comma - 1], sentence.lower[max(comma - 3, 0) : comma - 1]
    are_people = is_person(lemma(who, "NOUN")) and lemma(who, "NOUN") != who
    return are_people and not {"two", "both"}.isdisjoint(number)


def _is_in_words(sentence: Sentence, at: int, last: int) -> bool:
    """ "Ava, four, who had gone", "her brother, six, had seen her": below ten an age is written in a word."""
    comma, word = at - 1, sentence.words[at]
    if comma < 1 or not word.isalpha() or sentence.lower[comma] != "," or sentence.word(last) != ",":
        return False
    is_who = sentence.word(last + 1) in words("pronouns", "of people")
    goes_on = is_who or (sentence.tag(last + 1) in ("VERB", "AUX") and "NUM" not in sentence.tags[:comma])
    named = sentence.tags[comma - 1] == "PROPN" and not _is_no_person(sentence, comma - 1, last)
    owned = is_person(sentence.lower[comma - 1]) and sentence.lower[comma - 2] in words("pronouns", "possessive")
    return goes_on and (named or owned)


def _is_of_those(sentence: Sentence, at: int, last: int) -> bool:
    """ "Those under 25", "children under five", "Ann and Tom Hale, both 35,"; not "of those, over 40 left"."""
    first = hedge_before(sentence.lower, at)[1]
    if not first or not _is_bare(sentence, last):
        return False
    who = sentence.lower[first - 1]
    base = lemma(who, "NOUN")
    if who in words("counted", "each_of"):
        named = first < at or (first > 2 and sentence.words[first - 3][0].isupper())
        return named and sentence.word(first - 2) == ","
    if first == at:
        return False
    return who in words("pronouns", "anyone") or (base in words("nouns", "somebody") and base != who)


def _is_of_somebody(sentence: Sentence, at: int, last: int) -> bool:
    """ "A woman of 24", "a girl of eight", "a man of 54 hit by a tree"; not "a team of 24"."""
    named = at > 1 and sentence.lower[at - 1] == "of" and sentence.lower[at - 2] in words("nouns", "somebody")
    return named and (_is_bare(sentence, last) or is_participle(sentence.word(last)))


def _is_of_life(sentence: Sentence, at: int, last: int) -> bool:
    """ "Died at 65", "died in 2018 at 65", "dead at 65", "turned 65"."""
    if not at or not _is_bare(sentence, last):
        return False
    if sentence.tags[at - 1] == "VERB" and sentence.lemma(at - 1) in words("verbs", "aging"):
        return True
    if sentence.lower[at - 1] != "at":
        return False
    if at > 1 and sentence.lower[at - 2] == "dead" and sentence.tags[at - 2] != "NOUN":
        return True  # "puts its own dead at 62" tells of people
    verbs = (index for index in range(at - 2, max(at - NEAR, -1), -1) if sentence.tags[index] == "VERB")
    verb = next(verbs, None)
    return verb is not None and sentence.lemma(verb) in words("verbs", "life")


def _verb_before(sentence: Sentence, at: int) -> int:
    """Where the verb before a number stands, over adverbs: "is now 35"."""
    verb = at - 1
    while sentence.tag(verb) == "ADV":
        verb -= 1
    return verb


def _is_somebody(sentence: Sentence, at: int, last: int) -> bool:
    """ "she was 35", "he is now 35", "since he was just 18": somebody is a bare number."""
    verb = _verb_before(sentence, hedge_before(sentence.lower, at)[1])
    if verb < 1 or sentence.lower[verb] not in words("auxiliary", "be") or not _is_bare(sentence, last):
        return False
    verb -= sentence.tags[verb - 1] in ("AUX", "ADV")
    return verb > 0 and sentence.lower[verb - 1] in ("he", "she")


def _is_whoever(sentence: Sentence, at: int, last: int) -> bool:
    """ "The driver of the lorry was 52.", "the man who died was 34"; not "the winner was 12 strokes ahead"."""
    verb = _verb_before(sentence, hedge_before(sentence.lower, at)[1])
    ends = sentence.word(last) in ("", ".", ",", ";", "and", "when")
    if verb < 1 or not ends or sentence.lower[verb] not in words("auxiliary", "singular"):
        return False
    first = verb
    while first and (sentence.tags[first - 1] not in PARTING or sentence.tag(first - 2) == "ADJ"):  # "fatal stabbing"
        first -= 1
    who = next((i for i in range(first - 1, max(first - NEAR, 0), -1) if sentence.lower[i] == "who"), None)
    if who is not None and (first == verb or sentence.tags[first] == "ADP"):
        return _is_one(sentence, who - 1 - (sentence.lower[who - 1] == ","))
    if sentence.word(first) not in words("determiners", "definite"):
        return False
    nouns = (i for i in range(first, verb) if sentence.tags[i] == "NOUN" and sentence.tags[i + 1] != "NOUN")
    return any(_is_one(sentence, head) for head in islice(nouns, 1))


def _is_one(sentence: Sentence, at: int) -> bool:
    """Whether a noun names one person."""
    return is_person(sentence.lower[at])


def _is_of_the_oldest(sentence: Sentence, at: int, last: int) -> bool:
    """ "The youngest was nine", "the oldest of them, a widow, was 81", "all are under 35, the youngest (of them) 19".

    "The oldest man is now 110"; not "her youngest shop is 19 metres wide", "the youngest 19 left".
    """
    whose = at - 1 - 2 * (sentence.lower[max(at - 2, 0) : at] in (["of", "them"], ["of", "whom"]))
    if sentence.word(whose) in words("counted", "extremes") and sentence.word(whose - 2) in (",", "and"):
        goes_on = sentence.word(last + 2) in words("counted", "extremes")  # "the youngest five and the oldest 74"
        return sentence.word(last) in ("", ".", ",", ";") or (sentence.word(last) == "and" and goes_on)
    verb = _verb_before(sentence, at)
    if verb < 0 or sentence.lower[verb] not in words("auxiliary", "singular") or not _is_bare(sentence, last):
        return False
    near = range(verb - 1, max(at - NEAR, -1), -1)
    who = next((index for index in near if sentence.lower[index] in words("counted", "extremes")), None)
    if who is None or who == verb - 1 or sentence.lower[who + 1] in ("of", ","):
        return who is not None
    return who == verb - 2 and is_person(sentence.lower[verb - 1])


def _is_bare(sentence: Sentence, last: int) -> bool:
    """Whether nothing that a number could count, or go on in, stands behind it; "turns 73 next month" is bare."""
    if last >= len(sentence.words) or sentence.lower[last] in SHIFTS:
        return True
    return sentence.tags[last] not in ("NOUN", "ADJ", "NUM", "SYM", "PROPN") and sentence.words[last] not in "-–/("


def _is_aside(sentence: Sentence, number: Numeral, last: int) -> bool:
    """ "its chief executive, 58, left", "his daughter, now 30, said": a number alone between two commas.

    A headline leaves the article out, "Girl, 9, wins", and a sentence may end with it: "hurt was the driver, 46."
    """
    lower, at = sentence.lower, number.first - 1
    ends = sentence.word(last) in ("", ".", ";")
    if lower[at] not in (",", "now") or not (ends or lower[last] == ","):
        return False
    if at == 1:
        return not ends and is_person(lower[0])
    at -= lower[at] == "now"
    singular = sentence.lemma(at - 1) == lower[at - 1]
    if ends and not (is_person(lower[at - 1]) and lower[at - 2] in words("determiners", "definite")):
        return False
    amount = words("nouns", "partitive", "figure", "difference")  # "the rest, 60,"
    is_noun = sentence.tags[at - 1] in ("NOUN", "ADJ") and singular and lower[at - 1] not in amount
    return at > 1 and number.value >= 10 and lower[at] == "," and is_noun
