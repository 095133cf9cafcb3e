"""What a brief text reckons from all it tells: "31 lifeguards. Twelve work at the lake, all the others, 29, at sea".

A few sentences with few amounts, of which one says by a word near it ("left", "each", "three times", "longer") that the
others make it. Whichever way of telling, that word and the amounts say what is reckoned, and of the roles that the
amounts may have those are taken that come nearest: only what the others make in no way is wrong. A text with more
amounts has others that may be meant, and is left to the constructions of single sentences.
"""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from itertools import combinations, islice, permutations

from checker.extraction.figures.figure import PAIR, Figure, is_count, size
from checker.extraction.grammar.syntax import Kind
from checker.extraction.links.conversions import is_working
from checker.extraction.links.over_time import A_YEAR
from checker.extraction.links.parts import adds_up, share_unit, whole_of
from checker.lexicon.grammar import phrases, words
from checker.lexicon.likeness import PERSON, is_person
from checker.lexicon.nouns import kind_of
from checker.model.amount import SHARE
from checker.model.claim import Confidence, Link
from checker.model.links import LinkKind

TRIPLE = 3
"""Amounts of which one is reckoned from the two others."""

MOST = 5
"""Amounts that are reckoned up, at most: a total and four parts."""

NEAR = 4
"""Words before an amount that may say what it is: "the average donation was"."""

EXACT = Decimal("0.005")
"""How far an amount that others make may be off, as a part of it."""

RECKONED = frozenset(
    {
        "share_of", "total_of", "change_from", "multiplied", "product_of", "over_time", "joint_share", "same_as",
        "converts", "majority_of", "short_of_majority", "swing", "swing_of_shares", "age_gap", "beats", "misses",
    }
)  # fmt: skip
"""Kinds of links whose amounts are reckoned with already."""

LOOSE = Decimal("0.2")
"""How far a share in words may be off, as a part of it: 17 percent is "not quite a fifth"."""

Reading = tuple[Figure, Link]


def reckon(figures: Sequence[Figure]) -> None:
    """Link the amounts of a brief text, if one of them says that the others make it."""
    told = [one for one in figures if one.kind not in ("age", "rank")]
    if not PAIR <= len(told) <= MOST or any(link.kind in RECKONED for one in told for link in one.links):
        return
    if any(one.amount.vague or len(one.amount.values) > 1 or one.value <= 0 for one in told) or _comes_out(told):
        return
    for figure, link in islice(filter(None, (read(told) for read in READINGS)), 1):
        figure.links.append(link)


def _comes_out(told: Sequence[Figure]) -> bool:
    """Whether some amounts make another in any way, as they do where a text is right."""
    sizes = [one.value for one in told]
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


def _near(one: Figure, told: Sequence[Figure]) -> list[str]:
    """The words of a figure's sentence between the figures before and behind it."""
    lower = one.sentence.lower
    others = [other for other in told if other is not one and other.sentence is one.sentence]
    start = max((other.last for other in others if other.last <= one.first), default=0)
    end = min((other.first for other in others if other.first >= one.last), default=len(lower))
    return lower[start : one.first] + lower[one.last : end]


def _before(one: Figure) -> list[str]:
    return one.sentence.lower[max(one.first - NEAR, 0) : one.first]


def _behind(one: Figure) -> list[str]:
    return one.sentence.lower[one.last : one.last + PAIR]


def _says(near: Sequence[str], name: str) -> bool:
    text = f" {' '.join(near)} "
    return any(f" {' '.join(phrase)} " in text for phrase in phrases("reckoning", name))


def _link(figure: Figure, kind: LinkKind, **roles: str) -> Reading:
    return figure, Link(kind, {role: (one,) for role, one in roles.items()}, confidence=Confidence.MEDIUM)


def _total(whole: Figure, parts: Sequence[Figure]) -> Reading:
    roles = {"total": (whole.id,), "parts": tuple(one.id for one in parts)}
    return whole, Link("total_of", roles, confidence=Confidence.MEDIUM)


