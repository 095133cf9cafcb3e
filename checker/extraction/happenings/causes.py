"""What comes of what: "arrested on 23 March", "shot on 22 March"; nobody is tried before the crime, or buried alive.

The stages are those of a crime, from the deed to the sentence, and of a death. They are linked where one paragraph
tells them of one person, known by name or by one pronoun; the words for each stage are data (`causes`). The day of a
crime goes with whoever is a suspect, or is caught "for" it in the same sentence.
"""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from checker.extraction.figures.figure import Clauses
from checker.extraction.grammar.roles import Parse
from checker.extraction.grammar.sentence import Sentence
from checker.extraction.grammar.syntax import UNTOLD, Kind
from checker.extraction.happenings.threads import Thread
from checker.extraction.times.times import TimeMention
from checker.lexicon.grammar import words
from checker.lexicon.load import table
from checker.model.claim import Link
from checker.model.timespan import Timespan

CRIME, FOR = "crime", "for"
HALF_YEAR, LONG = 183, 10_000
"""Days: those that a course without years may take, and more than any course takes."""

CLAUSE_ENDS = (Kind.BREAK, Kind.SUBORDINATOR, None)

NOTHING: tuple[str, frozenset[str]] = ("", frozenset())


class _Told(msgspec.Struct, frozen=True):
    """A stage of a course: of whom, by his words, when, and the claim of its date."""

    stage: str
    who: frozenset[str]
    date: TimeMention
    sentence: Sentence
    claim: str
    is_for_it: bool = False


class Course(Thread[_Told]):
    """The stages that a paragraph has told with their days; a stage goes with those that come before or behind it."""

    def _links(self, clauses: Clauses, date: TimeMention, verb: int | None, claim: str) -> Iterator[Link]:
        parse = clauses.parse
        stage, who = (
            _stage(parse, date, verb) if date.explicit and date.signal in words("causes", "signals") else NOTHING
        )
        if not stage:
            return
        here = _Told(stage, who, date, parse.sentence, claim, verb is not None and deed_of(parse, verb) is not None)
        self._told.append(here)
        after = table("happenings")["causes"]["after"]
        for other in self._told[:-1]:
            for cause, effect in ((other, here), (here, other)):
                if cause.stage in after.get(effect.stage, ()) and self._belong(cause, effect):
                    yield Link.of("follows", cause=cause.claim, effect=effect.claim)

    def _belong(self, cause: _Told, effect: _Told) -> bool:
        """Whether one is what came of the other: of one crime, or of one person.

        Somebody may be charged again after a conviction: what comes of a trial is told in its sentence.
        """
        is_one_year = _apart(cause.date.point, effect.date.point) <= HALF_YEAR
        if not is_one_year and not (cause.date.year_given and effect.date.year_given):
            return False
        is_aside = cause.sentence is effect.sentence
        if cause.stage == CRIME:
            is_only = sum(one.stage == CRIME for one in self._told) == 1
            is_suspect = effect.is_for_it or not words("causes", "suspects").isdisjoint(effect.who)
            return (is_aside and FOR in cause.who) or (is_only and is_suspect)
        is_next = {cause, effect} == set(self._told[-2:])
        return (is_aside or cause.stage in words("causes", "once")) and _is_one(cause.who, effect.who, is_next)


def _is_one(who: frozenset[str], other: frozenset[str], is_next: bool) -> bool:
    """Whether two phrases are of one person: the same name, the same pronoun, or a pronoun right behind a name."""
    pronouns = words("pronouns", "personal")
    names, others = who - pronouns, other - pronouns
    if not words("nouns", "kin").isdisjoint(names ^ others):
        return False  # "his trial ... his brother was convicted"
    if names and others:
        return not names.isdisjoint(others)
    return is_next and bool(who and other) and (bool(names or others) or who == other)


def _stage(parse: Parse, date: TimeMention, verb: int | None) -> tuple[str, frozenset[str]]:
    """What a date tells of, and whom it befell."""
    if _is_deed(parse, date):
        return CRIME, frozenset((FOR,))
    if verb is None or not parse.traits(verb).isdisjoint(UNTOLD):
        return NOTHING
    lemma, subject = parse.lemma(verb), parse.subject(verb)
    if lemma in words("causes", "happens") and subject is not None:
        found = stage_of(parse.lemma(subject), "nouns")
        if found == CRIME:
            return CRIME, frozenset((FOR,) if parse.word(subject - 1) in words("causes", "for") else ())
        return (found, _who(parse, subject, found)) if found else NOTHING
    found, whom = stage_of(_verdict(parse, verb) or lemma, "verbs"), whom_of(parse, verb)
    return (found, _who(parse, whom)) if whom is not None and found else NOTHING


