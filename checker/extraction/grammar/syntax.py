"""A shallow grammar: phrases, and who does what in them.

A sentence becomes a row of chunks (noun phrases, verb groups, prepositions, ...). From the row alone one can
tell the subject and the object of a verb, the noun that an "of" hangs on, and the antecedent of "who": enough
to attach a figure by grammar instead of by distance, at a small part of what a full parse costs.
"""

from __future__ import annotations

import enum
from collections.abc import Collection, Iterator, Sequence

from checker.extraction.grammar.sentence import Sentence, abbreviations
from checker.lexicon.grammar import words
from checker.lexicon.participles import is_participle


class Kind(enum.Enum):
    NOUN = "noun phrase"
    VERB = "verb group"
    ADJECTIVE = "adjective"
    ADVERB = "adverb"
    PREPOSITION = "preposition"
    COORDINATOR = "coordinator"
    SUBORDINATOR = "subordinator or relative pronoun"
    TIME = "time expression"
    COMMA = "comma"
    OPEN = "opening bracket"
    CLOSE = "closing bracket"
    BREAK = "semicolon, colon or dash"
    OTHER = "anything else"


UNTOLD = frozenset({"negation", "planned", "possible", "infinitive"})
"""Traits of a verb that tells of nothing that took place."""


class Chunk:
    """Tokens `first` to `last` (half-open), and the one that names the whole."""

    __slots__ = ("first", "head", "kind", "last", "traits")

    def __init__(self, kind: Kind, first: int, last: int, head: int, traits: frozenset[str] = frozenset()) -> None:
        self.kind = kind
        self.first = first
        self.last = last
        self.head = head
        self.traits = traits

    @property
    def may_be_finite(self) -> bool:
        """Whether it is a verb group that a subject may agree with: no gerund, no infinitive; "killed" may be."""
        return self.kind is Kind.VERB and self.traits.isdisjoint(("gerund", "infinitive"))


PHRASE = (Kind.NOUN, Kind.TIME)
"""What stands behind a preposition."""

NOMINAL = frozenset(("NOUN", "PROPN"))
INSIDE_NOUN = frozenset(("NOUN", "PROPN", "ADJ", "NUM", "DET", "SYM"))
VERBAL = frozenset(("VERB", "AUX"))
HYPHENS = frozenset("-–")
MARKS = {
    ",": Kind.COMMA,
    "(": Kind.OPEN,
    "[": Kind.OPEN,
    ")": Kind.CLOSE,
    "]": Kind.CLOSE,
    ";": Kind.BREAK,
    ":": Kind.BREAK,
    "-": Kind.BREAK,
    "–": Kind.BREAK,
    "—": Kind.BREAK,
    "--": Kind.BREAK,
    ".": Kind.BREAK,
    "?": Kind.BREAK,
    "!": Kind.BREAK,
}


