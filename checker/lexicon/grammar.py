"""The word classes of grammar: pronouns, verbs that carry a figure, the nouns of a total, each a set of words."""

from __future__ import annotations

import functools

from checker.lexicon.load import table


@functools.cache
def words(section: str, name: str) -> frozenset[str]:
    """A word class of the grammar table."""
    return frozenset(table("grammar")[section][name])
