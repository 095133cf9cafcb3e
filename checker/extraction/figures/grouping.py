"""Which of those that its noun counts a figure is of: "Palestinian prisoners", "31 of the villagers", "badly hurt"."""

from __future__ import annotations

import functools

from checker.extraction.figures.figure import Figure
from checker.extraction.figures.signals import behind_of
from checker.extraction.grammar.role import Relation
from checker.extraction.grammar.sentence import lemma
from checker.extraction.grammar.syntax import NOMINAL, Kind
from checker.lexicon import units
from checker.lexicon.grammar import words
from checker.lexicon.likeness import PERSON
from checker.lexicon.load import table
from checker.lexicon.nouns import kind_of
from checker.model.amount import COUNT, SHARE
from checker.model.claim import EntityType

COUNTED = ("count", "rank")

MODIFIERS = ("NOUN", "ADJ")
"""What tells a kind: "youth unemployment", "foreign debt"; not who confirmed it."""


def group_of(figure: Figure) -> set[str]:
    """The modifiers between the number and its noun ("Palestinian prisoners"), and a telling noun of people."""
    sentence, quantity = figure.sentence, figure.quantity
    if figure.kind not in COUNTED:
        return _among(figure) | _severity(figure) | _told_of(figure) | _kind(figure)
    people = words("nouns", "people")
    head = quantity.head if quantity.head is not None else quantity.number[1]
    drop = words("adjectives", "additional", "total", "possible")
    group = {
        sentence.lemma(i)
        for i in range(quantity.number[1], head)
        if sentence.tags[i] in ("ADJ", "NOUN", "PROPN") and sentence.lower[i] not in drop
    }
    if figure.declared and figure.noun and figure.noun not in figure.alike and figure.noun not in people:
        if quantity.head is None or sentence.tags[quantity.head] in NOMINAL:
            group.add(kind_of(figure.noun))
    said = {figure.predicate, "", *(figure.alike if figure.declared else ())}
    group -= said | {sentence.lemma(at) for at in _side(figure)[1]}
    return group | _among(figure) | _severity(figure)


def perhaps(figure: Figure) -> set[str]:
    """ "Suspected cases", "presumed victims": whether they are some of the known ones, or all of them are, is open."""
    quantity = figure.quantity
    own = figure.sentence.lower[quantity.number[1] : quantity.head] if quantity.head is not None else []
    return set(own) & words("adjectives", "possible") if figure.kind in COUNTED else set()


def _kind(figure: Figure) -> set[str]:
    """ "Youth unemployment rose to 14 percent": which of what comes in kinds."""
    parse, role, tags, lower = figure.parse, figure.role, figure.sentence.tags, figure.sentence.lower
    told = (at for at in (figure.topic, role.noun, role.subject) if at is not None and at not in parse.figures)
    noun = next((at for at in told if parse.lemma(at) in words("nouns", "of_kinds")), None)
    if noun is None:
        return set()
    chunk, drop = parse.chunks[noun], words("adjectives", "total", "plain")
    first = max((at + 1 for at in range(chunk.first, chunk.head) if lower[at] == "'s"), default=chunk.first)
    said = {lower[at] for at in range(first, chunk.head) if tags[at] in MODIFIERS} - drop
    return {lemma(word, "NOUN") for word in said}


def _severity(figure: Figure) -> set[str]:
    """ "had life-threatening injuries", "were critically wounded", "six of them critically": some of the wounded."""
    parse, role, behind = figure.parse, figure.role, figure.host + 1
    behind += 2 * (parse.word(behind) == "of" and parse.word(behind + 1) in words("pronouns", "partitive"))
    said = [chunk for chunk in (role.verb, role.predicate, parse.object(role.verb) if role.verb else None) if chunk]
    own = figure.sentence.lower[figure.number[1] : figure.last]
    own += parse.words(behind) if parse.kind(behind) is Kind.ADVERB else []
    return {*own, *(word for chunk in said for word in parse.words(chunk))} & words("adjectives", "severity")


def _side(figure: Figure) -> tuple[str, range]:
    """ "300 North Korean soldiers", "3,000 North Koreans": the country whose they are, and the tokens that say so."""
    sentence, quantity = figure.sentence, figure.quantity
    last = quantity.last if quantity.head is not None else quantity.number[1]
    for size in (3, 2, 1) if figure.kind in COUNTED else ():
        for first in range(quantity.number[1], last - size + 1):
            country = _demonyms().get(tuple(sentence.lower[first : first + size]))
            if country is not None:
                return country, range(first, first + size)
    return "", range(0)


