"""Numbers that count nothing: parts of names, years, scores, addresses, the pronoun "one"."""

from __future__ import annotations

import re

from checker.extraction.grammar.sentence import Sentence
from checker.extraction.quantities.counted import counts_in_list, stands_as_amount
from checker.extraction.quantities.measured import best_mark, unit_at
from checker.extraction.quantities.numeral import Numeral
from checker.extraction.quantities.pronouns import is_pronoun
from checker.extraction.quantities.signs import is_dash, sign_width
from checker.lexicon import units
from checker.lexicon.grammar import words
from checker.lexicon.load import table
from checker.lexicon.nouns import demonyms
from checker.model.amount import TIME

NAMING = ("NOUN", "PROPN", "ADJ", "NUM")
OPENERS = frozenset(".:;\"'“‘([-–—!?")
TELEPHONE = re.compile(
    r"(?<![\d.,])(?:"
    r"\+\d{1,3}(?:[ .-]?\(?\d{1,5}\)?){2,5}"
    r"|(?:1[ .-])?\(?\d{3}\)?[ .-]\d{3}[ .-]\d{4}"
    r"|\(?0\d{2,4}\)?(?:[ .-]\d{3,4}){2}"
    r")(?!,?\d)"
)
"""With a country's code; three, three and four digits; with a leading zero."""

WIDTH = 20
"""Characters of a telephone number on either side of one of its groups, at most."""

ENDS = ("", ",", ".", ";", ":", ")")

HOURS = range(1, 13)

LONG = 3
"""Letters of a word that a headline may leave without a capital."""

FIRST_PLAIN_YEAR, LATEST_YEAR = 1900, 2100
"""Between them a number behind a name or "the" is a year, even before a plural."""


def refused(sentence: Sentence, number: Numeral) -> bool:
    """Whether a number is no amount: part of a name, a year, a score, the pronoun "one"."""
    return (
        _is_label(sentence, number)
        or is_pronoun(sentence, number)
        or _is_year(sentence, number)
        or _is_score(sentence, number)
        or _is_address(sentence, number)
        or _is_telephone(sentence, number)
        or _is_hour(sentence, number)
        or _is_thing(sentence, number)
        or _is_half_of_one(sentence, number)
        or _is_of_compound(sentence, number)
        or _is_noun(sentence, number)
    )


def _is_of_compound(sentence: Sentence, number: Numeral) -> bool:
    """ "A one-off", "two-up two-downs", "the nine-to-five job", "last but two": no amount at all."""
    joining, first, last = words("numerals", "joining"), number.first, number.last
    if is_dash(sentence, last) and sentence.is_glued(last):
        behind = sentence.word(last + 1)
        return behind in joining or behind.partition("-")[0] in joining - {"up", "ups", "down", "downs", "off", "offs"}
    is_glued = first > 2 and is_dash(sentence, first - 1) and is_dash(sentence, first - 3)
    is_rank = sentence.word(first - 1) == "but" and sentence.word(first - 2) in table("grammar")["row"]
    return is_rank or (is_glued and sentence.lower[first - 2] in joining)


def _is_noun(sentence: Sentence, number: Numeral) -> bool:
    """ "The third-round scores", "returned two punts for scores"; not "scores of people", "scores were hurt"."""
    if sentence.lower[number.first] not in words("numerals", "nouns_too") or sentence.word(number.last) == "of":
        return False
    return number.first > 0 and sentence.tags[number.first - 1] in ("ADJ", "NOUN", "PROPN", "DET", "NUM", "ADP", "PART")


def _is_thing(sentence: Sentence, number: Numeral) -> bool:
    """ "Add a 15, of which many are printed", "shot a 68": one stamp, one round, by its number."""
    before = sentence.words[number.first - 1] if number.first else ""  # no "$A 5"
    opens = number.digits and before in words("determiners", "indefinite")
    return (opens and sentence.word(number.last) in ENDS) or _is_version(sentence, number.last)


