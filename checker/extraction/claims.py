"""Reports to claims: "40 people died in Ulm. Ten of them were children" gives 40 dead, and ten of those 40.

`extract` reads the prose of a report sentence by sentence. Each sentence is parsed; its dates and its figures become
claims, and what it says is remembered for the sentences that follow.
"""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from checker.extraction.figures import (
    dating,
    elided_nouns,
    implied_units,
    naming,
    other_events,
    scoping,
    subjects,
    topics,
    undercounts,
    unit_prices,
)
from checker.extraction.figures.about import about
from checker.extraction.figures.brief import Extent
from checker.extraction.figures.claiming import claim_of
from checker.extraction.figures.empty_claims import claim_id
from checker.extraction.figures.fates import fates, settle
from checker.extraction.figures.figure import Clauses, Figure
from checker.extraction.figures.headlines import with_headline
from checker.extraction.figures.implied_counts import alone
from checker.extraction.figures.listing import listings
from checker.extraction.figures.memory import Memory
from checker.extraction.figures.spoken_times import hear
from checker.extraction.figures.tallying import tallies
from checker.extraction.figures.wording import what
from checker.extraction.grammar.attribution import Attribution, attribution_of
from checker.extraction.grammar.boxes import box
from checker.extraction.grammar.phrasing import Scene, is_of_one_of_them
from checker.extraction.grammar.role import Role
from checker.extraction.grammar.roles import Parse
from checker.extraction.grammar.sentence import Sentence, sentences
from checker.extraction.grammar.syntax import Chunker
from checker.extraction.grammar.voice import Voice
from checker.extraction.happenings import derived_durations
from checker.extraction.happenings.causes import Course
from checker.extraction.happenings.event_order import orders
from checker.extraction.happenings.event_runs import Runs
from checker.extraction.happenings.firsts import Firsts
from checker.extraction.happenings.happening import ends, happenings
from checker.extraction.happenings.holders import Holders
from checker.extraction.happenings.impossible_dates import no_such_days
from checker.extraction.happenings.last_times import recurrences
from checker.extraction.happenings.lifetimes import Lifetimes
from checker.extraction.happenings.lives import lengths_of_life, lives
from checker.extraction.happenings.named_weekdays import is_day, named_weekdays
from checker.extraction.happenings.onset import of_one_event, onsets
from checker.extraction.happenings.spells import Spells
from checker.extraction.happenings.stages import stages
from checker.extraction.happenings.unbroken import unbroken
from checker.extraction.links import carried_scales, linking
from checker.extraction.links.factors import factors
from checker.extraction.links.more_or_less import tell_trends, tell_verdict
from checker.extraction.links.ranks import rankings
from checker.extraction.links.reckoning import reckon
from checker.extraction.links.scores import scores
from checker.extraction.quantities.quantities import quantities
from checker.extraction.quantities.quantity import Quantity
from checker.extraction.quantities.zeros import is_worded
from checker.extraction.times.times import DATES, Reference, TimeMention, times
from checker.model.claim import DENIED, FIGURES_GIVEN, Claim, Evidence
from checker.model.links import PART_OF
from checker.model.report import Report
from checker.model.timespan import Timespan
from checker.rulebook.measures import Behaviour, Measures

KEPT = 40
"""How many figures before a sentence its links may reach back to."""


class Mentions(msgspec.Struct, frozen=True):
    """What a report's prose mentions, in the order of the text, before anything is joined into claims."""

    quantities: tuple[Quantity, ...]
    times: tuple[TimeMention, ...]


def mentions(report: Report) -> Mentions:
    """Every quantity and every time expression of a report's prose."""
    reference = _reference(report)
    found: list[Quantity] = []
    dates: list[TimeMention] = []
    for sentence in _sentences(report):
        here = times(sentence, reference)
        dates += here
        found += quantities(sentence, _taken(here))
    return Mentions(tuple(found), tuple(dates))


def extract(report: Report, measures: Measures) -> tuple[Claim, ...]:
    """The claims of a report's prose, in the order of the text. Pure: the same report gives the same claims."""
    claims = of_one_event(_Reading(report, measures).claims())
    return tuple(sorted(with_headline(report, claims, measures), key=lambda claim: claim.figure))


def _reference(report: Report) -> Reference:
    return Reference(report.published, report.text, report.year)


