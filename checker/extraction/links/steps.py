"""A step, and in the next sentence its two levels: "fares will be 10 percent dearer. They go from 30 to 39".

That sentence opens with what the step was told of, or with its size: "the price of a ticket", "output".
"""

from __future__ import annotations

from collections.abc import Iterator

from checker.extraction.figures.figure import Clauses, Figure, last_sentence, size
from checker.extraction.figures.moves import POINTS
from checker.extraction.figures.slots import is_step
from checker.extraction.grammar.roles import Parse
from checker.extraction.grammar.sentence import Sentence
from checker.extraction.grammar.syntax import Kind
from checker.extraction.links.brief_amounts import level
from checker.extraction.links.parts import adds_up
from checker.extraction.links.trend_words import way_of
from checker.extraction.times.times import DATES
from checker.lexicon.grammar import words
from checker.lexicon.likeness import like
from checker.model.amount import SHARE
from checker.model.claim import Confidence, Link

NAMING = ("NOUN", "PROPN", "ADJ")


def stepped(clauses: Clauses, earlier: list[Figure]) -> Iterator[tuple[Figure, Link]]:
    """ "Fares will be 10 percent dearer. The fare goes from 30 cents to 39": the only step told just before."""
    levels = _levels(clauses)
    if levels is None or any(one.type in DATES and one.point is not None for one in clauses.times):
        return
    told = last_sentence(earlier)
    steps = [one for one in told if is_step(one)]
    if len(steps) != 1:
        return
    if not _is_of_all(steps[0], told) or not _goes_on(*levels, steps[0]):
        return
    step, old, new = _levelled(steps[0], levels)
    if _can_be_step(step.dimension, old.dimension):
        for one, other in zip((steps[0], *levels), (step, old, new), strict=True):
            one.take(other.quantity)
        yield steps[0], Link.of("change_from", confidence=Confidence.MEDIUM, change=step.id, old=old.id, new=new.id)


def is_of_another_pair(step: Figure, old: Figure, new: Figure) -> bool:
    """ "Exports grew by 3 million tonnes. Imports fell from 9 million to 8": a pair told next, of something else."""
    is_next = old.sentence is new.sentence is not step.sentence and step.quantity.start < old.quantity.start
    if not is_next or old.sentence.word(old.first - 1) != "from":
        return False
    return not (_is_of_all(step, [step]) and _goes_on(old, new, step))


def _can_be_step(step: str, told: str) -> bool:
    """Whether amounts of one dimension may differ by those of another: percentages by points, no share by a share."""
    return step == POINTS if told == SHARE else step in (SHARE, told)


def _is_of_all(step: Figure, told: list[Figure]) -> bool:
    """Whether a step is told of all of it, and of no time: no "on average", "dearer for adults", "over five years"."""
    parse, lower = step.parse, step.sentence.lower
    behind = parse.skip(step.host + 1, 1, Kind.ADJECTIVE, Kind.ADVERB)
    is_some = parse.kind(behind) is Kind.PREPOSITION and parse.kind(behind + 1) is Kind.NOUN
    others = [one for one in told if one is not step]
    is_alone = not any(one.kind == "duration" or _may_be_level(one, step) for one in others)
    is_plain = step.amount.label == "=" and words("judged", "average").isdisjoint(lower)
    return is_alone and is_plain and not is_some and not any(link.kind == "change_from" for link in step.links)


def _may_be_level(one: Figure, step: Figure) -> bool:
    return one.dimension == step.dimension and adds_up(one)


def _levelled(step: Figure, levels: tuple[Figure, Figure]) -> list[Figure]:
    """The same figures in the units they are told in; a share is of whatever its levels are."""
    if step.dimension == SHARE:
        return [step, *level(levels)]
    *told, moved = level([*levels, step])
    return [moved, *told]


def _levels(clauses: Clauses) -> tuple[Figure, Figure] | None:
    """The one pair of a sentence that something goes from and to."""
    word = clauses.sentence.word
    old = [one for one in clauses.figures if word(one.first - 1) == "from"]
    new = [one for one in clauses.figures if word(one.first - 1) == "to"]
    is_pair = len(old) == len(new) == 1 and old[0].last == new[0].first - 1 and old[0].role.verb == new[0].role.verb
    return (old[0], new[0]) if is_pair else None


def _goes_on(old: Figure, new: Figure, step: Figure) -> bool:
    """Whether a sentence opens with what the step before was told of, moves it the same way, and all of it."""
    parse = old.parse
    if old.role.verb is None:
        return False
    behind = parse.chunks[new.host + 1 : new.host + 2]
    is_all = not (behind and behind[0].kind is Kind.PREPOSITION)  # "for savers", "in the north"
    way = 1 if size(new) > size(old) else -1
    ways = {told for at in range(len(step.sentence.lower)) if (told := way_of(step.sentence, at)) is not None}
    return is_all and (way in ways or not ways) and _is_the_same(parse, old.role.verb, step.sentence)


def _is_the_same(parse: Parse, verb: int, told: Sentence) -> bool:
    """ "They", "the price of a ticket", "production": what a sentence opens with was told of just before."""
    sentence, end = parse.sentence, parse.chunks[verb].first
    if parse.subject(verb) is None or parse.kind(0) is not Kind.NOUN:
        return False
    if parse.word(0) in words("pronouns", "third"):
        return verb == 1
    named = {sentence.lemma(at) for at in range(end) if sentence.tags[at] in NAMING} - words("steps", "plain")
    amounts = words("nouns", "measure", "figure")
    things, sizes = named - amounts, named & amounts
    is_known = any(one in told.lemmas or not told.lemmas.isdisjoint(like(one)) for one in sizes)
    return bool(things or is_known) and things <= told.lemmas
