"""Lists that say they leave some out: "50 animals, including 34 dogs and 21 cats" are too many for the 50.

They are parts of one whole where nothing can be two of them, each being another kind of thing. People may be two things
at once, women and teachers, so that their counts need not add up.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import permutations

from checker.extraction.figures.figure import Clauses, Figure, is_adjective, is_count, size
from checker.extraction.grammar.role import Relation
from checker.extraction.grammar.syntax import Kind
from checker.extraction.links.brief_amounts import TWICE
from checker.extraction.links.partitives import included_in
from checker.extraction.links.parts import can_hold
from checker.extraction.links.sums import ids
from checker.lexicon.grammar import words
from checker.lexicon.likeness import is_person, like
from checker.lexicon.nouns import kind_of
from checker.model.claim import Confidence, Link
from checker.model.scope import Part


def inclusions(clauses: Clauses, _before: list[Figure]) -> Iterator[tuple[Figure, Link]]:
    """ "The 40 entries included 25 from Spain and 22 from Italy", "50 animals, including 34 dogs and 21 cats"."""
    for first in clauses.figures:
        whole = included_in(clauses, first)
        parts = [first, *(one for one in clauses.figures if one.role.shared is first.role)] if whole else []
        if whole and len(parts) > 1 and all(is_count(one) and can_hold(whole, one) for one in parts):
            if _are_kinds_apart([whole, *parts]):
                sure = Confidence.MEDIUM
                yield whole, Link.of("total_of", total=whole.id, parts=ids(parts), complete=False, confidence=sure)


def _are_kinds_apart(figures: list[Figure]) -> bool:
    """ "50 animals: 34 dogs and 21 cats"; but puppies are dogs."""
    nouns = {one.noun for one in figures if one.head is not None}
    alike = any(noun in like(other) for noun, other in permutations(nouns, 2))
    return len(nouns) == len(figures) and not alike and not any(map(is_person, nouns))


def excesses(clauses: Clauses, before: list[Figure]) -> Iterator[tuple[Figure, Link]]:
    """ "There were 64 passengers ... 71 of the passengers", "has 84 planes ... 96 of its planes": more than all."""
    for part in clauses.figures:
        noun = _named_whole(part)
        if not noun or not is_count(part) or part.scope.change or any(one.kind == "part_of" for one in part.links):
            continue
        told = [one for one in before if is_count(one) and kind_of(noun) in (kind_of(one.noun), *like(one.noun))]
        if len(told) == 1 and _is_told_of_all(told[0]) and size(told[0]) < size(part) < TWICE * size(told[0]):
            yield part, Link.of("part_of", part=part.id, whole=told[0].id)


def _named_whole(part: Figure) -> str:
    """The noun of those that a figure is some of, if nothing narrows it: "71 of the passengers", "131 pupils left"."""
    parse, at = part.parse, part.host + 2
    if parse.word(at - 1) != "of":
        goes_on = part.role.relation is Relation.SUBJECT and parse.kind(part.host + 1) is Kind.VERB
        return part.noun if goes_on and _is_plain(part) else ""
    if (
        parse.kind(at) is not Kind.NOUN
        or at in parse.figures
        or parse.kind(at + 1) in (Kind.PREPOSITION, Kind.SUBORDINATOR)
    ):
        return ""
    chunk = parse.chunks[at]
    is_known = parse.first_word(at) in words("determiners", "definite") | words("pronouns", "possessive")
    return parse.lemma(at) if is_known and chunk.head - chunk.first == 1 else ""


def _is_plain(count: Figure) -> bool:
    """ "118 residents"; not "118 elderly residents"."""
    return count.head is not None and count.head == count.number[1]


def _is_told_of_all(whole: Figure) -> bool:
    """ "There were 64 passengers on board", "the home has 118 residents", "a fleet of 28 boats", "a 150-seat house"."""
    parse, verb = whole.parse, whole.role.verb
    is_some = whole.scope.part is Part.ADDITIONAL
    if whole.amount.label != "=" or is_some:
        return False  # "the other two crew members"
    if is_adjective(whole):
        return True
    if not _is_plain(whole):
        return False
    noun = whole.role.noun if whole.role.relation is Relation.OF else None
    is_there = parse.word(whole.host - 2) == "there" and parse.lemma(whole.host - 1) == "be"
    is_fleet = parse.lemma(noun) in words("nouns", "stock")
    return is_there or is_fleet or (verb == whole.host - 1 and parse.lemma(verb) in words("sums", "has in all"))