def _alike(told: Sequence[Figure]) -> list[Figure]:
    """The amounts that are of one kind with most others: of one unit, counts of one thing or of people, or bare."""
    are_times = all(one.kind == "duration" or _is_bare(one) for one in told)
    amounts = [one for one in told if (are_times or adds_up(one)) and not one.scope.change]
    groups = [[other for other in amounts if _are_like(one, other)] for one in amounts if not _is_bare(one)]
    return max(groups, key=len, default=[])


def _are_like(one: Figure, other: Figure) -> bool:
    if one.id in (whole_of(other) or ()) or other.id in (whole_of(one) or ()):
        return True
    if not (is_count(one) and is_count(other)):
        return one.dimension == other.dimension or _is_bare(one) or _is_bare(other)
    if _is_bare(one) or _is_bare(other) or (is_person(one.noun) and is_person(other.noun)):
        return True
    return kind_of(one.noun) == kind_of(other.noun)


def _is_bare(one: Figure) -> bool:
    return is_count(one) and one.head is None


def _level(figures: Sequence[Figure]) -> None:
    """ "From 50 to 100 francs": bare numbers have the unit of the amounts they stand beside."""
    measured = _measured(figures)
    if measured is not None:
        share_unit(measured, [one for one in figures if one is not measured])


def _measured(figures: Sequence[Figure]) -> Figure | None:
    return next((one for one in figures if not is_count(one)), None)


def _ranked(figures: Sequence[Figure]) -> list[tuple[Decimal, Figure]]:
    """Amounts by size, the least first, bare numbers in the unit that they would share."""
    measured = _measured(figures)
    units = [measured.unit if measured is not None and is_count(one) else one.unit for one in figures]
    sizes = (one.value * unit.factor / unit.divisor for one, unit in zip(figures, units, strict=True))
    return sorted(zip(sizes, figures, strict=True), key=lambda pair: pair[0])


def _product(told: Sequence[Figure]) -> Reading | None:
    """ "Seven phones worth £300 apiece, goods to the value of £2,700"."""
    rate = _each(told)
    others = [one for one in told if one is not rate]
    if rate is None or not adds_up(rate) or len(others) != PAIR or not all(adds_up(one) for one in others):
        return None
    times, total = sorted(others, key=lambda one: (one.dimension == rate.dimension, size(one)))
    if not is_count(times) or total.dimension != rate.dimension or times.noun == rate.noun:
        return None
    if _says(_before(total), "room"):
        return None
    return _link(rate, "product_of", rate=rate.id, times=times.id, total=total.id)


def _each(told: Sequence[Figure]) -> Figure | None:
    """The amount right before "each" or behind "an average of"."""
    behind = (one for one in told if _says(_behind(one), "each"))
    before = (one for one in told if _says(_before(one), "average"))
    return next(iter((*behind, *before)), None)


def _multiple(told: Sequence[Figure]) -> Reading | None:
    """ "Three times as many women as men: 90 women and 45 men"."""
    factors = [one for one in told if one.kind == "factor"]
    others = [one for one in told if one not in factors]
    if len(factors) != 1 or len(others) != PAIR or not all(adds_up(one) for one in others):
        return None
    _level(others)
    (_, old), (_, new) = _ranked(others)
    how = "times" if is_count(old) else "times measured"
    if old.dimension != new.dimension or not _says(_behind(factors[0]), how):
        return None
    return _link(factors[0], "multiplied", change=factors[0].id, old=old.id, new=new.id)


