"""What completes a list: "the rest, 60, were crew", "leaving 12", "all 44 were saved", "together that is $29m"."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise, permutations

from checker.extraction.figures.figure import PAIR, Clauses, Figure, is_count, last_sentence, size
from checker.extraction.figures.left_over import left_of
from checker.extraction.figures.slots import is_left
from checker.extraction.grammar.role import Relation
from checker.extraction.grammar.syntax import Kind
from checker.extraction.links.parts import can_hold, whole_of
from checker.extraction.links.sums import FACTOR, counts_alike, ids, is_of_everything, is_rest, is_that, off, says_sum
from checker.lexicon.grammar import words
from checker.lexicon.load import table
from checker.lexicon.nouns import kind_of
from checker.model.claim import Link

LEFT_OUT = 0.2
"""So much of "all" may be missing in two counts that are theirs; where more is, they are others."""


def completions(clauses: Clauses, before: list[Figure]) -> Iterator[tuple[Figure, Link]]:
    """ "410 people, among them 350 passengers. The rest, 60, were crew": with it the parts are the whole."""
    for figure in clauses.figures:
        if not is_count(figure) or not (is_rest(figure) or _lacks(figure)):
            continue
        left = left_of(figure, clauses.figures)
        if left is None:
            continue
        known = [*last_sentence(before), *(one for one in clauses.figures if one.host < figure.host)]
        total = _total_before([one for one in known if counts_alike(left, one.noun)], figure)
        if total is not None:
            parts = [one for one in known if total.id in (whole_of(one) or ())]
            if parts and known[-1] in (parts[-1], total) and not _is_left_of_part(known, total, figure):
                yield total, Link("total_of", {"total": (total.id,), "parts": ids([*parts, figure])})


def _is_left_of_part(known: list[Figure], total: Figure, rest: Figure) -> bool:
    """ "Of 43,200 voters 20,736 went; 96 papers were void, which left 20,640": of those who went, and exactly."""
    parts = [size(one) for one in known if one is not total and is_count(one)]
    return any(one - other == size(rest) for one, other in permutations(parts, 2))


def _lacks(figure: Figure) -> bool:
    """ "Of the 40 miners 28 came out, which leaves 12", "leaving 12 missing"; not "leaving 12 homes flooded"."""
    behind = figure.sentence.lower[figure.number[1] : figure.end]
    return is_left(figure) and words("sums", "lacking").issuperset(behind)


def _total_before(known: list[Figure], rest: Figure) -> Figure | None:
    """The whole that the figures before are parts of, the latest that can hold the rest."""
    wholes = {one for figure in known for one in whole_of(figure) or ()}
    totals = (one for one in reversed(known) if one.id in wholes)
    return next((one for one in totals if can_hold(one, rest) and counts_alike(rest.noun, one.noun)), None)


def gathered(clauses: Clauses, before: list[Figure]) -> Iterator[tuple[Figure, Link]]:
    """ "Three crew and 41 passengers were aboard; all 44 were saved": those just told, where two counts are joined."""
    for total in clauses.figures:
        if not _is_all(total):
            continue
        here = [one for one in clauses.figures if one.host < total.host]
        told = [one for one in here or last_sentence(before) if is_count(one)]
        pair = told[-PAIR:]
        is_pair = len(pair) == PAIR and _are_side_by_side(*pair) and not any(one.links for one in pair)
        if is_pair and all(_is_level(one) and _is_of_kind(one, total) and _is_less(one, total) for one in pair):
            if off(pair, total) < LEFT_OUT:
                yield total, Link("total_of", {"total": (total.id,), "parts": ids(pair)})


def _is_all(figure: Figure) -> bool:
    """ "All 44 were saved": the subject of what is told of them, and no "all 44 of the"."""
    opens = figure.sentence.lower[figure.first] == "all"
    is_plain = is_count(figure) and figure.amount.label == "=" and not whole_of(figure)
    return opens and is_plain and figure.role.relation is Relation.SUBJECT


def _are_side_by_side(one: Figure, other: Figure) -> bool:
    """ "Three crew and 41 passengers", "nine died here and 14 there", "voted 11 to 6"."""
    is_joined = other.parse.kind(other.host - 1) is Kind.COORDINATOR
    return one.sentence is other.sentence and (is_joined or other.parse.word(other.host - 1) == "to")


def _is_less(part: Figure, total: Figure) -> bool:
    return max(part.amount.values) < max(total.amount.values)


def outcomes(clauses: Clauses, _before: list[Figure]) -> Iterator[tuple[Figure, Link]]:
    """ "12 wins, five draws and three defeats in 20 matches": all that can come of each."""
    parts = [one for one in clauses.figures if is_count(one) and _outcome(one)]
    wholes = [one for one in clauses.figures if is_count(one) and kind_of(one.noun) in words("nouns", "contest")]
    kinds = {_outcome(one) for one in parts}
    if len(wholes) == 1 and len(parts) == len(kinds) >= PAIR and not whole_of(wholes[0]):
        is_all = len(kinds) == len(table("grammar")["outcomes"])
        yield wholes[0], Link("total_of", {"total": (wholes[0].id,), "parts": ids(parts)}, complete=is_all)


def _outcome(one: Figure) -> str:
    outcomes: dict[str, list[str]] = table("grammar")["outcomes"]
    return next((name for name, nouns in outcomes.items() if one.noun in nouns), "")


def recaps(clauses: Clauses, before: list[Figure]) -> Iterator[tuple[Figure, Link]]:
    """ "Repairs cost $14m and pumps $15m. Together that is $29m"; what is so "in all" may have more parts."""
    lower = clauses.sentence.lower
    total = next((one for one in clauses.figures if one.kind != "duration"), None)  # "the three days together"
    if total is None or not says_sum(clauses, total) or _is_enclosed(total):
        return
    unit = total.dimension
    known = [one for one in last_sentence(before) if one.dimension == unit]
    that = total.role.verb is not None and is_that(clauses, total.role.verb - 1)
    alike = all(_is_level(one) and (that or counts_alike(one.noun, total.noun)) for one in known)
    alike = alike and all(_are_joined(one, other) for one, other in pairwise(known))
    known_parts = total.declared and all(one.declared and one.measure != total.measure for one in known)
    alike = alike and not known_parts  # measures know their own parts
    if len(known) > 1 and alike and off(known, total) < FACTOR - 1:
        is_all = that or not words("sums", "these").isdisjoint(lower[: total.last])
        is_all = is_all and not is_of_everything(total)
        yield total, Link("total_of", {"total": (total.id,), "parts": ids(known)}, complete=is_all)


def _is_enclosed(total: Figure) -> bool:
    """ "Of the wheels that had been shipped, 4,800 in all, 3,100 ...": the number of those before the comma."""
    parse = total.parse
    ends = parse.skip(total.host + 1, 1, Kind.PREPOSITION, Kind.NOUN, Kind.ADVERB)
    return parse.kind(total.host - 1) is parse.kind(ends) is Kind.COMMA


def _are_joined(one: Figure, other: Figure) -> bool:
    """ "Repairs cost $14m and pumps $15m", "by 61 votes to 34": "and", a comma or the "to" of a score."""
    between = one.parse.chunks[one.host + 1 : other.host]
    is_score = len(between) == 1 and one.parse.word(other.host - 1) == "to"
    return is_score or any(chunk.kind in (Kind.COORDINATOR, Kind.COMMA) for chunk in between)


def _is_level(one: Figure) -> bool:
    return not one.scope.change and one.kind not in ("age", "rank", "rate", "duration") and not whole_of(one)


def _is_of_kind(one: Figure, total: Figure) -> bool:
    return is_count(one) and not one.scope.change and counts_alike(one.noun, total.noun)
