"""The language as data: TOML tables beside this file, one folder a language, read once when first asked for."""

from __future__ import annotations

import functools
import importlib.resources
import tomllib
from typing import Any

LANGUAGE = "en"


@functools.cache
def table(name: str) -> dict[str, Any]:
    """The table `en/<name>.toml`; treat it as read-only, everybody shares it."""
    path = importlib.resources.files("checker.lexicon") / LANGUAGE / f"{name}.toml"
    return tomllib.loads(path.read_text(encoding="utf-8"))
