"""What keeps two figures of different reports from being weighed as counterparts: "both can be right".

Some of it lies in the two (`distinguishing`), the rest in what else their reports tell. The questions are asked in the
order of a table, the cheap ones first.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from decimal import Decimal

from checker.alignment.candidates import (
    ANYBODY,
    CHANGE,
    MOMENT,
    Candidate,
    alike,
    are_akin,
    are_of_other_names,
    are_other,
    are_told_apart,
    dimension_of,
    give_one_size,
    is_named,
    name_alike,
    stems,
)
from checker.alignment.closeness import agree, same_event
from checker.alignment.distinguishing import DEEDS, PLANNED, REASONS, TWO_SUBJECTS, TWO_THINGS
from checker.alignment.kinship import are_some_of
from checker.alignment.temporal import relation
from checker.lexicon import units
from checker.lexicon.grammar import words
from checker.model.amount import COUNT, RANGE, RANK, SHARE
from checker.model.claim import Claim, EntityType
from checker.model.links import PART_OF
from checker.model.scope import Modality
from checker.rulebook.measures import Measures

LEAST = 2
"""Words that the sentences of two counterparts have in common, at least; one will do for a short sentence."""

HEDGED = "~"
"""The label of amounts that lie about a number."""

SHORT = 2
"""Content words up to which a sentence is short."""

ANY = "any"
"""In place of a dimension: figures of every one."""

FEW = 2
"""Figures up to which a report gives few."""

BRIEF = 4
"""Figures up to which a report is brief: two that are say little but what they are both about."""

OF_A_KIND = 1.125
"""The longest month is fewer times as long as the shortest, and so are years."""

UNMET, UNLIKE = "without words in common near them", "their sentences share hardly a word"

OF_WORDING = frozenset((UNMET, UNLIKE, TWO_THINGS, TWO_SUBJECTS))
"""Reasons that lie in how newsrooms word a thing: they keep no two figures apart that are all that is left."""

Kin = dict[tuple[str, str], list[Candidate]]
"""The figures of each report and dimension, and of each report and `ANY`."""

Check = Callable[[Candidate, Candidate, Kin], bool]
"""Whether something keeps two figures apart, by themselves or by what else their reports tell."""


def kin_of(everyone: Iterable[Candidate]) -> Kin:
    """A story's figures by report and dimension."""
    kin: defaultdict[tuple[str, str], list[Candidate]] = defaultdict(list)
    for candidate in everyone:
        kin[candidate.claim.teller, candidate.dimension].append(candidate)
        kin[candidate.claim.teller, ANY].append(candidate)
    return kin


def hindrances(one: Candidate, other: Candidate, kin: Kin, measures: Measures) -> Iterator[str]:
    """The reasons for which two figures are not weighed, each as it is asked for."""
    yield from (reason for reason, check in MEETING if check(one, other, kin))
    yield from (reason for reason, check in REASONS if check(one, other, measures))
    yield from (reason for reason, check in AMONG_OTHERS if check(one, other, kin))


# Whether they meet at all


def _do_not_meet(one: Candidate, other: Candidate, kin: Kin) -> bool:
    if not (one.near.isdisjoint(other.near) and one.summed.isdisjoint(other.summed)) or alike(one, other) > 0:
        return False
    if is_told_once(one, other, kin):
        return False
    return not name_alike(one, other) or (one.around.isdisjoint(other.around) and not _tell_one_event(one, other, kin))


def _tell_one_event(one: Candidate, other: Candidate, kin: Kin) -> bool:
    """ "It was founded in 1976", "the agency was established before 1970": a date that a report gives alone."""
    return one.dimension == MOMENT and same_event(one, other) > 0 and is_told_alone(one, other, kin)


