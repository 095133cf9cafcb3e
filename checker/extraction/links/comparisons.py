"""Figures beside those they are measured by: "by 40 votes, 620 to 580", "the highest since 2011, when it was 5.2"."""

from __future__ import annotations

from collections.abc import Iterator

from checker.extraction.figures.figure import PAIR, Clauses, Figure, is_count, last_sentence
from checker.extraction.figures.slots import Slot, is_lead, slot_of
from checker.extraction.grammar.role import Relation
from checker.extraction.grammar.sentence import Sentence
from checker.extraction.grammar.syntax import Kind
from checker.extraction.links.ballots import stand_to_each_other
from checker.extraction.links.changes import make_points
from checker.extraction.links.level_clauses import is_done_to_another
from checker.extraction.links.parts import whole_of
from checker.extraction.times.times import DATES
from checker.lexicon.grammar import words
from checker.model.amount import COUNT, SHARE
from checker.model.claim import Link
from checker.model.links import LinkKind

EXTREMES: tuple[LinkKind, ...] = ("highest", "lowest")
REACH = 6
"""So many words may stand between "the highest" and "since", and between that and "when"."""


def leads(clauses: Clauses, before: list[Figure]) -> Iterator[tuple[Figure, Link]]:
    """ "12,431 votes to his 11,217, and beat him by 2,214 votes", "by 14,000, 82,000 to 68,000": the only two."""
    for lead in clauses.figures:
        if not (_is_told_alone(lead) or _is_won_by(lead)) or _is_older(lead):
            continue
        here, earlier = (
            [one for one in part if _is_result(lead, one)] for part in (clauses.figures, last_sentence(before))
        )
        results = here or earlier
        if is_done_to_another(lead, results):
            continue
        if _are_of_one_time(results) and (_is_behind(lead, results) or _is_ahead(lead, results)):
            yield _lead(lead, results)


def leads_told_before(clauses: Clauses, before: list[Figure]) -> Iterator[tuple[Figure, Link]]:
    """ "They hold a lead of 15 points over the Union. They stand at 41 percent and the Union at 26"."""
    told = [one for one in last_sentence(before) if _is_lead_of(one) or _is_won_by(one)]
    opens = clauses.parse.word(0) in words("pronouns", "third") and clauses.parse.kind(1) is Kind.VERB
    is_dated = any(one.type in DATES for one in clauses.times)
    if len(told) != 1 or len(clauses.figures) != PAIR or not opens or is_dated or _is_older(told[0]):
        return
    results = [one for one in clauses.figures if _is_result(told[0], one)]
    is_open = not any(link.kind == "change_from" for link in told[0].links)
    if is_open and _are_of_one_time(results) and _are_of_these_two(told[0], *results):
        yield _lead(told[0], results)


def _lead(lead: Figure, results: list[Figure]) -> tuple[Figure, Link]:
    one, other = results
    if one.dimension == SHARE:
        make_points(lead)
    return lead, Link.of("change_from", change=lead.id, old=one.id, new=other.id)


def _are_of_one_time(results: list[Figure]) -> bool:
    """Whether two results and no more are of one time, as those of a score are."""
    is_one = len({one.when if one.dated else None for one in results}) == 1
    return len(results) == PAIR and (is_one or stand_to_each_other(*results))


def _are_of_these_two(lead: Figure, one: Figure, other: Figure) -> bool:
    """ "A lead over the Union. They have 41 percent and the Union 26"; not "and the Centre 26"."""
    between = one.parse.chunks[one.host : other.host]
    return all(chunk.kind is not Kind.VERB for chunk in between) and not is_over_another(lead, one, other)


def is_over_another(lead: Figure, one: Figure, other: Figure) -> bool:
    """ "A lead of 12 points over the Union. They have 34 percent and the Liberals 29": of the Union nothing is told."""
    start = one.last if one.sentence is other.sentence else 1
    names, known = _names(other.sentence, start, other.first), _names(lead.sentence, lead.last)
    is_over = lead.parse.word(lead.host + 1) in words("judged", "lead over")
    return is_over and bool(names) and names.isdisjoint(known)


def _names(sentence: Sentence, start: int, end: int | None = None) -> set[str]:
    return {word.lower() for word in sentence.words[start:end] if word[0].isupper()}


def _is_won_by(lead: Figure) -> bool:
    """ "Beat him by 2,214 votes", "took the seat by 12 votes": by so much of what is counted."""
    takes = lead.noun in words("judged", "lead") and lead.parse.is_verb(lead.role.verb, "gaining")
    goes_on = lead.sentence.word(lead.last) == "to"
    return lead.role.preposition == "by" and (is_lead(lead) or (takes and not goes_on))


def _is_lead_of(lead: Figure) -> bool:
    """ "A lead of 15 points", "a majority of 300 votes", "eight points ahead of his rival"."""
    role, parse = lead.role, lead.parse
    is_counted = lead.head is not None and lead.sentence.lemma(lead.head) in words("judged", "lead")
    of = parse.lemma(role.noun) if role.relation is Relation.OF else ""
    is_ahead = lead.sentence.lower[lead.last : lead.last + PAIR] == ["ahead", "of"]
    return is_counted and (is_ahead or of in words("judged", "leading", "led by"))


