"""Which one of several of a kind, or which part of one, a figure is of: "the previous chip", "the mill's new wing"."""

from __future__ import annotations

from collections.abc import Iterator

from checker.extraction.figures.figure import Figure
from checker.extraction.grammar.role import Relation
from checker.extraction.grammar.roles import Parse
from checker.extraction.grammar.syntax import NOMINAL, Kind
from checker.lexicon.grammar import words
from checker.lexicon.likeness import is_person
from checker.lexicon.load import table


def chosen(figure: Figure) -> set[str]:
    """What picks one of several: "the second unit", "the 13-inch model"; not "the sixth largest"."""
    picked = {word for at in _clause(figure) if not _is_span(figure.parse, at) for word in _picking(figure, at)}
    return picked.union(_size(figure, figure.host))


def _picking(figure: Figure, at: int) -> Iterator[str]:
    chunk, lower = figure.parse.chunks[at], figure.sentence.lower
    yield from words("adjectives", "picking").intersection(lower[chunk.first : chunk.head])
    yield from _size(figure, at)
    if chunk.first < chunk.head and lower[chunk.head - 1] in table("numbers")["ordinal"]:
        yield lower[chunk.head - 1]


def _size(figure: Figure, at: int) -> Iterator[str]:
    """The number that tells one of several sizes: "the 13-inch model"."""
    chunk = figure.parse.chunks[at]
    if figure.parse.lemma(at) in words("nouns", "variant"):
        yield from (word for word in figure.sentence.lower[chunk.first : chunk.head] if word.isdigit())


def _clause(figure: Figure) -> Iterator[int]:
    """The subject of a figure's clause, its noun phrases behind prepositions, and what stands right behind it."""
    parse, ends = figure.parse, (None, Kind.BREAK, Kind.SUBORDINATOR)
    for step, stops in ((-1, ends), (1, (*ends, Kind.COMMA))):
        at = figure.host + step
        while parse.kind(at) not in stops:
            hangs = parse.kind(at - 1) is Kind.PREPOSITION or at in (figure.role.subject, figure.host + 1)
            if parse.kind(at) is Kind.NOUN and hangs:
                yield at
            at += step


def _is_span(parse: Parse, at: int) -> bool:
    """ "For the first time", "in its third week": no one of several that figures are told of."""
    lemma = parse.lemma(at)
    return lemma in table("calendar")["units"] or lemma in words("nouns", "turn")


def part_of(figure: Figure) -> tuple[str, ...]:
    """What tells a part, and of what: (wing, hospital), or (underground, station) of "six stations are underground".

    Nothing if all of it is meant, or what stands there is what the figure measures: "the bridge's length".
    """
    parse, role = figure.parse, figure.role
    if role.relation is Relation.SUBJECT and not figure.declared:
        return _said_of_some(figure)
    subject = role.subject
    if subject is None or subject in (figure.topic, figure.host) or subject in parse.figures:
        return ()
    head = parse.lemma(subject)
    if figure.sentence.tags[parse.chunks[subject].head] != "NOUN" or head in words("nouns", "measure"):
        return ()  # a name, "The Power of Us", or "the firm's profit"
    if owner := _owner(figure, subject):
        return head, owner
    behind = subject + 2
    if parse.word(subject + 1) != "of" or parse.kind(behind) is not Kind.NOUN or is_person(head):
        return ()
    is_whole = head in words("nouns", "partitive") | words("nouns", "band")
    return () if is_whole or behind in parse.figures else (head, parse.lemma(behind))


def _owner(figure: Figure, noun: int) -> str:
    """The last noun before the apostrophe of a noun phrase."""
    chunk, sentence = figure.parse.chunks[noun], figure.sentence
    marks = (at for at in range(chunk.first + 1, chunk.head) if sentence.lower[at] == "'s")
    at = max(marks, default=0) - 1
    return sentence.lemma(at) if at >= chunk.first and sentence.tags[at] in NOMINAL else ""


def _said_of_some(figure: Figure) -> tuple[str, ...]:
    parse, verb = figure.parse, figure.role.verb
    if verb is None or parse.lemma(verb) not in words("auxiliary", "be") or figure.kind != "count":
        return ()
    after = parse.skip(verb + 1, 1, Kind.ADVERB)
    return (parse.lemma(after), figure.noun) if parse.kind(after) is Kind.ADJECTIVE else ()
