"""Parts: "two-thirds", "half a million", "three quarters of a mile", "½", "2/3 of"; and ordinals that only look so."""

from __future__ import annotations

import math
import unicodedata
from decimal import Decimal

from checker.extraction.grammar.sentence import VULGAR, Sentence
from checker.extraction.quantities.number_words import letter_scales, numbers
from checker.extraction.quantities.numeral import ONE, Numeral
from checker.lexicon import units
from checker.lexicon.grammar import words
from checker.lexicon.load import table

HALF, TENTH = Decimal("0.5"), Decimal("0.1")
POINT = "point"
FINEST = 64
"""The smallest parts that are written as a fraction: of an inch."""


def fraction(sentence: Sentence, at: int) -> Numeral | None:
    """ "two-thirds", "a third", "half", "half a million", "three quarters of a million", "½ mile", "2/3 of them"."""
    if (written := in_digits(sentence, at)) is not None:
        return _alone(sentence, at, *written)
    parts, lower = table("numbers")["fraction"], sentence.lower
    top, last = ONE, at
    if lower[at] in words("determiners", "indefinite"):
        last = at + 1
    elif lower[at] in numbers()["cardinal"]:
        top, last = numbers()["cardinal"][lower[at]], at + 1
        last += sentence.word(last) == "-"
    elif lower[at] != "half" or _is_of_match(sentence, at):
        return None
    elif sentence.word(at + 1) in words("determiners", "indefinite") and begins_unit(sentence, at + 2):
        return Numeral(at, at + 2, HALF, TENTH)
    if last >= len(lower) or lower[last] not in parts or (top > 1) is not lower[last].endswith("s"):
        return None
    if math.gcd(int(top), int(parts[lower[last]])) > 1:
        return None
    value = top / Decimal(parts[lower[last]])
    if (end := _of_a_point(sentence, last + 1)) is not None:
        return Numeral(at, end, value, TENTH)
    if last == at + 1 and (_is_rank(sentence, last) or _is_next(sentence, at, last)):
        return None
    of_scale = _of_a_scale(sentence, last + 1)
    if of_scale is not None:
        times, end = of_scale
        return Numeral(at, end, value * times, value * times / 50, scale=times)
    return Numeral(at, last + 1, value, Decimal("0.01"), fraction=True)


def in_digits(sentence: Sentence, at: int) -> tuple[Decimal, int] | None:
    """The value of a fraction in digits that begins at a token, "½" or "3/4", and where it ends; None if none does."""
    glyph = sentence.word(at) in VULGAR
    end = at + 1 if glyph else at + 3
    if not glyph and not (is_slash(sentence, at + 1) and at + 2 < len(sentence.words)):
        return None
    text = unicodedata.normalize("NFKC", sentence.word(at)) if glyph else "⁄".join(sentence.lower[at:end:2])
    top, _, under = text.partition("⁄")
    if not (top.isdecimal() and under.isdecimal() and int(top) < int(under) <= FINEST):
        return None
    return (Decimal(top) / Decimal(under), end) if math.gcd(int(top), int(under)) == 1 else None


def is_slash(sentence: Sentence, at: int) -> bool:
    """Whether a token is a slash that stands right between the two beside it."""
    return sentence.word(at) == "/" and sentence.is_glued(at) and sentence.is_glued(at + 1)


def _alone(sentence: Sentence, at: int, value: Decimal, end: int) -> Numeral | None:
    """A fraction in digits by itself, if a unit or what it is of stands behind it: "4/5" may be a score or a day."""
    if sentence.word(end) in numbers()["scale"]:
        scale = numbers()["scale"][sentence.word(end)]
        return Numeral(at, end + 1, value * scale, scale * TENTH, scale=scale)
    if begins_unit(sentence, end + (sentence.word(end) == "-")):
        return Numeral(at, end, value, TENTH)
    is_share = sentence.word(end) == "of" or sentence.word(at) in VULGAR
    return Numeral(at, end, value, Decimal("0.01"), fraction=True) if is_share else None


def _is_of_match(sentence: Sentence, at: int) -> bool:
    """ "Down 17-3 at the half": of a match; not "the half of them", "the half million"."""
    return (
        sentence.lower[at - 1 : at] == ["the"]
        and sentence.tag(at + 1) in ("PUNCT", "CCONJ", "ADP")
        and sentence.word(at + 1) not in ("of", "-")
    )


def _is_next(sentence: Sentence, at: int, last: int) -> bool:
    """ "Shot two of them and wounded a third", "two are held and a third is at large": the number before was told."""
    rank, behind = table("numbers")["ordinal"].get(sentence.lower[last]), sentence.lower[last + 1 : last + 2]
    ends = not behind or (behind != ["of"] and sentence.tags[last + 1] in ("PUNCT", "ADP", "CCONJ"))
    is_one = bool(behind) and behind[0] in words("auxiliary", "singular")
    is_one |= sentence.lower[at - 1] == "and" and sentence.tag(last + 1) == "VERB"
    told = (numbers()["cardinal"].get(word) for word in sentence.lower[:at])
    return rank is not None and (is_one or (ends and sentence.tags[at - 1] == "VERB")) and Decimal(rank) - 1 in told


def _is_rank(sentence: Sentence, last: int) -> bool:
    """ "a third time", "a fourth was found": the ordinal, not the part; a part has "of" or a verb behind it."""
    if sentence.lower[last] in ("half", "quarter"):
        return sentence.word(last + 1) == "-"
    if last + 1 >= len(sentence.words):
        return False
    if _is_compared(sentence, last + 1):
        return False
    singular = sentence.lower[last + 1] in ("was", "is", "has") and sentence.lower[last] != "third"
    return singular or sentence.tags[last + 1] in ("NOUN", "ADJ", "PROPN")


def _of_a_point(sentence: Sentence, at: int) -> int | None:
    """Where the number ends of "a half-point", "a quarter point", "a quarter of a percentage point"."""
    of_one = sentence.lower[at : at + 2] == ["of", "a"]
    at += 2 if of_one else 0
    hyphen = sentence.word(at) == "-"
    ahead = sentence.lower[at + hyphen : at + hyphen + 3]
    is_point = ahead[:1] == [POINT] or any(" ".join(ahead[:size]) in words("counted", "points") for size in (1, 2, 3))
    return at if is_point else None


def _is_compared(sentence: Sentence, at: int) -> bool:
    """ "A fifth lower", "a third more aid"; "a third smaller plant" counts plants."""
    compared = sentence.lower[at] in words("comparison", "words")
    return compared and (sentence.lower[at] in ("more", "less") or "NOUN" not in sentence.tags[at + 1 : at + 2])


def _of_a_scale(sentence: Sentence, at: int) -> tuple[Decimal, int] | None:
    """ "half a million", "a quarter of a million": the scale, and where it ends."""
    lower = sentence.lower
    if sentence.word(at) == "of":
        at += 1
    if sentence.word(at) == "a":
        at += 1
    if at >= len(lower) or lower[at] not in numbers()["scale"] or lower[at] in letter_scales():
        return None
    return numbers()["scale"][lower[at]], at + 1


def begins_unit(sentence: Sentence, at: int) -> bool:
    """Whether a unit stands at a token: "half a mile", "half a percentage point"."""
    ahead = sentence.lower[at : at + 2]
    known = any(tuple(ahead[:size]) in units.by_words() for size in range(1, len(ahead) + 1))
    return known or ahead[:1] == [POINT] or " ".join(ahead) in words("counted", "points")
