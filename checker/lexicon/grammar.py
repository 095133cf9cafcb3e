"""The word classes of grammar: pronouns, verbs that carry a figure, the nouns of a total, each a set of words."""

from __future__ import annotations

import functools

from checker.lexicon.load import table


@functools.cache
def words(section: str, name: str) -> frozenset[str]:
    """A word class of the grammar table."""
    return frozenset(table("grammar")[section][name])


@functools.cache
def first_words(section: str, name: str) -> frozenset[str]:
    """What the phrases of a class begin with: words without any of these hold no such phrase, at one cheap look."""
    return frozenset(phrase.partition(" ")[0] for phrase in words(section, name))
