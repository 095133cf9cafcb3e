"""Levels and the differences between them: "slipped 4 percent to $27.7bn, from $29.0bn", "166 more than the 413".

Each figure of a sentence is given a slot by the words around it: a difference, an old level, a new level. Where
a difference finds exactly one old and one new level of its unit, the three are linked. A level that nobody names
as old or new may stand in only where no other could be meant.
"""

from __future__ import annotations

from collections.abc import Iterator

from checker.extraction.figures.bases import is_base
from checker.extraction.figures.carried_units import share_unit
from checker.extraction.figures.figure import PAIR, Clauses, Figure, last_sentence, size
from checker.extraction.figures.moves import is_aside, is_move, moved_by
from checker.extraction.figures.slots import Slot, changes_level, governing, is_difference, is_older, slot_of
from checker.extraction.grammar.phrasing import is_name
from checker.extraction.grammar.role import Relation
from checker.extraction.grammar.syntax import Kind
from checker.extraction.links.directions import DIRECTIONS, is_best_low
from checker.extraction.links.levels import (
    RELATIVE,
    are_alike,
    compares,
    has_base,
    is_near,
    led_to,
    levels_of,
    may_be_level,
    no_wholes,
)
from checker.lexicon import units
from checker.lexicon.grammar import is_superlative, words
from checker.model.amount import SHARE
from checker.model.claim import Link
from checker.model.links import LinkKind
from checker.model.scope import Part


def changes(clauses: Clauses, before: list[Figure]) -> Iterator[tuple[Figure, Link]]:
    """Link the differences of a sentence to the two levels they lie between, and new levels to the old ones."""
    _read_points(clauses.figures)
    slots = {figure.id: slot_of(figure) for figure in clauses.figures}
    earlier = last_sentence(before)
    for figure in clauses.figures:
        if slots[figure.id] is Slot.OLD:
            yield from _moved(clauses, figure, slots)
    for figure in clauses.figures:
        if slots[figure.id] is Slot.DIFFERENCE:
            yield from _differing(clauses, figure, slots, earlier)
        elif levels := _told_before(figure, clauses.figures, earlier):
            yield figure, _change(figure, *levels)


def _moved(clauses: Clauses, old: Figure, slots: dict[str, Slot]) -> Iterator[tuple[Figure, Link]]:
    """ "43, up from 31": which way a level went; "43, against 31 a year before": what it was, and has become."""
    direction = _direction(clauses, old) or _beside_older(old)
    new = led_to(old, clauses.figures) or _new_of(old, no_wholes(clauses.figures), slots) if direction else None
    if direction == "levels" and not _is_earlier(old, new):
        return
    if direction and new is not None and not is_best_low(new):
        yield new, Link.of(direction, old=old.id, new=new.id)


def _differing(
    clauses: Clauses, change: Figure, slots: dict[str, Slot], earlier: list[Figure]
) -> Iterator[tuple[Figure, Link]]:
    """The two levels of a difference, one perhaps of the sentence before; and the amount that it is a share of."""
    here = clauses.figures
    pair = levels_of(change, here, slots)
    if pair is None and (_refers_back(clauses) or is_aside(change)):
        sides = [[one for one in part if may_be_level(change, one)] for part in (here, earlier)]
        pair = levels_of(change, [*earlier, *here], slots) if list(map(len, sides)) == [1, 1] else None
        if pair is not None and not _refers_back(clauses) and (_are_of_two(*pair) or not is_near(change, *pair)):
            pair = None  # "2,012 died. Of cyclists 348 did, an increase of 9 percent"
    if pair is not None:
        _name_base(*pair)
        share_unit(pair[1], [pair[0]])  # "305 million dollars, 59 million more than the 256 million"
        yield change, _change(change, *pair)
        if direction := _told_direction(change, *pair):
            yield pair[1], Link.of(direction, old=pair[0].id, new=pair[1].id)
    base = _share_of_base(change, here, slots)
    if base and not (pair and base[1].host > change.host):  # "fell by 24; of cyclists rose 14 percent from 77 to 88"
        yield change, Link.of("share_of", share=change.id, part=base[0].id, whole=base[1].id)


