"""A rule: what must hold between some claims, why, and the examples that prove it.

A rule file is read into a `RuleFile`, as its author wrote it; `Rule` is what remains once everything in it has
been checked and its expressions are trees.
"""

from __future__ import annotations

from string import Formatter
from typing import Any, Literal

import msgspec

from checker.model.finding import Severity
from checker.model.links import PLURAL
from checker.rulebook.expression import Expression
from checker.rulebook.measures import Behaviour

ANY = "*"

Same = Literal["entity", "owner", "measure", "scope", "when", "year", "speaker", "statement", "dimension", "noun"]
Holder = Literal["somebody"]
Differ = Literal["report", "speaker", "voice", "when"]
Kind = Literal[
    "age",
    "aged-at",
    "anniversary",
    "apart",
    "birth",
    "calendar",
    "counted",
    "duration",
    "elapsed",
    "inside",
    "later-on",
    "no-such-day",
    "nth",
    "passed",
    "periods",
    "relabelled",
    "remaining",
    "same-figure",
    "same-time",
    "stretch",
    "timeline",
    "told-future",
    "told-past",
    "told-whole",
    "two-periods",
    "weekdays",
    "zoned",
]

# What a message can say of a claim besides its figure, as in {later.when}.
CLAIM_FIELDS = frozenset({"when", "moment", "speaker", "report", "measure", "entity", "about"})
FINDING_FIELDS = frozenset({"entity", "measure"})
KIND_FIELDS: dict[str, frozenset[str]] = {
    "calendar": frozenset({"date", "weekday", "named_weekday"}),
    "no-such-day": frozenset({"day", "month", "mends"}),
    "timeline": frozenset({"orders"}),
    "weekdays": frozenset({"date", "weekday", "named_weekday"}),
}


class Bind(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Which claims may stand together.

    same        what they share; `owner` is the entity, which a size or a sum of money in prose must have; `when` is the
                same moment for a level or a running total, the same period for a flow, and any time for a constant;
                `statement` is one speaker's statement of one day
    differ      what sets them apart; `voice` is two reports, or two named speakers in one
    order       names of claims of which none is later than the next
    within      the first one's period lies inside the second's
    narrows     the first one's scope lies inside the second's
    covers      a name whose scope is that of every other, or holds it
    component   the first one's measure is a declared part of the second's
    behaviour   how the measures of claims named "*" behave in time
    dimension   the dimension that a name's figure must have, by name
    holder      the class of nouns that whose a name's figure is must be one of, by name
    link        the kind of link that joins them, of `links.KINDS`; the names are its roles. `complete`: only links
                whose list is complete (true) or is not (false); without a link, true leaves no name empty
    """

    same: tuple[Same, ...] = ()
    differ: tuple[Differ, ...] = ()
    order: tuple[str, ...] = ()
    within: tuple[str, ...] = ()
    narrows: tuple[str, ...] = ()
    covers: str = ""
    component: tuple[str, ...] = ()
    behaviour: tuple[Behaviour, ...] = ()
    dimension: dict[str, str] = {}
    holder: dict[str, Holder] = {}
    link: str = ""
    complete: bool | None = None

    def names(self) -> tuple[tuple[str, str], ...]:
        """Every name used here, with the key that uses it."""
        pairs = [(key, name) for key in ("order", "within", "narrows", "component") for name in getattr(self, key)]
        pairs += [(key, name) for key in ("dimension", "holder") for name in getattr(self, key)]
        return (*pairs, ("covers", self.covers)) if self.covers else tuple(pairs)


class Example(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Claims (`given`, by the rule's names) or `reports`, and the verdict that must come of them."""

    expect: Literal["broken", "strained", "holds", "open"]
    given: dict[str, Any] = {}
    reports: tuple[dict[str, Any], ...] = ()


class Requirement(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """`require` is an expression, or several readings of the words, of which one must hold.

    `unless` are relations that would show a link to be misread: where one holds, the rule says nothing.
    """

    message: str
    require: str | tuple[str, ...] = ()
    unless: tuple[str, ...] = ()
    kind: Kind | None = None


class RuleFile(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A rule file as written."""

    title: str
    severity: Severity
    why: str
    claims: dict[str, str]
    rule: Requirement
    bind: Bind = Bind()
    example: tuple[Example, ...] = ()
    supersedes: tuple[str, ...] = ()


class Rule(msgspec.Struct, frozen=True, kw_only=True):
    """A checked rule. `id` is the file's name, `topic` its folder's, `path` where errors and pages point.

    `claims` are names in the expression with the measure that may fill each, or ``*``. Of `require` one
    expression must hold; it is empty where `kind` names a function of the judging room. Where one of `unless`
    holds, the link was misread. Findings of a rule stand in for those of the rules it `supersedes` where they
    rest on the same claims.
    """

    id: str
    topic: str
    path: str
    title: str
    severity: Severity
    why: str
    claims: dict[str, str]
    bind: Bind
    require: tuple[Expression, ...]
    unless: tuple[Expression, ...]
    kind: str
    message: str
    examples: tuple[Example, ...]
    supersedes: tuple[str, ...]

    def plural(self, name: str) -> bool:
        """Whether a name stands for several claims at once."""
        return bool(self.bind.link) and name in PLURAL


def message_fields(message: str) -> list[str]:
    """The names in a message's braces, in order; raises ValueError if the braces do not match."""
    return [name for _, name, _, _ in Formatter().parse(message) if name is not None]
