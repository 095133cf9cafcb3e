"""The chunks of one sentence, "40 people | died | in | Ulm", with look-ups; `predication` says who does what in it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from checker.extraction.grammar.sentence import APOSTROPHES, Sentence
from checker.extraction.grammar.syntax import Chunk, Kind
from checker.lexicon.grammar import words
from checker.lexicon.load import table

LABEL = 5
"""How many phrases the label of a line may have, with its colon."""

Tokens = tuple[int, int]
"""From one token to before another."""


class _Words(dict[int | None, str]):
    """Words by the number of their chunk, "" for any other number: what is asked most often of a sentence."""

    def __missing__(self, _: int | None) -> str:
        return ""


class _Lemmas(dict[int | None, str]):
    """The same of their base forms, each worked out when first asked for."""

    def __init__(self, sentence: Sentence, chunks: Sequence[Chunk]) -> None:
        self.sentence, self.chunks = sentence, chunks

    def __missing__(self, index: int | None) -> str:
        if index is None or not 0 <= index < len(self.chunks):
            return ""
        found = self[index] = self.sentence.lemma(self.chunks[index].head)
        return found


class Row:
    """The chunks of one sentence, with the look-ups that roles need.

    `kind(index)` is the kind of a chunk, `word(index)` its head word in lower case and `lemma(index)` the base form of
    that. What is no chunk, None or a number beyond the sentence, has no kind, words, traits, subject or object.
    `numbers` and `times` are token spans; `figures` tells which of the numbers a chunk holds.
    """

    def __init__(
        self, sentence: Sentence, chunks: list[Chunk], numbers: Sequence[Tokens] = (), times: Sequence[Tokens] = ()
    ) -> None:
        self.sentence = sentence
        self.chunks = chunks
        self.kind = dict[int | None, Kind](enumerate(chunk.kind for chunk in chunks)).get
        self.word = _Words(enumerate(sentence.lower[chunk.head] for chunk in chunks)).__getitem__
        self.lemma = _Lemmas(sentence, chunks).__getitem__
        self.owner = [index for index, chunk in enumerate(chunks) for _ in range(chunk.first, chunk.last)]
        self.numbers, self.times = numbers, times
        self.figures = {self.owner[first]: index for index, (first, _) in enumerate(numbers)}
        self.label = self._label()

    def is_indefinite(self, index: int | None) -> bool:
        """ "A strike", "an eight-year high": whether a chunk begins with the indefinite article."""
        return not words("determiners", "indefinite").isdisjoint(self.words(index)[:1])

    def is_definite(self, index: int | None) -> bool:
        """ "The strike", "their strike": whether a chunk begins with what makes it a certain one."""
        return self.first_word(index) in words("determiners", "definite")

    def of_phrase(self, index: int) -> int | None:
        """The noun phrase behind the "of" that follows a chunk: "7 of the 10 patients"."""
        return index + 2 if self.word(index + 1) == "of" and self.kind(index + 2) is Kind.NOUN else None

    def apostrophe(self, index: int) -> int | None:
        """The token that marks the owner in a chunk: the second of "Holm's death"."""
        chunk, lower = self.chunks[index], self.sentence.lower
        return next((at for at in range(chunk.first + 1, chunk.last) if lower[at] in APOSTROPHES), None)

    def is_high(self, noun: int) -> bool:
        """ "A ten-year high", "a record low": how an amount stands among others, and not of what it is."""
        marks = words("judged", "high", "low")
        told = len(self.words(noun)) > len(("a", "high"))
        return self.lemma(noun) in marks and told and self.is_indefinite(noun)

    def _chunk(self, index: int | None) -> Chunk | None:
        return self.chunks[index] if index is not None and 0 <= index < len(self.chunks) else None

    def words(self, index: int | None) -> list[str]:
        """The lower-cased words of a chunk."""
        chunk = self._chunk(index)
        return self.sentence.lower[chunk.first : chunk.last] if chunk else []

    def first_word(self, index: int | None) -> str:
        """The lower-cased word that a chunk begins with, "the" of "the 40 boats"."""
        chunk = self._chunk(index)
        return self.sentence.lower[chunk.first] if chunk else ""

    def tag(self, index: int | None) -> str:
        """The tag of the word that names a chunk: "PROPN" of a name."""
        chunk = self._chunk(index)
        return self.sentence.tags[chunk.head] if chunk else ""

    def traits(self, index: int | None) -> frozenset[str]:
        """How a verb group stands in its clause, "passive", "gerund", "infinitive": see `Chunker`."""
        chunk = self._chunk(index)
        return chunk.traits if chunk else frozenset()

    def text(self, index: int) -> str:
        chunk = self.chunks[index]
        sentence = self.sentence
        return sentence.text[sentence.starts[chunk.first] : sentence.ends[chunk.last - 1]]

    def skip(self, index: int, step: int, *kinds: Kind) -> int:
        """The first chunk from `index` on, going by `step`, of none of the kinds."""
        while self.kind(index) in kinds:
            index += step
        return index

    def opener(self, index: int) -> int:
        """The comma, break or subordinator that opens the clause of a chunk; -1 for the sentence's first clause."""
        index -= 1
        while self.kind(index) not in (None, Kind.COMMA, Kind.BREAK, Kind.SUBORDINATOR):
            index -= 1
        return index

    def _label(self) -> int | None:
        """The phrase before the colon that a line begins with: "Dead: 41", "Cases by town: ...", "Max. depth: 61 m"."""
        phrase = (Kind.NOUN, Kind.VERB, Kind.ADJECTIVE, Kind.PREPOSITION)
        within = (at for at in range(len(self.chunks[:LABEL])) if self.kind(at) not in phrase and self.word(at) != ".")
        colon = next(within, 0)
        if not colon or self.word(colon) != ":":
            return None
        by = colon - 2
        is_row = self.word(by) == "by" and self.kind(by - 1) is Kind.NOUN and ";" in self.sentence.lower
        return by - 1 if is_row else colon - 1

    def is_verb(self, index: int | None, *classes: str) -> bool:
        """Whether a chunk is a verb of one of some classes."""
        return self.lemma(index) in words("verbs", *classes)

    def is_verb_like(self, host: int, verb_class: str) -> bool:
        """ "Topped $2.5bn": whether a figure begins with a verb that is its bound."""
        return self.sentence.lemma(self.chunks[host].first) in words("verbs", verb_class)

    def deed(self, verb: int) -> str:
        """The base form of a verb, or of the one verb that says as much as it does with its particle: "blew up"."""
        lemma = self.lemma(verb)
        found: str = table("grammar")["phrasal"].get(f"{lemma} {self.word(verb + 1)}", lemma)
        return found

    def is_finite(self, at: int) -> bool:
        """Whether a chunk is a verb group that a subject agrees with."""
        return self.may_be_finite(at) and "bare past" not in self.traits(at)

    def may_be_finite(self, at: int) -> bool:
        """The same, or a past that may be a participle: "killed"."""
        chunk = self._chunk(at)
        return chunk is not None and chunk.may_be_finite

    def phrases_after(self, host: int, stop: Callable[[int], bool]) -> Iterator[tuple[int, int]]:
        """The prepositional phrases behind a chunk, as (preposition, noun), up to where `stop` says."""
        at = host + 1
        while at < len(self.chunks) and not stop(at):
            if self.kind(at) is Kind.PREPOSITION and self.kind(at + 1) is Kind.NOUN:
                yield at, at + 1
                at += 1
            at += 1

    def is_participle(self, verb: int | None) -> bool:
        """ "Taking", "taken": a form that may stand right behind those it tells of."""
        return not self.traits(verb).isdisjoint(("bare past", "gerund"))

    def is_state(self, chunk: int) -> bool:
        """ "31 injured", "600 dead": a number and what those counted are, without a noun."""
        return self.tag(chunk) in ("VERB", "ADJ")

    def says_nothing(self, verb: Chunk) -> bool:
        """ "according to ...", "including ...", "there were": no clause of its own."""
        lower = self.sentence.lower
        is_aside = lower[verb.head] == "according" or lower[verb.head] in words("comparison", "including")
        return is_aside or self.sentence.word(verb.first - 1) == "there"