def _is_version(sentence: Sentence, at: int) -> bool:
    """ "3G", "the 7B class": a capital letter, of no unit, right behind a number."""
    letter = "".join(sentence.words[at : at + 1])
    is_letter = len(letter) == 1 and letter.isalpha() and letter.isupper()
    return is_letter and sentence.is_glued(at) and letter not in units.by_symbol()


def _is_hour(sentence: Sentence, number: Numeral) -> bool:
    """ "Rain held off until four", "it began shortly before 9"."""
    ends = sentence.word(number.first - 1) in words("lasting", "until") | {"before"} and number.value in HOURS
    return ends and sentence.tag(number.last) in ("", "PUNCT", "CCONJ")


def _is_half_of_one(sentence: Sentence, number: Numeral) -> bool:
    """ "Half a point ahead", "a quarter of a point": no share, unless a unit stands behind."""
    at = number.last + (sentence.word(number.last) == "of")
    if at > number.last:
        return False
    behind = sentence.lower[at : at + 2]
    is_one = number.fraction and len(behind) == len(("a", "point")) and behind[0] in words("determiners", "indefinite")
    return is_one and unit_at(sentence, at + 1) is None


def _is_telephone(sentence: Sentence, number: Numeral) -> bool:
    """ "574 235 9569", "(0800) 123 4567", "dial 112", "a 911 call"."""
    start, end = sentence.starts[number.first], sentence.ends[number.last - 1]
    before, behind = (
        sentence.lower[max(0, number.first - 1) : number.first],
        sentence.lower[number.last : number.last + 1],
    )
    if sentence.words[number.first] in words("numerals", "emergency"):
        counts = sentence.tag(number.last) in ("NOUN", "ADJ")
        dialled = not (counts or words("numerals", "calling").isdisjoint(before))
        return dialled or not words("numerals", "called").isdisjoint(behind)
    near = TELEPHONE.finditer(sentence.text, max(sentence.start, start - WIDTH), min(sentence.end, end + WIDTH))
    return number.digits and any(found.start() <= start and end <= found.end() for found in near)


def _is_address(sentence: Sentence, number: Numeral) -> bool:
    """ "the 200 block of Berry Street", "540 W. Main Street"."""
    ahead = sentence.words[number.last : number.last + 3]
    if [word.lower() for word in ahead[:2]] in (["block", "of"], ["block", "on"]):
        return True
    return len(ahead) == 3 and ahead[0].isupper() and len(ahead[0]) == 1 and ahead[1] == "." and ahead[2].istitle()


def _is_label(sentence: Sentence, number: Numeral) -> bool:
    """ "Flight 370", "Article 5", "the S&P 500", "787 Dreamliner": a number that belongs to a name."""
    at = number.first
    if number.vague or number.fraction or sentence.lower[at] in words("determiners", "indefinite"):
        return False
    is_behind = at > 0 and (_is_behind_name(sentence, number) or _is_mark(sentence, number))
    return is_behind or _is_before_name(sentence, number)


def _is_mark(sentence: Sentence, number: Numeral) -> bool:
    """ "At km 64", "from mile 20", "on day nine": a place on a way, or in a stretch of time."""
    word = sentence.lower[number.first - 1]
    unit = units.by_words().get((word,))
    if unit is None or sentence.tag(number.first - 2) != "ADP" or _counts_several(sentence, number.last):
        return False
    return (unit.dimension == "length" and number.digits) or (unit.dimension == TIME and unit.name == word)


