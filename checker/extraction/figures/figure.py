"""A figure on its way to becoming a claim: "40" of "40 people died", and what each stage found out about it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from decimal import Decimal

from msgspec.structs import replace

from checker.extraction.grammar.role import Role
from checker.extraction.grammar.roles import Parse
from checker.extraction.grammar.sentence import Sentence
from checker.extraction.quantities.quantity import FigureKind, Quantity
from checker.extraction.times.times import TimeMention
from checker.lexicon import units
from checker.model.amount import COUNT, Amount, Unit
from checker.model.claim import EntityType, Evidence, Link
from checker.model.interval import Interval
from checker.model.scope import Scope
from checker.model.timespan import Timespan

THOUSAND = 1000
"""The least that a word for a scale makes of a number."""

PAIR = 2
"""How many figures a link between two takes."""


@dataclass(eq=False)
class Figure:
    """One quantity of a sentence; the stages of `claims` fill it in, in the order of the fields.

    Its `kind`, its tokens and its amount, with the `value` (the lower one of two), are those of its quantity, held here
    because all ask for them; so it has another quantity only by `take`.
    """

    id: str
    quantity: Quantity
    parse: Parse
    role: Role
    noun: str = ""
    predicate: str = ""
    topic: int | None = None
    measure: str = ""
    declared: bool = False
    entity: str = ""
    entity_type: EntityType = EntityType.UNKNOWN
    about: str = ""
    what: str = ""
    when: Timespan | None = None
    dated: bool = False
    said_by: tuple[str, ...] = ()
    said_when: Timespan | None = None
    scope: Scope = Scope()
    links: list[Link] = field(default_factory=list)
    evidence: list[Evidence] = field(default_factory=list)
    alike: tuple[str, ...] = ()
    unsure: bool = False
    fates: tuple[str, ...] = ()
    sentence: Sentence = field(init=False)
    host: int = field(init=False)
    kind: FigureKind = field(init=False)
    first: int = field(init=False)
    last: int = field(init=False)
    number: tuple[int, int] = field(init=False)
    head: int | None = field(init=False)
    amount: Amount = field(init=False)
    unit: Unit = field(init=False)
    dimension: str = field(init=False)
    value: Decimal = field(init=False)

    def __post_init__(self) -> None:
        self.sentence, self.host = self.parse.sentence, self.role.host
        self.take(self.quantity)

    @property
    def report(self) -> str:
        """The id of its report, which its own begins with."""
        return self.id.rpartition(":")[0]

    @property
    def end(self) -> int:
        """The token behind it with what those counted are: "11 missing"."""
        return self.last if self.role.predicate is None else self.parse.chunks[self.role.predicate].last

    def take(self, quantity: Quantity) -> None:
        """The figure turns out to be another quantity than was read: in another unit, or of another kind."""
        self.quantity, self.kind, self.amount = quantity, quantity.kind, quantity.amount
        self.first, self.last, self.number, self.head = quantity.first, quantity.last, quantity.number, quantity.head
        self.unit, self.value = self.amount.unit, self.amount.values[0]
        self.dimension = self.unit.dimension

    def take_unit(self, unit: Unit, kind: FigureKind | None = None) -> None:
        """The number turns out to be told in another unit, and so perhaps to be of another kind."""
        amount = replace(self.amount, unit=unit)
        self.take(replace(self.quantity, amount=amount, kind=kind or self.kind))

    def make_age(self) -> None:
        """A bare number turns out to be somebody's age."""
        if self.kind == "age":
            return
        values = self.amount.values
        exact = Interval.point(values[0])
        self.take(replace(self.quantity, kind="age", amount=Amount(values, units.YEAR_OF_AGE, exact, exact)))
        self.measure, self.declared = "age", True

    def note(self, of: str, how: str, words: str = "") -> None:
        self.evidence.append(Evidence(of, how, words))


@dataclass(eq=False)
class Clauses:
    """One sentence read: its figures and times with the parse that they hang in."""

    parse: Parse
    figures: list[Figure]
    times: list[TimeMention]
    sentence: Sentence = field(init=False)

    def __post_init__(self) -> None:
        self.sentence = self.parse.sentence

    def hosted(self, chunk: int) -> Figure | None:
        """The figure whose noun phrase a chunk is."""
        return next((one for one in self.figures if one.host == chunk), None)

    def listed(self, figure: Figure) -> Figure | None:
        """The figure whose role another shares in a list: the 22 for the nine of "22 in Suzu and nine in Nanao"."""
        role = figure.role.shared or figure.role.expands
        return next((one for one in self.figures if one.role is role), None) if role is not None else None


def last_sentence(before: Sequence[Figure]) -> list[Figure]:
    """Those of the figures before that the last sentence among them has, in order."""
    first = len(before)
    while first and before[first - 1].parse is before[-1].parse:
        first -= 1
    return list(before[first:])


def just_before(clauses: Clauses, before: Sequence[Figure]) -> list[Figure]:
    """The same of the figures before a sentence, if it is of one paragraph with theirs."""
    return [one for one in last_sentence(before) if one.sentence.paragraph == clauses.sentence.paragraph]


def is_whole(figure: Figure) -> bool:
    """Whether a figure's numbers have no decimals; "127.5" counts nobody, nor does "a mark of 1.0"."""
    return all(value == value.to_integral_value() and not _is_told_to_tenths(value) for value in figure.amount.values)


def _is_told_to_tenths(value: Decimal) -> bool:
    """ "1.0"; but not "1.0 million"."""
    exponent = value.as_tuple().exponent
    return isinstance(exponent, int) and exponent < 0 and abs(value) < THOUSAND


def size(figure: Figure) -> Decimal:
    """A figure's value in the unit that its dimension is reckoned in."""
    amount = figure.amount
    return amount.values[0] * amount.unit.factor / amount.unit.divisor


def is_count(figure: Figure) -> bool:
    return figure.dimension == COUNT


def is_adjective(figure: Figure) -> bool:
    """ "A six-month trial", "the 118-metre ship": before the noun that it is told of."""
    return figure.last <= figure.parse.chunks[figure.host].head
