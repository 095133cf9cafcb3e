"""Ages of another time than the report's: "was 12 when his father died", "began to act at five", "will be 98 then".

Who "was 74 when he died", or died at 74, has no later age: that of his death, whichever day it is told.
"""

from __future__ import annotations

from datetime import timedelta

from checker.extraction.figures.figure import Clauses, Figure
from checker.extraction.grammar.role import Relation
from checker.extraction.grammar.syntax import Kind
from checker.extraction.quantities.aged import OLDEST
from checker.extraction.times.tense import Tense, tense
from checker.extraction.times.times import TimeMention
from checker.extraction.times.years import YEAR
from checker.lexicon.grammar import words
from checker.lexicon.likeness import is_person

AT_DEATH = "age at death"
A_YEAR = timedelta(days=365)
WITHIN = 4
"""Phrases that "when he was just 15" takes."""


def is_of_then(age: Figure) -> bool:
    """Whether an age is not that of the day it is told, nor of a death: "was 12 when", "who was 18 at the time"."""
    at_the_time = age.sentence.after_phrase(age.last, "lasting", "at the time") is not None
    return at_the_time or _is_before(age) or _is_of_deed(age) or _is_to_come(age)


def day_of_then(clauses: Clauses, age: Figure, dates: list[TimeMention]) -> TimeMention | None:
    """The date with which an age of then is told: "convicted in 2015, when he was 20", "in 2015, at the age of 20"."""
    known = [date for date in dates if date.point is not None and (date.year_given or _is_long_ago(date))]
    if len(known) != 1 or not is_one_clause(clauses, age, known[0]):
        return None
    return known[0]


def _is_long_ago(date: TimeMention) -> bool:
    """ "70 years ago", which gives no year and is one."""
    return date.point is not None and date.point.length >= A_YEAR


def is_one_clause(clauses: Clauses, age: Figure, date: TimeMention, holder: int | None = None) -> bool:
    """Whether a date and an age are told of one deed, of one who does it; "when he was 20" is of the verb before.

    `holder` is the phrase of whoever has the age; any other person between the two may be who does it.
    """
    parse = clauses.parse
    first, last = sorted((parse.owner[date.first], age.host))
    between = range(first + 1, last)
    when = next((at for at in range(age.host - WITHIN, age.host + 2) if parse.word(at) == "when"), None)
    for at in between:
        kind = parse.kind(at)
        if kind is Kind.BREAK or (kind is Kind.SUBORDINATOR and at != when):
            return False
        if kind is Kind.COORDINATOR and Kind.VERB in (parse.kind(at + 1), parse.kind(at + 2)):
            return False
        if kind is Kind.NOUN and when is None and at != holder and is_person(parse.lemma(at)):
            return False
    return True


def is_at_death(age: Figure) -> bool:
    """Whether an age is that of somebody's death.

    "Died at the age of 74", "was 74 when he died", "lived to be 74", "Died: 4 June 1976 (aged 64)".
    """
    lower, first, last = age.sentence.lower, age.number[0], age.last
    if age.parse.label is not None:
        return not words("lasting", "died").isdisjoint(lower[: age.parse.chunks[age.parse.label].last])
    deadly, start = words("lasting", "deadly"), max(first - 4, 0)
    if age.sentence.word(last) == "when" and age.sentence.word(last + 1) != "":
        return _is_own(age, last + 1) and not deadly.isdisjoint(lower[last + 2 : last + 4])
    leads = words("lasting", "lead to age").intersection(lower[start:first])
    return bool(leads) and not deadly.isdisjoint(lower[:first])


def _is_own(age: Figure, at: int) -> bool:
    """ "When she died"; not "when her father died"."""
    sentence = age.sentence
    is_pronoun = sentence.word(at) in words("pronouns", "personal")
    return is_pronoun and sentence.tag(at + 1) != "NOUN"


def is_at(age: Figure) -> bool:
    """ "Dead at 25", as the news has it."""
    return age.sentence.lower[age.first - 1] == "at"


def is_at_the_age(age: Figure) -> bool:
    """ "At the age of 74", "at age 74": of a day that is told, if at all, elsewhere in the sentence."""
    first = age.number[0]
    return age.sentence.lower[max(first - 2, 0) : first] in (["age", "of"], ["at", "age"])


def is_as_one(age: Figure) -> bool:
    """ "Joined the firm as a 20-year-old"."""
    return age.sentence.lower[max(age.first - 2, 0) : age.first] == ["as", "a"]


def _is_before(age: Figure) -> bool:
    """ "Was 12 when his father died"; not "was 74 when he died", "was 33 when he stood trial on Sunday"."""
    lower, last = age.sentence.lower, age.last
    if age.sentence.word(last) == "" or lower[last] not in words("counted", "then"):
        return False
    stop = next((at for at in range(last, len(lower)) if lower[at] == ";"), len(lower))
    of_today = any(last <= first < stop and not YEAR.fullmatch(lower[end - 1]) for first, end in age.parse.times)
    return not (_is_own(age, last + 1) and (of_today or words("lasting", "fatal").intersection(lower[last + 2 :])))


def _is_of_deed(age: Figure) -> bool:
    """ "Began to act at five years old", "left when he was 15", "elected at the age of 45"; not "died at 74"."""
    sentence, first = age.sentence, age.first
    if max(age.amount.values) > OLDEST:
        return False  # "dating places the grave at 3,400 years old"
    first -= 2 * is_at_the_age(age) if sentence.word(first - 1) == "of" else sentence.word(first - 1) == "age"
    first -= sentence.word(first - 1) == "the"
    if sentence.word(first - 1) != "at" and not is_as_one(age) and not _is_in_clause(age):
        return False
    return tense(sentence, first) is Tense.PAST and words("lasting", "fatal").isdisjoint(sentence.lower[:first])


def _is_to_come(age: Figure) -> bool:
    """ "Would be 98 at the end of his term", "could be 70 before she can draw it"."""
    verb, is_had = age.role.verb, age.role.relation is Relation.PREDICATE
    return is_had and verb is not None and not age.parse.traits(verb).isdisjoint(("planned", "possible"))


def _is_in_clause(age: Figure) -> bool:
    """ "When he was 15", "when he was just 15"."""
    sentence, verb = age.sentence, age.first - 1
    while sentence.tag(verb) == "ADV":
        verb -= 1
    clause = (words("counted", "then"), words("pronouns", "personal"), words("auxiliary", "be"))
    return all(sentence.word(verb - 2 + at) in known for at, known in enumerate(clause))
