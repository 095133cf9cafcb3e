"""Numbers, dates, places and messages in words: everything that a finding says is worded here."""

from __future__ import annotations

import functools
import re
import unicodedata
from datetime import datetime, timedelta
from decimal import Decimal

from checker.lexicon import units
from checker.lexicon.grammar import words
from checker.lexicon.load import table
from checker.model.amount import TWO_WAYS, Amount, Reading
from checker.model.claim import Claim, Evidence
from checker.model.finding import Finding, Origins, Slip, Step
from checker.model.interval import Interval, Verdict
from checker.model.result import Problem
from checker.model.timespan import DAY, Holds, Timespan
from checker.rulebook.dimension import MOMENT, RATIOS
from checker.rulebook.rule import Rule

UNSEEN = frozenset(("Cc", "Cf", "Cs", "Co"))
BLANKS = frozenset("\t\n\r")
FIELD = re.compile(r"\{([a-z_]+)(?:\.([a-z_]+))?\}")
REPEATED = re.compile(r"\b([a-z]+) \1\b")  # "412 casualties casualties", where the unit names the measure
NUMBER = re.compile(r"[0-9]+(\.[0-9]+)?")
PLURALS = {"percent": "percent", "foot": "feet", "inch": "inches"}
COMPOUND = {"child": "children", "woman": "women", "sman": "smen", "chman": "chmen", "ceman": "cemen", "reman": "remen"}
"""How nouns end that end like these in the plural: "watchman", "grandchild"."""
HISSING = ("ss", "x", "z", "ch", "sh")


def safe(text: str) -> str:
    """Text of a report with control and bidirectional characters as escapes, on one line."""
    return visible(" ".join(text.split()))


def visible(text: str) -> str:
    """The same with its blanks and line ends."""
    return "".join(f"\\u{ord(c):04x}" if c not in BLANKS and unicodedata.category(c) in UNSEEN else c for c in text)


def problem(one: Problem) -> str:
    """A line for something that could not be read: where, what, what to do."""
    kind = "note" if one.minor else "problem"
    return f"{kind}: {safe(one.where)}: {safe(one.what)}" + (f"; {safe(one.advice)}" if one.advice else "")


def number(value: Decimal) -> str:
    """ "12,500", "4.1", "infinity"."""
    if value.is_infinite():
        return "infinity"
    rounded = value.quantize(Decimal("0.0001")) if abs(value) < 10**15 else value
    text = f"{rounded:,f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def interval(span: Interval) -> str:
    """ "4,712", "9,900 to 12,100", "more than 12,500", "up to 5"."""
    if span.is_point:
        return number(span.low)
    if span.high.is_infinite():
        return f"{'more than' if span.low_open else 'at least'} {number(span.low)}"
    if span.low == 0:
        return f"{'less than' if span.high_open else 'up to'} {number(span.high)}"
    return f"{number(span.low)} to {number(span.high)}"


def unit(name: str, span: Interval) -> str:
    """A unit in the plural, unless the amount is one."""
    if span.is_point and span.low == 1:
        return name
    head, per, rest = name.partition(" per ")
    before, _, noun = head.rpartition(" ")
    return f"{before} {_plural(noun) if noun else ''}".strip() + per + rest


def _plural(noun: str) -> str:
    irregular = _plurals().get(noun)
    if irregular or noun in words("counted", "invariant"):
        return irregular or noun
    for ending, plural in COMPOUND.items():
        if noun.endswith(ending):
            return noun.removesuffix(ending) + plural
    if noun.endswith(HISSING):
        return f"{noun}es"
    if noun.endswith("s"):
        return noun
    return f"{noun[:-1]}ies" if noun.endswith("y") and noun[-2:-1] not in "aeiou" else f"{noun}s"


@functools.cache
def _plurals() -> dict[str, str]:
    """The plurals that do not end like others: those of units, and of nouns as the lexicon has them."""
    return {singular: plural for plural, singular in table("lemmas")["NOUN"].items()} | PLURALS


def amount(value: Amount) -> str:
    """The number as written where only its rounding widens it, else the interval that its words allow."""
    span = value.reading(Reading.WIDE)
    if value.label == "=":
        span = Interval.point(value.values[0])
    if value.label == TWO_WAYS:
        return f"{' or '.join(map(number, value.values))} {unit(value.unit.name, span)}".rstrip()
    return f"{interval(span)} {unit(value.unit.name, span)}".rstrip()


def day(span: Timespan) -> str:
    """ "27 March 2025", "March 2025", "9:03 on 29 December 2024", "before 9 May 2025"; nothing for all time."""
    if span.start == datetime.min:
        return "" if span.end == datetime.max else f"before {day(Timespan.day(span.end.date()))}"
    if span.end == datetime.max:
        return f"after {day(Timespan.day(span.start.date() - DAY))}"
    first, last = span.first_day, span.last_day
    if span.length < DAY and span.length <= timedelta(hours=1):
        return f"{span.start:%H:%M} on {first.day} {first:%B %Y}"
    if first == last or span.length < DAY:
        return f"{first.day} {first:%B %Y}"
    following = last + timedelta(days=1)
    if first.day == 1 and following.day == 1 and (first.year, first.month) == (last.year, last.month):
        return f"{first:%B %Y}"
    if (first.month, first.day, last.month, last.day) == (1, 1, 12, 31) and first.year == last.year:
        return str(first.year)
    return f"{first.day} {first:%B %Y} to {last.day} {last:%B %Y}"


def when(span: Timespan | None) -> str:
    if span is None:
        return ""
    lead = {Holds.AT: "on", Holds.OVER: "in", Holds.UNTIL: "by"}[span.holds]
    if span.holds is Holds.OVER and " to " in day(span):
        lead = "from"
    return f"{lead} {day(span)}" if span.length > timedelta(hours=1) else f"at {day(span)}"


