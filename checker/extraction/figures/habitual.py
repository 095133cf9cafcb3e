"""What is so as a rule: "in a normal May 56 mm fall", "it normally carries 40"; another thing than what was so once."""

from __future__ import annotations

from checker.extraction.figures.figure import Figure
from checker.extraction.grammar.roles import Parse
from checker.extraction.grammar.syntax import Kind
from checker.lexicon.grammar import words
from checker.lexicon.load import table
from checker.model.scope import USUAL


def usual(figure: Figure) -> set[str]:
    """The mark of a figure that is of any such time, or of what is done as a rule."""
    return {USUAL} if _does_so(figure) or _is_of_any(figure) else set()


def _does_so(figure: Figure) -> bool:
    """ "Normally carries", "are usually sold"."""
    parse, verb = figure.parse, figure.role.verb
    if verb is None:
        return False
    beside = (at for at in (verb - 1, verb, verb + 1) if parse.kind(at) in (Kind.ADVERB, Kind.VERB))
    return any(not words("adverbs", "as a rule").isdisjoint(parse.words(at)) for at in beside)


def _is_of_any(figure: Figure) -> bool:
    """Whether "in a normal May" stands behind the figure, as the nearest to it, or opens its sentence."""
    if words("adjectives", "ordinary").isdisjoint(figure.sentence.lower):
        return False
    numbers, own = figure.parse.numbers, figure.number
    for at in range(1, len(figure.sentence.lower) - 2):
        if _names_any(figure.parse, at):
            before = [number for number in numbers if number[1] <= at]
            behind = [number for number in numbers if number[0] > at]
            if own == max(before, default=None) or (not before and own == min(behind, default=None)):
                return True
    return False


def _names_any(parse: Parse, at: int) -> bool:
    """ "In a normal May", "for a typical weekday": a time that is none of the calendar's."""
    lower = parse.sentence.lower
    is_any = lower[at] in words("determiners", "indefinite") and lower[at + 1] in words("adjectives", "ordinary")
    return is_any and parse.kind(parse.owner[at] - 1) is Kind.PREPOSITION and _is_time(parse, at + 2)


def _is_time(parse: Parse, at: int) -> bool:
    calendar, lemma = table("calendar"), parse.sentence.lemma(at)
    names = (calendar[name] for name in ("units", "months", "weekdays", "seasons"))
    return any(lemma in known for known in names)
