"""Clock times: "9:03 a.m.", "7.30pm", "noon", "0515 GMT", "eight o'clock", "10 in the morning"."""

from __future__ import annotations

import re
from datetime import date

import msgspec

from checker.extraction.grammar.sentence import Sentence
from checker.extraction.quantities.number_words import numbers
from checker.extraction.quantities.numerals import numeral
from checker.extraction.times.calendar import first_sunday_of_november, second_sunday_of_march
from checker.extraction.times.tokens import is_joiner
from checker.lexicon.grammar import words
from checker.lexicon.load import table

HOURS_AND_MINUTES = re.compile(r"([01]?\d|2[0-4])[:.]([0-5]\d)(?::([0-5]\d))?")
MILITARY = re.compile(r"([01]\d|2[0-3])([0-5]\d)")
HOUR = 60
NOON = 12
FIVE = 5
"""Without "minutes" behind them, minutes past the hour are told in steps of so many."""

REACH = 6
"""Tokens from the first of the minutes within which "past" or "to" stands."""

LONGEST_ZONE = 4
"""Words of the name of a zone, at most."""

EVENING = 6
"""The hours of a night from this one on are before midnight."""


class Clock(msgspec.Struct, frozen=True):
    """A time of day that ends before token `last`; `zone` in lower case, "" where none is.

    `half_known` is false where the words leave open which half of the day it is of: "twenty past three", and
    "from 6:20 p.m. until 8:10".
    """

    last: int
    hour: int
    minute: int = 0
    zone: str = ""
    half_known: bool = True

    def offset(self, day: date) -> int | None:
        """Minutes from UTC on that day."""
        if not self.zone:
            return None
        offset: int = table("calendar")["zones"][self.zone]
        summer = second_sunday_of_march(day.year) <= day < first_sunday_of_november(day.year)
        return offset + HOUR if summer and self.zone in words("clock", "seasonal") else offset


def read(sentence: Sentence, at: int) -> Clock | None:
    """The clock time that begins at a token, or None."""
    found = (
        _past_the_hour(sentence, at)
        or _named(sentence, at)
        or _with_minutes(sentence, at)
        or _hour(sentence, at)
        or _military(sentence, at)
    )
    return _zoned(sentence, found) if found is not None else None


def _named(sentence: Sentence, at: int) -> Clock | None:
    hour = table("calendar")["clock"]["named"].get(sentence.lower[at])
    return Clock(at + 1, hour) if hour is not None and sentence.word(at - 1) not in ("the", "high") else None


def _past_the_hour(sentence: Sentence, at: int) -> Clock | None:
    """ "Twenty past three", "a quarter to eight in the evening", "eleven minutes past midnight"."""
    if table("calendar")["clock"]["steps of minutes"].keys().isdisjoint(sentence.lower[at + 1 : at + REACH]):
        return None  # most numbers are no minutes
    minutes, last = _minutes(sentence, at)
    named = sentence.word(last - 1) in words("clock", "minutes")
    step = table("calendar")["clock"]["steps of minutes" if named else "steps"].get(sentence.word(last))
    if minutes is None or step is None or last + 1 >= len(sentence.words):
        return None
    hour = table("calendar")["clock"]["named"].get(sentence.lower[last + 1])
    if hour is not None:
        return _moved(Clock(last + 2, hour), step * minutes)
    hour = _number(sentence, last + 1)
    half = _half(sentence, last + 2, hour)
    is_told = half is not None or ((step > 0 or _is_at(sentence, at)) and not _counts(sentence, last + 2))
    if not 0 < hour <= NOON or not is_told:
        return None
    if half is None:
        return msgspec.structs.replace(_moved(Clock(last + 2, hour), step * minutes), half_known=False)
    return _moved(Clock(half[0], hour % NOON + half[1]), step * minutes)


def _minutes(sentence: Sentence, at: int) -> tuple[int | None, int]:
    """The minutes before or past an hour: "half", "a quarter", "eleven minutes", "twenty"; and where they end."""
    start = at + (sentence.word(at) == "a")
    part = table("calendar")["clock"]["parts of an hour"].get(sentence.word(start))
    if part is not None:
        return part, start + 1
    number = numeral(sentence, at) if at < len(sentence.words) else None
    if number is None or number.value != int(number.value) or not 0 < number.value < HOUR:
        return None, at
    named = sentence.word(number.last) in words("clock", "minutes")
    return (int(number.value), number.last + named) if named or not number.value % FIVE else (None, at)


def _moved(clock: Clock, minutes: int) -> Clock:
    hour, minute = divmod(clock.hour * HOUR + minutes, HOUR)
    return msgspec.structs.replace(clock, hour=hour % 24, minute=minute)


