"""Of whom a figure speaks: the entity, as written.

A possessor ("Kroger's revenue"), the noun behind "of" ("the length of the bridge"), else the subject of the
verb; for an age the person beside it. Figures that befall people in an event ("40 were killed") belong to the
report's main event, which is the empty name.
"""

from __future__ import annotations

from checker.extraction.attribution import span_text
from checker.extraction.figures import Figure
from checker.extraction.roles import Relation
from checker.extraction.syntax import NOMINAL, Kind, words

PERSON = "person"
NAMED = "named"
THING = "thing"


class Memory:
    """What a report has spoken of so far, for pronouns: the last subject and the last person."""

    def __init__(self) -> None:
        self.subject = ("", "")
        self.person = ""


def find(figure: Figure, memory: Memory) -> None:
    """Set the figure's `entity` and `entity_type`."""
    if figure.kind == "age":
        figure.entity, figure.entity_type = _aged(figure, memory), PERSON
        return
    chunk = _holder(figure)
    if chunk is None:
        return
    figure.entity, figure.entity_type = entity(figure, chunk, memory)
    figure.note("entity", "subject or possessor", figure.parse.text(chunk))


def entity(figure: Figure, chunk: int, memory: Memory) -> tuple[str, str]:
    """The name of a noun phrase and its type; a pronoun stands for the last subject."""
    parse, sentence = figure.parse, figure.sentence
    phrase = parse.chunks[chunk]
    if parse.word(chunk) in words("pronouns", "personal"):
        return memory.subject
    names = [i for i in range(phrase.first, phrase.last) if sentence.tags[i] == "PROPN"]
    if names:
        first = names[0]
        last = first
        while last + 1 < phrase.last and (last + 1 in names):
            last += 1
        return sentence.text[sentence.starts[first] : sentence.ends[last]], NAMED
    return parse.lemma(chunk), THING


def remember(figure_parse_subject: tuple[str, str], memory: Memory) -> None:
    if figure_parse_subject[0]:
        memory.subject = figure_parse_subject


def _holder(figure: Figure) -> int | None:
    """The noun phrase that has the figure, as a chunk."""
    parse, role = figure.parse, figure.role
    measured = role.noun if role.noun is not None else None
    if measured is not None:
        if parse.kind(measured + 1) is Kind.PREPOSITION and parse.word(measured + 1) == "of":
            if parse.kind(measured + 2) is Kind.NOUN and measured + 2 not in parse.figures:
                return measured + 2
        if _possessor(figure, measured):
            return measured
    if role.relation is Relation.SUBJECT or role.subject is None or role.subject in parse.figures:
        return None
    if role.subject == measured and role.relation is not Relation.ATTRIBUTE:
        return None if figure.kind in ("count",) else role.subject
    return role.subject


def _possessor(figure: Figure, chunk: int) -> bool:
    return any(word in ("'s", "'") for word in figure.parse.words(chunk))


def _aged(figure: Figure, memory: Memory) -> str:
    """The person beside an age: before its comma, behind "-year-old", or the subject of "was"."""
    parse, host = figure.parse, figure.host
    own = _proper(figure, host)
    if own:
        memory.person = own
        return own
    beside = host - 2 if parse.kind(host - 1) is Kind.COMMA else host - 1
    candidates = [figure.role.subject] if figure.role.relation is Relation.PREDICATE else []
    candidates += [beside]
    if parse.kind(host + 1) is Kind.COMMA and figure.quantity.head is not None:
        candidates.append(host + 2)
    for chunk in candidates:
        if chunk is not None and parse.kind(chunk) is Kind.NOUN:
            proper = _proper(figure, chunk)
            if proper:
                memory.person = proper
                return proper
            if parse.word(chunk) in words("pronouns", "personal"):
                return memory.person
    return ""


def _proper(figure: Figure, chunk: int) -> str:
    """The proper name in a noun phrase, or nothing."""
    phrase, tags = figure.parse.chunks[chunk], figure.sentence.tags
    names = [i for i in range(phrase.first, phrase.last) if tags[i] == "PROPN"]
    if not names:
        return ""
    sentence = figure.sentence
    return sentence.text[sentence.starts[names[0]] : sentence.ends[names[-1]]]


__all__ = ["NAMED", "NOMINAL", "PERSON", "THING", "Memory", "entity", "find", "remember", "span_text"]
