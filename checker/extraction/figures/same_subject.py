"""Figures that are about what one before them is: "a fifth of them", "or a third", "he put the number at 45"."""

from __future__ import annotations

from collections.abc import Sequence

from checker.extraction.figures.figure import Figure
from checker.extraction.grammar.phrasing import Scene, is_name, is_pronoun, phrase, possessor
from checker.extraction.grammar.role import Relation
from checker.extraction.grammar.roles import Parse
from checker.extraction.grammar.syntax import Kind
from checker.lexicon.grammar import words

COUNTING = ("count", "rank", "bare", "fraction")

DEPENDENT = (Relation.OBJECT, Relation.COMPLEMENT, Relation.OF)
"""What a figure is beside the subject of its verb."""


def same_as_before(figure: Figure, scene: Scene, before: Sequence[Figure]) -> str:
    """ "A fifth of them" is of those counted before; a list is about one thing, unless each part has its own."""
    parse, role, whole = figure.parse, figure.role, figure.parse.of_phrase(figure.host)
    if not before:
        return ""
    if role.relation in DEPENDENT and not possessor(parse, whole or figure.host, scene):
        owner = role.noun if role.relation is not Relation.OF else None
        doer = next((one for one in before if one.host in (owner, role.subject)), None)
        if doer is not None and (doer.host == owner or doer.kind in (*COUNTING, "age")):
            return doer.about  # "the £40,000 reward was raised to £80,000"
    if _told_of_which(figure):
        antecedent = parse.antecedent(figure.host - 1)
        if antecedent is not None and antecedent not in parse.figures:
            return phrase(parse, antecedent, 0)
    gapped = parse.kind(figure.host - 1) is Kind.NOUN
    is_list = role.shared is not None and not gapped and whole is None and before[-1].kind != "age"
    listed = is_list and before[-1].role is role.shared and apart(figure) is None
    return before[-1].about if listed or _comes_back(figure) else ""


def _comes_back(figure: Figure) -> bool:
    """Whether a pronoun or a verb that stands for others makes a figure one of what was counted right before."""
    parse, role, whole = figure.parse, figure.role, figure.parse.of_phrase(figure.host)
    bare = figure.head is None
    if bare and role.relation is Relation.SUBJECT and 1 in parse.figures and parse.word(0) in ("of", "among"):
        return True  # "Of the 900 men held, 140 were freed"
    if parse.is_verb(role.verb, "pro"):
        return True  # "400 had done so"
    if figure.scope.older and bare and apart(figure) is None:
        return True  # "compared with 36 percent in May"
    if role.noun is not None and parse.lemma(role.noun) in words("nouns", "figure") and bare:
        return parse.word(role.noun + 1) not in words("prepositions", "holding")  # "he put the number at 180"
    if role.relation is Relation.OBJECT and role.shared is None:
        return False
    partitive = whole is not None and (is_pronoun(parse, whole) or parse.first_word(whole) in _partitives())
    if partitive or is_rest(figure):
        return True
    if bare and parse.first_word(figure.host) in words("determiners", "all"):
        return True  # "all three deny it"
    among = parse.word(figure.host - 1) in _partitives() and bare
    if among and parse.kind(figure.host - 2) is Kind.PREPOSITION:
        return True  # "among them three from Japan"
    of_whom = parse.kind(figure.host + 2) is Kind.SUBORDINATOR and parse.word(figure.host + 1) == "of"
    said = parse.is_verb(role.verb, "speech") and role.relation is Relation.OBJECT and bare
    return of_whom or said or _told_of_which(figure)


def _partitives() -> frozenset[str]:
    return words("pronouns", "partitive")


def _told_of_which(figure: Figure) -> bool:
    """ "Of which only a third", "of whom 1,200"."""
    parse, host = figure.parse, figure.host
    return parse.kind(host - 1) is Kind.SUBORDINATOR and parse.word(host - 2) == "of"


def apart(figure: Figure) -> int | None:
    """ "Killed 22 in the north and nine in the south": the place that tells a figure from the others of its list.

    Or from what it is held against: "against 985 in nearby Osk".
    """
    parse, role, spot = figure.parse, figure.role, _spot(figure.parse, figure.host)
    others = (one for one in parse.roles.values() if one.shared is role or one is role.shared)
    listed = figure.declared and any(_spot(parse, one.host) is not None for one in others)
    return spot if listed or figure.scope.older else None


def _spot(parse: Parse, host: int) -> int | None:
    at = parse.skip(host + 1, 1, Kind.PREPOSITION)
    is_spot = parse.kind(at) is Kind.NOUN and parse.word(host + 1) in words("prepositions", "spot")
    if not is_spot or at in parse.figures:
        return None
    return at if is_name(parse, at) or parse.lemma(at) in words("nouns", "region") else None


def is_rest(figure: Figure) -> bool:
    """ "A quarter of the rest", "two of the group": some of those told before."""
    whole = figure.parse.of_phrase(figure.host)
    return figure.parse.lemma(whole) in words("nouns", "partitive")
