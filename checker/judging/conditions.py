"""What a rule may ask of the claims under its names: what they share, what sets them apart, how they lie."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import chain, combinations, pairwise, permutations, product

from checker.judging.pool import Pool
from checker.judging.pooled import Binding, Pooled, root, scope_key
from checker.judging.time_relations import moment, not_later
from checker.lexicon.grammar import words
from checker.lexicon.likeness import PERSON
from checker.model.amount import COUNT
from checker.model.claim import Claim
from checker.model.scope import Modality, Part, Relation
from checker.model.timespan import Holds, Timespan
from checker.rulebook.measures import Behaviour
from checker.rulebook.rule import Holder, Rule

COVERED = (Relation.SAME, Relation.INSIDE)
VOICES = frozenset(("voice", "report"))
UNLIKE = object()  # the key of a figure that shares nothing with any other, not even with its like
ALWAYS = object()  # the moment of what does not change


def is_comparable(rule: Rule, figure: Pooled) -> bool:
    """Whether a figure asserts something that others can be held against.

    What is denied, possible or supposed asserts nothing. Changes, additions, plans and forecasts start from
    something that only their speaker knows: they are compared within one speaker's statements; but what came on top
    on one day that the figure names is that day's, whoever says it. A rule of one figure asks for no day.
    """
    scope, claim = figure.claim.scope, figure.claim
    if scope.modality in (Modality.DENIED, Modality.POSSIBLE, Modality.HYPOTHETICAL):
        return False
    of_a_day = claim.declared and claim.dated and claim.when is not None and moment(claim.when) is not None
    of_a_day &= "when" in rule.bind.same
    added = scope.part is Part.ADDITIONAL and not of_a_day
    relative = scope.change or added or scope.modality is not Modality.ACTUAL
    if relative and "statement" not in rule.bind.same:
        return False
    return len(rule.claims) == 1 or not (scope.older and claim.when is None)


# What figures share


def _when(figure: Pooled) -> object:
    """One key for figures of the same moment or period, as their behaviour asks for it."""
    when = figure.claim.when
    if figure.behaviour in (Behaviour.CONSTANT, Behaviour.EVENT_TIME, Behaviour.AGE):
        return ALWAYS
    if when is None:
        return None
    if figure.behaviour is Behaviour.FLOW:
        return (when.start, when.end)
    return moment(when) or UNLIKE


def _year(figure: Pooled) -> object:
    """The year that a figure is of: the turnout of one election goes with no roll of another."""
    when = figure.claim.when
    return when.end.year if when is not None else None


def _entity(figure: Pooled) -> object:
    """Whose figure it is. The event itself has no name; an age, or the time of something, must have somebody's."""
    needs_name = figure.behaviour in (Behaviour.AGE, Behaviour.EVENT_TIME)
    return figure.claim.entity or (UNLIKE if needs_name else "")


def _owner(figure: Pooled) -> object:
    """Whose figure it is: a count may be of the event, which has no name, but prose has sizes and sums of several."""
    claim = figure.claim
    return claim.entity or ("" if figure.dimension == COUNT or not claim.context.near else UNLIKE)


def _measure(figure: Pooled) -> object:
    """What is counted or measured, and in what; a figure that was not understood is like no other."""
    claim = figure.claim
    return (claim.measure, figure.noun, figure.dimension) if claim.measure else UNLIKE


def _statement(figure: Pooled) -> object:
    """The speaker and the day of a statement; the report's own voice makes none."""
    claim = figure.claim
    day = claim.said_when or claim.when
    speaker = root(claim).casefold()
    return (speaker, day.start, day.end) if speaker and day else UNLIKE


SAME: dict[str, Callable[[Pooled], object]] = {
    "entity": _entity,
    "owner": _owner,
    "measure": _measure,
    "scope": lambda figure: scope_key(figure.claim.scope),
    "when": _when,
    "year": _year,
    "speaker": lambda figure: root(figure.claim).casefold(),
    "statement": _statement,
    "dimension": lambda figure: figure.dimension,
    "noun": lambda figure: figure.claim.amount.unit.name if figure.claim.amount else "",
}


# What sets figures apart, and how they lie to one another


def fits(rule: Rule, binding: Binding, pool: Pool) -> bool:
    """Whether a way to fill the names is one that the rule means."""
    bind = rule.bind
    return (
        all(_has_dimension(binding[name], dimension) for name, dimension in bind.dimension.items())
        and all(_is_held_by(binding[name], nouns) for name, nouns in bind.holder.items())
        and all(not_later(*pair) for pair in pairwise(_times(binding, bind.order)))
        and (not bind.within or _lies_within(*_times(binding, bind.within)))
        and (not bind.narrows or _scopes(binding, *bind.narrows) is Relation.INSIDE)
        and (not bind.covers or all(_scopes(binding, name, bind.covers) in COVERED for name in binding))
        and all(DIFFER[field](binding) for field in bind.differ)
        and (_is_alike(rule, binding) if bind.link else not _any_joined(binding, pool))
        and not (VOICES.intersection(bind.differ) and "when" not in bind.differ and _is_granted(binding, pool))
        and not _is_off_by_one(binding, pool)
        and not ("when" in bind.differ and _goes_on_from_another(binding, bind.order, pool))
    )


def _times(binding: Binding, names: Sequence[str]) -> list[Timespan | None]:
    return [figure.claim.when for name in names for figure in binding[name]]