def _number(sentence: Sentence, at: int) -> int:
    """The number that one token is; 0 for any other."""
    word = sentence.word(at)
    return int(word) if word.isdecimal() else int(numbers()["cardinal"].get(word, 0))


def _is_at(sentence: Sentence, at: int) -> bool:
    """ "At", "shortly before", "the clock said"; "the toll stood at 10 on Saturday night" is no time."""
    if not words("clock", "timed").isdisjoint(sentence.lower[:at]):
        return True
    figure = at > 1 and sentence.lower[at - 1] == "at" and sentence.lemma(at - 2) in words("clock", "level")
    return sentence.word(at - 1) in words("clock", "moment") and not figure


def _counts(sentence: Sentence, at: int) -> bool:
    """Whether what stands at a token may be counted by the number before it: "five to ten minutes"."""
    return sentence.tag(at) in ("NOUN", "SYM", "NUM", "ADJ", "PROPN")


def _with_minutes(sentence: Sentence, at: int) -> Clock | None:
    """Hours and minutes; with a point only if a half of the day, a zone or "at" says that they are such."""
    match = HOURS_AND_MINUTES.fullmatch(sentence.words[at])
    if match is None:
        return _apart(sentence, at)
    hour, minute = int(match[1]), int(match[2])
    half = _half(sentence, at + 1, hour)
    if half is not None and (half[0] > at + 1 or ":" in match[0] or _is_at(sentence, at)):
        return Clock(half[0], hour % NOON + half[1], minute) if hour <= NOON else Clock(half[0], hour % 24, minute)
    if match[3] and not _is_to_the_second(sentence, at):
        return None
    if "." in match[0] and not _is_said_to_be_time(sentence, at):
        return None
    if ":" in match[0] and sentence.word(at + 1) in words("clock", "lengths"):
        return None  # "ahead by 1:14 minutes"
    borrowed = _borrowed(sentence, at) if hour <= NOON else None
    if borrowed is None and 0 < hour <= NOON and not match[1].startswith("0") and _is_of_halves(sentence, at):
        return Clock(at + 1, hour, minute, half_known=False)
    return Clock(at + 1, hour % 24 if borrowed is None else hour % NOON + borrowed, minute)


def _is_of_halves(sentence: Sentence, at: int) -> bool:
    """ "Began at 6:20 p.m. and ended at 8:10": whether a time before is told by the half of its day."""
    halves = table("calendar")["clock"]["halves"].keys()
    return not halves.isdisjoint(sentence.lower[:at]) and sentence.word(at + 1) not in table("calendar")["zones"]


def _is_to_the_second(sentence: Sentence, at: int) -> bool:
    """ "At 10:05:23", "27 March 2025, 14:28:01", a line of its own: else they are a length of time, as of a race."""
    before = sentence.word(at - 1 - (sentence.word(at - 1) == ","))
    if len(sentence.words) == 1 or before[:1].isdecimal():
        return True
    timed = sentence.word(at - 2) in words("clock", "timed")
    return sentence.word(at - 1) in words("clock", "exact") and not timed


def _apart(sentence: Sentence, at: int) -> Clock | None:
    """ "2 45 a.m.", as transcripts write it."""
    hour, minute = sentence.words[at], sentence.word(at + 1)
    if not (hour.isdecimal() and minute.isdecimal() and len(minute) == 2 and int(hour) <= NOON and int(minute) < HOUR):
        return None
    half = _half(sentence, at + 2)
    return Clock(half[0], int(hour) % NOON + half[1], int(minute)) if half is not None else None


def _half(sentence: Sentence, at: int, hour: int = 0) -> tuple[int, int] | None:
    """Where "a.m." or "in the morning" ends, and the hours that it adds; a day's name behind is left to be read."""
    halves, parts = table("calendar")["clock"]["halves"], table("calendar")["clock"]["parts"]
    if sentence.word(at) in halves:
        return at + 1, halves[sentence.lower[at]]
    spaced = sentence.lower[at : at + 3]
    if spaced[1:] == [".", "m"] and "".join(spaced) in halves:
        return at + 3 + (sentence.word(at + 3) == "."), halves["".join(spaced)]
    if sentence.lower[at : at + 2] == ["in", "the"] and sentence.word(at + 2) in parts:
        return at + 3, parts[sentence.lower[at + 2]]
    part = _part_of_named_day(sentence, at)
    if part == "night":
        return (at, NOON) if EVENING <= hour < NOON else None
    return (at, parts[part]) if part in parts else None


