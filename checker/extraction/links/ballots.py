"""How a vote ended: "by 61 votes to 59", "63 members voted for him and 57 against", "carried, with 31 for it"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from checker.extraction.figures.figure import PAIR, Clauses, Figure, is_count
from checker.extraction.grammar.sentence import Sentence
from checker.extraction.grammar.syntax import Kind
from checker.lexicon.grammar import words
from checker.lexicon.likeness import is_person
from checker.model.claim import Link

NEAR = 8
"""Words behind a number of votes that say whether they are for or against."""

IN_FAVOUR, OPPOSED = "in favour", "opposed"
"""Names of classes of words."""

OUTCOMES = {"carried": 1, "rejected": -1, "tied": 0}


def results(clauses: Clauses, _before: list[Figure]) -> Iterator[tuple[Figure, Link]]:
    """The two numbers of a vote; a sentence that tells of two votes says of neither which it is."""
    if not _is_told(clauses.sentence):
        return
    ballots = [one for one in clauses.figures if _counts_votes(one)]
    found = [pair for pair in pairwise(ballots) if _are_result(*pair)]
    if len(found) == 1:
        one, other = sorted(found[0], key=lambda figure: -figure.value)
        yield one, Link.of("result", more=one.id, less=other.id)
        told = sides(found[0]) or ((one, other) if outcome([clauses.sentence]) == 1 else None)
        if told is not None:
            yield told[0], Link.of("voted_for", votes=told[0].id)
            yield told[1], Link.of("voted_against", votes=told[1].id)
    counts = [one for one in clauses.figures if one.kind == "count" and one.amount.label == "="]
    if len(counts) == 1:
        yield from _alone(counts[0])


def _alone(one: Figure) -> Iterator[tuple[Figure, Link]]:
    """ "Some of the 41 delegates who voted against it": those on one side, with the verb behind them."""
    verb = one.parse.skip(one.host + 1, 1, Kind.SUBORDINATOR, Kind.ADVERB)
    if one.parse.kind(verb) is not Kind.VERB or one.parse.lemma(verb) not in words("judged", "votes"):
        return
    side = _side(one, (one,))
    if side == IN_FAVOUR:
        yield one, Link.of("voted_for", votes=one.id)
    elif side == OPPOSED:
        yield one, Link.of("voted_against", votes=one.id)


def _are_result(one: Figure, other: Figure) -> bool:
    by_vote = one.sentence.word(one.first - 1) in words("verdict", "with votes")
    return (stand_to_each_other(one, other) and by_vote) or sides((one, other)) is not None


def _counts_votes(one: Figure) -> bool:
    """Whether a figure may be of votes: those of a ballot, of whoever casts them, or of what is not named."""
    is_plain = is_count(one) and one.kind in ("bare", "count") and one.amount.label == "="
    cast = one.parse.lemma(one.role.verb) in words("judged", "votes")
    return is_plain and (cast or one.head is None or one.noun in words("judged", "ballot") or is_person(one.noun))


def _is_told(sentence: Sentence) -> bool:
    """Whether a sentence tells of a vote."""
    return not sentence.lemmas.isdisjoint(words("verdict", "by vote") | words("judged", "votes"))


def outcome(sentences: Sequence[Sentence]) -> int | None:
    """What became of a proposal: 1 carried, -1 rejected, 0 tied; None if a text does not say, or more was needed."""
    said = {word for sentence in sentences for word in (*sentence.lemmas, *sentence.lower)}
    ways = [way for name, way in OUTCOMES.items() if not said.isdisjoint(words("verdict", name))]
    return ways[0] if len(ways) == 1 and said.isdisjoint(words("verdict", "other majority")) else None


def stand_to_each_other(one: Figure, other: Figure) -> bool:
    """ "By 31 votes to 27"."""
    return one.sentence is other.sentence and one.sentence.lower[one.last : other.first] == ["to"]


def sides(told: Sequence[Figure]) -> tuple[Figure, Figure] | None:
    """The votes for something and those against it, if the words at two figures tell which are which."""
    found = [_side(one, told) for one in told]
    if len(told) != PAIR or sorted(found) != [IN_FAVOUR, OPPOSED]:
        return None
    return told[found.index(IN_FAVOUR)], told[found.index(OPPOSED)]


def _side(one: Figure, told: Sequence[Figure]) -> str:
    """Whether votes are for or against, by the first such word behind them, or else the last one before."""
    sentence = one.sentence
    others = [figure for figure in told if figure is not one and figure.sentence is sentence]
    end = min((figure.first for figure in others if figure.first > one.first), default=len(sentence.lower))
    start = max((figure.last for figure in others if figure.first < one.first), default=0)
    behind, before = range(one.last, min(one.last + NEAR, end)), range(one.first - 1, start - 1, -1)
    for at in (*behind, *before):
        for side in (OPPOSED, IN_FAVOUR):
            if sentence.lemma(at) in words("verdict", side):
                return side
    return ""
