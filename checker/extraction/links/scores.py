"""Scores: "won 3-1, a two-goal margin", "won by seven points, 98-91".

The two numbers of a score are claims of their own, where a sentence says what they differ by.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from msgspec.structs import replace

from checker.extraction.figures.figure import Clauses, Figure
from checker.extraction.figures.slots import opens_aside
from checker.extraction.figures.stating import claim_at, claim_id
from checker.extraction.grammar.role import Relation
from checker.extraction.grammar.syntax import Kind
from checker.lexicon.grammar import words
from checker.model.amount import Amount
from checker.model.claim import Claim, Link
from checker.model.interval import Interval
from checker.model.report import Report

SCORE = "score"
LONGEST = 3
"""Digits that a team's points have at most."""


def differences(clauses: Clauses) -> Iterator[tuple[Figure, tuple[int, int]]]:
    """The figure that says what the one score of a sentence differs by, with the tokens of its two numbers."""
    leads = [one for one in clauses.figures if one.noun in words("judged", "lead")]
    found = _scores(clauses) if leads else []
    if len(found) == 1 and words("judged", "both legs").isdisjoint(clauses.sentence.lower):
        yield from ((lead, found[0]) for lead in leads if _is_of(clauses, lead, found[0]))


def _scores(clauses: Clauses) -> list[tuple[int, int]]:
    """The tokens of the numbers of each "3-1" that is no part of a date or of another figure."""
    lower, sentence = clauses.sentence.lower, clauses.sentence
    spans = [(one.first, one.last) for one in clauses.times] + [one.number for one in clauses.figures]
    taken = {at for first, last in spans for at in range(first, last)}
    return [
        (at - 1, at + 1)
        for at in range(1, len(lower) - 1)
        if lower[at] == "-"
        and sentence.ends[at - 1] == sentence.starts[at]
        and sentence.ends[at] == sentence.starts[at + 1]
        and all(lower[one].isdigit() and len(lower[one]) <= LONGEST for one in (at - 1, at + 1))
        and taken.isdisjoint((at - 1, at + 1))
    ]


def _is_of(clauses: Clauses, lead: Figure, score: tuple[int, int]) -> bool:
    """ "3-1, a two-goal win", "3-1, winning by two goals", "by two goals, 3-1"; not "after beating them by five"."""
    parse = clauses.parse
    first, last = (parse.owner[token] for token in score)
    verb = lead.role.verb
    if lead.role.preposition == "by":
        if not parse.is_verb(verb, "contest") or verb is None:
            return False
        if lead.host < first:
            return parse.kind(lead.host + 1) is Kind.COMMA and parse.chunks[lead.host + 1].last == score[0]
        return parse.kind(verb - 1) is Kind.COMMA and verb - 2 == last and "gerund" in parse.chunks[verb].traits
    noun = lead.role.noun if lead.role.relation is Relation.OF else lead.host
    if noun is None or noun <= last or not parse.is_indefinite(noun):
        return False
    return parse.words(noun)[-1] in words("judged", "margin") and opens_aside(parse, noun)


def scored(clauses: Clauses, _before: list[Figure]) -> Iterator[tuple[Figure, Link]]:
    """ "Won 3-1, a two-goal margin": what is said of the difference, with both numbers."""
    for lead, score in differences(clauses):
        old, new = (_id(lead, token) for token in score)
        yield lead, Link.of("change_from", change=lead.id, old=old, new=new)


def _id(lead: Figure, token: int) -> str:
    sentence = lead.sentence
    return claim_id(lead.report, sentence.starts[token], sentence.ends[token])


def scores(report: Report, clauses: Clauses) -> Iterator[Claim]:
    """A claim for each number of a score that something is said of."""
    sentence = clauses.sentence
    for lead, score in differences(clauses):
        for token in score:
            value = Decimal(sentence.words[token])
            exact = Interval.point(value)
            yield replace(
                claim_at(report, sentence, sentence.starts[token], sentence.ends[token]),
                measure=SCORE,
                amount=Amount((value,), lead.unit, exact, exact),
            )
