"""Settings: a flag over the environment over `checker.toml`, the nearest upward from the first input."""

from __future__ import annotations

import os
import tomllib
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import msgspec

from checker.errors import ConfigurationError, suggestion
from checker.model.claim import Confidence
from checker.model.finding import Severity

NAME = "checker.toml"
PREFIX = "CHECKER_"
STRICTNESS = {"desk": Confidence.HIGH, "review": Confidence.MEDIUM, "audit": Confidence.LOW}
GATES: dict[str, Severity | None] = {"error": Severity.ERROR, "warning": Severity.WARNING, "never": None}


class Settings(msgspec.Struct, frozen=True):
    """`rules` are folders with rules of one's own, and `decisions` registers, beside those that are found."""

    strictness: str = "review"
    fail_on: str = "warning"
    rules: tuple[str, ...] = ()
    decisions: tuple[str, ...] = ()

    @property
    def confidence(self) -> Confidence:
        """The least confidence that is shown."""
        return STRICTNESS[self.strictness]

    @property
    def severity(self) -> Severity | None:
        """The least severity that fails, None if nothing does."""
        return GATES[self.fail_on]


KEYS = {"strictness": "strictness", "fail-on": "fail_on", "rules": "rules", "decisions": "decisions"}
LISTS = ("rules", "decisions")


def settings(paths: Sequence[str], flags: dict[str, Any], config: str | None = None) -> Settings:
    """The settings for some inputs. Raises `ConfigurationError` for an unknown key or a wrong value."""
    file = Path(config) if config else _nearest(paths)
    chosen: dict[str, Any] = _from_file(file) if file else {}
    for key in ("strictness", "fail-on"):
        if value := os.environ.get(PREFIX + key.upper().replace("-", "_")):
            chosen[KEYS[key]] = _checked(key, value, f"${PREFIX}{key.upper().replace('-', '_')}")
    chosen |= {key: value for key, value in flags.items() if value}
    return Settings(**chosen)


def _nearest(paths: Sequence[str]) -> Path | None:
    """The first `checker.toml` at or above the first input, no higher than the root of its repository."""
    real = next((Path(path) for path in paths if _is_there(Path(path))), Path())
    folder = real.resolve() if real.is_dir() else real.resolve().parent
    for place in (folder, *folder.parents):
        if _is_there(place / NAME):
            return place / NAME
        if _is_there(place / ".git"):
            return None
    return None


def _is_there(path: Path) -> bool:
    """A folder that may not be entered has nothing to offer; that it cannot be read is told by who reads it."""
    try:
        return path.exists()
    except PermissionError:
        return False


def _from_file(file: Path) -> dict[str, Any]:
    try:
        text = file.read_text(encoding="utf-8")
        table = tomllib.loads(text)
    except OSError as error:
        raise ConfigurationError(f"cannot be read: {error.strerror}", where=str(file)) from None
    except tomllib.TOMLDecodeError as error:
        raise ConfigurationError(f"broken TOML: {error}", where=str(file)) from None
    chosen: dict[str, Any] = {}
    for key, value in table.items():
        where = f"{file}:{_line(text, key)}"
        if key not in KEYS:
            raise ConfigurationError(f"unknown key {key!r}", where=where, advice=suggestion(key, KEYS))
        chosen[KEYS[key]] = _checked(key, value, where)
    return chosen | {key: tuple(str(file.parent / one) for one in chosen[key]) for key in LISTS if key in chosen}


def _checked(key: str, value: Any, where: str) -> Any:
    allowed = {"strictness": tuple(STRICTNESS), "fail-on": tuple(GATES)}.get(key)
    if allowed and value not in allowed:
        raise ConfigurationError(f"{value!r} is no {key}", where=where, advice=f"one of {', '.join(allowed)}")
    if key in LISTS and not (isinstance(value, list) and all(isinstance(one, str) for one in value)):
        raise ConfigurationError(f"{key} must be a list of paths", where=where, advice=f'write {key} = ["my-{key}"]')
    return value


def _line(text: str, key: str) -> int:
    return next((n for n, line in enumerate(text.splitlines(), 1) if line.lstrip().startswith(key)), 1)
