"""Sentences to claims: where the mentions of a sentence, and of the sentences before it, are joined."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

import msgspec
from msgspec.structs import replace

from checker.extraction.figures import beside, dating, eliding, naming, scoping, subjects, topics, unnamed
from checker.extraction.figures.about import about
from checker.extraction.figures.context import Place, context
from checker.extraction.figures.fates import fates, settle
from checker.extraction.figures.figure import Clauses, Figure
from checker.extraction.figures.listing import listings
from checker.extraction.figures.stating import claim_at, claim_id
from checker.extraction.figures.tallying import tallies
from checker.extraction.figures.uncounted import alone
from checker.extraction.figures.wording import what
from checker.extraction.grammar.attribution import Attribution, attribution_of
from checker.extraction.grammar.boxes import Box, box
from checker.extraction.grammar.phrasing import Scene
from checker.extraction.grammar.role import Role
from checker.extraction.grammar.roles import Parse
from checker.extraction.grammar.sentence import Sentence, sentences
from checker.extraction.grammar.syntax import Chunker, Kind
from checker.extraction.grammar.voice import Voice
from checker.extraction.happenings import deriving
from checker.extraction.happenings.causing import Course
from checker.extraction.happenings.happening import ends, happenings
from checker.extraction.happenings.lives import lengths_of_life, lives
from checker.extraction.happenings.misdating import no_such_days
from checker.extraction.happenings.offices import Terms
from checker.extraction.happenings.onset import of_one_event, onsets
from checker.extraction.happenings.ordering import orders
from checker.extraction.happenings.recurring import recurrences
from checker.extraction.happenings.runs import Runs
from checker.extraction.happenings.sessions import Sessions
from checker.extraction.happenings.stages import stages
from checker.extraction.links import linking, scaling
from checker.extraction.links.multiplying import factors
from checker.extraction.links.ranking import rankings
from checker.extraction.links.scoring import scores
from checker.extraction.quantities.quantities import quantities
from checker.extraction.quantities.quantity import Quantity
from checker.extraction.times.times import DATES, Reference, TimeMention, times
from checker.lexicon import units
from checker.model.amount import COUNT, SHARE, Amount
from checker.model.claim import DENIED, Claim, Confidence, Evidence
from checker.model.report import Report
from checker.model.timespan import Timespan
from checker.rulebook.measures import Measures

RANK = "rank"
PART_OF = "part_of"
PERSON = "person"
UNKNOWN = ""
"""The noun of a count of which nothing tells what it counts."""
KEPT = 40
"""How many figures before a sentence its links may reach back to."""


class Mentions(msgspec.Struct, frozen=True):
    """What a report's prose mentions, in the order of the text, before anything is joined into claims."""

    quantities: tuple[Quantity, ...]
    times: tuple[TimeMention, ...]


def mentions(report: Report) -> Mentions:
    """Every quantity and every time expression of a report's prose."""
    reference = Reference(report.published, report.text, report.year)
    found: list[Quantity] = []
    dates: list[TimeMention] = []
    for sentence in _sentences(report):
        here = times(sentence, reference)
        dates += here
        found += quantities(sentence, _taken(here))
    return Mentions(tuple(found), tuple(dates))


def _sentences(report: Report) -> Iterator[Sentence]:
    """The sentences of a report's prose; comments and code are none of it."""
    for start, end in report.prose:
        yield from sentences(report.text, start, end)


def _taken(dates: list[TimeMention]) -> list[tuple[int, int]]:
    """Dates and clock times: their numbers are no quantities."""
    return [(date.start, date.end) for date in dates if date.type in DATES]


def extract(report: Report, measures: Measures) -> tuple[Claim, ...]:
    """The claims of a report's prose, in the order of the text. Pure: the same report gives the same claims."""
    return tuple(sorted(of_one_event(_claims(report, measures)), key=lambda claim: claim.figure))


def _claims(report: Report, measures: Measures) -> Iterator[Claim]:
    published = Timespan.day(report.published) if report.published else None
    reference = Reference(report.published, report.text, report.year)
    subject_box, told, runs, threads = box(report), published, Runs(report.id), (Course(), Terms(), Sessions())
    memory, figures, tallied = subjects.Memory(subject_box.title), list[Figure](), list[Figure]()
    topic, scene, voice = topics.Topic(), Scene(measures), Voice()
    for sentence in _sentences(report):
        dates = times(sentence, reference)
        clauses = _read(report, sentence, dates)
        memory.enter(sentence)
        yield from orders(report, clauses)
        if dates:
            told = deriving.told_at(clauses, told)
            yield from _dated(report, clauses, subject_box, told)
        if not clauses.figures:
            dating.hear(clauses, memory)
            topic.hear(sentence, measures)
            scene.hear(sentence)
            voice.hear(sentence)
            yield from ends(report, clauses, threads, runs.hear(clauses))
            continue
        _understand(clauses, measures, memory, topic, voice.of(clauses.parse), figures[-KEPT:], published)
        yield from ends(report, clauses, threads, runs.hear(clauses))
        yield from listings(report, clauses)
        yield from rankings(report, clauses)
        yield from scores(report, clauses)
        yield from factors(report, clauses, figures[-KEPT:])
        _tell(clauses, scene)
        figures += clauses.figures
        tallied += tallies(report.id, clauses, figures[-KEPT:])
        tallied += alone(report.id, clauses, measures)
    runs.end()
    figures += tallied
    settle(figures, report.text, measures)
    beside.note(figures, report.text, measures)
    yield from (_claim(report, figure, subject_box) for figure in figures)


