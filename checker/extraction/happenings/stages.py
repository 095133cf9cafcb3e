"""What befell somebody known by name, as claims: "Lea Winter was buried on 4 May", "the death of Lea Winter".

Another report may tell what came before it, or of it (`causes` says in which order): "held for the murder of Graf".
"""

from __future__ import annotations

from collections.abc import Iterator

from msgspec.structs import replace

from checker.extraction.figures.empty_claims import date_claim
from checker.extraction.figures.figure import Clauses
from checker.extraction.grammar.phrasing import name_before
from checker.extraction.grammar.roles import Parse
from checker.extraction.grammar.syntax import UNTOLD, Kind
from checker.extraction.happenings.causes import CRIME, deed_of, stage_of, whom_of
from checker.extraction.happenings.happening import year_confidence
from checker.extraction.times.times import DATES, TimeMention
from checker.lexicon.grammar import words
from checker.lexicon.load import table
from checker.model.claim import Claim, Context
from checker.model.report import Report
from checker.model.timespan import DAY

STAGE, CAUGHT, KILLING = "stage/", "caught", "killing"
MARK = "g"
"""Behind the id of a day on which something befell somebody."""

Stage = tuple[str, str]
"""What befell whom, by name."""


def stages(report: Report, clauses: Clauses) -> Iterator[Claim]:
    """A claim for each day of a sentence on which its words say that something befell somebody."""
    for date in clauses.times:
        if (
            date.type not in DATES
            or date.point is None
            or date.span != date.point
            or date.signal not in words("causes", "signals")
        ):
            continue
        if date.point.length > DAY:
            continue
        for stage, name in _befell(clauses.parse, date):
            yield replace(
                date_claim(report, clauses.sentence, date, MARK),
                measure=STAGE + stage,
                moment=date.point,
                context=Context(whose=tuple(sorted(name.lower().split()))),
                confidence=year_confidence(date, report),
            )


def _befell(parse: Parse, date: TimeMention) -> Iterator[Stage]:
    """What a date tells befell somebody: by the noun right before it, or by its verb."""
    at = parse.skip(parse.owner[date.first] - 1, -1, Kind.PREPOSITION)
    noun = at - 2 if parse.word(at - 1) == "of" else at
    verb = parse.verb_at(date.first)
    found = _of_noun(parse, noun) if parse.kind(noun) is Kind.NOUN else ("", "")
    if not found[0] and verb is not None and parse.traits(verb).isdisjoint(UNTOLD):
        found = _of_verb(parse, verb)
    if all(found):
        yield found


def _of_verb(parse: Parse, verb: int) -> Stage:
    subject, stage = parse.subject(verb), _stage_of(parse.lemma(verb), "verbs")
    if parse.lemma(verb) in words("causes", "happens") and subject is not None:
        return _of_noun(parse, subject)
    deed = deed_of(parse, verb) if CRIME in table("happenings")["causes"]["after"].get(stage, ()) else None
    if deed is not None:
        crime, victim = _of_noun(parse, deed)
        return CAUGHT if crime == KILLING else "", victim
    whom = whom_of(parse, verb)
    return (stage, name_before(parse, parse.chunks[whom].last)) if whom is not None else ("", "")


def _of_noun(parse: Parse, noun: int) -> Stage:
    """ "The funeral of Lea Winter", "Lea Winter's funeral"."""
    stage, chunk = _stage_of(parse.lemma(noun), "nouns"), parse.chunks[noun]
    if (owner := parse.of_phrase(noun)) is not None:
        return stage, name_before(parse, parse.chunks[owner].last)
    mark = parse.apostrophe(noun)
    return stage, name_before(parse, chunk.first if mark is None else mark)


def _stage_of(lemma: str, kind: str) -> str:
    return KILLING if lemma in words("causes", "fatal") else stage_of(lemma, kind)
