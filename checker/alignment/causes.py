"""What killed or hurt people, which is no side of a story: "measles has killed 28", "a cold spell cost 23 their lives".

The count is the story's own, as that of a flood is, but where a report counts those of something else beside it. A
word at the start of a sentence that another one writes small is no name.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence

from msgspec.structs import replace

from checker.alignment.country_scope import counts_people
from checker.lexicon.grammar import words
from checker.lexicon.likeness import PERSON, is_person, soldiers
from checker.lexicon.load import table
from checker.model.amount import Amount
from checker.model.claim import Claim, EntityType
from checker.rulebook.measures import Behaviour, Measures


def without_causes(claims: Sequence[Claim], measures: Measures) -> list[Claim]:
    """The claims of one story; a count of people is nobody's whom no person and no force did anything to."""
    counts = [claim for claim in claims if _befell(claim, measures) and claim.entity]
    if not counts:
        return list(claims)
    small = _written_small(claims)
    causes = {claim.entity for claim in counts if _is_cause(claim, small)} - _told_apart(claims)
    nobody = {"entity": "", "entity_type": EntityType.UNKNOWN}
    folded = {claim.id for claim in counts if claim.entity in causes}
    return [replace(claim, **nobody) if claim.id in folded else claim for claim in claims]


def _befell(claim: Claim, measures: Measures) -> bool:
    """Whether a claim counts all people whom something befell, so far."""
    befalls = measures.behaviour(claim.measure) is Behaviour.RUNNING_TOTAL and measures.counts(claim.measure, PERSON)
    return befalls and counts_people(claim) and not (claim.scope.residue or claim.scope.group)


def _is_cause(claim: Claim, small: set[str]) -> bool:
    if claim.entity_type is EntityType.NAMED:
        return claim.entity.lower() in small or claim.entity.islower()
    noun = claim.entity.rpartition(" ")[2]
    agents = soldiers() | words("nouns", "source", "band", "responder")
    days = table("calendar")["units"].keys()  # "a violent day leaves 3 dead", of several events
    return claim.entity_type is EntityType.THING and noun not in agents | days and not is_person(noun)


def _written_small(claims: Iterable[Claim]) -> set[str]:
    """The words that stand in some sentence, and are no name there."""
    found: set[str] = set()
    for context in (claim.context for claim in claims):
        found.update({*context.near, *context.sentence}.difference(context.names))
    return found


def _told_apart(claims: Iterable[Claim]) -> set[str]:
    """The causes beside which a report counts the same of another cause, of all, or of another time."""
    told: defaultdict[object, list[tuple[str, Amount]]] = defaultdict(list)
    for claim in claims:
        if counts_people(claim) and claim.amount is not None:
            told[claim.report, claim.measure].append((claim.entity, claim.amount))
    return {
        cause
        for figures in told.values()
        for cause, amount in figures
        if any(other != cause and amount.wide.meet(rival.wide) is None for other, rival in figures)
    }
