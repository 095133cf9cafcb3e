"""Numbers in words and digits, token by token: "11,000", "twenty-six", "half a million", "one in five", "dozens".

A numeral keeps how precisely it was written, since "640,000" and "640,123" do not say the same.
"""

from __future__ import annotations

import re
import unicodedata
from decimal import Decimal

import msgspec

from checker.extraction.grammar.sentence import RAISED, Sentence
from checker.extraction.quantities.fractional import HALF, TENTH, begins_unit, fraction, in_digits
from checker.extraction.quantities.number_words import letter_scales, numbers, openers, vague
from checker.extraction.quantities.numeral import ONE, Numeral
from checker.extraction.quantities.signs import is_dash, sign_width
from checker.lexicon import units
from checker.lexicon.grammar import words
from checker.lexicon.likeness import is_person
from checker.lexicon.load import table

DIGITS = re.compile(r"\d{1,3}(?:[,'’\u00a0\u202f]\d{3})+(?:\.\d+)?|\d{1,3}(?:\.\d{3}){2,}|\d+(?:\.\d+)?")
RUNNING = re.compile(r"\d{1,3}:[0-5]\d:[0-5]\d(?:\.\d+)?|\d{1,2}:[0-5]\d\.\d{1,3}")
MINUTES = re.compile(r"(?:2[5-9]|[3-9]\d):[0-5]\d")
LABELLED = re.compile(r"\d{1,3}:[0-5]\d")
LARGEST_POWER = 99
"""Of ten; nothing that is told of has more digits."""

SIXTY = 60
"""Seconds of a minute, minutes of an hour."""


def numeral(sentence: Sentence, at: int) -> Numeral | None:
    """The number that begins at a token, or None."""
    if not (sentence.words[at][0].isdecimal() or sentence.lower[at] in openers()):
        return None
    special = _vague(sentence, at) or fraction(sentence, at)
    plain = None if special else _running(sentence, at) or _whole(sentence, at)
    if plain is None:
        return special
    return _powered(sentence, plain) or _one_in(sentence, plain) or _and_a_half(sentence, _scaled(sentence, plain))


def _whole(sentence: Sentence, at: int) -> Numeral | None:
    """A number without scale words, in digits or words."""
    return _digits(sentence, at) or _words(sentence, at)


def is_running(sentence: Sentence, at: int) -> bool:
    """ "2:04:51", "1:43.21"; "home in 62:40": minutes and seconds, more than a clock has; "Length: 4:12"."""
    return bool(_running_last(sentence, at))


def _running_last(sentence: Sentence, at: int) -> int:
    """Where a length of time with colons ends, in a line of a box "4 : 12" as well; 0 if none begins at a token."""
    word, before = sentence.words[at], sentence.lower[max(0, at - 2) : at]
    told = before and before[-1] in words("numerals", "running")
    if RUNNING.fullmatch(word) or (told and MINUTES.fullmatch(word)):
        return at + 1
    if before[1:] != [":"] or before[0] not in words("numerals", "running labels"):
        return 0
    last = at + (3 if sentence.words[at + 1 : at + 2] == [":"] else 1)
    return last if LABELLED.fullmatch("".join(sentence.words[at:last])) else 0


def _running(sentence: Sentence, at: int) -> Numeral | None:
    """The seconds of "2:04:51"."""
    last = _running_last(sentence, at)
    if not last:
        return None
    value = Decimal(0)
    for part in "".join(sentence.words[at:last]).split(":"):
        value = value * SIXTY + Decimal(part)
    step = ONE.scaleb(min(0, int(value.as_tuple().exponent)))
    return Numeral(at, last, value, step, digits=True, precise=True)


def _digits(sentence: Sentence, at: int) -> Numeral | None:
    word = sentence.words[at]
    if not word[0].isdecimal() or not DIGITS.fullmatch(word):
        return None
    last = at + 1
    whole = re.sub(r"[,'’\u00a0\u202f]", "", word)
    if whole.count(".") > 1:
        whole = whole.replace(".", "")
    while _is_group(sentence, at, last):
        whole += sentence.words[last]
        last += 1
    if word.isdecimal() and _is_point(sentence, at - 1):
        whole, at = f"0.{whole}", at - 1
    last += _is_raised(sentence, last)  # the mark of a note
    value = Decimal(whole)
    part = in_digits(sentence, last + is_dash(sentence, last)) if word.isdecimal() else None
    if part is not None:
        return Numeral(at, part[1], value + part[0], TENTH, digits=True)  # "2½", "2 1/2", "2-1/2"
    exponent = value.as_tuple().exponent
    step = ONE.scaleb(exponent) if isinstance(exponent, int) and exponent < 0 else ONE
    return Numeral(at, last, value, step, digits=True)


def _is_point(sentence: Sentence, at: int) -> bool:
    """The point of ".5": glued to what follows, and not to what stands before."""
    return sentence.word(at) == "." and sentence.is_glued(at + 1) and not sentence.is_glued(at)


