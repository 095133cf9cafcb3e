"""What became of people, told in bare numbers: "40 passengers; 18 died and 22 survived".

Nobody is dead and alive, or found and still missing. Who was rescued may have died of it.
"""

from __future__ import annotations

from collections.abc import Iterator

from checker.extraction.figures.figure import PAIR, Clauses, Figure, is_count, just_before
from checker.extraction.grammar.syntax import Kind
from checker.extraction.links.parts import can_hold
from checker.extraction.links.sums import counts_alike, ids
from checker.lexicon.grammar import words
from checker.lexicon.load import table
from checker.model.claim import Link

EXCLUSIVE = ({"dead", "safe", "missing"}, {"found", "missing"})
"""Kinds of ends of which nobody meets two."""


def survivors(clauses: Clauses, before: list[Figure]) -> Iterator[tuple[Figure, Link]]:
    """Link people who met different ends with the only count before them that can hold them."""
    parts = [one for one in clauses.figures if _is_plain(one) and one.head is None and _end(one)]
    ends = {_end(one) for one in parts}
    if len(parts) < PAIR or len(ends) < len(parts) or not any(ends <= kinds for kinds in EXCLUSIVE):
        return
    here = [one for one in clauses.figures if one.host < parts[-1].host and one not in parts]
    earlier = just_before(clauses, before)
    wholes = [one for one in here or earlier if is_count(one)]
    if len(wholes) == 1 and _is_whole(wholes[0], parts):
        yield wholes[0], Link.of("total_of", total=wholes[0].id, parts=ids(parts), complete=False)


def _is_plain(one: Figure) -> bool:
    return is_count(one) and not (one.scope.change or one.scope.places) and one.amount.label == "="


def _end(one: Figure) -> str:
    """The kind of end that a measure or a verb tells of; nothing for any other."""
    parse, verb = one.parse, one.role.verb
    ends_clause = verb is not None and parse.kind(verb + 1) is not Kind.ADJECTIVE  # "were found guilty"
    told = {one.measure, parse.lemma(verb) if verb is not None and ends_clause else ""}
    kinds: dict[str, list[str]] = table("grammar")["ends"]
    return next((kind for kind, names in kinds.items() if not told.isdisjoint(names)), "")


def _is_whole(whole: Figure, parts: list[Figure]) -> bool:
    """Whether a count with its noun, of people who were there or are missing, can hold each of some."""
    present = not whole.declared or whole.measure in words("were there", "measures")
    is_told = whole.head is not None and _is_plain(whole) and present
    linked = any(link.kind == "total_of" for link in whole.links)
    return is_told and not linked and all(can_hold(whole, one) and counts_alike(one.noun, whole.noun) for one in parts)
