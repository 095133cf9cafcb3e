"""Phrases as a reader names them ("the bank's chief"), what "it" stands for, and what a report is about."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from typing import NamedTuple

from checker.extraction.grammar.roles import Parse
from checker.extraction.grammar.sentence import APOSTROPHES, Sentence
from checker.extraction.grammar.syntax import Kind
from checker.lexicon.grammar import words
from checker.rulebook.measures import Measures

PHRASES = 2
"""How many prepositional phrases a name takes with it: "drone strike on the depot in Osk"."""


class Topic(NamedTuple):
    """What a sentence or a part of it is about; `doer` is the chunk of one that is the subject of a verb."""

    words: str
    doer: int | None = None


NOTHING = Topic("")


class Scene:
    """What a report speaks of: its main subject, those of this sentence and of the last one that had any."""

    def __init__(self, measures: Measures) -> None:
        self.main = ""
        self.here = ""
        self.last = ""
        self._parts: list[tuple[int, Topic]] = []
        self.doer = ""
        self._nouns = measures.nouns - words("nouns", "people")

    def hear(self, sentence: Sentence) -> None:
        """A sentence without figures, a headline above all, may name what the report is about."""
        if not self.main:
            parse = Parse.plain(sentence)
            self.enter(parse)
            self.leave(parse)

    def enter(self, parse: Parse) -> None:
        """Take up a sentence."""
        whole = topic(parse, self, range(len(parse.chunks)))
        self.here = whole.words
        self.main = self.main or self.here
        self._parts = [(len(parse.chunks), whole)]
        if ";" in parse.sentence.lower:
            cuts = [at for at, chunk in enumerate(parse.chunks) if parse.sentence.lower[chunk.first] == ";"]
            parts = pairwise((0, *cuts, len(parse.chunks)))
            self._parts = [(end, topic(parse, self, range(first, end))) for first, end in parts]

    def beside(self, at: int) -> Topic:
        """What the part of the sentence that a chunk stands in, up to a semicolon, is about."""
        return next((one for end, one in self._parts if at < end), NOTHING)

    def settle(self, name: str) -> None:
        """Take what a figure is about for the subject of a report that has named no other."""
        self.main = self.main or name

    def leave(self, parse: Parse) -> None:
        self.last = self.here or self.last
        self.doer = next(filter(None, (phrase(parse, at, 0) for at in doers(parse))), self.doer)

    def is_measure(self, parse: Parse, noun: int) -> bool:
        """Whether a noun phrase names an amount ("revenue", "the toll"), not a thing that has one."""
        lemma = parse.lemma(noun)
        if is_name(parse, noun) or noun in parse.figures:
            return False
        return lemma in self._nouns or lemma in words("nouns", "figure", "partitive", "rise", "fall", "measure")


# Phrases


def phrase(parse: Parse, chunk: int, taken: int = PHRASES) -> str:
    """A noun phrase without its article, its number or its pronoun, with what hangs on it by prepositions."""
    last = chunk
    while parse.word(last + 1) in words("prepositions", "naming") and taken:
        if parse.kind(last + 2) is not Kind.NOUN or last + 2 in parse.figures or is_pronoun(parse, last + 2):
            break
        last, taken = last + 2, taken - 1
    end = parse.chunks[last].last
    return parse.sentence.written(bare_start(parse, chunk, parse.chunks[chunk].first, end), end)


def bare_start(parse: Parse, chunk: int, first: int, end: int) -> int:
    """Where the words of a noun phrase from token `first` on begin without its number, its article or its pronoun."""
    sentence = parse.sentence
    if chunk in parse.figures:
        first = max(first, parse.numbers[parse.figures[chunk]][1])
        while sentence.word(first) == "-" and first + 2 < parse.chunks[chunk].last:
            first += 2
    own, more = words("pronouns", "possessive"), words("adjectives", "additional")  # "more cases", but "New Norland"
    while first < end and (
        sentence.tags[first] in ("DET", "PUNCT", "ADP") or sentence.lower[first] in own or sentence.words[first] in more
    ):
        first += 1
    if chunk in parse.figures and sentence.lower[first:end] in (["old"], ["olds"]):
        return parse.numbers[parse.figures[chunk]][0]  # "the 23-year-old"
    return first


def measured_words(parse: Parse, chunk: int) -> str:
    """A noun phrase without its article, its owner and its number."""
    part, sentence = parse.chunks[chunk], parse.sentence
    owned = (at + 1 for at in range(part.last - 1, part.first - 1, -1) if sentence.lower[at] in APOSTROPHES)
    return sentence.written(bare_start(parse, chunk, next(owned, part.first), part.last), part.last)


def is_pronoun(parse: Parse, chunk: int) -> bool:
    lower = parse.words(chunk)
    return len(lower) == 1 and (lower[0] in words("pronouns", "personal") or lower[0] == "there")


def named(parse: Parse, chunk: int, scene: Scene, taken: int = PHRASES) -> str:
    """The phrase itself, or what its pronoun stands for."""
    if is_pronoun(parse, chunk):
        return antecedent(parse, chunk, scene)
    return phrase(parse, _with_a_name(parse, chunk), taken)


def _with_a_name(parse: Parse, chunk: int) -> int:
    """ "The smallest, Green Accord, polled ...": a name between commas says who it is."""
    beside = chunk + 2
    if parse.kind(chunk - 1) is Kind.COORDINATOR and is_name(parse, chunk) and is_name(parse, chunk - 2):
        return chunk - 2
    enclosed = parse.kind(chunk + 1) is Kind.COMMA and parse.kind(beside + 1) is Kind.COMMA
    if not enclosed or parse.kind(beside) is not Kind.NOUN or beside in parse.figures:
        return chunk
    is_named = is_name(parse, beside)
    return beside if is_named and not is_name(parse, chunk) else chunk


def is_name(parse: Parse, chunk: int) -> bool:
    """Whether a noun phrase ends in a proper name; one capital at the start of a sentence makes none."""
    if parse.kind(chunk) is not Kind.NOUN or chunk in parse.figures:
        return False
    part = parse.chunks[chunk]
    return parse.sentence.tags[part.head] == "PROPN" and part.last > 1


def name_of(parse: Parse, chunk: int) -> str:
    """The proper name that a noun phrase ends in, as written."""
    phrase, sentence = parse.chunks[chunk], parse.sentence
    first = phrase.head
    while first > phrase.first and sentence.tags[first - 1] == "PROPN":
        first -= 1
    return sentence.text[sentence.starts[first] : sentence.ends[phrase.head]]


def name_before(parse: Parse, last: int) -> str:
    """The proper name that ends before a token, or nothing: "Ada Holm", "King Abel II"."""
    sentence, first = parse.sentence, last
    numeral = sentence.words[last - 1]
    if sentence.tags[max(0, last - 2) : last] == ["PROPN", "NUM"] and numeral.isalpha() and numeral.isupper():
        first -= 1
    while sentence.tag(first - 1) == "PROPN":
        first -= 1
    return sentence.text[sentence.starts[first] : sentence.ends[last - 1]] if first < last else ""


def antecedent(parse: Parse, chunk: int, scene: Scene) -> str:
    """What "it", "they" or "its" stand for: the doer before it in the sentence, else in the one before."""
    if parse.first_word(chunk) == "whose":
        noun = parse.skip(chunk - 1, -1, Kind.COMMA)
        return phrase(parse, noun, 0) if parse.kind(noun) is Kind.NOUN else ""
    before = [at for at in doers(parse) if at < chunk]
    sex = next((one for one in ("female", "male") if not words("pronouns", one).isdisjoint(parse.words(chunk))), "")
    if sex:
        names = [at for at in range(chunk) if is_name(parse, at) and parse.kind(at - 1) is not Kind.PREPOSITION]
        before = names or [at for at in range(chunk) if is_person_of(parse, at, sex)] or before
    return next(filter(None, (phrase(parse, at, 0) for at in reversed(before))), scene.doer)


def is_person_of(parse: Parse, chunk: int, sex: str) -> bool:
    """ "A girl", "the driver": whether a noun phrase may be one person of a sex."""
    if parse.kind(chunk) is not Kind.NOUN or parse.word(chunk) != parse.lemma(chunk):
        return False
    sexed = words("sexes", "female", "male")
    lemma = parse.lemma(chunk)
    return lemma in words("sexes", sex) or (lemma in words("nouns", "somebody") and lemma not in sexed)


def doers(parse: Parse, *, pronouns: bool = False) -> Iterator[int]:
    """The subjects of a sentence's verbs that are not only counted, in order; `pronouns` too, or none."""
    seen = set()
    for at, chunk in enumerate(parse.chunks):
        if chunk.kind is Kind.VERB:
            subject = parse.subject(at)
            if subject is not None and subject not in seen and (pronouns or not is_pronoun(parse, subject)):
                seen.add(subject)
                yield subject