def _share_but_a_noun(one: Candidate, other: Candidate, _: Kin) -> bool:
    """ "A library with 31 members", "the council's 30 members": what a headline counts is counted of others below."""
    if not (one.claim.headline or other.claim.headline):
        return False
    declared = one.claim.declared and one.claim.measure == other.claim.measure
    return not declared and (one.near & other.near) <= stems((one.noun, other.noun, one.unit, other.unit))


def _can_both_be_right(one: Candidate, other: Candidate, _: Kin) -> bool:
    """Whether two figures have a value in common, or but for the end of a hedged one: "almost 20" and "20"."""
    if are_told_apart(one, other):
        return False
    mine, theirs = one.wide, other.wide
    hedged = any(amount is not None and amount.label == HEDGED for amount in (one.claim.amount, other.claim.amount))
    touch = hedged and mine.low <= theirs.high and theirs.low <= mine.high
    return touch or mine.meet(theirs) is not None or are_some_of(one.claim, other.claim)


def _are_two_changes(one: Candidate, other: Candidate, kin: Kin) -> bool:
    return one.dimension.startswith(CHANGE) and not _are_one_change(one, other, kin)


def _are_one_change(one: Candidate, other: Candidate, kin: Kin) -> bool:
    """Whether two changes lead to one level ("grew 21 percent to $2.55"), or are ranges with one end in common.

    What rose by 12 percent in a year may have risen by 31 in three.
    """
    mine = one.claim.amount
    if mine is not None and mine.label == RANGE and are_told_apart(one, other):
        return True
    levels = [
        {(rival.value, rival.unit) for rival in kin[claim.teller, ANY] if _is_beside(rival.claim, claim)}
        for claim in (one.claim, other.claim)
    ]
    return any(value is not None and len(value.as_tuple().digits) > 1 for value, _ in levels[0] & levels[1])


def _is_beside(level: Claim, change: Claim) -> bool:
    return level.sentence == change.sentence and not level.scope.change and level.amount is not None


def _share_hardly_a_word(one: Candidate, other: Candidate, kin: Kin) -> bool:
    """Whether two sentences have too little in common for figures that are not of like things, short or alone."""
    if len(one.around & other.around) + len(one.near & other.akin) >= LEAST:
        return False
    declared = one.claim.declared and other.claim.declared
    same = declared or one.noun == other.noun != "" or are_akin(one.noun, other.noun)
    same |= one.claim.measure == other.claim.measure != ""  # "3 tonnes of cocaine"
    return not (same or alike(one, other) > 0 or _is_short(one, other) or _is_alone(one, other, kin))


def _is_short(one: Candidate, other: Candidate) -> bool:
    return min(len(one.around), len(other.around)) <= SHORT


def _is_alone(one: Candidate, other: Candidate, kin: Kin) -> bool:
    """Whether both are the one count of a declared measure in their reports: "142 cases", "the state has 150 cases"."""
    measure = one.claim.measure
    if one.dimension != COUNT or not one.claim.declared or measure != other.claim.measure:
        return False
    each = (kin[candidate.claim.teller, candidate.dimension] for candidate in (one, other))
    return all(sum(rival.claim.measure == measure for rival in rivals) == 1 for rivals in each)


def is_told_once(one: Candidate, other: Candidate, kin: Kin) -> bool:
    """Whether neither report gives another such size: "a grey urn 31 cm tall", "the jar, 41 cm high"."""
    return give_one_size(one, other) and all(
        rival.wide.meet(candidate.wide)
        for candidate in (one, other)
        for rival in kin[candidate.claim.teller, candidate.dimension]
        if rival.attribute == candidate.attribute
    )


