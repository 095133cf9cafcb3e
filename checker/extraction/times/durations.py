"""Lengths of time, and what is counted with them: "nine days", "two weeks later", "the past three months"."""

from __future__ import annotations

import functools
from datetime import date, timedelta
from decimal import Decimal

import msgspec

from checker.extraction.grammar.sentence import Sentence
from checker.extraction.quantities.numerals import numeral
from checker.extraction.times.calendar import add_days, add_months, day_value, moved, value_of, whole
from checker.extraction.times.reference import Found, Reference, step_of
from checker.lexicon import grammar
from checker.lexicon.grammar import words
from checker.lexicon.load import table
from checker.model.timespan import DAY, Holds, Timespan

ONE = Decimal(1)
MOST = 5_000
"""So many units of time are not counted on the calendar."""


class Length(msgspec.Struct, frozen=True):
    """So many units of time that end before token `last`; `count` is None for "a few"."""

    last: int
    unit: str
    count: Decimal | None

    @property
    def value(self) -> str:
        """``P9D``, ``PT17H``, ``P2.5Y``, ``PXM``."""
        entry = table("calendar")["units"][self.unit]
        number = "X" if self.count is None else f"{(self.count * entry.get('times', 1)).normalize():f}"
        letter: str = entry["letter"]
        return f"PT{number}{letter[1:]}" if letter.startswith("T") else f"P{number}{letter}"

    @property
    def whole(self) -> int | None:
        """How many, if that is a whole number that the calendar can count."""
        if self.count is None or self.count % 1 or self.count > MOST:
            return None
        return int(self.count)


def unit_at(sentence: Sentence, at: int) -> str | None:
    """The unit of time that a token names; "year-long" too."""
    word = sentence.word(at).removesuffix("-long")
    units = table("calendar")["units"]
    return word if word in units else word.removesuffix("s") if word.removesuffix("s") in units else None


@functools.cache
def _names() -> frozenset[str]:
    """The words of units of time, in all their forms."""
    forms = ("", "s", "-long", "s-long")
    return frozenset(unit + form for unit in table("calendar")["units"] for form in forms)


def length(sentence: Sentence, at: int) -> Length | None:
    """ "nine days", "a week", "17-hour", "several months", "70-odd days", "a couple of weeks"."""
    counted = None if _names().isdisjoint(sentence.lower[at:]) else _count(sentence, at)
    if counted is None:
        return None
    count, last = counted
    last += sentence.word(last) == "-"
    if sentence.word(last) == "odd" or sentence.word(last) in words("vague", "all of it"):
        last += 1
    unit = unit_at(sentence, last)
    if unit is None or _is_age(sentence, last + 1):
        return None
    found = Length(last + 1, unit, count)
    return _with_rest(sentence, found) or _in_years(found)


def _in_years(found: Length) -> Length:
    """ "Half a century": 50 years."""
    times = _times(found.unit, "year")
    if found.count is None or not found.count % 1 or times is None or found.count * times % 1:
        return found
    return Length(found.last, "year", found.count * times)


def _with_rest(sentence: Sentence, found: Length) -> Length | None:
    """ "Four hours and 57 minutes", "two years, three months": one length, in the smaller unit."""
    rest = _count(sentence, found.last + 1) if sentence.word(found.last) in ("and", ",") else None
    unit = unit_at(sentence, rest[1]) if rest is not None else None
    if rest is None or rest[0] is None or unit is None or found.count is None:
        return None
    times = _times(found.unit, unit)
    return Length(rest[1] + 1, unit, found.count * times + rest[0]) if times is not None else None


def _times(large: str, small: str) -> int | None:
    """How many of a smaller unit of time make a larger one, where that is one number."""
    one, other = table("calendar")["units"][large], table("calendar")["units"][small]
    measure = next((name for name in ("seconds", "days", "months") if name in one and name in other), None)
    if measure is None or one[measure] <= other[measure]:
        return None
    times: int = one[measure] // other[measure]
    return times