def possessor(parse: Parse, chunk: int, scene: Scene) -> str:
    """ "Turkey's dead", "its dead": whose they are."""
    part, sentence = parse.chunks[chunk], parse.sentence
    mark = parse.apostrophe(chunk)
    if mark is not None:
        first = max((end for start, end in parse.numbers if part.first <= start and end <= mark), default=part.first)
        while first < mark - 1 and sentence.tags[first] == "DET":
            first += 1
        return sentence.written(first, mark)
    own = words("pronouns", "possessive").isdisjoint(parse.words(chunk))
    return "" if own else antecedent(parse, chunk, scene)


def holder(parse: Parse, noun: int, scene: Scene) -> str:
    """Who has what a noun measures: "Orlo's revenue", "revenue at Orlo", "turnout in Norland"."""
    owner = possessor(parse, noun, scene)
    behind = noun + 2
    if owner or parse.word(noun + 1) not in words("prepositions", "holding") or parse.kind(behind) is not Kind.NOUN:
        return owner
    if behind in parse.figures:
        return ""
    if scene.is_measure(parse, behind):
        return holder(parse, behind, scene)
    return named(parse, behind, scene)


# What a sentence is about


def topic(parse: Parse, scene: Scene, within: range) -> Topic:
    """An event, the place or body that the sentence opens with, what its measures are of, its first doer."""
    nouns = [at for at in within if parse.kind(at) is Kind.NOUN]
    event = next((at for at in nouns if _is_event(parse, at)), None)
    if event is not None:
        return Topic(phrase(parse, event))
    first = within.start + (within.start > 0)
    if parse.kind(first) is Kind.PREPOSITION and parse.kind(first + 1) is Kind.NOUN:
        opening = possessor(parse, first + 1, scene) if first + 1 in parse.figures else phrase(parse, first + 1, 0)
        if opening:
            return Topic(opening)
    told = (Topic(_of_doer(parse, at, scene), at) for at in doers(parse, pronouns=True) if at in within)
    return next((one for one in told if one.words), NOTHING)


