"""How a difference is worded: "rise in revenue", "decrease in seats", "above seasonal average"."""

from __future__ import annotations

from checker.extraction.figures.figure import Figure
from checker.extraction.grammar.phrasing import measured_words
from checker.extraction.grammar.role import Relation
from checker.extraction.grammar.syntax import Kind
from checker.lexicon.grammar import words


def differs(figure: Figure) -> bool:
    return figure.scope.change or _direction(figure) != ""


def _direction(figure: Figure) -> str:
    """ "four fewer than", "up 12 percent", "a gain of 29 percent": which way it went; nothing for a level."""
    parse, role = figure.parse, figure.role
    if role.noun is not None and role.relation is Relation.OF:
        if parse.lemma(role.noun) in words("nouns", "rise", "fall"):
            return parse.word(role.noun)
    if (base := _base(figure)) is not None:
        below = words("comparison", "fewer") | words("judged", "below")
        return "fall" if parse.word(base - 1) in below else "rise"
    beside = {
        figure.sentence.lower[i] for i in range(figure.number[1], min(figure.last + 1, len(figure.sentence.lower)))
    }
    than = figure.sentence.lower[figure.last : figure.last + 2]
    if "than" in than and beside & words("comparison", "words"):
        return "decrease" if beside & words("comparison", "fewer") else "increase"
    return ""


def _base(figure: Figure) -> int | None:
    """ "11 degrees above the average", "4 percent below last year's 906m": what a difference is reckoned from."""
    parse, behind = figure.parse, figure.host + 2
    beside = parse.word(behind - 1) in words("comparison", "relative") and parse.kind(behind) is Kind.NOUN
    return behind if beside and figure.scope.change else None


def difference(figure: Figure, before: str) -> str:
    """ "rise in revenue", "decrease in seats", "above seasonal average"."""
    parse, role, base = figure.parse, figure.role, _base(figure)
    if base is not None and base not in parse.figures:
        return f"{parse.word(base - 1)} {measured_words(parse, base)}"
    way = _direction(figure)
    if not way:
        said = {parse.lemma(role.verb), parse.word(figure.host - 1), parse.word(figure.host + 1)}
        way = "rise" if words("verbs", "fall", "lose").isdisjoint(said) else "fall"
    of = role.subject if role.noun is None or role.relation is Relation.OF else role.noun
    own = measured_words(parse, of) if of is not None and of not in parse.figures and role.shared is None else ""
    own = own or before or (measured_words(parse, of) if of is not None else "")
    return f"{way} in {own}" if own else way
