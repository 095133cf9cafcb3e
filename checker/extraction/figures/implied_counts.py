"""Who is told of without a number, beside others who are counted: "a man was killed and three others were hurt".

"Others" are all but those named before. If only one person named in the same sentence met another fate, that is one
person of that fate: one was killed here.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal

from msgspec import structs

from checker.extraction.figures.additional import OTHER
from checker.extraction.figures.empty_claims import claim_id
from checker.extraction.figures.figure import Clauses, Figure
from checker.extraction.grammar.roles import Parse
from checker.extraction.grammar.syntax import UNTOLD, Kind
from checker.lexicon import units
from checker.lexicon.grammar import words
from checker.lexicon.likeness import PERSON, is_person
from checker.model.amount import COUNT, Amount
from checker.model.claim import Evidence
from checker.model.interval import Interval
from checker.model.scope import Part
from checker.rulebook.measures import Measures

ONE = Decimal(1)


def alone(report: str, clauses: Clauses, measures: Measures) -> Iterator[Figure]:
    """The one person of whom a sentence says another thing than of the others that it counts."""
    others = next((one for one in clauses.figures if _are_others(one)), None)
    if others is None:
        return
    found = list(_fates(clauses.parse, others.host, measures))
    fate = next((fate for _, fate in found if not measures.by_name[fate].unless), found[0][1] if found else "")
    is_told = any(one.measure == fate for one in clauses.figures)
    if not is_told and len({at for at, _ in found}) == 1 and _go_together(fate, others.measure, measures):
        if _is_one(clauses, found[0][0]):
            yield _one(report, others, found[0][0], fate)


def _go_together(fate: str, other: str, measures: Measures) -> bool:
    """Whether two measures count those whom one thing befell: the killed and the wounded, the killed and the shot."""
    return bool(measures.common_whole(fate, other)) or other in measures.befalling(fate)


def _are_others(figure: Figure) -> bool:
    """ "Three others were hurt": all who were, besides those of another fate."""
    other = figure.noun == OTHER or OTHER in figure.parse.words(figure.host)
    return other and figure.declared and figure.scope.part is Part.WHOLE


def _fates(parse: Parse, stop: int, measures: Measures) -> Iterator[tuple[int, str]]:
    """Those before a chunk whom something befell, with the measures that would count them."""
    for verb in range(stop):
        if parse.kind(verb) is Kind.VERB and parse.traits(verb).isdisjoint(UNTOLD):
            whom = parse.undergoer(verb)
            fate = next(filter(None, (measures.named(*said, COUNT, PERSON) for said in _said(parse, verb))), "")
            dated = any(parse.kind(at) is Kind.TIME for at in range(verb, stop))
            if fate and whom is not None and whom < stop and not dated:
                yield whom, fate


def _said(parse: Parse, verb: int) -> Iterator[tuple[str, str]]:
    """What a verb says of somebody, with the word class: "fatally shot", "is dead", "killed"."""
    yield from ((word, "ADV") for word in parse.words(verb)[:-1])
    if parse.kind(verb + 1) is Kind.PREPOSITION:
        yield f"{parse.word(verb + 1)} {parse.word(verb + 2)}", "ADV"
    if parse.kind(verb + 1) is Kind.ADJECTIVE:
        yield parse.lemma(verb + 1), "ADJ"
    yield parse.lemma(verb), "VERB"


def _is_one(clauses: Clauses, at: int) -> bool:
    """Whether a noun phrase is of one person: "a man", "a 30-year-old"; not "a man and his son", "two men"."""
    parse, lemma = clauses.parse, clauses.parse.lemma(at)
    number = next((one.kind for one in clauses.figures if one.host == at), None)
    is_singular = lemma == parse.word(at) and parse.tag(at) == "NOUN"
    is_somebody = is_singular and (is_person(lemma) or lemma in words("nouns", "somebody"))
    return not _is_joined(parse, at) and (number == "age" if number else is_somebody)


def _is_joined(parse: Parse, at: int) -> bool:
    """ "A man and his son": whether another noun phrase is coordinated with one."""
    beside = (at - 2, at - 1), (at + 2, at + 1)
    return any(parse.kind(by) is Kind.COORDINATOR and parse.kind(noun) is Kind.NOUN for noun, by in beside)


def _one(report: str, others: Figure, at: int, fate: str) -> Figure:
    """A figure of the one person, of whatever scope the others are."""
    parse, sentence = others.parse, others.sentence
    chunk, point = parse.chunks[at], Interval.point(ONE)
    start, end = sentence.starts[chunk.first], sentence.ends[chunk.last - 1]
    quantity = structs.replace(
        others.quantity,
        start=start,
        end=end,
        first=chunk.first,
        last=chunk.last,
        number=(chunk.first, chunk.first),
        amount=Amount((ONE,), units.count(PERSON), point, point),
        head=None,
        hedge="",
    )
    return replace(
        others,
        id=claim_id(report, start, end),
        quantity=quantity,
        role=parse.role(at, None),
        noun=PERSON,
        measure=fate,
        what=fate,
        scope=structs.replace(others.scope, group=()),
        links=[],
        evidence=[Evidence("measure", "one, beside others who are counted", parse.text(at))],
        fates=(),
    )
