"""When something happened: a claim for each date that says so, "opened on 5 May"."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import datetime, timedelta
from typing import Any

from msgspec.structs import replace

from checker.extraction.figures.context import Place, context
from checker.extraction.figures.empty_claims import END, claim_id, date_claim
from checker.extraction.figures.figure import Clauses
from checker.extraction.grammar.attribution import attributions
from checker.extraction.grammar.boxes import Box
from checker.extraction.grammar.roles import Parse
from checker.extraction.grammar.sentence import Sentence
from checker.extraction.grammar.syntax import Kind
from checker.extraction.happenings.date_links import date_links
from checker.extraction.happenings.threads import Thread
from checker.extraction.times.loose import either_winter, loosely
from checker.extraction.times.times import DATES, TimeMention
from checker.lexicon.grammar import words
from checker.model.claim import Claim, Confidence, Link
from checker.model.report import Report
from checker.model.timespan import Holds, Timespan

HOUR = timedelta(hours=1)
WINTER = "w"
"""Behind the id of the claim for the winter at the end of a year; that for the one at its beginning is the other."""


def happenings(report: Report, clauses: Clauses, box: Box) -> Iterator[Claim]:
    """A claim for each date of a sentence: when what its words tell of happened, and the weekday that it names.

    The day on which somebody said something tells of no happening ("..., the police said on Monday").
    """
    parse = clauses.parse
    for before, date in zip((None, *clauses.times), clauses.times, strict=False):
        if date.type not in DATES or (before is not None and _is_said_again(parse, before, date)):
            continue
        named = date.explicit and date.weekday is not None
        of_noun = _is_of_noun(parse, date)
        moment = _moment(clauses, date, named=named, of_noun=of_noun)
        if moment is None:
            continue
        host = parse.owner[date.first]
        verb = None if of_noun else parse.verb_of(host)
        if not named and _is_saying(parse, verb) and not _is_of_first(clauses, verb):
            continue
        if not named and verb is not None and _is_not_so(parse, verb, date):
            continue
        found = replace(
            date_claim(report, parse.sentence, date),
            moment=moment,
            weekday=date.weekday if named or moment.first_day.weekday() == date.weekday else None,
            context=replace(
                context(parse, place_of(parse, date, verb, of_noun=of_noun), box), amounts=_amounts(clauses, verb)
            ),
            confidence=year_confidence(date, report),
        )
        winters = either_winter(date) if moment == loosely(date) else ()
        yield from (replace(found, id=found.id + WINTER * at, moment=one) for at, one in enumerate(winters))
        if not winters:
            yield found


def _moment(clauses: Clauses, date: TimeMention, *, named: bool, of_noun: bool) -> Timespan | None:
    """When what a date tells of happened; `named` with its weekday, or told `of_noun` that stands behind it."""
    at_point = of_noun or _is_not_until(clauses.parse, date) or _is_appointed(clauses.parse, date)
    if _is_begun_stretch(clauses.parse, date) or named:
        moment = date.span
    elif at_point or (date.signal == "since" and _is_of_event(clauses, date)):
        moment = date.point
    else:
        moment = moment_of(date)
    return _about(clauses.parse, date, moment)


def _is_not_until(parse: Parse, date: TimeMention) -> bool:
    """ "Was not opened until 1969": it was opened then."""
    verb = parse.verb_at(date.first) if date.signal in ("until", "till") else None
    return "negation" in parse.traits(verb)


def _is_appointed(parse: Parse, date: TimeMention) -> bool:
    """ "The concert has been set for 15 October", "is due for 3 May": the day on which it is to happen."""
    said = parse.words(parse.owner[date.first] - 2)[-1:]
    return date.signal == "for" and not words("future", "arranged", "cues").isdisjoint(said)


def _is_not_so(parse: Parse, verb: int, date: TimeMention) -> bool:
    """ "No water escaped on Monday", "it did not open on Monday": what did not happen has no day.

    What "did not open until 1969" opened then, and what has not worked "since 2012" last did so then.
    """
    subject = parse.subject(verb)
    if date.signal and date.signal not in words("happening", "stretch"):
        return False
    is_none = parse.first_word(subject) == "no"
    return is_none or not words("auxiliary", "negation").isdisjoint(parse.words(verb))


def _is_saying(parse: Parse, verb: int | None) -> bool:
    """Whether a verb tells who says the sentence; who "began recording" says nothing."""
    if verb is not None and parse.kind(verb - 1) is Kind.VERB and "gerund" in parse.traits(verb):
        return False
    return any(one.verb == verb for one in attributions(parse))


def _is_said_again(parse: Parse, before: TimeMention, date: TimeMention) -> bool:
    """ "13 May 1985 (1985-05-13)": one day, written twice."""
    return before.point == date.point is not None and set(parse.sentence.tags[before.last : date.first]) == {"PUNCT"}


def _is_begun_stretch(parse: Parse, date: TimeMention) -> bool:
    """ "Released: 3 May 2000 - 16 March 2001": what the label of a line names took place some time between the two."""
    if parse.label is None or date.point is None or date.span is None or date.signal or not date.year_given:
        return False
    return date.point.start == date.span.start and date.point.end < date.span.end


def _about(parse: Parse, date: TimeMention, moment: Timespan | None) -> Timespan | None:
    """ "At about 2.30pm" is half an hour on either side of it."""
    before = parse.sentence.lower[max(0, date.first - 2) : date.first]
    if moment is None or moment != date.point or moment.length >= HOUR:
        return moment
    if words("clock", "rough").isdisjoint(before):
        return moment
    return Timespan(moment.start - HOUR / 2, moment.end + HOUR / 2, moment.holds, moment.offset)


def _is_of_first(clauses: Clauses, verb: int | None) -> bool:
    """ "The first case was confirmed on 3 March": what was said is a thing that happened, once."""
    hosts = {figure.host for figure in clauses.figures if figure.kind == "rank"}
    return verb is not None and not hosts.isdisjoint((clauses.parse.subject(verb), clauses.parse.object(verb)))


def end_id(report: str, date: TimeMention) -> str:
    """The id of the claim for a date as such, whatever happened on it: the end of a stretch, the day of a count."""
    return claim_id(report, date.start, date.end, END)


def ends(report: Report, clauses: Clauses, threads: Sequence[Thread[Any]], named: frozenset[str]) -> Iterator[Claim]:
    """A claim for each date of a sentence that links name, and for those `named`; links between dates hang on them."""
    dates = [date for date in clauses.times if date.type in DATES and date.point is not None]
    if not dates:
        return
    links: defaultdict[int, list[Link]] = defaultdict(list)
    for date, link in date_links(clauses, dates, lambda date: (end_id(report.id, date),)):
        links[date.start].append(link)
    wanted = set(named)
    for date in dates:
        verb = clauses.parse.verb_at(date.first)
        for thread in threads:
            links[date.start] += thread.links(clauses, date, verb, end_id(report.id, date))
    wanted.update(*(thread.claims for thread in threads))
    joined = [link for figure in clauses.figures for link in figure.links]
    joined += [link for found in links.values() for link in found]
    wanted |= {one for link in joined for ids in link.roles.values() for one in ids}
    for date in dates:
        if end_id(report.id, date) in wanted:
            yield replace(end_claim(report, clauses.sentence, date), links=tuple(links[date.start]))


def end_claim(report: Report, sentence: Sentence, date: TimeMention, mark: str = END) -> Claim:
    """The claim for a date as such, told when the report was written."""
    return replace(
        date_claim(report, sentence, date, mark),
        moment=date.point,
        when=Timespan.day(report.published, Holds.UNTIL) if report.published else None,
        confidence=year_confidence(date, report),
    )


def year_confidence(date: TimeMention, report: Report) -> Confidence:
    """How sure the year is: written, the report's or its story's, or only that of the narrative."""
    if date.year_given:
        return Confidence.HIGH
    return Confidence.MEDIUM if report.published or report.year else Confidence.LOW


def moment_of(date: TimeMention) -> Timespan | None:
    """The stretch in which it happened; None for the ends of a stretch, and for what held at a date."""
    point = date.point
    if (
        point is None
        or date.signal in words("happening", "neither")
        or (point != date.span and (not date.signal or date.signal in words("happening", "stretch")))
    ):
        return None
    if date.signal in words("happening", "before"):
        return Timespan(datetime.min, point.start)
    if date.signal in words("happening", "until"):
        return Timespan(datetime.min, point.end)
    if date.signal in words("happening", "after"):
        return Timespan(point.end, datetime.max)
    return loosely(date)


def _is_of_event(clauses: Clauses, date: TimeMention) -> bool:
    """ "Since it was launched on 2 March 2004": the day of the clause behind "since".

    What "has been shut since 2012", or had not worked since, has begun to be so then; what has been counted or done
    since, at any time.
    """
    sentence = clauses.sentence
    since = next(at for at in range(date.first - 1, -1, -1) if sentence.lower[at] == "since")
    if not set(sentence.tags[since + 1 : date.first]) <= {"DET"}:
        return "VERB" in sentence.tags[since : date.first]
    counted = any(figure.kind not in ("rank", "age") for figure in clauses.figures)
    before = sentence.lower[: date.first]
    is_state = not words("lasting", "state").isdisjoint(before)
    perfect = words("lasting", "present perfect", "pluperfect")
    return not counted and is_state and not perfect.isdisjoint(before)


def _amounts(clauses: Clauses, verb: int | None) -> tuple[str, ...]:
    """The figures of a verb's clause, but for ranks and ages: "5.25 percent" of "was 5.25 percent in 2023"."""
    own = (one.amount for one in clauses.figures if one.role.verb == verb and one.kind not in ("rank", "age"))
    return () if verb is None else tuple(sorted({f"{one.values[0].normalize()} {one.unit.name}" for one in own}))


