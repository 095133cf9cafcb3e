"""A word that may name the measure of a figure, and how it hangs on it: "117 lives were lost", "shot three women dead".

Single words come with their word class; two that name a measure together ("lose life", "into custody", "body count")
come as ADV, the class of phrases.
"""

from __future__ import annotations

import msgspec

from checker.extraction.figures.figure import Figure


class Signal(msgspec.Struct, frozen=True):
    """A word that may name the measure: its lemma, its word class, how it hangs on the figure, and its chunk."""

    lemma: str
    tag: str
    how: str
    chunk: int


LABEL = "label"
"""How the words before a line's colon name its figures."""

AMOUNT = "its amount"
"""How the noun whose amount a figure is, or a word in its phrase, names it."""

BEHIND_UNIT = "behind the unit"

PHRASES = ("verb and noun", "verb and particle", COMPOUND := "compound")
"""How two words may name a declared measure together, and no other."""

PARTICLE = "particle"
"""How a word with nothing behind it may name a declared measure, and no other: "the 181 people aboard"."""


SHARED = "shared in a list"
"""How a figure has its measure from the words of another, whose role it shares."""

OF_THOSE = "of those"
"""How the words for those whom a figure is some of name its measure: "nine of those killed"."""


def signal_of(figure: Figure, token: int, how: str, chunk: int) -> Signal:
    """The signal that a token of a chunk is; `how` says where it stands."""
    return Signal(figure.sentence.lemma(token), figure.sentence.tags[token].replace("PROPN", "NOUN"), how, chunk)
