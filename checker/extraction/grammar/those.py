"""Which ones a pronoun means: "those taking the drug", "40 of those who lined up died"."""

from __future__ import annotations

from checker.extraction.grammar.row import Row
from checker.extraction.grammar.syntax import Kind
from checker.lexicon.grammar import words

BETWEEN = (Kind.ADJECTIVE, Kind.ADVERB, Kind.TIME, Kind.PREPOSITION, Kind.NOUN)
"""What may stand between a verb that restricts and the one behind it."""


def restriction(parse: Row, pronoun: int) -> int | None:
    """The verb that tells which ones a pronoun means: "those taking the drug", "those who lined up"."""
    at = pronoun + 1
    if parse.word(pronoun) not in words("pronouns", "partitive"):
        return None
    at += parse.kind(at) is Kind.SUBORDINATOR and parse.word(at) in words("pronouns", "relative")
    return at if parse.kind(at) is Kind.VERB and (at > pronoun + 1 or parse.is_participle(at)) else None


def verb_behind(parse: Row, host: int) -> int | None:
    """ "40 of those taking it died", "a third of those who ran were women": the finite verb behind what restricts."""
    verb = restriction(parse, host + 2) if parse.word(host + 1) in ("of", "among") else None
    if verb is None:
        return None
    at = verb + 1
    while parse.kind(at) in BETWEEN:
        at += 1
    return at if parse.may_be_finite(at) else None
