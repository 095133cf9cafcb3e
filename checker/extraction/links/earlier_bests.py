"""Records beside those that they took the place of: "an all-time high of 412 ... The previous peak was 430".

A word says that an amount is the highest, or the lowest, there has ever been; another of the kind is told to be the one
that was so before ("the old mark"), or to be what "it" had in a time before. In a race the least time is the best.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import timedelta

from checker.extraction.figures.figure import Clauses, Figure, is_count, last_sentence, size
from checker.extraction.figures.slots import Slot, slot_of
from checker.extraction.grammar.roles import Parse
from checker.extraction.grammar.sentence import Sentence
from checker.extraction.grammar.syntax import Kind
from checker.extraction.links.brief_amounts import are_like, level, ranked
from checker.extraction.links.parts import adds_up
from checker.lexicon.grammar import is_superlative, says, words
from checker.model.amount import SHARE
from checker.model.claim import Confidence, Link
from checker.model.scope import Modality

DAY = 86400
"""Seconds; a race takes less."""

TWICE = 2
"""A record and the one before it differ by less than this factor."""

UNEVEN = timedelta(days=3)
"""By which months, and years, differ in length."""

REACH = 3
"""Words behind a record that may say that it is one of its kind only: "a record crowd for a weekday"."""


def displaced(clauses: Clauses, before: list[Figure]) -> Iterator[tuple[Figure, Link]]:
    """Link a record with the one that stood before it, told behind it."""
    told = [*last_sentence(before), *clauses.figures]
    for old in clauses.figures:
        is_former = _is_former(old)
        if not (is_former or _is_of_the_same(old)):
            continue
        ahead = [one for one in told if one.quantity.start < old.quantity.start and _are_alike(one, old)]
        if len(ahead) != 1 or not all(map(_is_level, (*ahead, old))) or _is_left_open(ahead[0].sentence, old.sentence):
            continue
        new = ahead[0]
        is_earlier = is_former or (_is_of_before(old, new) and _is_of_all_time(new.sentence))
        way = _way(new) if is_earlier else None
        if way is not None:
            for one, levelled in zip((new, old), level([new, old]), strict=True):
                one.take(levelled.quantity)
            more, less = (new, old) if way > 0 else (old, new)
            yield new, Link.of("more_than", confidence=Confidence.MEDIUM, more=more.id, less=less.id)


def _is_level(one: Figure) -> bool:
    is_amount = adds_up(one) or one.dimension == SHARE or one.kind in ("rate", "duration")
    is_told = one.amount.label == "=" and one.scope.modality is Modality.ACTUAL
    return is_amount and is_told and not one.scope.change and slot_of(one) is not Slot.DIFFERENCE


def _are_alike(one: Figure, old: Figure) -> bool:
    if one.kind in ("age", "rank") or min(one.value, old.value) <= 0 or not are_like(one, old):
        return False
    (least, _), (most, _) = ranked([one, old])
    return most < TWICE * least


def _is_left_open(*sentences: Sentence) -> bool:
    """Whether a record was nearly reached, or it is not said that it was, or it is one of its kind only."""
    open_ = words("bests", "left open")
    return any(_said(sentence) & open_ or _is_of_some(sentence) for sentence in sentences)


def _said(sentence: Sentence) -> set[str]:
    """The words of a sentence, verbs by their base form, without its names."""
    told = ((sentence.lemma(at) if tag == "VERB" else sentence.lower[at], tag) for at, tag in enumerate(sentence.tags))
    return {word for word, tag in told if tag != "PROPN"}


def _is_of_some(sentence: Sentence) -> bool:
    """ "A record crowd for a weekday", "the highest ever in June"."""
    lower = sentence.lower
    marks = (at for at in range(len(lower)) if lower[at] in words("bests", "names", "ever"))
    return any(lower[end] in ("for", "in") for at in marks for end in range(at + 1, min(at + REACH, len(lower))))


# Which one was the best before


def _is_former(old: Figure) -> bool:
    """ "The previous peak was 430", "the old mark, held by him since 2018, was 64", "the former record of 8,900"."""
    parse, role = old.parse, old.role
    told = (role.noun, role.subject, parse.subject(role.verb))
    return any(_names_former(parse, at) for at in told if at is not None)


def _names_former(parse: Parse, at: int) -> bool:
    named = parse.lemma(at) in words("bests", "names") | {"one"}
    return named and parse.kind(at) is Kind.NOUN and not words("bests", "former").isdisjoint(parse.words(at))


def _is_of_the_same(old: Figure) -> bool:
    """ "In 2019 it had counted 940,000": what the same had at a time."""
    parse = old.parse
    return old.dated and parse.word(parse.subject(old.role.verb)) in words("pronouns", "third")


def _is_of_before(old: Figure, new: Figure) -> bool:
    """Whether what the same had at a time is of one as long, and before."""
    is_like = not is_count(old) or old.head is None or old.noun == new.noun
    if not (is_like and _is_of_the_same(old) and old.when and new.when) or old.when.end > new.when.start:
        return False
    apart = abs(old.when.length - new.when.length)
    return apart <= UNEVEN or not adds_up(old)


# Which way the best lies


def _way(new: Figure) -> int | None:
    """1 if the record is the most there has been, -1 if it is the least; None if it is not said to be one."""
    sentence, lower = new.sentence, new.sentence.lower
    if _is_of_all_time(sentence):
        is_low = not (words("verdict", "less") | words("judged", "low", "lowest")).isdisjoint(lower)
    elif "record" in lower:
        is_low = not words("judged", "low").isdisjoint(lower) or new.parse.is_verb(new.role.verb, "fall")
    else:
        return None
    if new.kind == "duration" and size(new) < DAY:
        return -1 if not words("bests", "race").isdisjoint(_said(sentence)) else None
    return -1 if is_low else 1


def _is_of_all_time(sentence: Sentence) -> bool:
    """ "An all-time high", "more than in any year before", "the highest ever measured", "has never had as many"."""
    lower = sentence.lower
    compared = words("verdict", "more", "less")
    is_most = any(word in compared or is_superlative(word) for word in lower)
    is_never = "never" in lower and says(lower, "bests", "as many")
    return (
        "all-time" in lower
        or is_never
        or (is_most and says(lower, "bests", "ever"))
        or _is_more_than_any(lower, compared)
    )


def _is_more_than_any(lower: Sequence[str], compared: frozenset[str]) -> bool:
    """ "More than in any month before", "more than in any other year"."""
    start = next((at for at in range(len(lower)) if lower[at] == "any"), 0)
    noun = next((word for word in lower[start + 1 : start + REACH] if word not in words("bests", "any other")), "")
    is_more = "than" in lower[max(0, start - REACH) : start] and not compared.isdisjoint(lower[:start])
    return is_more and noun in words("bests", "time")
