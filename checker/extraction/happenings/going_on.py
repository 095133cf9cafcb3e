"""What has gone on since its subject began it: "wed in 1986 and have been married for 50 years"."""

from __future__ import annotations

from checker.extraction.figures.figure import Figure
from checker.extraction.grammar.syntax import Kind
from checker.extraction.happenings.moments import Moment
from checker.lexicon.grammar import words


def goes_on(length: Figure, moment: Moment) -> bool:
    """ "Wed in 1986 and have been married for 50 years", "Kroll, elected in 2021, has been mayor for nine years".

    The perfect of the same subject.
    """
    parse, verb = length.parse, length.role.verb
    if verb is None or length.role.preposition != "for" or moment.clauses.parse is not parse:
        return False
    is_one = parse.kind(verb - 1) is Kind.COORDINATOR or (_ends_aside(moment, verb - 1) and _holds_office(length, verb))
    return is_one and not words("lasting", "present perfect").isdisjoint(parse.words(verb))


def _holds_office(length: Figure, verb: int) -> bool:
    """ "Has been in charge at the club for nine years", "has been mayor for nine years"."""
    parse, sentence = length.parse, length.sentence
    behind = range(parse.chunks[verb].last, length.first)
    is_office = parse.object(verb) not in (None, length.host)
    is_office |= any(sentence.after_phrase(at, "lasting", "in office") is not None for at in behind)
    return parse.lemma(verb) == "be" and is_office


def _ends_aside(moment: Moment, comma: int) -> bool:
    """Whether a comma closes what a participle tells of a subject, with a date: "Kroll, elected in 2021,"."""
    parse, at = moment.clauses.parse, moment.clauses.parse.owner[moment.date.first]
    opening = next((one for one in range(at - 1, -1, -1) if parse.kind(one) is Kind.COMMA), None)
    closed = [one for one in range(at, comma + 1) if parse.kind(one) is Kind.COMMA] == [comma]
    return closed and opening is not None and "bare past" in parse.traits(opening + 1)