def are_counted_once(one: Candidate, other: Candidate, kin: Kin) -> bool:
    """Whether neither of two longer reports gives another number of what both count, but for parts of it.

    "Dug out 29 tombs", "opened 34 tombs"; people are told of in too many ways.
    """
    is_one = one.noun == other.noun and one.noun not in ANYBODY
    is_known = any(candidate.claim.declared or candidate.claim.headline for candidate in (one, other))
    if (
        is_known
        or not is_one
        or _is_rounded(one, other)
        or _is_rounded(other, one)
        or relation(one, other) == "given once"
        or are_told_in_brief(one, other, kin)
    ):
        return False
    return all(
        rival.wide.meet(candidate.wide) or candidate.claim.id in _whole_ids(rival)
        for candidate in (one, other)
        for rival in kin[candidate.claim.teller, COUNT]
        if rival.noun == candidate.noun
    )


def _is_rounded(one: Candidate, other: Candidate) -> bool:
    """Whether one number is the other without its last digits: "a 140-page text" of 141."""
    if one.value is None or other.value is None:
        return False
    last = other.value.normalize().as_tuple().exponent
    return isinstance(last, int) and round(one.value, -last) == other.value


# What else their reports tell


def _is_one_of_several(one: Candidate, other: Candidate, kin: Kin) -> bool:
    return any(_of_several(mine, its, kin) for mine, its in ((one, other), (other, one)))


def _of_several(one: Candidate, other: Candidate, kin: Kin) -> bool:
    """Whether a report gives such a figure for another place or somebody else too, and the other says not whose."""
    mine = one.claim
    rivals = [rival.claim for rival in kin[mine.teller, one.dimension] if rival.claim.measure == mine.measure]
    if other.claim.scope.places and not mine.scope.places and any(_has_part_beside(mine, rival) for rival in rivals):
        return True
    places = {*mine.scope.places} if mine.scope.places != other.claim.scope.places else set()
    if places and any(places.isdisjoint(rival.scope.places or places) for rival in rivals):
        return True
    is_told = bool(other.claim.entity) or stems(mine.entity.casefold().split()) <= other.around
    return not is_told and any(rival.entity not in ("", mine.entity) for rival in rivals)


def _has_part_beside(mine: Claim, rival: Claim) -> bool:
    """ "5 in Sarn, 9 in Ulm, 14 in all": whether a figure is told with a place's part; shares and ranks are no sums."""
    return mine.sentence == rival.sentence and bool(rival.scope.places) and dimension_of(mine) not in (SHARE, RANK)


def _is_one_nameless(one: Candidate, other: Candidate, kin: Kin) -> bool:
    return _may_be_of_two(one, other) and not is_told_alone(one, other, kin)


def _may_be_of_two(one: Candidate, other: Candidate) -> bool:
    """ "He had six carries", "Kern had nine": whom a pronoun stands for is not told."""
    told = {one.claim.entity_type, other.claim.entity_type}
    return EntityType.SOMEBODY in told and (len(told) == 1 or is_named(one.claim) or is_named(other.claim))


def is_told_alone(one: Candidate, other: Candidate, kin: Kin) -> bool:
    """Whether a report gives little but one of two figures, of like things of one owner; declared ones have rules."""
    both = one.claim.declared and other.claim.declared and one.claim.amount is not None
    are_two = len({one.claim.entity, other.claim.entity} - {""}) > 1 and are_of_other_names(one, other)
    return not (both or are_two or are_other(one.noun, other.noun)) and any(
        _gives_few(claim.teller, kin, FEW) for claim in (one.claim, other.claim)
    )


def are_told_in_brief(one: Candidate, other: Candidate, kin: Kin) -> bool:
    """Whether both reports give few figures, and no other date as exact as either's: two lines on one thing."""
    are_few = all(_gives_few(claim.teller, kin, BRIEF) for claim in (one.claim, other.claim))
    return are_few and (one.dimension != MOMENT or _are_dated_once(one, other, kin))


def _are_dated_once(one: Candidate, other: Candidate, kin: Kin) -> bool:
    """Whether both dates are as exact, and neither report gives another such."""
    return _is_as_exact(one, other) and all(
        rival.claim.figure == candidate.claim.figure or not _is_as_exact(rival, candidate)
        for candidate in (one, other)
        for rival in kin[candidate.claim.teller, MOMENT]
    )


