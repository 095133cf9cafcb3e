"""Dates that name a day, a month, a season, a year or more: "27 March 2025", "May", "the 1990s", "Q2 2023".

Each form reads one way to write a date at a token and gives it, or None. A year that is not written right behind
comes from the other end of a stretch ("April to June 1968") or from the `Reference`.
"""

from __future__ import annotations

import re
from datetime import date

from checker.extraction.grammar.sentence import Sentence
from checker.extraction.quantities.counted import counts_in_list
from checker.extraction.quantities.measured import unit_at
from checker.extraction.times.calendar import ERA, Days, months_from, safe_date, whole
from checker.extraction.times.reference import Found, Reference, step_of
from checker.lexicon import grammar
from checker.lexicon.calendar import lexicon, phrases, words
from checker.model.timespan import Timespan

DAY_NUMBER = re.compile(r"([0-2]?\d|3[01])(st|nd|rd|th)?")
YEAR = re.compile(r"1\d{3}|20\d\d|21\d\d")
ANCIENT = re.compile(r"\d{1,4}")
DECADE = re.compile(r"((?:1\d|20)\d)0s")
SHORT_DECADE = re.compile(r"[3-9]0s")
LAST_CENTURY = 2000
"""Before it "the 1800s" are a hundred years; "the 2000s" are ten."""
ANCIENT_DECADE = re.compile(r"(\d{1,2})0s")
ISO = re.compile(r"(\d{4})-(\d\d)(?:-(\d\d))?(?![\d-])")
SLASHED = re.compile(r"(\d{1,2})/(\d{1,2})/(\d{4})(?!\d)")
OLD = 1700
"""Four digits below this are a year only behind a word that says so."""


# What a token is


def month_at(sentence: Sentence, at: int) -> int | None:
    """The month that a capitalised token names."""
    if not 0 <= at < len(sentence.words):
        return None
    month: int | None = lexicon("months").get(sentence.lower[at])
    return month if month and sentence.words[at][0].isupper() else None


def day_number(sentence: Sentence, at: int) -> int | None:
    match = DAY_NUMBER.fullmatch(sentence.lower[at]) if 0 <= at < len(sentence.words) else None
    return int(match[1]) or None if match else None


def word_at(sentence: Sentence, at: int) -> str:
    """The token in lower case; "" outside the sentence."""
    return sentence.lower[at] if 0 <= at < len(sentence.lower) else ""


def is_glued(sentence: Sentence, at: int) -> bool:
    """Whether nothing stands between a token and the one before it."""
    return 0 < at < len(sentence.words) and sentence.ends[at - 1] == sentence.starts[at]


def is_joiner(sentence: Sentence, at: int) -> bool:
    return word_at(sentence, at) in words("ranges", "joiners")


# Years


def year_at(sentence: Sentence, at: int) -> tuple[int | None, int]:
    """The year that a token is, and where it ends: "1968", "AD 60", "480 BC", the 499 of "499-493 BC"."""
    word = sentence.words[at] if at < len(sentence.words) else ""
    if not word[:1].isdigit() or not ANCIENT.fullmatch(word):
        return None, at
    if word_at(sentence, at + 1) in words("year", "eras"):
        return ERA - int(word), at + 2
    if word_at(sentence, at + 1) in words("year", "christian"):
        return int(word), at + 2
    if is_joiner(sentence, at + 1) and word_at(sentence, at + 3) in words("year", "eras"):
        if ANCIENT.fullmatch(sentence.words[at + 2]):
            return ERA - int(word), at + 1
    return (int(word), at + 1) if YEAR.fullmatch(word) else (None, at)


