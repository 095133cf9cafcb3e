"""Plain figures for tests that are not about reading: "12", "about 200", "at least 20 people", "36 percent"."""

from __future__ import annotations

import re
from decimal import Decimal

from checker.model.amount import Amount, Unit
from checker.model.interval import INFINITY, Interval

UNITS = {
    "percent": Unit("percent", "share", divisor=Decimal(100)),
    "points": Unit("percentage point", "points", divisor=Decimal(100)),
    "point": Unit("percentage point", "points", divisor=Decimal(100)),
    "times": Unit("time", "factor"),
    "years": Unit("year", "age"),
    "days": Unit("day", "time", factor=Decimal(86400)),
    "metres": Unit("metre", "length"),
    "kilometres": Unit("kilometre", "length", factor=Decimal(1000)),
    "miles": Unit("mile", "length", factor=Decimal("1609.344")),
    "feet": Unit("foot", "length", factor=Decimal("0.3048")),
    "inches": Unit("inch", "length", factor=Decimal("0.0254")),
    "millimetres": Unit("millimetre", "length", divisor=Decimal(1000)),
}
WORDS = {"one": "1", "three": "3", "five": "5", "six": "6", "nine": "9", "ten": "10"}
FIGURE = re.compile(
    r"(?P<hedge>about|approximately|at least|more than)? ?(?P<money>\$)?"
    r"(?P<low>[\d.,]+|[a-z]+)(-(?P<high>[\d.,]+))?"
    r"(?P<scale> million| billion)?( percentage)?( (?P<unit>[a-z]+))?$"
)


def amount(text: str) -> Amount | None:
    """A figure as a report would write it, in the few forms that the examples use."""
    match = FIGURE.match(text)
    if match is None:
        return None
    low = _number(match["low"])
    high = _number(match["high"]) if match["high"] else low
    step = _rounding(match["low"], match["unit"])
    scale = {None: 1, " million": 10**6, " billion": 10**9}[match["scale"]]
    unit = Unit("dollar", "money:USD") if match["money"] else _unit(match["unit"])
    wide = Interval((low - step) * scale, (high + step) * scale, False, bool(step))
    usual = wide
    if match["hedge"] in ("about", "approximately"):
        wide, usual = _around(low * scale, "0.1"), _around(low * scale, "0.05")
    elif match["hedge"]:
        wide = usual = Interval(low * scale, INFINITY, match["hedge"] == "more than", True)
    return Amount((low * scale,), unit, wide, usual, "=" if not match["hedge"] else "~")


def _number(text: str) -> Decimal:
    return Decimal(WORDS.get(text, text).replace(",", ""))


def _rounding(text: str, unit: str | None) -> Decimal:
    """Half a unit of the last digit that is not one of the zeros at its end."""
    number = WORDS.get(text, text).replace(",", "")
    if "." in number:
        return Decimal(1).scaleb(-len(number.split(".")[1])) / 2
    if unit == "percent":
        return Decimal("0.5")
    zeros = len(number) - len(number.rstrip("0"))
    if zeros:
        return min(Decimal(10) ** zeros / 2, Decimal(number) / 20) if int(number) >= 1000 else Decimal(0)
    return Decimal(0)


def _around(value: Decimal, share: str) -> Interval:
    return Interval(value * (1 - Decimal(share)), value * (1 + Decimal(share)))


def _unit(word: str | None) -> Unit:
    if word is None:
        return Unit("person")
    return UNITS.get(word, Unit("person" if word == "people" else word.removesuffix("s")))
