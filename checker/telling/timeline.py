"""A picture of one topic, before it is drawn: a bar for each claim, from the earliest down, on one scale of values."""

from __future__ import annotations

import math
from decimal import Decimal

import msgspec

from checker.model.amount import Reading
from checker.model.claim import Claim
from checker.model.interval import Interval
from checker.telling import words
from checker.telling.telling import Telling
from checker.telling.topics import State, Topic, Topics

TICKS = 4
STEPS = (1, 2, 2.5, 5, 10)
UNDATED = "no date"


class Bar(msgspec.Struct, frozen=True):
    """One claim: who gives which value for when; ends are shares of the scale, and open ones run on beyond it.

    `low` to `high` is all that the words allow, `usual` what a reader takes them to mean.
    """

    claim: str
    when: str
    who: str
    value: str
    low: float
    high: float
    usual: tuple[float, float]
    open_low: bool
    open_high: bool
    is_disputed: bool


class Timeline(msgspec.Struct, frozen=True):
    """`ticks` are places on the scale, as shares of it, with their values."""

    title: str
    unit: str
    bars: tuple[Bar, ...]
    ticks: tuple[tuple[float, str], ...]


class Scale(msgspec.Struct, frozen=True):
    """The values from `start` to `stop`, as shares from 0 to 1."""

    start: float
    stop: float

    def share(self, value: Decimal) -> float:
        """Where a value stands, held within the scale."""
        if value.is_infinite():
            return 0.0 if value < 0 else 1.0
        return round(min(max((float(value) - self.start) / (self.stop - self.start), 0.0), 1.0), 4)

    def ticks(self) -> tuple[tuple[float, str], ...]:
        """Round values along the scale."""
        rough = (self.stop - self.start) / TICKS
        power = 10.0 ** math.floor(math.log10(rough))
        step = next(one * power for one in STEPS if one * power >= rough * 0.999)
        values = [step * number for number in range(math.ceil(self.start / step), math.floor(self.stop / step) + 1)]
        return tuple((self.share(Decimal(repr(value))), words.number(Decimal(repr(value)))) for value in values)


def timeline(topic: Topic, topics: Topics) -> Timeline:
    """The picture of a topic."""
    scale = _scale(topic.claims)
    bars = tuple(_bar(claim, scale, topics) for claim in topic.claims)
    return Timeline(topic.title, words.unit(topic.unit, _many()) if topic.unit else "", bars, scale.ticks())


def _scale(claims: tuple[Claim, ...]) -> Scale:
    """From nothing, unless the values crowd far from it; with some room at the end for bars that run on."""
    spans = [claim.amount.base(Reading.WIDE) for claim in claims if claim.amount]
    values = [float(end) for span in spans for end in (span.low, span.high) if end.is_finite()] or [0.0]
    low, high = min(values), max(values)
    room = (high - low) * 0.15 or abs(high) * 0.15 or 1.0
    return Scale(0.0 if 0 <= low <= 3 * (high - low) else low - room, high + room)


def _bar(claim: Claim, scale: Scale, topics: Topics) -> Bar:
    wide, usual = (_base(claim, reading) for reading in (Reading.WIDE, Reading.USUAL))
    return Bar(
        claim=claim.id,
        when=words.when(claim.when) or UNDATED,
        who=who(claim, topics.telling),
        value=value(claim),
        low=scale.share(wide.low),
        high=scale.share(wide.high),
        usual=(scale.share(usual.low), scale.share(usual.high)),
        open_low=wide.low.is_infinite(),
        open_high=wide.high.is_infinite(),
        is_disputed=topics.state(claim) is State.DISPUTED,
    )


def _base(claim: Claim, reading: Reading) -> Interval:
    assert claim.amount is not None, "topics hold claims with amounts"
    return claim.amount.base(reading)


def _many() -> Interval:
    return Interval.point(2)


def who(claim: Claim, telling: Telling) -> str:
    """The report's source, and whom it quotes: "The Bell, quoting the mayor"."""
    report = telling.reports[claim.report]
    source = words.safe(report.source or report.id)
    return f"{source}, quoting {words.safe(claim.said_by[-1])}" if claim.said_by else source


def value(claim: Claim) -> str:
    """The figure, and what narrows it: "about 300 people [Kursk]"."""
    narrowed = ", ".join(
        (*claim.scope.places, *claim.scope.group, *filter(None, [claim.scope.part, claim.scope.modality]))
    )
    return words.safe(f"{words.figure(claim)}{f' [{narrowed}]' if narrowed else ''}")
