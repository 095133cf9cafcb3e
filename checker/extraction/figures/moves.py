"""What a figure is the size of: "a drop of 21 percent", "a 21 percent drop", "a gap of 51" behind its levels."""

from __future__ import annotations

from checker.extraction.figures.figure import Figure
from checker.extraction.grammar.role import Relation
from checker.extraction.grammar.roles import Parse
from checker.extraction.grammar.syntax import Kind
from checker.lexicon.grammar import words
from checker.model.amount import SHARE

POINTS, POINT = "points", "point"


def is_move(figure: Figure) -> bool:
    """ "An increase of 6.2 percent", "a 6.2 percent rise": from an older level, which may not be told."""
    noun = moved_by(figure)
    return figure.parse.lemma(noun) in words("nouns", "rise", "fall")


def moved_by(figure: Figure) -> int | None:
    """What a figure is said to be the size of: the drop of "a drop of 21 percent", of "a 21 percent drop"."""
    if figure.role.relation is Relation.OF:
        return figure.role.noun
    return figure.host if is_size_of_move(figure) else None


def is_size_of_move(figure: Figure) -> bool:
    """ "A 21 percent drop in revenue", "a five-point rise"."""
    parse, host = figure.parse, figure.host
    is_share = figure.dimension in (SHARE, POINTS) or figure.unit.name == POINT
    is_attribute = is_share and parse.chunks[host].head >= figure.last
    return is_attribute and parse.lemma(host) in words("nouns", "rise", "fall")


def is_aside(figure: Figure) -> bool:
    """ "..., a loss of 51", "..., which leaves a gap of 51": what the figures before it differ by."""
    parse, noun = figure.parse, moved_by(figure)
    if noun is None or not opens_aside(parse, noun):
        return False
    drawn = words("nouns", "difference", "rise", "fall")
    return parse.lemma(noun) in drawn and parse.is_indefinite(noun)


def opens_aside(parse: Parse, noun: int) -> bool:
    """Whether a noun phrase stands behind a comma: alone, or as what "which makes" or "leaving" brings about."""
    at = noun - 1
    if parse.kind(at) is Kind.VERB and parse.lemma(at) in words("sums", "outcome"):
        if "gerund" not in parse.traits(at) and sum(host < at for host in parse.figures) > 1:
            return True  # "exports of 42 and imports of 51 left a deficit of 9"
        at -= 1 if "gerund" in parse.traits(at) else 2 if parse.kind(at - 1) is Kind.SUBORDINATOR else 0
    elif parse.kind(at) is Kind.PREPOSITION and parse.word(at) == "for":
        at -= 1
    return parse.kind(at) in (Kind.COMMA, Kind.BREAK)