def year_behind(sentence: Sentence, at: int, context: Reference) -> tuple[int | None, int]:
    """The year right behind a month or a season: ", 1968", "of that year", "last year"; and where it ends."""
    start = at + (word_at(sentence, at) in (",", "of", "."))
    year, last = year_at(sentence, start)
    if year is not None and not _is_clock_or_count(sentence, last):
        return year, last
    start = at + (word_at(sentence, at) == "of")
    start += word_at(sentence, start) == "the"
    step = step_of(word_at(sentence, start)) if word_at(sentence, start + 1) == "year" else None
    base = _base(sentence, start, context) if step is not None else None
    if step is not None and base is not None:
        return base.year + step, start + 2
    before = next((one for one in phrases("year", "before") if tuple(sentence.lower[at : at + len(one)]) == one), None)
    told = context.day_of_text() if before is not None else None
    if before is not None and told is not None:
        return told.year - 1, at + len(before)
    return _borrowed(sentence, at), at


def _base(sentence: Sentence, at: int, context: Reference) -> date | None:
    """What "last year" and "that year" count from."""
    return context.day() if word_at(sentence, at) in words("shift", "deictic") else context.day_of_text()


def _is_clock_or_count(sentence: Sentence, at: int) -> bool:
    return word_at(sentence, at) in words("year", "not_before")


def _borrowed(sentence: Sentence, at: int) -> int | None:
    """The year of the other end of a stretch: April's in "April to June 1968"."""
    if not is_joiner(sentence, at):
        return None
    start = at + 1 + (day_number(sentence, at + 1) is not None)
    if month_at(sentence, start) is None and word_at(sentence, start) not in lexicon("seasons"):
        return None
    start += 1 + (day_number(sentence, start + 1) is not None)
    return year_at(sentence, start + (word_at(sentence, start) == ","))[0]


def year(sentence: Sentence, at: int, context: Reference) -> Found | None:
    """ "2019", "480 BC"; four digits that count or number something are no year."""
    del context
    value, last = year_at(sentence, at)
    if value is None or (last == at + 1 and value < ERA - OLD and not _is_year(sentence, at, value)):
        return None
    return Found.of(at, last, _year_days(value), year_given=True)


def _year_days(value: int) -> Days:
    return date(value, 1, 1), date(value, 12, 31)


def _is_year(sentence: Sentence, at: int, value: int) -> bool:
    before, behind = word_at(sentence, at - 1), word_at(sentence, at + 1)
    if before in words("year", "not_behind") or behind in words("year", "not_before"):
        return False
    if (before == "the" and unit_at(sentence, at + 1) is not None) or counts_in_list(sentence, at):
        return False
    signalled = before in words("year", "signals")
    if not signalled and at and sentence.tags[at - 1] == "PROPN" and before not in lexicon("holidays"):
        return False
    plural = behind.endswith("s") and not behind.endswith("ss") and sentence.tags[at + 1] == "NOUN"
    return signalled or (value >= OLD and not plural)


def short_year(sentence: Sentence, at: int, context: Reference) -> Found | None:
    """The 59 of "1958-59"."""
    del context
    word, before = sentence.words[at], sentence.words[at - 2] if at > 1 else ""
    if not (len(word) == 2 and word.isdigit() and YEAR.fullmatch(before) and sentence.lower[at - 1] in "-/"):
        return None
    if not (is_glued(sentence, at) and is_glued(sentence, at - 1)) or int(word) <= int(before[2:]):
        return None
    return Found.of(at, at + 1, _year_days(int(before[:2] + word)), year_given=True)


def decade(sentence: Sentence, at: int, context: Reference) -> Found | None:
    """ "1990s", "the 1990's", "the '90s", "470s BC"; the 1800s are rather a century."""
    del context
    word, last = sentence.lower[at].replace("'", ""), at + 1
    if word_at(sentence, last) in words("year", "eras") and (match := ANCIENT_DECADE.fullmatch(word)):
        first = ERA - int(match[1]) * 10 - 9
        span = Timespan.days(date(first, 1, 1), date(first + 9, 12, 31))
        return Found(at, last + 1, "DATE", f"BC{int(match[1]):03}", span, year_given=True)
    if SHORT_DECADE.fullmatch(word) and _is_cut_off(sentence, at):
        word = f"19{word}"
    match = DECADE.fullmatch(word)
    return Found.of(at, last, decade_days(int(match[1]) * 10), year_given=True) if match else None


