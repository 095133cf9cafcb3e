"""A figure or a time that is a text of its own ("about 4,000" in a cell), read by the grammar that reads sentences."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterator
from datetime import date, datetime
from decimal import Decimal

import msgspec

from checker.extraction.grammar.sentence import lemma, sentences
from checker.extraction.quantities.quantities import quantities
from checker.extraction.quantities.quantity import Quantity
from checker.extraction.times.times import Reference, times
from checker.lexicon.units import YEAR_OF_AGE
from checker.model.amount import COUNT, Amount, Unit
from checker.model.timespan import MINUTE, Holds, Timespan
from checker.rulebook.measures import Measures

NUMERAL = re.compile(r"-?[0-9]+(?:\.[0-9]+)?(?:[eE][+-]?[0-9]{1,2})?")
COUNTED, MEASURED = "items", "metres"
"""Behind a bare number, so that it is read as a count or as a measurement, and then taken off again."""

TAGS = ("NOUN", "VERB", "ADJ", "ADV")
SILENT = frozenset(("ADP", "DET", "CCONJ", "PUNCT"))
LEADING = frozenset(("ADP", "DET", "SCONJ", "PART"))
ISO_DAY = re.compile(r"([0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2}))?)?")
ISO_MINUTE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}[T ][0-9]{2}:[0-9]{2}(?::[0-9]{2})?(?:Z|[+-][0-9]{2}:[0-9]{2})?")


def singular(noun: str) -> str:
    """The base form of a noun, lower case."""
    return lemma(noun.lower(), "NOUN")


def telling_words(text: str) -> Iterator[str]:
    """The base forms of what is no article, preposition or the like: "armed men of Hama" tells three words."""
    for sentence in sentences(text):
        yield from (sentence.lemma(index) for index, tag in enumerate(sentence.tags) if tag not in SILENT)


def signals(word: str, measures: Measures) -> frozenset[str]:
    """The declared measures of counts that a word signals, whatever its word class."""
    found = (measures.named(lemma(word, tag), tag, COUNT) for tag in TAGS)
    return frozenset(filter(None, found))


# Figures


def with_own_unit(value: str) -> Amount | None:
    """The amount of a text that names its unit or what it counts: "5 km", "$4.1 billion", "4,000 troops"."""
    found = _quantity(value)
    return found.amount if found is not None and found.kind != "bare" else None


def without_unit(value: str, unit: Unit) -> Amount | None:
    """The amount of a text that names no unit, in the unit that is given beside it; whole years of age are exact."""
    counted = unit.dimension == COUNT or unit is YEAR_OF_AGE
    stand_in = COUNTED if counted else MEASURED
    found = _quantity(f"{_spelled(value, counted)} {stand_in}")
    if found is None or found.amount.unit.name + "s" != stand_in:
        return None
    return msgspec.structs.replace(found.amount, unit=unit)


def _spelled(value: str, counted: bool) -> str:
    """A number as prose has it: 1e6 written out, and a count that a program made 4000.0 without its fraction."""
    if not NUMERAL.fullmatch(value):
        return value
    number = Decimal(value)
    return format(number.to_integral_value() if counted and number == number.to_integral_value() else number, "f")


def _quantity(text: str) -> Quantity | None:
    """The one quantity that a text is, from its first character to its last."""
    found = [quantity for sentence in sentences(text) for quantity in quantities(sentence)]
    whole = len(found) == 1 and (found[0].start, found[0].end) == (0, len(text))
    return found[0] if whole else None


# Times


def timespan(text: str, published: date | None) -> Timespan | None:
    """The time that a text names; None if it names none, or more, or depends on a date that is not known."""
    plain = text.strip()
    try:
        return _iso(plain) or _in_words(plain, published)
    except ValueError:
        return None


def _iso(text: str) -> Timespan | None:
    """A year, a month, a day or a minute of ISO 8601, or from one day to another."""
    first, slash, last = text.partition("/")
    if slash:
        start, end = _iso(first), _iso(last)
        return Timespan(start.start, end.end, Holds.OVER) if start and end and start.start < end.start else None
    if ISO_MINUTE.fullmatch(text):
        moment = datetime.fromisoformat(text)
        away = moment.utcoffset()
        start_of = moment.replace(tzinfo=None, second=0)
        return Timespan(start_of, start_of + MINUTE, offset=None if away is None else int(away.total_seconds()) // 60)
    match = ISO_DAY.fullmatch(text)
    if match is None:
        return None
    year, month, day = (int(part) if part else None for part in match.groups())
    if year is None or month is None:
        return Timespan.days(date(int(text), 1, 1), date(int(text), 12, 31), Holds.OVER)
    if day is None:
        return Timespan.days(date(year, month, 1), date(year, month, monthrange(year, month)[1]), Holds.OVER)
    return Timespan.day(date(year, month, day))


def _in_words(text: str, published: date | None) -> Timespan | None:
    """ "27 March 2025", "by mid-January", "on Saturday": one mention, with no more than a preposition before it."""
    found = [(one, mention) for one in sentences(text) for mention in times(one, Reference(published, text))]
    if len(found) != 1:
        return None
    sentence, mention = found[0]
    leads = all(tag in LEADING for tag in sentence.tags[: mention.first])
    return mention.span if leads and mention.last == len(sentence.words) else None
