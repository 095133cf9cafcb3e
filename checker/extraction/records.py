"""Structured claims to claims: their values and times are read like prose."""

from __future__ import annotations

import functools
from collections.abc import Iterator
from datetime import date

import msgspec

from checker.errors import CheckerError, CombinedError, InputError
from checker.extraction.quantities import Quantity, quantities
from checker.extraction.sentence import sentences
from checker.extraction.times import Reference, times
from checker.lexicon import units
from checker.model.amount import Amount
from checker.model.claim import Claim, Evidence
from checker.model.report import Record, Report
from checker.model.scope import Modality, Part, Scope
from checker.model.timespan import Holds, Timespan
from checker.rulebook.measures import Measures


def records(report: Report, measures: Measures) -> Iterator[Claim]:
    """The claims of a report's records. Raises `CombinedError` with every value and unit that cannot be read."""
    errors: list[CheckerError] = []
    for record in report.records:
        try:
            yield _claim(report, record, measures)
        except InputError as error:
            place = report.place(record.span.start)
            errors.append(InputError(error.what, where=f"{report.id}:{place.line}", advice=error.advice))
    if errors:
        raise CombinedError(tuple(errors))


def _claim(report: Report, record: Record, measures: Measures) -> Claim:
    fields = record.fields
    figure = record.spans.get("value", record.span)
    published = Timespan.day(report.published, Holds.UNTIL) if report.published else None
    when = _when(fields["when"], report.published) if "when" in fields else published
    return Claim(
        id=f"{report.id}:{figure.start}-{figure.end}",
        report=report.id,
        story=report.story,
        figure=figure,
        sentence=record.span,
        entity=fields.get("entity", ""),
        entity_type="named" if "entity" in fields else "",
        measure=fields["measure"],
        declared=fields["measure"] in measures,
        amount=_amount(fields["value"], fields.get("unit", "")),
        when=when,
        said_by=tuple(filter(None, fields.get("said_by", "").split(" < "))),
        scope=_scope(fields),
        evidence=(Evidence("measure", "given", fields["measure"]),),
    )


def _scope(fields: dict[str, str]) -> Scope:
    modality = fields.get("modality", "actual")
    return Scope(
        places=(fields["place"],) if "place" in fields else (),
        group=(fields["group"],) if "group" in fields else (),
        part=Part(fields.get("part", "")),
        modality=Modality.ACTUAL if modality == "actual" else Modality(modality),
    )


@functools.lru_cache(maxsize=1 << 14)
def _amount(value: str, unit: str) -> Amount:
    """The amount of a value as it is written, in its own unit or in the one given beside it."""
    text = f"{value} {unit}".strip() if unit and not _names_unit(value) else value
    found = next((one for sentence in sentences(text) for one in quantities(sentence)), None)
    if found is None:
        raise InputError(f"{value!r} is no figure", advice="write it as in prose: 4000, about 4,000, 36 percent")
    if unit:
        return msgspec.structs.replace(found.amount, unit=units.named(unit))
    return found.amount


def _names_unit(value: str) -> bool:
    found: Quantity | None = next((one for sentence in sentences(value) for one in quantities(sentence)), None)
    return found is not None and found.kind != "bare"


@functools.lru_cache(maxsize=1 << 12)
def _when(text: str, published: date | None) -> Timespan:
    context = Reference(published, text)
    found = next((one for sentence in sentences(text) for one in times(sentence, context) if one.span), None)
    if found is None or found.span is None:
        raise InputError(f"{text!r} is no time", advice="write it as 2025-03-27 or 27 March 2025")
    return found.span
