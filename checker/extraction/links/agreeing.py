"""What the figures of one link must have in common: "3,100 people, six in ten of the inhabitants of the two parishes".

Whatever construction joins them, people are no share of things, a share of another time ("two years ago it was one in
six") is no share of today's amount, and nothing is shared out among one.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import permutations, product, starmap

from checker.extraction.figures.figure import PAIR, Figure, is_count
from checker.extraction.grammar.sentence import Sentence
from checker.extraction.grammar.syntax import Kind
from checker.lexicon.grammar import words
from checker.lexicon.likeness import is_person
from checker.model.claim import Link

STAND_IN = ("of people", "people", "collective", "band", "partitive", "whole")
"""Kinds of nouns that may stand for people."""


def agree(link: Link, known: Mapping[str, Figure]) -> bool:
    """Whether the figures of a link can be what it says, as far as their nouns and their times tell."""
    told = {role: [known[one] for one in ids if one in known] for role, ids in link.roles.items()}
    if link.kind == "share_of":
        pairs = list(product(told["part"], told["whole"]))
        is_of_one_time = not any(starmap(_are_apart, product(told["share"], told["part"])))
        return is_of_one_time and (not pairs or any(map(_are_of_one_sort, pairs)))
    if link.kind == "shares_of_one":
        return not any(starmap(_are_apart, permutations(told["parts"], PAIR)))
    if link.kind == "product_of":
        return all(one.value > 1 for one in told["times"])
    return True


def is_narrowed(one: Figure, told: Sentence) -> bool:
    """ "In the east they stand at 34 percent", "among women": a sentence of a part only, of which another tells not."""
    parse = one.parse
    if one.sentence is told or parse.word(0) not in words("prepositions", "locative"):
        return False
    is_part = parse.kind(1) is Kind.NOUN and 1 not in parse.figures
    return is_part and parse.lemma(1) not in told.lemmas


def _are_of_one_sort(figures: Sequence[Figure]) -> bool:
    return not (any(map(_counts_people, figures)) and any(map(_counts_things, figures)))


def _counts_people(one: Figure) -> bool:
    return is_count(one) and one.head is not None and is_person(one.noun)


def _counts_things(one: Figure) -> bool:
    """ "Fourteen taps", "two parishes"; "cases" and "jobs" stand for people, and a "total" for anything."""
    if not is_count(one) or one.head is None or one.sentence.tag(one.head) != "NOUN" or one.declared:
        return False
    return not (
        one.noun in words("nouns", *STAND_IN)
        or is_person(one.noun)
        or one.noun.endswith(tuple(words("nouns", "agent")))
    )


def _are_apart(share: Figure, part: Figure) -> bool:
    """Whether a share is dated, and apart from its part: both have a time of their own, or the share a verb."""
    if not share.dated or share.when is None or part.when is None or share.when.meets(part.when):
        return False
    return part.dated or share.role.verb not in (None, part.role.verb)