def _is_of_noun(parse: Parse, date: TimeMention) -> bool:
    """Whether a date tells of the noun behind it, whatever stands before: "after the 1986 catastrophe"."""
    sentence = parse.sentence
    before, behind = date.first - 1, date.last
    if before < 0 or behind >= len(sentence.words) or sentence.tags[before] != "DET":
        return False
    return parse.kind(parse.owner[behind]) is Kind.NOUN and sentence.tags[behind] != "DET"


def place_of(parse: Parse, date: TimeMention, verb: int | None, *, of_noun: bool = False) -> Place:
    """What a date tells of is its verb with subject and object, the noun behind it, or the label of its line."""
    span, host = (date.first, date.last), parse.owner[date.first]
    bearers = _bearers(parse, date, of_noun=of_noun)
    if bearers:
        return Place(span, host, bearers, named=bearers, is_date=True, is_year_of=True)
    if verb is None:
        told = (parse.owner[date.last],) if of_noun else (parse.label, _bracketed(parse, date))
        return Place(span, host, told, is_date=True)
    subject, object_ = parse.subject(verb), parse.object(verb)
    named = () if subject is None else (subject, object_)
    return Place(span, host, (parse.label, object_), verb, subject, named=named, is_date=True)


def _bearers(parse: Parse, date: TimeMention, *, of_noun: bool) -> tuple[int, ...]:
    """ "Salt, Tin and Rust is a 2007 film", "The Tin Garden (2007)": what came out in a year that is its own."""
    lower, tags = parse.sentence.lower, parse.sentence.tags
    before = parse.owner[date.first - 1] if date.first else 0
    if of_noun:
        is_one = lower[date.first - 1] in words("determiners", "indefinite") and parse.lemma(before - 1) == "be"
        title = range(before - 1)
        named = is_one and not any(parse.kind(at) is Kind.VERB for at in title)
        return tuple(at for at in title if named and parse.kind(at) is Kind.NOUN)
    is_bracketed = parse.sentence.word(date.first - 1) == "(" and parse.sentence.word(date.last) == ")"
    is_title = parse.label is None and is_bracketed and tags[date.first - 2] == "PROPN"
    return (before - 1,) if is_title and before else ()


def _bracketed(parse: Parse, date: TimeMention) -> int | None:
    """The chunk behind which a date of a row stands in brackets: "Spouse: Ada Holm (m. 1962; div. 1968)"."""
    before = parse.sentence.lower[: date.first]
    opening = next((at for at in range(len(before) - 1, -1, -1) if before[at] in "()"), -1)
    if parse.label is None or opening < 1 or before[opening] != "(":
        return None
    at = parse.skip(parse.owner[opening] - 1, -1, Kind.COMMA)
    return at if parse.kind(at) is Kind.NOUN else None
