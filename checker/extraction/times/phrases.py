"""All forms of a time expression, and those made of others: "the end of next month", "the year to June".

`longest` reads the longest form at a token. Which forms are tried is looked up by the token, so that a word
that opens no time costs one look.
"""

from __future__ import annotations

import functools
from collections import defaultdict
from collections.abc import Callable, Iterable
from datetime import date, timedelta

import msgspec

from checker.extraction.grammar.sentence import Sentence
from checker.extraction.quantities.number_words import openers
from checker.extraction.times import dates, daytimes, durations, relative, seasons, years
from checker.extraction.times.calendar import YEAR, Days, moved, portion, value_of, whole
from checker.extraction.times.reference import Found, Reference
from checker.extraction.times.tense import Tense, tense
from checker.extraction.times.years import year_at
from checker.lexicon.grammar import phrases, words
from checker.lexicon.load import table
from checker.model.timespan import Timespan

Form = Callable[[Sentence, int, Reference], Found | None]

DIGITS = frozenset("0123456789")
REACH = 6
"""Tokens before a word of time, or a number, in which an expression with it may begin."""

LONGEST_PERIOD = timedelta(days=400)


def openings(sentence: Sentence) -> list[int]:
    """The tokens at which a time expression may begin: those just before a word of time or a number, and it."""
    triggers = _triggers()
    marks = [
        at
        for at, word in enumerate(sentence.lower)
        if word in triggers
        or not (word.isalpha() or DIGITS.isdisjoint((word[0], (word.removesuffix("s") or word)[-1])))
    ]
    found: list[int] = []
    first = 0
    for mark in marks:
        found += range(max(mark - REACH, first), mark + 1)
        first = mark + 1
    return found


def longest(sentence: Sentence, at: int, context: Reference) -> Found | None:
    """The longest time expression that begins at a token, or None."""
    if at >= len(sentence.words):
        return None
    word = sentence.lower[at]
    forms = DIGIT_FORMS if word[0] in DIGITS else _forms().get(word) or (GLUED_FORMS if "-" in word else ())
    best: Found | None = None
    for form in forms:
        found = form(sentence, at, context)
        if found is not None and (best is None or found.last > best.last):
            best = found
    return best


# Forms made of others


def part(sentence: Sentence, at: int, context: Reference) -> Found | None:
    """ "early March", "mid-2007", "the end of next month", "the second half of 2008", "late on Sunday" is no such."""
    lower = sentence.lower
    start = at + (lower[at] == "the")
    size = 2 if " ".join(lower[start : start + 2]) in table("calendar")["portions"] else 1
    entry = table("calendar")["portions"].get(" ".join(lower[start : start + size]))
    if entry is None:
        return None
    last = start + size
    joiner = sentence.word(last)
    if entry["of"] and joiner != "of":
        return None
    last += joiner in (("of",) if entry["of"] else ("-", "in"))
    inner = longest(sentence, last, context) or _the_unit(sentence, last, context) or _of_the(sentence, last, context)
    if inner is None or inner.type != "DATE" or inner.days is None or inner.is_day or inner.span is None:
        return None
    if "day" in entry and _is_long(inner.days):
        return None
    days = portion(inner.days, entry)
    value = value_of(days) if "half" in " ".join(lower[start:last]) else inner.value
    return msgspec.structs.replace(inner, first=at, value=value, span=Timespan.days(*days))


def _of_the(sentence: Sentence, at: int, context: Reference) -> Found | None:
    """The "the 1990s" of "the early part of the 1990s"; "the 2019" of "the end of the 2019 season" is no year."""
    inner = longest(sentence, at + 1, context) if sentence.word(at) == "the" else None
    return inner if inner is not None and inner.days is not None and _is_long(inner.days) else None


def _is_long(days: Days) -> bool:
    """A decade or a century: its end, or its turn, is no day."""
    return days[1] - days[0] > LONGEST_PERIOD


