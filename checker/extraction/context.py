"""The words that a claim stands among: what alignment holds against the words of other reports."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from checker.extraction.roles import Parse
from checker.extraction.syntax import Kind, words
from checker.extraction.tense import is_past
from checker.model.claim import Context

CONTENT = frozenset(("NOUN", "PROPN", "VERB", "ADJ"))
BESIDE = 3
"""How many content words on each side of a figure stand near it."""


def context(
    parse: Parse, host: int, span: tuple[int, int], verb: int | None, governors: Iterable[int | None]
) -> Context:
    """The content words around tokens `span` of the chunk `host`, each in the nearest of its rings.

    `verb` and `governors` are the chunks that the host hangs on: its verb, that verb's subject, the noun it measures.
    """
    rings = (_near(parse, host, span, (verb, *governors)), _clause(parse, host), range(len(parse.sentence.words)))
    taken = _numbers(parse)
    seen: set[str] = set()
    found: list[tuple[str, ...]] = []
    for ring in rings:
        lemmas = {lemma for index in ring if index not in taken and (lemma := _content(parse, index))} - seen
        seen |= lemmas
        found.append(tuple(sorted(lemmas)))
    names = {parse.sentence.lower[i] for i, tag in enumerate(parse.sentence.tags) if tag == "PROPN" and i not in taken}
    happened = _happened(parse, verb) if verb is not None else False
    return Context(found[0], found[1], found[2], tuple(sorted(names)), happened)


def _happened(parse: Parse, verb: int) -> bool:
    """Whether a verb in the past tells of an event ("was launched"), not of a state ("had", "lived")."""
    chunk = parse.chunks[verb]
    past = any(is_past(parse.sentence, index) for index in range(chunk.first, chunk.head + 1))
    return past and not parse.is_verb(verb, "state") and not parse.is_verb(verb, "carrier")


def _content(parse: Parse, index: int) -> str:
    """The lemma of a content word; nothing for others."""
    sentence = parse.sentence
    if sentence.tags[index] not in CONTENT or not sentence.lower[index][0].isalpha():
        return ""
    lemma = sentence.lemma(index)
    return "" if lemma in words("verbs", "empty") else lemma


def _numbers(parse: Parse) -> set[int]:
    """Tokens of figures and times, which are compared as what they are."""
    return {i for chunk in parse.chunks if chunk.kind is Kind.TIME for i in range(chunk.first, chunk.last)} | {
        i for first, last in parse.numbers for i in range(first, last)
    }


def _near(parse: Parse, host: int, span: tuple[int, int], governors: Iterable[int | None]) -> Iterator[int]:
    """The phrase itself, what governs it, and the content words beside it up to the next figure."""
    for one in {host, *governors} - {None}:
        assert one is not None
        first = 0 if one == parse.label else parse.chunks[one].first
        yield from range(first, parse.chunks[one].last)
    low, high = _clause_ends(parse, host)
    yield from _beside(parse, range(span[1], high))
    yield from _beside(parse, range(span[0] - 1, low - 1, -1))


def _beside(parse: Parse, indexes: Iterable[int]) -> Iterator[int]:
    left = BESIDE
    numbers = {first for first, _ in parse.numbers}
    for index in indexes:
        if index in numbers or not left:
            return
        if _content(parse, index):
            left -= 1
            yield index


def _clause(parse: Parse, host: int) -> range:
    return range(*_clause_ends(parse, host))


def _clause_ends(parse: Parse, host: int) -> tuple[int, int]:
    """The tokens of the clause that a chunk stands in."""
    first = host
    while first > 0 and not _parts(parse, first - 1, host):
        first -= 1
    last = host + 1
    while last < len(parse.chunks) and not _parts(parse, last, host):
        last += 1
    return parse.chunks[first].first, parse.chunks[last - 1].last


def _parts(parse: Parse, at: int, host: int) -> bool:
    """Whether a chunk parts the clause of `host` from another: a break, or an "and" between two verbs."""
    kind = parse.kind(at)
    if kind in (Kind.BREAK, Kind.SUBORDINATOR):
        return True
    if kind is not Kind.COORDINATOR:
        return False
    inside = range(at + 1, host + 1) if at < host else range(host, at)
    beyond = range(at - 1, -1, -1) if at < host else range(at + 1, len(parse.chunks))
    return _has_verb(parse, inside) and _has_verb(parse, beyond)


def _has_verb(parse: Parse, chunks: Iterable[int]) -> bool:
    for at in chunks:
        if parse.kind(at) in (Kind.BREAK, Kind.SUBORDINATOR):
            return False
        if parse.kind(at) is Kind.VERB and not parse.chunks[at].traits & {"gerund", "bare past"}:
            return True
    return False