def take_side(figure: Figure) -> None:
    """Whose people are counted is the figure's entity, no group; "3,000 North Koreans" are 3,000 people."""
    country, told = _side(figure)
    if not country:
        return
    figure.entity, figure.entity_type = figure.entity or country, figure.entity_type or EntityType.NAMED
    if figure.head is not None and figure.head < told.stop:
        figure.take_unit(units.count(PERSON))
        figure.noun = PERSON


@functools.cache
def _demonyms() -> dict[tuple[str, ...], str]:
    """Other names of countries, word by word, with the country."""
    return {tuple(alias.split()): name for name, aliases in table("names")["aliases"].items() for alias in aliases}


def _among(figure: Figure) -> set[str]:
    """ "one of the most gravely hurt", "31 of the villagers": the group that the figure is taken from."""
    parse, behind = figure.parse, figure.host + 2
    if parse.kind(behind - 1) is not Kind.PREPOSITION or parse.word(behind - 1) not in ("of", "among"):
        return _among_whom(figure)
    if parse.kind(behind) is not Kind.NOUN or behind in parse.figures:
        return set()
    if figure.head is not None:
        return _among_whom(figure)
    if figure.declared and (said := parse.restriction(behind)) is not None:
        return {parse.lemma(said)} - {figure.predicate}
    own = figure.measure.partition("/")[0] if not figure.declared else ""
    anybody = {own, *words("nouns", "people"), *words("nouns", "whole")}
    is_pronoun = parse.first_word(behind) in words("pronouns", "partitive")
    return set() if is_pronoun or parse.lemma(behind) in anybody else {parse.lemma(behind)}


def _among_whom(figure: Figure) -> set[str]:
    """ "Nine cases among the staff", "among the staff there are nine", "support among women fell to 9 percent".

    "Among the dead were nine boys" tells of the dead, "unemployment among young people" of the young.
    """
    parse, role = figure.parse, figure.role
    measured = role.subject if role.noun is None else role.noun
    places = (figure.host, *(() if measured is None or figure.kind in COUNTED else (measured,)), -1)
    at = next((at + 2 for at in places if parse.word(at + 1) == "among"), 0)
    if not at or at in parse.figures or parse.kind(at) is not Kind.NOUN or (at == 1 and not _are_there(figure)):
        return set()
    gives_measure = at == figure.topic
    if gives_measure or parse.tag(at) != "NOUN":
        return set()
    if parse.lemma(at) not in words("nouns", "people"):
        return {parse.lemma(at)}
    chunk = parse.chunks[at]
    return {figure.sentence.lower[i] for i in range(chunk.first, chunk.head) if figure.sentence.tags[i] in MODIFIERS}


def _are_there(figure: Figure) -> bool:
    """ "Among the staff there are still nine": nothing but what says so lies between; "he counted nine" says more."""
    parse = figure.parse
    verb = parse.skip(figure.host - 1, -1, Kind.ADVERB)
    return parse.is_verb(verb, "linking") and verb - 2 <= 1


def _told_of(figure: Figure) -> set[str]:
    """What is said of some: "46 of the dead had been identified", "of the dead 31 were in their thirties".

    "They put names to 46 of the dead": it may be done to them, too.
    """
    parse, verb = figure.parse, figure.role.verb
    if verb is None or not _is_of_those(figure):
        return set()
    if figure.role.relation is not Relation.SUBJECT:
        of_some = parse.word(figure.host + 1) == "of" and not parse.is_verb(verb, "linking")
        return {parse.lemma(verb)} if of_some else set()
    for at in range(max(verb, figure.host) + 1, len(parse.chunks)):
        if parse.kind(at) is Kind.NOUN and at not in parse.figures:
            return {parse.lemma(at)}
        if parse.kind(at) is not Kind.PREPOSITION:
            break
    return {figure.sentence.lemma(parse.chunks[verb].head)}


def _is_of_those(figure: Figure) -> bool:
    """Whether the noun that gives the measure stands behind "of": "46 of the dead"; "40 m of rail" are all of them."""
    parse, tags, those = figure.parse, figure.sentence.tags, behind_of(figure.parse, figure.host)
    if those is not None and figure.topic == those and figure.dimension in (COUNT, SHARE):
        return True
    ofs = [at + 1 for at in range(min(figure.host + 2, len(parse.chunks) - 1)) if parse.word(at) == "of"]
    return any(figure.predicate in parse.words(at)[:2] for at in ofs if tags[parse.chunks[at].first] == "DET")