def _the_unit(sentence: Sentence, at: int, context: Reference) -> Found | None:
    """The "the year" of "the end of the year": the one that is spoken of, or, of what is to come, the report's own."""
    to_come = sentence.word(at + 1) == "year" and tense(sentence, at) is Tense.FUTURE
    unit, base = durations.unit_at(sentence, at + 1), context.day() if to_come else context.day_of_text()
    if sentence.word(at) != "the" or unit is None or base is None:
        return None
    return Found.of(at, at + 2, whole(unit, base)) if "seconds" not in table("calendar")["units"][unit] else None


def glued_part(sentence: Sentence, at: int, _context: Reference) -> Found | None:
    """ "mid-2007", "late-1990s" as one token."""
    name, _, rest = sentence.lower[at].partition("-")
    entry = table("calendar")["portions"].get(name)
    match = years.YEAR.fullmatch(rest[:4])
    if entry is None or match is None or rest[4:] not in ("", "s"):
        return None
    year = int(match[0])
    days = years.decade_days(year) if rest[4:] else whole("year", date(year, 1, 1))
    found = Found.of(at, at + 1, days, year_given=True)
    return msgspec.structs.replace(found, span=Timespan.days(*portion(days, entry)))


def measured(sentence: Sentence, at: int, context: Reference) -> Found | None:
    """What begins with a length: "two days later", "twelve months to June 2024", "nine days"."""
    length = durations.length(sentence, at)
    if length is None:
        return None
    counted = durations.counted(sentence, at, length, context)
    return counted or _period(sentence, at, length, context) or durations.duration(sentence, at, length)


def period(sentence: Sentence, at: int, context: Reference) -> Found | None:
    """ "the year to June", "the three months ended 30 September", "quarter ended December"."""
    start = at + (sentence.lower[at] == "the")
    unit = durations.unit_at(sentence, start)
    length = durations.Length(start + 1, unit, durations.ONE) if unit else durations.length(sentence, start)
    return _period(sentence, at, length, context) if length is not None else None


def _period(sentence: Sentence, at: int, length: durations.Length, context: Reference) -> Found | None:
    """The stretch of a length that ends with the time behind it."""
    behind = durations.lead(sentence, length.last)
    if behind is None or length.whole is None or "seconds" in table("calendar")["units"][length.unit]:
        return None
    end = longest(sentence, behind, context)
    if end is None or end.type != "DATE" or end.span is None or end.span.length > LONGEST_PERIOD:
        return None
    return durations.until_day(length, at, end)


def stretch(sentence: Sentence, at: int, context: Reference) -> Found | None:
    """ "the first week of March", "the first three months of 2024", "the last ten days of May"."""
    start = at + (sentence.lower[at] == "the")
    number = table("calendar")["numbers"].get(sentence.word(start))
    last_one = sentence.word(start) in words("shift", "previous")
    if number is None and not last_one:
        return None
    unit = durations.unit_at(sentence, start + 1)
    length = durations.Length(start + 2, unit, durations.ONE) if unit else durations.length(sentence, start + 1)
    if length is None or length.whole is None or sentence.word(length.last) != "of":
        return None
    inner = longest(sentence, length.last + 1, context) or _the_unit(sentence, length.last + 1, context)
    if inner is None or inner.days is None:
        return None
    first, last = inner.days
    if last_one:
        begin = moved(last + timedelta(days=1), length.unit, -length.whole)
    else:
        begin = moved(first, length.unit, ((number or 1) - 1) * length.whole)
        last = moved(begin, length.unit, length.whole) - timedelta(days=1)
    if not inner.days[0] <= begin <= last <= inner.days[1]:
        return None
    return Found.of(at, inner.last, (begin, last), year_given=inner.year_given)


def so_far(sentence: Sentence, at: int, context: Reference) -> Found | None:
    """ "so far this year": from its start to the report's date."""
    published, start = context.published, sentence.after_phrase(at, "periods", "running")
    inner = longest(sentence, start, context) if published is not None and start is not None else None
    if published is None or inner is None or inner.days is None or not inner.days[0] <= published <= inner.days[1]:
        return None
    return msgspec.structs.replace(Found.of(at, inner.last, (inner.days[0], published)), value=inner.value)


