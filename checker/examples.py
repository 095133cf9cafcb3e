"""The examples of rules, run: each must come out as its file says."""

from __future__ import annotations

import calendar
from collections.abc import Callable, Iterator, Mapping
from datetime import date, datetime, timedelta
from typing import Any, cast

import msgspec

from checker.errors import CheckerError, RuleError, suggestion
from checker.extraction.grammar.sentence import sentences
from checker.extraction.quantities.quantities import quantities
from checker.judging.pool import Pool
from checker.judging.verdicts import judgements
from checker.model.amount import Amount, Reading
from checker.model.claim import Claim, Link
from checker.model.interval import Verdict
from checker.model.links import LinkKind
from checker.model.report import Report
from checker.model.scope import Scope
from checker.model.span import Span
from checker.model.timespan import Holds, Timespan
from checker.pipeline import check
from checker.rulebook.load import Rulebook
from checker.rulebook.rule import ANY, Example, Rule

Read = Callable[[str], Amount | None]

NAMELESS = "example"
STRAINED = "strained"
GIVEN = frozenset(
    {"value", "measure", "entity", "when", "moment", "weekday", "day", "said_by", "said_when", "scope", "report"}
)


class ExampleResult(msgspec.Struct, frozen=True):
    """What came of one example; `number` counts from 1, `message` says what could not be run."""

    rule: str
    number: int
    expected: str
    got: str
    message: str = ""

    @property
    def passed(self) -> bool:
        return self.got == self.expected


def run(rulebook: Rulebook, read: Read | None = None) -> list[ExampleResult]:
    """All examples of all rules. `read` reads a figure such as "about 200", by default as in a report's text."""
    return list(results(rulebook, read or read_amount))


def results(rulebook: Rulebook, read: Read) -> Iterator[ExampleResult]:
    """The examples of all rules, one by one."""
    for rule in rulebook.rules:
        for number, example in enumerate(rule.examples, 1):
            try:
                yield ExampleResult(rule.id, number, example.expect, outcome(rule, example, rulebook, read))
            except CheckerError as error:
                yield ExampleResult(rule.id, number, example.expect, "", str(error))


def outcome(rule: Rule, example: Example, rulebook: Rulebook, read: Read) -> str:
    """What comes of an example; raises `RuleError` if it cannot be read."""
    return _of_claims(rule, example, rulebook, read) if example.given else _of_text(rule, example, rulebook)


def read_amount(text: str) -> Amount | None:
    """The amount of a figure written as in a report, or None."""
    found = (one for sentence in sentences(text, 0, len(text)) for one in quantities(sentence, []))
    first = next(found, None)
    return first.amount if first else None


# Examples as text


def _of_text(rule: Rule, example: Example, rulebook: Rulebook) -> str:
    """Where no conflict is expected it is enough that the rule finds none."""
    reports = [_report(number, fields, rule) for number, fields in enumerate(example.reports, 1)]
    found = [finding for finding in check(reports, rulebook).findings if finding.rule == rule.id]
    if not found:
        return example.expect if example.expect in (Verdict.HOLDS, Verdict.OPEN) else str(Verdict.OPEN)
    is_strained = all(finding.reading is Reading.USUAL for finding in found)
    return STRAINED if is_strained else str(Verdict.BROKEN)


def _report(number: int, fields: Mapping[str, Any], rule: Rule) -> Report:
    _known(fields, ("date", "text", "source"), rule)
    if not isinstance(fields.get("text"), str):
        raise RuleError("a report of an example has no text", where=rule.path, advice="give its `text`")
    return Report(id=f"report {number}", text=fields["text"], source=fields.get("source"), published=fields.get("date"))


# Examples as claims


def _of_claims(rule: Rule, example: Example, rulebook: Rulebook, read: Read) -> str:
    claims = claims_of(rule, example, read)
    found = list(judgements(rule, Pool(claims, rulebook.measures)))
    broken = [judged for judged in found if judged.verdict is Verdict.BROKEN]
    if broken:
        return STRAINED if all(judged.reading is Reading.USUAL for judged in broken) else str(Verdict.BROKEN)
    fullest = max(found, key=lambda judged: sum(map(len, judged.binding.values())), default=None)
    return str(fullest.verdict if fullest else Verdict.OPEN)


