"""A place in an order as a quantity, ahead of another or behind it: "third", "ahead of the fifth largest"."""

from __future__ import annotations

from decimal import Decimal

from checker.extraction.grammar.sentence import Sentence
from checker.extraction.quantities.bounds import EXACT, Hedge, amount
from checker.extraction.quantities.numeral import Numeral
from checker.extraction.quantities.quantity import Quantity
from checker.lexicon import units
from checker.lexicon.grammar import words
from checker.model.interval import INFINITY, ZERO

ONCE = Decimal(1)
AHEAD_OF = Hedge("<", (ZERO, ONCE), (ZERO, ONCE), ("high",))
BEHIND = Hedge(">", (ONCE, INFINITY), (ONCE, INFINITY), ("low",))
"""A place ahead of another is a smaller number."""

ALONE = ("ADP", "PUNCT", "CCONJ", "SCONJ", "ADV")
"""Tags of what may follow a place without its noun."""


def ranked(sentence: Sentence, at: int, head: int | None, value: Decimal, end: int = 0) -> Quantity:
    """The place at a token; `head` is its noun, which may stand elsewhere, and `end` where its words end then."""
    last = end - 1 if end else at if head is None else head
    return Quantity(
        start=sentence.starts[at],
        end=sentence.ends[last],
        first=at,
        last=last + 1,
        number=(at, at + 1),
        number_end=sentence.ends[at],
        amount=amount(Numeral(at, at + 1, value, precise=True), _held_against(sentence, at), units.RANK),
        head=head,
        kind="rank",
    )


def _held_against(sentence: Sentence, at: int) -> Hedge:
    """ "Ahead of the fifth largest" is a smaller number, "behind number two" a larger one."""
    before = ahead_of(sentence, at)
    one, two = sentence.lower[before], " ".join(sentence.lower[max(before - 1, 0) : before + 1])
    if two in words("rank", "ahead"):
        return AHEAD_OF
    return BEHIND if one in words("rank", "behind") else EXACT


def ahead_of(sentence: Sentence, at: int) -> int:
    """The token before a place with its article or label."""
    before = at - 1
    while before > 0 and sentence.lower[before] in words("rank", "labels") | words("determiners", "definite") | {"."}:
        before -= 1
    return before


def stands_alone(sentence: Sentence, at: int) -> bool:
    """Whether no noun follows that a number before it could belong to."""
    return at >= len(sentence.words) or sentence.tags[at] in ALONE