def reading(claim: Claim) -> str:
    """What a claim says, in short: measure, amount, time, speaker."""
    if claim.amount is None:
        return f"{claim.measure.replace('/', ' ')} {day(claim.moment) if claim.moment else ''}".rstrip()
    scope = ", ".join((*claim.scope.places, *claim.scope.group))
    measure, stated = claim.measure.replace("/", " ") or "figure", amount(claim.amount)
    parts = [stated if stated.endswith(f" {measure}") else f"{measure} {stated}"]
    parts += [part for part in (f"[{scope}]" if scope else "", when(claim.when)) if part]
    text = safe(", ".join(parts).replace(", [", " ["))
    return f"{text} ({safe(claim.said_by[0])})" if claim.said_by else text


def message(rule: Rule, finding: Finding, claims: dict[str, Claim]) -> str:
    """The rule's message with the finding's values."""
    first = claims[finding.claims[0]]

    def value(match: re.Match[str]) -> str:
        name, field = match[1], match[2]
        ids = finding.roles.get(name, ())
        if finding.fields.get(name) and not field:
            return finding.fields[name]
        if not ids:
            return {"entity": first.entity or "the event", "measure": first.measure}.get(name, name)
        return ", ".join(_field(claims[one], field) for one in ids)

    text = REPEATED.sub(r"\1", safe(FIELD.sub(value, rule.message)))
    return text.replace("/", " ", 1) if first.measure and "/" in first.measure else text


def _field(claim: Claim, field: str | None) -> str:
    if field == "when":
        return day(claim.when) if claim.when else "an unknown day"
    if field == "moment":
        return day(claim.moment) if claim.moment else "an unknown day"
    if field == "speaker":
        return claim.said_by[-1] if claim.said_by else "the report"
    if field in ("measure", "entity", "about", "report"):
        return str(getattr(claim, field)) or "the event"
    return figure(claim)


def figure(claim: Claim) -> str:
    """What a claim gives: its amount or its moment; of what has no date, what happened."""
    if claim.amount is None:
        return (day(claim.moment) if claim.moment else "") or claim.measure.replace("/", " ")
    return amount(claim.amount)


def origins(one: Origins) -> str:
    """ "4 reports, 1 origin (Joint Chiefs of Staff)"."""
    return f"{count(len(one.reports), 'report')}, {count(len(one.origins), 'origin')} ({safe(', '.join(one.origins))})"


def count(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


def step(one: Step) -> str:
    """One comparison of the arithmetic: "killed + wounded = 5,300 people, casualties = 4,700 people: ...".

    Values are in base units; a step names a count by its noun and anything else by its dimension.
    """
    held = "does not hold" if one.verdict is Verdict.BROKEN else "holds" if one.verdict is Verdict.HOLDS else "can hold"
    if one.unit == MOMENT:
        return f"{one.left} {one.op} {one.right} {held}"
    base = units.base(one.unit)
    name = base.name if base else "" if one.unit in RATIOS else one.unit
    left, right = (
        f"{side} = {interval(value)}{' ' if name else ''}{unit(name, value) if name else ''}"
        for side, value in ((one.left, one.left_value), (one.right, one.right_value))
    )
    return f"{left}, {right}: {one.left} {one.op} {one.right} {held}"


def because(evidence: Evidence) -> str:
    """ "measure same (killed)": one reason why claims were compared."""
    said = f" ({safe(evidence.words)})" if evidence.words else ""
    return f"{evidence.field} {evidence.how}{said}"


SLIPS = {
    "wrong-weekday": "the weekday should be {mend}",
    "wrong-date": "the date should be {mend}",
    "part-for-whole": "{figure} is the figure for {mend}",
    "scope": "{figure} is the figure for {mend}",
    "additional-for-total": "{figure} came on top of the other figure",
    "as-of-date": "{figure} is of a day {mend}",
    "stale-breakdown": "{figure} is of another day than the rest: {mend}",
    "one-origin-twice": "{figure} is counted twice",
    "unit-unconverted": "{figure} was not converted: {mend}",
    "converted-twice": "{figure} was converted twice: {mend}",
    "converted-backwards": "{figure} was converted the wrong way: {mend}",
    "difference-of-degrees": "{figure} is a difference, which has no 32 degrees to add",
    "percent-for-points": "{figure} should be {mend}",
    "inclusive-counting": "{figure} counts the first one or leaves it out: {mend}",
    "rounding": "{figure} is cut off, not rounded: {mend}",
    "swapped-digits": "{figure} has two digits swapped: {mend}",
    "doubled-digit": "{figure} has a digit twice: {mend}",
    "wrong-digit": "{figure} has a wrong digit: {mend}",
    "dropped-digit": "{figure} lacks a digit: {mend}",
    "decimal-comma": "{figure} has a comma for a point, or the reverse: {mend}",
    "million-for-billion": "{figure} has million for billion, or the reverse: {mend}",
}


def slip(one: Slip, claims: dict[str, Claim]) -> str:
    """What would explain a finding, and how its arithmetic then comes out."""
    written = figure(claims[one.claim]) if one.claim in claims else ""
    known = SLIPS.get(one.kind, "{figure} is off by a " + one.kind.replace("-", " of ") + ": {mend}")
    text = known.format(figure=written, mend=grouped(one.mend))
    return safe("; then ".join((text, *map(step, one.steps))))


def grouped(mend: str) -> str:
    """ "4,712" for a number, anything else as it is."""
    return number(Decimal(mend)) if NUMBER.fullmatch(mend) else mend
