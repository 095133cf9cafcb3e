"""Whether the country that a story names narrows its counts.

"300 North Korean soldiers" in a story of North Korean soldiers, and "47 dead in India" in one of a flood in India,
are the story's own counts; "40 of those infected were Americans" is of some of them. A country narrows where the
story counts the people of several, or where a report has one count with the country and another without it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator

from msgspec.structs import replace

from checker.alignment.entities import countries, key
from checker.lexicon.likeness import soldiers
from checker.model.amount import COUNT, Amount
from checker.model.claim import Claim


def only_side(claims: Iterable[Claim]) -> str:
    """The one country whose people a story counts, or where it counts them, and that narrows nothing; lower case."""
    counts = [claim for claim in claims if counts_people(claim)]
    named = {side for claim in counts for side in _countries([claim.entity])}
    named = named or {side for claim in counts for side in _countries(claim.scope.places)}
    if len(named) != 1:
        return ""
    side = named.pop()
    return "" if _is_told_apart(counts, side) else side


def of_one_side(claim: Claim, side: str) -> Claim:
    """The claim without the one side of its story, nor calling its people soldiers."""
    if not side or not counts_people(claim) or (claim.entity and _name(claim.entity) != side):
        return claim
    scope = claim.scope
    places = tuple(place for place in scope.places if _name(place) != side)
    group = tuple(word for word in scope.group if word not in soldiers())
    return replace(claim, entity="", scope=replace(scope, places=places, group=group))


def counts_people(claim: Claim) -> bool:
    return claim.declared and claim.amount is not None and claim.amount.unit.dimension == COUNT


def _countries(names: Iterable[str]) -> Iterator[str]:
    return (name for name in map(_name, names) if name in countries())


def _name(written: str) -> str:
    return " ".join(key(written))


def _is_told_apart(counts: Iterable[Claim], side: str) -> bool:
    """Whether a report counts the same at the same time, of the country and of more."""
    marked: defaultdict[object, list[Amount]] = defaultdict(list)
    plain: defaultdict[object, list[Amount]] = defaultdict(list)
    for claim in counts:
        if claim.amount is not None:
            kept = marked if side in _countries((claim.entity, *claim.scope.places)) else plain
            kept[claim.report, claim.measure, claim.when].append(claim.amount)
    return any(_at_odds(amounts, plain[where]) for where, amounts in marked.items() if where in plain)


def _at_odds(marked: Iterable[Amount], plain: Iterable[Amount]) -> bool:
    return any(one.wide.meet(other.wide) is None for one in marked for other in plain)