def _is_group(sentence: Sentence, first: int, at: int) -> bool:
    """Whether a token is the next three digits of a number written with spaces: "12 400"."""
    if at >= len(sentence.words) or len(sentence.words[first]) > 3:
        return False
    word = sentence.words[at]
    return len(word) == 3 and word.isdecimal() and sentence.starts[at] == sentence.ends[at - 1] + 1


def _words(sentence: Sentence, at: int) -> Numeral | None:
    """Cardinals in words: "twenty-six", "a hundred and five", "one hundred thousand"."""
    lower, cardinal, scale = sentence.lower, numbers()["cardinal"], numbers()["scale"]
    total, part, index = Decimal(0), Decimal(0), at
    seen = False
    if lower[at] in words("determiners", "indefinite"):
        if is_halved(sentence, at + 2) and begins_unit(sentence, at + 1):
            return Numeral(at, at + 1, ONE)
        if at + 1 >= len(lower) or lower[at + 1] not in scale or lower[at + 1] in letter_scales():
            return None
        part, index = ONE, at + 1
    while index < len(lower):
        word = lower[index]
        if word in cardinal:
            if part and not _adds(part, cardinal[word]):
                break
            part += cardinal[word]
        elif word in scale and word not in letter_scales() and (part or total):
            part, total = (
                (part * scale[word], total) if scale[word] <= 100 else (Decimal(0), total + part * scale[word])
            )
        elif not (seen and _joins(sentence, index)):
            break
        seen = True
        index += 1
    if not seen:
        return None
    return Numeral(at, index, total + part)


def _adds(part: Decimal, more: Decimal) -> bool:
    """ "Two hundred thirty", "twenty six"; not "eight in ten five years ago"."""
    tens = part % 100
    return tens == 0 or (tens >= 20 and tens % 10 == 0 and more < 10)


def _joins(sentence: Sentence, at: int) -> bool:
    """ "and" or a hyphen inside a number: the next token is one of its words."""
    lower = sentence.lower
    if lower[at] not in words("numerals", "joiners") or at + 1 >= len(lower):
        return False
    is_cardinal, after_scale = lower[at + 1] in numbers()["cardinal"], lower[at - 1] in numbers()["scale"]
    if lower[at] == "and":
        return is_cardinal and after_scale
    scaled = lower[at + 1] in numbers()["scale"] and lower[at + 1] not in letter_scales()
    return scaled or (is_cardinal and lower[at - 1].endswith("ty"))  # "one-hundred and five", "twenty-six"


def _scaled(sentence: Sentence, found: Numeral) -> Numeral:
    """Scale words behind a number: "4.1 billion", "1.5m", "615 crore"."""
    scale, last = ONE, found.last
    if sentence.word(last) == "-" and sentence.is_glued(last):
        plain = numbers()["scale"].keys() - letter_scales()
        last += sentence.word(last + 1) in plain  # "1.5-million"
    while last < len(sentence.lower) and _is_scale(sentence, found.first, last):
        scale, last = scale * numbers()["scale"][sentence.lower[last]], last + 1
    if last == found.last:
        return found
    value, step = found.value * scale, found.step * scale
    return Numeral(found.first, last, value, step, digits=found.digits, scale=scale)


def _powered(sentence: Sentence, found: Numeral) -> Numeral | None:
    """A number with a power of ten behind it: "1.5 × 10^6", "2.4 × 10⁹", "1.99×10−30"."""
    at = found.last + 2
    if sentence.word(found.last) not in words("numerals", "multiplied") or sentence.word(at - 1) != "10":
        return None
    is_marked, is_glued = sentence.word(at) == "^", sentence.is_glued(at)
    at += is_marked
    is_negative = sentence.word(at) == "-"
    at += is_negative
    exponent = unicodedata.normalize("NFKC", sentence.word(at))
    is_told = is_marked or (is_glued and (is_negative or _is_raised(sentence, at)))
    if not is_told or not exponent.isdecimal() or int(exponent) > LARGEST_POWER:
        return None
    scale = Decimal(10) ** (-int(exponent) if is_negative else int(exponent))
    return Numeral(found.first, at + 1, found.value * scale, found.step * scale, digits=True, scale=scale)


def _is_raised(sentence: Sentence, at: int) -> bool:
    """Whether a token is of raised digits, right behind the one before it."""
    return RAISED.fullmatch(sentence.word(at)) is not None and sentence.is_glued(at)


def _is_scale(sentence: Sentence, first: int, at: int) -> bool:
    """A word that scales the number from `first` on; a letter only if glued, or behind a sum of money ("$2.4 M")."""
    word = sentence.lower[at]
    if word not in numbers()["scale"]:
        return False
    if word not in letter_scales():
        return True
    is_apart = sentence.starts[at] != sentence.ends[at - 1]
    if is_apart and word not in ("bn", "mn", "tn") and not sign_width(sentence, first):
        return False
    return word not in table("numbers")["letter"]["units_too"] or _wants_million(sentence, first, at)


