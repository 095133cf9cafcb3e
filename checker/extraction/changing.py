"""Levels and the differences between them: "slipped 4 percent to $27.7bn, from $29.0bn", "166 more than the 413".

Each figure of a sentence is given a slot by the words around it: a difference, an old level, a new level. Where
a difference finds exactly one old and one new level of its unit, the three are linked. A level that nobody names
as old or new may stand in only where no other could be meant.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from itertools import pairwise

import msgspec

from checker.extraction.adding import counts_alike
from checker.extraction.figures import Clauses, Figure, last_sentence, size
from checker.extraction.parting import whole_of
from checker.extraction.role import Relation
from checker.extraction.slots import (
    POINTS,
    Slot,
    governing,
    is_aside,
    is_difference,
    is_move,
    is_way,
    is_when,
    slot_of,
)
from checker.extraction.syntax import Kind, words
from checker.lexicon import units
from checker.model.amount import COUNT, SHARE
from checker.model.claim import Link
from checker.model.interval import Interval
from checker.model.scope import Part

EXCHANGE = ("original", "converted", "other", "other_converted")
PAIR = 2
FACTOR = 2
"""What two levels differ by is not further off than this from a difference that names neither; else it is of others."""

RELATIVE = (SHARE, "factor")
ENDS = frozenset(".,;")


def changes(clauses: Clauses, before: list[Figure]) -> Iterator[tuple[Figure, Link]]:
    """Link each difference of the sentence to the two levels that it lies between."""
    for one, other in pairwise(clauses.figures):
        _take_unit(one, other)
        _take_rate(one, other)
    _read_points(clauses.figures)
    slots = {figure.id: slot_of(figure) for figure in clauses.figures}
    earlier = last_sentence(before)
    for figure in clauses.figures:
        if slots[figure.id] is Slot.OLD and (direction := _direction(clauses, figure)):
            new = _new_of(figure, _no_wholes(clauses.figures), slots)
            if new is not None:
                yield new, Link(direction, {"old": (figure.id,), "new": (new.id,)})
    for figure in clauses.figures:
        if slots[figure.id] is not Slot.DIFFERENCE:
            if levels := _told_before(figure, clauses.figures, earlier):
                yield figure, _change(figure, *levels)
            continue
        pair = _levels(figure, _no_wholes(clauses.figures), slots)
        if pair is None and (_refers_back(clauses) or is_aside(figure)):
            sides = [[one for one in part if _comparable(figure, one)] for part in (clauses.figures, earlier)]
            pair = _levels(figure, [*earlier, *clauses.figures], slots) if list(map(len, sides)) == [1, 1] else None
        if pair is not None:
            yield figure, _change(figure, *pair)
        if base := _share_of_base(figure, clauses.figures, slots):
            yield figure, Link("share_of", {"share": (figure.id,), "part": (base[0].id,), "whole": (base[1].id,)})
    yield from _points_before(clauses, earlier)


def _points_before(clauses: Clauses, earlier: list[Figure]) -> Iterator[tuple[Figure, Link]]:
    """ "Seven cuts, worth 175 basis points. They took the rate from 8.5 to 6.75 percent": the points told before."""
    here = [one for one in (*earlier, *clauses.figures) if one.quantity.amount.unit.dimension == POINTS]
    levels = {one.sentence.lower[one.quantity.first - 1]: one for one in clauses.figures if _is_level_of_points(one)}
    if len(here) == 1 and here[0] in earlier and _refers_back(clauses) and levels.keys() == {"from", "to"}:
        yield here[0], _change(here[0], levels["from"], levels["to"])


def _is_level_of_points(one: Figure) -> bool:
    return one.quantity.amount.unit.dimension == SHARE and one.quantity.first > 0


def _told_before(figure: Figure, here: list[Figure], earlier: list[Figure]) -> tuple[Figure, Figure] | None:
    """ "She had 11,847 votes and he 11,217. The difference was 630": between the only two of the sentence before."""
    parse, noun = figure.parse, figure.role.noun
    if noun is None or figure.role.relation is not Relation.PREDICATE or parse.words(noun)[0] != "the":
        return None
    levels = [one for one in earlier if _comparable(figure, one)]
    others = [one for one in here if one is not figure and _comparable(figure, one)]
    if parse.lemma(noun) not in words("nouns", "difference") or others or len(levels) != PAIR or not _alike(*levels):
        return None
    return levels[0], levels[1]


def _take_unit(old: Figure, new: Figure) -> None:
    """ "From 61.7 percent to 74.4": the new level is in the unit of the old one."""
    unit = old.quantity.amount.unit
    behind_to = new.sentence.lower[new.quantity.first - 1 : new.quantity.first] == ["to"]
    if new.kind != "bare" or unit.dimension == COUNT or not behind_to or slot_of(old) is not Slot.OLD:
        return
    written = new.quantity.amount
    half = Decimal(1).scaleb(min(0, *(int(value.as_tuple().exponent) for value in written.values))) / 2
    wide = Interval(min(written.values) - half, max(written.values) + half, False, True)
    reading = {"wide": wide, "usual": wide} if written.wide.is_point else {}
    amount = msgspec.structs.replace(written, unit=unit, **reading)
    new.quantity = msgspec.structs.replace(new.quantity, amount=amount, kind=old.kind)


def _take_rate(new: Figure, old: Figure) -> None:
    """ "To $84.25 a barrel from $83.17": the older price is for a barrel too."""
    unit, own = new.quantity.amount.unit, old.quantity.amount.unit
    if new.kind == "rate" and slot_of(old) is Slot.OLD and unit.dimension.startswith(f"{own.dimension} per "):
        old.quantity = msgspec.structs.replace(
            old.quantity, amount=msgspec.structs.replace(old.quantity.amount, unit=unit), kind=new.kind
        )


def _read_points(figures: list[Figure]) -> None:
    """Between two percentages, "13 points" are percentage points."""
    if sum(one.quantity.amount.unit.dimension == SHARE for one in figures) < PAIR:
        return
    for figure in figures:
        amount = figure.quantity.amount
        if amount.unit.name == units.POINTS.name.rpartition(" ")[2] and is_difference(figure):
            points = msgspec.structs.replace(amount, unit=units.POINTS)
            figure.quantity = msgspec.structs.replace(figure.quantity, amount=points)


def _change(change: Figure, old: Figure, new: Figure) -> Link:
    """The link of a change; of a share of two levels that nobody calls old or new, either may be its base."""
    both = change.quantity.amount.unit.dimension in RELATIVE and slot_of_levels(old, new) == {Slot.LEVEL}
    olds, news = ((old.id, new.id), (new.id, old.id)) if both else ((old.id,), (new.id,))
    return Link("change_from", {"change": (change.id,), "old": olds, "new": news})


def slot_of_levels(*levels: Figure) -> set[Slot]:
    return {slot_of(level) for level in levels}


def _direction(clauses: Clauses, old: Figure) -> str:
    """ "up from 31" is a rise, "down from 31" a fall."""
    lower, host = clauses.parse.sentence.lower, clauses.parse.chunks[old.host]
    near = lower[max(0, host.first - 3) : host.first]
    if "from" not in near:
        return ""
    return "rise" if "up" in near else "fall" if "down" in near else ""


def _no_wholes(figures: list[Figure]) -> list[Figure]:
    """ "86 of the 640 pupils, down from 112": the whole of another has not changed."""
    wholes = {one for figure in figures for one in whole_of(figure) or ()}
    return [one for one in figures if one.id not in wholes]


def _new_of(old: Figure, figures: list[Figure], slots: dict[str, Slot]) -> Figure | None:
    """The level that is up or down from the old one: the last plain one of its unit before it, if it is of its kind."""
    levels, dimension = (Slot.NEW, Slot.LEVEL), old.quantity.amount.unit.dimension
    before = [one for one in figures if one.host < old.host and slots[one.id] in levels]
    before = [one for one in before if one.quantity.amount.unit.dimension == dimension]
    return before[-1] if before and _alike(before[-1], old) and not before[-1].scope.change else None


def _share_of_base(share: Figure, figures: list[Figure], slots: dict[str, Slot]) -> tuple[Figure, Figure] | None:
    """ "166 more than the 413, an increase of 60 percent": the difference is that share of the old level."""
    if share.quantity.amount.unit.dimension != SHARE:
        return None
    counts = [one for one in figures if one.quantity.amount.unit.dimension not in RELATIVE]
    added = [one for one in counts if slots[one.id] is Slot.DIFFERENCE or one.scope.part is Part.ADDITIONAL]
    old = [one for one in counts if slots[one.id] is Slot.OLD] or [
        one for one in counts if one not in added and one.host < share.host
    ]
    alone = len(added) == len(old) == 1 and added[0].host < share.host
    return (added[0], old[0]) if alone and _alike(added[0], old[0]) else None


def _refers_back(clauses: Clauses) -> bool:
    """ "That is 166 more than ...": the sentence goes on about the figure before it."""
    return clauses.parse.word(0) in words("pronouns", "personal")


def _levels(change: Figure, figures: list[Figure], slots: dict[str, Slot]) -> tuple[Figure, Figure] | None:
    """The one old and the one new level that a difference can lie between, or None."""
    levels = _comparables(change, figures)
    levels = [one for one in levels if not _is_of_another(change, one, figures, slots)]
    if _is_elsewhere(change, levels) or _is_another_time(change):
        return None
    if is_aside(change):
        levels = [one for one in levels if one.quantity.last <= change.quantity.first]
    old = [one for one in levels if slots.get(one.id) is Slot.OLD]
    if not all(_is_base(change, one, figures, slots) for one in old):
        return None
    if len(old) == 1:
        new = _new_level(change, old[0], levels, slots)
        return (old[0], new) if new is not None else None
    if len(levels) != PAIR or not _alike(*levels) or _compares(change):
        return None
    if pair := _in_time(change, *levels):
        return pair
    return (levels[0], levels[1]) if _is_of_both(change, levels[0], levels[1], slots) else None


def _comparables(change: Figure, figures: list[Figure]) -> list[Figure]:
    """The figures that may be its levels; a whole only where its part is "14 fewer", and nothing else is told."""
    levels = [one for one in figures if one is not change and _comparable(change, one)]
    parts = _no_wholes(levels)
    return parts if is_aside(change) or len(parts) >= PAIR else levels


def _is_of_both(change: Figure, one: Figure, other: Figure, slots: dict[str, Slot]) -> bool:
    """Whether a difference can lie between two levels that nobody calls old.

    "44 percent, up 8 points" and "rose by 3 metres to 9" leave their old level out; none behind them stands in for it.
    """
    if is_move(change) or is_way(change):
        return False
    if is_aside(change):
        return True
    if change.quantity.amount.unit.dimension in RELATIVE or change.kind == "duration":
        return False
    if Slot.NEW in (slots.get(one.id), slots.get(other.id)):
        told_first = one.sentence is not change.sentence or one.host < change.host
        return told_first and slots.get(one.id) is not Slot.NEW
    return _is_near(change, one, other)


def _is_exact(change: Figure, old: Figure, new: Figure) -> bool:
    told, *levels = map(size, (change, old, new))
    return abs(levels[0] - levels[1]) == told


def _is_near(change: Figure, one: Figure, other: Figure) -> bool:
    """Whether a difference comes near what two levels differ by; that of "188 of the 2,140, 9 fewer" does not."""
    told, *levels = map(size, (change, one, other))
    apart = abs(levels[0] - levels[1])
    return apart <= FACTOR * told and told <= FACTOR * apart


def _is_base(change: Figure, old: Figure, figures: list[Figure], slots: dict[str, Slot]) -> bool:
    """Whether an old level can be that of a difference: another difference with its own level stands not between.

    What is "less than in June" has that as its base, not what follows "after".
    """
    if _compares(change) and governing(old) != "than" and change.sentence is old.sentence and not is_when(old):
        return False
    low, high = sorted((change.host, old.host))
    between = [one for one in figures if low < one.host < high and one.sentence is change.sentence]
    steps = set(pairwise(slots.get(one.id) for one in between))
    if not steps.isdisjoint(((Slot.NEW, Slot.DIFFERENCE), (Slot.LEVEL, Slot.DIFFERENCE))):
        return False
    dimension = old.quantity.amount.unit.dimension
    like = [slots.get(one.id) for one in between if one.quantity.amount.unit.dimension == dimension]
    # "down a third at 214, but rose to 344 from 321"; "by 4 to 441, with 1,700 ahead, compared with 1,600"
    return {(Slot.LEVEL, Slot.NEW), (Slot.NEW, Slot.LEVEL)}.isdisjoint(pairwise(like))


def _is_elsewhere(change: Figure, levels: list[Figure]) -> bool:
    """ "Exports fell from 90 to 60 million and imports grew 5 percent": behind the levels, of a subject of its own."""
    parse, verb = change.parse, change.role.verb
    subject = parse.subject(verb) if verb is not None else None
    hosts = [one.host for one in levels if one.sentence is change.sentence]
    if subject is None or not hosts or max(hosts) >= subject:
        return False
    if subject in parse.figures:  # "from 105 kilos to 90; one in five lost a fifth"
        return any(parse.kind(at) is Kind.BREAK for at in range(max(hosts), subject))
    if parse.word(subject) in words("pronouns", "personal") | words("pronouns", "relative"):
        return False
    told = {parse.lemma(at) for at in range(min(hosts)) if parse.kind(at) is Kind.NOUN}
    contrasts = parse.word(subject - 1) in words("clauses", "contrast")
    return contrasts or parse.lemma(subject) not in told


def _is_another_time(change: Figure) -> bool:
    """ "From 200 to 260, after a rise of 45 percent the year before", "and will sink another 15 percent"."""
    parse, noun = change.parse, change.role.noun
    older = is_move(change) and noun is not None and parse.word(noun - 1) in words("comparison", "older")
    before = change.sentence.lower[max(0, change.quantity.first - 1) : change.quantity.number[0]]
    return older or not words("comparison", "again").isdisjoint(before)


def _is_of_another(change: Figure, level: Figure, figures: list[Figure], slots: dict[str, Slot]) -> bool:
    """ "Fell by 3 metres to 310, and the river by 2": the level belongs to the difference of its kind before it."""
    unit = change.quantity.amount.unit.dimension
    rivals = [one for one in figures if slots.get(one.id) is Slot.DIFFERENCE and one.sentence is level.sentence]
    between = [one for one in rivals if one.host < level.host < change.host and one.sentence is change.sentence]
    return any(one.quantity.amount.unit.dimension == unit for one in between)


def _in_time(change: Figure, one: Figure, other: Figure) -> tuple[Figure, Figure] | None:
    """ "It had 480 in 1990 and has 360 today, 25 percent fewer": a difference that ends its clause, of two times."""
    lower, last = change.sentence.lower, change.quantity.last
    end = last if is_aside(change) else last + 1  # behind "fewer"
    if not (one.when and other.when and (one.dated or other.dated)) or (end < len(lower) and lower[end] not in ENDS):
        return None
    if one.when.end <= other.when.start:
        return one, other
    return (other, one) if other.when.end <= one.when.start else None


def _compares(change: Figure) -> bool:
    """ "One fewer than it had said": what it is compared with stands behind "than", as a figure or not."""
    return "than" in change.sentence.lower[change.quantity.last : change.quantity.last + 2]


def _new_level(change: Figure, old: Figure, levels: list[Figure], slots: dict[str, Slot]) -> Figure | None:
    """The level that is said to be new, else the only other one, else the last one before the difference."""
    others = [one for one in levels if one is not old and _alike(one, old)]
    new = [one for one in levels if slots.get(one.id) is Slot.NEW]
    if len(new) == 1:
        return new[0] if new[0] in others else None
    if len(others) == 1:
        return others[0]
    between = [one for one in others if change.host < one.host < old.host]
    if len(between) == 1:
        return between[0]
    before = [one for one in others if one.host < change.host < old.host]
    fitting = (one for one in before if _is_exact(change, old, one))  # "63 yes and 36 no votes, three more than 60"
    return next(fitting, before[-1] if before else None)


def _alike(one: Figure, other: Figure) -> bool:
    same = one.quantity.amount.unit.dimension == other.quantity.amount.unit.dimension
    elided = any(level.quantity.head is None and slot_of(level) is Slot.OLD for level in (one, other))
    return same and (elided or not (one.declared and other.declared and one.measure != other.measure))


def _comparable(change: Figure, level: Figure) -> bool:
    """Whether a figure may be a level that the change is a change of."""
    unit, other = change.quantity.amount.unit, level.quantity.amount.unit
    if level.scope.change or level.kind in ("age", "rank") or is_aside(level):
        return False
    if level.kind == "duration" or change.kind == "duration":
        return level.kind == change.kind and min(level.quantity.amount.values) > 0
    if unit.dimension in RELATIVE:
        return other.dimension not in RELATIVE and not _is_absolute(change)
    if unit.dimension == POINTS:
        return other.dimension == SHARE
    return unit.dimension == other.dimension and (unit.dimension != COUNT or counts_alike(level.noun, change.noun))


def _is_absolute(change: Figure) -> bool:
    """ "A profit of 412 million, a margin of 11 percent": a share of something else."""
    noun = change.role.noun
    return noun is not None and change.parse.lemma(noun) in words("nouns", "absolute")
