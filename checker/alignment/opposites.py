"""One number told in two directions: "a net profit of $96 million", "a net loss of $96 million".

That two reports give one amount says that they tell of one thing, if they name it alike.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import product

from checker.lexicon.grammar import words
from checker.model.amount import Amount
from checker.model.claim import Claim, Confidence, Evidence, Link
from checker.model.scope import Modality

UP, DOWN = "up", "down"


def opposites(claims: Iterable[Claim]) -> Iterator[Link]:
    """A link between the amounts of two reports that are one, upwards in one report and downwards in the other."""
    told: defaultdict[Amount, defaultdict[str, list[Claim]]] = defaultdict(lambda: defaultdict(list))
    for claim in claims:
        if claim.amount is not None and (way := _way(claim)):
            told[claim.amount][way].append(claim)
    for ways in told.values():
        both = {claim.teller for claim in ways[UP]} & {claim.teller for claim in ways[DOWN]}
        for up, down in product(ways[UP], ways[DOWN]):
            if both.isdisjoint((up.teller, down.teller)) and (name := _name(up, down) or _name(down, up)):
                if _are_of_one_time(up, down):
                    evidence = Evidence("words", "one number in two directions", name)
                    yield Link.of("opposed", up=up.id, down=down.id, confidence=Confidence.MEDIUM, evidence=(evidence,))


def _way(claim: Claim) -> str:
    """Whether something rises or is left over, or falls or is lacking; nothing for all else."""
    if claim.scope.modality is not Modality.ACTUAL or claim.scope.older:
        return ""
    told = {claim.measure, *claim.context.what}
    ways = {name for name, nouns in ((UP, "surplus"), (DOWN, "deficit")) if told & words("nouns", nouns)}
    if claim.scope.change and claim.context.verb:
        verbs = ((UP, "rise"), (DOWN, "fall"))
        ways = {name for name, moves in verbs if claim.context.verb in words("verbs", moves)}
    return ways.pop() if len(ways) == 1 else ""


def _name(one: Claim, other: Claim) -> str:
    """A name beside one amount that the other's sentence has too, and that is no place, of which much is told."""
    places = {word for claim in (one, other) for place in claim.scope.places for word in place.casefold().split()}
    return next(iter(sorted({*one.context.names} & {*other.context.names, *other.context.subject} - places)), "")


def _are_of_one_time(one: Claim, other: Claim) -> bool:
    """Whether nothing says that they are of two days: a share may fall on one and rise as much on the next."""
    return one.when is None or other.when is None or one.when.last_day == other.when.last_day
