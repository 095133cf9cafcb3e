"""The words that numbers are written with ("forty", "dozens", "million"), as the lexicon has them."""

from __future__ import annotations

import functools
from decimal import Decimal

from checker.extraction.grammar.sentence import VULGAR
from checker.lexicon.grammar import first_words, words
from checker.lexicon.load import table


@functools.cache
def numbers() -> dict[str, dict[str, Decimal]]:
    """The number words, class by class."""
    return {name: {w: Decimal(v) for w, v in table("numbers")[name].items()} for name in ("cardinal", "scale")}


@functools.cache
def vague() -> dict[tuple[str, ...], tuple[Decimal, Decimal]]:
    """The least and the most that words such as "several hundred" mean."""
    rows = table("numbers")["indefinite"].items()
    return {tuple(words.split()): (Decimal(low), Decimal(high)) for words, (low, high) in rows}


@functools.cache
def triggers() -> frozenset[str]:
    """Words that may begin a number or be one; a sentence without them and without digits has no figure."""
    data = table("numbers")
    first = {words[0] for words in vague()}
    classes = ("cardinal", "scale", "fraction", "ordinal", "factor", "jubilee", "precious")
    first |= set(table("numbers")["decade"]) | VULGAR | {"both", "none"} | none_openers()
    return frozenset(first.union(*(data[name] for name in classes)) - set(data["letter"]["scales"]))


@functools.cache
def none_openers() -> frozenset[str]:
    """What words that count none begin with, but for "none" itself."""
    return first_words("counted", "nobody") | first_words("counted", "not one") | {"no", "any"}


@functools.cache
def openers() -> frozenset[str]:
    """Words that a number may begin with: those that trigger one, and the articles of "a hundred"."""
    return triggers() | words("determiners", "indefinite")


@functools.cache
def letter_scales() -> frozenset[str]:
    """Letters that are a scale only right behind digits: "40m", "3k"."""
    return frozenset(table("numbers")["letter"]["scales"])
