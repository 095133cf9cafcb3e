"""When the event of a report began: "the fire started at about 1.15pm on Friday", "Monday's blast", "it blew up".

Clock times of one event differ by minutes from report to report, so each is widened by an hour on both sides. A report
that dates two such beginnings tells of two events, and neither is compared.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from datetime import timedelta

from msgspec.structs import replace

from checker.extraction.figures.context import Place, context
from checker.extraction.figures.empty_claims import date_claim
from checker.extraction.figures.figure import Clauses
from checker.extraction.grammar.boxes import Box
from checker.extraction.grammar.capitals import written
from checker.extraction.grammar.phrasing import doers
from checker.extraction.grammar.roles import Parse
from checker.extraction.grammar.sentence import APOSTROPHES
from checker.extraction.grammar.syntax import UNTOLD, Kind
from checker.extraction.times.tense import Tense, tense
from checker.extraction.times.times import DATES, TimeMention
from checker.lexicon import grammar
from checker.lexicon.grammar import words
from checker.lexicon.load import table
from checker.model.claim import Claim, Context, EntityType
from checker.model.report import Report
from checker.model.timespan import DAY, Timespan

ONSET = "onset"
MARK = "o"
"""Behind the id of a date on which an event began."""

AROUND = timedelta(hours=1)
NEWS = 30
"""Days between an event and a report on it, at most."""


def onsets(report: Report, clauses: Clauses, box: Box, earlier: Callable[[], Parse | None]) -> Iterator[Claim]:
    """A claim for each date of a sentence on which "the fire" or "the blast" began, with the names that tell which.

    `earlier` is the sentence before, of which "it" may tell.
    """
    parse = clauses.parse
    for date in clauses.times:
        if not _is_moment(date) or not _is_news(date, report) or date.point is None or _lacks_day(parse, date):
            continue
        if event := _of_noun(parse, date) or (_event(parse, date, earlier) if _is_past(parse, date) else ""):
            found = date_claim(report, parse.sentence, date, MARK)
            beside = context(parse, Place((date.first, date.last), parse.owner[date.first]), box).names
            yield replace(
                found,
                entity=event,
                entity_type=EntityType.THING,
                measure=ONSET,
                moment=_widened(date.point),
                context=Context(names=tuple(sorted(written(report.text))), whose=beside),
            )


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
    day = point.length <= DAY
    return day and (point == date.span or date.signal in ("after", "before"))


def _lacks_day(parse: Parse, date: TimeMention) -> bool:
    """ "It touched down at 6:40 p.m.": a clock time whose day is told elsewhere, or not at all."""
    point = date.point
    if point is None or date.explicit or date.weekday is not None or point.length >= DAY:
        return False
    days: dict[str, object] = table("calendar")["relative"]
    return days.keys().isdisjoint(parse.sentence.lower[date.first : date.last])


def _is_news(date: TimeMention, report: Report) -> bool:
    """Whether it happened not long before the report: an older event of the kind may be another one."""
    if date.point is None or report.published is None:
        return date.explicit
    return abs((report.published - date.point.first_day).days) <= NEWS


def _widened(point: Timespan) -> Timespan:
    if point.length >= timedelta(hours=2):
        return point
    return Timespan(point.start - AROUND, point.end + AROUND, point.holds, point.offset)


def _is_past(parse: Parse, date: TimeMention) -> bool:
    return tense(parse.sentence, date.first) is Tense.PAST


def _of_noun(parse: Parse, date: TimeMention) -> str:
    """ "Monday's blast", "the crash off Olu on Monday": the event whose day it is, of a kind that comes seldom."""
    host, sentence = parse.owner[date.first], parse.sentence
    is_owner = parse.kind(host) is Kind.NOUN and sentence.word(date.last) in APOSTROPHES
    noun = host if is_owner else _dated(parse, host)
    if noun is None or parse.kind(noun) is not Kind.NOUN:
        return ""
    kind = _kind_of(parse, noun)
    return kind if kind not in words("onset", "recurring") else ""


def _dated(parse: Parse, time: int) -> int | None:
    """ "The crash on Monday", "the blackout in Karu on Sunday night": the noun phrase that a day stands behind.

    Who "found the last victim of the crash on Monday" did so then, unless it is of the event's harm, or stands behind
    "after"; behind a place, only what opens a clause has a day.
    """
    noun = time - 2
    if parse.word(time - 1) not in ("on", "of"):
        return None
    while _is_placed(parse, noun):
        noun -= 2
    is_the = parse.first_word(noun) in grammar.words("determiners", "definite") | words("pronouns", "possessive")
    is_told_apart = parse.word(time - 1) == "on" and parse.word(noun - 1) not in words("prepositions", "occasion")
    verb = parse.verb_of(noun) if is_told_apart else None
    if verb is not None and verb < noun and parse.lemma(verb) not in words("onset", "harming"):
        return None
    opens = parse.kind(noun - 1) in (None, Kind.BREAK, Kind.COMMA)
    return noun if is_the and (noun == time - 2 or opens) else None


def _is_placed(parse: Parse, noun: int) -> bool:
    """Whether a noun phrase tells where the one before it is: "the blackout in Karu"."""
    locative = words("prepositions", "locative", "naming")
    is_name = parse.kind(noun) is Kind.NOUN and parse.tag(noun) == "PROPN"
    return is_name and parse.word(noun - 1) in locative and parse.kind(noun - 2) is Kind.NOUN


def _kind_of(parse: Parse, noun: int) -> str:
    """The kind of the one event that a noun phrase tells of, which is no second one."""
    sentence, chunk = parse.sentence, parse.chunks[noun]
    is_plain = sentence.tags[chunk.head] == "NOUN" and sentence.lower[chunk.head] == sentence.lemma(chunk.head)
    others = words("onset", "another").union(table("numbers")["ordinal"])
    is_other = "NUM" in sentence.tags[chunk.first : chunk.head]
    is_other |= not others.isdisjoint(sentence.lower[chunk.first : chunk.head])
    return _kind(parse.lemma(noun), "of") if is_plain and not is_other else ""


def _kind(told: str, section: str) -> str:
    """The one name for all words of a kind of event, "of" nouns or "by" verbs; nothing for any other word."""
    return next((name for name, known in table("happenings")["onset"][section].items() if told in known), "")


def _event(parse: Parse, date: TimeMention, earlier: Callable[[], Parse | None]) -> str:
    """What the verb of a date says began, or is itself: "the fire broke out", "the store blew up"."""
    host = parse.owner[date.first]
    verb = parse.verb_of(host) if parse.kind(host - 1) is not Kind.COORDINATOR else None  # "and an hour later fell"
    if verb is None or not parse.traits(verb).isdisjoint(UNTOLD):
        return ""
    subject = _subject(parse, verb)
    if _is_none(parse, subject) or _is_in_another(parse, host):
        return ""
    told = tuple(_told(parse, verb, subject))
    if kind := next(filter(None, (_kind(words_, "by") for words_ in told)), ""):
        return kind if _may_be(parse, subject, kind) else ""
    if not words("onset", "again").isdisjoint(parse.sentence.lower):
        return ""
    subject = subject if subject is not None else _antecedent(parse, verb)
    kind = "" if subject is None else _of_subject(parse, subject, earlier)
    begins = words("onset", "verbs") | (frozenset() if kind in words("onset", "lasting") else words("onset", "effects"))
    return "" if begins.isdisjoint(told) else kind


def _is_none(parse: Parse, subject: int | None) -> bool:
    """ "No water escaped"."""
    return parse.first_word(subject) in grammar.words("auxiliary", "negation")


def _is_in_another(parse: Parse, end: int) -> bool:
    """ "During a separate fault at the dam on Monday": what opens the sentence tells of another event."""
    known = words("onset", "another")
    return any(
        parse.kind(at - 1) is Kind.PREPOSITION and parse.is_indefinite(at) and not known.isdisjoint(parse.words(at))
        for at in range(1, end)
    )


def _of_subject(parse: Parse, subject: int, earlier: Callable[[], Parse | None]) -> str:
    """The kind of event that a subject tells of, or that "it" stands for: who did something in the sentence before."""
    before = earlier() if parse.word(subject) == "it" else None
    if before is not None:
        parse, subject = before, next(doers(before), -1)
    return _kind_of(parse, subject) if parse.kind(subject) is Kind.NOUN else ""


def _subject(parse: Parse, verb: int) -> int | None:
    """The subject of a verb, without the size of it: "a quake of magnitude 6.1 shook"."""
    subject = parse.subject(verb)
    is_size = subject in parse.figures and parse.word(subject - 2) == "of"
    return subject - 3 if subject is not None and is_size else subject


def _told(parse: Parse, verb: int, subject: int | None) -> Iterator[str]:
    """What a verb tells, with its particle, its object and its subject: "give way", "light go out"."""
    lemma, behind = parse.lemma(verb), verb + 1
    deeds = [parse.deed(verb), f"{lemma} {parse.word(behind)}", f"{lemma} {parse.lemma(behind)}"]
    deeds.append(f"{lemma} {parse.word(behind)} {parse.lemma(behind + 1)}")
    deeds += [f"be {lemma}"] if "passive" in parse.traits(verb) else []
    yield from deeds
    if subject is not None:
        yield from (f"{parse.lemma(subject)} {deed}" for deed in deeds)


def _may_be(parse: Parse, subject: int | None, kind: str) -> bool:
    """Whether it is something of that kind that did so: no "talks collapsed", nor the one of several."""
    is_some = subject in parse.figures and not parse.is_definite(subject)
    if is_some and kind in words("onset", "one by one"):
        return False
    known = words("onset", "structures") | words("lasting", "it")
    return kind not in words("onset", "of structures") or parse.lemma(subject) in known


def _antecedent(parse: Parse, verb: int) -> int | None:
    """ "The fire, which investigators believe was ignited ..."."""
    at = next((at for at in range(verb - 1, -1, -1) if parse.kind(at) in (Kind.SUBORDINATOR, Kind.BREAK)), None)
    return parse.antecedent(at) if at is not None and parse.kind(at) is Kind.SUBORDINATOR else None
