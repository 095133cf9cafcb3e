"""Elections: "65 of the 120 seats, a majority", "four short of one", "a majority of 30", "a swing of six"."""

from __future__ import annotations

from collections.abc import Iterator

from checker.extraction.figures.figure import PAIR, Clauses, Figure, last_sentence
from checker.extraction.figures.moves import POINTS, opens_aside
from checker.extraction.figures.slots import is_short
from checker.extraction.grammar.role import Relation
from checker.extraction.grammar.syntax import Kind
from checker.extraction.links.parts import whole_of
from checker.lexicon import units
from checker.lexicon.grammar import words
from checker.model.amount import COUNT, SHARE
from checker.model.claim import Link

SEAT = "seat"


def majorities(clauses: Clauses, _before: list[Figure]) -> Iterator[tuple[Figure, Link]]:
    """ "55 of the 120 seats, an absolute majority", "... giving it a majority"."""
    parse = clauses.parse
    here = [pair for pair in _parts_and_wholes(clauses.figures) if pair[1].noun == SEAT]
    if len(here) == 1 and _has_majority(clauses, here[0][1]):
        part, whole = here[0]
        yield part, Link.of("majority", part=part.id, whole=whole.id)
        return
    for part, whole in _parts_and_wholes(clauses.figures):
        aside = whole.host + 2
        is_all = parse.kind(aside + 1) is not Kind.PREPOSITION
        if parse.kind(aside - 1) is Kind.COMMA and parse.kind(aside) is Kind.NOUN and is_all:
            if aside not in parse.figures and _is_majority(clauses, aside):
                yield part, Link.of("majority", part=part.id, whole=whole.id)


def _has_majority(clauses: Clauses, whole: Figure) -> bool:
    """ "..., giving it a majority", "and thus an absolute majority": little but that is said behind the seats."""
    lower = clauses.sentence.lower
    at = next((at for at in range(whole.last, len(lower)) if lower[at] == "majority"), None)
    between = {*lower[whole.last : at]} if at is not None else {"none"}
    is_own = at is not None and clauses.sentence.word(at + 1) not in ("of", "over", "for")
    return is_own and between <= words("judged", "to a majority", "majority") | {","}


def short_of_majority(clauses: Clauses, _before: list[Figure]) -> Iterator[tuple[Figure, Link]]:
    """ "57 of the 120 seats, four short of a majority"."""
    for part, whole in _parts_and_wholes(clauses.figures):
        for short in clauses.figures:
            if is_short(short) and part is not short and whole.host == short.host - 2:
                yield short, Link.of("short_of_majority", part=part.id, short=short.id, whole=whole.id)


def majorities_of(clauses: Clauses, before: list[Figure]) -> Iterator[tuple[Figure, Link]]:
    """ "340 of the 650 seats, a majority of 30": over all others, not over one of them."""
    lower = clauses.sentence.lower
    for lead in clauses.figures:
        noun = _noun(lead)
        behind = lower[clauses.parse.chunks[lead.host].last :][:1]
        is_counted = lead.head is None or lead.noun == SEAT
        if noun is None or not is_counted or behind == ["over"] or not _is_majority(clauses, noun):
            continue
        here = [one for one in clauses.figures if one.host < lead.host]
        pairs = list(_parts_and_wholes(here)) or list(_parts_and_wholes(last_sentence(before)))
        if len(pairs) == 1:
            part, whole = pairs[0]
            yield lead, Link.of("majority_of", lead=lead.id, part=part.id, whole=whole.id)


def _parts_and_wholes(figures: list[Figure]) -> Iterator[tuple[Figure, Figure]]:
    """ "340 of the 650 seats"."""
    by_id = {figure.id: figure for figure in figures}
    for part in figures:
        named = whole_of(part) or ()
        whole = by_id.get(named[0]) if len(named) == 1 else None
        if whole and {part.dimension, whole.dimension} == {COUNT}:
            yield part, whole


def _noun(figure: Figure) -> int | None:
    """The noun whose size a figure gives: "a majority of 30", "a 30-seat majority"."""
    if figure.role.relation is Relation.OF:
        return figure.role.noun
    named = figure.parse.word(figure.host) not in ("", *figure.sentence.lower[: figure.last])
    return figure.host if named else None


def _is_majority(clauses: Clauses, at: int) -> bool:
    """ "A majority", "an absolute majority"; not a simple one, nor a working one, nor one of two thirds."""
    parse, chunk = clauses.parse, clauses.parse.chunks[at]
    number = {word for one in clauses.figures for word in parse.sentence.lower[one.first : one.last]}
    article, *between = parse.sentence.lower[chunk.first : chunk.last]
    described = set(between[:-1]) - number - {"-"}
    return (
        article in words("determiners", "indefinite")
        and between[-1:] == ["majority"]
        and described <= words("judged", "majority")
    )


def swings(clauses: Clauses, _before: list[Figure]) -> Iterator[tuple[Figure, Link]]:
    """ "The Greens gained 8 points and the Liberals lost 4, a swing of six", "from 30 to 40 ... from 50 to 44"."""
    for swing in clauses.figures:
        noun = _noun(swing)
        is_swing = clauses.parse.lemma(noun) in words("judged", "swing")
        if noun is None or not is_swing or not opens_aside(clauses.parse, noun):
            continue
        told = [one for one in clauses.figures if one.host < swing.host]
        changes, levels = _changes(told), _levels(told)
        for one in (swing, *changes.values()) if changes or levels else ():
            _in_points(one)
        if changes:
            yield swing, Link("swing", _roles(swing, changes))
        if levels:
            yield swing, Link("swing_of_shares", _roles(swing, levels))


def _roles(swing: Figure, others: dict[str, Figure]) -> dict[str, tuple[str, ...]]:
    return {name: (one.id,) for name, one in {"swing": swing, **others}.items()}


def _changes(told: list[Figure]) -> dict[str, Figure]:
    """One party's gain and the other's loss, in points."""
    ways = {_way(one): one for one in told}
    is_pair = len(told) == PAIR and set(ways) == {"rise", "fall"} and _counts_points(told[0])
    return {"gain": ways["rise"], "loss": ways["fall"]} if is_pair else {}


def _way(figure: Figure) -> str:
    """Whether a figure is what somebody gained or lost."""
    verb, parse = figure.role.verb, figure.parse
    if figure.role.preposition in ("from", "to") or verb is None:
        return ""
    kinds = {"rise": "rise", "fall": "fall", "lose": "fall"}
    return next((way for kind, way in kinds.items() if parse.is_verb(verb, kind)), "")


def _counts_points(figure: Figure) -> bool:
    return figure.noun == "point" or figure.dimension in (POINTS, SHARE)


def _levels(told: list[Figure]) -> dict[str, Figure]:
    """What two parties had and have, as percentages."""
    ties = [one.role.preposition for one in told]
    if len(told) != 2 * PAIR or any(one.dimension != SHARE for one in told):
        return {}
    if any(sorted(ties[at : at + PAIR]) != ["from", "to"] for at in (0, PAIR)):
        return {}
    old, new = ([one for one, tie in zip(told, ties, strict=True) if tie == name] for name in ("from", "to"))
    return {"old": old[0], "new": new[0], "other_old": old[1], "other_new": new[1]}


def _in_points(figure: Figure) -> None:
    """Between shares of the vote, points, and numbers that leave them out, are percentage points."""
    if figure.dimension != POINTS:
        figure.take_unit(units.POINTS, "percent")
        figure.measure, figure.declared = "point", False
