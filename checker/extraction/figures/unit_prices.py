"""What one unit of something costs: "a barrel of Brent cost $83.10" is 83.10 dollars a barrel."""

from __future__ import annotations

from msgspec.structs import replace

from checker.extraction.figures.figure import Clauses, Figure
from checker.extraction.grammar.roles import Parse
from checker.extraction.quantities.measured import unit_at
from checker.lexicon import units
from checker.model.amount import COUNT, TIME


def price(clauses: Clauses) -> None:
    """Make a sum of money that a unit costs one for each: "a tonne now costs 231 euros"."""
    for figure in clauses.figures:
        each = _each(clauses.parse, figure) if figure.kind == "money" else None
        if each is not None:
            amount = replace(figure.amount, unit=units.rate(figure.unit, each))
            figure.take(replace(figure.quantity, kind="rate", amount=amount))


def _each(parse: Parse, figure: Figure) -> str | None:
    """The unit that is the subject of a verb of prices."""
    subject = figure.role.subject
    if subject is None or not parse.is_verb(figure.role.verb, "priced") or not parse.is_indefinite(subject):
        return None
    found = unit_at(parse.sentence, parse.chunks[subject].first + 1)
    if found is None or found[0].dimension in (COUNT, TIME) or found[1] != parse.chunks[subject].last:
        return None
    return found[0].name
