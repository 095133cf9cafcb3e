"""Dates that name a day or a month: "27 March 2025", "3/27/2025", "the 4th of July", "May", "on the 28th".

Each form reads one way to write a date at a token and gives it, or None. A year that is not written right behind
comes from the other end of a stretch ("April to June 1968") or from the `Reference`.
"""

from __future__ import annotations

import re
from datetime import date

from checker.extraction.grammar.sentence import Sentence
from checker.extraction.times.calendar import months_from, safe_date, whole
from checker.extraction.times.reference import Found, Reference, step_of
from checker.extraction.times.tokens import day_number, is_joiner, month_at
from checker.extraction.times.years import year_behind
from checker.lexicon.grammar import words
from checker.lexicon.load import table

ISO = re.compile(r"(\d{4})-(\d\d)(?:-(\d\d))?(?![\d-])")
SLASHED = re.compile(r"(\d{1,2})/(\d{1,2})/(\d{4})(?!\d)")
MONTHS = 12


def numeric(sentence: Sentence, at: int, _: Reference) -> Found | None:
    """ "2025-03-27", "2025-03", "3/27/2025": the month first, unless it cannot be one."""
    start = sentence.starts[at]
    if sentence.is_glued(at) and sentence.lower[at - 1] in "-/":
        return None
    iso = ISO.match(sentence.text, start, sentence.end)
    if iso and not _is_two_years(iso):
        return _numbered(sentence, at, iso.end(), (int(iso[1]), int(iso[2]), int(iso[3] or 0)))
    if slashed := SLASHED.match(sentence.text, start, sentence.end):
        month, day, year = map(int, slashed.groups())
        if month > MONTHS:
            month, day = day, month
        return _numbered(sentence, at, slashed.end(), (year, month, day))
    return None


def _is_two_years(iso: re.Match[str]) -> bool:
    """ "2007-08" are two years; "2024-11" is a month."""
    return not iso[3] and int(iso[2]) > int(iso[1][2:])


def _numbered(sentence: Sentence, at: int, end: int, date: tuple[int, int, int]) -> Found | None:
    """The day, or for a day of 0 the month, that three numbers give; None where no token ends at `end`."""
    year, month, day = date
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
        last += sentence.word(last) == "of"
        month = month_at(sentence, last)
    else:
        month = month_at(sentence, at)
        last += sentence.word(last) in (".", "the")
        day = day_number(sentence, last)
    if month is None or day is None or _counts(sentence, at, last):
        return None
    return dated(sentence, (at, last + 1), month, day, context)


def _counts(sentence: Sentence, at: int, last: int) -> bool:
    """ "In March 22 people": the number belongs to what follows it."""
    follower = sentence.word(last + 1)
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
    """The 6 of "6-7 February" and of "from the 6th to the 7th of February", the 7 of "February 6-7", "on the 28th"."""
    day = day_number(sentence, at)
    if day is None:
        return None
    if is_joiner(sentence, at + 1) and (sentence.word(at + 1) == "-" or _opens_range(sentence, at)):
        other = at + 2 + (sentence.word(at + 2) == "the")
        month = day_and_month(sentence, other, context) if day_number(sentence, other) else None
        return _on_day(at, month, day)
    if sentence.is_glued(at) and sentence.word(at - 1) == "-" and month_at(sentence, at - 3):
        return _on_day(at, day_and_month(sentence, at - 3, context), day, at + 1)
    if not sentence.lower[at].isdecimal() and sentence.lower[at - 2 : at] == ["on", "the"]:
        return _of_the_month(sentence, at, day, context)
    return None


def _opens_range(sentence: Sentence, at: int) -> bool:
    return sentence.word(at - 1 - (sentence.word(at - 1) == "the")) in ("from", "between", "on")


def _on_day(at: int, month: Found | None, day: int, last: int | None = None) -> Found | None:
    """Another day of a date's month."""
    if month is None:
        return None
    last = last or at + 1
    if month.span is None:
        return Found(at, last, "DATE", f"{month.value[:-2]}{day:02}", explicit=True)
    found = safe_date(month.span.start.year, month.span.start.month, day)
    if found is None:
        return None
    return Found.of(at, last, (found, found), explicit=True, year_given=month.year_given)


def _of_the_month(sentence: Sentence, at: int, day: int, context: Reference) -> Found | None:
    base = context.day()
    follower = sentence.tags[at + 1] if at + 1 < len(sentence.words) else "PUNCT"
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
    year = year or _stepped(named, sentence.lower[at], context) or context.year_of(named, 0, sentence, at)
    if year is None:
        return Found(at, last, "DATE", f"XXXX-{named:02}")
    return Found.of(at, last, months_from(date(year, named, 1), 1), year_given=given)


def _stepped(month: int, word: str, context: Reference) -> int | None:
    """The year of "last March", "this March" and "next March", as counted from the report."""
    base, step = context.day(), step_of(word)
    if step is None or base is None or word not in words("shift", "deictic"):
        return None
    if not step:
        return base.year
    return base.year - (month >= base.month) if step < 0 else base.year + (month <= base.month)


def _is_month(sentence: Sentence, at: int) -> bool:
    """Without day and year "May" and "March" must be names, not a part of one ("Theresa May"), and no verbs."""
    word = sentence.words[at]
    if sentence.tags[at] != "PROPN" or (len(word) < 4 and word != "May"):
        return False
    before = sentence.word(at - 1)
    named = sentence.tag(at - 1) in ("PROPN", "ADJ") and sentence.words[at - 1][0].isupper()
    named = named and step_of(before) is None  # "Last June four died"
    if at > 1 and sentence.lower[at - 1] == "'s" and sentence.tags[at - 2] == "PROPN":
        return False
    return not named or before in table("calendar")["weekdays"] or (at == 1 and len(word) > 5)
