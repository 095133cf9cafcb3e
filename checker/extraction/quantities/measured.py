"""What follows a number: "percent", "-year-old", "km", "times", or the noun that it counts.

Each kind of figure is one small function that looks at what follows (`KINDS`, in order).
"""

from __future__ import annotations

import functools
from collections.abc import Callable

from checker.extraction.grammar.sentence import Sentence
from checker.extraction.quantities.aged import age
from checker.extraction.quantities.bounds import hedge_before
from checker.extraction.quantities.counted import unit_of_noun
from checker.extraction.quantities.fractional import is_slash
from checker.extraction.quantities.numeral import Numeral
from checker.extraction.quantities.numerals import is_running, numeral
from checker.extraction.quantities.quantity import FigureKind, Measured
from checker.extraction.quantities.signs import sign_behind
from checker.lexicon import grammar, units
from checker.lexicon.grammar import phrases, words
from checker.lexicon.load import table
from checker.model.amount import COUNT, Unit

BARE = units.count("person")
PARTED = ("time", "length", "mass")
"""Dimensions of units that parts are told of: "a quarter of an hour"."""

LONGEST_UNIT = 4
"""Words of a unit, at most: "litres per square metre"."""

GREATEST = 10
"""No quake has had a magnitude as great as this."""

MILLION = 1_000_000
"""From here on pounds are money, unless they are of something."""


def what_follows(sentence: Sentence, number: Numeral, last: int, sign: Unit | None) -> Measured:
    """The unit or the noun behind a number that ends before token `last`; `sign` is a currency before it."""
    if sign is not None:
        return _rate(sentence, Measured(sign, last, None, "money"))
    for kind in KINDS:
        found = kind(sentence, number, last)
        if found is not None:
            return found
    if number.fraction:
        return Measured(units.FRACTION, last, None, "fraction")
    if best := best_mark(sentence, number):
        return Measured(units.mark(best), last + 2, last + 1, "measure")
    return Measured(BARE, last, None, "bare")


def best_mark(sentence: Sentence, number: Numeral) -> int:
    """ "8.6/10", "3.5/5": the best mark that could be given; 0 where a number is none."""
    mark, best = number.last, sentence.words[number.last + 1 : number.last + 2]
    if sentence.words[mark : mark + 1] != ["/"] or best not in (["5"], ["10"], ["100"]):
        return 0
    is_mark = number.value != int(number.value)
    return int(best[0]) if is_mark else 0


def _share(sentence: Sentence, _number: Numeral, last: int) -> Measured | None:
    start = last + (sentence.lower[last : last + 2] == ["-", "percent"])
    for size in (2, 1):
        text = " ".join(sentence.lower[start : start + size])
        unit = _shares().get(text) if start + size <= len(sentence.lower) else None
        if unit is not None:
            return Measured(unit, start + size, start + size - 1, "percent")
    return None


@functools.cache
def _shares() -> dict[str, Unit]:
    """Percent, percentage points and basis points by their words."""
    rows = (("percent", units.PERCENT), ("points", units.POINTS), ("basis", units.BASIS_POINTS))
    return {text: unit for name, unit in rows for text in words("counted", name)}


def _unit(sentence: Sentence, number: Numeral, last: int) -> Measured | None:
    """A unit of measurement or of money, perhaps behind a hyphen, perhaps as a rate."""
    shared = _shared_unit(sentence, last)
    if shared is not None:
        return shared
    currency = sign_behind(sentence, last)
    if currency is not None:
        return _rate(sentence, Measured(currency, last + 1, last, "money"))
    start = last + (sentence.word(last) == "-")
    degrees = _degrees(sentence, start)
    if degrees is not None:
        return degrees
    unit = units.by_symbol().get(sentence.words[start]) if _may_be_symbol(sentence, number, last, start) else None
    if unit is not None:
        return _rate(sentence, Measured(unit, start + 1, start, _kind(unit)))
    worded = unit_at(sentence, start)
    if worded is not None:
        unit, end = _in_money(sentence, number, *worded)
        return _rate(sentence, Measured(unit, end, end - 1, _kind(unit)))
    return _inches(sentence, number, start)


