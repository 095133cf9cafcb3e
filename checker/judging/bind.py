"""Which claims can stand together under a rule's names.

Figures are first sorted into buckets of those that share what the rule says they share; only inside a bucket
are they put beside one another, and there only distinct figures: half a million equal claims are one figure.
In a large bucket each figure meets the extremes alone, since whoever is at odds with anybody is at odds with
the highest or the lowest.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from itertools import islice, permutations, product

from checker.judging.conditions import ALWAYS, SAME, UNLIKE, fits, is_comparable
from checker.judging.pool import Pool
from checker.judging.pooled import Binding, Pooled
from checker.judging.temporal_network import before, conflicts
from checker.judging.time_relations import bounds
from checker.model.amount import SHARE
from checker.model.claim import Link
from checker.model.links import PLURAL
from checker.rulebook.rule import ANY, Rule

FEW = 64  # up to so many distinct figures of a bucket, each meets every other
EXTREMES = 4  # how many of the highest and of the lowest each figure of a larger bucket meets
PAIRS = 100_000  # up to so many pairs all are tried, where it is not values alone that decide
COMBINATIONS = 2000  # how many ways to fill three or more names are tried in one bucket

TIMELINE = "timeline"

NOBODY: list[Pooled] = []


def bindings(rule: Rule, pool: Pool) -> Iterator[tuple[Binding, ...]]:
    """Ways to fill the rule's names, each with its alternatives: a rule is broken only if under all of them."""
    if rule.bind.link and not pool.linked[rule.bind.link]:
        return
    if rule.kind == TIMELINE:
        yield from _circles(rule, pool)
        return
    if rule.bind.link:
        yield from _linked(rule, pool)
        return
    for measures in _variants(rule, pool):
        if sum(measure == ANY or measure in pool.by_measure for measure in measures.values()) < min(len(measures), 2):
            continue
        sides = [list(_candidates(rule, pool, measure)) for measure in measures.values()]
        for bucket in _buckets(rule, sides):
            for figures in _together(rule, bucket):
                binding = dict(zip(measures, figures, strict=True))
                if fits(rule, binding, pool):
                    yield (binding,)


# Links: the names are roles


def _linked(rule: Rule, pool: Pool) -> Iterator[tuple[Binding, ...]]:
    for link in pool.linked[rule.bind.link]:
        if rule.bind.complete not in (None, link.complete) or _is_withdrawn(link, pool):
            continue
        roles = pool.resolve(link)
        if all(roles.get(name) for name in rule.claims):
            ways = (_alternative(roles, rule, way) for way in _ways(roles, rule))
            fitting = tuple(way for way in ways if fits(rule, way, pool))
            if fitting:
                yield fitting


def _ways(roles: Binding, rule: Rule) -> list[tuple[Pooled, ...]]:
    """The ways to fill the names with one alternative each: with different claims, as no level is both old and new."""
    ways = list(islice(product(*(roles[name] for name in rule.claims if name not in PLURAL)), COMBINATIONS))
    return [way for way in ways if len({one.id for one in way}) == len(way)] or ways


def _alternative(roles: Binding, rule: Rule, way: tuple[Pooled, ...]) -> Binding:
    singular = iter(way)
    return {name: roles[name] if name in PLURAL else (next(singular),) for name in rule.claims}


def _circles(rule: Rule, pool: Pool) -> Iterator[tuple[Binding, ...]]:
    """Orders between happenings that cannot all be true: of each circle all that are said to be earlier, and later."""
    told = [pool.resolve(link) for link in pool.linked[rule.bind.link] if not _is_withdrawn(link, pool)]
    by_number = {str(number): roles for number, roles in enumerate(told)}
    moments = {number: [roles[name][0].claim.measure for name in rule.claims] for number, roles in by_number.items()}
    ranked = (before(number, earlier, later, by=1) for number, (earlier, later) in moments.items())
    for circle in conflicts(ranked):
        members = [by_number[order.claim] for order in circle]
        yield ({name: tuple(figure for roles in members for figure in roles[name]) for name in rule.claims},)


def _is_withdrawn(link: Link, pool: Pool) -> bool:
    return any(one in pool.withdrawn for ids in link.roles.values() for one in ids)


# Names filled by their measures


def _variants(rule: Rule, pool: Pool) -> Iterator[dict[str, str]]:
    """The measure of each name: as declared, or once for every declared part and its whole."""
    if not rule.bind.component:
        yield rule.claims
        return
    part, whole = rule.bind.component
    for pair in pool.measures.part_pairs:
        if pool.by_measure.keys() >= {*pair}:
            yield {**rule.claims, part: pair[0], whole: pair[1]}


