"""Lengths of a whole that is told from its start to its end: "began at 7 and ended at 2 a.m. after a 19-hour siege"."""

from __future__ import annotations

from datetime import timedelta
from itertools import pairwise

from checker.extraction.figures.figure import Clauses, Figure
from checker.extraction.grammar.syntax import Kind
from checker.extraction.happenings.happening import end_id
from checker.extraction.times.times import TimeMention
from checker.lexicon.grammar import words
from checker.model.claim import Link
from checker.model.links import LinkKind
from checker.model.timespan import DAY, Timespan

NEAR = timedelta(days=60)
"""Two days no further apart than this are of one year, or of its turn."""


def spanned(kind: LinkKind, figure: Figure, start: TimeMention, end: TimeMention) -> Link | None:
    """None where an end without a year of its own may be of another year than the start, or is a moment of its day."""
    if start.point is None or end.point is None or _is_part_of(end.point, start.point):
        return None
    told = kind == "apart" and ((start.year_given and end.year_given) or _are_near(start.point, end.point))
    if start.point.start >= end.point.end and not told:
        return None
    ends = {"start": (end_id(figure.report, start),), "end": (end_id(figure.report, end),)}
    return Link(kind, {"duration": (figure.id,), **ends})


def _is_part_of(end: Timespan, start: Timespan) -> bool:
    """ "On Wednesday ... at 4 p.m.": one moment, told in two words."""
    return end.within(start) and end.end - end.start < start.end - start.start


def _are_near(one: Timespan, other: Timespan) -> bool:
    """Whether two days are of one year, though neither names it."""
    return abs(one.start - other.start) < NEAR and DAY == one.end - one.start == other.end - other.start


def _ended_after(clauses: Clauses, figure: Figure, dates: list[TimeMention]) -> Link | None:
    """ "Began at 7 a.m. and ended at 2 a.m. after a 19-hour standoff": the length of the whole, behind its end."""
    if len(dates) != 2 or dates[1].last >= figure.first:
        return None
    parse, (start, end) = clauses.parse, dates
    behind = parse.sentence.lower[end.last : figure.first]
    host = parse.chunks[figure.host]
    adjective = behind[:1] == ["after"] and len(behind) <= 2 and figure.last <= host.head
    of = behind[:1] == ["after"] and behind[-1:] == ["of"] and len(behind) <= 4 and figure.role.noun is not None
    if not adjective and not of:
        return None
    whole = parse.lemma(figure.host if adjective else figure.role.noun or 0)
    if whole in words("lasting", "journey"):
        is_pair = _hangs_on(clauses, start, "depart") and _hangs_on(clauses, end, "arrive")
    else:
        is_pair = _hangs_on(clauses, start, "begin") and _hangs_on(clauses, end, "end")
        is_pair &= whole in words("lasting", "whole event")
    return spanned("lasts", figure, start, end) if is_pair else None


def before_end(clauses: Clauses, figure: Figure, dates: list[TimeMention]) -> Link | None:
    """ "Broke out at 2.10 pm and burned for six hours before it was put out at eight": of one subject throughout."""
    if len(dates) != 2 or not dates[0].last <= figure.first < dates[1].first:
        return None
    parse, (start, end) = clauses.parse, dates
    kinds = [parse.kind(at) for at in range(parse.owner[start.last - 1] + 1, figure.host)]
    is_other = any(pair == (Kind.NOUN, Kind.VERB) for pair in pairwise(kinds)) or Kind.BREAK in kinds
    lasts = parse.word(figure.host - 1) == "for" or parse.lemma(figure.host - 1) in words("lasting", "last")
    ends = parse.word(figure.host + 1) in ("before", *words("lasting", "until")) and lasts
    return (
        spanned("lasts", figure, start, end) if ends and not is_other and _hangs_on(clauses, start, "begin") else None
    )


def _spent(clauses: Clauses, figure: Figure, dates: list[TimeMention]) -> Link | None:
    """ "Closed in March 2024 and reopened in May 2026 after two years of repairs": no longer than lies between."""
    if len(dates) != 2 or dates[1].last >= figure.first:
        return None
    start, end = dates
    between = clauses.sentence.lower[end.last : figure.first]
    is_told = [word for word in between if word != ","] in (["after"], ["after", "a"], ["after", "an"])
    begun = _hangs_on(clauses, start, "begin") or _hangs_on(clauses, start, "shut")
    in_captivity = figure.sentence.after_phrase(figure.last, "lasting", "in captivity") is not None
    begun = begun or (in_captivity and _hangs_on(clauses, start, "take"))
    return spanned("fits_in", figure, start, end) if is_told and begun else None


def _into(clauses: Clauses, figure: Figure, dates: list[TimeMention]) -> Link | None:
    """ "Cast off at four and was five hours into the crossing when, at 9.40, a swell tore the ramp loose"."""
    if len(dates) != 2 or not dates[0].last <= figure.first < dates[1].first:
        return None
    parse, (start, end) = clauses.parse, dates
    begun = _hangs_on(clauses, start, "begin") or _hangs_on(clauses, start, "depart")
    behind = [parse.word(at) for at in range(figure.host + 1, parse.owner[end.first])]
    return spanned("lasts", figure, start, end) if begun and behind[:1] == ["into"] and "when" in behind else None


def _hangs_on(clauses: Clauses, date: TimeMention, verbs: str) -> bool:
    verb = clauses.parse.verb_of(clauses.parse.owner[date.first])
    return verb is not None and clauses.parse.lemma(verb) in words("lasting", verbs)


WHOLES = (_ended_after, before_end, _spent, _into)