def _wants_million(sentence: Sentence, first: int, at: int) -> bool:
    """ "1.5m refugees", "£5m", "2m return": an "m" of metres has no noun behind it, or one thing ("a 2m fence")."""
    if sign_width(sentence, first) > 0 or any(_is_counted_in_millions(sentence, one) for one in range(1, at - 1)):
        return True
    if sentence.tag(at + 1) == "VERB":
        return first == 0
    counts = sentence.tag(at + 1) in ("NOUN", "ADJ", "PROPN")
    return (
        counts and sentence.lower[at + 1] not in words("adjectives", "dimension") and not _is_one(sentence, first, at)
    )


def _is_one(sentence: Sentence, first: int, at: int) -> bool:
    """ "A 2m fence", "the 20m wave": what is so long or high, and not so many."""
    last = at + 1
    while sentence.tag(last + 1) in ("NOUN", "PROPN"):
        last += 1
    singular = sentence.tag(last) == "NOUN" and sentence.lemma(last) == sentence.lower[last]
    return singular and sentence.word(first - 1) in words("determiners", "indefinite", "definite")


def _is_counted_in_millions(sentence: Sentence, at: int) -> bool:
    """An "m" that stood for millions before does so again: "2.75m ballots, compared with 1.9m"."""
    return sentence.lower[at] == "m" and sentence.is_glued(at) and sentence.tags[at + 1] in ("NOUN", "ADJ")


def _and_a_half(sentence: Sentence, found: Numeral) -> Numeral:
    """ "two and a half", "two-and-a-half", "two million and a half"."""
    if not is_halved(sentence, found.last):
        return found
    scale = numbers()["scale"].get(sentence.lower[found.last - 1], ONE)
    return msgspec.structs.replace(halved(found, scale), last=sentence.lower.index("half", found.last) + 1)


def is_halved(sentence: Sentence, at: int) -> bool:
    """Whether "and a half" stands at a token, perhaps with hyphens."""
    return [word for word in sentence.lower[at : at + 6] if word != "-"][:3] == ["and", "a", "half"]


def halved(found: Numeral, scale: Decimal = ONE) -> Numeral:
    """A half more, of a million or of one."""
    return msgspec.structs.replace(found, value=found.value + HALF * scale, step=TENTH * scale, scale=scale)


def _one_in(sentence: Sentence, top: Numeral) -> Numeral | None:
    """ "one in five", "1 in 10 jobs", "one worker in six", "nine out of ten", "57 in every 100"."""
    lower, index = sentence.lower, top.last
    single = top.value == 1 and sentence.word(index + 1) in ("in", "out") and sentence.tags[index] == "NOUN"
    index += single
    if sentence.word(index) == "in":
        index += 1
    elif lower[index : index + 2] == ["out", "of"]:
        index += 2
    else:
        return None
    every = sentence.word(index) == "every"
    index += every
    if index >= len(lower):
        return None
    under = _whole(sentence, index)
    if under is None or under.value <= top.value or under.value > 1000:
        return None
    odds = top.value == 1 or every or (under.value <= 10 and under.value == top.value + 1)
    few = under.value <= 10 and (_are_persons(sentence, under.last) or _opens_clause(sentence, top.first, under))
    if _counts(sentence, under.last) and (single or not (odds or few) or _is_unit(sentence, under.last)):
        return None
    scored = top.digits and under.digits and len(top.value.as_tuple().digits) > 1  # "58 out of 100", "3.9 out of 10"
    return Numeral(top.first, under.last, top.value / under.value, Decimal("0.01"), fraction=True, precise=scored)


def _are_persons(sentence: Sentence, at: int) -> bool:
    """ "Four in ten voters": a share of them; "12 in ten villages" is none."""
    return sentence.tags[at : at + 1] == ["NOUN"] and is_person(sentence.lemma(at))


def _opens_clause(sentence: Sentence, at: int, under: Numeral) -> bool:
    """ "Found that four in ten firms plan to hire"; not so in "killed four in ten villages"."""
    opens = at == 0 or sentence.tags[at - 1] == "SCONJ"
    return opens and under.value == 10 and sentence.tag(under.last) == "NOUN"


def _is_unit(sentence: Sentence, at: int) -> bool:
    """ "one in 10 days" is a rate."""
    return (sentence.lower[at],) in units.by_words()


def _counts(sentence: Sentence, at: int) -> bool:
    """Whether the second number of "22 in 15 villages" counts something of its own."""
    plain = at < len(sentence.words) and sentence.tags[at] in ("NOUN", "ADJ", "PROPN", "SYM")
    return plain and sentence.lower[at] not in words("nouns", "people")


def _vague(sentence: Sentence, at: int) -> Numeral | None:
    """ "dozens", "several hundred", "tens of thousands"."""
    for size in (3, 2, 1):
        words = tuple(sentence.lower[at : at + size])
        found = vague().get(words)
        if found is not None and len(words) == size:
            return Numeral(at, at + size, found[0], vague=found)
    return None