def _is_held_by(figures: tuple[Pooled, ...], nouns: Holder) -> bool:
    """Whether figures are those of somebody: a boy's, a man's, or a named person's.

    Animals have fathers too, whose weight and not whose age may be told.
    """
    is_age = all(figure.behaviour is Behaviour.AGE for figure in figures)
    holders = words("nouns", nouns) - (frozenset() if is_age else words("nouns", "kin"))
    return all(not holders.isdisjoint(_holder(figure.claim, is_age=is_age)) for figure in figures)


def _holder(claim: Claim, *, is_age: bool) -> tuple[str, ...]:
    """The words for whose figure it is; an age stands beside whoever has it, a weight behind its subject."""
    if claim.entity and claim.entity_type == PERSON:
        return (PERSON,)
    if claim.entity:
        return tuple(claim.entity.casefold().split()[-1:])
    return claim.context.what or (claim.context.near if is_age else claim.context.subject)


def _has_dimension(figures: tuple[Pooled, ...], dimension: str) -> bool:
    return all(figure.dimension.split(":", 1)[0] == dimension for figure in figures)


def _lies_within(inner: Timespan | None, outer: Timespan | None) -> bool:
    if inner is None or outer is None or (inner.start, inner.end) == (outer.start, outer.end):
        return False
    return inner.holds is not Holds.UNTIL and inner.within(outer)  # up to a report's date is no period


def _scopes(binding: Binding, inner: str, outer: str) -> Relation:
    """How the scope of one name lies to that of another; a name without a claim lies anywhere."""
    pairs = product(binding[inner], binding[outer])
    return next((one.claim.scope.compare(other.claim.scope) for one, other in pairs), Relation.SAME)


def _is_alike(rule: Rule, binding: Binding) -> bool:
    """Whether all figures share what the rule says, where no bucket has seen to it."""
    figures = [figure for role in binding.values() for figure in role]
    return all(len({SAME[field](figure) for figure in figures}) == 1 for field in rule.bind.same)


def _any_joined(binding: Binding, pool: Pool) -> bool:
    figures = [figure for role in binding.values() for figure in role]
    return any(pool.joined(one, other) for index, one in enumerate(figures) for other in figures[:index])


def _reports_differ(binding: Binding) -> bool:
    """No report has two of the figures: an author who gives both means two things. A figure agrees with itself."""
    figures = {figure.id: figure for role in binding.values() for figure in role}
    if len(figures) == 1:
        return all(len(figure.reports) > 1 for figure in figures.values())
    return all(one.reports.isdisjoint(other.reports) for one, other in combinations(figures.values(), 2))


def _times_differ(binding: Binding) -> bool:
    return len({_when(figure) for role in binding.values() for figure in role}) > 1


def _speakers_differ(binding: Binding) -> bool:
    return len({root(figure.claim).casefold() for role in binding.values() for figure in role}) > 1


def _is_granted(binding: Binding, pool: Pool) -> bool:
    """Whether one side also gives what the other says: then it speaks of something else where it differs."""
    figures = [figure for role in binding.values() for figure in role]
    return any(_grants(pool, one, other) for one, other in permutations(figures, 2))


def _grants(pool: Pool, one: Pooled, other: Pooled) -> bool:
    """Whether the reports of one figure also have the amount of another, of the same thing or of some of the same.

    Of "26 of the 28 provinces" the 26 of another report may be those 26.
    """
    measure = other.claim.measure
    like = (pool.by_measure.get(name, ()) for name in (measure, *pool.measures.overlapping(measure)))
    return any(
        rival.id not in (one.id, other.id)
        and not rival.reports.isdisjoint(one.reports)
        and rival.dimension == other.dimension
        and _when(rival) == _when(other)
        and root(rival.claim) in ("", root(one.claim))
        and rival.usual.low <= other.usual.high
        and other.usual.low <= rival.usual.high
        for rival in chain(*like, pool.parts[one.id])
    )


def _goes_on_from_another(binding: Binding, order: Sequence[str], pool: Pool) -> bool:
    """ "The governor speaks of 120 dead, the rebels of 300", then "180, his office said": more than he had said."""
    figures = [figure for name in order for figure in binding[name]]
    voices = [_voice(figure) for figure in figures]
    if len(figures) != len(order) or len(order) != 2 or not voices[0].isdisjoint(voices[1]):
        return False
    earlier, later = figures
    known = (one for one in pool.by_measure.get(earlier.claim.measure, ()) if one.reports & earlier.reports)
    known = (one for one in known if scope_key(one.claim.scope) == scope_key(earlier.claim.scope))
    own = (one for one in known if _when(one) == _when(earlier) and not _voice(one).isdisjoint(voices[1]))
    return any(one.usual.low <= later.usual.high for one in own)


def _voice(figure: Pooled) -> set[str]:
    """The words of whoever says it: the governor, and his office."""
    return set(root(figure.claim).casefold().replace("'s", "").split()) - words("determiners", "definite")


def _is_off_by_one(binding: Binding, pool: Pool) -> bool:
    """ "The gunman killed nine", or another died later, and ten are dead: the tenth may be he."""
    figures = [figure for role in binding.values() for figure in role]
    if len(figures) != 2 or any(figure.dimension != COUNT for figure in figures):
        return False
    told = [any(one.field == "method" for one in figure.claim.evidence) for figure in figures]
    low, high = sorted(figure.usual.low for figure in figures)
    return any(told) and high - low == 1


def _voices_differ(binding: Binding) -> bool:
    """Two reports, or in one report two named speakers."""
    speakers = {root(figure.claim).casefold() for role in binding.values() for figure in role}
    return _reports_differ(binding) or (len(speakers) > 1 and "" not in speakers)


DIFFER: dict[str, Callable[[Binding], bool]] = {
    "report": _reports_differ,
    "speaker": _speakers_differ,
    "voice": _voices_differ,
    "when": _times_differ,
}
