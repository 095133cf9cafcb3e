"""When the event of a report began: "the fire started at about 1.15pm on Friday", "Monday's blast", "it blew up".

Clock times of one event differ by minutes from report to report, and so each stands for an hour more on both sides.
A report that dates two such beginnings tells of two events; of neither is anything held.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import timedelta

from msgspec.structs import replace

from checker.extraction.figures.figure import Clauses
from checker.extraction.figures.stating import date_claim
from checker.extraction.grammar.phrasing import APOSTROPHES
from checker.extraction.grammar.roles import Parse
from checker.extraction.grammar.syntax import UNTOLD, Kind
from checker.extraction.times.tense import Tense, tense
from checker.extraction.times.times import DATES, TimeMention
from checker.lexicon import grammar
from checker.lexicon.grammar import words
from checker.lexicon.load import table
from checker.model.claim import Claim, EntityType
from checker.model.report import Report
from checker.model.timespan import DAY, Timespan

ONSET = "onset"
MARK = "o"
"""Behind the id of a date on which an event began."""

AROUND = timedelta(hours=1)
NEWS = 30
"""Days between an event and a report on it, at most."""


def onsets(report: Report, clauses: Clauses) -> Iterator[Claim]:
    """A claim for each date of a sentence on which "the fire" or "the blast" began."""
    parse = clauses.parse
    for date in clauses.times:
        if not _is_moment(date) or not _is_news(date, report) or date.point is None:
            continue
        if event := _of_noun(parse, date) or (_event(parse, date) if _is_past(parse, date) else ""):
            found = date_claim(report, parse.sentence, date, MARK)
            yield replace(found, entity=event, entity_type=EntityType.THING, measure=ONSET, moment=_widened(date.point))


def of_one_event(claims: Iterable[Claim]) -> list[Claim]:
    """The claims of a report without the beginnings of which it tells two that cannot be one."""
    kept = list(claims)
    told: defaultdict[str, list[Timespan]] = defaultdict(list)
    for claim in kept:
        if claim.measure == ONSET and claim.moment is not None:
            told[claim.entity].append(claim.moment)
    twice = {event for event, moments in told.items() if not all(moments[0].meets(one) for one in moments)}
    return [claim for claim in kept if claim.measure != ONSET or claim.entity not in twice]


def _is_moment(date: TimeMention) -> bool:
    """A day, a part of one or a clock time of no zone, that is no end of a stretch."""
    point = date.point
    if date.type not in DATES or point is None or point.offset is not None:
        return False
    if date.signal and date.signal not in words("onset", "signals"):
        return False
    day = point.end - point.start <= DAY
    return day and (point == date.span or date.signal in ("after", "before"))


def _is_news(date: TimeMention, report: Report) -> bool:
    """Whether it happened not long before the report: an older event of the kind may be another one."""
    if date.point is None or report.published is None:
        return date.explicit
    return abs((report.published - date.point.first_day).days) <= NEWS


def _widened(point: Timespan) -> Timespan:
    if point.end - point.start >= timedelta(hours=2):
        return point
    return Timespan(point.start - AROUND, point.end + AROUND, point.holds, point.offset)


def _is_past(parse: Parse, date: TimeMention) -> bool:
    return tense(parse.sentence, date.first) is Tense.PAST


def _of_noun(parse: Parse, date: TimeMention) -> str:
    """ "Monday's blast", "the crash on Monday": the event whose day it is, of a kind that seldom comes twice a week.

    "They found the last victim of the crash on Monday": the day is that of the verb, unless it is of the event's harm.
    """
    host, sentence = parse.owner[date.first], parse.sentence
    is_owner = parse.kind(host) is Kind.NOUN and sentence.word(date.last) in APOSTROPHES
    noun = host if is_owner else host - 2
    is_the = parse.first_word(noun) in grammar.words("determiners", "definite")
    is_behind = parse.word(host - 1) in ("on", "of") and is_the
    if not (is_owner or is_behind) or parse.kind(noun) is not Kind.NOUN:
        return ""
    verb = parse.verb_of(noun) if parse.word(host - 1) == "on" and not is_owner else None
    if verb is not None and verb < noun and parse.lemma(verb) not in words("onset", "harming"):
        return ""
    first, head = parse.chunks[noun].first, parse.chunks[noun].head
    is_plain = sentence.tags[head] == "NOUN" and sentence.lower[head] == sentence.lemma(head)
    told = {"ADJ", "NUM"}.intersection(sentence.tags[first:head])
    kind = _kind(parse.lemma(noun), "of") if is_plain and not told else ""
    return kind if kind not in words("onset", "recurring") else ""


def _kind(lemma: str, section: str) -> str:
    """The one name for all words of a kind of event, "of" nouns or "by" verbs; nothing for any other word."""
    return next((name for name, known in table("happenings")["onset"][section].items() if lemma in known), "")


def _event(parse: Parse, date: TimeMention) -> str:
    """What the verb of a date says began, or is itself: "the fire broke out", "the store blew up"."""
    verb = parse.verb_of(parse.owner[date.first])
    if verb is None:
        return ""
    if kind := _kind(parse.deed(verb), "by"):
        return kind if parse.chunks[verb].traits.isdisjoint(UNTOLD) else ""
    if parse.lemma(verb) not in words("onset", "verbs"):
        return ""
    subject = parse.subject(verb)
    subject = subject if subject is not None else _antecedent(parse, verb)
    if subject is None or parse.kind(subject) is not Kind.NOUN:
        return ""
    tokens = parse.words(subject)
    is_the = len(tokens) == 2 and tokens[0] in grammar.words("determiners", "definite")
    behind = [parse.kind(at) for at in range(subject + 1, subject + 3)]
    is_alone = behind[0] is not Kind.PREPOSITION and behind != [Kind.COMMA, Kind.PREPOSITION]
    is_alone &= words("onset", "again").isdisjoint(parse.sentence.lower)
    return _kind(parse.lemma(subject), "of") if is_the and is_alone else ""


def _antecedent(parse: Parse, verb: int) -> int | None:
    """ "The fire, which investigators believe was ignited ..."."""
    at = next((at for at in range(verb - 1, -1, -1) if parse.kind(at) in (Kind.SUBORDINATOR, Kind.BREAK)), None)
    return parse.antecedent(at) if at is not None and parse.kind(at) is Kind.SUBORDINATOR else None
