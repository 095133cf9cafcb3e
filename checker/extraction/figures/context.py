"""The words that a claim stands among ("the ferry sank with 40 aboard"): what alignment holds against other reports."""

from __future__ import annotations

import functools
from collections.abc import Iterable, Iterator

import msgspec

from checker.extraction.figures.places import is_region
from checker.extraction.grammar.boxes import Box
from checker.extraction.grammar.roles import Parse
from checker.extraction.grammar.syntax import Kind
from checker.extraction.times.tense import is_past
from checker.lexicon.grammar import words
from checker.lexicon.load import table
from checker.model.claim import Context

CONTENT = frozenset(("NOUN", "PROPN", "VERB", "ADJ", "ADV"))
BESIDE = 3
"""How many content words on each side of a figure stand near it."""


class Place(msgspec.Struct, frozen=True):
    """Where a claim hangs in its sentence: token `span` of the chunk `host`, and other chunks by number.

    `what` name what is counted or measured, `verb` is the predicate, `subject` who does it. `is_unit` is whether
    the words of the span are but a number and its unit, which are compared as what they are. `named` are the chunks
    whose names tell what it is about; without them all of the sentence do. `is_date` is whether it says when, and
    `is_year_of` whether it is the year of what is named: "a 2007 film".
    """

    span: tuple[int, int]
    host: int
    what: tuple[int | None, ...] = ()
    verb: int | None = None
    subject: int | None = None
    is_unit: bool = False
    named: tuple[int | None, ...] = ()
    is_date: bool = False
    is_year_of: bool = False


class _Words(msgspec.Struct, frozen=True):
    """What all claims of a sentence have in common, worked out once.

    `content` are the lemmas of its content words by token, "" for other words; `told` are the tokens of content words
    but for figures and times, which are compared as what they are. `names` are the tokens of names, `nouns` those of
    other nouns, and `adjectives`.
    """

    content: tuple[str, ...]
    told: frozenset[int]
    names: frozenset[int]
    nouns: frozenset[int]
    adjectives: frozenset[int]
    regions: tuple[str, ...]
    in_court: bool


def context(parse: Parse, place: Place, box: Box, carried: frozenset[str] = frozenset()) -> Context:
    """The content words around a claim, as lemmas, and those `carried` over from other sentences.

    A labelled line is about what its box is about.
    """
    known, unit = _words(parse), range(*place.span) if place.is_unit else range(0)
    content, told = known.content, known.told.difference(unit)

    def lemmas(tokens: Iterable[int]) -> frozenset[str]:
        return frozenset([content[at] for at in tokens if at in told])

    def names(tokens: Iterable[int]) -> tuple[str, ...]:
        own = {parse.sentence.lower[at] for at in tokens if at not in unit}
        return _sorted(own if parse.label is None else own | box.words)

    is_row = parse.label is not None and parse.label in place.what
    near = carried | lemmas(_tokens(parse, (place.host, place.verb, place.subject, *place.what)))
    near |= lemmas(() if place.is_year_of else _beside(parse, place))
    verb = "" if place.verb is None else content[parse.chunks[place.verb].head]
    named = names(known.names)
    return Context(
        what=_sorted(lemmas(_tokens(parse, place.what)) | carried),
        verb=verb,
        near=_sorted(near if parse.label is None else near | box.words),
        sentence=_sorted(lemmas(told) - near),
        names=named,
        nouns=_sorted(lemmas(known.nouns)),
        adjectives=_sorted(lemmas(known.adjectives)),
        whose=names(known.names.intersection(_tokens(parse, place.named))) if place.named else named,
        happened=place.verb is not None and _happened(parse, place.verb, verb),
        subject=_sorted(lemmas(_tokens(parse, (place.subject,)))),
        told=_told(parse, place, verb, is_row=is_row),
        title=_sorted(box.words) if is_row else (),
        regions=known.regions,
        in_court=known.in_court,
    )


