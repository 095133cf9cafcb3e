"""Who the people of a group are, told beside it: "the seven cyclists, three men and four women, were cut off".

The group is definite and is broken down between commas, so that nobody is left out. "The group" and "the party" are
those who were counted in the sentence before.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from checker.extraction.figures.figure import PAIR, Clauses, Figure, is_count, last_sentence
from checker.extraction.grammar.syntax import Kind
from checker.extraction.links.brief_amounts import is_meant
from checker.extraction.links.parts import whole_of
from checker.extraction.links.sums import ids
from checker.lexicon.grammar import words
from checker.lexicon.likeness import is_person
from checker.model.claim import Link

JOINS = (Kind.COMMA, Kind.COORDINATOR)


def companies(clauses: Clauses, before: list[Figure]) -> Iterator[tuple[Figure, Link]]:
    """ "Nine climbers are missing. The party, six men and three women, left on Tuesday": all that a subject is."""
    parts = _members(clauses)
    total = _told(clauses, before) if parts else None
    if total is not None and is_meant(sum((one.value for one in parts), Decimal()), total.value):
        yield total, Link.of("total_of", total=total.id, parts=ids(parts))


def _members(clauses: Clauses) -> list[Figure]:
    """The counts of people between the commas behind the subject that a sentence opens with."""
    parse, parts = clauses.parse, list[Figure]()
    if parse.kind(1) is not Kind.COMMA or not parse.is_definite(0):
        return []
    while (one := clauses.hosted(1 + PAIR * len(parts) + 1)) is not None and _counts_people(one):
        parts.append(one)
        if parse.kind(one.host + 1) not in JOINS:
            break
    if len(parts) < PAIR or parse.kind(parts[-1].host - 1) is not Kind.COORDINATOR:
        return []
    end = parts[-1].host + 1
    while parse.kind(end) in (Kind.PREPOSITION, Kind.NOUN) or (parse.kind(end) and "gerund" in parse.traits(end)):
        end += 1
    return parts if parse.kind(end) is Kind.COMMA and parse.kind(end + 1) is Kind.VERB else []


def _counts_people(one: Figure) -> bool:
    is_people = is_person(one.noun) or one.noun.endswith(tuple(words("nouns", "agent")))
    return is_count(one) and one.head is not None and is_people and one.amount.label == "="


def _told(clauses: Clauses, before: list[Figure]) -> Figure | None:
    """Those whom the subject counts, or who were counted in the sentence before."""
    here = clauses.hosted(0)
    known = [here] if here is not None else []
    if clauses.parse.words(0)[1:] == [clauses.parse.lemma(0)] and clauses.parse.lemma(0) in words("nouns", "taken up"):
        known = last_sentence(before)
    people = [one for one in known if _counts_people(one) and not whole_of(one)]
    return people[0] if len(people) == 1 else None
