"""The few amounts of a brief text, and the words beside them: "an average of", "apiece", "in all", "22 to go".

Words between two amounts may be said of either. A bare number has the unit of the amounts it stands beside.
"""

from __future__ import annotations

from collections.abc import Sequence
from copy import copy
from decimal import Decimal
from typing import NamedTuple

from checker.extraction.figures.carried_units import share_unit
from checker.extraction.figures.figure import PAIR, Figure, is_count
from checker.extraction.figures.slots import is_position, is_tally
from checker.extraction.grammar.role import Relation
from checker.extraction.links.changes import make_points
from checker.extraction.links.parts import adds_up, are_part_and_whole
from checker.lexicon import grammar
from checker.lexicon.grammar import phrases, words
from checker.lexicon.likeness import is_person
from checker.lexicon.nouns import kind_of
from checker.model.amount import SHARE
from checker.model.claim import Confidence, Link
from checker.model.links import LinkKind

NEAR = 4
"""Words before an amount that may say what it is: "the average donation was"."""

EXACT = Decimal("0.005")
"""How far an amount may be off what others make it, as a part of it, and be right."""

TWICE = Decimal(2)
"""What is reckoned wrongly is seldom off by more; what is not reckoned mostly is."""

MEANT = Decimal("0.625")
"""What others make in place of an amount is mostly less wrong than that, whatever the text says of them."""

SLIP = Decimal("0.05")
"""How far an amount that has a zero too many may be off besides, in powers of ten."""


OF_AMOUNTS = ("partitive", "figure", "measure", "collective", "difference", "rise", "fall")
"""Kinds of nouns whose amounts are told beside others: "a total of 40", "a crew of six"."""


class Reading(NamedTuple):
    """How the amounts of a text make one another: the link, the figure it is of, and what was read in a lent unit."""

    figure: Figure
    link: Link
    levelled: Sequence[Figure] = ()


def near(one: Figure, told: Sequence[Figure]) -> list[str]:
    """The words of a figure's clause between the figures before and behind it."""
    ahead, behind = around(one, told)
    return ahead + behind


def around(one: Figure, told: Sequence[Figure]) -> tuple[list[str], list[str]]:
    """The same, those before it and those behind it."""
    lower = one.sentence.lower
    others = [other for other in told if other is not one and other.sentence is one.sentence]
    stops = [at for at in range(len(lower)) if lower[at] == ";"]
    start = max(
        [other.last for other in others if other.last <= one.first] + [at for at in stops if at < one.first], default=0
    )
    end = min(
        [other.first for other in others if other.first >= one.last] + [at for at in stops if at >= one.last],
        default=len(lower),
    )
    return lower[start : one.first], lower[one.last : end]


def before(one: Figure) -> list[str]:
    return one.sentence.lower[max(one.first - NEAR, 0) : one.first]


def follows(one: Figure, name: str) -> bool:
    """Whether such words stand right behind a figure."""
    lower = one.sentence.lower
    return any(tuple(lower[one.last : one.last + len(phrase)]) == phrase for phrase in phrases("reckoning", name))


def says(near: Sequence[str], name: str) -> bool:
    return grammar.says(near, "reckoning", name)


def _stands_behind(one: Figure, name: str) -> bool:
    """Whether such words stand right before a figure."""
    ahead = before(one)
    return any(tuple(ahead[-len(phrase) :]) == phrase for phrase in phrases("reckoning", name))


def _is_doer(one: Figure) -> bool:
    """ "Is survived by two sons"."""
    is_by = one.role.preposition == "by" and one.head is not None
    return is_by and is_person(one.noun) and "passive" in one.parse.traits(one.role.verb)


def linked(figure: Figure, kind: LinkKind, levelled: Sequence[Figure] = (), **roles: Figure) -> Reading:
    """A link of one figure a role."""
    link = Link(kind, {role: (one.id,) for role, one in roles.items()}, confidence=Confidence.MEDIUM)
    return Reading(figure, link, levelled)


def is_near(made: Decimal, total: Decimal) -> bool:
    """Whether an amount is so near to what others make, or so many tens off, that it must be meant to be that."""
    ratio = made / total
    return 1 / TWICE <= ratio <= TWICE or abs(ratio.log10() - ratio.log10().to_integral_value()) <= SLIP


def is_meant(made: Decimal, told: Decimal) -> bool:
    """Whether an amount is so near to what others make that it is meant to be that, though nothing says so."""
    return MEANT <= made / told <= 1 / MEANT


