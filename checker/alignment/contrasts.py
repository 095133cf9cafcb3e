"""Figures of two things by one word each: "the budget for schools is 4 billion", "the budget for defence is 9 billion".

Two sentences that are one but for a noun, a name or an adjective are of two things by these words: whoever words a
thing otherwise changes more than that. What only verbs tell apart may be one ("sold for 4 million", "fetched 5").
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from itertools import combinations

from msgspec.structs import replace

from checker.alignment.candidates import COMMON, Candidate, akin_to, stems
from checker.lexicon.grammar import words
from checker.model.claim import Claim, tell_apart
from checker.rulebook.measures import Measures


def are_contrasted(one: Candidate, other: Candidate, _: Measures) -> bool:
    """Whether two sentences are one but for a word of one class each, near the figures."""
    return bool(_contrast(one.claim, other.claim))


def with_contrasts(claims: Sequence[Claim]) -> list[Claim]:
    """The claims of a story; the word that tells two of one measure apart narrows both."""
    narrowed: defaultdict[str, set[str]] = defaultdict(set)
    for one, other in _pairs(claims):
        for claim, word in zip((one, other), _contrast(one, other), strict=False):
            narrowed[claim.id].add(word)
    return [_narrowed(claim, narrowed[claim.id]) if claim.id in narrowed else claim for claim in claims]


def _pairs(claims: Iterable[Claim]) -> Iterable[tuple[Claim, Claim]]:
    told: defaultdict[str, list[Claim]] = defaultdict(list)
    for claim in claims:
        if claim.measure and claim.amount is not None and claim.context.near:
            told[claim.measure].append(claim)
    few = (found for found in told.values() if len(found) <= COMMON)
    return (pair for found in few for pair in combinations(found, 2) if tell_apart(*pair))


def _contrast(one: Claim, other: Claim) -> tuple[str, ...]:
    """The word near each figure that alone the other's sentence has not, nor one like it, if both are of one class."""
    mine, theirs = _told(one), _told(other)
    own, others = mine - theirs, theirs - mine
    if len(own) != 1 or len(others) != 1 or mine.isdisjoint(theirs):
        return ()
    ours, its = one.context, other.context
    classes = ((ours.nouns, its.nouns), (ours.names, its.names), (ours.adjectives, its.adjectives))
    is_alike = any(own <= stems(these) and others <= stems(those) for these, those in classes)
    if not is_alike or own <= _akin(other) or others <= _akin(one):
        return ()
    found = [[word for word in near if stems((word,)) == stem] for near, stem in ((ours.near, own), (its.near, others))]
    if not all(found):
        return ()
    word, another = found[0][0], found[1][0]
    events = words("nouns", "event")  # "killed in the shooting", "killed at home": what befell them, and where
    return (word, another) if (word in events) is (another in events) else ()


def _told(claim: Claim) -> frozenset[str]:
    """The stems of what a claim's sentence tells, its names too."""
    return stems((*claim.context.near, *claim.context.sentence, *claim.context.names))


def _akin(claim: Claim) -> frozenset[str]:
    return akin_to((*claim.context.near, *claim.context.sentence))


def _narrowed(claim: Claim, told: set[str]) -> Claim:
    residue = tuple(sorted({*claim.scope.residue, *told}))
    return replace(claim, scope=replace(claim.scope, residue=residue))
