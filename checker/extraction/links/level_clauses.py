"""The clauses of a difference and of the levels near it: "down from 120, while the number from home rose by 10".

A level in another clause is none of the difference if that clause has another subject or another time, or compares
something else.
"""

from __future__ import annotations

from checker.extraction.figures.figure import PAIR, Figure
from checker.extraction.figures.moves import is_move, moved_by
from checker.extraction.figures.slots import changes_level
from checker.extraction.grammar.syntax import Kind
from checker.lexicon.grammar import words


def is_of_step(change: Figure) -> bool:
    """ "Cut the planned rise in the fee by half, to 10.3 cents instead of 11.2": half of a step, and of no level."""
    parse, verb = change.parse, change.role.verb
    moved = parse.object(verb) if verb is not None and change.role.preposition == "by" else None
    return parse.lemma(moved) in words("nouns", "rise", "fall")


def is_told_before_clause(change: Figure, old: Figure) -> bool:
    """ "90 came from abroad, down from 120, while the number from home rose by 10": of another subject."""
    parse, verb, own = change.parse, change.role.verb, old.role.verb
    subject = parse.subject(verb)
    if verb is None or subject is None or own == verb or old.host > subject or parse.kind(subject) is not Kind.NOUN:
        return False
    is_told = any(parse.kind(at) is Kind.VERB for at in range(old.host))
    is_pronoun = parse.word(subject) in words("pronouns", "personal", "relative")
    known = {parse.lemma(at) for at in range(old.host) if parse.kind(at) is Kind.NOUN}
    is_contrast = parse.word(subject - 1) in words("clauses", "contrast")
    return is_told and not is_pronoun and (is_contrast or parse.lemma(subject) not in known)


def is_told_behind_clause(change: Figure, old: Figure) -> bool:
    """ "Imports grew by 2 percent, so the deficit shrank from 90 to 60 million": what moved from it is another."""
    parse, verb = change.parse, old.role.verb
    subject = parse.subject(verb) if verb is not None and old.parse is parse and changes_level(old, verb) else None
    if subject is None or subject <= change.host or parse.kind(subject) is not Kind.NOUN or subject in parse.figures:
        return False
    is_pronoun = parse.word(subject) in words("pronouns", "personal", "relative")
    known = {parse.lemma(at) for at in range(change.host) if parse.kind(at) is Kind.NOUN} | words("nouns", "figure")
    is_contrast = parse.word(subject - 1) in words("clauses", "contrast")
    return not is_pronoun and (is_contrast or parse.lemma(subject) not in known)


def is_elsewhere(change: Figure, levels: list[Figure]) -> bool:
    """ "Exports fell from 90 to 60 million and imports grew 5 percent": behind the levels, of a subject of its own."""
    parse, verb = change.parse, change.role.verb
    subject = parse.subject(verb)
    hosts = [one.host for one in levels if one.sentence is change.sentence]
    if subject is None or not hosts or max(hosts) >= subject:
        return False
    if is_done_to_another(change, levels):
        return True
    if subject in parse.figures:  # "from 105 kilos to 90; one in five lost a fifth"
        return any(parse.kind(at) is Kind.BREAK for at in range(max(hosts), subject))
    if parse.word(subject) in words("pronouns", "personal", "relative"):
        return False
    told = {parse.lemma(at) for at in range(min(hosts)) if parse.kind(at) is Kind.NOUN}
    contrasts = parse.word(subject - 1) in words("clauses", "contrast")
    return contrasts or parse.lemma(subject) not in told


def is_done_to_another(change: Figure, levels: list[Figure]) -> bool:
    """ "With 248, second to the 261 of Mann of Kings, the team he beat by two": to whom no level is told to belong."""
    parse, verb = change.parse, change.role.verb
    subject = parse.subject(verb)
    hosts = [one.host for one in levels if one.sentence is change.sentence]
    if subject is None or not hosts:
        return False
    whom = subject - 1 if parse.kind(subject - 1) is Kind.NOUN else parse.antecedent(subject - 1)
    return whom is not None and whom > max(hosts) and whom not in parse.figures and whom - PAIR not in hosts


def is_another_time(change: Figure) -> bool:
    """ "From 200 to 260, after a rise of 45 percent the year before", "and will sink another 15 percent"."""
    parse, noun = change.parse, moved_by(change)
    older = is_move(change) and noun is not None and parse.word(noun - 1) in words("comparison", "older")
    before = change.sentence.lower[max(0, change.first - 1) : change.number[0]]
    return older or not words("comparison", "again").isdisjoint(before)


def is_apart(change: Figure, level: Figure) -> bool:
    """Whether a level is of a subject of its own.

    "Costs fall by 350 from 3,100; the plan costs 420", "visitors were up 2 percent: each left 707, against 645".
    """
    parse, verb = change.parse, level.role.verb
    stops = [at for at in range(change.host, level.host) if parse.word(at) == ";"] if level.parse is parse else []
    subject = parse.subject(verb)
    if level.parse is parse and "each" in parse.sentence.lower[change.last : level.first]:
        return True
    if not stops or subject is None or subject < stops[-1] or parse.kind(subject) is not Kind.NOUN:
        return False
    known = {parse.lemma(at) for at in range(stops[-1]) if parse.kind(at) is Kind.NOUN}
    is_pronoun = parse.word(subject) in words("pronouns", "personal", "demonstrative")
    return not is_pronoun and subject not in parse.figures and parse.lemma(subject) not in known


def is_held_against_another(change: Figure, levels: list[Figure]) -> bool:
    """ "Credit rose by 1.5 billion in May, more than the 1.4 billion forecast": one change and another."""
    behind = [one for one in levels if one.sentence is change.sentence and one.first >= change.last]
    between = change.sentence.lower[change.last : behind[0].first] if behind else []
    comma = between.index(",") if "," in between else len(between)
    is_by = change.sentence.word(change.first - 1) == "by"
    return is_by and between[comma + 1 : comma + PAIR + 1] in (["more", "than"], ["less", "than"])