def _share(told: Sequence[Figure]) -> Reading | None:
    """ "Turnout was 70%: 6,300 of the 10,000 voters went", "2,000 drivers. Forty percent, or 1,200, admitted it"."""
    shares = [one for one in told if one.dimension == SHARE]
    pair = _alike([one for one in told if one not in shares])
    if len(shares) != 1 or len(pair) != PAIR or len(told) != TRIPLE:
        return None
    share, ((less, small), (more, large)) = shares[0], _ranked(pair)
    if less == more:
        return None
    is_one_of_other = large.id in (whole_of(small) or ())
    moves = [
        way for way in ("rise", "fall") if _says(_near(share, told), way) or share.parse.is_verb(share.role.verb, way)
    ]
    if moves or share.scope.change:
        return _change(share, pair, told, moves) if len(moves) == 1 and not is_one_of_other else None
    if _is_of_another(share, pair) or not (_tells_again(share, pair, told) if is_one_of_other else _opens(share, told)):
        return None
    is_loose = share.kind == "fraction" and not _says(_near(share, told), "exactly")
    if is_loose and abs(less / more - size(share)) <= size(share) * LOOSE:
        return None
    _level(pair)
    return _link(share, "share_of", share=share.id, part=small.id, whole=large.id)


def _change(share: Figure, pair: Sequence[Figure], told: Sequence[Figure], moves: Sequence[str]) -> Reading | None:
    """ "50,000 in 2023. A year later 40,000 came, a fall of 10%", "went up by 3 percent: £12m, then £15m"."""
    (_, small), (_, large) = _ranked(pair)
    old, new = (large, small) if moves == ["fall"] else (small, large)
    behind = share.last + (share.sentence.word(share.last) in words("comparison", "words"))
    ends = not share.sentence.word(behind)[:1].isalnum()
    verb = share.role.verb
    has_subject = verb is not None and share.parse.subject(verb) is not None
    if not ends or (share is not told[0] and has_subject):
        return None  # "... since spring", "... and imports grew by 5 percent": of its own base
    _level(pair)
    return _link(share, "change_from", change=share.id, old=old.id, new=new.id)


def _tells_again(share: Figure, pair: Sequence[Figure], told: Sequence[Figure]) -> bool:
    """ "70 percent: 6,300 of the 10,000", "450 of 900 do. In other words, one in three": and nothing else between."""
    first, last = (share, pair[0]) if told[0] is share else (pair[1], share)
    if share.sentence is pair[1].sentence:
        between = share.sentence.lower[first.last : last.first]
        return ":" in between or all(word in words("sums", "restate") or not word[0].isalnum() for word in between)
    return _says(last.sentence.lower[: last.first], "restates")


def _opens(share: Figure, told: Sequence[Figure]) -> bool:
    """ "2,000 drivers. Forty percent, or 1,200, admitted it": of all who were told of right before."""
    before = share.sentence.lower[: share.first]
    bare = all(word in words("sums", "restate") or not word[0].isalnum() for word in before)
    is_next = told[1] is share and told[0].sentence is not share.sentence
    return bare and is_next and _says(_near(share, told), "restates") and share.parse.word(share.host + 1) != "of"


def _is_of_another(share: Figure, others: Sequence[Figure]) -> bool:
    """ "15 percent of the males", "of tax appeals", "of jobs in the region": of what no amount counts."""
    parse, at = share.parse, share.host + 2
    if parse.word(share.host + 1) != "of" or at in parse.figures:
        return False
    known = {one.noun for one in others} | words("pronouns", "partitive") | words("nouns", "whole")
    told = [word for word in parse.words(at) if word not in words("determiners", "definite")]
    goes_on = parse.kind(at + 1) in (Kind.PREPOSITION, Kind.SUBORDINATOR)
    return goes_on or len(told) != 1 or (parse.lemma(at) not in known and not is_person(parse.lemma(at)))


def _comes_to(share: Figure, value: Decimal) -> bool:
    return value in share.unit.to_base(share.amount.wide)


