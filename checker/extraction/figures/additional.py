"""Whether a figure is all that it counts, or comes on top of what was counted before: "another 182 people"."""

from __future__ import annotations

from checker.extraction.figures.figure import Figure
from checker.extraction.figures.slots import is_set_against
from checker.extraction.grammar.role import Relation
from checker.extraction.grammar.roles import Parse
from checker.extraction.grammar.syntax import Kind
from checker.lexicon.grammar import words
from checker.lexicon.likeness import PERSON
from checker.model.amount import COUNT
from checker.model.scope import Part
from checker.rulebook.measures import Measures

OTHER = "other"

DAILY = 8
"""How many tokens behind a figure its "that day" may stand."""


def part(figure: Figure, measures: Measures) -> Part:
    more = (says_more(figure) or _are_the_others(figure)) and not _is_of_another_fate(figure, measures)
    more = more or (figure.noun == OTHER and _is_joined(figure))
    more = more or _brings_total(figure)
    if more or _is_of_one_day(figure):
        return Part.ADDITIONAL
    return Part.WHOLE if brought(figure) is None else Part.TOTAL


def _are_the_others(figure: Figure) -> bool:
    """ "The ten others stayed on the ship": those of a whole who are left."""
    return figure.noun == OTHER and figure.parse.is_definite(figure.host)


def _is_of_another_fate(figure: Figure, measures: Measures) -> bool:
    """ "A man was killed and four other people were hurt": other than the dead, and all of the hurt."""
    chunk, sentence = figure.parse.chunks[figure.host], figure.sentence
    if OTHER not in sentence.lower[chunk.first : chunk.last] or not figure.declared or _is_joined(figure):
        return False
    own = figure.parse.chunks[figure.topic] if figure.topic is not None else chunk
    ahead = (at for at in range(chunk.first) if not own.first <= at < own.last)
    fates = {measures.named(sentence.lemma(at), sentence.tags[at], COUNT, PERSON) for at in ahead} - {""}
    return bool(fates) and figure.measure not in fates


def _is_joined(figure: Figure) -> bool:
    """ "The mayor and 12 other people were killed", "wounded him and four others": the same is said of both."""
    parse, beside = figure.parse, figure.host - 2
    if parse.kind(beside + 1) is not Kind.COORDINATOR or parse.kind(beside) is not Kind.NOUN:
        return False
    governed = parse.kind(beside - 1) in (Kind.VERB, Kind.PREPOSITION)
    return governed is (figure.role.relation is not Relation.SUBJECT)


def _is_of_one_day(figure: Figure) -> bool:
    """ "65 infections were confirmed that day": on top of those before."""
    behind = " ".join(figure.sentence.lower[figure.last : figure.last + DAILY])
    return figure.declared and any(phrase in behind for phrase in words("adjectives", "daily"))


def _brings_total(figure: Figure) -> bool:
    """ "Three people were killed on Friday, taking the toll of the year to 49": on top of those before."""
    parse, role = figure.parse, figure.role
    if not figure.declared or role.verb is None or role.relation not in (Relation.SUBJECT, Relation.OBJECT):
        return False
    behind = (at for at in range(role.verb + 1, len(parse.chunks)) if parse.kind(at) is Kind.VERB)
    return any(figure.host < at and brings_total(parse, at) for at in behind)


def brought(figure: Figure) -> int | None:
    """What something is all of behind a verb: "the line takes the network to 94.6 km", whatever the line itself has."""
    parse, role = figure.parse, figure.role
    if role.preposition != "to" or parse.lemma(role.verb) not in words("sums", "bring"):
        return None
    whose = parse.object(role.verb)
    return whose if whose is not None and parse.lemma(whose) not in words("nouns", "figure") else None


def brings_total(parse: Parse, verb: int) -> bool:
    """ "Bringing the total", "which takes their tally"."""
    brought = parse.object(verb) if parse.lemma(verb) in words("sums", "bring") else None
    return parse.lemma(brought) in words("nouns", "figure")


def says_more(figure: Figure) -> bool:
    """ "another 182 people", "5,000 more soldiers", "a further 20": on top of what was counted; not "more than".

    "50 new cases" come on top of those before; "14 new species", "40 new shops" are all that there are of these.
    """
    more = words("adjectives", "additional") - (set() if figure.declared else words("adjectives", "novel"))
    if more.isdisjoint(figure.sentence.lower) or is_set_against(figure):
        return False
    chunk, (first, last) = figure.parse.chunks[figure.host], figure.number
    words_ = enumerate(figure.sentence.words)
    lower = ["" if at and word[0].isupper() else word.lower() for at, word in words_]  # "New Zealand" is no more
    behind = [word for i, word in enumerate(lower[last : chunk.last + 1], last) if lower[i + 1 : i + 2] != ["than"]]
    ahead = [word for i, word in enumerate(lower[chunk.first : first], chunk.first) if "than" not in lower[i:first]]
    return not more.isdisjoint([*ahead, *behind])
