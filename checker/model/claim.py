"""A claim: who says that which amount of what holds of whom, and when."""

from __future__ import annotations

import enum
from typing import Final

import msgspec

from checker.model.amount import Amount
from checker.model.links import LinkKind
from checker.model.ordered import Ordered
from checker.model.scope import Scope
from checker.model.span import Span
from checker.model.timespan import Timespan

COUNTERPART: Final = "counterpart"
"""The kind of link that alignment finds, where nothing in the text joins two claims."""

DENIED = "denied"
"""The field of the evidence that says who denies a figure."""

FIGURES_GIVEN = "figures given"
"""The declared measure of how many figures somebody gave: none, where he "has made no estimate"."""


class Confidence(Ordered):
    """How sure the reading or the alignment is."""

    LOW = "low"
    MEDIUM = "medium"
    HIGH = "high"


class EntityType(enum.StrEnum):
    """How an entity is known: not at all, as a person of whom an age is told, by a name, by a common noun.

    SOMEBODY is whom "he" or "she" stands for where the report does not tell.
    """

    UNKNOWN = ""
    PERSON = "person"
    NAMED = "named"
    THING = "thing"
    SOMEBODY = "somebody"


class Evidence(msgspec.Struct, frozen=True):
    """Which words decided a field of a claim, or of a comparison; `how` names the mechanism."""

    field: str
    how: str
    words: str = ""
    span: Span | None = None


LONGEST_CASE = 5
"""Years that may lie between a crime and its verdict."""


class Context(msgspec.Struct, frozen=True):
    """The content words that a claim stands among, as lemmas; all are sorted.

    `what` are those of the phrase that names what is counted or measured, `verb` is its predicate's. `near` are those
    of its phrase, of what governs that, and beside it; `sentence` what else stands there. `names` are the words of
    proper names in the whole sentence, `whose` of those that tell what it is about, `nouns` its other nouns,
    `adjectives` its adjectives. `happened` is whether its verb tells what took place, which stays so, not how things
    stand. `fates` are the declared measures that would count the person whose age it is, or those whom a count is of:
    the four shot are the wounded, and the wounded those shot, where their report tells of no dead. `amounts` are what
    the clause of a date gives, of which it may be the date. `subject` are the words of who does it, or whom it
    befalls; `told` what prose says for the label of its line ("tall" for "Height"), and `title` the words of what the
    lines of its box are about. `base` is what a share, a figure of a kind, or an office is of; `part` what tells
    which part a figure is of, and of what: (wing, hospital); `regions` are the parts of a country that its sentence
    names ("in the north"). `in_court` is whether its sentence tells of a case that came to court. `moved` is whether
    it is a level that its sentence tells a change to ("up 5 percent at 79.80").
    """

    what: tuple[str, ...] = ()
    verb: str = ""
    near: tuple[str, ...] = ()
    sentence: tuple[str, ...] = ()
    names: tuple[str, ...] = ()
    whose: tuple[str, ...] = ()
    nouns: tuple[str, ...] = ()
    adjectives: tuple[str, ...] = ()
    happened: bool = False
    fates: tuple[str, ...] = ()
    amounts: tuple[str, ...] = ()
    subject: tuple[str, ...] = ()
    told: tuple[str, ...] = ()
    title: tuple[str, ...] = ()
    base: str = ""
    part: tuple[str, ...] = ()
    regions: tuple[str, ...] = ()
    in_court: bool = False
    moved: bool = False


class Link(msgspec.Struct, frozen=True):
    """How some claims hang together, each by its role, with claim ids; kinds and roles are those of `links.KINDS`.

    A role in the plural holds all of its claims. A role in the singular with several ids holds alternatives:
    a rule is broken only if it is broken under every one of them. `complete` is false for a list that need
    not add up.
    """

    kind: LinkKind
    roles: dict[str, tuple[str, ...]]
    complete: bool = True
    confidence: Confidence = Confidence.HIGH
    evidence: tuple[Evidence, ...] = ()

    @classmethod
    def of(
        cls,
        kind: LinkKind,
        *,
        complete: bool = True,
        confidence: Confidence = Confidence.HIGH,
        evidence: tuple[Evidence, ...] = (),
        **roles: str | tuple[str, ...],
    ) -> Link:
        """A link whose roles are each the id of one claim, or the ids of several."""
        ids = {role: (one,) if isinstance(one, str) else one for role, one in roles.items()}
        return cls(kind, ids, complete, confidence, evidence)


class Claim(msgspec.Struct, frozen=True, kw_only=True):
    """One statement that can be compared.

    `figure` is the span of the words that give the amount or the time, `sentence` that of the sentence. Either
    `amount` is set, or `moment` (a claim about when something happened; `weekday` is the weekday it names,
    Monday 0; `day` the day of the month that it names where `moment` is the month and has no such day). `measure`
    is a declared measure's name, or for an undeclared one its head noun and predicate
    ("container/aboard"). `entity` is the name as written until alignment puts the canonical one; for a report's main
    event it is empty. `about` and `what` say the same as a reader would, in the report's words ("ferry fire", "jobs
    cut"); nothing is compared by them. `when` is the time that the figure speaks of (`dated` if its own words give it,
    not the report's date), `said_when` the time at which somebody said it. `said_by` is the chain of speakers,
    nearest first; the report's own voice is (). `headline` is whether it stands in the headline of its report.
    """

    id: str
    report: str
    story: str = ""
    headline: bool = False
    figure: Span
    sentence: Span
    entity: str
    entity_type: EntityType = EntityType.UNKNOWN
    about: str = ""
    what: str = ""
    measure: str
    declared: bool = False
    amount: Amount | None = None
    moment: Timespan | None = None
    weekday: int | None = None
    day: int | None = None
    when: Timespan | None = None
    dated: bool = False
    said_by: tuple[str, ...] = ()
    said_when: Timespan | None = None
    scope: Scope = Scope()
    context: Context = Context()
    links: tuple[Link, ...] = ()
    confidence: Confidence = Confidence.HIGH
    evidence: tuple[Evidence, ...] = ()

    @property
    def teller(self) -> str:
        """Who tells it: its report, or the headline of that, which sums up what stands below and is held against it."""
        return f"{self.report}#headline" if self.headline else self.report


def tell_apart(one: Claim, other: Claim) -> bool:
    """Whether two claims are of two reports, or of one and its headline.

    A headline's claim without a time of its own is of whatever the text below tells, and held against that alone.
    """
    if one.report == other.report:
        return one.headline is not other.headline
    return not any(claim.headline and claim.when is None for claim in (one, other))
