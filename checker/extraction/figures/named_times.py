"""The time in the name of what a figure gives: "first-quarter revenue", "sales for 2023", "the 2019 storm"."""

from __future__ import annotations

from datetime import timedelta

from checker.extraction.figures import bases
from checker.extraction.figures.figure import Clauses, Figure
from checker.extraction.figures.time_attachment import possessed
from checker.extraction.grammar.syntax import NOMINAL, Kind
from checker.extraction.times.times import TimeMention
from checker.lexicon.grammar import words
from checker.model.timespan import DAY

PERIOD = timedelta(days=28)
"""The shortest month: a time as long is a period, over which a flow is counted."""


def in_its_name(clauses: Clauses, figure: Figure, dates: list[TimeMention]) -> TimeMention | None:
    """ "Reported first-quarter revenue of $40m on Friday", "sales for 2023 came to $40m": the period of what is told.

    Only the first figure of a noun is surely of that time: "2023 sales rose to $40m from $30m".
    """
    parse, noun = clauses.parse, figure.role.noun
    if noun is None or noun in parse.figures or figure.scope.older or bases.is_base(parse, figure.host):
        return None
    if any(one.role.noun == noun for one in clauses.figures if one.first < figure.first):
        return None
    behind = noun + 2 if parse.word(noun + 1) in words("prepositions", "period") else noun
    return next((one for one in dates if parse.owner[one.first] in {noun - 1, behind} - {noun}), None)


def of_its_subject(clauses: Clauses, figure: Figure) -> TimeMention | None:
    """The time of the figure's subject.

    "The 2019 storm cost $2.7bn", "Last year's storm cost $2.7bn", "The quake of Agadir in 1960 killed 12,000".
    """
    parse, subject = clauses.parse, figure.role.subject
    if subject is None:
        return None
    at = subject - 1
    if parse.chunks[subject].first in {first for first, _ in parse.times}:
        at = subject
    elif parse.kind(at) is not Kind.TIME:
        inside = (Kind.NOUN, Kind.PREPOSITION)
        at = next((index for index in range(subject, len(parse.chunks)) if parse.kind(index) not in inside), subject)
    first = parse.chunks[at].first
    dates = (time for time in clauses.times if time.first == first and time.type == "DATE" and time.span)
    return next((time for time in dates if at <= subject or time in past_periods(clauses)), None)


def past_periods(clauses: Clauses) -> list[TimeMention]:
    """Years, and months of a year, that a sentence names."""
    dates = (time for time in clauses.times if time.type == "DATE" and time.year_given)
    return [time for time in dates if time.span is not None and time.span.length >= PERIOD]


def is_attribute(clauses: Clauses, time: TimeMention) -> bool:
    """The time of a thing dates no figure.

    "the 1950-53 Korean War", "the 2019 storm", "a Gauguin from 1899", "the toll of Monday's quake"; so does the year
    that one is the highest since, and the day of what befell: "the quake of 4 August has killed 19" by now, as the
    plague has that "has killed 63 since the outbreak began on 11 July".
    """
    is_since = time.signal == "since" and (_is_of_high(clauses, time) or _is_its_beginning(clauses, time))
    if is_since or _is_day_of_event(clauses, time):
        return "when" not in clauses.sentence.lower[time.last : time.last + 2]  # "since July, when it was 52"
    tags, lower = clauses.sentence.tags, clauses.sentence.lower
    if time.first == 0 or time.last >= len(tags):
        return False
    if lower[time.last] == "'s" and lower[time.first - 1] in ("of", "from"):
        return possessed(clauses, time) is None
    if not time.year_given or time.explicit:
        return False
    if lower[time.first - 1] == "from" and time.first > 1 and tags[time.first - 2] in NOMINAL:
        return lower[time.last] not in ("to", "-", "until", "through")
    return tags[time.first - 1] in ("DET", "ADJ") and tags[time.last] in ("NOUN", "PROPN", "ADJ")


def _is_of_high(clauses: Clauses, time: TimeMention) -> bool:
    """ "The most since 2010": a time behind a superlative."""
    parse, noun = clauses.parse, clauses.parse.owner[time.first] - 2
    marks = words("judged", "highest", "lowest")
    return parse.kind(noun) is Kind.NOUN and not marks.isdisjoint(parse.words(noun)[1:2])


def _is_its_beginning(clauses: Clauses, time: TimeMention) -> bool:
    """ "Since the outbreak was declared on 11 July", "since it began in May": a time in a clause on what befell."""
    parse, at = clauses.parse, clauses.parse.owner[time.first]
    since = next((index for index in range(at, 0, -1) if parse.word(index) == "since"), at)
    verb = next((index for index in range(since + 1, at) if parse.kind(index) is Kind.VERB), None)
    subject = parse.subject(verb)
    befell = words("nouns", "event") | words("pronouns", "demonstrative")
    return parse.lemma(subject) in befell


def _is_day_of_event(clauses: Clauses, time: TimeMention) -> bool:
    """ "The quake of 4 August": the day is in the name of what befell, as a year may be of another such event."""
    parse, at = clauses.parse, clauses.parse.owner[time.first]
    is_day = time.point is not None and time.point.length <= DAY
    return is_day and parse.word(at - 1) == "of" and parse.lemma(at - 2) in words("nouns", "event")