def _is_behind_name(sentence: Sentence, number: Numeral) -> bool:
    """ "Flight 370", "Articles 5 and 6", "the S&P 500", "COVID -19", "the No. 5 seed"."""
    before = number.first - 1
    before -= before > 0 and is_dash(sentence, before)
    before -= sentence.lower[before] == "." and sentence.lower[before - 1] in words("numerals", "designators")
    word = sentence.lower[before]
    if word == "of" and before > 1 and sentence.lower[before - 1].isdecimal():
        return sentence.lower[before - 2] in words("numerals", "designators")
    end = number.last
    if _is_glued_pair(sentence, end, end + 1):
        end += 2
    if word in words("numerals", "designators") and number.value < 10000 and not _says_how_many(sentence, before):
        named = sentence.words[before][0].isupper() or word in ("no", "no.", "nos")
        return named or not _counts_several(sentence, end)
    plain = number.digits and not _is_grouped(sentence, number)
    if plain and _is_one_of_pair(sentence, number):
        return True
    return plain and _is_named(sentence, before) and not _counts_several(sentence, end)


def _is_one_of_pair(sentence: Sentence, number: Numeral) -> bool:
    """ "Lines 7 and 11", "rooms 4 and 5 were shut": two numbers behind the plural of what is numbered."""
    first = number.first - 2 * (sentence.word(number.first - 1) == "and")
    is_pair = sentence.word(first + 1) == "and" and all(sentence.word(at).isdecimal() for at in (first, first + 2))
    known = is_pair and first > 0 and sentence.lemma(first - 1) in words("numerals", "designators")
    return known and _is_plural(sentence, first - 1) and not _counts_several(sentence, first + 3)


def _says_how_many(sentence: Sentence, at: int) -> bool:
    """ "The dead number 62", "they now number 40": a verb; not "bus number 62"."""
    if sentence.lower[at] != "number" or not at:
        return False
    return sentence.tags[at - 1] in ("ADV", "PRON")


def _is_grouped(sentence: Sentence, number: Numeral) -> bool:
    """Names are not written with separators or decimals."""
    return not sentence.words[number.first].isdecimal() or number.last > number.first + 1


def _is_named(sentence: Sentence, at: int) -> bool:
    """Whether a word is (the end of) a name: "Boeing", "iPhone"; no unit, no sign, no month, no word of a headline.

    "The Liberals 44": several that have a number.
    """
    word, lower = sentence.words[at], sentence.words[at].lower()
    if word == lower or lower in table("calendar")["months"] or lower in table("calendar")["weekdays"]:
        return False  # "in February 500 came"
    if word in units.by_symbol() or sign_width(sentence, at + 1):
        return False
    if sentence.word(at - 1) == "the" and _is_plural(sentence, at):
        return False
    begins = at == 0 or sentence.words[at - 1] in OPENERS
    tag = sentence.tags[at]
    return tag == "PROPN" or word[0].islower() or (not begins and tag in ("NOUN", "ADJ") and not _is_headline(sentence))


def _is_headline(sentence: Sentence) -> bool:
    """Whether most longer words of what is no full sentence begin with a capital, so that a capital tells nothing."""
    if sentence.words[-1] in ".!?":
        return False
    longer = [word for word in sentence.words if len(word) > LONG and word.isalpha()]
    return sum(word[0].isupper() for word in longer) * 2 > len(longer) > 1


def _is_before_name(sentence: Sentence, number: Numeral) -> bool:
    """ "787 Dreamliner", "22 Foch Avenue", "90049 ZIP code": a capital behind the number, and no plural counted."""
    at = number.last
    has_capital = at < len(sentence.words) and sentence.words[at][0].isupper()
    if not has_capital or not number.digits or _is_grouped(sentence, number):
        return False
    if sentence.lower[at] in demonyms() or _is_unit(sentence, at) or sign_width(sentence, number.first):
        return False
    end = at
    while sentence.tag(end) in NAMING:
        end += 1
    return end > at and not _is_headline(sentence) and not _is_plural(sentence, end - 1)


def _is_unit(sentence: Sentence, at: int) -> bool:
    """A unit, by its word or by its symbol; letters right behind a number are no name."""
    return (
        (sentence.is_glued(at) and sentence.words[at].isalpha())
        or sentence.words[at] in units.by_symbol()
        or (sentence.lower[at],) in units.by_words()
    )


