"""When something was last so before now: "erupted for the first time since 1963", "last erupted in 1998".

"Their first title since 1979" tells of the title, and so does "last won the title in 1979"; "it is the first general
strike since 2006" of such strikes, and so does "the last general strike, in 2015,".
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from msgspec.structs import replace

from checker.extraction.figures.empty_claims import date_claim
from checker.extraction.figures.figure import Clauses
from checker.extraction.grammar.phrasing import doers
from checker.extraction.grammar.roles import Parse
from checker.extraction.grammar.sentence import Sentence
from checker.extraction.grammar.syntax import UNTOLD, Kind
from checker.extraction.happenings.happening import year_confidence
from checker.extraction.times.times import DATES, TimeMention
from checker.lexicon.grammar import words
from checker.model.claim import Claim, Context
from checker.model.report import Report
from checker.model.timespan import Timespan

LAST = "last/"
MARK = "l"
"""Behind the id of a time at which something was last so."""


def recurrences(report: Report, clauses: Clauses, earlier: Callable[[], Parse | None]) -> Iterator[Claim]:
    """A claim for each date of a sentence at which something is said to have happened last.

    `earlier` gives the sentence before, for its "they".
    """
    parse = clauses.parse
    for date in clauses.times:
        if date.type not in DATES or date.point is None or not date.year_given:
            continue
        if named := _of_noun(parse.sentence, date):
            yield _claim(report, clauses, date, *named)
            continue
        verb, deeds = _since(parse, date) if date.signal == "since" else _last(parse, date)
        if verb is None or not parse.traits(verb).isdisjoint(UNTOLD):
            continue
        subject = parse.subject(verb)
        if subject is None or parse.kind(subject) is not Kind.NOUN:
            continue
        whose = telling(parse, subject, subject + 1)
        if parse.word(subject) in words("pronouns", "personal"):
            whose = _doer(earlier())
        if whose:
            for deed in filter(None, deeds):  # "last won it": a pronoun tells nothing
                yield _claim(report, clauses, date, deed, whose)


def _claim(report: Report, clauses: Clauses, date: TimeMention, deed: tuple[str, ...], whose: tuple[str, ...]) -> Claim:
    """A claim that something, by its words, and perhaps by whose it is, was last so on a date."""
    return replace(
        date_claim(report, clauses.sentence, date, f"{MARK}{deed[0]}"),
        measure=LAST + " ".join(deed),
        moment=date.point,
        when=Timespan.day(report.published) if report.published else None,
        context=Context(whose=whose),
        confidence=year_confidence(date, report),
    )


def _of_noun(sentence: Sentence, date: TimeMention) -> tuple[tuple[str, ...], tuple[str, ...]] | None:
    """ "It is the first general strike since 2006", "the last general strike, in 2015,": what, and whose it is.

    One word does not tell which of its kind is meant: "the last strike, in 2015".
    """
    lower, tags, end = sentence.lower, sentence.tags, date.first - 1
    is_first = lower[end : end + 1] == ["since"]
    beside = end - 1
    if not is_first:
        is_beside = beside > 0 and (lower[beside] == "," or lower[beside] in words("auxiliary", "be"))
        if not is_beside or lower[end] not in ("in", "on"):
            return None
        end = beside
    ranks = words("recurring", "first" if is_first else "last")
    rank = next((at for at in range(end - 1, max(end - NAMED, 0) - 1, -1) if lower[at] in ranks), None)
    if rank is None or rank + 2 >= end or not NAMING.issuperset(tags[rank + 1 : end]):
        return None
    start = rank
    while start and tags[start - 1] in OWNING:
        start -= 1
    is_told = lower[start - 1] in words("auxiliary", "be") if is_first and start else not is_first
    if not is_told:
        return None
    whose = tuple(sentence.lemma(at) for at in range(start, rank) if tags[at] == "PROPN")
    return tuple(sentence.lemma(at) for at in range(rank + 1, end)), whose


NAMED = 6
"""Tokens of "first nationwide measles drive", at most."""
NAMING = frozenset(("NOUN", "ADJ", "ADV", "PROPN"))
OWNING = frozenset(("DET", "PRON", "PROPN", "PART"))


def _doer(parse: Parse | None) -> tuple[str, ...]:
    """ "Hale Rovers won. They last did so in 2003": who does something in the sentence before."""
    doer = next(doers(parse, pronouns=True), None) if parse is not None else None
    if parse is None or doer is None or parse.word(doer) in words("pronouns", "personal"):
        return ()
    return telling(parse, doer, doer + 1)


Deeds = tuple[int | None, tuple[tuple[str, ...], ...]]
"""A verb, and the words by which what it tells may be known."""


def _since(parse: Parse, date: TimeMention) -> Deeds:
    """ "Erupted for the first time since 1963", "won its first title since 1979"."""
    noun = parse.owner[date.first] - 2
    if parse.word(noun + 1) != "since" or not words("recurring", "first") & {*parse.words(noun)}:
        return None, ()
    verb = next((at for at in range(noun - 1, -1, -1) if parse.kind(at) is Kind.VERB), None)
    if verb is None:
        return None, ()
    if parse.lemma(noun) in words("recurring", "time"):
        deed = (parse.lemma(verb), *telling(parse, verb + 1, noun - 1))
        return verb, (deed,) if parse.word(noun - 1) == "for" else ()
    is_own = parse.object(verb) == noun or parse.kind(noun - 1) is Kind.COMMA
    thing = telling(parse, noun, noun + 1)
    return verb, (tuple(one for one in thing if one not in words("recurring", "first")),) if is_own else ()


def _last(parse: Parse, date: TimeMention) -> Deeds:
    """ "Last won the title in 1979": the winning, and the title."""
    host = parse.owner[date.first]
    verb = next((at for at in range(host - 1, -1, -1) if parse.kind(at) is Kind.VERB), None)
    if date.signal not in ("in", "on") or verb is None or any(parse.kind(at) in STOPS for at in range(verb, host)):
        return None, ()
    if not words("recurring", "last") & {*parse.words(verb), parse.word(verb - 1)}:
        return None, ()
    done = parse.object(verb)
    deed = (parse.lemma(verb), *telling(parse, verb + 1, host))
    return verb, (deed, telling(parse, done, done + 1)) if done is not None else (deed,)


def telling(parse: Parse, first: int, last: int) -> tuple[str, ...]:
    """The lemmas of the chunks from one to another, without articles, whose it is, and when."""
    sentence, found = parse.sentence, list[str]()
    for at in range(first, last):
        if parse.kind(at) is Kind.TIME or (parse.kind(at) is Kind.PREPOSITION and parse.kind(at + 1) is Kind.TIME):
            continue
        chunk = parse.chunks[at]
        found += [sentence.lemma(one) for one in range(chunk.first, chunk.last) if sentence.tags[one] not in UNTELLING]
    return tuple(found)


STOPS = (Kind.BREAK, Kind.SUBORDINATOR)
UNTELLING = ("DET", "PRON", "PUNCT")
