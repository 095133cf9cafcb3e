"""Clock times: "9:03 a.m.", "7.30pm", "noon", "0515 GMT", "eight o'clock"."""

from __future__ import annotations

import re

import msgspec

from checker.extraction.calendar import lexicon
from checker.extraction.numerals import numbers
from checker.extraction.sentence import Sentence

COLON = re.compile(r"([01]?\d|2[0-4])[:.]([0-5]\d)(?:[:.]([0-5]\d))?")
MILITARY = re.compile(r"([01]\d|2[0-3])([0-5]\d)")
HALF_DAYS = {"am": 0, "a.m.": 0, "a.m": 0, "pm": 12, "p.m.": 12, "p.m": 12}
MINUTE = 60


class Clock(msgspec.Struct, frozen=True):
    """A time of day that ends before token `last`; `grain` in seconds, `offset` in minutes from UTC or None."""

    last: int
    hour: int
    minute: int
    grain: int = MINUTE
    offset: int | None = None


def read(sentence: Sentence, at: int) -> Clock | None:
    """The clock time that begins at a token, or None."""
    word, lower = sentence.words[at], sentence.lower
    following = lower[at + 1] if at + 1 < len(lower) else ""
    if lower[at] in ("noon", "midday", "midnight") and sentence.lower[at - 1 : at] != ["the"]:
        return _zoned(sentence, Clock(at + 1, 12 if lower[at] != "midnight" else 0, 0))
    if match := COLON.fullmatch(word):
        return _from_colon(sentence, at, match)
    if word.isdigit() and 0 < int(word) <= 12 and following in HALF_DAYS:
        hour = int(word) % 12 + HALF_DAYS[following]
        return _zoned(sentence, Clock(at + 2, hour, 0))
    if (match := MILITARY.fullmatch(word)) and following in lexicon("zones"):
        return _zoned(sentence, Clock(at + 1, int(match[1]), int(match[2])))
    if following == "o'clock" or (following == "o" and lower[at + 2 : at + 3] == ["'clock"]):
        hour = int(word) if word.isdigit() else int(numbers()["cardinal"].get(lower[at], -1))
        return _zoned(sentence, Clock(at + 2, hour, 0)) if 0 < hour <= 24 else None
    return None


def _from_colon(sentence: Sentence, at: int, match: re.Match[str]) -> Clock | None:
    """A time with a colon; with a point only if a half of the day, a zone or "at" says that it is one."""
    hour, minute = int(match[1]), int(match[2])
    following = sentence.lower[at + 1] if at + 1 < len(sentence.lower) else ""
    before = sentence.lower[at - 1] if at else ""
    if following in HALF_DAYS:
        return _zoned(sentence, Clock(at + 2, hour % 12 + HALF_DAYS[following], minute))
    if "." in match[0]:
        timed = before in ("at", "by", "until", "before", "after") and len(match[2]) == 2 and hour < 25
        unit = sentence.tags[at + 1] if at + 1 < len(sentence.tags) else ""
        if not timed or unit in ("NOUN", "SYM", "NUM") or following in ("percent", "million", "billion"):
            return None
    grain = 1 if match[3] else MINUTE
    return _zoned(sentence, Clock(at + 1, hour % 24, minute, grain))


def _zoned(sentence: Sentence, clock: Clock) -> Clock:
    """The time with the zone behind it, if one is named."""
    at = clock.last
    if at < len(sentence.lower) and sentence.lower[at] in lexicon("zones") and sentence.words[at].isupper():
        return msgspec.structs.replace(clock, last=at + 1, offset=lexicon("zones")[sentence.lower[at]])
    return clock
