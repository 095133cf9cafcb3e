"""Who holds an office when a report is written: "Mayor Ana Holt", "the mayor of Lund, Tom Hale", "Ana Holt is mayor".

An office is known by its noun and its body (Lund). A report without a date says nothing of today, nor does one that
tells of two holders or of a change.
"""

from __future__ import annotations

import functools
from collections import defaultdict
from collections.abc import Iterator
from datetime import timedelta

import msgspec
from msgspec.structs import replace

from checker.extraction.figures.empty_claims import claim_at
from checker.extraction.figures.figure import Clauses
from checker.extraction.grammar.sentence import Sentence
from checker.lexicon.grammar import first_words, phrases, words
from checker.lexicon.load import table
from checker.lexicon.nouns import demonyms
from checker.model.claim import Claim, Confidence, Context, Evidence
from checker.model.report import Report
from checker.model.timespan import Timespan

OFFICE = "office of/"
MARK = "o"
"""Behind the id of who holds an office."""

BODY, GUESSED = "body", "the one place that is told of"
"""Evidence of whose office it is where no words tell: "Mayor Holt", in a report from Lund."""

TODAY = timedelta(days=7)
"""A sentence with a date further off tells of another time."""

LONGEST = 4
"""Words of a person's name, at most."""

CLOSING = frozenset((",", ".", ";", "(", ")", "-", "--"))


class _Holder(msgspec.Struct, frozen=True):
    """Whose office it is, of what, in which words (half-open); `definite` of "the mayor", not of "Mayor Holt"."""

    sentence: Sentence
    first: int
    last: int
    office: str
    body: str
    name: tuple[str, ...]
    definite: bool


class Holders:
    """The holders of offices that a report names, sentence by sentence."""

    def __init__(self, report: Report) -> None:
        self.report = report
        self._sentences: list[Sentence] = []
        self._told: defaultdict[str, list[_Holder]] = defaultdict(list)
        self._changed: set[str] = set()

    def hear(self, clauses: Clauses) -> None:
        """Take up a sentence."""
        sentence = clauses.sentence
        self._sentences.append(sentence)
        if self.report.published is None or _signals().isdisjoint(sentence.lower):
            return
        found = list(_offices(sentence.lower))
        if not words("offices", "turnover").isdisjoint(sentence.lower):
            self._changed.update(office for office, _, _ in found)
        elif not self._is_of_then(clauses):
            for office, first, last in found:
                if (holder := _holder(sentence, office, first, last)) is not None:
                    self._told[office].append(holder)

    def claims(self) -> Iterator[Claim]:
        """One for each office of which the report names one holder: where it gives most of the name."""
        for office, holders in self._told.items():
            if office in self._changed:
                continue
            names = {holder.name[-1].casefold() for holder in holders}
            bodies = {holder.body for holder in holders} - {""}
            if len(names) > 1 or len(bodies) > 1:
                continue
            fullest = max(holders, key=lambda holder: len(holder.name))
            body = next(iter(bodies), "") or (self._place() if office in words("offices", "local") else "")
            if body and len(fullest.name) > 1:
                is_plain = bool(bodies) or any(holder.definite for holder in holders)
                yield self._claim(fullest, body, is_plain=is_plain)

    def _is_of_then(self, clauses: Clauses) -> bool:
        """Whether a sentence names a day that is not about the report's own."""
        assert self.report.published is not None
        today = Timespan.days(self.report.published - TODAY, self.report.published + TODAY)
        return any(date.point is not None and not date.point.meets(today) for date in clauses.times)

    def _place(self) -> str:
        """The one place that the report names, if it does; "in May" names none."""
        places = {place for sentence in self._sentences for place in _places(sentence)}
        return places.pop() if len(places) == 1 else ""

    def _claim(self, holder: _Holder, body: str, *, is_plain: bool) -> Claim:
        assert self.report.published is not None
        sentence, today = holder.sentence, Timespan.day(self.report.published)
        start, end = sentence.starts[holder.first], sentence.ends[holder.last - 1]
        return replace(
            claim_at(self.report, sentence, start, end, MARK),
            measure=f"{OFFICE}{holder.office}",
            about=" ".join(holder.name),
            moment=today,
            when=today,
            context=Context(whose=tuple(word.casefold() for word in holder.name), base=body),
            confidence=Confidence.MEDIUM,
            evidence=() if is_plain else (Evidence(BODY, GUESSED, body),),
        )


@functools.cache
def _signals() -> frozenset[str]:
    """Without one of these words no sentence names an office."""
    return frozenset(phrase[-1] for phrase in phrases("offices", "exclusive"))


def _offices(lower: list[str]) -> Iterator[tuple[str, int, int]]:
    """Each office that a sentence names, with its first and behind its last word; the longest where several fit."""
    opening, last = first_words("offices", "exclusive"), 0
    for at, word in enumerate(lower):
        if at < last or word not in opening:
            continue
        for phrase in phrases("offices", "exclusive"):
            if tuple(lower[at : at + len(phrase)]) == phrase and phrase[-1] not in words("offices", "regnal"):
                last = at + len(phrase)
                yield " ".join(phrase), at, last
                break


