"""One page for an editor: findings with their quotes, pictures of what is disputed, the texts with every figure marked.

It holds all that it shows: no script, no font, no address of another place, and a policy that forbids them.
"""

from __future__ import annotations

import base64
import hashlib
import importlib.resources
from collections.abc import Iterator

import jinja2
import msgspec
from markupsafe import Markup

from checker.model.claim import Claim
from checker.model.finding import Finding
from checker.model.report import Report
from checker.telling import words
from checker.telling.coverage import coverage
from checker.telling.full import reasons
from checker.telling.quoting import passage, place
from checker.telling.svg import svg
from checker.telling.telling import Telling
from checker.telling.timeline import Timeline, timeline, who
from checker.telling.topics import State, Topic, Topics
from checker.telling.underlined import Paragraph, paragraphs

WIDE = 420
"""Characters of a paragraph that are quoted around a figure."""

MEANING = {
    State.DISPUTED: "at odds with another figure",
    State.AGREED: "held against another figure or the calendar, and at odds with none",
    State.ALONE: "understood, and nothing to hold it against",
    State.NOT_UNDERSTOOD: "what it counts or measures is not known",
}


class Quote(msgspec.Struct, frozen=True):
    """A figure where it stands, and the anchors of its place in the text and of all that is said of its measure."""

    before: str
    figure: str
    after: str
    source: str
    published: str
    place: str
    reading: str
    anchor: str
    topic: str


class Card(msgspec.Struct, frozen=True):
    """A finding as the page shows it."""

    id: str
    severity: str
    message: str
    flags: tuple[str, ...]
    title: str
    why: str
    reason: str
    fails: bool
    quotes: tuple[Quote, ...]
    reasons: tuple[str, ...]


class Figures(msgspec.Struct, frozen=True):
    """A topic with its picture; `rows` are its claims with their anchors."""

    topic: Topic
    timeline: Timeline
    picture: str
    rows: tuple[tuple[str, Claim], ...]


class Text(msgspec.Struct, frozen=True):
    report: Report
    name: str
    source: str
    published: str
    paragraphs: tuple[Paragraph, ...]


def html(telling: Telling) -> str:
    """The whole page."""
    folder = importlib.resources.files("checker.telling")
    style = (folder / "page.css").read_text(encoding="utf-8")
    source = (folder / "page.html").read_text(encoding="utf-8")
    environment = jinja2.Environment(
        autoescape=True, undefined=jinja2.StrictUndefined, trim_blocks=True, lstrip_blocks=True
    )
    environment.filters["visible"] = words.visible
    environment.filters["reading"] = words.reading
    made = _Page(telling)
    return environment.from_string(source).render(
        page=made,
        style=Markup(style),
        digest=base64.b64encode(hashlib.sha256(style.encode()).digest()).decode(),
        meaning=MEANING,
        coverage=coverage(telling.result),
        problems=[words.problem(one).partition(": ")[2] for one in telling.result.problems],
        notes=[words.safe(note) for report in telling.result.reports for note in report.notes],
    )


class _Page:
    """What the template asks for."""

    def __init__(self, telling: Telling) -> None:
        self.telling = telling
        self.topics = Topics(telling)
        self.anchors = {claim.id: f"claim-{number}" for number, claim in enumerate(telling.result.claims, 1)}
        self.cards = tuple(self._card(number, one) for number, one in enumerate(telling.findings, 1))
        self.figures = tuple(self._figures(topic) for topic in self.topics.listed)

    @property
    def failing(self) -> int:
        return sum(card.fails for card in self.cards)

    @property
    def index(self) -> list[tuple[str, list[Card]]]:
        """The findings under the figure that several fall with, else under what their first figure measures."""
        titles = {topic.id: topic.title for topic in self.topics.listed}
        found: dict[str, list[Card]] = {}
        for card, finding in zip(self.cards, self.telling.findings, strict=True):
            cause = self.telling.withdrawal.cause(finding)
            shared = cause if cause and len(self.telling.causes[cause]) > 1 else ""
            title = self._cause(shared) if shared else titles.get(card.quotes[0].topic, card.title)
            found.setdefault(title, []).append(card)
        return list(found.items())

    def _cause(self, claim: str) -> str:
        """ "One figure: 600 people, The Bell"."""
        one = self.telling.claims[claim]
        return f"One figure: {words.figure(one)}, {who(one, self.telling)}"

    def _card(self, number: int, finding: Finding) -> Card:
        return Card(
            id=f"finding-{number}",
            severity=finding.severity.value,
            message=self.telling.message(finding),
            flags=tuple(self.telling.flags(finding)),
            title=self.telling.title(finding),
            why=self.telling.rulebook.rule(finding.rule).why,
            reason=words.safe(self.telling.mark(finding).reason),
            fails=self.telling.fails(finding),
            quotes=tuple(self._quote(claim, report) for claim, report in self.telling.said(finding)),
            reasons=tuple(reasons(finding, self.telling)),
        )

    def _quote(self, claim: Claim, report: Report) -> Quote:
        before, figure, after = passage(report, claim.figure, WIDE)
        return Quote(
            before=before,
            figure=figure,
            after=after,
            source=words.safe(report.source or report.id),
            published=_published(report),
            place=place(report, claim.figure),
            reading=words.reading(claim),
            anchor=self.anchors[claim.id],
            topic=topic.id if (topic := self.topics.of_claim.get(claim.id)) else "",
        )

    def _figures(self, topic: Topic) -> Figures:
        made = timeline(topic, self.topics)
        rows = tuple((self.anchors[claim.id], claim) for claim in topic.claims)
        return Figures(topic, made, Markup(svg(made, topic.id)) if topic.is_disputed else "", rows)

    def target(self, claim: Claim) -> str:
        """Where a figure in the texts leads: to all values of its measure, else to the first finding that has it."""
        if topic := self.topics.of_claim.get(claim.id):
            return topic.id
        findings = enumerate(self.telling.findings, 1)
        return next((f"finding-{number}" for number, one in findings if claim.id in one.claims), "")

    def texts(self) -> Iterator[Text]:
        """The reports in the order of their stories."""
        for report in self.telling.result.reports:
            claims = [claim for claim in self.telling.result.claims if claim.report == report.id]
            figures = [(claim, self.topics.state(claim)) for claim in claims if self._is_marked(claim)]
            name, source = words.safe(report.id), words.safe(report.source or "")
            yield Text(report, name, source, _published(report), tuple(paragraphs(report, figures)))

    def _is_marked(self, claim: Claim) -> bool:
        """Every figure; a time only if it is at odds with something."""
        return claim.amount is not None or claim.id in self.topics.disputed


def _published(report: Report) -> str:
    day = report.published
    return f"{day.day} {day:%B %Y}" if day else "no date"
