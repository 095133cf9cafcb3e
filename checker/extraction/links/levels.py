"""The levels that a difference lies between: 31 and 43 for "up 12 to 43 from 31".

A level that nobody names as old or new may stand in only where no other could be meant.
"""

from __future__ import annotations

from datetime import timedelta
from itertools import pairwise

from checker.extraction.figures.bases import base_behind
from checker.extraction.figures.figure import PAIR, Figure, is_whole, size
from checker.extraction.figures.moves import POINTS, is_aside, is_move, is_size_of_move
from checker.extraction.figures.slots import ENDS, LENGTH, Slot, governing, is_older, is_way, is_when
from checker.extraction.grammar.role import Relation
from checker.extraction.links.level_clauses import (
    is_another_time,
    is_apart,
    is_elsewhere,
    is_held_against_another,
    is_of_step,
    is_told_before_clause,
    is_told_behind_clause,
)
from checker.extraction.links.parts import SLIP, whole_of
from checker.extraction.links.sums import counts_alike
from checker.lexicon.grammar import words
from checker.model.amount import COUNT, SHARE

FACTOR = 2
"""What two levels differ by is not further off than this from a difference that names neither; else it is of others."""

MONTH, QUARTER = timedelta(days=28), timedelta(days=92)

RELATIVE = (SHARE, "factor")
POINT = "point"
THOUSANDTHS = -3


def no_wholes(figures: list[Figure]) -> list[Figure]:
    """ "86 of the 640 pupils, down from 112": the whole of another has not changed."""
    wholes = {one for figure in figures for one in whole_of(figure) or ()}
    return [one for one in figures if one.id not in wholes]


def levels_of(change: Figure, figures: list[Figure], slots: dict[str, Slot]) -> tuple[Figure, Figure] | None:
    """The one old and the one new level that a difference can lie between, or None."""
    levels = [one for one in no_wholes(figures) if one is not change and may_be_level(change, one)]
    levels = [one for one in levels if not (_is_of_another(change, one, figures, slots) or is_apart(change, one))]
    if is_held_against_another(change, levels):
        return None
    if is_elsewhere(change, levels) or is_another_time(change) or is_of_step(change):
        return None
    if is_aside(change):
        base = base_behind(change.parse, change.host)
        levels = [one for one in levels if one.last <= change.first or one.host == base]
    old = [one for one in levels if slots.get(one.id) is Slot.OLD]
    if not all(_is_base(change, one, figures, slots) for one in old):
        return None
    if len(old) == 1:
        like = [one for one in levels if are_alike(one, old[0])]
        fits = any(is_exact(change, old[0], one) for one in like)  # "213 pounds at four sites, 33 more than 180"
        led, own = led_to(old[0], levels), _behind_to(change, figures)
        other = (not fits and _restates_another(change, figures, like)) or (led and own and led is not own)
        new = None if other else led or _new_level(change, old[0], levels, slots)
        return None if new is None else (old[0], new)
    if len(levels) != PAIR or not are_alike(*levels) or has_base(change):
        return None
    if pair := _in_time(change, *levels):
        return pair
    return (levels[0], levels[1]) if _is_of_both(change, levels[0], levels[1], slots) else None


def led_to(old: Figure, figures: list[Figure]) -> Figure | None:
    """ "From 4.2 to 3.6 billion": the level right behind, which goes with the old one whatever else is near."""
    return _behind_to(old, figures) if old.sentence.word(old.first - 1) == "from" else None


def _behind_to(one: Figure, figures: list[Figure]) -> Figure | None:
    behind = [other for other in figures if other.sentence is one.sentence and other.host > one.host]
    return behind[0] if behind and one.sentence.lower[one.last : behind[0].first] == ["to"] else None


def _restates_another(change: Figure, figures: list[Figure], levels: list[Figure]) -> bool:
    """ "210p a share, 20 percent above 175p": the level is what stands right before a difference, or is not told."""
    near = [one for one in figures if one.sentence is change.sentence and one.host < change.host]
    between = change.sentence.lower[near[-1].last : change.first] if near else []
    return between == [","] and near[-1] not in levels


def _is_of_both(change: Figure, one: Figure, other: Figure, slots: dict[str, Slot]) -> bool:
    """Whether a difference can lie between two levels that nobody calls old.

    "44 percent, up 8 points" and "rose by 3 metres to 9" leave their old level out; none behind them stands in for it.
    """
    if is_move(change) or is_way(change):
        return False
    if is_aside(change):
        return not has_base(change) if change.dimension in RELATIVE else is_near(change, one, other)
    if change.dimension in RELATIVE or change.kind == "duration":
        return False
    if is_of_another_move(change, [one, other]):
        return False
    if Slot.NEW in (slots.get(one.id), slots.get(other.id)):
        told_first = one.sentence is not change.sentence or one.host < change.host
        return told_first and slots.get(one.id) is not Slot.NEW
    return is_near(change, one, other)


