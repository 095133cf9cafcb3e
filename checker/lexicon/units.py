"""Unit words: what follows a number, looked up in a closed table.

The table is generated with pint (`tools/make_units.py`); pint itself is asked only for a unit that a person's own
file of claims names and the table lacks, and then only a few plain words of it.
"""

from __future__ import annotations

import functools
import re
from decimal import Decimal

import msgspec

from checker.errors import InputError
from checker.lexicon.load import table
from checker.model.amount import COUNT, SHARE, Unit

PERCENT = Unit("percent", SHARE, Decimal("0.01"))
FRACTION = Unit("fraction", SHARE)
POINTS = Unit("percentage point", "points", Decimal("0.01"))
BASIS_POINTS = Unit("basis point", "points", Decimal("0.0001"))
RANK = Unit("rank", "rank")
MAGNITUDE = Unit("magnitude", "magnitude")
TIMES = Unit("time", "factor")
TEMPERATURE = "temperature"
DEGREE = "degree"
YEAR_OF_AGE = Unit("year", "time", Decimal(31557600))
NAMED = re.compile(r"[a-zA-Z]+(?: (?:per )?[a-zA-Z]+){0,5}")

Words = tuple[str, ...]


@functools.cache
def by_words() -> dict[Words, Unit]:
    """Units by the words of their names, in the singular and the plural."""
    found: dict[Words, Unit] = {}
    for entry in table("units")["unit"]:
        for word in entry.get("words", ()):
            for form in _forms(word):
                found[tuple(form.split())] = _unit(entry)
    for code, entry in table("money")["currency"].items():
        for word in (*entry["words"], *entry["codes"]):
            for form in _forms(word):
                found[tuple(form.split())] = money(code)
    return found


@functools.cache
def by_symbol() -> dict[str, Unit]:
    """Units by signs that count only right behind a number, as they are spelled."""
    found = {symbol: _unit(entry) for entry in table("units")["unit"] for symbol in entry.get("symbols", ())}
    currencies = table("money")["currency"].items()
    return found | {symbol: money(code) for code, entry in currencies for symbol in entry.get("symbols", ())}


@functools.cache
def by_sign() -> dict[str, Unit]:
    """Currencies by the signs and codes before a number, lower case."""
    rows = table("money")["currency"].items()
    return {sign: money(code) for code, entry in rows for sign in (*entry["signs"], *entry["codes"])}


@functools.cache
def namesakes() -> dict[str, tuple[Unit, ...]]:
    """Other units of the same name, by it: the imperial pint, the ounce of gold, the metric ton."""
    entries = (entry for entry in table("units")["unit"] if "also" in entry)
    return {
        entry["name"]: tuple(
            msgspec.structs.replace(_unit(entry), factor=Decimal(factor), divisor=Decimal(divisor))
            for factor, divisor in entry["also"]
        )
        for entry in entries
    }


@functools.cache
def letters() -> frozenset[str]:
    """Signs of letters alone, as they are spelled right before a number: "RM", "Rs", "USD"."""
    plain = [sign for sign in by_sign() if sign.isascii() and sign.isalpha()]
    return frozenset(form for sign in plain for form in (sign.upper(), sign.capitalize()))


@functools.cache
def money(code: str) -> Unit:
    return Unit(table("money")["currency"][code]["name"], f"money:{code}")


@functools.cache
def millions() -> dict[str, tuple[Unit, frozenset[str]]]:
    """Units that are a currency behind millions, unless some words stand in the sentence: "6.7 million pounds"."""
    rows = table("money")["millions"].items()
    return {name: (money(row["currency"]), frozenset(row["heavy"])) for name, row in rows}


def base(dimension: str) -> Unit | None:
    """The unit that base values of a dimension are in; None for a count, a ratio or a rank."""
    plain, _, per = dimension.partition(" per ")
    unit = money(plain.removeprefix("money:")) if plain.startswith("money:") else _bases().get(plain)
    return rate(unit, _bases()[per].name if per in _bases() else per) if unit and per else unit