def decade_days(year: int) -> Days:
    """The ten years that are named by their first, the hundred where that ends a century before this one."""
    unit = "century" if year % 100 == 0 and year < LAST_CENTURY else "decade"
    return whole(unit, date(year, 1, 1))


def _is_cut_off(sentence: Sentence, at: int) -> bool:
    """ "The '90s", "the 90's"; "in his 50's" is an age."""
    before = sentence.lower[at - 1] if at else ""
    return before == "'" or ("'" in sentence.lower[at] and before not in grammar.words("pronouns", "possessive"))


def century(sentence: Sentence, at: int, context: Reference) -> Found | None:
    """ "19th century", "the fifth century BC"."""
    del context
    match = DAY_NUMBER.fullmatch(sentence.lower[at])
    number = int(match[1]) if match and match[2] else lexicon("numbers").get(sentence.lower[at])
    last = at + 1 + (word_at(sentence, at + 1) == "-")
    if not number or word_at(sentence, last) not in ("century", "centuries"):
        return None
    if word_at(sentence, last + 1) in words("year", "eras"):
        first = ERA - 100 * number
        span = Timespan.days(date(first, 1, 1), date(min(first + 99, ERA - 2), 12, 31))
        return Found(at, last + 2, "DATE", f"BC{number - 1:02}", span, year_given=True)
    return Found.of(at, last + 1, whole("century", date(100 * number - 50, 1, 1)), year_given=True)


# Days and months


def numeric(sentence: Sentence, at: int, context: Reference) -> Found | None:
    """ "2025-03-27", "2025-03", "3/27/2025": the month first, unless it cannot be one."""
    del context
    start = sentence.starts[at]
    if at and is_glued(sentence, at) and sentence.lower[at - 1] in "-/":
        return None
    iso = ISO.match(sentence.text, start, sentence.end)
    if iso and not _is_two_years(iso):
        return _numbered(sentence, at, iso.end(), int(iso[1]), int(iso[2]), int(iso[3] or 0))
    if slashed := SLASHED.match(sentence.text, start, sentence.end):
        month, day = (
            sorted((int(slashed[1]), int(slashed[2]))) if int(slashed[1]) > 12 else map(int, slashed.groups()[:2])
        )
        return _numbered(sentence, at, slashed.end(), int(slashed[3]), month, day)
    return None


def _is_two_years(iso: re.Match[str]) -> bool:
    """ "2007-08" are two years; "2024-11" is a month."""
    return not iso[3] and int(iso[2]) > int(iso[1][2:])


def _numbered(sentence: Sentence, at: int, end: int, year: int, month: int, day: int) -> Found | None:
    last = next((i + 1 for i in range(at, len(sentence.ends)) if sentence.ends[i] == end), None)
    found = safe_date(year, month, day or 1)
    if last is None or found is None or (not day and not 1500 < year < 2200):
        return None
    if day:
        return Found.of(at, last, (found, found), explicit=True, year_given=True)
    return Found.of(at, last, whole("month", found), year_given=True)


def day_and_month(sentence: Sentence, at: int, context: Reference) -> Found | None:
    """ "22 May 2024", "May 22nd", "the 4th of July"."""
    day, last = day_number(sentence, at), at + 1
    if day is not None:
        last += word_at(sentence, last) == "of"
        month = month_at(sentence, last)
    else:
        month = month_at(sentence, at)
        last += word_at(sentence, last) in (".", "the")
        day = day_number(sentence, last)
    if month is None or day is None or _counts(sentence, at, last):
        return None
    return dated(sentence, (at, last + 1), month, day, context)


def _counts(sentence: Sentence, at: int, last: int) -> bool:
    """ "In March 22 people": the number belongs to what follows it."""
    follower = word_at(sentence, last + 1)
    return last > at and day_number(sentence, last) is not None and follower in words("year", "not_before")


