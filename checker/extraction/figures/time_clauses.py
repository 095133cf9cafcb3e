"""Times that stand behind a figure and belong to something else: "killed 40, 12 of them on Monday".

They belong to a part, to a new subject, or to a participle that says which ones are meant.
"""

from __future__ import annotations

from checker.extraction.figures.figure import Clauses, Figure
from checker.extraction.grammar.phrasing import is_partitive
from checker.extraction.grammar.syntax import Kind
from checker.extraction.times.times import TimeMention
from checker.lexicon.grammar import words


def is_of_next_clause(clauses: Clauses, figure: Figure, time: TimeMention) -> bool:
    """ "The last, in 2017, took 23 days, and the one before, in 1998, killed 14": a time of a new subject."""
    parse, at = clauses.parse, clauses.parse.owner[time.first]
    verb = next((index for index in range(at + 1, len(parse.chunks)) if parse.kind(index) is Kind.VERB), None)
    subject = parse.subject(verb)
    if subject is None or subject in parse.figures or not figure.host < subject < at:
        return False
    joined = parse.skip(subject - 1, -1, Kind.ADVERB)
    return parse.kind(joined) is Kind.COORDINATOR


def is_of_participle(clauses: Clauses, figure: Figure, time: TimeMention) -> bool:
    """ "Four of the pictures taken in 1974 turned up": the time of what comes between a figure and its verb."""
    parse, at, verb = clauses.parse, clauses.parse.owner[time.first], figure.role.verb
    if verb is None or verb < at or parse.word(figure.host + 1) != "of":
        return False
    between = (index for index in range(figure.host + 2, at) if parse.kind(index) is Kind.VERB)
    return any("bare past" in parse.traits(index) and parse.kind(index - 1) is Kind.NOUN for index in between)


def is_of_main_verb(clauses: Clauses, figure: Figure, time: TimeMention) -> bool:
    """ "The bank, whose main rate is 15 percent, meets on Thursday": behind an aside, of the verb that goes on."""
    parse, at = clauses.parse, clauses.parse.owner[time.first]
    opener = parse.opener(figure.host)
    comma = opener - (parse.kind(opener) is Kind.SUBORDINATOR)
    relative = words("pronouns", "relative")
    is_aside = parse.kind(comma) is Kind.COMMA and parse.first_word(comma + 1) in relative
    ends = next((index for index in range(figure.host, at) if parse.kind(index) is Kind.COMMA), None)
    return is_aside and ends is not None and parse.kind(ends + 1) is Kind.VERB


def is_of_part(clauses: Clauses, part: Figure, time: TimeMention) -> bool:
    """ "Killed 40, 12 of them on Monday": a time right behind a part that a comma sets apart is of that alone."""
    parse, at = clauses.parse, part.host + 1
    apart = parse.kind(part.host - 1) is Kind.COMMA and is_partitive(parse, at)
    return apart and parse.skip(at + 2, 1, Kind.PREPOSITION) == parse.owner[time.first]


def of_its_clause(clauses: Clauses, figure: Figure, dates: list[TimeMention]) -> TimeMention | None:
    """ "The lowest since July 2022, when it was 582,000": the time that the clause of "when" is told of."""
    parse, opener = clauses.parse, clauses.parse.opener(figure.host)
    if parse.kind(opener) is not Kind.SUBORDINATOR or parse.word(opener) != "when":
        return None
    first = parse.chunks[opener].first
    first -= clauses.sentence.word(first - 1) == ","
    return next((time for time in dates if time.last == first), None)


def is_of_what_follows(figure: Figure, time: TimeMention) -> bool:
    """ "They will walk out on Sunday after rejecting 4 percent": the time of the verb that an earlier deed hangs on."""
    parse, verb = figure.parse, figure.role.verb
    is_before = verb is not None and parse.owner[time.first] < verb and "gerund" in parse.traits(verb)
    return is_before and parse.word((verb or 0) - 1) == "after"


def is_later(clauses: Clauses, time: TimeMention) -> bool:
    """ "15 died there and one in hospital nine days later": so much later than the others, which are of no such day."""
    return clauses.sentence.lower[time.last - 1] in words("shift", "later")


def is_present(figure: Figure) -> bool:
    """Whether the verb of a figure is in the present, behind a subject of its own or an "and": "the bank expects"."""
    parse, verb = figure.parse, figure.role.verb
    if verb is None or parse.kind(verb) is not Kind.VERB:
        return False
    if parse.kind(verb - 1) is Kind.COORDINATOR and parse.words(verb)[0] in words("auxiliary", "present"):
        return True  # "had 9,100 rooms in 2019 and has 10,700 now"
    return parse.kind(verb - 1) in (Kind.NOUN, Kind.COORDINATOR) and parse.word(verb) == f"{parse.lemma(verb)}s"