def is_of_another_move(change: Figure, levels: list[Figure]) -> bool:
    """ "A deficit of 300,000 after sales slid by 9,000, to 214,000": what moved had no other level than that."""
    parse, verb = change.parse, change.role.verb
    subject = parse.subject(verb)
    here = [one for one in levels if one.sentence is change.sentence and one.first > change.last]
    new = [
        one for one in here if [word for word in parse.sentence.lower[change.last : one.first] if word != ","] == ["to"]
    ]
    old = [one for one in levels if one not in new]
    if len(new) != 1 or len(old) != 1 or parse.word(subject or 0) in words("pronouns", "personal"):
        return False
    if subject is None:
        return old[0] in here and old[0].head is not None and old[0].noun not in map(parse.lemma, range(change.host))
    return parse.lemma(subject) not in _told_of(old[0])


def _told_of(one: Figure) -> set[str]:
    """The nouns that an amount is told of: what it counts, whose it is, what it is an amount of."""
    at = (one.host, one.role.noun, one.role.subject)
    return {one.noun, *(one.parse.lemma(chunk) for chunk in at if chunk is not None)}


def is_exact(change: Figure, old: Figure, new: Figure) -> bool:
    told, *levels = map(size, (change, old, new))
    return abs(levels[0] - levels[1]) == told


def is_near(change: Figure, one: Figure, other: Figure) -> bool:
    """Whether a difference comes near what two levels differ by; that of "188 of the 2,140, 9 fewer" does not."""
    told, *levels = map(size, (change, one, other))
    apart = abs(levels[0] - levels[1])
    if change.dimension == SHARE and max(levels) > 0:
        apart /= max(levels)
    return apart <= FACTOR * told and told <= FACTOR * apart


def _is_base(change: Figure, old: Figure, figures: list[Figure], slots: dict[str, Slot]) -> bool:
    """Whether an old level can be that of a difference: another difference with its own level stands not between.

    What is "less than in June" has that as its base, not what follows "after".
    """
    is_here = change.sentence is old.sentence
    if change.sentence.word(change.last) == "on" and base_behind(change.parse, change.host) is None:
        return False  # "up 10 percent on 2003, but lower than the four billion it had aimed for"
    is_set_above = change.sentence.word(change.last) in words("comparison", "relative")
    if is_set_above and is_here and old.host < change.host:
        return False  # "3.4 percent after 3.7, still 0.9 points above the target of 2.5"
    if governing(old) == "after" and _is_of_season(change):
        return False
    if is_here and (is_told_before_clause(change, old) or is_told_behind_clause(change, old)):
        return False
    if is_here and is_when(old) and not compares(change):
        return False  # "fell by 600 to 40,700, still more than in May, when it stood at 40,400"
    if compares(change) and governing(old) != "than" and is_here and not is_when(old):
        return False
    if is_here and change.sentence.lower[change.last : old.first].count("than") > 1:
        return False  # "177 more than a week before, a slower rise than the 214"
    low, high = sorted((change.host, old.host))
    if old.sentence is change.sentence and any(change.parse.word(at) == ";" for at in range(low, high)):
        return False
    between = [one for one in figures if low < one.host < high and one.sentence is change.sentence]
    steps = set(pairwise(slots.get(one.id) for one in between))
    if not steps.isdisjoint(((Slot.NEW, Slot.DIFFERENCE), (Slot.LEVEL, Slot.DIFFERENCE))):
        return False
    dimension = old.dimension
    like = [slots.get(one.id) for one in between if one.dimension == dimension]
    # "down a third at 214, but rose to 344 from 321"; "by 4 to 441, with 1,700 ahead, compared with 1,600"
    return {(Slot.LEVEL, Slot.NEW), (Slot.NEW, Slot.LEVEL)}.isdisjoint(pairwise(like))


def _is_of_season(change: Figure) -> bool:
    """ "Fell 6 percent to 142,300 in the second quarter, after 148,700 in the first": perhaps from a year before."""
    is_share, when = change.unit.dimension in RELATIVE, change.when
    return is_share and when is not None and MONTH <= when.length <= QUARTER


def _is_of_another(change: Figure, level: Figure, figures: list[Figure], slots: dict[str, Slot]) -> bool:
    """ "Fell by 3 metres to 310, and the river by 2": the level belongs to the difference of its kind before it."""
    unit = change.dimension
    rivals = [one for one in figures if slots.get(one.id) is Slot.DIFFERENCE and one.sentence is level.sentence]
    between = [one for one in rivals if one.host < level.host < change.host and one.sentence is change.sentence]
    return any(one.dimension == unit for one in between)


