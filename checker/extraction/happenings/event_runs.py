"""Events told over several sentences: "the strike began on 3 March ... it lasted nine weeks ... it ended on 17 March".

An event is known by the noun of its subject with its attributes, or by "it" and "they" behind it. One that begins,
ends or lasts twice is taken for two events, and nothing is linked.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from checker.extraction.figures.figure import Clauses, Figure
from checker.extraction.grammar.roles import Parse
from checker.extraction.happenings.happening import end_id
from checker.extraction.happenings.spanning import spanned
from checker.extraction.times.tense import Tense, tense
from checker.extraction.times.times import DATES, TimeMention
from checker.lexicon.grammar import words
from checker.model.claim import Link
from checker.model.scope import Modality

NEAR = 4
"""Sentences after which an event is no longer spoken of."""


@dataclass
class _Run:
    """What is told of one event, last in sentence `at`."""

    at: int
    starts: list[TimeMention] = field(default_factory=list)
    ends: list[TimeMention] = field(default_factory=list)
    lengths: list[Figure] = field(default_factory=list)


class Runs:
    """The events of one report that begin, last and end; `end` links those whose parts are all told."""

    def __init__(self, report: str) -> None:
        self.report = report
        self._runs: list[tuple[str, _Run]] = []
        self._at = 0

    def hear(self, clauses: Clauses) -> frozenset[str]:
        """Take up what a sentence tells; the ids of its dates on which an event begins or ends."""
        self._at += 1
        found = set[str]()
        lengths = [figure for figure in clauses.figures if figure.kind == "duration"]
        for date in clauses.times:
            while lengths and lengths[0].first < date.first:
                self._hear_length(lengths.pop(0))
            if self._hear_date(clauses.parse, date):
                found.add(end_id(self.report, date))
        for length in lengths:
            self._hear_length(length)
        return frozenset(found)

    def _hear_length(self, figure: Figure) -> None:
        verb = figure.role.verb
        run = self._run(figure.parse, verb) if verb is not None and _lasted(figure, verb) else None
        if run is not None:
            run.lengths.append(figure)

    def _hear_date(self, parse: Parse, date: TimeMention) -> bool:
        """Whether an event begins or ends on a date."""
        verb = parse.verb_at(date.first) if _is_moment(date) else None
        name = _told(parse, verb)
        run = self._run(parse, verb) if verb is not None and name else None
        if run is not None:
            (run.starts if name == "begin" else run.ends).append(date)
        return run is not None

    def _run(self, parse: Parse, verb: int) -> _Run | None:
        """The event that is the subject of a verb: a new one, or one spoken of before."""
        subject = parse.subject(verb)
        if subject is None:
            return None
        near = [(name, run) for name, run in self._runs if self._at - run.at <= NEAR]
        if parse.word(subject) in words("lasting", "it"):
            run = near[-1][1] if near and self._at - near[-1][1].at <= 1 else None
        else:
            name = " ".join((*_attributes(parse, subject), parse.lemma(subject)))
            run = next((run for other, run in reversed(near) if other == name), None) or self._new(name)
        if run is not None:
            run.at = self._at
        return run

    def _new(self, name: str) -> _Run:
        run = _Run(self._at)
        self._runs.append((name, run))
        return run

    def end(self) -> None:
        """Link each length with the start and the end that are told of its event, or with the report's own date."""
        for _, run in self._runs:
            if len(run.starts) != 1 or len(run.lengths) != 1 or len(run.ends) > 1:
                continue
            (length,), (start,) = run.lengths, run.starts
            link = spanned("lasts", length, start, run.ends[0]) if run.ends else self._until_now(length, start)
            is_of_it = not length.dated or any(_meet(length, date) for date in (start, *run.ends))
            if link is not None and is_of_it and not any(one.kind == "lasts" for one in length.links):
                length.links.append(link)

    def _until_now(self, length: Figure, start: TimeMention) -> Link:
        return Link.of("after", duration=length.id, start=end_id(self.report, start))


def _is_moment(date: TimeMention) -> bool:
    is_of_moment = not date.signal or date.signal in words("signals", "moment")
    return is_of_moment and date.type in DATES and date.point is not None and date.span == date.point


def _lasted(figure: Figure, verb: int) -> bool:
    """ "It lasted six weeks", "they took five years"; not "was to last a year", "took three years to arrange".

    What "took her four hours", or "lasted an hour for most", went on for others.
    """
    sentence, quantity = figure.sentence, figure.quantity
    if figure.parse.lemma(verb) not in words("lasting", "take up") or figure.scope.change:
        return False
    is_actual = figure.scope.modality is Modality.ACTUAL and tense(sentence, quantity.first) is Tense.PAST
    is_somebodys = sentence.tags[quantity.first - 1] == "PRON"
    goes_on = sentence.word(quantity.last) in words("lasting", "not all")
    return is_actual and not is_somebodys and not goes_on


def _attributes(parse: Parse, noun: int) -> list[str]:
    """What stands before a noun in its phrase: the "second" of "the second strike"."""
    chunk, sentence = parse.chunks[noun], parse.sentence
    return [sentence.lower[at] for at in range(chunk.first, chunk.head) if sentence.tags[at] not in ("DET", "PRON")]


def _meet(length: Figure, date: TimeMention) -> bool:
    return length.when is not None and date.point is not None and length.when.meets(date.point)


def _told(parse: Parse, verb: int | None) -> str:
    """Whether a verb begins or ends something."""
    names = (name for name in ("begin", "end") if parse.lemma(verb) in words("lasting", name))
    return next(names, "")