def _is_event(parse: Parse, noun: int) -> bool:
    """ "The ferry fire", "a 6.3-magnitude quake", but not "eight shootings"."""
    lemma = parse.lemma(noun)
    return lemma in words("nouns", "event") and (noun not in parse.figures or lemma == parse.word(noun))


def _of_doer(parse: Parse, subject: int, scene: Scene) -> str:
    """The doer of a verb, but no speaker; for a measure, or for those counted, whose they are."""
    if subject in parse.figures:
        whole = parse.of_phrase(subject)
        return possessor(parse, subject if whole is None else whole, scene)
    if speaks(parse, subject) or _is_told_of(parse, subject):
        return ""
    if is_pronoun(parse, subject):
        here = parse.word(subject) in words("pronouns", "third") and any(at < subject for at in doers(parse))
        return antecedent(parse, subject, scene) if here else ""
    return holder(parse, subject, scene) if scene.is_measure(parse, subject) else phrase(parse, subject)


def _is_told_of(parse: Parse, subject: int) -> bool:
    """ "..., said a man of the union, which represents 900": what only a relative clause behind a phrase is about."""
    verbs = [at for at in range(subject + 1, len(parse.chunks)) if parse.kind(at) is Kind.VERB]
    own = [at for at in verbs if parse.subject(at) == subject]
    relative = all(any(parse.antecedent(i) == subject for i in range(subject + 1, at)) for at in own)
    return relative and (parse.kind(subject - 1) is Kind.PREPOSITION or parse.is_verb(subject - 1, "speech"))


