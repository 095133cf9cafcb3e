"""Which part of a thing a figure is of: "the mill's new wing", "six of the stations are underground"."""

from __future__ import annotations

from checker.extraction.figures.figure import Figure
from checker.extraction.grammar.role import Relation
from checker.extraction.grammar.syntax import Kind
from checker.lexicon.grammar import words
from checker.lexicon.likeness import is_person


def part_of(figure: Figure) -> tuple[str, ...]:
    """What tells a part, and of what: (wing, hospital), or (underground, station) of "six stations are underground".

    Nothing if all of it is meant, or what stands there is what the figure measures: "the bridge's length".
    """
    parse, role = figure.parse, figure.role
    if role.relation is Relation.SUBJECT and not figure.declared:
        return _said_of_some(figure)
    subject = role.subject
    is_measured = subject in (figure.topic, figure.host) and figure.kind != "duration"  # "the repair took six hours"
    if subject is None or is_measured or subject in parse.figures:
        return ()
    head = parse.lemma(subject)
    is_measure = head in words("nouns", "measure") and figure.kind != "duration"
    if parse.tag(subject) != "NOUN" or is_measure:
        return ()  # a name, "The Power of Us", or "the firm's profit"
    if owner := _owner(figure, subject):
        return head, owner
    behind = parse.of_phrase(subject)
    if behind is None or is_person(head):
        return ()
    is_whole = head in words("nouns", "partitive", "band")
    return () if is_whole or behind in parse.figures else (head, parse.lemma(behind))


def _owner(figure: Figure, noun: int) -> str:
    """The last noun before the apostrophe of a noun phrase."""
    chunk, sentence = figure.parse.chunks[noun], figure.sentence
    marks = (at for at in range(chunk.first + 1, chunk.head) if sentence.lower[at] == "'s")
    at = max(marks, default=0) - 1
    return sentence.lemma(at) if at >= chunk.first else ""


def _said_of_some(figure: Figure) -> tuple[str, ...]:
    parse, verb = figure.parse, figure.role.verb
    if verb is None or parse.lemma(verb) not in words("auxiliary", "be") or figure.kind != "count":
        return ()
    after = parse.skip(verb + 1, 1, Kind.ADVERB)
    return (parse.lemma(after), figure.noun) if parse.kind(after) is Kind.ADJECTIVE else ()
