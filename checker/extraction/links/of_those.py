"""Parts of those to whom the sentence before told that something happened: "arrested 31. Of those arrested, 14 ..."."""

from __future__ import annotations

from collections.abc import Iterator

from checker.extraction.figures.figure import Clauses, Figure, is_count, last_sentence
from checker.extraction.figures.slots import is_older
from checker.extraction.grammar.syntax import Kind
from checker.extraction.links.parts import whole_of
from checker.lexicon.grammar import words
from checker.model.claim import Link

OPENING = [Kind.PREPOSITION, Kind.NOUN, Kind.VERB, Kind.COMMA]


def of_those(clauses: Clauses, before: list[Figure]) -> Iterator[tuple[Figure, Link]]:
    """ "The clinic treated 48 people. Of those treated, 20 were over 80": of the only ones it was told of."""
    parse, part = clauses.parse, clauses.hosted(len(OPENING))
    if part is None or parse.word(0) != "of" or parse.word(1) not in words("pronouns", "partitive"):
        return
    kinds = [parse.kind(at) for at in range(len(OPENING))]
    wholes = [one for one in last_sentence(before) if _befell(one, clauses)]
    if kinds == OPENING and len(wholes) == 1 and is_count(part) and part.head is None and whole_of(part) is None:
        yield part, Link.of("part_of", part=part.id, whole=wholes[0].id)


def _befell(one: Figure, clauses: Clauses) -> bool:
    """Whether a count is of those to whom it happened: by its verb, or by what it counts ("64 cases": the infected)."""
    deed, verb = clauses.parse.lemma(2), one.role.verb
    is_told = one.parse.lemma(verb) == deed or one.measure == clauses.parse.word(2)
    return is_count(one) and is_told and not is_older(one) and not one.scope.change
