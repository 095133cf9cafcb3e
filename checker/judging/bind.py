"""Which claims can stand together under a rule's names.

Figures are first sorted into buckets of those that share what the rule says they share; only inside a bucket
are they put beside one another, and there only distinct figures: half a million equal claims are one figure.
In a large bucket each figure meets the extremes alone, since whoever is at odds with anybody is at odds with
the highest or the lowest.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import islice, pairwise, permutations, product

from checker.judging.moments import bounds, moment, not_later
from checker.judging.pool import Figure, Pool, root, scope_key
from checker.model.scope import Modality, Part, Relation
from checker.model.timespan import Timespan
from checker.rulebook.measures import Behaviour
from checker.rulebook.rule import ANY, PLURAL, Rule

Binding = Mapping[str, tuple[Figure, ...]]

FEW = 64  # up to so many distinct figures of a bucket, each meets every other
EXTREMES = 4  # how many of the highest and of the lowest each figure of a larger bucket meets
PAIRS = 100_000  # up to so many pairs all are tried, where it is not values alone that decide
COMBINATIONS = 2000  # how many ways to fill three or more names are tried in one bucket

COVERED = (Relation.SAME, Relation.INSIDE)
NOBODY: list[Figure] = []
Unset = object()  # equal to nothing, not even to itself


def bindings(rule: Rule, pool: Pool) -> Iterator[tuple[Binding, ...]]:
    """Ways to fill the rule's names, each with its alternatives: a rule is broken only if under all of them."""
    if rule.bind.link:
        yield from _linked(rule, pool)
        return
    for measures in _variants(rule, pool):
        sides = [list(_candidates(rule, pool, measure)) for measure in measures.values()]
        for bucket in _buckets(rule, sides):
            for figures in _together(rule, bucket):
                binding = dict(zip(measures, figures, strict=True))
                if fits(rule, binding, pool):
                    yield (binding,)


# Links: the names are roles


def _linked(rule: Rule, pool: Pool) -> Iterator[tuple[Binding, ...]]:
    for link in pool.links:
        if link.kind != rule.bind.link or rule.bind.complete not in (None, link.complete):
            continue
        roles = pool.resolve(link)
        if all(roles.get(name) for name in rule.claims):
            ways = (_alternative(roles, rule, way) for way in islice(_ways(roles, rule), COMBINATIONS))
            fitting = tuple(way for way in ways if fits(rule, way, pool))
            if fitting:
                yield fitting


def _ways(roles: Binding, rule: Rule) -> Iterator[tuple[Figure, ...]]:
    return product(*(roles[name] for name in rule.claims if name not in PLURAL))


def _alternative(roles: Binding, rule: Rule, way: tuple[Figure, ...]) -> Binding:
    singular = iter(way)
    return {name: roles[name] if name in PLURAL else (next(singular),) for name in rule.claims}


# Names filled by their measures


def _variants(rule: Rule, pool: Pool) -> Iterator[dict[str, str]]:
    """The measure of each name: as declared, or once for every declared part and its whole."""
    if not rule.bind.component:
        yield rule.claims
        return
    part, whole = rule.bind.component
    for pair in pool.measures.part_pairs():
        if pair[0] in pool.by_measure and pair[1] in pool.by_measure:
            yield {**rule.claims, part: pair[0], whole: pair[1]}


def _candidates(rule: Rule, pool: Pool, measure: str) -> Iterator[Figure]:
    figures: Iterable[Figure] = pool.figures if measure == ANY else pool.by_measure.get(measure, ())
    for figure in figures:
        behaviours = rule.bind.behaviour or (pool.measures.behaviour(figure.claim.measure),)
        if figure.behaviour in behaviours and _is_comparable(rule, figure):
            yield figure


def _is_comparable(rule: Rule, figure: Figure) -> bool:
    """Whether a figure asserts something that others can be held against.

    What is denied, possible or supposed asserts nothing. Changes, additions, plans and forecasts start from
    something that only their speaker knows: they are compared within one speaker's statements.
    """
    scope, claim = figure.claim.scope, figure.claim
    if scope.modality in (Modality.DENIED, Modality.POSSIBLE, Modality.HYPOTHETICAL):
        return False
    relative = scope.change or scope.part is Part.ADDITIONAL or scope.modality is not Modality.ACTUAL
    if relative and "statement" not in rule.bind.same:
        return False
    return not (scope.older and claim.when is None)