def unit_at(sentence: Sentence, at: int) -> tuple[Unit, int] | None:
    """The unit whose words begin at a token, the longest first, and where they end."""
    for size in range(LONGEST_UNIT, 0, -1):
        words = tuple(sentence.lower[at : at + size])
        unit = units.by_words().get(words) if len(words) == size else None
        if unit is not None and not _is_plain_noun(sentence, at + size - 1, unit):
            return unit, at + size
    return None


def _in_money(sentence: Sentence, number: Numeral, unit: Unit, end: int) -> tuple[Unit, int]:
    """ "Spent 6.7 million pounds" is money, "40 million pounds of apples" and "weighs 4 million pounds" are not."""
    if number.value < MILLION or unit.name not in units.millions():
        return unit, end
    currency, heavy = units.millions()[unit.name]
    is_weight = sentence.word(end) == "of" or any(sentence.lemma(at) in heavy for at in range(len(sentence.words)))
    return (unit if is_weight else currency), end


def _may_be_symbol(sentence: Sentence, number: Numeral, last: int, at: int) -> bool:
    """Whether what stands behind digits may be a symbol: "5W", "5 km", "3 m", "12 C", not "540 W. Main Street"."""
    if at >= len(sentence.words) or not number.digits:
        return False
    word = sentence.words[at]
    if sentence.starts[at] == sentence.ends[last - 1] or len(word) > 1 or word in words("counted", "spaced"):
        return True
    following = "".join(sentence.words[at + 1 : at + 2])
    is_named = following == "." or following.istitle()
    return is_slash(sentence, at + 1) or (word.isupper() and following[:1].isalpha() and not is_named)


def _inches(sentence: Sentence, number: Numeral, at: int) -> Measured | None:
    """The "in" of "5 ft 9 in"."""
    feet = sentence.word(number.first - 1) in ("ft", "feet", "foot")
    if not feet or sentence.word(at) != "in":
        return None
    return Measured(units.by_words()[("inch",)], at + 1, at, "measure")


def _shared_unit(sentence: Sentence, last: int) -> Measured | None:
    """ "5- and 10-kilogram": the unit stands behind the next number."""
    if sentence.word(last) != "-" or sentence.word(last + 1) not in ("and", "or", "to"):
        return None
    other = numeral(sentence, last + 2) if last + 2 < len(sentence.words) else None
    found = _unit(sentence, other, other.last) if other is not None else None
    return None if found is None else Measured(found.unit, last + 1, None, found.kind)


def _is_plain_noun(sentence: Sentence, at: int, unit: Unit) -> bool:
    """A unit word that is a noun of its own here: "10 second-hand cars", "three stone houses"."""
    following = sentence.tag(at + 1)
    return unit.name in ("stone", "second", "foot") and following == "NOUN" and sentence.lower[at] == unit.name


def _degrees(sentence: Sentence, at: int) -> Measured | None:
    """ "30°C", "12 degrees Fahrenheit"; plain degrees may be of an angle too."""
    if sentence.word(at) in words("counted", "degrees"):
        for word in sentence.words[at + 1 : at + 2]:
            scale = units.by_symbol().get(word) or units.by_words().get((word.lower(),))
            if scale is not None and scale.dimension == units.TEMPERATURE:
                return Measured(scale, at + 2, at, "measure")
        return Measured(units.by_words()[(units.DEGREE,)], at + 1, at, "measure")
    return None


def _kind(unit: Unit) -> FigureKind:
    if unit.dimension == "time":
        return "duration"
    return "money" if unit.dimension.startswith("money") else "measure"