def _candidates(rule: Rule, pool: Pool, measure: str) -> Iterator[Pooled]:
    figures: Iterable[Pooled] = pool.figures if measure == ANY else pool.by_measure.get(measure, ())
    for figure in figures:
        if figure.id in pool.withdrawn or not (measure == ANY or figure.claim.declared):
            continue  # "sixteen of the crew": an open measure may have the name of a declared one
        if rule.bind.within and figure.claim.amount and figure.claim.amount.unit.dimension == SHARE:
            continue  # the margin of a quarter may be above that of its year
        behaviours = rule.bind.behaviour or (pool.measures.behaviour(figure.claim.measure),)
        if figure.id not in pool.lesser and figure.behaviour in behaviours and is_comparable(rule, figure):
            yield figure


def _buckets(rule: Rule, sides: list[list[Pooled]]) -> Iterator[list[list[Pooled]]]:
    """The candidates of each name, in buckets that agree on what the rule wants the same.

    What does not change is of every moment: how many were aboard bounds the missing of each day.
    """
    keys = [SAME[name] for name in rule.bind.same]
    tables = [_table(sides[0], keys)]
    tables += [tables[0] if side == sides[0] else _table(side, keys) for side in sides[1:]]
    needed = min(len(tables), 2)
    for key in dict.fromkeys(key for table in tables for key in table):
        lasting = tuple(ALWAYS if name == "when" else one for name, one in zip(rule.bind.same, key, strict=True))
        bucket = [table.get(key) or table.get(lasting, NOBODY) for table in tables]
        if sum(map(bool, bucket)) >= needed:
            yield bucket


def _table(side: list[Pooled], keys: list[Callable[[Pooled], object]]) -> dict[tuple[object, ...], list[Pooled]]:
    table: defaultdict[tuple[object, ...], list[Pooled]] = defaultdict(list)
    for figure in side:
        key = tuple(of(figure) for of in keys)
        if UNLIKE not in key:
            table[key].append(figure)
    return table


def _together(rule: Rule, bucket: list[list[Pooled]]) -> Iterator[tuple[tuple[Pooled, ...], ...]]:
    """Figures of one bucket put beside one another; of two alike names each pair once.

    Of three and more names all but two may stay empty, and stand for any amount: those who died alone can
    outnumber those who were sent. A `complete` rule wants them all.
    """
    if len(bucket) == 1:
        yield from (((figure,),) for figure in bucket[0])
    elif len(bucket) == 2:
        yield from (((one,), (other,)) for one, other in _two(rule, *bucket))
    else:
        empty: list[tuple[Pooled, ...]] = [] if rule.bind.complete else [()]
        sides = [[*((figure,) for figure in _extremes(side)), *empty] for side in bucket]
        ways: Iterator[tuple[tuple[Pooled, ...], ...]] = product(*sides)
        yield from islice((way for way in ways if sum(map(bool, way)) > 1), COMBINATIONS)


def _two(rule: Rule, left: list[Pooled], right: list[Pooled]) -> Iterator[tuple[Pooled, Pooled]]:
    if left is not right:
        return ((one, other) for one, other in product(left, _extremes(right)))
    if rule.bind.order and len(left) > FEW:
        return _in_time(left)
    if rule.bind.order or rule.bind.within or rule.bind.narrows:
        return permutations(left if len(left) ** 2 < PAIRS else _extremes(left), 2)
    return _pairs(left)


def _pairs(side: list[Pooled]) -> Iterator[tuple[Pooled, Pooled]]:
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


def _in_time(side: list[Pooled]) -> Iterator[tuple[Pooled, Pooled]]:
    """Each figure with the extremes of those before it."""
    ends = sorted((bounds(one.claim.when).latest, index) for index, one in enumerate(side) if one.claim.when)
    starts = sorted((bounds(one.claim.when).earliest, index) for index, one in enumerate(side) if one.claim.when)
    before: list[Pooled] = []
    passed = 0
    for start, index in starts:
        while passed < len(ends) and ends[passed][0] < start:
            before = _outermost([*before, side[ends[passed][1]]])
            passed += 1
        yield from ((one, side[index]) for one in before if one is not side[index])


def _extremes(side: list[Pooled]) -> list[Pooled]:
    """All figures of a short list; the outermost of a long one."""
    return side if len(side) <= FEW else _outermost(side)


def _outermost(side: list[Pooled]) -> list[Pooled]:
    """The figures with the highest lower ends and those with the lowest upper ends."""
    highest = sorted(side, key=lambda figure: figure.usual.low, reverse=True)[:EXTREMES]
    lowest = sorted(side, key=lambda figure: figure.usual.high)[:EXTREMES]
    return list({figure.id: figure for figure in (*lowest, *highest)}.values())