def _buckets(rule: Rule, sides: list[list[Figure]]) -> Iterator[list[list[Figure]]]:
    """The candidates of each name, in buckets that agree on what the rule wants the same."""
    keys = [SAME[name] for name in rule.bind.same]
    tables = [_table(sides[0], keys)]
    tables += [tables[0] if side == sides[0] else _table(side, keys) for side in sides[1:]]
    needed = min(len(tables), 2)
    for key in dict.fromkeys(key for table in tables for key in table):
        if sum(key in table for table in tables) >= needed:
            yield [table.get(key, NOBODY) for table in tables]


def _table(side: list[Figure], keys: list[Callable[[Figure], object]]) -> dict[object, list[Figure]]:
    table: defaultdict[object, list[Figure]] = defaultdict(list)
    for figure in side:
        key = tuple(of(figure) for of in keys)
        if Unset not in key:
            table[key].append(figure)
    return table


def _together(rule: Rule, bucket: list[list[Figure]]) -> Iterator[tuple[tuple[Figure, ...], ...]]:
    """Figures of one bucket put beside one another; of two alike names each pair once.

    Of three and more names all but two may stay empty, and stand for any amount: those who died alone can
    outnumber those who were sent.
    """
    if len(bucket) == 1:
        yield from (((figure,),) for figure in bucket[0])
    elif len(bucket) == 2:
        yield from (((one,), (other,)) for one, other in _two(rule, *bucket))
    else:
        sides = [[*((figure,) for figure in _extremes(side)), ()] for side in bucket]
        ways: Iterator[tuple[tuple[Figure, ...], ...]] = product(*sides)
        yield from islice((way for way in ways if sum(map(bool, way)) > 1), COMBINATIONS)


def _two(rule: Rule, left: list[Figure], right: list[Figure]) -> Iterator[tuple[Figure, Figure]]:
    if left is not right:
        return ((one, other) for one, other in product(left, _extremes(right)))
    if rule.bind.order and len(left) > FEW:
        return _in_time(left)
    if rule.bind.order or rule.bind.within or rule.bind.narrows:
        return permutations(left if len(left) ** 2 < PAIRS else _extremes(left), 2)
    return _pairs(left)


def _pairs(side: list[Figure]) -> Iterator[tuple[Figure, Figure]]:
    """Each pair once, the earlier in the text first; a figure that was printed twice agrees with itself."""
    yield from ((one, one) for one in side if len(one.copies) > 1)
    extremes = {figure.id: figure for figure in _extremes(side)}
    place = {figure.id: index for index, figure in enumerate(side)}
    for one in side:
        for other in extremes.values():
            if place[one.id] < place[other.id]:
                yield one, other
            elif one.id not in extremes:
                yield other, one


def _in_time(side: list[Figure]) -> Iterator[tuple[Figure, Figure]]:
    """Each figure with the extremes of those before it."""
    ends = sorted((bounds(one.claim.when).latest, index) for index, one in enumerate(side) if one.claim.when)
    starts = sorted((bounds(one.claim.when).earliest, index) for index, one in enumerate(side) if one.claim.when)
    before: list[Figure] = []
    passed = 0
    for start, index in starts:
        while passed < len(ends) and ends[passed][0] < start:
            before = _outermost([*before, side[ends[passed][1]]])
            passed += 1
        yield from ((one, side[index]) for one in before if one is not side[index])


def _extremes(side: list[Figure]) -> list[Figure]:
    """All figures of a short list; the outermost of a long one."""
    return side if len(side) <= FEW else _outermost(side)


def _outermost(side: list[Figure]) -> list[Figure]:
    """The figures with the highest lower ends and those with the lowest upper ends."""
    highest = sorted(side, key=lambda figure: figure.value.low, reverse=True)[:EXTREMES]
    lowest = sorted(side, key=lambda figure: figure.value.high)[:EXTREMES]
    return list({figure.id: figure for figure in (*lowest, *highest)}.values())


# What figures share


