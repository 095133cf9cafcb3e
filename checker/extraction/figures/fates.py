"""What befell the person whose age a figure gives: "a 60-year-old woman was killed", "police arrested a man of 24".

By it somebody whose name one report leaves out is found again in another, if it befell nobody else.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator

from checker.extraction.figures.age_owners import beside
from checker.extraction.figures.figure import Figure
from checker.extraction.grammar.roles import Parse
from checker.extraction.grammar.sentence import lemma
from checker.extraction.grammar.syntax import Kind
from checker.lexicon.grammar import words
from checker.lexicon.likeness import PERSON
from checker.model.amount import COUNT
from checker.rulebook.measures import Measures

TAGS = ("NOUN", "VERB", "ADJ")
WORD = re.compile("[a-z]+")
MEMORY = 1 << 12
NEAR = 3
"""How many words before another one that negates it may stand."""


def fates(figure: Figure, measures: Measures) -> tuple[str, ...]:
    """The declared measures that would count the person, sorted; nothing but for an age."""
    if figure.measure != "age":
        return ()
    parse = figure.parse
    around = {at for at in (*beside(figure), figure.role.noun) if at is not None}
    people = {at for at in around if parse.kind(at) is Kind.NOUN}
    people = {at for at in people if figure.entity or parse.tag(at) == "NOUN"}
    found = {measures.named(lemma, tag, COUNT, PERSON) for lemma, tag in _signals(parse, people)}
    return tuple(sorted(found - {""}))


def settle(figures: list[Figure], text: str, measures: Measures) -> None:
    """What else those are whom a text counts: the four shot are the wounded, and these those, where nobody is dead."""
    for figure in figures:
        known = measures.fates(figure.measure) if figure.declared else ()
        figure.fates += tuple(fate for other, fate in known if _told(text).isdisjoint(measures.words(other)))


@functools.lru_cache(maxsize=1)
def _told(text: str) -> frozenset[str]:
    """The base forms of what a text tells of: of "no one was killed" no killing."""
    found, negation = WORD.findall(text.lower()), words("auxiliary", "negation")
    denied = {at + step for at, word in enumerate(found) if word in negation for step in range(1, NEAR + 1)}
    told = {word for at, word in enumerate(found) if at not in denied}
    return frozenset().union(*map(forms_of, told))


@functools.lru_cache(maxsize=MEMORY)
def forms_of(word: str) -> frozenset[str]:
    """A word, and what it may be a form of."""
    return frozenset((word, *(lemma(word, tag) for tag in TAGS)))


def _signals(parse: Parse, people: set[int]) -> Iterator[tuple[str, str]]:
    """The words that say what befell people, with their word class."""
    for person in people:
        chunk = parse.chunks[person]
        yield from ((parse.sentence.lemma(i), "ADJ") for i in range(chunk.first, chunk.last))
    for verb in range(len(parse.chunks)):
        if parse.kind(verb) is Kind.VERB and _befalls(parse, verb, people):
            yield parse.lemma(verb), "VERB"
            if parse.kind(verb + 1) is Kind.ADJECTIVE:
                yield parse.lemma(verb + 1), "ADJ"
            if parse.kind(verb + 1) is Kind.PREPOSITION:
                yield f"{parse.word(verb + 1)} {parse.lemma(verb + 2)}", "ADV"  # "was stabbed to death"


def _befalls(parse: Parse, verb: int, people: set[int]) -> bool:
    """Whether what a verb says has happened, and to somebody of these."""
    return parse.traits(verb).isdisjoint(("negation", "planned", "possible")) and parse.undergoer(verb) in people