def year_ago(sentence: Sentence, at: int, context: Reference) -> Found | None:
    """ "the year-ago quarter", "the same period of 2021", "the same quarter last year"."""
    span = context.span
    if span is None or span.length > LONGEST_PERIOD:
        return None
    start = at + (sentence.lower[at] == "the")
    ago = [word for word in sentence.lower[start : start + 3] if word != "-"][:2]
    if ago == ["year", "ago"]:
        last = start + 2 + (sentence.word(start + 1) == "-")
        return durations.same_period(at, last + 1, span, -YEAR)
    if sentence.word(start) != "same" or sentence.word(start + 1) not in words("periods", "same"):
        return None
    last = start + 2 + (sentence.word(start + 2) in ("of", "in", "a", "the"))
    year, end = year_at(sentence, last)
    if year is not None:
        found = durations.same_period(at, end, span, YEAR * (year - span.first_day.year))
        return msgspec.structs.replace(found, year_given=True)
    behind = sentence.after_phrase(last, "periods", "behind")
    return None if behind is None else durations.same_period(at, behind, span, -YEAR)


# Which forms a token may open


@functools.cache
def _triggers() -> frozenset[str]:
    """Words of which every time expression that has no number holds one."""
    calendar = table("calendar")
    names = ("months", "weekdays", "parts", "seasons", "relative", "sets", "halves", "units")
    single = {word for name in names for word in calendar[name]}
    single |= {f"{unit}{end}" for unit in calendar["units"] for end in ("s", "-long")}
    single |= {phrase[-1] for phrase in phrases("present", "phrases") + phrases("periods", "running")}
    single |= {name.split()[-1] for name in calendar["holidays"]}
    single |= {*calendar["clock"]["named"], *calendar["clock"]["halves"]}
    single |= {word for word in calendar["quarters"] if "-" in word or word.startswith("q")}
    return frozenset(single | words("periods", "same") | words("shift", "pronouns") | {"half", "past", "o'clock"})


GLUED_FORMS: tuple[Form, ...] = (glued_part,)

DIGIT_FORMS: tuple[Form, ...] = (
    years.year,
    years.short_year,
    years.decade,
    dates.numeric,
    dates.day_alone,
    daytimes.day,
    daytimes.clock_time,
    years.century,
    measured,
)


@functools.cache
def _forms() -> dict[str, tuple[Form, ...]]:
    """The forms that a word may open, in the order in which they are tried."""
    calendar = table("calendar")
    by_word: defaultdict[str, list[Form]] = defaultdict(list)

    def opened(by: Iterable[str], *forms: Form) -> None:
        for word in by:
            by_word[word] += (form for form in forms if form not in by_word[word])

    shifts = words("shift", "previous", "following", "same")
    units = {*calendar["units"], *(f"{unit}s" for unit in calendar["units"])}
    portions = {name.split()[0] for name in calendar["portions"]}
    opened(calendar["months"], dates.month, daytimes.day)
    opened(calendar["weekdays"], daytimes.day)
    opened(calendar["relative"], daytimes.day)
    opened(seasons.holiday_names(), daytimes.day)
    opened(calendar["seasons"], seasons.season_of)
    opened(calendar["quarters"], seasons.quarter)
    opened(calendar["halves"], seasons.quarter)
    opened(calendar["numbers"], seasons.quarter, years.century, stretch)
    opened(calendar["sets"], relative.repeated)
    opened((phrase[0] for phrase in phrases("present", "phrases")), relative.present)
    opened((phrase[0] for phrase in phrases("periods", "running")), so_far)
    opened(calendar["clock"]["named"], daytimes.clock_time)
    opened(calendar["parts"], daytimes.part_of_day)
    opened(portions, part)
    opened(shifts, relative.shifted, relative.then, seasons.season_of, dates.month, durations.running, year_ago)
    opened(shifts, stretch, daytimes.day)
    opened(("then",), relative.then)
    opened(("year",), year_ago)
    opened(("the",), *THE_FORMS)
    opened(units, durations.bare, period)
    opened(openers(), measured, daytimes.clock_time)
    opened(words("vague", "words"), measured)
    return {word: tuple(forms) for word, forms in by_word.items()}


THE_FORMS: tuple[Form, ...] = (
    part,
    daytimes.part_of_day,
    stretch,
    period,
    relative.shifted,
    durations.running,
    year_ago,
)