def _in_time(change: Figure, one: Figure, other: Figure) -> tuple[Figure, Figure] | None:
    """ "It had 480 in 1990 and has 360 today, 25 percent fewer": a difference that ends its clause, of two times."""
    lower, last = change.sentence.lower, change.last
    end = last if is_aside(change) and not is_size_of_move(change) else last + 1  # behind "fewer", "drop"
    if not (one.when and other.when and (one.dated or other.dated)) or (end < len(lower) and lower[end] not in ENDS):
        return None
    if one.when.end <= other.when.start:
        return one, other
    return (other, one) if other.when.end <= one.when.start else None


def compares(change: Figure) -> bool:
    """ "One fewer than it had said": what it is compared with stands behind "than", as a figure or not."""
    return "than" in change.sentence.lower[change.last : change.last + 2]


def has_base(change: Figure) -> bool:
    """ "16 percent fewer than in 2019", "1.40 below the national figure": a change that says what it is reckoned on."""
    behind = change.sentence.lower[change.last : change.last + 2]
    is_short = behind == ["short", "of"]
    leads = words("comparison", "relative") | {"on"}
    return is_short or compares(change) or not leads.isdisjoint(behind[:1])


def _new_level(change: Figure, old: Figure, levels: list[Figure], slots: dict[str, Slot]) -> Figure | None:
    """The level that is said to be new, else the only other one, else the last one before the difference."""
    others = [one for one in levels if one is not old and are_alike(one, old)]
    new = [one for one in levels if slots.get(one.id) is Slot.NEW]
    if len(new) == 1:
        return new[0] if new[0] in others else None
    if len(others) == 1:
        return others[0]
    between = [one for one in others if change.host < one.host < old.host]
    if len(between) == 1:
        return between[0]
    before = [one for one in others if one.host < change.host < old.host]
    fitting = (one for one in before if is_exact(change, old, one))  # "63 yes and 36 no votes, three more than 60"
    return next(fitting, before[-1] if before else None)


def are_alike(one: Figure, other: Figure) -> bool:
    """Whether two levels are of one dimension and, unless the old one leaves its noun out, of one measure."""
    same = one.dimension == other.dimension and not (_is_broken_off(one, other) or _is_broken_off(other, one))
    elided = any(level.head is None and is_older(level) for level in (one, other))
    return same and (elided or not (one.declared and other.declared and one.measure != other.measure))


def may_be_level(change: Figure, level: Figure) -> bool:
    """Whether a figure may be a level that the change is a change of."""
    moved, own = change.dimension, level.dimension
    if level.scope.change or level.kind in ("age", "rank") or is_aside(level):
        return False
    if _is_extent(level):
        return False
    if level.kind == "duration" or change.kind == "duration":
        return level.kind == change.kind and min(level.amount.values) > 0
    if moved in RELATIVE:
        return own not in RELATIVE and not _is_absolute(change)
    if moved == POINTS:
        return own == SHARE
    if moved == COUNT and _counts_wholes(change) and not is_whole(level):
        return False  # "growth two quarters ahead, edged up to 102.5"
    if size(change) > SLIP * size(level):
        return False  # "90 million cheaper, but had the lower score: 71 points against 83"
    return moved == own and (moved != COUNT or counts_alike(level.noun, change.noun))


def _is_extent(level: Figure) -> bool:
    """ "Raised 4.5 kilometres of wall by 80 centimetres, to 6.2 metres": how much of a thing was moved."""
    is_object = level.role.relation is Relation.OBJECT and level.dimension == LENGTH
    return is_object and level.sentence.word(level.last) == "of"


def _is_broken_off(things: Figure, other: Figure) -> bool:
    """ "71 seats, five more than the Reds, who have 31.8": percent; "1.204 people" may have a point for a comma."""
    is_split = other.value.as_tuple().exponent == THOUSANDTHS
    return _is_of_things(things) and not (is_whole(other) or is_split)


def _counts_wholes(change: Figure) -> bool:
    """ "12 seats"; "2 points" may be of 102.5."""
    return change.head is not None and _is_of_things(change)


def _is_of_things(one: Figure) -> bool:
    """ "12 seats", "12 of the 30 seats"."""
    is_counted = one.head is not None or whole_of(one) is not None
    return one.dimension == COUNT and is_counted and one.noun != POINT and is_whole(one)


def _is_absolute(change: Figure) -> bool:
    """ "A profit of 412 million, a margin of 11 percent": a share of something else."""
    noun = change.role.noun
    return change.parse.lemma(noun) in words("nouns", "absolute")
