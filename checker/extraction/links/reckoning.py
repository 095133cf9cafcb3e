"""What a brief text reckons from all it tells: "31 lifeguards. Twelve work at the lake, all the others, 29, at sea".

A brief text has few amounts, and a word near one of them ("left", "each", "three times", "longer") says that the others
make it. That is enough to know the sum, however it is told. Who is what in it is tried out: of all ways to fill the
roles the one that comes nearest is taken, so that only amounts that fit in no way are wrong. In a longer text other
amounts may be meant, and only the constructions of single sentences apply.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal
from itertools import combinations, permutations

from checker.extraction.figures.figure import PAIR, Figure, is_count, size
from checker.extraction.figures.left_over import left_of
from checker.extraction.figures.moves import POINTS
from checker.extraction.figures.slots import is_difference, is_older
from checker.extraction.grammar.syntax import Kind
from checker.extraction.links.agreeing import agree, is_narrowed
from checker.extraction.links.brief_amounts import (
    EXACT,
    Reading,
    alike,
    are_like,
    around,
    before,
    follows,
    is_apart,
    is_bare,
    is_meant,
    is_near,
    is_price,
    level,
    linked,
    near,
    ranked,
    says,
)
from checker.extraction.links.comparisons import is_over_another
from checker.extraction.links.level_clauses import is_done_to_another
from checker.extraction.links.levels import is_of_another_move
from checker.extraction.links.more_or_less import is_told_before
from checker.extraction.links.parts import adds_up, are_part_and_whole, whole_of
from checker.extraction.links.reckoned_conversions import converted, exchanged
from checker.extraction.links.reckoned_rates import product
from checker.extraction.links.reckoned_shares import of_one_whole, share_of
from checker.extraction.links.steps import is_of_another_pair
from checker.lexicon.grammar import words
from checker.lexicon.likeness import PERSON
from checker.model.amount import SHARE
from checker.model.claim import Confidence, Link

HUNDRED = 100
TRIPLE = 3
"""Amounts of which one is reckoned from the two others."""

MOST = 5
"""Amounts that are reckoned up, at most: a total and four parts."""

RECKONED = frozenset(
    {
        "share_of", "total_of", "change_from", "multiplied", "product_of", "over_time", "joint_share", "same_as",
        "converts", "majority_of", "short_of_majority", "swing", "swing_of_shares", "beats", "misses",
    }
)  # fmt: skip
"""Kinds of links whose amounts are reckoned with already."""


def reckon(figures: Sequence[Figure]) -> None:
    """Link the amounts of a brief text, if one of them says that the others make it."""
    told = [one for one in figures if one.kind not in ("age", "rank") and not _is_pronoun(one)]
    if not PAIR <= len(told) <= MOST or any(link.kind in RECKONED for one in told for link in one.links):
        return
    if any(one.amount.vague or len(one.amount.values) > 1 or one.value <= 0 for one in told) or _comes_out(told):
        return
    known = {one.id: one for one in told}
    for read in READINGS:
        if (found := read(told)) is None or not agree(found.link, known):
            continue
        if found.link.kind != "change_from" or _is_of_these(found.link, known):
            _settle(found, told)
            return


def _is_of_these(link: Link, known: Mapping[str, Figure]) -> bool:
    """Not "leads the Union by 12 points. They have 34 percent and the Liberals 29", "among women they have 51"."""
    change, *levels = (known[link.roles[role][0]] for role in ("change", "old", "new"))
    one, other = sorted(levels, key=lambda level: level.quantity.start)
    if change.sentence in (one.sentence, other.sentence):
        return True
    is_of_others = is_of_another_pair(change, one, other) or is_over_another(change, one, other)
    return not (is_of_others or is_narrowed(one, change.sentence))


def _settle(found: Reading, told: Sequence[Figure]) -> None:
    """Link the amounts, and leave each in the unit that it was read in."""
    found.figure.links.append(found.link)
    quantities = {one.id: one.quantity for one in found.levelled}
    for one in told:
        one.take(quantities.get(one.id, one.quantity))


def _is_pronoun(one: Figure) -> bool:
    """ "One after another", "take one from the other", "not one of them", "one of the victims"."""
    sentence, behind = one.sentence, one.sentence.lower[one.last :]
    is_anyone = sentence.word(one.last) == "of" and not whole_of(one)
    is_other = any(behind[at : at + PAIR] == ["the", "other"] for at in range(len(behind)))
    is_anyone |= sentence.word(one.first - 1) == "not" or sentence.word(one.last) == "after"
    return one.kind == "bare" and one.value == 1 and (is_anyone or is_other)


def _comes_out(told: Sequence[Figure]) -> bool:
    """Whether some amounts make another in any way, as they do where a text is right."""
    sizes = [one.value for one in told if one.dimension != SHARE]
    for result in sizes:
        others = [size for size in sizes if size is not result]
        ways = [sum(some) for count in range(PAIR, len(others) + 1) for some in combinations(others, count)]
        ways += [one * other for one, other in combinations(others, PAIR)]
        if any(abs(way - result) <= result * EXACT for way in ways):
            return True
    shares = [one for one in told if one.dimension == SHARE]
    pairs = permutations([one for one in told if one not in shares], PAIR)
    ratios = [size(one) / size(other) for one, other in pairs if size(one) < size(other)]
    return any(_comes_to(share, value) for share in shares for ratio in ratios for value in _told(share, ratio))


def _told(share: Figure, ratio: Decimal) -> tuple[Decimal, ...]:
    """What a share may be of a ratio: it or, unless the part stands right beside it, the rest."""
    return (ratio,) if any(link.kind == "restates" for link in share.links) else (ratio, 1 - ratio)


def _comes_to(share: Figure, value: Decimal) -> bool:
    return value in share.unit.to_base(share.amount.wide)


def _total(whole: Figure, parts: Sequence[Figure]) -> Reading | None:
    """None of what is a part itself: "one of the two hurt died, making seven", "41 of the sick are well"."""
    is_some = whole.head is None and whole.sentence.word(whole.last) == "of"
    if is_some or any(are_part_and_whole(*pair) for pair in combinations(parts, PAIR)):
        return None
    roles = {"total": (whole.id,), "parts": tuple(one.id for one in parts)}
    return Reading(whole, Link("total_of", roles, confidence=Confidence.MEDIUM), (whole, *parts))


def _multiple(told: Sequence[Figure]) -> Reading | None:
    """ "Three times as many women as men: 90 women and 45 men"."""
    factors = [one for one in told if one.kind == "factor"]
    others = [one for one in told if one not in factors]
    if len(factors) != 1 or len(others) != PAIR or not all(adds_up(one) for one in others):
        return None
    (_, old), (_, new) = ranked(level(others))
    how = "times" if is_count(old) else "times measured"
    if old.dimension != new.dimension or not follows(factors[0], how) or _has_base(factors[0]):
        return None
    return linked(factors[0], "multiplied", (old, new), change=factors[0], old=old, new=new)


def _has_base(factor: Figure) -> bool:
    """ "Three times the average of the 1990s", "the mass of the Sun", "the usual number": of what no figure tells."""
    parse, base = factor.parse, factor.host + 1
    if not words("lasting", "usual").isdisjoint(parse.words(base)):
        return True
    is_named = parse.kind(base) is Kind.NOUN and base not in parse.figures and base + 2 not in parse.figures
    return is_named and (parse.lemma(base) in words("nouns", "level") or parse.word(base + 1) == "of")


def _rest(told: Sequence[Figure]) -> Reading | None:
    """ "£50. After paying £18, he was left with £42", "the other two", "the rest (eight)", "22 km to go"."""
    group = alike(told)
    if len(group) != TRIPLE or any(one.dimension == group[0].dimension for one in told if one not in group):
        return None
    sizes, members = zip(*ranked(group), strict=True)
    *parts, whole = members
    last = max(parts, key=told.index)
    is_theirs = not is_count(last) or is_bare(last) or last.noun in (whole.noun, PERSON)
    is_left = says(before(last), "leaves") if whole_of(last) else _is_rest(last, told)
    is_theirs &= left_of(last, told) is not None and whole.role not in (one.role.shared for one in parts)
    if not (is_theirs or whole.id in (whole_of(last) or ())) or last.scope.change or sizes[-1] == sizes[-PAIR]:
        return None
    if not is_near(sizes[0] + sizes[1], sizes[-1]):
        return None
    is_kept = not whole.declared and says(near(last, told), "kept") and is_near(sizes[-1] - sizes[0], sizes[1])
    if not is_left and not is_kept:
        return None
    *parts, whole = level(members)
    return _total(whole, parts)


def _is_rest(one: Figure, told: Sequence[Figure]) -> bool:
    """ "The other two", "the rest (eight)", "22 km to go"; not "900 on cars and the rest on gambling"."""
    ahead, behind = around(one, told)
    end = next((at for at in range(len(behind)) if behind[at : at + PAIR] == ["and", "the"]), len(behind))
    if says(ahead, "of the rest"):
        return False  # "2,500 gave up; from the rest 1,300 young survived", "the rest of the world"
    return says(ahead, "rest") or says(behind[:end], "rest") or "left" in behind[:PAIR]


def _from_to(told: Sequence[Figure]) -> Reading | None:
    """ "Twelve extra beds, taking it from 20 to 36", "half a point: it had been 3 percent and is now 3.75"."""
    ways = [way for way in permutations(told) if _are_steps(*way)] if len(told) == TRIPLE else []
    if len(ways) != 1:
        return None
    old, new, change = levelled = level(ways[0])
    step = abs(size(new) - size(old))
    is_like = change.dimension == POINTS or are_like(change, old)
    is_like &= change.head is None or old.head is not None or change.sentence is old.sentence or not is_count(change)
    is_told = is_difference(change)
    if not is_like or step == 0 or not (is_told or is_near(size(change), step)):
        return None
    return linked(change, "change_from", levelled, change=change, old=old, new=new)


def _are_steps(old: Figure, new: Figure, change: Figure) -> bool:
    """Whether two amounts are told as what was and what became of it."""
    if not are_like(old, new) or not (adds_up(old) or old.dimension == SHARE or is_price(old)):
        return False
    if old.sentence is not new.sentence or change.dimension == SHARE:
        return False
    word = old.sentence.word
    is_moved = word(old.first - 1) == "from" and word(new.first - 1) == "to" and old.first < new.first
    is_now = is_told_before(old) and "now" in before(new)
    return is_moved or is_now


def _difference(told: Sequence[Figure]) -> Reading | None:
    """ "420 metres long, 60 metres longer than the old one, which measured 340", "beat him by 35"."""
    apart = [one for one in told if (adds_up(one) or one.dimension == POINTS) and is_apart(one, told)]
    levels = alike([one for one in told if one not in apart]) or [one for one in told if one.dimension == SHARE]
    if len(apart) != 1 or len(told) != TRIPLE or not levels:
        return None
    if levels[0].dimension == SHARE:
        levels = [one for one in told if one not in apart and one.value <= HUNDRED]
    elif not all(are_like(one, apart[0]) for one in levels):
        return None
    if (
        len(levels) != PAIR
        or any(map(is_difference, levels))
        or levels[0].dated
        or levels[1].dated
        or any(map(whole_of, levels))
    ):
        return None  # "12,431 in 2020 and 14,211 this year, beating him by 912"
    old, new, change = levelled = level([*levels, *apart])
    if old.dimension != new.dimension or (not is_count(old) and old.unit != new.unit):
        return None
    if is_of_another_move(change, [old, new]) or is_done_to_another(change, [old, new]):
        return None
    return linked(change, "change_from", levelled, change=change, old=old, new=new)


def _sum(told: Sequence[Figure]) -> Reading | None:
    """ "$410 from cakes and $265 from a raffle, the entire sum, $775", "14 tortoises, another 23, all 47 animals"."""
    *parts, total = sorted(told, key=lambda one: one.value)
    if (
        len(parts) < PAIR
        or parts[-1].value == total.value
        or len(alike(parts)) != len(parts)
        or not (adds_up(total) or total.kind == "duration")
    ):
        return None
    made = sum((value for value, _ in ranked(parts)), Decimal())
    if not is_near(made, ranked([*parts, total])[-1][0]) or any(is_older(one) for one in told):
        return None  # "making 17 so far", "3.4 tonnes, after 5.0 in all of last year"
    is_all = total.sentence.word(total.first) == "all" or says(near(total, told), "sum")
    is_all |= says(near(total, told), "together") and not _is_of_another(total, parts)
    if total not in (told[0], told[-1]) or not is_all:
        return None
    *parts, total = level([*parts, total])
    return _total(total, parts) if total.dimension == parts[0].dimension else None


def _is_of_another(total: Figure, parts: Sequence[Figure]) -> bool:
    """ "Clients lost 8.1 billion and investors 1.7; the firm raised 12.2 billion in all": whoever else did it."""
    verb, parse = total.role.verb, total.parse
    subject = parse.subject(verb)
    return subject is not None and all(one.parse is not parse or one.host < subject for one in parts)


def _follows_from(told: Sequence[Figure]) -> Reading | None:
    """ "32 jurors. The judge excused 19. The others, 15 men", "£4,200, then £3,100, bringing it to £6,500".

    Three amounts of one kind and no other, the largest nearly the sum of the two others, and the text says that the
    last follows from those before or that there are no more. Without such a word they may be three people's or overlap.
    """
    if len({one.scope.modality for one in told}) > 1:
        return None  # "11,700 came; they had hoped for 15,000"
    if len(told) != TRIPLE or len(alike(told)) != TRIPLE or is_bare(told[0]) or any(one.value == 1 for one in told):
        return None
    sizes, members = zip(*ranked(told), strict=True)
    last = told[-1]
    is_told = says(near(last, told), "outcome") and not is_older(last)  # "..., against its budget of 27"
    is_told |= any(says(near(one, told), "complete") for one in told)
    if not is_told or sizes[1] == sizes[-1] or not is_meant(sizes[0] + sizes[1], sizes[-1]):
        return None
    *parts, whole = level(members)
    return _total(whole, parts)


READINGS = (
    converted,
    exchanged,
    product,
    _multiple,
    _from_to,
    share_of,
    of_one_whole,
    _rest,
    _difference,
    _sum,
    _follows_from,
)