def _holder(sentence: Sentence, office: str, first: int, last: int) -> _Holder | None:
    """Who is said to hold an office, whose words are `first` to `last`; None where that is not plain."""
    lower = sentence.lower
    start, body = _body_before(sentence, first)
    if start is None:
        return None
    definite = start < first and (lower[start] in DEFINITE or "'s" in lower[start:first])
    end = last
    if sentence.word(last) == "of" and not body:
        of = last + 1 + (sentence.word(last + 1) == "the")
        of += 2 * (sentence.tag(of) == "NOUN" and sentence.word(of + 1) == "of")  # "the town of Lund"
        end = _name_end(sentence, of)
        body = sentence.written(of, end)
        if end == of:
            return None  # "the mayor of a town nearby"
    name, other = _name_behind(sentence, end), _name_before(sentence, start, end)
    if name and other:
        return None  # "Tom Hale, the mayor of Lund, Ana Holt, and her son"
    low, high = name or other or (0, 0)
    if low == high:
        return None
    if sentence.word(high) == "of" and not body and low >= last:
        body = sentence.written(high + 1, _name_end(sentence, high + 1))  # "Mayor Ana Holt of Lund"
    said = tuple(word for word in sentence.words[low:high] if word != ".")
    return _Holder(sentence, min(low, start), max(high, end), office, body, said, definite)


DEFINITE = words("determiners", "definite") | words("pronouns", "possessive")


def _body_before(sentence: Sentence, first: int) -> tuple[int | None, str]:
    """Where the phrase of an office begins, and whose it is: "Lund mayor", "Lund's mayor", "the French president".

    None where any other word stands before it: "deputy mayor".
    """
    lower, tags = sentence.lower, sentence.tags
    start = end = first - (sentence.word(first - 1) == "'s")
    while start and _is_of_name(sentence, start - 1):
        start -= 1
    if start == end and end < first:
        start -= 1  # "the town's mayor"
    if not words("offices", "beside").isdisjoint(lower[start:end]) and end == first:
        return None, ""
    body = sentence.written(start, end) if start < end and _is_of_name(sentence, start) else ""
    begin = start - (lower[max(start - 1, 0) : start] in [[one] for one in DEFINITE])
    return (begin, body) if begin == 0 or tags[begin - 1] in BEFORE else (None, "")


BEFORE = ("PUNCT", "ADP", "VERB", "AUX", "CCONJ", "SCONJ")
"""What may stand before the phrase of an office; any other word may tell of another one."""


def _is_of_name(sentence: Sentence, at: int) -> bool:
    """A word of a name, or for a country's people: "French"."""
    return sentence.tags[at] == "PROPN" or (sentence.words[at][:1].isupper() and sentence.lower[at] in demonyms())


def _name_end(sentence: Sentence, first: int) -> int:
    """Behind the last word of the name that begins at a word; that word if none does. "Ann L. Orr" has an initial."""
    end = first
    while end < len(sentence.words):
        is_dot = sentence.words[end] == "." and end > first and len(sentence.words[end - 1]) == 1
        if not is_dot and not (sentence.tags[end] == "PROPN" and sentence.words[end][0].isupper()):
            break
        end += 1
    return end


def _name_behind(sentence: Sentence, end: int) -> tuple[int, int] | None:
    """ "Mayor Ana Holt", "the mayor, Ana Holt, said": the words of the name."""
    is_apart = sentence.word(end) == ","
    low = end + is_apart
    high = _name_end(sentence, low)
    if not 0 < high - low <= LONGEST:
        return None
    if is_apart and not _is_closed(sentence, high):
        return None
    return low, high


def _name_before(sentence: Sentence, start: int, end: int) -> tuple[int, int] | None:
    """ "Ana Holt, the mayor of Lund, said", "Ana Holt is mayor of Lund"; no place ("In Lund, the mayor, ...")."""
    lower = sentence.lower
    low = high = start - 1
    while sentence.tag(low - 1) == "PROPN" and sentence.words[low - 1][0].isupper():
        low -= 1
    is_person = 1 < high - low <= LONGEST and (not low or lower[low - 1] not in words("offices", "where"))
    told = is_person and (lower[high] == "is" or (lower[high] == "," and _is_closed(sentence, end)))
    return (low, high) if told else None


def _is_closed(sentence: Sentence, at: int) -> bool:
    """Whether an apposition ends before a word, and no list goes on: "the mayor, Ana Holt, and Tom Hale"."""
    lower = sentence.lower
    goes_on = sentence.tag(at + 1) == "PROPN"
    return at >= len(lower) or (lower[at] in CLOSING and not (lower[at] == "," and goes_on))


def _places(sentence: Sentence) -> Iterator[str]:
    """The names behind "in" and "at"."""
    for at, word in enumerate(sentence.lower[:-1]):
        if word in words("offices", "where") and sentence.lower[at + 1] not in table("calendar")["months"]:
            end = _name_end(sentence, at + 1)
            if end > at + 1:
                yield sentence.written(at + 1, end)
