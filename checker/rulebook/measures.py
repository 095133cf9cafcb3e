"""Measures: what is counted or measured, how it behaves in time, and the words that signal it."""

from __future__ import annotations

import enum
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property

import msgspec
from msgspec.structs import replace

from checker.lexicon.grammar import words
from checker.lexicon.likeness import PERSON, is_person
from checker.lexicon.load import LANGUAGE
from checker.lexicon.nouns import kind_of
from checker.model.claim import Claim

THING = "THING"
"""The class of words for things that a measure is of, which name it by an amount in front of them."""


class Behaviour(enum.StrEnum):
    """How a measure behaves in time, which decides what two of its figures say to one another."""

    CONSTANT = "constant"  # one value for ever
    RUNNING_TOTAL = "running-total"  # so far, never falls
    LEVEL = "level"  # at a moment
    FLOW = "flow"  # during a period
    AGE = "age"  # years since a birth
    EVENT_TIME = "event-time"  # when something happened


class Words(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The lemmas that signal a measure, by word class; `phrases` begin with a preposition ("without power").

    `secondary` are words that signal another measure, and this one where a story tells it in other words; `things` are
    nouns of which this is told by an amount in front of them: "a 64-metre tower".
    """

    nouns: tuple[str, ...] = ()
    verbs: tuple[str, ...] = ()
    adjectives: tuple[str, ...] = ()
    phrases: tuple[str, ...] = ()
    things: tuple[str, ...] = ()
    secondary: tuple[str, ...] = ()


class Measure(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A declared measure.

    `dimension` is that of its units (``money`` stands for every currency); `of` are the nouns, in the singular, whose
    counts mean the same here ("150 soldiers" and "150 people" deployed); `parts` are measures of which this one is
    the whole. The words of a `strict` measure signal it only for a count of one of those nouns, or of any people if
    "person" is among them: "sent" deploys soldiers, not letters. Where `doer`, whoever did it may be among those
    counted. A `size` is what a thing has one of, and keeps: where two reports give one each, it is of one thing.
    `overlaps` are measures that count some of the same people: who gives both of five "shot" and six "hurt" grants
    either. `unless` says what became of those counted where a report tells of none of another measure: those
    shot are the wounded, unless somebody was killed; words that say so themselves ("shot and wounded") go before. A
    count of one of the nouns of `all`, of which nothing else is said, is of all of them: "the 175 passengers". The
    words that signal another measure signal this one too where it has the `words_of` that: who is aboard, the crew.
    """

    name: str
    behaviour: Behaviour = Behaviour.LEVEL
    dimension: str = "count"
    of: tuple[str, ...] = ()
    parts: tuple[str, ...] = ()
    strict: bool = False
    doer: bool = False
    size: bool = False
    overlaps: tuple[str, ...] = ()
    unless: dict[str, str] = {}
    all: tuple[str, ...] = ()
    words: dict[str, Words] = {}
    words_of: str = ""


class Measures(msgspec.Struct, frozen=True, dict=True):
    """All declared measures by name. An undeclared one is a level of unknown dimension."""

    by_name: Mapping[str, Measure] = {}

    @classmethod
    def of(cls, measures: Iterable[Measure]) -> Measures:
        by_name = {measure.name: measure for measure in measures}
        told = {name: by_name[one.words_of].words for name, one in by_name.items() if one.words_of in by_name}
        return cls({name: replace(one, words=told.get(name, one.words)) for name, one in by_name.items()})

    def __iter__(self) -> Iterator[Measure]:
        return iter(self.by_name.values())

    def __contains__(self, name: object) -> bool:
        return name in self.by_name

    def behaviour(self, name: str) -> Behaviour:
        measure = self.by_name.get(name)
        return measure.behaviour if measure else Behaviour.LEVEL

    def dimension(self, name: str) -> str | None:
        measure = self.by_name.get(name)
        return measure.dimension if measure else None

    def counts_as(self, name: str, noun: str) -> str:
        """The noun that a count of this measure is known by: one for none, and for all that mean the same."""
        measure = self.by_name.get(name)
        return measure.of[0] if measure and measure.of and noun in ("", *measure.of) else kind_of(noun)

    def counts(self, name: str, noun: str) -> bool:
        """Whether a measure says that it counts a noun."""
        return name in self.by_name and noun in self.by_name[name].of

    def is_of_the_affected(self, name: str) -> bool:
        """Whether a measure counts those whom something befalls, as the arrested, and never who does it."""
        return self.behaviour(name) is Behaviour.RUNNING_TOTAL

    def may_count_doer(self, name: str) -> bool:
        """Whether whoever did it may be among those that a measure counts."""
        measure = self.by_name.get(name)
        return measure is None or measure.doer

    def is_size(self, name: str) -> bool:
        """Whether a measure is declared a size of a thing: its height, its mass, how many it holds."""
        return name in self.by_name and self.by_name[name].size

    def overlapping(self, name: str) -> tuple[str, ...]:
        """The measures that count some of those that this one counts."""
        return self.by_name[name].overlaps if name in self.by_name else ()

    def fates(self, name: str) -> tuple[tuple[str, str], ...]:
        """The measures that count those of a measure where nothing is told of another: pairs of (other, measure)."""
        return self._fates.get(name, ())

    def befalling(self, name: str) -> tuple[str, ...]:
        """The measures that count everybody of whom one says what became of some: the shot, of the wounded."""
        return self._befalling.get(name, ())

    def words(self, name: str) -> frozenset[str]:
        """The single words that signal a measure, of every word class."""
        tagged = _tagged(self.by_name[name].words.get(LANGUAGE, Words()))
        return frozenset(word for _, lemmas in tagged for word in lemmas if " " not in word)

    @cached_property
    def nouns(self) -> frozenset[str]:
        """The nouns that signal any measure: "revenue", "death"."""
        return frozenset(noun for one in self for words in one.words.values() for noun in words.nouns)

    def of_all(self, noun: str) -> str:
        """The measure that a count of a noun is of, where nothing else is said of those counted; "" for none."""
        return self._of_all.get(noun, "")

    def is_part(self, part: str, whole: str) -> bool:
        """Whether one measure is declared a part of another, or of one of its parts."""
        return part in self._parts.get(whole, ())

    def common_whole(self, one: str, other: str) -> str:
        """The declared measure that two different ones are parts of, "" for none."""
        return next((name for name, parts in self._parts.items() if one != other and {one, other} <= parts), "")

    @cached_property
    def part_pairs(self) -> tuple[tuple[str, str], ...]:
        """Every declared part with every whole it belongs to, in order."""
        return tuple(sorted((part, whole) for whole, parts in self._parts.items() for part in parts))

    def named(self, lemma: str, tag: str, dimension: str, noun: str | None = None) -> str:
        """The measure that a word signals, "" if none. `tag` is its class: NOUN, VERB, ADJ, ADV (a phrase) or `THING`.

        Of several measures one word may signal ("lost": lives or money), the one whose dimension is the figure's; of
        several of those a strict one, which knows what it counts, if that is known.
        `noun` is what the figure counts, in the singular, None if it is not known.
        """
        signalled = self._signals.get((tag, lemma))
        if not signalled:
            return ""
        fitting = (name for name in signalled if self._fits(name, dimension, noun))
        return min(fitting, key=lambda name: self.by_name[name].strict is (noun is None), default="")

    def second_sense(self, word: str, dimension: str) -> str:
        """The measure that a word may signal besides the one that it does: to earn is to take in, too; "" for none."""
        return next((name for name in self._secondary.get(word, ()) if self._fits(name, dimension, None)), "")

    def dimensions(self, lemma: str, tags: Iterable[str]) -> Iterator[str]:
        """The dimensions of the measures that a word of one of these classes signals."""
        for tag in tags:
            yield from (self.by_name[name].dimension for name in self._signals.get((tag, lemma), ()))

    def _fits(self, name: str, dimension: str, noun: str | None) -> bool:
        measure = self.by_name[name]
        if measure.strict and noun is not None and noun not in measure.of:
            if not (PERSON in measure.of and is_person(noun)):
                return False
        return dimension.split(":", 1)[0] == measure.dimension

    @cached_property
    def _fates(self) -> Mapping[str, tuple[tuple[str, str], ...]]:
        done = [(fate, (other, one.name)) for one in self for other, fate in one.unless.items()]
        told = {name for one in self if one.unless for name in (one.name, *one.unless.values())}
        return {
            name: (*self.by_name[name].unless.items(), *(pair for fate, pair in done if fate == name)) for name in told
        }

    @cached_property
    def _of_all(self) -> Mapping[str, str]:
        return {noun: measure.name for measure in reversed(tuple(self)) for noun in measure.all}

    @cached_property
    def _befalling(self) -> Mapping[str, tuple[str, ...]]:
        fates = {fate for one in self for pair in one.unless.items() for fate in pair}
        return {
            fate: tuple(one.name for one in self if fate in (*one.unless, *one.unless.values()))
            for fate in sorted(fates)
        }

    @cached_property
    def _secondary(self) -> Mapping[str, list[str]]:
        measures: defaultdict[str, list[str]] = defaultdict(list)
        for name, measure in sorted(self.by_name.items()):
            for verb in measure.words.get(LANGUAGE, Words()).secondary:
                measures[verb].append(name)
        return measures

    @cached_property
    def _parts(self) -> Mapping[str, frozenset[str]]:
        return {name: frozenset(self._all_parts(name, frozenset())) for name in self.by_name}

    def _all_parts(self, whole: str, seen: frozenset[str]) -> Iterator[str]:
        for part in self.by_name[whole].parts:
            if part not in seen:
                yield part
                yield from self._all_parts(part, seen | {part})

    @cached_property
    def _signals(self) -> Mapping[tuple[str, str], list[str]]:
        signals: defaultdict[tuple[str, str], list[str]] = defaultdict(list)
        for measure in sorted(self.by_name.values(), key=lambda one: one.name):
            words = measure.words.get(LANGUAGE, Words())
            for tag, lemmas in _tagged(words):
                for lemma in lemmas:
                    signals[tag, lemma].append(measure.name)
        return signals


def _tagged(words: Words) -> tuple[tuple[str, tuple[str, ...]], ...]:
    return (
        ("NOUN", words.nouns),
        ("VERB", words.verbs),
        ("ADJ", words.adjectives),
        ("ADV", words.phrases),
        (THING, words.things),
    )


def is_birthday(age: Claim) -> bool:
    """ "Turned 59 on Wednesday": an age that is told of the day on which it was reached."""
    return age.dated and age.context.verb in words("verbs", "aging")
