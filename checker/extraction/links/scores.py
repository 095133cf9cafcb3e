"""Scores: "won 3-1", "drew 2-2", "three goals in the first half and two in the second, a 5-0 win".

The two numbers of a score are claims of their own, where a sentence says who won; so are those of a vote, "52-48".
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from msgspec.structs import replace

from checker.extraction.figures.empty_claims import claim_at, claim_id
from checker.extraction.figures.figure import Clauses, Figure
from checker.extraction.grammar.sentence import Sentence
from checker.lexicon import units
from checker.lexicon.grammar import words
from checker.model.amount import Amount
from checker.model.claim import Claim, Context, Link
from checker.model.interval import Interval
from checker.model.report import Report

SCORE, VOTES = "score", "result of a vote"
OBJECT = ("PROPN", "NOUN", "DET", "ADJ", "PRON")
"""Tags of whom somebody beat, between the verb and the score: "beat their rivals Osk 3-1"."""

STAGE = 3
"""Words behind a score that may say when it stood so: "at the break"."""

DESCRIBED = 4
"""Words between the numbers of a vote and its noun, at most, and that: "a 52-48 party-line vote"."""

LONGEST = 3
"""Digits that a team's points have at most."""


def _scores(clauses: Clauses) -> list[tuple[int, int]]:
    """The tokens of the numbers of each "3-1" that is no part of a date or of another figure."""
    lower, sentence = clauses.sentence.lower, clauses.sentence
    if "-" not in lower:
        return []
    counts = (one for one in clauses.figures if one.noun not in words("judged", "won", "drawn"))
    spans = [(one.first, one.last) for one in clauses.times] + [one.number for one in counts]
    taken = {at for first, last in spans for at in range(first, last)}
    return [
        (at - 1, at + 1)
        for at in range(1, len(lower) - 1)
        if lower[at] == "-"
        and sentence.is_glued(at)
        and sentence.is_glued(at + 1)
        and all(lower[one].isdecimal() and len(lower[one]) <= LONGEST for one in (at - 1, at + 1))
        and taken.isdisjoint((at - 1, at + 1))
    ]


def margins(clauses: Clauses, _before: list[Figure]) -> Iterator[tuple[Figure, Link]]:
    """ "After a 12-point win", "won by 12 points": what two sides were apart, where no score stands beside."""
    parse = clauses.parse
    for one in () if _scores(clauses) else clauses.figures:
        is_win = parse.lemma(one.host) in words("judged", "margin") and one.noun != parse.lemma(one.host)
        is_by = one.role.preposition == "by" and parse.is_verb(one.role.verb, "contest")
        if one.kind == "count" and one.amount.label == "=" and (is_win or is_by):
            yield one, Link.of("margin", lead=one.id)


def _claim_id(report: str, sentence: Sentence, token: int) -> str:
    return claim_id(report, sentence.starts[token], sentence.ends[token])


def scores(report: Report, clauses: Clauses) -> Iterator[Claim]:
    """A claim for each number of a score that something is said of."""
    if not _scores(clauses):
        return
    links = list(_verdicts(report, clauses))
    voted = {_claim_id(report.id, clauses.sentence, token) for score in _votes(clauses) for token in score}
    named = {one for link in links for ids in link.roles.values() for one in ids}
    sentence, found = clauses.sentence, sorted({token for score in _scores(clauses) for token in score})
    for token in found:
        name = _claim_id(report.id, sentence, token)
        if name not in named:
            continue
        value = Decimal(sentence.words[token])
        exact = Interval.point(value)
        yield replace(
            claim_at(report, sentence, sentence.starts[token], sentence.ends[token]),
            measure=VOTES if name in voted else SCORE,
            context=Context(names=_names(clauses)),
            amount=Amount((value,), units.count(""), exact, exact),
            links=tuple(link for link in links if next(iter(link.roles.values()))[0] == name),
        )


def _names(clauses: Clauses) -> tuple[str, ...]:
    """The words of the proper names of a sentence: those of the teams are among them."""
    sentence = clauses.sentence
    days = {at for date in clauses.times for at in range(date.first, date.last)}
    capital = {at for at, word in enumerate(sentence.words) if at and word[0].isupper()}
    named = (at for at, tag in enumerate(sentence.tags) if (tag == "PROPN" or at in capital) and at not in days)
    return tuple(sorted({sentence.lower[at] for at in named}))


