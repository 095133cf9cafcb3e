"""What a remainder is left of: "two plants, with 480 workers, are to close, which leaves seven" is seven plants."""

from __future__ import annotations

from collections.abc import Sequence

from checker.extraction.figures.figure import Figure, is_count
from checker.extraction.figures.slots import is_left
from checker.extraction.grammar.roles import Parse
from checker.extraction.grammar.syntax import Kind
from checker.lexicon.nouns import kind_of


def left_of(left: Figure, figures: Sequence[Figure]) -> str | None:
    """The noun of what a bare number says is left over, "" for whatever was counted last; None where none is told.

    `figures` are those of its sentence. Where several things are counted it is of what the clause is about; where
    things that no number counts are told behind the last one it is of these: "85 posts, and the closure of libraries
    at Hale and Orne, leaving seven".
    """
    if not is_left(left) or left.head is not None:
        return ""
    ahead = [one for one in figures if one.host < left.host and one.sentence is left.sentence]
    counted = [one for one in ahead if is_count(one) and one.head is not None]
    if ahead and _names_others(left, ahead[-1]):
        return None
    if not counted or (is_count(ahead[-1]) and len({kind_of(one.noun) for one in counted}) == 1):
        return ""
    dealt_with = _dealt_with(left.parse, left.role.verb or 0)
    about = [one for one in ahead if one.host in dealt_with]
    if len({kind_of(one.noun) for one in about}) != 1:
        return None
    return about[0].noun if is_count(about[0]) else ""


def _dealt_with(parse: Parse, end: int) -> list[int | None]:
    """The objects of the verbs before a chunk, or else their subjects."""
    verbs = [at for at in range(end) if parse.kind(at) is Kind.VERB]
    objects: list[int | None] = [one for one in map(parse.object, verbs) if one in parse.figures]
    return objects or [parse.subject(at) for at in verbs]


def _names_others(left: Figure, last: Figure) -> bool:
    """Whether things in the plural, of which no number is told, stand between a count and what is left over."""
    parse, sentence = left.parse, left.sentence
    return any(
        parse.kind(at) is Kind.NOUN
        and at not in parse.figures
        and sentence.tags[parse.chunks[at].head] == "NOUN"
        and parse.lemma(at) != parse.word(at)
        and (parse.kind(at - 1) is not Kind.PREPOSITION or (parse.word(at - 1) == "of" and at - 2 != last.host))
        for at in range(last.host + 2, left.host)
    )
