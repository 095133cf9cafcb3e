"""What a report speaks of: the measure that "it", "the figure", "66 more" and the like stand for."""

from __future__ import annotations

import msgspec

from checker.extraction.figures.additional import says_more
from checker.extraction.figures.figure import Figure, is_count, is_whole
from checker.extraction.grammar.role import Relation
from checker.extraction.grammar.roles import Parse
from checker.extraction.grammar.sentence import Sentence
from checker.lexicon.grammar import words
from checker.model.amount import COUNT, SHARE
from checker.rulebook.measures import Measures


class Spoken(msgspec.Struct, frozen=True):
    """A measure that was spoken of, and of what; `verb` and `subject` are chunks of its own sentence."""

    measure: str
    declared: bool
    noun: str = ""
    predicate: str = ""
    entity: str = ""
    verb: int | None = None
    subject: int | None = None


class Topic(msgspec.Struct):
    """The measure that a report spoke of last, by the dimension of its figures.

    `first` is the one that it began with, which "the count" of a new paragraph comes back to; `here` the last one of
    the sentence that begins at an offset; `latest` the dimension of the last figure; `figure` the last one itself.
    """

    first: dict[str, Spoken] = {}
    last: dict[str, Spoken] = {}
    here: dict[str, tuple[int, Spoken]] = {}
    latest: str = ""
    paragraph: int = -1
    figure: Figure | None = None

    def speak(self, figure: Figure) -> None:
        """A figure sets the topic; beyond its sentence an open measure does not displace a declared one."""
        dimension = figure.dimension
        known = self.last.get(dimension)
        of = (figure.measure, figure.declared, figure.noun, figure.predicate, figure.entity)
        spoken = Spoken(*of, figure.role.verb, figure.role.subject)
        self.here[dimension], self.latest = (figure.sentence.start, spoken), dimension
        self.paragraph = figure.sentence.paragraph
        if figure.declared:
            self.first.setdefault(dimension, spoken)
        if figure.measure and (figure.declared or known is None or not known.declared):
            self.last[dimension] = spoken

    def of(self, figure: Figure) -> Spoken | None:
        """What a figure of this dimension goes on with: the one before it in its sentence, else the topic."""
        dimension = figure.dimension
        start, spoken = self.here.get(dimension, (-1, None))
        if start == figure.sentence.start:
            return spoken
        returns = figure.sentence.paragraph != self.paragraph and _opens_with_count(figure.parse)
        return (self.first if returns else self.last).get(dimension)

    def hear(self, sentence: Sentence, measures: Measures) -> None:
        """A sentence without figures may still say what the next one is about: "the tally of missing people"."""
        if words("nouns", "figure").isdisjoint(sentence.lower):
            return
        for index, tag in enumerate(sentence.tags):
            of_figure = index > 1 and sentence.lower[index - 1] == "of"
            for word_class in {"NOUN": ("NOUN",), "ADJ": ("ADJ",), "VERB": ("ADJ",) if of_figure else ()}.get(tag, ()):
                lemma = sentence.lower[index] if tag == "VERB" else sentence.lemma(index)
                named = measures.named(lemma, word_class, COUNT)
                if named:
                    self.latest, self.paragraph = COUNT, sentence.paragraph
                    self.last[COUNT] = Spoken(named, True, "person", lemma)


def _opens_with_count(parse: Parse) -> bool:
    """ "The count has doubled": a sentence whose subject is the figure that the report is about."""
    lower = parse.words(0)
    return (
        lower[0] in words("determiners", "definite") and len(lower) == 2 and parse.lemma(0) in words("nouns", "figure")
    )


def inherit(figure: Figure, named: int, topic: Topic) -> bool:
    """ "It", "that" and "the figure" stand for what the last figure of the same kind was about."""
    role, parse = figure.role, figure.parse
    if figure.head is not None:
        return _goes_on(figure, topic)
    if _says_more(figure) and not _does_something(figure):
        return _take(figure, topic, "more of what was counted")
    if figure.noun not in ("", "person") or role.noun is None or role.expands is not None or role.shared is not None:
        return False
    if parse.word(role.noun + 1) == "of":
        return _sum_up(figure, topic)
    goes_on = topic.latest == figure.dimension
    pronouns = words("pronouns", "personal") - words("pronouns", "speaking")
    is_figure = parse.lemma(role.noun) in words("nouns", "figure") and not _are_shares(figure, role.noun)
    stands_for = (goes_on and parse.word(role.noun) in pronouns) or (is_figure and named <= 1)
    return stands_for and _take(figure, topic, f"stands for the figure before: {parse.text(role.noun)}")


def _are_shares(figure: Figure, noun: int) -> bool:
    """ "Its share rose to 12 percent", but "shares fell to $18.40": those of a firm."""
    is_plural = figure.parse.lemma(noun) != figure.parse.word(noun)
    return figure.dimension != SHARE and is_plural and figure.parse.lemma(noun) in words("nouns", "ratio")


def _goes_on(figure: Figure, topic: Topic) -> bool:
    """ "Turnout was 70 percent among men; overall it was 71 percent": what "it" is, with a unit of its own."""
    role, parse = figure.role, figure.parse
    same = topic.latest == figure.dimension != COUNT and role.relation is not Relation.SUBJECT
    if not same or role.noun is None or role.noun != role.subject or not parse.is_verb(role.verb, "carrier"):
        return False
    is_it = parse.word(role.noun) in words("pronouns", "demonstrative") and parse.word(role.noun + 1) != "of"
    return is_it and _take(figure, topic, f"stands for the figure before: {parse.text(role.noun)}")


def _sum_up(figure: Figure, topic: Topic) -> bool:
    """ "It raised $3m at home and $5m abroad, for a total of $8m": a total goes on with the amounts of its sentence."""
    parse, role = figure.parse, figure.role
    is_total = role.noun is not None and role.noun + 2 == figure.host
    start, spoken = topic.here.get(figure.dimension, (-1, None))
    if not is_total or parse.lemma(figure.host - 2) not in words("adjectives", "total"):
        return False
    if spoken is None or start != figure.sentence.start:
        return False
    if role.verb is None:
        role.verb, role.subject = spoken.verb, spoken.subject
    return _take(figure, topic, f"all together: {parse.text(figure.host - 2)}")


def _says_more(figure: Figure) -> bool:
    """ "66 more", "another 99", "a total of 136": a number of what is being counted."""
    return says_more(figure) or not words("adjectives", "total").isdisjoint(figure.quantity.hedge.split())


def _does_something(figure: Figure) -> bool:
    """ "A total of 1.2 million arrived": a verb of its own says what is counted."""
    parse, role = figure.parse, figure.role
    if role.relation is not Relation.SUBJECT or role.verb is None:
        return False
    return not parse.is_verb(role.verb, "carrier", "speech", "rise", "fall")


def _take(figure: Figure, topic: Topic, how: str) -> bool:
    """Give the figure the measure that was spoken of last for its dimension; a count takes whole numbers only."""
    last = topic.of(figure)
    if last is None or not last.measure or (is_count(figure) and not is_whole(figure)):
        return False
    figure.measure, figure.declared, figure.noun = last.measure, last.declared, last.noun
    figure.entity, figure.predicate, figure.topic = last.entity, last.predicate, figure.role.noun
    figure.note("measure", how)
    return True
