"""What is said to be some of what was told: "4,000 of them", ", 30 of whom", "9 km of it", "319 of these deaths"."""

from __future__ import annotations

from checker.extraction.figures.figure import Clauses
from checker.extraction.grammar.phrasing import is_partitive
from checker.extraction.grammar.roles import Parse
from checker.extraction.grammar.syntax import Kind
from checker.lexicon.grammar import words


def means_others(clauses: Clauses, at: int) -> bool:
    """ "Fares of relatives, 38 of whom", "seats, of which 310 are sold": those right before, whom no figure counts."""
    parse = clauses.parse
    opening = at - 2 if parse.word(at - 1) == "which" and is_partitive(clauses.parse, at - 2) else at
    noun = parse.skip(opening - 1, -1, Kind.COMMA, Kind.ADVERB)
    if opening < at and parse.kind(noun - 1) is Kind.PREPOSITION and parse.word(noun - 1) != "than":
        return False  # "100 tonnes of apples, of which 20"; but "60 more than the old ones, of which 17"
    behind = opening + 1 if opening < at else at + 2
    relative = parse.kind(behind) is Kind.SUBORDINATOR
    if not relative or noun == opening - 1 or parse.kind(noun) is not Kind.NOUN or noun in parse.figures:
        return False
    opens = parse.kind(noun - 1) in (None, Kind.BREAK)  # "The type, of which 48 fly, has"
    return opens or parse.lemma(noun) != parse.word(noun) or parse.word(noun) == "ones"


def is_some_of_them(clauses: Clauses, at: int) -> bool:
    """ "4,000 of them", ", 30 of whom"; but "there were 90 of them", "earned $29 million of which ..." give a whole."""
    parse = clauses.parse
    if not is_partitive(clauses.parse, at + 1):
        return _is_some_of_it(parse, at)
    if parse.kind(at - 1) is Kind.VERB and parse.word(at - 2) == "there":
        return False
    is_relative = parse.word(at + 2) in words("pronouns", "relative")
    return not is_relative or parse.kind(parse.skip(at - 1, -1, Kind.ADVERB, Kind.PREPOSITION)) is not Kind.VERB


def _is_some_of_it(parse: Parse, at: int) -> bool:
    """ "14.2 km, 9.1 km of it under the sea"; but "within 9 km of it"."""
    opens = parse.kind(at - 1) in (Kind.COMMA, Kind.BREAK, Kind.OPEN, Kind.COORDINATOR)
    return opens and [parse.word(at + 1), parse.word(at + 2)] == ["of", "it"]


def is_of_these(clauses: Clauses, at: int) -> bool:
    """ "319 of these deaths": of those just told."""
    parse, behind = clauses.parse, at + 2
    return parse.kind(behind) is Kind.NOUN and parse.first_word(behind) == "these" and parse.word(behind) != "these"