def _are_of_two(one: Figure, other: Figure) -> bool:
    """ "The Blues have 57 seats. The Greens slump to 46, a loss of 20": the levels of two."""
    return len({level.parse.word(at) for level in (one, other) if (at := _name(level)) is not None}) == PAIR


def _name(level: Figure) -> int | None:
    subject = level.role.subject
    return subject if subject is not None and is_name(level.parse, subject) else None


def _name_base(base: Figure, level: Figure) -> None:
    """ "8.4 million tonnes, a rise of 11 percent from last year's 7.6 million": both are of one measure."""
    of_change = base.role.noun is not None and base.role.noun in base.parse.figures
    if of_change and base.head is None and is_base(base.parse, base.host):
        base.measure, base.declared, base.alike = level.measure, level.declared, level.alike
        base.noun, base.predicate, base.topic = level.noun, level.predicate, None
        base.entity, base.entity_type = base.entity or level.entity, base.entity_type or level.entity_type


def _told_before(figure: Figure, here: list[Figure], earlier: list[Figure]) -> tuple[Figure, Figure] | None:
    """ "She had 11,847 votes and he 11,217. The difference was 630": between the only two told before it.

    "Orla has 54 points and Brim 47, so Orla's lead is seven": the lead of one of the two over the other. The largest
    difference is one of several.
    """
    parse, noun = figure.parse, figure.role.noun
    if noun is None or figure.role.relation is not Relation.PREDICATE:
        return None
    others = [one for one in here if one is not figure and may_be_level(figure, one)]
    levels = others or [one for one in earlier if may_be_level(figure, one)]
    if parse.lemma(noun) not in words("nouns", "difference") or len(levels) != PAIR or not are_alike(*levels):
        return None
    owner, ends = parse.first_word(noun), parse.kind(figure.host + 1) in (None, Kind.BREAK, Kind.COMMA)
    is_lead = parse.lemma(noun) in words("nouns", "absolute") and noun + 1 == figure.role.verb and ends
    most = max(levels, key=size)
    has_lead = is_lead and owner in most.parse.words(most.role.subject)
    first = [one for one in levels if one.host < figure.host or one in earlier]
    told = has_lead or (owner == "the" and not others and not any(map(is_superlative, parse.words(noun))))
    return (levels[0], levels[1]) if told and first == levels and is_near(figure, *levels) else None


def _read_points(figures: list[Figure]) -> None:
    """Between two percentages, or behind the level that is one, "13 points" are percentage points."""
    shares = [one for one in figures if one.dimension == SHARE]
    for figure in figures:
        level = [one for one in shares if one.last <= figure.first and slot_of(one) is not Slot.DIFFERENCE][-1:]
        beside = level and figure.parse.kind(figure.host - 1) is Kind.COMMA
        if (len(shares) >= PAIR and is_difference(figure)) or (beside and _is_off(figure)):
            make_points(figure)


def _is_off(figure: Figure) -> bool:
    """ "11 points below", "seven points better than": how far off another level."""
    return figure.parse.word(figure.host + 1) in words("comparison", "words", "gap")


def make_points(figure: Figure) -> None:
    """Take the points that a figure counts for percentage points."""
    if figure.unit.name == units.POINTS.name.rpartition(" ")[2]:
        figure.take_unit(units.POINTS)


def _change(change: Figure, old: Figure, new: Figure) -> Link:
    """The link of a change; of a share of two levels that nobody calls old or new, either may be its base."""
    both = change.dimension in RELATIVE and slot_of_levels(old, new) == {Slot.LEVEL}
    olds, news = ((old.id, new.id), (new.id, old.id)) if both else (old.id, new.id)
    return Link.of("change_from", change=change.id, old=olds, new=news)


def slot_of_levels(*levels: Figure) -> set[Slot]:
    return {slot_of(level) for level in levels}


def _direction(clauses: Clauses, old: Figure) -> LinkKind | None:
    """ "up from 31" is a rise, "down from 31" a fall."""
    lower, host = clauses.sentence.lower, clauses.parse.chunks[old.host]
    near = lower[max(0, host.first - 3) : host.first]
    if "from" not in near:
        return None
    return "rise" if "up" in near else "fall" if "down" in near else None


