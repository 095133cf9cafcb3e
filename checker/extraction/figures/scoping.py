"""What narrows a figure: "12 of them women", "in Ulm", "another 40", "40 in all", "planned", "up by 40"."""

from __future__ import annotations

from itertools import pairwise

from checker.extraction.figures.additional import part
from checker.extraction.figures.ages import is_of_then
from checker.extraction.figures.figure import Figure
from checker.extraction.figures.grouping import group_of, perhaps, take_side
from checker.extraction.figures.habitual import usual
from checker.extraction.figures.modality import modality
from checker.extraction.figures.places import event_of, is_aboard, places_of
from checker.extraction.figures.signals import behind_of
from checker.extraction.figures.slots import is_difference, is_source
from checker.extraction.figures.which import which
from checker.extraction.grammar.attribution import Attribution
from checker.extraction.grammar.role import Relation
from checker.extraction.grammar.syntax import Kind
from checker.lexicon.grammar import words
from checker.lexicon.likeness import is_person
from checker.model.scope import Scope
from checker.rulebook.measures import Behaviour, Measures

LEFT_OUT = "whoever did it may be counted or not"

REACH = 8
"""How many chunks behind a figure its "including" may stand."""


def narrow(figure: Figure, said: list[Attribution], measures: Measures) -> None:
    """Set the figure's scope; nothing narrows an age, nor whose turn it was, but an age may be of another time."""
    if figure.kind == "age" or figure.measure == "age":
        figure.scope = Scope(older=is_of_then(figure))
        return
    if figure.kind == "rank" and figure.declared:
        figure.scope = Scope(group=(figure.sentence.lemma(figure.last - 1),))
        return
    figure.unsure |= figure.declared and _is_of_some(figure)
    places, residue = places_of(figure)
    residue |= _shared_out(figure) | which(figure) | _left(figure, measures)
    residue |= usual(figure) | perhaps(figure) | _excepted(figure)
    group = group_of(figure)
    take_side(figure)
    figure.scope = Scope(
        places=tuple(sorted(places)),
        group=tuple(sorted(group)),
        part=part(figure, measures),
        modality=modality(figure, said),
        method=_method(figure, measures),
        change=_is_change(figure),
        older=_is_older(figure),
        residue=tuple(sorted(residue)),
        event=event_of(figure),
    )


def _shared_out(figure: Figure) -> set[str]:
    """ "One count for each of the dead", "twelve for every bed": no number of those they are shared out to."""
    match figure.sentence.lower[figure.last : figure.last + 2]:
        case ["for", each] if each in words("sums", "shared_out"):
            return {each}
    return set()


def _excepted(figure: Figure) -> set[str]:
    """ "All but three of them went": so many did not."""
    said = figure.sentence.lower[max(figure.number[0] - 2, 0) : figure.number[0]]
    return {"but"} if said == ["all", "but"] else set()


def _left(figure: Figure, measures: Measures) -> set[str]:
    """ "Twelve remain injured": those who are left of all that were, not the whole count."""
    verb, is_subject = figure.role.verb, figure.role.relation is Relation.SUBJECT
    is_total = figure.declared and measures.behaviour(figure.measure) is Behaviour.RUNNING_TOTAL
    is_left = is_total and is_subject and figure.parse.is_verb(verb, "remaining")
    return {"left"} if is_left else set()


def _is_of_some(figure: Figure) -> bool:
    """Whether those spoken of may be some: "all three were shot", "one of the fatalities was a child".

    "All 64 on board" are all there were.
    """
    is_told = figure.topic is not None and figure.topic in (figure.host, behind_of(figure.parse, figure.host))
    if is_told and figure.sentence.word(figure.number[1]) == "of":
        return True
    is_all = figure.sentence.lower[figure.first] in words("determiners", "all")
    return is_all and not is_aboard(figure.parse, figure.host + 1)


def _method(figure: Figure, measures: Measures) -> str:
    """ "four dead, including the gunman", "without the fuel it weighs a tonne": whether something is counted."""
    parse, perpetrators = figure.parse, words("nouns", "perpetrator")
    including, excluding = words("comparison", "including"), words("comparison", "excluding")
    if figure.kind == "measure" and figure.declared:
        left_out = words("prepositions", "excluding")
        without = (at + 1 for at in range(len(parse.chunks) - 1) if parse.word(at) in left_out)
        return next((f"{parse.lemma(at)} not included" for at in without if parse.kind(at) is Kind.NOUN), "")
    for at in range(figure.host + 1, min(figure.host + REACH, len(parse.chunks) - 1)):
        if at in parse.figures or parse.kind(at) is Kind.BREAK:
            break
        if parse.word(at) in including and parse.lemma(at + 1) in perpetrators:
            return "perpetrator included"
        if parse.word(at) in excluding and parse.lemma(at + 1) in perpetrators:
            return "perpetrator not included"
        if parse.kind(at) is Kind.COORDINATOR and at == figure.host + 1 and parse.lemma(at + 1) in perpetrators:
            return "perpetrator not included"
    if figure.declared and measures.may_count_doer(figure.measure):
        lower = figure.sentence.lower
        told = (word for word in (*lower, *map(" ".join, pairwise(lower))) if word in perpetrators)
        if word := next(told, ""):
            figure.note("method", LEFT_OUT, word)
    return ""


def _is_change(figure: Figure) -> bool:
    """A difference, or the object of a rise or a fall that names no level; who fell 30 metres is not 30 metres less."""
    role = figure.role
    if _is_way(figure):
        return False
    moves = figure.parse.is_verb(role.verb, "rise", "fall")
    if figure.parse.is_verb(role.verb, "moving") and figure.kind != "percent":
        moves = False
    if figure.declared and " " in figure.predicate and role.host == figure.topic:
        return False
    return is_difference(figure) or (moves and not role.preposition and role.relation is not Relation.SUBJECT)


def _is_way(figure: Figure) -> bool:
    """Whether a length is how far somebody went, fell or jumped: "Kern soared 141.5 metres"."""
    subject, verb = figure.role.subject, figure.role.verb
    if subject is None or figure.dimension != "length":
        return False
    return is_person(figure.parse.lemma(subject)) or figure.parse.is_verb(verb, "leaping")


def _is_clause(figure: Figure, conjunction: str) -> bool:
    """ "Search on after 1 killed", "after two found dead": it says by itself what happened."""
    quantity, temporal = figure.quantity, conjunction in words("clauses", "temporal")
    own = quantity.head is None and quantity.last > quantity.number[1]
    return temporal and figure.declared and (own or figure.role.predicate is not None)


def _is_older(figure: Figure) -> bool:
    """ "Up from 31", "more than twice the 90 first announced", "it was 71 km long before"."""
    parse, said = figure.parse, figure.role.predicate
    before = parse.skip(figure.host - 1, -1, Kind.ADVERB)
    if parse.kind(before) is Kind.PREPOSITION and parse.word(before) in words("comparison", "older"):
        return not (is_source(figure) or _is_clause(figure, parse.word(before)))
    definite = figure.sentence.lower[parse.chunks[figure.host].first] in words("determiners", "definite")
    return definite and said is not None and parse.kind(said) is Kind.VERB and parse.is_verb(said, "speech")