class Chunker:
    """Cuts one sentence into chunks; figures and times, read before, stay whole."""

    def __init__(
        self,
        sentence: Sentence,
        figures: Sequence[tuple[int, int]],
        times: Sequence[tuple[int, int]],
        measured: Collection[int] = (),
    ) -> None:
        """`figures` and `times` are token spans; `measured` the ends of figures that end in a unit, not a noun."""
        self.sentence = sentence
        self.lower = sentence.lower
        self.tags = sentence.tags
        self.size = len(self.tags)
        self.figure_end = dict(figures)
        self.measured = frozenset(measured)
        self.time_end = dict(times)

    def chunks(self) -> list[Chunk]:
        row: list[Chunk] = []
        at = 0
        while at < self.size:
            chunk = self._next(at)
            row.append(chunk)
            at = chunk.last
        for index in range(len(row) - 2):
            self._begin_clause(row, index)
        self._part_subject(row)
        return row

    def _part_subject(self, row: list[Chunk]) -> None:
        """ "At Voss Works order intake rose": the verb of a clause that opens with a preposition wants a subject.

        The noun phrase ends in it, behind its name.
        """
        if len(row) < 3 or row[0].kind is not Kind.PREPOSITION or row[1].kind is not Kind.NOUN:
            return
        tags, opening = self.tags, row[1]
        names = max((at + 1 for at in range(opening.first, opening.last) if tags[at] == "PROPN"), default=0)
        if not names or opening.head < names or not self._names_more(names):
            return
        at = 2
        while at < len(row) and row[at].kind in (Kind.ADVERB, Kind.TIME, Kind.PREPOSITION):
            at += 2 if row[at].kind is Kind.PREPOSITION and row[at + 1 : at + 2] and row[at + 1].kind in PHRASE else 1
        if at < len(row) and row[at].may_be_finite:
            name = Chunk(Kind.NOUN, opening.first, names, names - 1)
            row[1:2] = [name, Chunk(Kind.NOUN, names, opening.last, opening.head)]

    def _begin_clause(self, row: list[Chunk], at: int) -> None:
        """ "As the river rose", "after two men were seen": a preposition before a noun and its verb begins a clause."""
        if row[at].kind is not Kind.PREPOSITION or self.lower[row[at].head] not in words("clauses", "temporal"):
            return
        if self._is_deducted(row[at].last):
            return
        verb = at + 2
        while verb + 2 < len(row) and row[verb].kind is Kind.PREPOSITION and row[verb + 1].kind is Kind.NOUN:
            verb += 2
        verb += verb + 1 < len(row) and "bare past" in row[verb].traits and row[verb + 1].kind is Kind.VERB
        if row[at + 1].kind is Kind.NOUN and row[verb].may_be_finite:
            row[at].kind = Kind.SUBORDINATOR

    def _next(self, at: int) -> Chunk:
        if at in self.time_end:
            return self._dated(at) or Chunk(Kind.TIME, at, self.time_end[at], at)
        if at in self.figure_end:
            return self._noun(at)
        word, tag = self.lower[at], self.tags[at]
        if word in MARKS:
            return Chunk(MARKS[word], at, at + 1, at)
        if tag == "ADV" and at in self.measured and word in words("adjectives", "extent"):
            return Chunk(Kind.ADJECTIVE, at, at + 1, at)  # "92 metres high and 1.1 km long"
        if word in words("pronouns", "possessive"):
            return self._noun(at)
        if tag in VERBAL or self._starts_verb(at):
            return self._nominal(at) or self._participle(at) or self._verb(at)
        if tag in INSIDE_NOUN:
            return self._adjective(at) or self._noun(at)
        if word in words("clauses", "subordinating") and not self._is_deducted(at + 1):
            return Chunk(Kind.SUBORDINATOR, at, at + 1, at)
        if word == "to" and tag == "PART":
            return Chunk(Kind.PREPOSITION, at, at + 1, at)
        is_relative = tag == "PRON" and word in words("pronouns", "relative") and not self._stands_for(at)
        if word == "where" or is_relative:
            return Chunk(Kind.SUBORDINATOR, at, at + 1, at)
        if tag == "PRON":
            return Chunk(Kind.NOUN, at, at + 1, at)
        return Chunk(SIMPLE.get(tag, Kind.OTHER), at, at + 1, at)

    def _dated(self, at: int) -> Chunk | None:
        """ "Monday's quake", "last week's vote": a noun phrase that opens with the time of what it names."""
        end = self.time_end[at]
        if self.lower[end : end + 1] != ["'s"] or end + 1 >= self.size or end + 1 in self.time_end:
            return None
        noun = self._noun(end + 1)
        is_named = self.tags[noun.head] in NOMINAL and noun.head >= self.figure_end.get(end + 1, 0)
        return Chunk(Kind.NOUN, at, noun.last, noun.head) if is_named else None

    def _stands_for(self, at: int) -> bool:
        """ "The number of dead and that of the wounded"; not so in "said that of the 280 members 96 voted"."""
        says = at > 0 and self.sentence.lemma(at - 1) in words("verbs", "speech")
        return self.lower[at : at + 2] == ["that", "of"] and not says

    def _is_deducted(self, at: int) -> bool:
        """ "Earnings after tax rose": no clause begins with what is taken off."""
        return not words("nouns", "deducted").isdisjoint(self.lower[at : at + 1])

    def _nominal(self, at: int) -> Chunk | None:
        """ "The number of injured is": a participle behind "of" with nothing behind it."""
        if not at or self.lower[at - 1] != "of" or self.tags[at] != "VERB" or not self.lower[at].endswith("ed"):
            return None
        alone = at + 1 == self.size or self.tags[at + 1] not in INSIDE_NOUN
        return Chunk(Kind.NOUN, at, at + 1, at) if alone else None

    def _starts_verb(self, at: int) -> bool:
        """An infinitive's "to", and adverbs or a "not" right before a verb; "those aboard" are no way to do it."""
        if self.lower[at] in words("adverbs", "whereabouts"):
            return False
        while at + 1 < self.size and (self.tags[at] in ("PART", "ADV")) and at not in self.figure_end:
            at += 1
            if self.tags[at] in VERBAL and at not in self.figure_end:
                return True
        return False

    def _verb(self, at: int) -> Chunk:
        first = head = at
        while at < self.size and at not in self.figure_end and at not in self.time_end:
            if self.tags[at] in VERBAL:
                if self._is_second(first, at):
                    break
                head = at
            elif self.tags[at] not in ("PART", "ADV") or (self.tags[at] == "ADV" and not self._starts_verb(at)):
                break
            at += 1
        return Chunk(Kind.VERB, first, max(at, head + 1), head, self._traits(first, head))

    def _is_second(self, first: int, at: int) -> bool:
        """Whether a verb begins a group of its own: "those released | needed help", "known to have died | rose".

        It does not in "was found dead" and "are feared drowned".
        """
        if at == first or self.tags[at - 1] != "VERB" or self.lower[at - 1] in words("auxiliary", "get"):
            return False
        if self._is_reduced(first) and not self.lower[at].endswith("ing"):
            return True
        return all(self.tags[i] not in ("AUX", "PART") for i in range(first, at))

    def _traits(self, first: int, head: int) -> frozenset[str]:
        """passive, negated, infinitive, participle (no auxiliary), and how the auxiliaries colour the verb."""
        group, word = self.lower[first:head], self.lower[head]
        traits = set(self._coloured(group, word)) if group else set[str]()
        if self._is_reduced(first):
            traits.add("bare past")
        elif self.tags[head] == "VERB" and "AUX" not in self.tags[first:head]:
            if word.endswith("ing"):
                traits.add("gerund")
            elif is_participle(word):
                traits.add("bare past")
        return frozenset(traits)

    def _coloured(self, group: list[str], head: str) -> Iterator[str]:
        """What the auxiliaries before a verb make of it."""
        helpers = words("auxiliary", "be", "get")
        if not helpers.isdisjoint(group):
            yield "progressive" if head.endswith("ing") else "passive"
        for name in ("planned", "possible", "negation"):
            if not words("auxiliary", name).isdisjoint(group):
                yield name
        if "to" in group:
            yield "infinitive"

    def _is_reduced(self, first: int) -> bool:
        """ "Known to have died", "expected to come": a participle and its infinitive, with no auxiliary before."""
        past = self.tags[first] == "VERB" and is_participle(self.lower[first])
        return past and self.lower[first + 1 : first + 2] == ["to"] and self.tags[first + 2 : first + 3] == ["AUX"]

    def _participle(self, at: int) -> Chunk | None:
        """A participle before its noun begins a noun phrase: "confirmed cases", at the start of one."""
        is_participle = self.tags[at] == "VERB" and self.lower[at].endswith(("ed", "ing"))
        follows_verb = at > 0 and self.tags[at - 1] in ("AUX", "PART", "ADV", "PRON", *NOMINAL)
        if is_participle and not follows_verb and at + 1 < self.size and self.tags[at + 1] == "NOUN":
            inside = at and self.tags[at - 1] in ("ADP", "DET", "ADJ")
            return self._noun(at) if inside or self._begins_subject(at) else None
        return None

    def _begins_subject(self, at: int) -> bool:
        """ "Operating margin at Orlo widened": a verb comes before a comma; not so in "Citing officials, ..."."""
        if at and not (self.lower[at - 1] == "," and self.lower[at].endswith("ed")):
            return False
        if self.sentence.lemma(at + 1) in words("nouns", "measure"):
            return True
        ahead = (i for i in range(at + 2, self.size) if self.tags[i] in VERBAL or self.lower[i] == ",")
        first = next(ahead, None)
        return first is not None and self.tags[first] in VERBAL

    def _adjective(self, at: int) -> Chunk | None:
        """Adjectives with no noun behind them are a predicate: "600 dead"."""
        end = at
        while end < self.size and self.tags[end] in ("ADJ", "ADV") and end not in self.figure_end:
            end += 1
        if end == at or (end < self.size and (self.tags[end] in INSIDE_NOUN or end in self.figure_end)):
            return None
        if at and self.tags[at - 1] == "DET":
            return None
        return Chunk(Kind.ADJECTIVE, at, end, end - 1)

    def _noun(self, at: int) -> Chunk:
        first, head = at, -1
        while at < self.size and at not in self.time_end:
            if at in self.figure_end:
                if head >= 0:
                    break
                at = max(self.figure_end[at], at + 1)
                if at in self.measured and self._begins_relative(at, first):
                    head = at - 1
                    break
                named = self.tags[at - 1] in NOMINAL and not (at in self.measured and self._names_more(at))
                head = at - 1 if named else -1
                continue
            if self.lower[at] in ("'s", "'") and at > first:
                head = -1
            elif self.tags[at] in NOMINAL or (self.lower[at - 1] == "'s" and at > first and self.tags[at] == "ADJ"):
                head = at
            elif not self._continues(at, first, head):
                break
            at += 1
        at = max(at, first + 1)
        return Chunk(Kind.NOUN, first, at, head if head >= 0 else at - 1)

    def _begins_relative(self, at: int, first: int) -> bool:
        """ "Beating the 97 cents analysts had forecast": behind a verb's object, a noun and its own verb."""
        ahead = self.tags[at : at + 2] == ["NOUN", "AUX"]
        return ahead and first > 0 and self.tags[first - 1] == "VERB"

    def _names_more(self, at: int) -> bool:
        """ "170 millimetre self-propelled howitzers": a noun phrase goes on behind the unit."""
        while at < self.size and self.tags[at] == "ADJ":
            at += 1
        return at < self.size and self.tags[at] in NOMINAL and at not in self.time_end

    def _continues(self, at: int, first: int, head: int) -> bool:
        """Whether a token that is no noun belongs to the noun phrase begun at `first`."""
        tag, word = self.tags[at], self.lower[at]
        if word in HYPHENS and at > first and at + 1 < self.size:
            return self.sentence.ends[at - 1] == self.sentence.starts[at] == self.sentence.starts[at + 1] - len(word)
        if word == "." and at + 1 < self.size:
            return self.lower[at - 1] in abbreviations()
        if word == "&" and head == at - 1:
            return self.tags[at + 1 : at + 2] == ["PROPN"]
        if head >= 0:  # "Line 5"
            return tag == "NUM" and self.sentence.words[at - 1][0].isupper() and word.isdecimal()
        if word in words("clauses", "subordinating"):
            return False
        if tag == "DET" and at > first + 1 and self.tags[first] == "DET" and self.tags[at - 1] == "ADJ":
            return False  # "at the close a barrel cost"
        if tag in ("DET", "ADJ", "NUM", "SYM") or word in words("pronouns", "possessive"):
            return tag != "ADJ" or self._adjective(at) is None or at == first
        following = self.tags[at + 1] if at + 1 < self.size else ""
        if tag == "VERB" and word.endswith(("ed", "ing", "en", "nt")):
            return following in ("NOUN", "ADJ") or (following == "NUM" and self.tags[at - 1] == "DET")
        return tag == "ADV" and following in ("ADJ", "NUM") and self._adjective(at) is None


SIMPLE = {
    "ADP": Kind.PREPOSITION,
    "CCONJ": Kind.COORDINATOR,
    "SCONJ": Kind.SUBORDINATOR,
    "ADV": Kind.ADVERB,
}
