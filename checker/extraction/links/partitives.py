"""What is said to be some of what was told: "4,000 of them", ", 30 of whom", "9 km of it", "including 47"."""

from __future__ import annotations

from checker.extraction.figures.figure import Clauses, Figure, is_count
from checker.extraction.figures.signal import OF_THOSE
from checker.extraction.figures.slots import LENGTH
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
    return opens or parse.lemma(noun) != parse.word(noun)


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


def is_of_fate(figure: Figure) -> bool:
    """Whether the words for those whom a figure is some of name its measure."""
    named = figure.declared and figure.predicate == figure.parse.lemma(figure.host + 2)
    return named or any(one.how == OF_THOSE for one in figure.evidence)


def is_of_these(clauses: Clauses, at: int) -> bool:
    """ "319 of these deaths": of those just told."""
    parse, behind = clauses.parse, at + 2
    return parse.kind(behind) is Kind.NOUN and parse.first_word(behind) == "these" and parse.word(behind) != "these"


def is_spot(one: Figure) -> bool:
    """ "Trapped 420 metres below ground, eleven of them": where they are."""
    return one.dimension == LENGTH and one.parse.word(one.host + 1) in words("comparison", "position")


def included_in(clauses: Clauses, figure: Figure) -> Figure | None:
    """The only count before ", including" or ", among them", or the subject of "includes"; not of "turned up among"."""
    parse, at = clauses.parse, figure.host - 1
    at -= parse.word(at) in words("pronouns", "partitive") and parse.word(at - 1) == "among"
    if parse.word(at) not in words("prepositions", "including"):
        return None
    is_aside = parse.kind(at - 1) is Kind.COMMA
    if not is_aside and parse.kind(at) is Kind.PREPOSITION:
        return None
    ahead = [one for one in clauses.figures if (one.host < at if is_aside else one.host == parse.subject(at))]
    return ahead[0] if len(ahead) == 1 and is_count(ahead[0]) and ahead[0].head is not None else None