def _count(sentence: Sentence, at: int) -> tuple[Decimal | None, int] | None:
    """How many, and where it ends: "nine", "several", "half a", "a quarter of a"."""
    word = sentence.word(at)
    article = word in grammar.words("determiners", "indefinite")
    vague = at + (article and sentence.word(at + 1) in words("vague", "words"))
    if sentence.word(vague) in words("vague", "words"):
        return None, vague + 1
    if article:
        return (None, at + 3) if sentence.lower[at + 1 : at + 3] == ["couple", "of"] else (ONE, at + 1)
    number = numeral(sentence, at) if at < len(sentence.words) else None
    if number is not None and number.fraction:
        one = number.last + (sentence.word(number.last) == "of")
        return (number.value, one + 1) if sentence.word(one) in grammar.words("determiners", "indefinite") else None
    if number is None:
        return None
    return (None, number.last + (sentence.word(number.last) == "of")) if number.vague else (number.value, number.last)


def _is_age(sentence: Sentence, at: int) -> bool:
    at += sentence.word(at) == "-"
    return sentence.word(at) in ("old", "olds")


def duration(sentence: Sentence, at: int, found: Length) -> Found | None:
    """A length by itself; the article makes one only behind "for", "about" and the like."""
    article = sentence.word(at) in grammar.words("determiners", "indefinite") and found.last == at + 2
    if article and (_is_ordinal(found) or sentence.word(at - 1) not in words("vague", "article")):
        return None
    return Found(at, found.last, "DURATION", found.value)


def _is_ordinal(found: Length) -> bool:
    return found.unit in words("vague", "ordinals")


def bare(sentence: Sentence, at: int, _: Reference) -> Found | None:
    """ "for years", "months before that": more than one, nobody says how many."""
    unit = unit_at(sentence, at)
    if unit is None or not sentence.lower[at].endswith("s") or sentence.word(at - 1) not in words("vague", "before"):
        return None
    if sentence.word(at + 1) == "of" and sentence.word(at - 1) == "of":
        return None
    return Found(at, at + 1, "DURATION", Length(at + 1, unit, None).value)


# Counted from a day


def counted(sentence: Sentence, at: int, found: Length, context: Reference) -> Found | None:
    """ "two days later", "a week earlier", "three months ago", "24 hours before"."""
    word = sentence.word(found.last)
    later, earlier, ago = (word in words("shift", name) for name in ("later", "earlier", "ago"))
    if not (later or earlier or ago) or not _ends_there(sentence, found.last, word):
        return None
    last = found.last + 1
    if _counts_from_event(sentence, word, last) or (later and _is_told_today(sentence, at)):
        return Found(at, last, "DURATION", found.value)
    count, unit = found.whole, found.unit
    if count is None:
        return Found(at, last, "DATE", "FUTURE_REF" if later else "PAST_REF")
    count = count if later else -count
    if "seconds" in table("calendar")["units"][unit]:
        return _moved_clock(Found(at, last, "TIME", ""), count * table("calendar")["units"][unit]["seconds"], context)
    span = None if ago else context.span
    if span is not None and unit in ("year", "month", "quarter") and span.length >= DAY:
        return same_period(at, last, span, count * table("calendar")["units"][unit]["months"])
    base = context.day() if ago else context.day_of_text()
    return _from_day(Found(at, last, "DATE", ""), base, unit, count)


def _ends_there(sentence: Sentence, at: int, word: str) -> bool:
    """ "Two days on," is a time; "two days on the road" and "19 minutes later than planned" are not."""
    behind = sentence.word(at + 1)
    return behind != "than" and (word != "on" or behind in ("", ",", "."))


def _counts_from_event(sentence: Sentence, word: str, at: int) -> bool:
    """ "61 hours after the quake": the day of the quake is not told here."""
    return word in words("shift", "event") and sentence.tag(at) in (
        "DET",
        "NOUN",
        "PROPN",
        "PRON",
        "ADJ",
        "VERB",
        "AUX",
        "NUM",
    )