@functools.cache
def _bases() -> dict[str, Unit]:
    units = map(_unit, table("units")["unit"])
    return {unit.dimension: unit for unit in units if unit.factor == unit.divisor and not unit.offset}


def mark(best: int) -> Unit:
    """A mark of so many points at best: "8.6/10"."""
    return Unit(f"out of {best}", f"mark:{best}")


def count(noun: str) -> Unit:
    return Unit(noun, COUNT)


def rate(of: Unit, per: str) -> Unit:
    """An amount for each of something: "dollar per share", "patient per trial"; never compared with a total.

    Rates by the week, the month or the year are all of so much a year, those by the hectare and the acre of an area.
    """
    each, year = by_words().get((per,)), by_words()[("year",)]
    last = year if each and each.dimension == year.dimension else each and _bases().get(each.dimension)
    if each is None or last is None:
        return Unit(f"{of.name} per {per}", f"{of.dimension} per {per}", of.factor, of.divisor)
    name = year.name if last is year else each.dimension
    factor, divisor = of.factor * last.factor * each.divisor, of.divisor * last.divisor * each.factor
    return Unit(f"{of.name} per {per}", f"{of.dimension} per {name}", factor, divisor)


def named(text: str) -> Unit:
    """The unit that a person's file names; counted nouns are units too.

    Raises `InputError` for anything that is not a few plain words.
    """
    plain = " ".join(text.split())
    if plain.lower() in ("percent", "%", "per cent"):
        return PERCENT
    if plain.lower() in ("percentage point", "percentage points"):
        return POINTS
    known = by_words().get(tuple(plain.lower().split())) or by_symbol().get(plain) or by_sign().get(plain.lower())
    if known is not None:
        return known
    if not NAMED.fullmatch(plain):
        raise InputError(f"{text!r} is no unit", advice="name it in a few plain words, such as kilometre or person")
    return _from_pint(plain.lower()) or count(_singular(plain.lower()))


@functools.lru_cache(maxsize=1 << 10)
def _from_pint(text: str) -> Unit | None:
    """A unit of physics that the table lacks, or None."""
    import pint

    registry: pint.UnitRegistry[Decimal] = pint.UnitRegistry(non_int_type=Decimal, cache_folder=":auto:")
    name = text.replace(" per ", " / ").replace(" ", "_").replace("_/_", " / ")
    if len(text) < 4 or any(part not in registry for part in name.split(" / ")):
        return None
    one = registry.Quantity(Decimal(1), name)
    for entry in table("units")["unit"]:
        if _is_base(entry) and one.is_compatible_with(entry["pint"]):
            return Unit(text, entry["dimension"], Decimal(one.to(entry["pint"]).magnitude))
    base = one.to_base_units()
    return Unit(text, str(base.dimensionality), Decimal(base.magnitude))


def _is_base(entry: dict[str, str]) -> bool:
    """Whether a unit is the base of a dimension that pint knows."""
    return entry["factor"] == entry["divisor"] and entry["pint"] != "dimensionless"


def _unit(entry: dict[str, str]) -> Unit:
    return Unit(
        entry["name"],
        entry["dimension"],
        Decimal(entry["factor"]),
        Decimal(entry["divisor"]),
        Decimal(entry.get("offset", "0")),
    )


def _forms(word: str) -> tuple[str, ...]:
    """A unit word with its plurals: "square metre(s)", "degree(s) celsius", "mile(s) an hour"."""
    head, *rest = re.split("(?= (?:per|an?|to) )", word, maxsplit=1)
    first, *second = head.split(" ", 1)
    return word, " ".join([_plural(first), *second]) + "".join(rest), _plural(head) + "".join(rest)


def _plural(word: str) -> str:
    return word + ("es" if word.endswith(("ch", "sh", "x", "z")) else "s")


def _singular(noun: str) -> str:
    import simplemma

    *before, last = noun.split()
    return " ".join([*before, simplemma.lemmatize(last, "en").lower()])
