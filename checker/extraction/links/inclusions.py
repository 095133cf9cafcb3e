"""Lists that say they leave some out: "40 entries, including 25 from Spain and 22 from Italy".

They are parts of one whole where nothing can be in two of them: each from a place of its own, or each another kind of
thing. People may be two things at once, women and teachers: what is told of them adds up to nothing.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import permutations

from checker.extraction.figures.figure import Clauses, Figure, is_count
from checker.extraction.grammar.syntax import Kind
from checker.extraction.links.parts import can_hold
from checker.extraction.links.sums import ids
from checker.lexicon.grammar import words
from checker.lexicon.likeness import is_person, like
from checker.model.claim import Confidence, Link


def inclusions(clauses: Clauses, _before: list[Figure]) -> Iterator[tuple[Figure, Link]]:
    """ "The 40 entries included 25 from Spain and 22 from Italy", "50 animals, including 34 dogs and 21 cats"."""
    for first in clauses.figures:
        whole = _whole(clauses, first)
        parts = [first, *(one for one in clauses.figures if one.role.shared is first.role)] if whole else []
        if whole and len(parts) > 1 and all(is_count(one) and can_hold(whole, one) for one in parts):
            sure = Confidence.HIGH if _are_placed_apart(parts) else Confidence.MEDIUM
            if sure is Confidence.HIGH or _are_kinds_apart([whole, *parts]):
                yield whole, Link.of("total_of", total=whole.id, parts=ids(parts), complete=False, confidence=sure)


def _whole(clauses: Clauses, first: Figure) -> Figure | None:
    """The only count before ", including" or ", among them", or the subject of "includes"."""
    parse, at = clauses.parse, first.host - 1
    at -= parse.word(at) in words("pronouns", "partitive") and parse.word(at - 1) == "among"
    if parse.word(at) not in words("prepositions", "including"):
        return None
    is_aside = parse.kind(at - 1) is Kind.COMMA
    ahead = [one for one in clauses.figures if (one.host < at if is_aside else one.host == parse.subject(at))]
    return ahead[0] if len(ahead) == 1 and is_count(ahead[0]) and ahead[0].head is not None else None


def _are_placed_apart(parts: list[Figure]) -> bool:
    """ "25 from Spain and 22 from Italy": the same word behind each, and another place."""
    ties = {one.parse.word(one.host + 1) for one in parts}
    places = {" ".join(one.parse.words(one.host + 2)) for one in parts if one.parse.kind(one.host + 2) is Kind.NOUN}
    bare = all(one.head is None for one in parts)
    return bare and len(ties) == 1 and ties <= words("prepositions", "spot") | {"from"} and len(places) == len(parts)


def _are_kinds_apart(figures: list[Figure]) -> bool:
    """ "50 animals: 34 dogs and 21 cats"; but puppies are dogs."""
    nouns = {one.noun for one in figures if one.head is not None}
    alike = any(noun in like(other) for noun, other in permutations(nouns, 2))
    return len(nouns) == len(figures) and not alike and not any(map(is_person, nouns))