def _sentences(report: Report) -> Iterator[Sentence]:
    """The sentences of a report's prose; comments and code are none of it."""
    for start, end in report.prose:
        yield from sentences(report.text, start, end)


def _taken(dates: list[TimeMention]) -> list[tuple[int, int]]:
    """Dates and clock times: their numbers are no quantities."""
    return [(date.start, date.end) for date in dates if date.type in DATES]


class _Reading:
    """A report read sentence by sentence, with what it has told so far that later sentences come back to."""

    def __init__(self, report: Report, measures: Measures) -> None:
        self.report, self.measures = report, measures
        self.published = Timespan.day(report.published) if report.published else None
        self.written = self.published
        self.box = box(report)
        self.memory, self.topic = Memory(self.box.title), topics.Topic()
        self.scene, self.voice = Scene(measures), Voice()
        self.extent = Extent()
        self.runs, self.lives = Runs(report.id), Lifetimes(report, self.published, self.extent)
        self.threads = (Course(), Firsts())
        self.holders, self.spells = Holders(report), Spells(report, self.extent)
        self.figures: list[Figure] = []
        self.tallied: list[Figure] = []
        self.days: list[TimeMention] = []

    def claims(self) -> Iterator[Claim]:
        """The claims of the whole report; those of its figures last, once every figure has been read."""
        reference = _reference(self.report)
        for sentence in _sentences(self.report):
            yield from self._sentence(_parsed(self.report, sentence, times(sentence, reference)))
        self.runs.end()
        self.lives.end()
        yield from self.spells.claims()
        yield from self.holders.claims()
        if self.extent.is_brief:
            reckon(self.figures)
            tell_verdict(self.figures, self.extent.sentences)
        else:
            tell_trends(self.figures, self.extent.sentences)
        figures = self.figures + self.tallied
        settle(figures, self.report.text, self.measures)
        undercounts.note(figures, self.report.text, self.measures)
        yield from (claim_of(self.report, figure, self.box) for figure in figures)

    def _sentence(self, clauses: Clauses) -> Iterator[Claim]:
        """The claims of a sentence but for those of its figures, which are kept."""
        self.memory.enter(clauses.sentence)
        self.extent.hear(clauses)
        self.holders.hear(clauses)
        yield from orders(self.report, clauses)
        if clauses.times:
            yield from self._dates(clauses)
        self.days = [date for date in clauses.times if is_day(date)]
        if clauses.figures:
            self._understand(clauses)
        else:
            self._hear(clauses)
        yield from scores(self.report, clauses)
        yield from ends(self.report, clauses, self.threads, self.runs.hear(clauses) | self.lives.hear(clauses))
        if clauses.figures:
            yield from self._counted(clauses)
            self._describe(clauses)
            self._keep(clauses)
        self.spells.hear(clauses)

    def _dates(self, clauses: Clauses) -> Iterator[Claim]:
        """The claims of a sentence's dates."""
        report, self.written = self.report, derived_durations.told_at(clauses, self.written)
        yield from happenings(report, clauses, self.box)
        yield from lives(report, clauses, self.box, self.memory)
        yield from lengths_of_life(report, clauses)
        yield from onsets(report, clauses, self.box, self.memory.earlier)
        yield from stages(report, clauses)
        yield from recurrences(report, clauses, self.memory.earlier)
        yield from unbroken(report, clauses, self.box)
        yield from no_such_days(report, clauses)
        yield from named_weekdays(report, clauses, self.days)
        yield from derived_durations.stretches(report, clauses, self.box, self.written)

    def _hear(self, clauses: Clauses) -> None:
        """Remember what a sentence without figures says of those to come."""
        sentence = clauses.sentence
        hear(clauses, self.published, self.memory)
        self.topic.hear(sentence, self.measures)
        self.scene.hear(sentence)
        self.voice.hear(sentence)

    def _understand(self, clauses: Clauses) -> None:
        """Fill in the figures of a sentence, each stage from what those before have found."""
        measures, memory, earlier = self.measures, self.memory, self._recent()
        said = self.voice.of(clauses.parse)
        implied_units.measure(clauses, earlier, measures)
        unit_prices.price(clauses)
        carried_scales.scale(clauses)
        for figure in clauses.figures:
            naming.name(figure, measures, self.topic, clauses.listed(figure))
            subjects.find(figure, memory)
            scoping.narrow(figure, said, measures)
            figure.fates = fates(figure, measures)
            _credit(figure, said)
        naming.of_some(clauses.figures, measures)
        dating.place_in_time(clauses, said, self.published, memory, measures)
        other_events.set_apart(clauses, memory)
        linking.link(clauses, earlier)
        elided_nouns.supply(clauses, earlier, memory.before, measures)
        _widen(clauses.figures, earlier, measures)
        clauses.figures[:] = [one for one in clauses.figures if not self._counts_nothing(one)]

    def _counts_nothing(self, figure: Figure) -> bool:
        """ "Nobody on board spoke": none are counted but where others would add up, as the dead do, or give figures."""
        adds_up = self.measures.behaviour(figure.measure) is Behaviour.RUNNING_TOTAL
        return is_worded(figure.quantity, figure.sentence) and not (adds_up or figure.measure == FIGURES_GIVEN)

    def _counted(self, clauses: Clauses) -> Iterator[Claim]:
        """The claims of what stands beside figures: lists of names, factors."""
        yield from listings(self.report, clauses)
        yield from rankings(self.report, clauses)
        yield from factors(self.report, clauses, self._recent())

    def _describe(self, clauses: Clauses) -> None:
        """Say of each figure, as a reader would, whom it is about and what it gives."""
        self.scene.enter(clauses.parse)
        for at, figure in enumerate(clauses.figures):
            figure.about = about(figure, self.scene, clauses.figures[:at])
            figure.what = what(figure, self.scene, clauses.figures[:at])
        self.scene.settle(clauses.figures[0].about)
        self.scene.leave(clauses.parse)

    def _keep(self, clauses: Clauses) -> None:
        """Keep the figures of a sentence, with those that they come to together."""
        self.figures += clauses.figures
        self.tallied += tallies(self.report.id, clauses, self._recent())
        self.tallied += alone(self.report.id, clauses, self.measures)

    def _recent(self) -> list[Figure]:
        return self.figures[-KEPT:]


