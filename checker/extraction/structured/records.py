"""Structured claims to claims: their figures and times are read by the grammar that reads prose.

A value must be one figure from its first character to its last: what the grammar would pass over in a sentence
("3 1/2", "2025-03") is refused here, not read as something else.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from typing import TypeVar

from checker.errors import CombinedError, InputError, UnreadCellError
from checker.extraction.structured import written
from checker.extraction.structured.given import FieldError, Stated, stated, time
from checker.model.claim import Claim, EntityType, Link
from checker.model.report import Record, Report
from checker.model.scope import Modality, Part, Scope
from checker.model.timespan import Holds, Timespan
from checker.rulebook.measures import Measures

MOST = 50
"""How many of the records that cannot be read are named."""

Key = TypeVar("Key")
Value = TypeVar("Value")


def records(report: Report, measures: Measures) -> Iterator[Claim]:
    """The claims of a report's records, in their order.

    Behind the last one it raises `CombinedError` if there are some that cannot be read, each with its place.
    """
    reader = _Reader(report, measures)
    errors: list[InputError] = []
    unread = 0
    for record in report.records:
        try:
            yield reader.claim(record)
        except FieldError as error:
            unread += 1
            if unread <= MOST:
                errors.append(_located(report, record, error))
    if unread > MOST:
        errors.append(
            type(errors[0])(f"{unread - MOST} more records cannot be read", where=report.id, advice="mend those first")
        )
    if errors:
        raise CombinedError(tuple(errors))


def _located(report: Report, record: Record, error: FieldError) -> InputError:
    place = report.place(record.spans.get(error.field, record.span).start)
    kind = UnreadCellError if record.loose else InputError
    return kind(error.what, where=f"{report.id}:{place.line}:{place.column}", advice=error.advice)


class _Reader:
    """Reads the records of one report; texts that stand together often are read once."""

    def __init__(self, report: Report, measures: Measures) -> None:
        self.report = report
        self.measures = measures
        self.ids = {one.fields["id"]: _claim_id(report, one) for one in report.records if "id" in one.fields}
        self.figures: dict[tuple[str, str, str], Stated | FieldError] = {}
        self.times: dict[tuple[str, str], Timespan | FieldError | None] = {}
        self.scopes: dict[tuple[str, ...], Scope | FieldError] = {}

    def claim(self, record: Record) -> Claim:
        fields = record.fields
        figure = self.figure(fields["measure"], fields["value"], fields.get("unit", ""))
        return Claim(
            id=_claim_id(self.report, record),
            report=self.report.id,
            story=self.report.story,
            figure=record.spans.get("value", record.span),
            sentence=record.span,
            entity=fields.get("entity", ""),
            entity_type=EntityType.NAMED if "entity" in fields else EntityType.UNKNOWN,
            measure=figure.measure,
            declared=figure.declared,
            amount=figure.amount,
            moment=figure.moment,
            when=self.when(fields, figure),
            dated="when" in fields,
            said_by=(*_listed(fields.get("source", "")), *_listed(fields.get("said_by", ""))),
            scope=self.scope(fields),
            links=self.links(record),
            evidence=(figure.evidence,),
        )

    def figure(self, measure: str, value: str, unit: str) -> Stated:
        return _once(
            self.figures, (measure, value, unit), lambda key: stated(*key, self.report.published, self.measures)
        )

    def when(self, fields: dict[str, str], figure: Stated) -> Timespan | None:
        """The time that a figure is given for; without one an amount holds until its report's date."""
        text = fields.get("when", "")
        if not text and figure.moment is not None:
            return None
        return _once(self.times, (text, fields.get("date", "")), self._time)

    def _time(self, key: tuple[str, str]) -> Timespan | None:
        text, published = key
        day = date.fromisoformat(published) if published else self.report.published
        if text:
            return time("when", text, day)
        return Timespan.day(day, Holds.UNTIL) if day else None

    def scope(self, fields: dict[str, str]) -> Scope:
        key = tuple(fields.get(name, "") for name in ("place", "group", "part", "modality", "method"))
        return _once(self.scopes, key, lambda key: _scope(*key))

    def links(self, record: Record) -> tuple[Link, ...]:
        whole = record.fields.get("part_of", "")
        if not whole:
            return ()
        own = _claim_id(self.report, record)
        if self.ids.get(whole, own) == own:
            raise FieldError("part_of", f"no other claim has the id {whole!r}", "give the whole an id, and name it")
        return (Link.of("part_of", part=own, whole=self.ids[whole]),)


def _once(known: dict[Key, Value | FieldError], key: Key, read: Callable[[Key], Value]) -> Value:
    """What was read for a key; half a million equal records, right or wrong, are one to read."""
    if key not in known:
        try:
            known[key] = read(key)
        except FieldError as error:
            known[key] = error
    found = known[key]
    if isinstance(found, FieldError):
        raise found.with_traceback(None)
    return found


def _claim_id(report: Report, record: Record) -> str:
    span = record.spans.get("value", record.span)
    return f"{report.id}:{span.start}-{span.end}"


def _listed(text: str) -> tuple[str, ...]:
    """The items of a list, which its field holds parted by semicolons."""
    return tuple(item for part in text.split(";") if (item := part.strip())) if text else ()


def _scope(place: str, group: str, part: str, modality: str, method: str) -> Scope:
    return Scope(
        places=tuple(sorted(_listed(place))),
        group=tuple(sorted({word for item in _listed(group) for word in written.telling_words(item)})),
        part=Part.WHOLE if part in ("", "whole") else Part(part),
        modality=Modality.ACTUAL if modality in ("", "actual") else Modality(modality),
        method=method,
    )