def _rate(sentence: Sentence, measured: Measured) -> Measured:
    """ "$34.10 a share", "600 barrels a day", "9 per 100,000 people", "40 µg/m³": the amount for each of something."""
    if is_slash(sentence, measured.last):
        return _over(sentence, measured)
    if (each := _each_time(sentence, measured.last)) is not None:
        return Measured(units.rate(measured.unit, each), measured.last + 1, measured.last, "rate")
    at = measured.last + (sentence.word(measured.last) == "-")
    if at + 1 >= len(sentence.lower) or sentence.lower[at] not in words("counted", "per"):
        return measured
    first = at + 1 + (sentence.lower[at + 1] == "-")
    found = _each(sentence, at, first, measured.unit.dimension != COUNT)
    if found is None:
        return measured
    name, end = found
    return Measured(units.rate(measured.unit, name), end, end - 1, "rate")


def _over(sentence: Sentence, measured: Measured) -> Measured:
    """ "9.8 m/s", "40 µg/m³", "15 l/100 km": a unit over another; "2 km/3 miles" is told twice."""
    at = measured.last + 1
    whole = units.by_symbol().get("".join(sentence.words[measured.last - 1 : at + 1]))
    if whole is not None:
        return Measured(whole, at + 1, at, "measure")
    if sentence.words[at].rstrip("0") == "1":
        each = unit_at(sentence, at + 1)
        if each is None:
            return measured
        unit, end = units.rate(measured.unit, f"{sentence.words[at]} {each[0].name}"), each[1]
        return Measured(unit, end, end - 1, "rate")
    over = units.by_symbol().get(sentence.words[at]) or units.by_words().get((sentence.lower[at],))
    if over is None:
        return measured
    named = units.by_words().get((*measured.unit.name.split(), "per", *over.name.split()))
    unit = named or units.rate(measured.unit, over.name)
    return Measured(unit, at + 1, at, "measure" if named else "rate")


def _each_time(sentence: Sentence, at: int) -> str | None:
    """ "600 loaves daily": what the adverb behind an amount is for; not so in "40 daily flights"."""
    adverbs: dict[str, str] = table("counted")["per_adverb"]
    behind = sentence.tags[at + 1 : at + 2]
    return None if behind == ["NOUN"] or at >= len(sentence.lower) else adverbs.get(sentence.lower[at])


def _each(sentence: Sentence, at: int, first: int, is_measure: bool) -> tuple[str, int] | None:
    """What a rate is for, whose words begin at token `first`, behind the "per" or "a" at `at`; and where it ends.

    What is itself in a unit may be for any other: "7.1 tonnes a hectare".
    """
    lower = sentence.lower
    if first >= len(lower) or _is_shifted(sentence, first + 1):
        return None
    if lower[at] == "per" and sentence.words[first][0].isdecimal():
        end = first + 1
        end += sentence.tag(end) == "NOUN"
        return " ".join(lower[first:end]), end
    worded = unit_at(sentence, first) if is_measure or lower[at] == "per" else None
    if worded is not None:
        return worded[0].name, worded[1]
    if lower[first] in words("counted", "per_time") or (lower[at] == "per" and sentence.tags[first] == "NOUN"):
        return lower[first], first + 1
    return None


def _is_shifted(sentence: Sentence, at: int) -> bool:
    """Whether a token makes a time of a rate: "a year earlier", "a year on"; not "$40 a week on food", "after tax".

    Only what time is measured in is shifted: "$74.20 a barrel on Thursday" is a rate.
    """
    lower, behind = sentence.lower, sentence.tags[at + 1 : at + 2]
    if sentence.word(at) == "" or lower[at] not in _shifts() or lower[at - 1] not in table("calendar")["units"]:
        return False
    spent = lower[at] in table("calendar")["shift"]["bare"] and not {"NOUN", "DET", "ADJ", "PRON"}.isdisjoint(behind)
    return not spent and sentence.word(at + 1) not in grammar.words("nouns", "deducted")


