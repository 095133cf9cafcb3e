"""A count broken down behind it in bare numbers: "41 died. Twenty-two were women, nine were children and ten men".

No word says that these are parts of the count. They are taken for it if they count nothing else, stand in one row, and
nearly add up.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

import msgspec

from checker.extraction.figures.carried_units import share_unit
from checker.extraction.figures.figure import PAIR, Clauses, Figure, is_count, just_before
from checker.extraction.grammar.roles import Parse
from checker.extraction.grammar.syntax import Kind
from checker.extraction.links.brief_amounts import is_meant
from checker.extraction.links.parts import adds_up, whole_of
from checker.extraction.links.sums import ids, is_rest
from checker.lexicon.grammar import words
from checker.model.amount import COUNT
from checker.model.claim import Link
from checker.model.slips import is_slip

NEAR = Decimal("0.1")
"""How far three parts and more may miss a count and still be taken for its parts, as a share of it."""

OPENS_ITEM = (Kind.COMMA, Kind.COORDINATOR, Kind.BREAK)


def breakdowns(clauses: Clauses, before: list[Figure]) -> Iterator[tuple[Figure, Link]]:
    """ "6,120 enrolled; 3,060 took the drug and 3,060 a dummy", "4,200 hectares - 2,300 of wheat and 1,900 of oats"."""
    opening = next((at for at, chunk in enumerate(clauses.parse.chunks) if chunk.kind is Kind.BREAK), None)
    for start, earlier in ((0, just_before(clauses, before)), (opening, _ahead_of(clauses, opening))):
        parts = [] if start is None else _row(clauses, start)
        known = [one for one in earlier if _is_plain_total(one)]
        totals = [one for one in known if _is_whole(one, parts)] if len(parts) >= PAIR else []
        if len(totals) == 1 and _is_alone(totals[0], known) and not any(map(_is_linked, (*totals, *parts))):
            share_unit(totals[0], parts)
            _narrow(totals[0], parts)
            complete = is_rest(parts[-1]) or _are_all(totals[0], parts)
            yield totals[0], Link.of("total_of", total=totals[0].id, parts=ids(parts), complete=complete)


def _narrow(total: Figure, parts: list[Figure]) -> None:
    """ "41 died: 22 drowned": those who drowned are not all who died."""
    for part in parts:
        said = part.parse.lemma(part.role.verb)
        if said and part.measure == total.measure and not (part.scope.group or part.scope.places):
            part.scope = msgspec.structs.replace(part.scope, group=(said,))


def _ahead_of(clauses: Clauses, chunk: int | None) -> list[Figure]:
    return [] if chunk is None else [one for one in clauses.figures if one.host < chunk]


def _row(clauses: Clauses, start: int) -> list[Figure]:
    """The amounts that each begin an item of a row from a chunk to the end of the sentence; none if there are others.

    Counts are bare, for a noun of their own makes them counts of something else; what is measured has its unit.
    """
    parse = clauses.parse
    amounts = [one for one in clauses.figures if one.host >= start and adds_up(one)]
    row = [
        one for one in amounts if _begins_item(parse, one, start) and (_is_plain(one) or _is_gapped(amounts[0], one))
    ]
    others = [
        one
        for one in amounts
        if _has_something(one) or (one not in row and parse.kind(one.host - 1) is not Kind.PREPOSITION)
    ]
    is_one = len({one.dimension for one in row}) == 1
    return [] if others or not is_one or row[0].host > start + 1 else row


def _has_something(one: Figure) -> bool:
    """ "Four have burns": what some have, others of the row may have too."""
    return one.parse.lemma(one.role.verb) == "have"


def _is_plain(one: Figure) -> bool:
    bare = one.head is None or not is_count(one)
    return bare and not one.scope.change and one.amount.label == "="


def _is_gapped(first: Figure, one: Figure) -> bool:
    """ "Twenty-two were women, nine children": the second leaves out the verb, and its noun says what they were."""
    verb, last = first.role.verb, one.parse.chunks[one.host - 1].kind
    alone = is_count(one) and not one.scope.change and one.amount.label == "="
    joined = last in (Kind.COMMA, Kind.COORDINATOR) and one.role.verb == verb and first.head is None
    return alone and joined and one is not first and first.parse.lemma(verb) == "be"


def _begins_item(parse: Parse, one: Figure, start: int) -> bool:
    at = parse.skip(one.host - 1, -1, Kind.ADVERB)
    return at < start or parse.kind(at) in OPENS_ITEM or parse.word(at) in words("clauses", "contrast")


def _is_whole(total: Figure, parts: list[Figure]) -> bool:
    """Whether parts nearly make a total, and it has room for no more; of two, whether they do but for a slip."""
    if _is_another(total, parts) or not _is_of_unit(total, parts):
        return False
    stated, added = total.value, sum((one.value for one in parts), Decimal(0))
    if len(parts) == PAIR and parts[0].role.verb != parts[1].role.verb and not is_rest(parts[1]):
        return False  # "140 had no papers and 92 bad brakes" may be said of some together
    if added == stated or is_slip(added, stated) or is_rest(parts[-1]):
        return abs(added - stated) <= stated * NEAR
    if _are_all(total, parts):
        return is_meant(added, stated)
    return len(parts) > PAIR and stated < added <= stated * (1 + NEAR) and all(one.value < stated for one in parts)


def _are_all(total: Figure, parts: list[Figure]) -> bool:
    """ "14 houses were hit: eight burned, four flooded and two crushed": what a colon tells apart, up to its "and"."""
    parse = parts[0].parse
    is_told = parse.word(parts[0].host - 1) == ":" and total.parse is parse and len(parts) > PAIR
    is_list = parse.kind(parse.skip(parts[-1].host - 1, -1, Kind.ADVERB)) is Kind.COORDINATOR
    return is_told and is_list and all(map(_is_state, parts))


def _is_state(one: Figure) -> bool:
    """ "Four badly damaged": what became of them, in one word; not "nine lost cattle"."""
    parse = one.parse
    at = parse.skip(one.host + 1, 1, Kind.ADVERB)
    is_word = "bare past" in parse.traits(at)
    return is_word and parse.kind(at + 1) in (*OPENS_ITEM, None)


def _is_plain_total(total: Figure) -> bool:
    plain = total.amount.label == "=" and not total.scope.change and not total.scope.older
    return plain and adds_up(total) and not whole_of(total)


def _is_alone(total: Figure, known: list[Figure]) -> bool:
    """ "42 kilometres on Monday and 12 on Tuesday": what follows is of neither."""
    unit = total.unit
    return not any(one is not total and one.unit == unit and one.noun == total.noun for one in known)


def _is_of_unit(total: Figure, parts: list[Figure]) -> bool:
    """Amounts of one unit, or bare numbers of a sentence that go on in that of its total: "2,300 of wheat"."""
    own, same = parts[0].dimension, parts[0].sentence is total.sentence
    return own == total.dimension or (same and own == COUNT)


def _is_another(total: Figure, parts: list[Figure]) -> bool:
    """ "31 died; 18 were wounded and 14 are missing": measures know their own parts."""
    return total.declared and any(one.declared and one.measure != total.measure for one in parts)


def _is_linked(one: Figure) -> bool:
    return any(link.kind in ("total_of", "part_of") for link in one.links)