def _is_older(lead: Figure) -> bool:
    """ "By 50.8 to 49.2 percent, after trailing by two points": of a time before."""
    verb = lead.role.verb
    return verb is not None and lead.parse.word(verb - 1) in words("comparison", "older")


def _is_behind(lead: Figure, results: list[Figure]) -> bool:
    return all(one.quantity.start < lead.quantity.start for one in results)


def _is_ahead(lead: Figure, results: list[Figure]) -> bool:
    """ "By 14,000 votes, 82,000 to 68,000", "by 12 votes on Thursday, with 2,460 to 2,448"."""
    parse = lead.parse
    between = parse.chunks[lead.host + 1 : results[0].host]
    goes_on = all(chunk.kind is not Kind.VERB or "gerund" in chunk.traits for chunk in between)
    is_aside = any(chunk.kind is Kind.COMMA for chunk in between) and parse.word(results[0].host - 1) != "by"
    return results[0].parse is parse and is_aside and goes_on and stand_to_each_other(*results)


def _is_told_alone(lead: Figure) -> bool:
    """ "His lead is seven points": all that its sentence says, and of no other time."""
    parse, verb = lead.parse, lead.role.verb
    opens = lead.role.noun == 0 and verb == 1 and lead.host == verb + 1 and parse.is_verb(verb, "linking")
    is_measured = lead.head is not None and lead.noun in words("judged", "lead")
    return opens and is_measured and parse.lemma(0) in words("judged", "leading") and len(parse.figures) == 1


def _is_result(lead: Figure, one: Figure) -> bool:
    """Whether a figure is what the same was counted in: votes, not seats; no difference itself."""
    if one.dimension == SHARE and lead.sentence.lemma(lead.head or 0) == "point":
        return one is not lead and slot_of(one) is not Slot.DIFFERENCE and not one.scope.change
    ballots = words("judged", "ballot")
    alike = (
        one.noun == lead.noun or {one.noun, lead.noun} <= ballots or (one.noun in ("", "person") and one.head is None)
    )
    return one is not lead and is_count(one) and alike and slot_of(one) is not Slot.DIFFERENCE and not whole_of(one)


def marks(clauses: Clauses, _before: list[Figure]) -> Iterator[tuple[Figure, Link]]:
    """ "4.8 percent, the highest since 2011, when it was 5.2 percent"."""
    lower = clauses.sentence.lower
    for at, word in enumerate(lower) if "since" in lower else ():
        kind = next((kind for kind in EXTREMES if word in words("judged", kind)), None)
        since = _next(lower, "since", at) if kind and clauses.sentence.word(at - 1) in words("judged", "own") else None
        when = _next(lower, "when", since) if since else None
        if kind is None or when is None or clauses.sentence.word(when + 1) not in words("pronouns", "personal"):
            continue
        new = [one for one in clauses.figures if one.last <= at and _is_level(one)]
        old = [one for one in clauses.figures if one.first > when]
        if len(old) == 1 and _is_last(clauses, new, old[0], at):
            yield new[-1], Link.of(kind, new=new[-1].id, old=old[0].id)


def _next(lower: list[str], word: str, start: int) -> int | None:
    """The token of a word close behind another, or None."""
    near = range(start + 1, min(len(lower), start + 1 + REACH))
    return next((at for at in near if lower[at] == word), None)


def _is_level(figure: Figure) -> bool:
    return slot_of(figure) in (Slot.LEVEL, Slot.NEW) and not figure.scope.change


def _is_last(clauses: Clauses, new: list[Figure], old: Figure, at: int) -> bool:
    """Whether one level of that unit stands before "the highest", right before its comma, and none other."""
    unit = old.unit
    like = [one for one in new if one.dimension == unit.dimension]
    if (
        len(like) != 1
        or like[0] is not new[-1]
        or not _is_level(old)
        or (unit.dimension == COUNT and old.noun not in ("", new[-1].noun))
    ):
        return False
    parse = clauses.parse
    between = [parse.kind(i) for i in range(new[-1].host + 1, parse.owner[at - 1])]
    return between.count(Kind.COMMA) == 1 and between[-1] is Kind.COMMA and Kind.VERB not in between


def paces_on_average(clauses: Clauses, _before: list[Figure]) -> Iterator[tuple[Figure, Link]]:
    """ "Covered 240 kilometres in two hours, an average speed of 120 km/h"."""
    lower = clauses.sentence.lower
    by_kind = {
        dimension: [one for one in clauses.figures if one.dimension == dimension]
        for dimension in ("length", "time", "speed")
    }
    if any(len(found) != 1 for found in by_kind.values()):
        return
    way, time, speed = (found[0] for found in by_kind.values())
    near = lower[max(0, speed.first - REACH) : speed.first]
    is_average = not words("judged", "average").isdisjoint(near)
    if is_average and lower[way.last : time.first] == ["in"] and time.host < speed.host:
        yield speed, Link.of("product_of", rate=speed.id, times=time.id, total=way.id)