def claims_of(rule: Rule, example: Example, read: Read) -> list[Claim]:
    """The claims that an example gives, each from a report of its own unless it says otherwise, and their link."""
    claims: list[Claim] = []
    roles: dict[str, tuple[str, ...]] = {}
    for name, given in example.given.items():
        several = given if isinstance(given, list) else [given]
        made = [_claim(rule, name, one, len(claims) + index, read) for index, one in enumerate(several)]
        roles[name] = tuple(claim.id for claim in made)
        claims += made
    if rule.bind.link:
        kind = cast(LinkKind, rule.bind.link)  # checked when the rule was loaded
        link = Link(kind, roles, complete=rule.bind.complete is not False)
        claims[0] = msgspec.structs.replace(claims[0], links=(link,))
    return claims


def _claim(rule: Rule, name: str, given: Any, number: int, read: Read) -> Claim:
    fields: Mapping[str, Any] = given if isinstance(given, dict) else {"value": given}
    _known(fields, GIVEN, rule)
    report = fields.get("report", name)
    span = Span(report, number, number + 1)
    declared = rule.claims[name]
    return Claim(
        id=f"{name} {number}",
        report=report,
        figure=span,
        sentence=span,
        entity=fields.get("entity", NAMELESS),
        measure=fields.get("measure", NAMELESS if declared == ANY else declared),
        declared="measure" in fields or declared != ANY,
        amount=_amount(fields["value"], rule, read) if "value" in fields else None,
        moment=_timespan(fields.get("moment"), rule),
        weekday=_weekday(fields.get("weekday"), rule),
        day=fields.get("day"),
        when=_timespan(fields.get("when"), rule),
        said_by=tuple(fields.get("said_by", ())),
        said_when=_timespan(fields.get("said_when"), rule),
        scope=_scope(fields.get("scope", {}), rule),
    )


def _known(fields: Mapping[str, Any], known: tuple[str, ...] | frozenset[str], rule: Rule) -> None:
    for key in fields:
        if key not in known:
            raise RuleError(f"an example has an unknown key {key!r}", where=rule.path, advice=suggestion(key, known))


def _amount(value: Any, rule: Rule, read: Read) -> Amount:
    amount = read(value) if isinstance(value, str) else None
    if amount is None:
        advice = 'write it in quotes as a report would, such as "about 200 people"'
        raise RuleError(f"the figure {value!r} of an example cannot be read", where=rule.path, advice=advice)
    return amount


def _timespan(value: Any, rule: Rule) -> Timespan | None:
    """A day, a minute, or a period written "2024-01-01/2024-03-31"."""
    match value:
        case None:
            return None
        case datetime():
            zone, start = value.utcoffset(), value.replace(tzinfo=None)
            minutes = None if zone is None else zone // timedelta(minutes=1)
            return Timespan(start, start + timedelta(minutes=1), offset=minutes)
        case date():
            return Timespan.day(value)
        case str() if "/" in value:
            try:
                first, last = map(date.fromisoformat, value.split("/", 1))
                return Timespan.days(first, last, Holds.OVER)
            except ValueError:
                pass
    advice = 'write 2024-03-31, 2024-03-31T12:00:00 or "2024-01-01/2024-03-31"'
    raise RuleError(f"the time {value!r} of an example cannot be read", where=rule.path, advice=advice)


def _weekday(value: Any, rule: Rule) -> int | None:
    names = list(calendar.day_name)
    if value is None:
        return None
    if value not in names:
        raise RuleError(f"unknown weekday {value!r}", where=rule.path, advice=suggestion(str(value), names))
    return names.index(value)


def _scope(fields: Any, rule: Rule) -> Scope:
    try:
        return msgspec.convert(fields, Scope)
    except msgspec.ValidationError as error:
        raise RuleError(f"an example's scope: {error}", where=rule.path, advice="see the facets of a scope") from None