def _dated(report: Report, clauses: Clauses, subject_box: Box, told: Timespan | None) -> Iterator[Claim]:
    """The claims of a sentence's dates; `told` is when the report was written."""
    yield from happenings(report, clauses, subject_box)
    yield from lives(report, clauses, subject_box)
    yield from lengths_of_life(report, clauses)
    yield from onsets(report, clauses)
    yield from stages(report, clauses)
    yield from recurrences(report, clauses)
    yield from no_such_days(report, clauses)
    yield from deriving.stretches(report, clauses, subject_box, told)


def _read(report: Report, sentence: Sentence, dates: list[TimeMention]) -> Clauses:
    found = quantities(sentence, _taken(dates))
    if not found and not dates:
        return Clauses(Parse(sentence, []), [], dates)
    spans = [(one.first, one.last) for one in found]
    measured = [one.last for one in found if one.kind == "measure"]
    taken = [(date.first, date.last) for date in dates if date.type in DATES]
    chunks = Chunker(sentence, spans, taken, measured).chunks()
    parse = Parse(sentence, chunks)
    hosts = [parse.owner[one.number[0]] for one in found]
    parse.numbers = [one.number for one in found]
    parse.times = taken
    parse.figures = {host: index for index, host in enumerate(hosts)}
    figures: list[Figure] = []
    role: Role | None = None
    for quantity, host in zip(found, hosts, strict=True):
        role = parse.role(host, role)
        figures.append(Figure(claim_id(report.id, quantity.start, quantity.end), quantity, parse, role))
    return Clauses(parse, figures, dates)


def _understand(
    clauses: Clauses,
    measures: Measures,
    memory: subjects.Memory,
    topic: topics.Topic,
    said: list[Attribution],
    earlier: list[Figure],
    published: Timespan | None,
) -> None:
    unnamed.measure(clauses, earlier, measures)
    scaling.scale(clauses)
    for figure in clauses.figures:
        naming.name(figure, measures, topic, clauses.listed(figure))
        subjects.find(figure, memory)
        scoping.narrow(figure, said, measures)
        figure.fates = fates(figure, measures)
        _credit(figure, said)
    dating.place_in_time(clauses, said, published)
    dating.within_period(clauses, memory, measures)
    dating.of_the_past(clauses, memory, measures)
    dating.of_an_earlier_event(clauses, memory)
    linking.link(clauses, earlier)
    eliding.supply(clauses, earlier, memory.before, measures)
    _widen(clauses.figures, earlier, measures)


def _widen(figures: list[Figure], earlier: list[Figure], measures: Measures) -> None:
    """ "20 were hurt, and two of those are dead": the twenty are the dead and the hurt."""
    by_id = {figure.id: figure for figure in (*earlier, *figures)}
    for part in figures:
        wholes = (one for link in part.links if link.kind == PART_OF for one in link.roles["whole"])
        for whole in filter(None, map(by_id.get, wholes)):
            whole.measure = measures.common_whole(part.measure, whole.measure) or whole.measure


def _tell(clauses: Clauses, scene: Scene) -> None:
    """Say of each figure, as a reader would, whom it is about."""
    scene.enter(clauses.parse)
    earlier: Figure | None = None
    for figure in clauses.figures:
        figure.about = about(figure, scene, earlier)
        figure.what = what(figure, scene, earlier)
        earlier = figure
    scene.leave(clauses.parse)


def _credit(figure: Figure, said: list[Attribution]) -> None:
    """Who holds the figure: the speakers of the words that it is in, the nearest first; or who disowns it."""
    holding = attribution_of(figure.host, said)
    if deniers := [name for one in holding if one.denied for name in one.speaker[:1]]:
        figure.evidence.append(Evidence(DENIED, "by", deniers[0]))
        return
    figure.said_by = tuple(name for one in holding for name in one.speaker)


def _amount(figure: Figure) -> Amount:
    """The figure's amount; an elided noun that the context supplied is its unit. A difference has no zero point."""
    amount = figure.quantity.amount
    unit, per = amount.unit, _per(figure)
    if figure.kind == "bare" and figure.noun not in ("", unit.name):
        unit = units.count(figure.noun)
    elif eliding.is_unknown(figure):
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
    return parse.lemma(behind) if is_rate and " per " not in figure.quantity.amount.unit.dimension else ""


def _place(figure: Figure) -> Place:
    quantity, role = figure.quantity, figure.role
    of = figure.host + 2 if figure.kind == "rank" and figure.parse.word(figure.host + 1) == "of" else None
    what = (figure.host, role.noun, role.predicate, role.label, of)
    is_unit = quantity.amount.unit.dimension not in (COUNT, RANK)
    named = (role.subject, *what) if _is_of_described(figure) else ()
    return Place((quantity.first, quantity.last), figure.host, what, role.verb, role.subject, is_unit, named)


def _base(figure: Figure) -> str:
    """ "47 percent of drivers": what a share is a share of, if that stands behind it."""
    parse, behind = figure.parse, figure.host + 2
    is_share = figure.quantity.amount.unit.dimension == SHARE and parse.word(behind - 1) == "of"
    return parse.lemma(behind) if is_share and parse.kind(behind) is Kind.NOUN else ""


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


def _claim(report: Report, figure: Figure, box: Box) -> Claim:
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
            context(figure.parse, _place(figure), box, _carried(figure)), fates=figure.fates, base=_base(figure)
        ),
        links=tuple(figure.links),
        confidence=Confidence.LOW if figure.unsure else Confidence.HIGH,
        evidence=tuple(figure.evidence),
    )