@functools.lru_cache(maxsize=1)
def _words(parse: Parse) -> _Words:
    """The words of a sentence; its claims ask for them one by one."""
    sentence = parse.sentence
    empty = words("verbs", "empty") | words("adverbs", "empty")
    figures = {at for first, last in (*parse.times, *parse.numbers) for at in range(first, last)}
    phrasal: dict[str, str] = table("grammar")["phrasal"]

    def lemma(index: int) -> str:
        if sentence.tags[index] not in CONTENT or not sentence.lower[index][0].isalpha():
            return ""
        found = sentence.lemma(index)
        if sentence.tags[index] == "VERB":
            found = phrasal.get(f"{found} {sentence.word(index + 1)}", found)
        return "" if found in empty else found

    def tagged(tag: str) -> frozenset[int]:
        return frozenset(at for at, one in enumerate(sentence.tags) if one == tag and at not in figures)

    content = tuple(map(lemma, range(len(sentence.words))))
    return _Words(
        content=content,
        told=frozenset(at for at, found in enumerate(content) if found and at not in figures),
        names=tagged("PROPN"),
        nouns=tagged("NOUN"),
        adjectives=tagged("ADJ"),
        regions=_regions(parse),
        in_court=not words("causes", "court").isdisjoint(content),
    )


def _regions(parse: Parse) -> tuple[str, ...]:
    """The parts of a country that a sentence tells of: "in the north", "the north has"."""
    locative = words("prepositions", "locative")
    placed = (noun for noun in range(len(parse.chunks)) if noun == 0 or parse.word(noun - 1) in locative)
    return _sorted({parse.lemma(noun) for noun in placed if is_region(parse, noun)})


def _told(parse: Parse, place: Place, verb: str, *, is_row: bool) -> tuple[str, ...]:
    """What prose says for the label of a line, and for the year of a thing: "a 2007 film" was released in 2007.

    What was established was founded.
    """
    if is_row:
        return told_by_label(parse, "dates" if place.is_date else "amounts")
    if place.is_year_of:
        return tuple(table("labels")["dates"]["year"])
    founding = words("verbs", "founding")
    return _sorted(founding) if place.is_date and verb in founding else ()


def told_by_label(parse: Parse, section: str) -> tuple[str, ...]:
    """What the label of a line says in the words of prose, for "amounts" or for "dates"."""
    label = parse.sentence.lower[: parse.chunks[parse.label or 0].last]
    told: dict[str, list[str]] = table("labels")[section]
    return tuple(told.get(" ".join(label), told.get(label[-1], [])))


def _sorted(lemmas: Iterable[str]) -> tuple[str, ...]:
    return tuple(sorted(lemmas))


def _happened(parse: Parse, verb: int, told: str) -> bool:
    """Whether a verb in the past tells of an event ("was launched", "was set up"), not of a state ("had", "lived")."""
    chunk = parse.chunks[verb]
    past = any(is_past(parse.sentence, index) for index in range(chunk.first, chunk.head + 1))
    return past and (told or parse.lemma(verb)) not in words("verbs", "state", "carrier")


def _tokens(parse: Parse, chunks: Iterable[int | None]) -> Iterator[int]:
    for one in set(chunks) - {None}:
        assert one is not None
        yield from range(0 if one == parse.label else parse.chunks[one].first, parse.chunks[one].last)


def _beside(parse: Parse, place: Place) -> Iterator[int]:
    """The content words on both sides of a figure, in its clause and up to the next figure."""
    first, last = _clause(parse, place.host)
    yield from _closest(parse, range(place.span[1], last))
    yield from _closest(parse, range(place.span[0] - 1, first - 1, -1))


def _closest(parse: Parse, indexes: Iterable[int]) -> Iterator[int]:
    left = BESIDE
    numbers = {first for first, _ in parse.numbers}
    for index in indexes:
        if index in numbers or not left:
            return
        if _words(parse).content[index]:
            left -= 1
            yield index


def _clause(parse: Parse, host: int) -> tuple[int, int]:
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
        if parse.kind(at) is Kind.VERB and not parse.is_participle(at):
            return True
    return False
