"""Nouns that count the same things, "house" and "home", "job" and "post"; other names of countries, "Chinese"."""

from __future__ import annotations

import functools

from checker.lexicon.load import table


def kind_of(noun: str) -> str:
    """The noun that stands for all that count the same things; who was a guard is an ex-guard."""
    noun = noun.removeprefix("ex-")
    return _alike().get(noun, noun)


@functools.cache
def _alike() -> dict[str, str]:
    return {noun: row[0] for row in table("grammar")["nouns"]["alike"] for noun in row}


@functools.cache
def demonyms() -> frozenset[str]:
    """ "Chinese", "the US": other names of countries, and those of their people; lower case."""
    return frozenset(alias for aliases in table("names")["aliases"].values() for alias in aliases)