def _is_as_exact(one: Candidate, other: Candidate) -> bool:
    """Whether two dates are both days, both months or both years."""
    lengths = [candidate.claim.moment.length for candidate in (one, other) if candidate.claim.moment]
    return max(lengths) < OF_A_KIND * min(lengths)


def holds_in_a_scene(reason: str, one: Candidate, other: Candidate) -> bool:
    """Whether a reason keeps two figures apart of two lines on one thing, which tell of one deed and one plan."""
    return reason != DEEDS and (reason != PLANNED or _is_carried_out(one, other))


def _is_carried_out(one: Candidate, other: Candidate) -> bool:
    """ "Plans to hire 400", "hired 300": a plan done in part, or a wish; what "will build 13" builds was "ordered".

    What was "agreed" is no wish: a price is the same before and after the sale.
    """
    planned = [each.near for each in (one, other) if each.claim.scope.modality is not Modality.ACTUAL]
    wishes = stems(words("verbs", "intent") - words("verbs", "at once", "settled"))
    same = one.claim.context.verb == other.claim.context.verb
    return same or any(not wishes.isdisjoint(near) for near in planned)


def _gives_few(report: str, kin: Kin, most: int) -> bool:
    """Whether a report gives so few figures that each is what it tells: a claim, a caption, a line of a summary."""
    places: set[int] = set()
    for candidate in kin[report, ANY]:
        places.add(candidate.claim.figure.start)
        if len(places) > most:
            return False
    return True


def _are_of_two_wholes(one: Candidate, other: Candidate, kin: Kin) -> bool:
    """ "Lost 11 of its 30 games", "lost four of its last five": what either is a part of cannot be one."""
    wholes = [_wholes(candidate, kin) for candidate in (one, other)]
    return all(wholes) and not any(agree(mine, theirs) for mine in wholes[0] for theirs in wholes[1])


def _whole_ids(part: Candidate) -> set[str]:
    return {whole for link in part.claim.links if link.kind == PART_OF for whole in link.roles["whole"]}


def _wholes(part: Candidate, kin: Kin) -> list[Candidate]:
    ids = _whole_ids(part)
    return [candidate for candidate in kin[part.claim.teller, ANY] if candidate.claim.id in ids]


def _are_of_two_turns(one: Candidate, other: Candidate, kin: Kin) -> bool:
    """Whether two dates are of the first and of the second of something: "published her first novel in 2011"."""
    mine, theirs = _turns(one, kin), _turns(other, kin)
    return any(theirs.get(thing, rank) != rank for thing, rank in mine.items())


def _turns(candidate: Candidate, kin: Kin) -> dict[str, Decimal | None]:
    """Which of several the things near a date are, by the ranks that its sentence gives them."""
    if candidate.dimension != MOMENT:
        return {}
    ranks = kin.get((candidate.claim.teller, units.RANK.dimension), ())
    told = [rank for rank in ranks if rank.claim.sentence == candidate.claim.sentence]
    return {thing: rank.value for rank in told for thing in rank.what & candidate.near}


MEETING: tuple[tuple[str, Check], ...] = (
    (UNMET, _do_not_meet),
    ("both can be right", _can_both_be_right),
    ("they are changes, and nothing tells that they are one", _are_two_changes),
    (UNLIKE, _share_hardly_a_word),
    ("a headline shares with its text but what is counted", _share_but_a_noun),
)
AMONG_OTHERS: tuple[tuple[str, Check], ...] = (
    ("one is of one of several", _is_one_of_several),
    ("one is of somebody whom its report does not name", _is_one_nameless),
    ("they are parts of two wholes", _are_of_two_wholes),
    ("one is of the first, the other of the second", _are_of_two_turns),
)
"""What `checker why` says, each with its check, asked before and behind what lies in the two."""
