"""A share told beside its part and its whole: "62 applications, 45 percent of the 137", "45 percent of the 137, or 62".

The whole is the amount behind "of". The part is the amount that the share stands beside, with nothing between the two
but what says that they are the same: a comma, "or", "which is", "that was".
"""

from __future__ import annotations

from collections.abc import Callable, Iterable

from checker.extraction.figures.carried_units import share_unit
from checker.extraction.figures.figure import PAIR, Clauses, Figure, last_sentence, size
from checker.extraction.grammar.phrasing import is_partitive
from checker.extraction.grammar.syntax import Kind
from checker.extraction.links.parts import adds_up, can_hold, is_like, whole_of
from checker.extraction.links.shares_of_earlier import Pair, is_of_pronoun
from checker.extraction.links.sums import counts_alike, says_sum
from checker.lexicon.grammar import words
from checker.model.amount import COUNT

MARKS = frozenset(",():-–—")
ENDS = frozenset(",.;)")


def restated(clauses: Clauses, share: Figure, before: list[Figure]) -> Pair | None:
    """The part and the whole of a share, by the first way to say them that fits."""
    ways: tuple[Callable[[Clauses, Figure, list[Figure]], Pair | None], ...] = (
        _of_told_whole,
        _with_pair_behind,
        _as_a_rate,
    )
    return next((pair for way in ways if (pair := way(clauses, share, before))), None)


def _of_told_whole(clauses: Clauses, share: Figure, before: list[Figure]) -> Pair | None:
    """ "62, or 45 percent of the 137", "45 percent of the 137, 62 in all", "of whom 45 percent, or 62, ..."."""
    at = share.host
    told = _behind_of(clauses, at)
    whole = told or _pronoun_whole(clauses, share, before)
    if whole is None or not adds_up(whole):
        return None
    sides = (_set_behind(clauses, told or share), _set_before(clauses, share))
    for one in sides[1:2] if told else ():
        share_unit(one or whole, [whole])  # "4.8 million tonnes, or a fifth of the 25.9 million"
    for one in sides[:1] if not told else ():
        share_unit(whole, [one or whole])  # "40 million euros, of which a quarter, or 10 million"
    part = next((one for one in sides if one and one is not whole and _is_part(*_ordered(one, whole, share))), None)
    if part is not None:
        return _meant(clauses, part, whole), (whole.id,)
    parts = _taken_up(clauses, share, whole, before) if told else []
    return (tuple(one.id for one in parts), (whole.id,)) if parts else None


def _behind_of(clauses: Clauses, at: int) -> Figure | None:
    """The figure of "of the 137" or "of the budget of $137 million" behind a chunk."""
    if clauses.parse.word(at + 1) != "of":
        return None
    return clauses.hosted(at + 2) or (clauses.hosted(at + 4) if clauses.parse.word(at + 3) == "of" else None)


def _meant(clauses: Clauses, part: Figure, whole: Figure) -> tuple[str, ...]:
    """ "13 million live in ten provinces, a sixth of 80 million": not the provinces. Of one noun, the nearest."""
    if part.noun == whole.noun or part not in clauses.figures:
        return (part.id,)
    return tuple(
        one.id for one in clauses.figures if one.host <= part.host and one is not whole and _is_part(one, whole)
    )


def _pronoun_whole(clauses: Clauses, share: Figure, before: list[Figure]) -> Figure | None:
    """ "It tested 1,219 people, of whom 29 percent ...": the figure before, the only one in its sentence."""
    if not is_partitive(clauses.parse, share.host - 2):
        return None
    here = [one for one in clauses.figures if one.host < share.host and adds_up(one)]
    known = here or [one for one in last_sentence(before) if adds_up(one)]
    return known[0] if len(known) == 1 else None


def _set_behind(clauses: Clauses, figure: Figure) -> Figure | None:
    """What a figure is restated as: ", or 62,", " (62)", ", 62 in all": it stands alone between marks."""
    lower, start = clauses.sentence.lower, figure.end
    following = next((one for one in clauses.figures if one.first >= start), None)
    if following is None or whole_of(following):
        return None
    last = following.last
    stands_alone = last >= len(lower) or lower[last] in ENDS or says_sum(clauses, following)
    near = lower[start : following.first]
    return following if stands_alone and (only_restates(near) or _is_aside(clauses, start, following)) else None


def _is_aside(clauses: Clauses, start: int, following: Figure) -> bool:
    """ "One in five of the 300 bridges checked by the agency, or 60,": behind the one comma of its phrase."""
    parse, lower = clauses.parse, clauses.sentence.lower
    kinds = [parse.kind(at) for at in range(parse.owner[start - 1] + 1, following.host)]
    opens = lower[following.first - 1] == "," or lower[following.first - 2 :][:2] == [",", "or"]
    return opens and kinds.count(Kind.COMMA) == 1 and not {Kind.BREAK, Kind.SUBORDINATOR} & {*kinds}


def _set_before(clauses: Clauses, share: Figure) -> Figure | None:
    """What a share restates: "62 applications, 45 percent of ...", "62, which is 45 percent of ..."."""
    lower, first = clauses.sentence.lower, share.first
    earlier = [one for one in clauses.figures if one.last < first]
    between = lower[earlier[-1].last : first] if earlier else []
    is_said = between and (only_restates(_past_aside(between)) or _is_dated(clauses, earlier[-1], share))
    return earlier[-1] if is_said else None