def _when(figure: Figure) -> object:
    """One key for figures of the same moment or period, as their behaviour asks for it."""
    when = figure.claim.when
    if figure.behaviour in (Behaviour.CONSTANT, Behaviour.EVENT_TIME, Behaviour.AGE):
        return None
    if when is None:
        return None
    if figure.behaviour is Behaviour.FLOW:
        return (when.start, when.end)
    return moment(when) or Unset


def _entity(figure: Figure) -> object:
    """Whose figure it is. The event itself has no name; an age, or the time of something, must have somebody's."""
    needs_name = figure.behaviour in (Behaviour.AGE, Behaviour.EVENT_TIME)
    return figure.claim.entity or (Unset if needs_name else "")


def _measure(figure: Figure) -> object:
    """What is counted or measured, and in what; a figure that was not understood is like no other."""
    claim = figure.claim
    return (claim.measure, figure.noun, figure.dimension) if claim.measure else Unset


def _statement(figure: Figure) -> object:
    """The speaker and the day of a statement; the report's own voice makes none."""
    claim = figure.claim
    day = claim.said_when or claim.when
    speaker = root(claim).casefold()
    return (speaker, day.start, day.end) if speaker and day else Unset


SAME: dict[str, Callable[[Figure], object]] = {
    "entity": _entity,
    "measure": _measure,
    "scope": lambda figure: scope_key(figure.claim.scope),
    "when": _when,
    "speaker": lambda figure: root(figure.claim).casefold(),
    "statement": _statement,
    "dimension": lambda figure: figure.dimension,
}


# What sets figures apart, and how they lie to one another


def fits(rule: Rule, binding: Binding, pool: Pool) -> bool:
    """Whether a way to fill the names is one that the rule means."""
    bind = rule.bind
    return (
        all(_has_dimension(binding[name], dimension) for name, dimension in bind.dimension.items())
        and all(not_later(*pair) for pair in pairwise(_times(binding, bind.order)))
        and (not bind.within or _lies_within(*_times(binding, bind.within)))
        and (not bind.narrows or _scopes(binding, *bind.narrows) is Relation.INSIDE)
        and (not bind.covers or all(_scopes(binding, name, bind.covers) in COVERED for name in binding))
        and all(DIFFER[field](binding) for field in bind.differ)
        and (bool(bind.link) or not _any_joined(binding, pool))
    )


def _times(binding: Binding, names: Sequence[str]) -> list[Timespan | None]:
    return [figure.claim.when for name in names for figure in binding[name]]


def _has_dimension(figures: tuple[Figure, ...], dimension: str) -> bool:
    return all(figure.dimension.split(":", 1)[0] == dimension for figure in figures)


def _lies_within(inner: Timespan | None, outer: Timespan | None) -> bool:
    if inner is None or outer is None or (inner.start, inner.end) == (outer.start, outer.end):
        return False
    return inner.within(outer)


def _scopes(binding: Binding, inner: str, outer: str) -> Relation:
    """How the scope of one name lies to that of another; a name without a claim lies anywhere."""
    pairs = product(binding[inner], binding[outer])
    return next((one.claim.scope.compare(other.claim.scope) for one, other in pairs), Relation.SAME)


def _any_joined(binding: Binding, pool: Pool) -> bool:
    figures = [figure for role in binding.values() for figure in role]
    return any(pool.joined(one, other) for index, one in enumerate(figures) for other in figures[:index])


def _reports_differ(binding: Binding) -> bool:
    reports = [figure.reports for role in binding.values() for figure in role]
    return len(frozenset().union(*reports)) > 1


def _times_differ(binding: Binding) -> bool:
    return len({_when(figure) for role in binding.values() for figure in role}) > 1


def _speakers_differ(binding: Binding) -> bool:
    return len({root(figure.claim).casefold() for role in binding.values() for figure in role}) > 1


def _voices_differ(binding: Binding) -> bool:
    """Two reports, or in one report two named speakers: an author who gives two figures means two things."""
    speakers = {root(figure.claim).casefold() for role in binding.values() for figure in role}
    return _reports_differ(binding) or (len(speakers) > 1 and "" not in speakers)


DIFFER: dict[str, Callable[[Binding], bool]] = {
    "report": _reports_differ,
    "speaker": _speakers_differ,
    "voice": _voices_differ,
    "when": _times_differ,
}
