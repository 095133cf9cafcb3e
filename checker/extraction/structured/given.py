"""What a measure, a value and a unit say together that stand apart: "length", "61", "m" of a table."""

from __future__ import annotations

import functools
from datetime import date

import msgspec

from checker.errors import InputError
from checker.extraction.structured import written
from checker.lexicon import units
from checker.model.amount import COUNT, Amount, Unit
from checker.model.claim import Evidence
from checker.model.timespan import Timespan
from checker.rulebook.measures import Behaviour, Measures


class FieldError(Exception):
    """A field that cannot be read, before its place is known."""

    def __init__(self, field: str, what: str, advice: str) -> None:
        super().__init__(what)
        self.field = field
        self.what = what
        self.advice = advice


class Stated(msgspec.Struct, frozen=True):
    """What a measure, a value and a unit say together: an amount, or for the time of an event its moment."""

    measure: str
    declared: bool
    evidence: Evidence
    amount: Amount | None = None
    moment: Timespan | None = None


def stated(measure: str, value: str, unit: str, published: date | None, measures: Measures) -> Stated:
    """The figure that three texts give; `unit` may be empty. Raises `FieldError` for one that cannot be read."""
    known = _declared(measure, measures)
    name, evidence = known or _plain(measure), Evidence("measure", "given", measure)
    if known and measures.behaviour(known) is Behaviour.EVENT_TIME:
        return Stated(name, True, evidence, moment=time("value", value, published))
    given, implied = _unit(unit) if unit else None, _implied(name, measures)
    amount = _amount(value, given, implied, bool(known))
    if amount is not None:
        if known:
            _hold_to_dimension(amount, measures.dimension(known) or COUNT, measure, "unit" if unit else "value")
        return Stated(name, bool(known), evidence, amount)
    moment = None if known or given else written.timespan(value, published)
    if moment is None:
        advice = "give one figure as in prose: 4000, about 4,000, 11,000 to 12,000, 36 percent"
        if implied is None and given is None:
            advice += f"; {measures.dimension(name)} needs a unit"
        raise FieldError("value", f"{value!r} is no figure that can be read whole", advice)
    return Stated(name, False, evidence, moment=moment)


def _hold_to_dimension(amount: Amount, dimension: str, measure: str, field: str) -> None:
    if amount.unit.dimension.split(":")[0] != dimension:
        what = f"{measure!r} is measured as {dimension}, and {amount.unit.name!r} is none"
        raise FieldError(field, what, "mend the unit or the measure")


def _plain(measure: str) -> str:
    return " ".join(measure.lower().split())


def _declared(text: str, measures: Measures) -> str:
    """The declared measure that a text names, or that all of its words signal ("deaths", "people killed")."""
    words = _plain(text).split()
    if " ".join(words) in measures:
        return " ".join(words)
    signalled = [written.signals(word, measures) for word in words]
    for name in sorted(frozenset().union(*signalled)):
        nouns = measures.by_name[name].of
        if all(name in names or written.singular(word) in nouns for word, names in zip(words, signalled, strict=True)):
            return name
    return ""


def _unit(text: str) -> Unit:
    try:
        unit = units.named(text)
    except InputError as error:
        raise FieldError("unit", error.what, error.advice) from None
    if unit.dimension != COUNT:
        return unit
    *before, noun = text.lower().split()
    return units.count(" ".join([*before, written.singular(noun)]))


def _implied(measure: str, measures: Measures) -> Unit | None:
    """The unit of a bare number: what a count is of, years of an age, a scale; None where the unit must be given."""
    dimension = measures.dimension(measure)
    if dimension is None:
        return units.count(written.singular(measure.partition("/")[0]))
    if dimension == COUNT:
        return units.count(next(iter(measures.by_name[measure].of), "person"))
    if measures.behaviour(measure) is Behaviour.AGE:
        return units.YEAR_OF_AGE
    return Unit(dimension, dimension) if dimension not in _with_units() else None


@functools.cache
def _with_units() -> frozenset[str]:
    """The dimensions that have units; the others, such as magnitude, are scales of their own."""
    words = units.by_words().values()
    return frozenset(unit.dimension.split(":")[0] for unit in (*words, units.PERCENT, units.POINTS))


def _amount(value: str, given: Unit | None, implied: Unit | None, declared: bool) -> Amount | None:
    """The amount of a value: in its own unit or noun, in the unit beside it, or in that which its measure implies."""
    own = written.with_own_unit(value)
    expected = implied if given is None or given == implied else given
    counts = own is not None and own.unit.dimension == COUNT
    bare = written.without_unit(value, expected) if expected and not counts else None
    if given is None:
        return (bare or own) if declared else (own or bare)
    if bare is None and own is not None and _essence(own.unit) != _essence(given):
        raise FieldError("unit", f"the value {value!r} is not in {given.name!r}", "leave out the unit, or mend it")
    return bare or own


def _essence(unit: Unit) -> tuple[object, ...]:
    """What makes two units the same: for counted things their noun."""
    return (unit.name,) if unit.dimension == COUNT else (unit.dimension, unit.factor, unit.divisor, unit.offset)


def time(field: str, text: str, published: date | None) -> Timespan:
    """The time that a field names; `published` is the report's date, on which "on Saturday" depends."""
    span = written.timespan(text, published)
    if span is None:
        advice = "write it as 2025-03-27, 2025-03, 2024-01-01/2024-03-31 or in words"
        advice += "" if published else "; words that depend on it need the report's date"
        raise FieldError(field, f"{text!r} is no time that can be placed", advice)
    return span