def _is_dated(clauses: Clauses, part: Figure, share: Figure) -> bool:
    """ "4.8 million tonnes in 2025-26, or a fifth of ...": nothing but its time stands behind the part.

    "40,000 pupils by Friday, 58 percent of the target.": nor does the "or", where the sentence ends.
    """
    parse = clauses.parse
    chunks = parse.chunks[part.host + 1 : share.host]
    *time, comma, or_ = [one.kind for one in chunks] if len(chunks) > PAIR else [None] * 3
    ends = parse.word(share.host + 1) == "of" and parse.kind(share.host + 3) in (Kind.BREAK, None)
    if or_ is Kind.COMMA and ends and parse.lemma(share.host + 2) in words("nouns", "target"):
        return {*time, comma} <= {Kind.TIME, Kind.PREPOSITION, Kind.NOUN}
    dated = Kind.TIME in time and set(time) <= {Kind.TIME, Kind.PREPOSITION, Kind.BREAK}
    return dated and comma is Kind.COMMA and or_ is Kind.COORDINATOR


def restating(clauses: Clauses, share: Figure) -> Figure | None:
    """The count that a share restates, where no whole is near: "268, or 81 percent", "81 percent of them, or 268"."""
    of_what = clauses.parse.word(share.host + 2) if clauses.parse.word(share.host + 1) == "of" else ""
    is_of_it = of_what in words("pronouns", "relative")  # "4,700 hectares, a quarter of which is fenced"
    part, behind = None if is_of_it else _set_before(clauses, share), _told_behind(clauses, share)
    if behind is not None and (part is None or is_of_pronoun(clauses, share)):
        part = behind
    return part if part is not None and adds_up(part) and not part.scope.change else None


def _told_behind(clauses: Clauses, share: Figure) -> Figure | None:
    """ "81 percent of them, or 268", "half of them, 268, ...": the count right behind a share."""
    lower = clauses.sentence.lower
    behind = next((one for one in clauses.figures if one.host > share.host), None)
    if behind is None or lower[behind.first - 1] == "or":
        return behind
    end = clauses.parse.chunks[share.host + 2 * is_of_pronoun(clauses, share)].last
    ends_there = clauses.sentence.word(behind.last) == ","
    return behind if lower[end : behind.first] == [","] and ends_there else None


def _past_aside(near: list[str]) -> list[str]:
    """ "258, by our count, or 54 percent": what stands behind the last comma, where that opens the restatement."""
    return near[-1:] if near[0] == "," and near[-2:] == [",", "or"] else near


def _taken_up(clauses: Clauses, share: Figure, whole: Figure, before: list[Figure]) -> list[Figure]:
    """ "It rejected 62. That was 45 percent of the 137": what "that" may stand for in the sentence before.

    Of several figures it is any, but of two that count the same things it may be their sum.
    """
    opening = clauses.sentence.lower[: share.first]
    if not opening or opening[0] not in words("pronouns", "demonstrative") or not only_restates(opening[1:]):
        return []
    told = [one for one in last_sentence(before) if one.parse.kind(one.host - 1) is not Kind.OPEN]
    known = [one for one in told if adds_up(one) and not whole_of(one) and _is_part(one, whole)]
    return known[::-1] if len({one.noun for one in known}) == len(known) else []


def only_restates(near: Iterable[str]) -> bool:
    """Whether words say no more than that what stands before them is what stands behind."""
    return all(word in MARKS or word in words("sums", "restate") for word in near)


def _with_pair_behind(clauses: Clauses, share: Figure, _before: list[Figure]) -> Pair | None:
    """ "45 percent of applications: 62 out of 137", "45 percent of the towns, 62 of 137": bare numbers.

    Or of what is explained by it: "the pass rate was 45 percent: 62 of the 137 pupils passed".
    """
    part = next((one for one in clauses.figures if one.host > share.host), None)
    whole = whole_of(part) if part is not None else None
    if part is None or whole is None or part.head is not None:
        return None
    lower = clauses.sentence.lower
    end = next((one.quantity for one in clauses.figures if one.id in whole and one.host > part.host), None)
    if end is None:
        return None  # "$600 million, half of it for roads, $200 million of it in the north"
    is_bare = end.head is None and (end.last >= len(lower) or lower[end.last] in ENDS)
    is_told = is_bare and lower[part.first - 1] in MARKS
    return ((part.id,), whole) if is_told else None


def _as_a_rate(clauses: Clauses, share: Figure, _before: list[Figure]) -> Pair | None:
    """ "1,219 were tested and 355 were positive, a rate of 29 percent": between the only two figures before it."""
    parse, noun = clauses.parse, share.role.noun
    if noun is None or parse.lemma(noun) not in words("nouns", "ratio") or parse.kind(noun - 1) is not Kind.COMMA:
        return None
    known = [one for one in clauses.figures if one.host < share.host and adds_up(one)]
    if not parse.is_indefinite(noun) or parse.word(noun + 1) != "of" or len(known) != PAIR:
        return None
    whole, part = sorted(known, key=lambda one: max(one.amount.values), reverse=True)
    return ((part.id,), (whole.id,)) if _is_part(part, whole) else None


def _ordered(part: Figure, whole: Figure, share: Figure) -> tuple[Figure, Figure]:
    """The less and the more: of "189 mm, or 150 percent of the usual 126 mm", the 126 are the less."""
    return (whole, part) if size(share) > 1 else (part, whole)


def _is_part(part: Figure, whole: Figure) -> bool:
    """Whether one figure may be part of another: of its unit, of its noun where both count, and no more than it."""
    if not adds_up(part) or not is_like(whole, part) or part.scope.change or not can_hold(whole, part):
        return False
    return part.dimension != COUNT or counts_alike(part.noun, whole.noun)
