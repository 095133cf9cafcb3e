"""Verbs that say which way a level went: "slowed to 3.1 percent from 2.9", "rose from 5.1 metres to 4.7".

Only plain ones: what "improves" or "strengthens" may go either way, and so may a currency's rate.
"""

from __future__ import annotations

from collections.abc import Iterator

from checker.extraction.figures.figure import PAIR, Clauses, Figure
from checker.extraction.grammar.roles import Parse
from checker.extraction.links.parts import adds_up
from checker.lexicon import units
from checker.lexicon.grammar import words
from checker.model.amount import SHARE
from checker.model.claim import Link
from checker.model.links import LinkKind

DIRECTIONS: tuple[LinkKind, ...] = ("rise", "fall")


def moves(clauses: Clauses, _before: list[Figure]) -> Iterator[tuple[Figure, Link]]:
    """Link the one old and the one new level of each verb; those of one that goes up or down as that."""
    if not {"from", "to"}.issubset(clauses.sentence.lower):
        return
    for verb in dict.fromkeys(one.role.verb for one in clauses.figures):
        direction = None if verb is None else _direction(clauses.parse, verb)
        levels = [one for one in clauses.figures if one.role.verb == verb and _is_level(one)]
        old = [one for one in levels if _behind(one) == "from"]
        new = [one for one in levels if _behind(one) == "to"]
        two = len(levels) == PAIR and len(old) == len(new) == 1 and _is_like(old[0], new[0])
        if direction and two and not any(_is_rate_of_exchange(one) or is_best_low(one) for one in levels):
            yield new[0], Link.of(direction, old=old[0].id, new=new[0].id)


def _direction(parse: Parse, verb: int) -> LinkKind | None:
    if "negation" in parse.traits(verb) or parse.lemma(verb) in words("verbs", "either way"):
        return None
    subject = parse.subject(verb)
    if subject is not None and any((word,) in units.by_words() for word in parse.words(subject)):
        return None  # "the rand fell to 17.5 to the dollar"
    return next((name for name in DIRECTIONS if parse.deed(verb) in words("verbs", name)), _moved(parse, verb))


def _moved(parse: Parse, verb: int) -> LinkKind | None:
    """ "Went from 3.20 to 4.00": a verb that says of two levels only which came first."""
    return "levels" if parse.is_verb(verb, "moved") else None


def is_best_low(one: Figure) -> bool:
    """ "The average mark slipped from 2.1 to 2.3", "ranked 14, down from 9": of some the best is the least.

    A number without a noun is one where its sentence has any: "61st in the ranking, she has jumped from 118 to 64".
    """
    role, parse = one.role, one.parse
    near = [at for at in (role.noun, role.subject, role.verb) if at is not None]
    told = {parse.lemma(at) for at in (range(len(parse.chunks)) if one.kind == "bare" else near)}
    return not words("nouns", "either way").isdisjoint(told)


def _is_level(one: Figure) -> bool:
    """What may go up or down: an amount, a share, and how long something takes ("fell from 40 weeks to 38")."""
    told = one.dimension == SHARE or one.kind in ("duration", "rate") or adds_up(one)
    return told and not one.scope.change


def _is_rate_of_exchange(one: Figure) -> bool:
    """ "The crown fell to 24.75 to the dollar": the more of them, the less each is worth."""
    behind = one.sentence.lower[one.last : one.last + 3]
    return behind[:2] in (["to", "the"], ["against", "the"]) and (behind[-1],) in units.by_words()


def _behind(one: Figure) -> str:
    """The word right before a figure."""
    return one.sentence.lower[one.first - 1] if one.first else ""


def _is_like(old: Figure, new: Figure) -> bool:
    unit, other = old.unit, new.unit
    return unit.dimension == other.dimension and old.kind == new.kind and {old.noun, ""} & {new.noun, ""} != set()