def alike(told: Sequence[Figure]) -> list[Figure]:
    """The amounts that are of one kind with most others: of one unit, counts of one thing or of people, or bare."""
    are_times = all(one.kind == "duration" or is_bare(one) for one in told)
    amounts = [one for one in told if (are_times or adds_up(one) or is_price(one)) and not one.scope.change]
    amounts = [one for one in amounts if not _is_of_noun(one)]
    groups = [[other for other in amounts if are_like(one, other)] for one in amounts if not is_bare(one)]
    return max(groups, key=len, default=[])


def _is_of_noun(one: Figure) -> bool:
    """ "A choir of forty", "a woman of 52", "her best of 110": a bare number is of its noun alone."""
    noun = one.role.noun if is_bare(one) and one.role.relation is Relation.OF else None
    if noun is None or noun in one.parse.figures:
        return False
    return one.parse.lemma(noun) not in words("nouns", *OF_AMOUNTS)


def are_like(one: Figure, other: Figure) -> bool:
    if one.dimension == other.dimension == SHARE:
        return True
    if are_part_and_whole(one, other):
        return True
    if not (is_count(one) and is_count(other)):
        is_lent = one.sentence is other.sentence and (is_bare(one) or is_bare(other))
        return one.dimension == other.dimension or is_each_of(one, other) or is_lent
    if is_bare(one) or is_bare(other) or (is_person(one.noun) and is_person(other.noun)):
        return True
    return kind_of(one.noun) == kind_of(other.noun)


def is_each_of(one: Figure, other: Figure) -> bool:
    """ "$15 an hour" and "$18": what is told of one is left out of the other."""
    return one.dimension.startswith(f"{other.dimension} per ") or other.dimension.startswith(f"{one.dimension} per ")


def is_price(one: Figure) -> bool:
    """ "$8 a kilo"."""
    return one.kind == "rate" and one.dimension.startswith("money:")


def is_bare(one: Figure) -> bool:
    return is_count(one) and one.head is None


def level(figures: Sequence[Figure]) -> list[Figure]:
    """The same figures, each in the unit that it is told in.

    Bare numbers have the unit of the amounts they stand beside ("from 50 to 100 francs"), amounts beside a price are
    prices, and points between two percentages are percentage points.
    """
    levelled = [copy(one) for one in figures]
    measured = _measured(levelled)
    if measured is not None:
        share_unit(measured, [one for one in levelled if one is not measured])
    priced = next((one for one in levelled if one.kind == "rate"), None)
    has_levels = sum(one.dimension == SHARE for one in levelled) >= PAIR
    for one in levelled:
        if priced is not None and priced.dimension.startswith(f"{one.dimension} per "):
            one.take_unit(priced.unit, "rate")
        if has_levels:
            make_points(one)
    return levelled


def _measured(figures: Sequence[Figure]) -> Figure | None:
    return next((one for one in figures if not is_count(one)), None)


def ranked(figures: Sequence[Figure]) -> list[tuple[Decimal, Figure]]:
    """Amounts by size, the least first, bare numbers in the unit that they would share."""
    measured = _measured(figures)
    units = [measured.unit if measured is not None and is_count(one) else one.unit for one in figures]
    sizes = (one.value * unit.factor / unit.divisor for one, unit in zip(figures, units, strict=True))
    return sorted(zip(sizes, figures, strict=True), key=lambda pair: pair[0])


def is_apart(one: Figure, told: Sequence[Figure]) -> bool:
    """ "60 metres longer than the old one", "by 35", "a margin of five"; not "300 fewer than forecast"."""
    lower, than = one.sentence.lower, one.last + 1
    if is_position(one) or is_tally(one) or _is_doer(one):
        return False  # "hangs 52 metres above the water", "by 81 to 14", "survived by two sons"
    if lower[one.last : than + 1] == ["ahead", "of"] and not _are_of_two(one, told):
        return False
    is_than = one.scope.change and one.sentence.word(than) == "than"
    is_noun = one.sentence.tag(than + 1) not in ("VERB", "PRON", "ADP")  # "140 more than in 2019"
    is_time = any(first <= than + 1 < last for first, last in one.parse.times)
    held = words("lasting", "usual") | words("shift", "earlier") | {"last", "a"}
    is_balance = says(before(one), "balance") and all(
        any(says(near(two, told), name) for two in told) for name in SIDES
    )
    if is_balance or _stands_behind(one, "margin") or says(lower[one.last : than + 1], "ahead"):
        return True
    return is_than and is_noun and not is_time and held.isdisjoint(lower[than : than + PAIR + 1])


def _are_of_two(apart: Figure, told: Sequence[Figure]) -> bool:
    """ "Won 38 percent, six points ahead of Ruiz, and took 51 in the run-off": both of one, and of Ruiz nothing."""
    subjects = {one.role.subject for one in told if one is not apart}
    return len(subjects) == len(told) - 1 or None in subjects


SIDES = ("income", "costs")
"""What a profit or a loss lies between."""