def _is_plural(sentence: Sentence, at: int) -> bool:
    word = sentence.lower[at]
    known = word in words("counted", "invariant", "people")
    return known or sentence.lemma(at) != word or (word.endswith("s") and not word.endswith(("ss", "us", "is")))


def _counts_several(sentence: Sentence, at: int) -> bool:
    """Whether a noun behind a number is counted by it: a plural one, or a unit; "the S&P 500 component" is singular."""
    at += sentence.word(at) == "-"
    moves = words("verbs", "rise", "fall")
    if sentence.word(at) in moves and sentence.tag(at + 1) == "NUM":
        return False  # "saw the S&P 500 fall 2.1 percent"
    if not _counts_something(sentence, at) or sentence.lower[at] in words("counted", "percent"):
        return _counts_something(sentence, at)
    end = at
    while sentence.tag(end) in NAMING:
        end += 1
    return end == at or _is_plural(sentence, end - 1) or any(_is_unit(sentence, index) for index in range(at, end))


def _counts_something(sentence: Sentence, at: int) -> bool:
    if at >= len(sentence.words):
        return False
    word = sentence.lower[at]
    measured = word in words("counted", "percent") or word in table("numbers")["scale"]
    measured = measured or _is_unit(sentence, at)
    return measured or word in words("counted", "people") or sentence.tags[at] in ("NOUN", "ADJ")


def _is_year(sentence: Sentence, number: Numeral) -> bool:
    """Four digits without a separator, unless they count a plural noun or carry a unit.

    "Its 2018 stores" is a year, and so is "2018 profits", which are told of years.
    """
    word, at = sentence.words[number.first], number.last
    if not number.digits or len(word) != 4 or not word.isdecimal() or not 1000 <= number.value <= LATEST_YEAR:
        return False
    if at >= len(sentence.words):
        return at == number.first + 1 and not stands_as_amount(sentence, number.first)
    before = sentence.lower[number.first - 1] if number.first else ""
    if before in words("counted", "not_before_year"):
        return False
    if number.value > FIRST_PLAIN_YEAR and (
        before in words("determiners", "definite") or sentence.tags[number.first - 1] == "PROPN"
    ):
        return unit_at(sentence, at) is None
    if number.value > FIRST_PLAIN_YEAR and sentence.lemma(at) in words("nouns", "of_a_year"):
        return True
    is_plural = sentence.tags[at] == "NOUN" and sentence.lower[at].endswith("s")
    counts = is_plural or counts_in_list(sentence, number.first) or stands_as_amount(sentence, number.first)
    return not counts and unit_at(sentence, at) is None


def _is_score(sentence: Sentence, number: Numeral) -> bool:
    """ "4-2", "9/11", "24/7": two short numbers glued by a sign, with nothing counted behind them; "a 27-24 loss"."""
    if not number.digits or number.value >= 1000:
        return False
    for sign, other in ((number.last, number.last + 1), (number.first - 1, number.first - 2)):
        if _is_glued_pair(sentence, sign, other) and not best_mark(sentence, number):
            behind = max(number.last, other + 1)
            if sentence.words[sign] == "/" or not _counts_something(sentence, behind):
                return True
            return not _rises(sentence, sign)
    return False


def _rises(sentence: Sentence, sign: int) -> bool:
    """Whether the number behind a sign is the larger, as in a range; or has a scale of its own ("900-1 billion")."""
    if sentence.word(sign + 2) in table("numbers")["scale"]:
        return True
    low, high = (sentence.words[at].replace(",", "") for at in (sign - 1, sign + 1))
    return not (low.isdecimal() and high.isdecimal() and int(low) >= int(high))


def _is_glued_pair(sentence: Sentence, sign: int, other: int) -> bool:
    if not (0 <= sign < len(sentence.words) and 0 <= other < len(sentence.words)):
        return False
    is_sign = sentence.words[sign] in "-–/" and sentence.is_glued(max(sign, other))
    return is_sign and sentence.words[other][0].isdecimal()
