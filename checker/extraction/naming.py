"""What is counted or measured: the measure of a figure, from the words that its role points to.

Declared measures are known by their signal words; any other figure is named by what it counts and what befalls
it ("container/aboard"), so that two reports which use the same words can still be compared.
"""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from checker.extraction.figures import Figure
from checker.extraction.roles import Relation
from checker.extraction.syntax import NOMINAL, Kind, words
from checker.rulebook.measures import Measures


class Signal(msgspec.Struct, frozen=True):
    """A word that may name the measure: its lemma, its word class, and how it hangs on the figure."""

    lemma: str
    tag: str
    how: str


def name(figure: Figure, measures: Measures) -> None:
    """Set the figure's `noun`, `predicate`, `measure` and `declared`; leave `measure` empty if nothing names it."""
    figure.noun = _noun(figure)
    signals = list(_signals(figure))
    dimension = figure.quantity.amount.unit.dimension
    for signal in signals:
        declared = measures.named(signal.lemma, signal.tag, dimension)
        if declared:
            figure.measure, figure.declared = declared, True
            figure.predicate = signal.lemma
            figure.note("measure", signal.how, signal.lemma)
            return
    if figure.kind == "age":
        figure.measure, figure.declared = "age", True
        return
    figure.predicate = next((s.lemma for s in signals if s.tag != "NOUN" and not _is_neutral(s)), "")
    topic = figure.noun or next((s.lemma for s in signals if s.tag == "NOUN"), "")
    figure.measure = "/".join(part for part in (topic, figure.predicate) if part)
    if figure.kind == "rank":
        figure.measure = f"rank/{topic}"
    figure.note("measure", "head noun and verb", figure.measure)


def _is_neutral(signal: Signal) -> bool:
    return signal.lemma in words("verbs", "carrier") or signal.lemma in words("verbs", "speech")


def _noun(figure: Figure) -> str:
    """What is counted: the figure's own noun, or for an elided one that of the list it stands in."""
    head = figure.quantity.head
    if figure.kind not in ("count", "rank"):
        return ""
    if head is not None:
        return figure.sentence.lemma(head)
    return figure.quantity.amount.unit.name


def _signals(figure: Figure) -> Iterator[Signal]:
    """The words that may name the measure, the surest first."""
    parse, role = figure.parse, figure.role
    if role.predicate is not None:
        yield _signal(figure, parse.chunks[role.predicate].head, "said of the figure")
    if figure.kind == "measure":
        yield from _dimension_adjective(figure)
    if figure.kind in ("count", "rank"):
        yield from _noun_words(figure, role.host, "counted")
    if role.noun is not None and parse.lemma(role.noun) not in words("nouns", "partitive"):
        yield from _noun_words(figure, role.noun, "its amount")
    if role.verb is not None:
        if role.relation is not Relation.SUBJECT or _counts_subject(figure):
            yield _signal(figure, parse.chunks[role.verb].head, role.relation.value)
        yield from _verb_object(figure)
    if role.shared is not None and role.shared.predicate is not None:
        yield _signal(figure, parse.chunks[role.shared.predicate].head, "shared in a list")


def _counts_subject(figure: Figure) -> bool:
    """A verb with an object of its own says what its subject does, not what befalls it."""
    verb = figure.role.verb
    assert verb is not None
    if "passive" in figure.parse.chunks[verb].traits:
        return True
    return True


def _verb_object(figure: Figure) -> Iterator[Signal]:
    """ "Crews put the number of dead at 40", "with no power": the nouns behind a carrier verb."""
    parse, role = figure.parse, figure.role
    if role.verb is None or role.relation is not Relation.SUBJECT:
        return
    after = parse.object(role.verb)
    if after is not None and after not in parse.figures:
        yield from _noun_words(figure, after, "behind the verb")
    elif parse.kind(role.verb + 1) is Kind.ADJECTIVE:
        yield _signal(figure, parse.chunks[role.verb + 1].head, "behind the verb")
    elif parse.kind(role.verb + 1) is Kind.PREPOSITION and parse.kind(role.verb + 2) is Kind.NOUN:
        preposition = parse.word(role.verb + 1)
        yield Signal(f"{preposition} {parse.lemma(role.verb + 2)}", "ADV", "behind the verb")


def _noun_words(figure: Figure, chunk: int, how: str) -> Iterator[Signal]:
    """The head of a noun phrase, then the nouns and adjectives before it, and the noun of its "of"."""
    sentence, phrase = figure.sentence, figure.parse.chunks[chunk]
    if sentence.tags[phrase.head] in NOMINAL or chunk != figure.host:
        yield _signal(figure, phrase.head, how)
    for index in range(phrase.head - 1, phrase.first - 1, -1):
        if sentence.tags[index] in ("NOUN", "ADJ", "VERB") and not _is_own_number(figure, index):
            yield _signal(figure, index, how)
    if figure.parse.kind(chunk + 1) is Kind.PREPOSITION and figure.parse.word(chunk + 1) == "of":
        if figure.parse.kind(chunk + 2) is Kind.NOUN and chunk + 2 not in figure.parse.figures:
            yield _signal(figure, figure.parse.chunks[chunk + 2].head, how)


def _is_own_number(figure: Figure, index: int) -> bool:
    first, last = figure.quantity.number
    return first <= index < last


def _dimension_adjective(figure: Figure) -> Iterator[Signal]:
    """ "92 metres high": the adjective behind a measured figure names its measure."""
    after = figure.quantity.last
    if after < len(figure.sentence.tags) and figure.sentence.tags[after] in ("ADJ", "ADV", "NOUN"):
        yield _signal(figure, after, "behind the unit")


def _signal(figure: Figure, token: int, how: str) -> Signal:
    return Signal(figure.sentence.lemma(token), figure.sentence.tags[token].replace("PROPN", "NOUN"), how)
