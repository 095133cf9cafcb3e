"""Why two claims were compared, or were not: field by field, and what each rule said of them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import msgspec
from msgspec.structs import replace

from checker.judging.pool import Pool
from checker.judging.pooled import Pooled, pooled, root
from checker.judging.time_relations import moment, not_later
from checker.judging.verdicts import judgements
from checker.model.amount import Reading
from checker.model.claim import Claim
from checker.model.finding import Step
from checker.model.interval import Verdict
from checker.model.scope import Modality, Part, Relation, Scope
from checker.model.timespan import Timespan
from checker.rulebook.load import Rulebook
from checker.rulebook.measures import Behaviour, Measures

DIFFERENT = "different"
UNCLEAR = (Modality.DENIED, Modality.POSSIBLE, Modality.HYPOTHETICAL)


class FieldComparison(msgspec.Struct, frozen=True):
    """One field of two claims. `blocks` is true if it alone keeps general rules from comparing them.

    `relation` is ``same``, ``different``, ``inside``, ``outside``, ``apart``, ``unknown``, ``earlier``, ``later``,
    ``part of`` or ``whole of``, always of the first claim to the second.
    """

    field: str
    one: str
    other: str
    relation: str
    blocks: bool = False


class RuleComparison(msgspec.Struct, frozen=True):
    """What one rule said of the two claims."""

    rule: str
    verdict: Verdict
    reading: Reading
    steps: tuple[Step, ...] = ()


class Comparison(msgspec.Struct, frozen=True):
    """Two claims, field by field, and the rules that looked at both."""

    fields: tuple[FieldComparison, ...]
    rules: tuple[RuleComparison, ...]

    @property
    def blocked_by(self) -> tuple[str, ...]:
        """The fields that keep general rules from comparing the two."""
        return tuple(one.field for one in self.fields if one.blocks)


def compare(one: Claim, other: Claim, rulebook: Rulebook, others: Iterable[Claim] = ()) -> Comparison:
    """How two claims lie to one another. `others` are claims of their group, which links may need."""
    return Comparison(tuple(_fields(one, other, rulebook.measures)), tuple(_rules(one, other, rulebook, others)))


def _fields(one: Claim, other: Claim, measures: Measures) -> Iterator[FieldComparison]:
    yield _plain("entity", one.entity, other.entity)
    yield _measures(one, other, measures)
    first, second = pooled(one, (one,), measures), pooled(other, (other,), measures)
    yield _plain("unit", _unit(first), _unit(second))
    yield from _scopes(one.scope, other.scope)
    yield _times(first, second)
    yield FieldComparison("speaker", root(one), root(other), _same(root(one).casefold(), root(other).casefold()))


def _same(one: object, other: object) -> str:
    return Relation.SAME if one == other else DIFFERENT


def _plain(field: str, one: str, other: str) -> FieldComparison:
    return FieldComparison(field, one, other, _same(one, other), one != other)


def _measures(one: Claim, other: Claim, measures: Measures) -> FieldComparison:
    if measures.is_part(one.measure, other.measure):
        return FieldComparison("measure", one.measure, other.measure, "part of")
    if measures.is_part(other.measure, one.measure):
        return FieldComparison("measure", one.measure, other.measure, "whole of")
    return _plain("measure", one.measure, other.measure)


def _unit(one: Pooled) -> str:
    return one.noun if one.dimension == "count" else one.dimension


def _scopes(one: Scope, other: Scope) -> Iterator[FieldComparison]:
    for field in ("places", "group", "residue"):
        yield _words(field, getattr(one, field), getattr(other, field))
    for field in ("method", "change"):
        yield _plain(field, _shown(getattr(one, field)), _shown(getattr(other, field)))
    additional = (one.part is Part.ADDITIONAL) is not (other.part is Part.ADDITIONAL)
    yield FieldComparison("part", one.part, other.part, _same(one.part, other.part), additional)
    differ = one.modality is not other.modality or one.modality in UNCLEAR
    yield FieldComparison("modality", one.modality, other.modality, _same(one.modality, other.modality), differ)


def _words(field: str, one: tuple[str, ...], other: tuple[str, ...]) -> FieldComparison:
    facet = replace(Scope(), **{field: one}).compare(replace(Scope(), **{field: other}))
    return FieldComparison(field, ", ".join(one), ", ".join(other), facet, facet in (Relation.APART, Relation.UNKNOWN))


def _shown(value: object) -> str:
    return "yes" if value is True else str(value or "")


def _times(one: Pooled, other: Pooled) -> FieldComparison:
    first, second = one.claim.moment or one.claim.when, other.claim.moment or other.claim.when
    relation = _order(first, second)
    timeless = {one.behaviour, other.behaviour} <= {Behaviour.CONSTANT, Behaviour.AGE, Behaviour.EVENT_TIME}
    ordered = one.behaviour is Behaviour.RUNNING_TOTAL and relation != Relation.UNKNOWN
    blocks = relation != Relation.SAME and not timeless and not ordered and not _nested(one, other, relation)
    return FieldComparison("time", _iso(first), _iso(second), relation, blocks)


def _nested(one: Pooled, other: Pooled, relation: str) -> bool:
    flows = one.behaviour is Behaviour.FLOW and other.behaviour is Behaviour.FLOW
    return flows and relation in (Relation.INSIDE, Relation.OUTSIDE)


def _order(one: Timespan | None, other: Timespan | None) -> str:
    if one is None or other is None:
        return Relation.SAME if one is other else Relation.UNKNOWN
    if (one.start, one.end) == (other.start, other.end) or (moment(one) and moment(one) == moment(other)):
        return Relation.SAME
    if not_later(one, other):
        return "earlier"
    if not_later(other, one):
        return "later"
    if one.within(other):
        return Relation.INSIDE
    return Relation.OUTSIDE if other.within(one) else Relation.UNKNOWN


def _iso(when: Timespan | None) -> str:
    return when.iso() if when else ""


def _rules(one: Claim, other: Claim, rulebook: Rulebook, others: Iterable[Claim]) -> Iterator[RuleComparison]:
    claims = {claim.id: claim for claim in (one, other, *others)}
    ordered = sorted(claims.values(), key=lambda claim: (claim.figure, claim.id))
    pool = Pool(ordered, rulebook.measures)
    for rule in rulebook.rules:
        for judged in judgements(rule, pool):
            seen = {copy.id for role in judged.binding.values() for part in role for copy in part.copies}
            if one.id in seen and other.id in seen:
                yield RuleComparison(rule.id, judged.verdict, judged.reading, judged.outcome.steps)
