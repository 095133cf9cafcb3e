"""Anniversaries told anyhow: "The treaty was signed in 1975. Its 40th anniversary falls in 2025"."""

from __future__ import annotations

from checker.extraction.figures.figure import Figure
from checker.extraction.grammar.role import Relation
from checker.extraction.grammar.roles import Parse
from checker.extraction.grammar.syntax import Kind
from checker.extraction.happenings.moments import Moment
from checker.extraction.times.tense import Tense, tense
from checker.lexicon.grammar import words


def is_jubilee(figure: Figure) -> bool:
    """ "40th anniversary", "centenary", "20th birthday"; only the first of "the first 50 years" is none."""
    head = figure.head
    kinds = words("lasting", "jubilee") | words("spells", "birthday")
    return figure.kind == "rank" and head is not None and figure.sentence.lemma(head) in kinds


def is_yearly(figure: Figure) -> bool:
    """ "Their 60th harvest"."""
    head = figure.head
    return figure.kind == "rank" and head is not None and figure.sentence.lemma(head) in words("lasting", "yearly")


def is_marked(rank: Figure, moment: Moment) -> bool:
    """Whether an anniversary may be that of what happened, or began, on a date: of the same, as far as words tell."""
    parse, sentence = moment.clauses.parse, moment.clauses.sentence
    deed = parse.verb_at(moment.date.first)
    if parse is rank.parse and moment.deed() == rank.head:
        return False  # "their silver wedding in 1999"
    if parse is rank.parse and parse.word(rank.host - 1) == "for":
        return False  # "put up in 1902 for the bicentenary"
    if _counts_others(parse, deed):
        return False
    if deed is None or not (moment.does("begin") or parse.lemma(deed) in words("spells", "marked")):
        return False
    whose = rank.role.subject if rank.role.relation is Relation.OBJECT else None
    if whose is None or rank.parse.kind(whose) is not Kind.NOUN:
        return True
    # "the town marks ...", "it was founded in ..."
    told = (*rank.parse.words(whose)[-1:], *parse.words(parse.subject(deed))[-1:])
    nouns = map(sentence.noun, range(len(sentence.words)))
    return (
        not words("spells", "pronouns").isdisjoint(told) or rank.sentence.noun(rank.parse.chunks[whose].head) in nouns
    )


def _counts_others(parse: Parse, verb: int | None) -> bool:
    """ "The yard hired 600 welders in 1952": what began for so many is not what is celebrated."""
    return parse.object(verb) in parse.figures


def is_marked_now(rank: Figure) -> bool:
    """ "Celebrates its centenary", "falls this year"; not when it "celebrated" one."""
    return tense(rank.sentence, rank.first) is not Tense.PAST
