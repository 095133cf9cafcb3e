"""Words of two senses, in the one that their story gives them.

"The film earned $31 million" is profit by itself. Where another figure of the story is takings ("grossed $30 million")
and none is profit in other words, it is takings too.
"""

from __future__ import annotations

from collections.abc import Sequence

from msgspec.structs import replace

from checker.alignment.candidates import dimension_of
from checker.model.claim import Claim, Evidence
from checker.rulebook.measures import Measures


def in_one_sense(claims: Sequence[Claim], measures: Measures) -> list[Claim]:
    """The claims of one story; those that a word of two senses signals are of the measure that the story tells."""
    second = {claim.id: _second_sense(claim, measures) for claim in claims}
    told = {(claim.measure, dimension_of(claim)) for claim in claims if not second[claim.id]}

    def sensed(claim: Claim) -> Claim:
        sense, dimension = second[claim.id], dimension_of(claim)
        if (sense, dimension) not in told or (claim.measure, dimension) in told:
            return claim
        evidence = Evidence("measure", "as the story has it", f"{claim.context.verb}: {sense}")
        return replace(claim, measure=sense, evidence=(*claim.evidence, evidence))

    return [sensed(claim) for claim in claims]


def _second_sense(claim: Claim, measures: Measures) -> str:
    """What else the words of a claim may mean, where no other noun says it: "earned a profit of" is plain."""
    dimension, what = dimension_of(claim), claim.context.what
    signs = (one.words for one in claim.evidence if one.field == "measure")
    senses = {word: measures.second_sense(word, dimension) for word in (claim.context.verb, *what, *signs)}
    plain = any(measures.named(word, "NOUN", dimension) for word in what if not senses[word])
    return "" if plain else next(filter(None, senses.values()), "")