def speaks(parse: Parse, subject: int) -> bool:
    """Whether a noun phrase is the subject of a verb of saying."""
    verbs = [at for at, chunk in enumerate(parse.chunks) if chunk.kind is Kind.VERB and parse.subject(at) == subject]
    return any(says(parse, at) or parse.is_verb(at, "denial") for at in verbs)


def says(parse: Parse, verb: int | None) -> bool:
    """Whether a verb tells what its subject says, "heard that" too; "found nine elephants" is a deed."""
    if verb is None:
        return False
    is_verdict = parse.is_verb(verb, "verdict") and parse.object(verb) is not None and parse.kind(verb + 1) is Kind.NOUN
    return tells_that(parse, verb) or (parse.is_verb(verb, "speech") and not is_verdict)


def tells_that(parse: Parse, verb: int) -> bool:
    return parse.kind(verb + 1) is Kind.SUBORDINATOR and parse.word(verb + 1) == "that"


def place(parse: Parse) -> str:
    """The first place that the sentence names, with what is there: "a market in Darvan"."""
    for at in (index for index, chunk in enumerate(parse.chunks) if chunk.kind is Kind.NOUN):
        if parse.word(at - 1) in words("prepositions", "spot") and at not in parse.figures and _is_definite(parse, at):
            beside = parse.kind(at - 2) is Kind.NOUN and at - 2 not in parse.figures
            if parse.word(at - 3) == "to" and parse.word(at - 4) == "according":
                continue
            return phrase(parse, at - 2 if beside else at)
    return ""


def _is_definite(parse: Parse, noun: int) -> bool:
    chunk, sentence = parse.chunks[noun], parse.sentence
    return (
        sentence.lower[chunk.first] in words("determiners", "definite")
        or "PROPN" in sentence.tags[chunk.first : chunk.last]
    )


def gap(parse: Parse, verb: int) -> int | None:
    """The figure that is the object of a verb of the clause behind it: "the £51m that analysts had forecast"."""
    subject = verb - 1
    at = subject - 1 - (parse.word(subject - 1) in words("pronouns", "relative"))
    if at not in parse.figures or parse.kind(verb) is not Kind.VERB or parse.kind(subject) is not Kind.NOUN:
        return None
    is_clause = at < subject - 1 or parse.is_definite(at)
    is_open = parse.object(verb) is None and parse.kind(verb + 1) is not Kind.SUBORDINATOR
    return at if is_open and is_clause and subject not in parse.figures else None


def is_partitive(parse: Parse, at: int) -> bool:
    """Whether "of them", "of whom" or "of the total" stands at a chunk; not "of those who fled"."""
    if parse.kind(at) is not Kind.PREPOSITION or parse.word(at) not in ("of", "among"):
        return False
    if parse.kind(at + 1) not in (Kind.NOUN, Kind.SUBORDINATOR):
        return False
    if parse.word(at + 1) == "those" and _is_told_apart(parse, at + 2):
        return False
    if "'s" in parse.words(at + 1):
        return False  # "of this year's victims", told elsewhere
    return parse.first_word(at + 1) in words("pronouns", "partitive") or parse.lemma(at + 1) in words("nouns", "whole")


def is_of_one_of_them(parse: Parse, at: int) -> bool:
    """ "Four centuries, the best of them 138": what is told of one of several, not how many they are."""
    hangs_on_noun = parse.kind(at - 3) is Kind.NOUN and parse.word(at - 1) not in words("pronouns", "relative")
    return hangs_on_noun and is_partitive(parse, at - 2)


def _is_told_apart(parse: Parse, at: int) -> bool:
    """ "Those taking it", "those who fled": a clause says who they are."""
    return parse.kind(at) is Kind.SUBORDINATOR or "gerund" in parse.traits(at)
