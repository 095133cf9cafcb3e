"""When a web page was published, by whom, and where: from its metadata, the most telling first."""

from __future__ import annotations

import functools
import importlib.resources
import json
import tomllib
from collections.abc import Iterator
from typing import Any

DEEPEST = 20
DATE_LENGTH = 10


@functools.cache
def words(key: str) -> dict[str, None]:
    """A row of `page.toml`, in its order."""
    path = importlib.resources.files("checker.reading") / "page.toml"
    return dict.fromkeys(tomllib.loads(path.read_text(encoding="utf-8"))[key].split())


def published(root: Any) -> str:
    """The day as the metadata has it, its time left off; "" if it has none."""
    named = _named(root)
    given = [named.get(name, "") for name in words("dates")]
    given += [str(one["datePublished"]) for one in _linked_data(root) if isinstance(one.get("datePublished"), str)]
    given += [one.get("datetime", "") for one in root.iter("time") if "pubdate" in (*one.attrib, one.get("itemprop"))]
    found = next(filter(None, (text.strip() for text in given)), "")
    return found[:DATE_LENGTH] if found[:4].isdecimal() and "T" in found else found


def source(root: Any) -> str:
    """Who published the page."""
    named = _named(root)
    publishers = [one.get("publisher") for one in _linked_data(root)]
    names = [one.get("name") for one in publishers if isinstance(one, dict)]
    given = [*(named.get(name, "") for name in words("sources")), *(name for name in names if isinstance(name, str))]
    return next(filter(None, (" ".join(text.split()) for text in given)), "")


def address(root: Any) -> str:
    """The page's own address."""
    canonical = [one.get("href", "") for one in root.iter("link") if "canonical" in one.get("rel", "").lower().split()]
    return next(filter(None, [*canonical, _named(root).get("og:url", "")]), "")


def _named(root: Any) -> dict[str, str]:
    """The contents of `meta` by name, the first of each."""
    found: dict[str, str] = {}
    for one in root.iter("meta"):
        name = one.get("property") or one.get("name") or one.get("itemprop") or ""
        found.setdefault(name.lower(), one.get("content") or "")
    return found


def _linked_data(root: Any) -> Iterator[dict[str, Any]]:
    """The objects of the page's JSON-LD; what is broken is passed over."""
    for one in root.iter("script"):
        if one.get("type", "").lower() == "application/ld+json":
            try:
                yield from _objects(json.loads(one.text or ""), 0)
            except (ValueError, RecursionError):
                continue


def _objects(value: Any, depth: int) -> Iterator[dict[str, Any]]:
    if depth > DEEPEST:
        return
    if isinstance(value, dict):
        yield value
    for one in value.values() if isinstance(value, dict) else value if isinstance(value, list) else ():
        yield from _objects(one, depth + 1)
