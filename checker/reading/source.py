"""The text of a file, and where something stands in it."""

from __future__ import annotations

from functools import cached_property

import msgspec

from checker.errors import InputError
from checker.model.report import Report

UNDATED = "no date, so that days and weeks in it are not resolved"


class Source(msgspec.Struct, frozen=True, dict=True):
    """A decoded file and the path by which errors name it."""

    path: str
    text: str

    @cached_property
    def _page(self) -> Report:
        return Report(id=self.path, text=self.text)

    def where(self, offset: int) -> str:
        """``path:line:column`` of an offset."""
        place = self._page.place(offset)
        return f"{self.path}:{place.line}:{place.column}"

    def error(self, what: str, offset: int, advice: str) -> InputError:
        return InputError(what, where=self.where(offset), advice=advice)

    def undated(self) -> str:
        """The note of a report that has no date."""
        return f"{self.path}: {UNDATED}"