def dated(sentence: Sentence, tokens: tuple[int, int], month: int, day: int, context: Reference) -> Found:
    """A day of a month, with the year behind the tokens or the one that the context gives."""
    year, last = year_behind(sentence, tokens[1], context)
    given = year is not None
    year = year or context.year_of(month, day, sentence, tokens[0])
    found = safe_date(year, month, day) if year else None
    if found is None:
        value = f"{year or 'XXXX'}-{month:02}-{day:02}"
        return Found(tokens[0], last, "DATE", value, explicit=True, year_given=given)
    return Found.of(tokens[0], last, (found, found), explicit=True, year_given=given)


def day_alone(sentence: Sentence, at: int, context: Reference) -> Found | None:
    """The 6 of "6-7 February", the 7 of "February 6-7", "on the 28th"."""
    day = day_number(sentence, at)
    if day is None:
        return None
    if is_joiner(sentence, at + 1) and (word_at(sentence, at + 1) == "-" or _opens_range(sentence, at)):
        month = day_and_month(sentence, at + 2, context) if day_number(sentence, at + 2) else None
        return _on_day(at, month, day)
    if is_glued(sentence, at) and word_at(sentence, at - 1) == "-" and month_at(sentence, at - 3):
        return _on_day(at, day_and_month(sentence, at - 3, context), day, at + 1)
    if not sentence.lower[at].isdigit() and sentence.lower[at - 2 : at] == ["on", "the"]:
        return _of_the_month(sentence, at, day, context)
    return None


def _opens_range(sentence: Sentence, at: int) -> bool:
    return word_at(sentence, at - 1) in ("from", "between", "on")


def _on_day(at: int, month: Found | None, day: int, last: int | None = None) -> Found | None:
    """Another day of a date's month."""
    if month is None or month.span is None:
        return None
    found = safe_date(month.span.start.year, month.span.start.month, day)
    if found is None:
        return None
    return Found.of(at, last or at + 1, (found, found), explicit=True, year_given=month.year_given)


def _of_the_month(sentence: Sentence, at: int, day: int, context: Reference) -> Found | None:
    base = context.day()
    follower = sentence.tags[at + 1] if at + 1 < len(sentence.tags) else "PUNCT"
    if base is None or follower in ("NOUN", "ADJ", "PROPN"):
        return None
    month = base.month if day <= base.day or context.history else (base.month - 2) % 12 + 1
    found = safe_date(base.year - (month > base.month), month, day)
    return Found.of(at, at + 1, (found, found)) if found else None


def month(sentence: Sentence, at: int, context: Reference) -> Found | None:
    """ "March", "March 2025", "last March", "March last year"."""
    step = step_of(sentence.lower[at])
    start = at + (step is not None)
    named = month_at(sentence, start)
    if named is None:
        return None
    year, last = year_behind(sentence, start + 1, context)
    if year is None and not _is_month(sentence, start):
        return None
    given = year is not None
    year = year or _stepped(named, step, context) or context.year_of(named, 0, sentence, at)
    if year is None:
        return Found(at, last, "DATE", f"XXXX-{named:02}")
    return Found.of(at, last, months_from(date(year, named, 1), 1), year_given=given)


def _stepped(month: int, step: int | None, context: Reference) -> int | None:
    """The year of "last March" and "next March"."""
    base = context.day()
    if not step or base is None:
        return None
    return base.year - (month >= base.month) if step < 0 else base.year + (month <= base.month)


def _is_month(sentence: Sentence, at: int) -> bool:
    """Without day and year "May" and "March" must be names, not a part of one ("Theresa May"), and no verbs."""
    word = sentence.words[at]
    if sentence.tags[at] != "PROPN" or (len(word) < 4 and word != "May"):
        return False
    before = sentence.lower[at - 1] if at else ""
    named = at > 0 and sentence.tags[at - 1] in ("PROPN", "ADJ") and sentence.words[at - 1][0].isupper()
    named = named and step_of(before) is None  # "Last June four died"
    if at > 1 and sentence.lower[at - 1] == "'s" and sentence.tags[at - 2] == "PROPN":
        return False
    return not named or before in lexicon("weekdays") or (at == 1 and len(word) > 5)