def _result(sentence: Sentence, score: tuple[int, int]) -> str:
    """What a score is called, "won" or "drawn", by the noun that it describes or the verb that it hangs on."""
    at, behind = score[0] - 1, score[1] + 1
    if sentence.tag(behind) == "NOUN":
        return _named(sentence, behind) if sentence.lemma(behind) not in words("judged", "defeat") else ""
    while at > 0 and sentence.tag(at) in OBJECT:
        at -= 1
    is_plain = sentence.tag(at - 1) not in ("PART", "AUX") or sentence.lemma(at - 1) in words("auxiliary", "have")
    is_away = sentence.word(behind) == "at" and sentence.word(behind + 1) not in words("judged", "home")
    return _named(sentence, at) if sentence.tag(at) == "VERB" and is_plain and not is_away else ""


def _is_result(sentence: Sentence, score: tuple[int, int]) -> bool:
    """ "Beat Ystervik 31-28", "the 31-27 defeat", "finished 2-1": how a match ended, not how it stood."""
    at, behind = score[0] - 1, score[1] + 1
    if not words("judged", "not the end").isdisjoint(sentence.lower[behind : behind + STAGE]):
        return False
    ends = words("judged", "won", "drawn", "is lost")
    if sentence.tag(behind) == "NOUN":
        return sentence.lemma(behind) in ends
    while at > 0 and sentence.tag(at) in OBJECT:
        at -= 1
    if sentence.lemma(at) in words("judged", "ended"):  # "the first half ended 2-1"
        return words("judged", "not the end").isdisjoint(sentence.lower)
    return sentence.tag(at) == "VERB" and sentence.lemma(at) in ends


def _votes(clauses: Clauses) -> list[tuple[int, int]]:
    """ "The Senate voted 52-48 to confirm him", "approved the bill 56-41", "in a 52-48 vote": the scores of votes."""
    return [score for score in _scores(clauses) if _is_vote(clauses.sentence, score)]


def _is_vote(sentence: Sentence, score: tuple[int, int]) -> bool:
    at, behind = score[0] - 1, score[1] + 1
    if words("judged", "ballot").intersection(sentence.lower[behind : behind + DESCRIBED]):
        return sentence.lower[at] in words("determiners", "indefinite")
    while at > 0 and sentence.tag(at) in OBJECT:
        at -= 1
    return sentence.tag(at) == "VERB" and sentence.lemma(at) in words("verbs", "pass")


def _named(sentence: Sentence, at: int) -> str:
    return next((name for name in ("won", "drawn") if sentence.lemma(at) in words("judged", name)), "")


def _verdicts(report: Report, clauses: Clauses) -> Iterator[Link]:
    """What a sentence says of its one score: that it ended so, is a win or a draw, what made it, what was let in."""
    sentence, found = clauses.sentence, _scores(clauses)
    said = sentence.lemmas.union(sentence.lower)
    listed = {at for first, last in found for at in (first - 2, last + 2)}  # "beat her 6-2, 6-4": of sets
    votes = _votes(clauses)
    ended = votes or [score for score in found if listed.isdisjoint(score) and _is_result(sentence, score)]
    if len(ended) == 1 and said.isdisjoint(words("judged", "another match")):
        tokens = sorted(ended[0], key=lambda token: -int(sentence.lower[token]))
        more, less = (_claim_id(report.id, sentence, token) for token in tokens)
        yield Link.of("result", more=more, less=less)
    if len(found) != 1 or not said.isdisjoint(words("judged", "not the score")):
        return
    one, other = (_claim_id(report.id, sentence, token) for token in found[0])
    result = _result(sentence, found[0])
    if result == "drawn":
        yield Link.of("as_many", one=one, other=other)
    if result != "won":
        return
    yield Link.of("more_than", more=one, less=other)
    goals = [one for one in clauses.figures if one.noun in words("judged", "lead") and one.amount.label == "="]
    if len(goals) > 1 and not said.isdisjoint(words("judged", "spell")):
        yield Link.of("total_of", total=one, parts=tuple(goal.id for goal in goals))
    if len(goals) == 1 and not said.isdisjoint(words("judged", "concede")):
        yield Link.of("as_many", one=other, other=goals[0].id)