def _is_told_today(sentence: Sentence, at: int) -> bool:
    """ "Today, 20 years on": a length until the report's own day."""
    return sentence.word(at - 1) == "," and sentence.word(at - 2) in words("lasting", "present")


def _moved_clock(found: Found, seconds: int, context: Reference) -> Found:
    """ "Six minutes later": a minute if the time before was one, else the day."""
    span = context.span
    if span is None:
        return msgspec.structs.replace(found, type="DURATION", value=f"PT{abs(seconds) // 60}M")
    start = span.start + timedelta(seconds=seconds)
    if span.length < DAY:
        moved_span = Timespan(start, start + span.length, span.holds, span.offset)
        return msgspec.structs.replace(found, value=f"{day_value(start.date())}T{start:%H:%M}", span=moved_span)
    day = start.date()
    return Found.of(found.first, found.last, (day, day))


def _from_day(found: Found, base: date | None, unit: str, count: int) -> Found:
    """A day so many units away: as precise as the unit, but a week away is the same weekday."""
    if base is None:
        return msgspec.structs.replace(found, value="FUTURE_REF" if count > 0 else "PAST_REF")
    day = moved(base, unit, count)
    exact = unit in ("day", "night") or (unit == "week" and abs(count) == 1)
    return Found.of(found.first, found.last, (day, day) if exact else whole(unit, day))


def same_period(at: int, last: int, span: Timespan, months: int) -> Found:
    """ "A year earlier": the same day, month or quarter of another year."""
    start = add_months(span.first_day, months)
    end = add_days(add_months(add_days(span.last_day, 1), months), -1)
    days = (start, max(start, end))
    return Found(at, last, "DATE", value_of(days), Timespan.days(*days, span.holds))


# Stretches that end at a day


def running(sentence: Sentence, at: int, context: Reference) -> Found | None:
    """ "the past three months", "the next two days": counted from the report's date; not "will last six days"."""
    start = at + (sentence.word(at) in ("the", "these"))
    lasts = sentence.word(at) == "last" and (sentence.tag(at - 1) == "AUX" or sentence.word(at - 1) == "to")
    step = None if lasts else step_of(sentence.word(start))
    found = length(sentence, start + 1) if step is not None else None
    if found is None:
        return _unit_alone(sentence, at, start, context)
    base, count = context.day(), found.whole
    is_brief = found.unit in words("vague", "brief")  # "the last ten minutes" of a game
    if base is None or count is None or step is None or is_brief:
        return Found(at, found.last, "DURATION", found.value)
    other = moved(base, found.unit, count * (step or -1))
    span = Timespan.days(min(base, other), max(base, other), Holds.OVER)
    return Found(at, found.last, "DATE", found.value, span)


def _unit_alone(sentence: Sentence, at: int, start: int, context: Reference) -> Found | None:
    """ "the past year", "over the past week": counted back; "the following months" are not counted."""
    unit = unit_at(sentence, start + 1)
    if unit is None or step_of(sentence.word(start)) is None:
        return None
    if sentence.word(start + 1).endswith("s"):
        return Found(at, start + 2, "DURATION", Length(start + 2, unit, None).value)
    base = context.day()
    if sentence.word(start) != "past" or base is None:
        return None
    span = Timespan.days(moved(base, unit, -1), base, Holds.OVER)
    return Found(at, start + 2, "DATE", Length(start + 2, unit, ONE).value, span)


def lead(sentence: Sentence, at: int) -> int | None:
    """Where a phrase ends that stands between a length and the time it ends with: "to", "that ended in"."""
    return sentence.after_phrase(at, "periods", "ending")


def until_day(found: Length, at: int, end: Found) -> Found | None:
    """The stretch of that length that ends with a time."""
    if end.span is None or found.whole is None:
        return None
    first = moved(add_days(end.span.last_day, 1), found.unit, -found.whole)
    if first > end.span.last_day:
        return None
    return Found.of(at, end.last, (first, end.span.last_day), year_given=end.year_given)
