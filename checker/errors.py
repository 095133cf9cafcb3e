"""What can go wrong, said so that a person can mend it: what, where, and what to do."""

from __future__ import annotations

from collections.abc import Iterable


class CheckerError(Exception):
    """A problem with the input or the configuration, never a fault of the program.

    `where` is a path, or a path with line and column (``rules/a.toml:3:7``); `advice` says what to do about it.
    """

    def __init__(self, what: str, *, where: str = "", advice: str = "") -> None:
        super().__init__(what)
        self.what = what
        self.where = where
        self.advice = advice

    def __str__(self) -> str:
        head = f"{self.where}: {self.what}" if self.where else self.what
        return f"{head}; {self.advice}" if self.advice else head


class InputError(CheckerError):
    """A report or a file of claims that cannot be read."""


class UnreadCellError(InputError):
    """A cell of a table in a document that is no figure; it is said, and the document counts as read."""


class ConfigurationError(CheckerError):
    """A wrong flag, or a wrong entry of ``checker.toml`` or ``decisions.toml``."""


class RuleError(CheckerError):
    """A rule or a measure that cannot be loaded."""


class CombinedError(CheckerError):
    """Several problems at once; all of them are told."""

    def __init__(self, errors: tuple[CheckerError, ...]) -> None:
        super().__init__("\n".join(str(error) for error in errors))
        self.errors = errors


def suggestion(word: str, known: Iterable[str]) -> str:
    """What to do about an unknown word: the nearest known one, else all of them."""
    import difflib

    known = sorted(known)
    near = difflib.get_close_matches(word, known, n=1)
    return f"did you mean {near[0]!r}?" if near else f"known are {', '.join(known) or 'none'}"