def _parsed(report: Report, sentence: Sentence, dates: list[TimeMention]) -> Clauses:
    """A sentence with its quantities, each in its place in the parse; nothing is parsed where there is none."""
    found = quantities(sentence, _taken(dates))
    if not found and not dates:
        return Clauses(Parse(sentence, []), [], dates)
    spans = [(one.first, one.last) for one in found]
    measured = [one.last for one in found if one.kind == "measure"]
    taken = [(date.first, date.last) for date in dates if date.type in DATES and not _is_inside(sentence, date)]
    chunks = Chunker(sentence, spans, taken, measured).chunks()
    parse = Parse(sentence, chunks, [one.number for one in found], taken)
    figures: list[Figure] = []
    role: Role | None = None
    for quantity in found:
        host = parse.owner[quantity.number[0]]
        own = parse.role(host, None if is_of_one_of_them(parse, host) else role)
        figures.append(Figure(claim_id(report.id, quantity.start, quantity.end), quantity, parse, own))
        if role is None or quantity.kind != "rank":
            role = own  # "18 cases in the first group and 64 in the second": no list goes on with a rank
    return Clauses(parse, figures, dates)


def _is_inside(sentence: Sentence, date: TimeMention) -> bool:
    """ "Has now risen", "has now been ill": an adverb that parts no verb from its auxiliary."""
    around = sentence.tags[max(date.first - 1, 0) : date.last + 1]
    return date.point is None and around in (["AUX", "ADV", "VERB"], ["AUX", "ADV", "AUX"])


def _widen(figures: list[Figure], earlier: list[Figure], measures: Measures) -> None:
    """ "20 were hurt, and two of those are dead": the twenty are the dead and the hurt."""
    by_id = {figure.id: figure for figure in (*earlier, *figures)}
    for part in figures:
        wholes = (one for link in part.links if link.kind == PART_OF for one in link.roles["whole"])
        for whole in filter(None, map(by_id.get, wholes)):
            whole.measure = measures.common_whole(part.measure, whole.measure) or whole.measure


def _credit(figure: Figure, said: list[Attribution]) -> None:
    """Who holds the figure: the speakers of the words that it is in, the nearest first; or who disowns it."""
    holding = attribution_of(figure.host, said)
    if deniers := [name for one in holding if one.denied for name in one.speaker[:1]]:
        figure.evidence.append(Evidence(DENIED, "by", deniers[0]))
        return
    figure.said_by = tuple(name for one in holding for name in one.speaker)
