"""The noun of what is counted: its own, that of its list, or of those it is made up of ("a crew of four")."""

from __future__ import annotations

from checker.extraction.figures.figure import Figure
from checker.extraction.grammar.syntax import Kind
from checker.lexicon.grammar import words
from checker.lexicon.likeness import is_person


def noun_of(figure: Figure, listed: Figure | None) -> str:
    """What is counted: the figure's own noun, or for an elided one that of the list it stands in."""
    if figure.kind not in ("count", "rank", "bare"):
        return ""
    head = figure.head
    behind = figure.host + 2
    if head is not None and figure.sentence.lemma(head) in words("nouns", "unit"):
        if figure.parse.word(behind - 1) == "of" and figure.parse.kind(behind) is Kind.NOUN:
            return figure.parse.lemma(behind)
    if head is None and (collective := band(figure, "collective") or _of_things(figure)):
        return collective
    if head is None and listed is not None and listed.noun and figure.last == figure.number[1]:
        return "" if _are_too_few(listed, figure) else listed.noun
    return figure.unit.name if head is None else figure.sentence.noun(head)


def _are_too_few(listed: Figure, figure: Figure) -> bool:
    """ "86 migrants from two boats, 52 from the first": what stands behind a preposition, and is said to hold more."""
    parse, at = figure.parse, listed.host - 1
    is_set_off = parse.kind(figure.host - 1) is Kind.COMMA and parse.kind(figure.host + 1) is Kind.PREPOSITION
    is_behind = parse.kind(at) is Kind.PREPOSITION and at - 1 in parse.figures
    return is_set_off and is_behind and listed.value < figure.value


def _of_things(figure: Figure) -> str:
    """ "Lost four of its last five games": what is no people are those that the whole counts."""
    parse, behind = figure.parse, figure.host + 2
    if parse.word(behind - 1) != "of" or behind not in parse.figures:
        return ""
    noun, is_told = parse.lemma(behind), parse.chunks[behind].head >= parse.numbers[parse.figures[behind]][1]
    return noun if is_told and not is_person(noun) and noun not in words("nouns", "unit") else ""


def band(figure: Figure, kind: str) -> str:
    """ "A crew of four", "a team of 12": the noun that is made up of those counted, if it is of a kind."""
    parse, noun = figure.parse, figure.host - 2
    is_of = parse.word(figure.host - 1) == "of" and parse.kind(noun) is Kind.NOUN and noun not in parse.figures
    return parse.lemma(noun) if is_of and parse.lemma(noun) in words("nouns", kind) else ""
