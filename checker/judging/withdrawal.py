"""Who is probably wrong: the lightest set of claims whose withdrawal makes all the others consistent.

An implicit hitting set. Conflicts are sets of claims that cannot all be true; the lightest set that hits every known
conflict is withdrawn, what is left is judged again, and what is broken then is another conflict, until nothing is.
The search is exact as long as it stays within its steps, and says so if it does not. Steps are counted, not time
measured, so that two runs give one answer.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping

from checker.model.finding import Withdrawal

STEPS = 20_000  # sets that the search looks at, in all its rounds
ROUNDS = 50  # how often what is left is judged again

Conflict = frozenset[str]
Further = Callable[[frozenset[str]], Iterable[Conflict]]
"""The conflicts among all claims but some; none if they are consistent."""


def withdraw(conflicts: Iterable[Conflict], weights: Mapping[str, int], further: Further | None = None) -> Withdrawal:
    """The lightest set of claims that hits every conflict, and every further one that comes up behind it.

    `weights` are those of the claims that have another weight than one.
    """
    known = set(conflicts)
    search = Search(weights, STEPS)
    for _ in range(ROUNDS):
        chosen = search.lightest(known)
        new = set(further(chosen)) - known if further else set()
        if not new:
            return _ordered(chosen, known, weights, proven=search.proven)
        known |= new
    return _ordered(search.lightest(known), known, weights, proven=False)


def _ordered(
    chosen: frozenset[str], known: Collection[Conflict], weights: Mapping[str, int], *, proven: bool
) -> Withdrawal:
    hits = Counter(claim for conflict in known for claim in conflict)
    claims = sorted(chosen, key=lambda claim: (-hits[claim], claim))
    return Withdrawal(tuple(claims), sum(weights.get(claim, 1) for claim in claims), proven)


class Search:
    """Lightest hitting sets, by branch and bound; `proven` turns false for good when the steps run out."""

    def __init__(self, weights: Mapping[str, int], steps: int) -> None:
        self.weights = weights
        self.steps = steps
        self.proven = True

    def lightest(self, conflicts: Iterable[Conflict]) -> frozenset[str]:
        """Each part of the conflicts that shares no claim with the rest is searched by itself."""
        return frozenset(claim for part in parts(minimal(conflicts)) for claim in self._of_part(part))

    def _of_part(self, conflicts: list[Conflict]) -> frozenset[str]:
        self._best = self._greedy(conflicts)
        self._best_weight = self._weight(self._best)
        self._branch(conflicts, frozenset(), 0)
        return self._best

    def _weight(self, claims: Iterable[str]) -> int:
        return sum(self.weights.get(claim, 1) for claim in claims)

    def _greedy(self, conflicts: list[Conflict]) -> frozenset[str]:
        chosen: set[str] = set()
        left = conflicts
        while left:
            chosen.add(self._promising(left)[0])
            left = [conflict for conflict in left if chosen.isdisjoint(conflict)]
        for claim in sorted(chosen, key=lambda one: (-self.weights.get(one, 1), one)):  # what others hit, too
            if all(not (chosen - {claim}).isdisjoint(conflict) for conflict in conflicts):
                chosen.remove(claim)
        return frozenset(chosen)

    def _promising(self, conflicts: list[Conflict]) -> list[str]:
        """The claims by how many conflicts each settles for its weight."""
        hits = Counter(claim for conflict in conflicts for claim in conflict)
        return sorted(hits, key=lambda claim: (-hits[claim] / self.weights.get(claim, 1), claim))

    def _branch(self, conflicts: list[Conflict], chosen: frozenset[str], weight: int) -> None:
        """Withdraw each claim of the shortest conflict in turn, and then never again in that conflict's other turns."""
        if not conflicts:
            if weight < self._best_weight:
                self._best, self._best_weight = chosen, weight
            return
        self.steps -= 1
        if self.steps < 0:
            self.proven = False
        if self.steps < 0 or weight + self._least(conflicts) >= self._best_weight:
            return
        shortest = min(conflicts, key=lambda conflict: (len(conflict), sorted(conflict)))
        refused: set[str] = set()
        for claim in (one for one in self._promising(conflicts) if one in shortest):
            left = [conflict - refused for conflict in conflicts if claim not in conflict]
            if all(left):
                self._branch(minimal(left), chosen | {claim}, weight + self.weights.get(claim, 1))
            refused.add(claim)

    def _least(self, conflicts: list[Conflict]) -> int:
        """A bound from below: conflicts without a common claim each cost their lightest one."""
        taken: set[str] = set()
        least = 0
        for conflict in conflicts:
            if taken.isdisjoint(conflict):
                taken |= conflict
                least += min(self.weights.get(claim, 1) for claim in conflict)
        return least


def minimal(conflicts: Iterable[Conflict]) -> list[Conflict]:
    """The conflicts that hold no other, shortest first: whoever hits those hits all."""
    kept: list[Conflict] = []
    of_claim: defaultdict[str, list[Conflict]] = defaultdict(list)
    for conflict in sorted(set(conflicts), key=lambda one: (len(one), sorted(one))):
        if not any(small <= conflict for claim in conflict for small in of_claim[claim]):
            kept.append(conflict)
            for claim in conflict:
                of_claim[claim].append(conflict)
    return kept


def parts(conflicts: list[Conflict]) -> list[list[Conflict]]:
    """The conflicts in groups that share no claim with one another."""
    group_of: dict[str, list[Conflict]] = {}
    for conflict in conflicts:
        groups = {id(group_of[claim]): group_of[claim] for claim in sorted(conflict) if claim in group_of}
        merged = [conflict, *(one for group in groups.values() for one in group)]
        group_of.update({claim: merged for one in merged for claim in one})
    return list({id(group): group for group in group_of.values()}.values())
