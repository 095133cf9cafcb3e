"""Quantities in the names and habits of NewsQuant, so that only what was read differently counts as an error.

That set has no ordinals, takes a plural number word for one to ten of its size ("dozens" are 12 to 120), writes a
change from one level to another as one pair, and names what is counted by the whole phrase ("heart transplant").
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from adapters import Json, value

NAMES = {
    "revolution per minute": "revolutions per minute",
    "part per billion": "parts-per-billion",
    "part per million": "parts-per-million",
    "milliampere hour": "milliampere-hour",
    "ampere hour": "ampere-hour",
    "pound foot": "pound-foot",
    "dollar per million British thermal units": "dollar per mega british thermal unit",
}
"""Its names where they are not ours."""

CURRENCIES = {
    "pound": "pound sterling",
    "yen": "japanese yen",
    "rouble": "russian ruble",
    "krone": "norwegian krone",
    "krona": "swedish krona",
    "rupee": "indian rupee",
    "franc": "swiss franc",
    "won": "south korean won",
    "real": "brazilian real",
    "peso": "mexican peso",
    "lira": "turkish lira",
    "rand": "south african rand",
    "baht": "thai baht",
    "rupiah": "indonesian rupiah",
    "ringgit": "malaysian ringgit",
    "kuna": "croatian kuna",
    "penny": "point",
}
"""Those of its currencies that go by their country; the "p" of pence is a "point" there."""

FILLERS = re.compile(r"\b(?:and|or|of|the|a|an|previous|more|other|additional|further)\b|(?<!\w)-|[,-](?=\s)")
FROM = re.compile(r"\bfrom(?: up to| about| around| an?)*\s*[(]?$")
TO = re.compile(r"\bto(?: about| around| an?)*\s*$")


def quantities(text: str, mentions: Any) -> list[Json]:
    """The quantities of a sentence as `score_quantities.py` wants them."""
    counted = [one for one in mentions.quantities if one.kind != "rank"]
    return [
        _plain(text, one) if len(pair) == 1 else _change(text, *pair)
        for pair in _pairs(text, counted)
        for one in pair[:1]
    ]


def _pairs(text: str, found: list[Any]) -> Iterator[tuple[Any, ...]]:
    """Each quantity alone, or two that are a change "from" one "to" the other."""
    index = 0
    while index < len(found):
        pair = tuple(found[index : index + 2])
        changes = len(pair) == 2 and _is_change(text, *pair)
        yield pair if changes else pair[:1]
        index += 2 if changes else 1


def _is_change(text: str, old: Any, new: Any) -> bool:
    levels = len(old.amount.values) == len(new.amount.values) == 1
    alike = old.amount.unit.dimension == new.amount.unit.dimension
    return levels and alike and bool(FROM.search(text[: old.start]) and TO.search(text[: new.start]))


def _change(text: str, old: Any, new: Any) -> Json:
    ends = [*old.amount.values, *new.amount.values]
    return {**_plain(text, new), "value": tuple(map(float, ends)), "bound": "="}


def _plain(text: str, one: Any) -> Json:
    number = value(one.amount)
    if one.amount.vague:
        size = float(one.amount.values[0]) / 2
        number = [size, 10 * size]
    return {
        "start": one.start,
        "end": one.end,
        "value": tuple(number) if isinstance(number, list) else number,
        "bound": {">=": ">", "<=": "<"}.get(one.amount.label, one.amount.label),
        "unit": _unit(text, one).lower(),
    }


def _unit(text: str, one: Any) -> str:
    unit = one.amount.unit
    if one.kind in ("bare", "fraction"):
        return "% -" if one.kind == "fraction" else "-"
    if one.kind == "age":
        return f"{unit.name} of age"
    if one.kind == "factor":
        return "count"
    if one.kind == "count":
        return _phrase(text[one.number_end : one.end], unit.name)
    if not unit.dimension.startswith("money"):
        return NAMES.get(unit.name, unit.name)
    name, per, rest = unit.name.partition(" per ")
    whole = CURRENCIES.get(name, name) + per + rest
    return NAMES.get(whole, whole)


def _phrase(words: str, noun: str) -> str:
    """ "new heart transplants": what is counted with all that stands before it, the noun in the singular."""
    *before, head = FILLERS.sub(" ", words).split() or [noun]
    return " ".join([*before, noun if noun == "person" or head[:2].lower() == noun[:2] else head])