def _beside_older(old: Figure) -> LinkKind | None:
    """ "43, against 31 a year before", "compared with 31 in 2020"."""
    beside = words("comparison", "compared", "beside")
    return "levels" if governing(old) in beside else None


def _is_earlier(old: Figure, new: Figure | None) -> bool:
    """Whether the times of two levels say which came first."""
    return new is not None and old.when is not None and new.when is not None and old.when.end <= new.when.start


def _told_direction(change: Figure, old: Figure, new: Figure) -> LinkKind | None:
    """ "Went from 520 to 468, a rise of 10 percent": whichever way its noun says."""
    moved = moved_by(change)
    if not is_move(change) or moved is None or not is_older(old) or is_best_low(new):
        return None
    noun = change.parse.lemma(moved)
    return next((name for name in DIRECTIONS if noun in words("nouns", name)), None)


def _new_of(old: Figure, figures: list[Figure], slots: dict[str, Slot]) -> Figure | None:
    """The level that is up or down from the old one: the last plain one of its unit before it, if it is of its kind.

    "Down from eight to none" is down to what stands behind it.
    """
    if old.sentence.word(old.last) == "to":
        return None
    if (moved := _moved_itself(old, figures)) is not None:
        return moved
    levels, dimension = (Slot.NEW, Slot.LEVEL), old.dimension
    before = [one for one in figures if one.host < old.host and slots[one.id] in levels]
    before = [one for one in before if one.dimension == dimension]
    news = before[-2:] if _is_joined(old, figures) else before[-1:]
    new = news[0] if news and (len(news) == 1 or _is_joined(news[0], news[1:])) else None
    return new if new is not None and are_alike(new, old) else None


def _moved_itself(old: Figure, figures: list[Figure]) -> Figure | None:
    """ "More than July's 89,000, which was itself revised down from 114,000": the subject of the verb."""
    if old.role.verb is None or not changes_level(old, old.role.verb):
        return None
    return next((one for one in figures if one.host == old.role.subject and are_alike(one, old)), None)


def _is_joined(one: Figure, figures: list[Figure]) -> bool:
    """ "$8bn and $1bn, up from $7bn and $900 million", "21 centres with 640 beds, down from 26 with 790": of two."""
    unit = one.dimension
    alike = (other.host for other in figures if other.dimension == unit)
    return one.parse.word(one.host + 1) in words("comparison", "pairing") and one.host + 2 in alike


def _share_of_base(share: Figure, figures: list[Figure], slots: dict[str, Slot]) -> tuple[Figure, Figure] | None:
    """ "166 more than the 413, an increase of 60 percent": the difference is that share of the old level."""
    if share.dimension != SHARE or has_base(share):
        return None
    counts = [one for one in figures if one.dimension not in RELATIVE]
    added = [one for one in counts if slots[one.id] is Slot.DIFFERENCE or one.scope.part is Part.ADDITIONAL]
    old = [one for one in counts if slots[one.id] is Slot.OLD] or [
        one for one in counts if one not in added and one.host < share.host
    ]
    alone = len(added) == len(old) == 1 and added[0].host < share.host
    # "5.4 million, an increase of 0.2", "5.4 million, 0.2 more than in May", "by 0.2 million to 5.4 million"
    slot = slots[old[0].id] if alone else Slot.OLD
    is_new = slot is Slot.NEW or (slot is not Slot.OLD and (is_move(added[0]) or compares(added[0])))
    fits = alone and not is_new and not _is_in_other_clause(share, added[0]) and are_alike(added[0], old[0])
    return (added[0], old[0]) if fits else None


def _is_in_other_clause(share: Figure, added: Figure) -> bool:
    """ "Eight more than a year earlier, even though the city recorded a drop of 12 percent"."""
    parse, between = share.parse, range(added.host, share.host)
    opening = (parse.word(at) for at in between if parse.kind(at) is Kind.SUBORDINATOR)
    return any(word not in words("pronouns", "relative") for word in opening)


def _refers_back(clauses: Clauses) -> bool:
    """ "That is 166 more than ...": the sentence goes on about the figure before it."""
    return clauses.parse.word(0) in words("pronouns", "personal")