def _part_of_named_day(sentence: Sentence, at: int) -> str:
    """ "On Saturday night", "on the evening of Sunday", "that morning": the part of the day, by its word."""
    at += sentence.word(at) == "on"
    if sentence.word(at) in table("calendar")["weekdays"] or sentence.word(at) in words("shift", "same"):
        return sentence.word(at + 1)
    is_of = sentence.word(at) == "the" and sentence.word(at + 2) == "of"
    return sentence.word(at + 1) if is_of else ""


def _borrowed(sentence: Sentence, at: int) -> int | None:
    """The half of the day that stands behind the second of two times: "between 1.15 and 1.50 a.m."."""
    if not is_joiner(sentence, at + 1) or at + 2 >= len(sentence.words) or not sentence.words[at + 2][0].isdecimal():
        return None
    half = _half(sentence, at + 3)
    return half[1] if half is not None else None


def _is_said_to_be_time(sentence: Sentence, at: int) -> bool:
    behind = sentence.word(at + 1)
    if behind in table("calendar")["zones"]:
        return True
    if behind in words("counted", "per"):
        return False  # "set at 14.20 an hour"
    tag = sentence.tags[at + 1] if behind else ""
    if sentence.word(at - 1) not in words("clock", "before") or behind in words("year", "not_before"):
        return False
    if _is_level(sentence, at - 1):
        return False
    if is_joiner(sentence, at + 1) and HOURS_AND_MINUTES.fullmatch(sentence.word(at + 2)):
        return _borrowed(sentence, at) is not None
    return tag not in ("NOUN", "SYM", "NUM", "ADJ") and len(sentence.words[at].partition(".")[2]) == 2


def _is_level(sentence: Sentence, preposition: int) -> bool:
    """ "Down from 1.21", "fell by 2.10", "closed 2 percent up at 12.50": an amount with its decimals.

    "The match ended at 9.45", where nothing is measured, is a time.
    """
    ahead = preposition - 1
    if ahead >= 0 and sentence.lower[ahead] in words("verbs", "direction"):
        return True
    moves = words("verbs", "rise", "fall") | words("clock", "level")
    if not words("counted", "percent").isdisjoint(sentence.lower):
        moves |= words("verbs", "settling")
    return ahead >= 0 and sentence.tags[ahead] == "VERB" and sentence.lemma(ahead) in moves


def _hour(sentence: Sentence, at: int) -> Clock | None:
    """ "10 a.m.", "eight o'clock", "8 in the evening", the 9 of "9 to 11 a.m."."""
    word, hour = sentence.words[at], _number(sentence, at)
    if not 0 < hour <= 24:
        return None
    behind = at + 1
    oclock = 1 if sentence.word(behind) == "o'clock" else 2 * (sentence.lower[behind : behind + 2] == ["o", "'clock"])
    half = _half(sentence, behind + oclock, hour)
    if half is not None and hour <= NOON:
        if half[0] == behind + oclock and not oclock and not _is_at(sentence, at):
            return None
        worded = half[0] == behind + oclock + 3 and not oclock and sentence.word(at - 1) not in words("clock", "before")
        return None if worded else Clock(half[0], hour % NOON + half[1])
    if oclock:
        return Clock(behind + oclock, hour % 24)
    borrowed = _borrowed(sentence, at) if word.isdecimal() and hour <= NOON else None
    return Clock(behind, hour % NOON + borrowed) if borrowed is not None else None


def _military(sentence: Sentence, at: int) -> Clock | None:
    """ "0515 GMT", "1830 hours", "by 0512", "at 2012 last Thursday"; not "at 2012 prices"."""
    match = MILITARY.fullmatch(sentence.words[at])
    if match is None:
        return None
    behind = sentence.word(at + 1)
    told = behind in table("calendar")["zones"] or behind == "hours"
    if not told and match[0].startswith("0"):
        told = sentence.word(at - 1) in words("clock", "before")
    if not told and not (_is_at(sentence, at) and _is_day(sentence, at + 1)):
        return None
    return Clock(at + 1 + (behind == "hours"), int(match[1]) % 24, int(match[2]))


def _is_day(sentence: Sentence, at: int) -> bool:
    """ "Thursday", "on Thursday", "last Thursday"."""
    leads = words("shift", "same", "previous") | {"on"}
    return sentence.word(at + (sentence.word(at) in leads)) in table("calendar")["weekdays"]


def _zoned(sentence: Sentence, clock: Clock) -> Clock:
    """The time with the zone behind it, if one is named in capitals: "GMT", "Central European Time"."""
    at, zones = clock.last, table("calendar")["zones"]
    for end in range(at + 1, at + 1 + LONGEST_ZONE):
        zone = " ".join(sentence.lower[at:end])
        if zone in zones and (sentence.words[at].isupper() or (end > at + 1 and sentence.words[at][0].isupper())):
            return msgspec.structs.replace(clock, last=end, zone=zone)
    return clock
