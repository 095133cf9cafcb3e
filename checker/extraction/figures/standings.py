"""What others have beside the one that is told of: "won 212 seats, with the Liberals on 84 and the Greens on 12"."""

from __future__ import annotations

from checker.extraction.figures.figure import Figure
from checker.extraction.grammar.roles import Parse
from checker.extraction.grammar.syntax import Kind
from checker.lexicon.grammar import phrases, words


def standing(figure: Figure) -> int | None:
    """Who has a figure behind its preposition: a name that a list, "with", "followed by" or "ahead of" brings in.

    "Led with 58 points, followed by Orne on 55", "won in 52.31 seconds, with Mira Sand second in 52.90".
    """
    parse = figure.parse
    before = figure.host - 1
    if parse.kind(before) is not Kind.PREPOSITION or parse.word(before) not in words("standings", "at"):
        return None
    noun = parse.skip(before - 1, -1, Kind.ADJECTIVE, Kind.ADVERB, Kind.COMMA)
    if not _is_capital(parse, noun) or noun in parse.figures or not any(at < noun for at in parse.figures):
        return None
    return noun if _is_brought_in(parse, parse.skip(noun - 1, -1, Kind.ADVERB)) else None


def _is_brought_in(parse: Parse, before: int) -> bool:
    """Whether what stands before a name adds one more of those who are ranked."""
    if parse.kind(before) in (Kind.COORDINATOR, Kind.COMMA):
        return any(_is_brought_in(parse, at) and _names(parse, at + 1) for at in range(before) if parse.word(at) != ",")
    if parse.kind(before) is not Kind.PREPOSITION:
        return False
    led = tuple(parse.words(before - 1)[-1:] + parse.words(before))
    return parse.word(before) in words("standings", "beside") or led in phrases("standings", "led")


def _names(parse: Parse, noun: int) -> bool:
    """ "With Orne", "by an independent, Roy Sallis": whether a phrase names somebody, at once or behind its comma."""
    places = (noun, noun + 2) if parse.kind(noun + 1) is Kind.COMMA else (noun,)
    return any(_is_capital(parse, at) for at in places)


def _is_capital(parse: Parse, noun: int) -> bool:
    """ "Orne", "the Liberals": a noun phrase whose last word is capital, whatever it is tagged."""
    return parse.kind(noun) is Kind.NOUN and parse.sentence.words[parse.chunks[noun].head][0].isupper()