@functools.cache
def _shifts() -> frozenset[str]:
    """ "a year earlier" is a time, and no rate."""
    shifts = table("calendar")["shift"]
    return frozenset(shifts["later"]) | frozenset(shifts["earlier"]) | frozenset(shifts["ago"])


def _per_number(sentence: Sentence, _number: Numeral, last: int) -> Measured | None:
    """ "2.96 per game", "600 a day": a rate of things that are not named again."""
    rate = _rate(sentence, Measured(BARE, last, None, "rate"))
    return rate if rate.last > last else None


def _factor(sentence: Sentence, _number: Numeral, last: int) -> Measured | None:
    start = last + (sentence.word(last) == "-")
    if sentence.word(start) in words("counted", "times"):
        return Measured(units.TIMES, start + 1, start, "factor")
    return None


def _counted(sentence: Sentence, number: Numeral, last: int) -> Measured | None:
    """A noun that is counted, with whatever stands before it: "11,000 North Korean troops"."""
    if number.fraction:
        return None
    found = unit_of_noun(sentence, number, last)
    if found is None:
        return None
    noun, end = found
    if noun is None:
        return Measured(BARE, end, None, "bare")
    unit = units.by_words().get((sentence.lower[noun],))
    if unit is not None and unit.dimension == "time" and not _is_plain_noun(sentence, noun, unit):
        return _rate(sentence, Measured(unit, end, noun, _kind(unit)))
    return _rate(sentence, Measured(units.count(sentence.noun(noun)), end, noun, "count"))


def _magnitude(sentence: Sentence, number: Numeral, last: int) -> Measured | None:
    """ "magnitude 6.3", "a magnitude of about 5", "a 6.3-magnitude quake", "a 6.3 quake", "the quake measured 6.3"."""
    lower, names = sentence.lower, words("counted", "scaled")
    behind = last + (sentence.word(last) == "-")
    if sentence.word(behind) in names:
        return Measured(units.MAGNITUDE, behind + 1, behind, "measure")
    if tuple(lower[last : last + 3]) in phrases("counted", "richter") or _is_of_a_quake(sentence, number, last):
        return Measured(units.MAGNITUDE, last, None, "measure")
    _, first = hedge_before(lower, number.first)
    first -= sentence.word(first - 1) == "of"
    return Measured(units.MAGNITUDE, last, None, "measure") if first and lower[first - 1] in names else None


def _is_of_a_quake(sentence: Sentence, number: Numeral, last: int) -> bool:
    """Whether a decimal of one place stands right before a quake, or is what one measured or was put at."""
    before, quakes = sentence.lower[: number.first], words("counted", "shaking")
    if number.value.as_tuple().exponent != -1 or number.value > GREATEST:
        return False
    is_bare = sentence.tag(last) not in ("NOUN", "ADJ")
    is_told = is_bare and bool(before) and before[-1] in words("counted", "registering")
    named = quakes | words("counted", "scaled")
    return (is_told and not named.isdisjoint(before)) or sentence.word(last) in quakes


def _running(sentence: Sentence, number: Numeral, last: int) -> Measured | None:
    """ "2:04:51", as of a race."""
    if not is_running(sentence, number.first):
        return None
    return Measured(units.by_words()[("second",)], last, None, "duration")


def _part_of_unit(sentence: Sentence, number: Numeral, last: int) -> Measured | None:
    """ "A quarter of an hour", "three quarters of a mile"."""
    article = sentence.lower[last : last + 2]
    if not number.fraction or article not in (["of", "an"], ["of", "a"]):
        return None
    worded = unit_at(sentence, last + 2)
    if worded is None or worded[0].dimension not in PARTED:
        return None
    return Measured(worded[0], worded[1], worded[1] - 1, _kind(worded[0]))


KINDS: tuple[Callable[[Sentence, Numeral, int], Measured | None], ...] = (
    _running,
    _part_of_unit,
    _share,
    _magnitude,
    age,
    _unit,
    _factor,
    _per_number,
    _counted,
)
