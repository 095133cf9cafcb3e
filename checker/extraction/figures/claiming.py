"""A figure to its claim, once all is known of it: "140 dead", with its unit, its context and its evidence."""

from __future__ import annotations

from decimal import Decimal

from msgspec.structs import replace

from checker.extraction.figures import elided_nouns
from checker.extraction.figures.context import Place, context
from checker.extraction.figures.empty_claims import claim_at
from checker.extraction.figures.figure import Figure
from checker.extraction.figures.named_parts import part_of
from checker.extraction.figures.subjects import measured_of
from checker.extraction.grammar.boxes import Box
from checker.extraction.grammar.syntax import Kind
from checker.lexicon import units
from checker.lexicon.grammar import words
from checker.lexicon.likeness import PERSON
from checker.model.amount import COUNT, RANK, SHARE, Amount
from checker.model.claim import Claim, Confidence
from checker.model.report import Report

UNKNOWN = ""
"""The noun of a count of which nothing tells what it counts."""


def claim_of(report: Report, figure: Figure, box: Box) -> Claim:
    """The claim that a figure makes, once every stage has filled it in."""
    quantity = figure.quantity
    return replace(
        claim_at(report, figure.sentence, quantity.start, quantity.end),
        entity=figure.entity or (box.title if figure.parse.label is not None else ""),
        entity_type=figure.entity_type,
        about=figure.about,
        what=figure.what,
        measure=figure.measure,
        declared=figure.declared,
        amount=_amount(figure),
        when=figure.when,
        dated=figure.dated,
        said_by=figure.said_by,
        said_when=figure.said_when,
        scope=figure.scope,
        context=replace(
            context(figure.parse, _place(figure), box, _carried(figure)),
            fates=figure.fates,
            base=_base(figure),
            part=part_of(figure),
            moved=_has_moved(figure),
        ),
        links=tuple(figure.links),
        confidence=Confidence.LOW if figure.unsure else Confidence.HIGH,
        evidence=tuple(figure.evidence),
    )


def _has_moved(figure: Figure) -> bool:
    """ "Gave back 5 percent, to 79.80 crowns", "up 2 percent at 81": a level right behind its change."""
    lower, first = figure.sentence.lower, figure.first
    ahead = max((number for number in figure.parse.numbers if number[1] < first), default=None)
    if ahead is None or figure.dimension == SHARE or lower[first - 1] not in ("to", "at"):
        return False
    between = [chunk.kind for chunk in figure.parse.chunks if ahead[1] < chunk.first < first]
    return lower[ahead[1]] in words("counted", "percent") and not {Kind.VERB, Kind.BREAK} & {*between}


def _amount(figure: Figure) -> Amount:
    """The figure's amount; an elided noun that the context supplied is its unit. A difference has no zero point."""
    amount = figure.amount
    unit, per = amount.unit, _per(figure)
    if figure.kind == "bare" and figure.noun not in ("", unit.name):
        unit = units.count(figure.noun)
    elif elided_nouns.is_unknown(figure):
        unit = units.count(UNKNOWN)
    if figure.scope.change and unit.offset:
        unit = replace(unit, offset=Decimal(0))
    if per and unit.dimension.partition(":")[0] in (COUNT, "money"):
        unit = units.rate(unit, per)
    return amount if unit is amount.unit else replace(amount, unit=unit)


def _per(figure: Figure) -> str:
    """ "Earnings per share were $3.50": what the noun whose amount a figure gives is for each of."""
    noun, parse = figure.role.noun, figure.parse
    behind = (noun or 0) + 2
    is_rate = noun is not None and parse.word(noun + 1) == "per" and parse.kind(behind) is Kind.NOUN
    return parse.lemma(behind) if is_rate and " per " not in figure.dimension else ""


def _place(figure: Figure) -> Place:
    quantity, role = figure.quantity, figure.role
    behind = figure.host + 2
    is_of = figure.kind == "rank" and figure.parse.word(behind - 1) == "of" and behind < len(figure.parse.chunks)
    of = behind if is_of else None
    what = (figure.host, role.noun, role.predicate, role.label, of)
    is_unit = figure.dimension not in (COUNT, RANK)
    named = (role.subject, *what) if _is_of_described(figure) else ()
    verb, subject = _told_which(figure) or (role.verb, _in_passing(figure) or _bearer(figure))
    return Place((quantity.first, quantity.last), figure.host, what, verb, subject, is_unit, named)


def _bearer(figure: Figure) -> int | None:
    """Of what a figure is told: the subject, but for what is done to another: "the survey places it at 10 km"."""
    parse, role = figure.parse, figure.role
    whom = parse.object(role.verb) if parse.is_verb(role.verb, "affecting") else None
    return role.subject if whom is None or whom == figure.host or whom in parse.figures else whom


def _in_passing(figure: Figure) -> int | None:
    """ "Wants to drain it through a pipe 220 metres long", "takes the network to 94.6 km": it is of that alone."""
    sized = measured_of(figure)
    is_oblique = sized is not None and figure.parse.kind(sized - 1) in (Kind.PREPOSITION, Kind.VERB)
    return sized if is_oblique else None


def _told_which(figure: Figure) -> tuple[int, int] | None:
    """ "The 2.4 million dollars that it is paying", "the 52 who got out": the verb that says which, and who does it."""
    parse, relative = figure.parse, figure.host + 1
    is_the = parse.is_definite(figure.host)
    if not is_the or parse.word(relative) not in words("pronouns", "relative"):
        return None
    subject = relative + 1 if parse.kind(relative + 1) is Kind.NOUN else figure.host
    verb = relative + 1 + (subject > relative)
    return (verb, subject) if parse.kind(verb) is Kind.VERB else None


def _base(figure: Figure) -> str:
    """ "47 percent of drivers", "nine acres of maize", "six of the patients": what a share is of, or a figure."""
    parse, behind = figure.parse, figure.host + 2
    if parse.word(behind - 1) != "of" or parse.kind(behind) is not Kind.NOUN or figure.kind == "rank":
        return ""
    is_share = figure.dimension == SHARE
    is_kind = figure.sentence.tags[parse.chunks[behind].first] not in ("DET", "PROPN")
    is_some = figure.head is None and parse.lemma(behind) == figure.noun
    return parse.lemma(behind) if is_share or is_kind or is_some else ""


def _is_of_described(figure: Figure) -> bool:
    """ "On Orlo Online the film has 40 reviews": whose they are is told without a name, whatever has one.

    "Orlo said that it had lost 40": a name before the subject that no preposition governs may be whom it stands for.
    """
    subject, parse = figure.role.subject, figure.parse
    if subject is None or subject in parse.figures:
        return False
    before = (at for at in range(subject) if parse.kind(at - 1) is not Kind.PREPOSITION)
    told = (parse.chunks[at] for at in (*before, subject) if parse.kind(at) is Kind.NOUN)
    return not any("PROPN" in figure.sentence.tags[chunk.first : chunk.last] for chunk in told)


def _carried(figure: Figure) -> frozenset[str]:
    """What an open measure says that the words of the sentence leave out: "finished with 61" has won seats."""
    return frozenset() if figure.declared else frozenset({figure.noun, *figure.measure.split("/")} - {"", PERSON})