def _rest(told: Sequence[Figure]) -> Reading | None:
    """ "£50. After paying £18, he was left with £42", "the other two", "the rest (eight)"."""
    group = _alike(told)
    if len(group) != TRIPLE or any(one.dimension == group[0].dimension for one in told if one not in group):
        return None
    ranked = _ranked(group)
    *parts, whole = (one for _, one in ranked)
    last = max(parts, key=told.index)
    is_theirs = not is_count(last) or _is_bare(last) or last.noun in (whole.noun, PERSON)
    is_told = is_theirs and not last.scope.change and not whole_of(last) and _says(_near(last, told), "rest")
    if not is_told or ranked[-1][0] == ranked[-PAIR][0]:
        return None
    _level(group)
    return _total(whole, parts)


def _difference(told: Sequence[Figure]) -> Reading | None:
    """ "420 metres long, 60 metres longer than the old one, which measured 340", "beat him by 35"."""
    apart = [one for one in told if adds_up(one) and _is_apart(one)]
    levels = _alike([one for one in told if one not in apart])
    if len(apart) != 1 or len(levels) != PAIR or len(told) != TRIPLE or not _are_like(levels[0], apart[0]):
        return None
    if levels[0].dated or levels[1].dated or any(map(whole_of, levels)):
        return None  # "12,431 in 2020 and 14,211 this year, beating him by 912"
    _level([*levels, *apart])
    if not is_count(levels[0]) and levels[0].unit != levels[1].unit:
        return None
    return _link(apart[0], "change_from", change=apart[0].id, old=levels[0].id, new=levels[1].id)


def _is_apart(one: Figure) -> bool:
    """ "60 metres longer than the old one", "by 35", "a margin of five"; not "300 fewer than forecast"."""
    lower, than = one.sentence.lower, one.last + 1
    is_than = one.scope.change and one.sentence.word(than) == "than"
    is_noun = one.sentence.tag(than + 1) not in ("VERB", "PRON")
    held = words("lasting", "usual") | words("shift", "earlier") | {"last", "a"}
    return _says(_before(one), "margin") or (is_than and is_noun and held.isdisjoint(lower[than : than + TRIPLE]))


def _sum(told: Sequence[Figure]) -> Reading | None:
    """ "$410 from cakes and $265 from a raffle, the entire sum, $775", "14 tortoises, another 23, all 47 animals"."""
    *parts, total = sorted(told, key=lambda one: one.value)
    if (
        len(parts) < PAIR
        or parts[-1].value == total.value
        or len(_alike(parts)) != len(parts)
        or not (adds_up(total) or total.kind == "duration")
    ):
        return None
    is_all = total.sentence.word(total.first) == "all"
    if total not in (told[0], told[-1]) or not (is_all or _says(_near(total, told), "sum")):
        return None
    _level(told)
    return _total(total, parts) if total.dimension == parts[0].dimension else None


def _over_time(told: Sequence[Figure]) -> Reading | None:
    """ "Turns out 40 cars a day. In a five-day week that comes to 240"."""
    rates = [one for one in told if one.dimension.endswith(A_YEAR)]
    times = [one for one in told if one.kind == "duration"]
    totals = [one for one in told if one not in rates and one not in times]
    if len(told) != TRIPLE or not len(rates) == len(times) == len(totals) == 1:
        return None
    rate, total = rates[0], totals[0]
    if rate.dimension != f"{total.dimension}{A_YEAR}" or not words("sums", "at most").isdisjoint(_near(rate, told)):
        return None
    if not _says(_near(total, told), "sum"):
        return None
    return _link(total, "over_time", rate=rate.id, times=times[0].id, total=total.id)


def _same_rate(told: Sequence[Figure]) -> Reading | None:
    """ "Swims two kilometres every day, which adds up to 20 km a week"."""
    if len(told) != PAIR or not all(one.kind == "rate" for one in told) or told[0].dimension != told[1].dimension:
        return None
    one, other = told
    is_told_again = (
        not is_working(one, other)
        and one.unit != other.unit
        and (_says(_near(other, told), "restates") or _says(_near(other, told), "sum"))
    )
    return _link(other, "same_as", one=one.id, other=other.id) if is_told_again else None


READINGS = (_product, _over_time, _same_rate, _multiple, _share, _rest, _difference, _sum)