def _verdict(parse: Parse, verb: int) -> str:
    """ "The jury found him guilty", "was found guilty": what a verb and the word behind it say together."""
    found = parse.is_verb(verb, "verdict")
    behind = [parse.word(at) for at in range(verb + 1, verb + 3)] if found else []
    return next((word for word in behind if word in words("causes", "verdicts")), "")


def whom_of(parse: Parse, verb: int) -> int | None:
    """Whom a stage befell: the object of its verb, the subject of a passive, and of what one does oneself."""
    whom = parse.object(verb)
    is_own = "passive" in parse.traits(verb) or parse.lemma(verb) in words("causes", "own")
    return parse.subject(verb) if is_own or whom is None else whom


def stage_of(lemma: str, kind: str) -> str:
    """The stage that a noun or a verb tells of, "" for none."""
    return next((stage for stage, lemmas in table("happenings")["causes"][kind].items() if lemma in lemmas), "")


def deed_of(parse: Parse, verb: int) -> int | None:
    """The crime in the clause of a verb: "was arrested for the robbery", "a suspect in the killing was caught"."""
    for step in (1, -1):
        at = verb + step
        while parse.kind(at) not in CLAUSE_ENDS:
            if parse.word(at - 1) in words("causes", "for") and _is_crime(parse, at):
                return at
            at += step
    return None


def _is_crime(parse: Parse, at: int) -> bool:
    return parse.kind(at) is Kind.NOUN and stage_of(parse.lemma(at), "nouns") == CRIME


def _is_deed(parse: Parse, date: TimeMention) -> bool:
    """ "For the robbery of 6 May", "of the murder, committed on 9 June": the noun right before a date."""
    at = parse.skip(parse.owner[date.first] - 1, -1, Kind.PREPOSITION)
    if parse.kind(at) is Kind.VERB and parse.lemma(at) in words("causes", "commit"):
        at = parse.skip(at - 1, -1, Kind.COMMA)
    is_for = parse.word(at - 1) in words("causes", "for")
    return is_for and parse.kind(at) is Kind.NOUN and parse.lemma(at) in table("happenings")["causes"]["nouns"][CRIME]


def _who(parse: Parse, noun: int, stage: str = "") -> frozenset[str]:
    """The words for a person: of the noun, or of whom it is ("his trial", "the funeral of Ann Berg")."""
    if (owner := parse.of_phrase(noun)) is not None:
        noun, stage = owner, ""
    sentence, (first, last), owners = parse.sentence, _span(parse, noun, stage), table("happenings")["causes"]["owners"]
    if parse.words(noun)[1:] == [] and (he := table("happenings")["causes"]["objects"].get(parse.word(noun))):
        return frozenset((he,))
    told = frozenset(sentence.lemma(at) for at in range(first, last))
    if stage:
        return frozenset(owners.get(word, word) for word in told).difference(words("determiners", "definite"))
    told = told.difference(owners)
    before = parse.first_word(noun) if first == parse.chunks[noun].first else "'s"
    is_known = before in owners or before == "'s" or before in words("determiners", "definite")
    is_known |= "PROPN" in sentence.tags[first:last] or not words("pronouns", "personal").isdisjoint(told)
    is_known |= not words("causes", "suspects").isdisjoint(told)
    return told.difference(words("determiners", "definite")) if is_known else frozenset()


def _span(parse: Parse, noun: int, stage: str) -> tuple[int, int]:
    """The tokens for a person: of "Hale's funeral" those before, of "Hale's mother" those behind."""
    chunk, mark = parse.chunks[noun], parse.apostrophe(noun)
    if stage:
        return chunk.first, chunk.last - 1 if mark is None else mark
    return chunk.first if mark is None else mark + 1, chunk.last


def _apart(one: Timespan | None, other: Timespan | None) -> int:
    return abs((one.start - other.start).days) if one and other else LONG
