"""Shares that divide one whole: "Berg took 52 percent of the vote, Lind 39 percent and Orr 17 percent" is too much.

"48 percent backed the plan, 37 percent opposed it and 15 percent were undecided": each has an owner or a verb of its
own, and none says that it is of anything else.
"""

from __future__ import annotations

from collections.abc import Iterator

from checker.extraction.figures.figure import PAIR, Clauses, Figure, last_sentence
from checker.extraction.figures.slots import is_held_against
from checker.extraction.grammar.roles import Parse
from checker.extraction.grammar.syntax import UNTOLD, Kind
from checker.lexicon.grammar import words
from checker.lexicon.load import table
from checker.model.amount import SHARE
from checker.model.claim import Link

ENDS_ITEM = (Kind.COMMA, Kind.COORDINATOR, Kind.BREAK, None)


def dividing(clauses: Clauses, _before: list[Figure]) -> Iterator[tuple[Figure, Link]]:
    """Link the shares of a sentence that leave no room for one another."""
    shares = [one for one in clauses.figures if one.dimension == SHARE]
    if len(shares) < PAIR or any(one.scope.change or is_held_against(one) for one in shares):
        return
    parts = _holders(clauses, shares) or _answers(clauses, shares)
    if parts:
        yield parts[0], Link.of("shares_of_one", parts=tuple(one.id for one in parts))


def _holders(clauses: Clauses, shares: list[Figure]) -> list[Figure]:
    """ "Wind supplied 45 percent of the power, gas 38 percent and coal 29 percent": each has its share of one thing."""
    parse, verb, row = clauses.parse, shares[0].role.verb, _row(clauses.parse, shares)
    wholes = [_whole(parse, one) for one in row]
    if verb is None or len(row) < PAIR or None in wholes or sum(map(bool, wholes)) > 1:
        return []
    is_vote = not words("judged", "votes").isdisjoint(parse.sentence.lower)
    is_one_thing = any(wholes) and parse.lemma(verb) in words("judged", "divides")
    return row if is_one_thing or (is_vote and parse.lemma(verb) in words("judged", "wins")) else []


def rivals(clauses: Clauses, before: list[Figure]) -> Iterator[tuple[Figure, Link]]:
    """ "She won with 48 percent of the vote. Her rivals got 37 and 29": of the votes that somebody else has."""
    parse, told = clauses.parse, [one for one in last_sentence(before) if one.dimension == SHARE]
    verb = clauses.figures[0].role.verb if clauses.figures else None
    if verb is None or len(told) != 1 or parse.first_word(0) not in words("pronouns", "possessive"):
        return
    known = {parse.sentence.lemma(at) for at in range(parse.chunks[verb].first)}
    is_won = parse.lemma(verb) in words("judged", "wins") and parse.traits(verb).isdisjoint(UNTOLD)
    is_only = not clauses.times and all(chunk.kind is not Kind.PREPOSITION for chunk in parse.chunks[:verb])
    is_won &= not known.isdisjoint(words("judged", "rivals"))
    if is_won and is_only and _is_of_vote(told[0]) and all(map(_is_plain, clauses.figures)):
        for one in clauses.figures:
            one.when = one.when if one.dated else told[0].when
        yield told[0], Link.of("shares_of_one", parts=tuple(one.id for one in (*told, *clauses.figures)))


def _is_of_vote(one: Figure) -> bool:
    """ "48 percent of the vote"."""
    parse, of = one.parse, one.host + 1
    return parse.word(of) == "of" and parse.lemma(of + 1) in words("judged", "ballot") and _is_plain(one)


def _is_plain(one: Figure) -> bool:
    """A share alone that somebody has, and no more of it is said."""
    parse, at = one.parse, one.host + 1
    is_share = one.dimension == SHARE and not one.scope.change and one.amount.label == "="
    return is_share and (parse.word(at) == "of" or parse.kind(at) in ENDS_ITEM)


def _row(parse: Parse, figures: list[Figure]) -> list[Figure]:
    """Figures that each have a name of their own, and a verb in common."""
    row = figures[:1]
    for one in figures[1:]:
        if one.role.shared is row[-1].role and _begins_item(parse, one):
            row.append(one)
    return row


def _begins_item(parse: Parse, one: Figure) -> bool:
    """ ", Lind 39 percent", "and coal 29 percent"."""
    name, before = one.host - 1, parse.kind(one.host - 2)
    is_named = parse.kind(name) is Kind.NOUN or parse.sentence.words[parse.chunks[name].first][0].isupper()
    return is_named and before in (Kind.COMMA, Kind.COORDINATOR)


def _whole(parse: Parse, one: Figure) -> str | None:
    """What a share says it is of, "" where it says nothing; None where more is said: "60 percent in Hale"."""
    at, is_bare = one.host + 1, parse.chunks[one.host].last == one.last
    if not is_bare:
        return None
    if parse.kind(at) in ENDS_ITEM:
        return ""
    is_known = parse.word(at) == "of" and parse.kind(at + 1) is Kind.NOUN and not parse.is_indefinite(at + 1)
    return parse.lemma(at + 1) if is_known and parse.kind(at + 2) in ENDS_ITEM else None


def _answers(clauses: Clauses, shares: list[Figure]) -> list[Figure]:
    """ "52 percent were in favour, 41 percent against and 12 percent undecided": answers to one question."""
    given = [_answer(clauses, one) for one in shares]
    things = {thing for _, thing in given} - {""}
    names = [name for name, _ in given]
    is_one = len(set(names)) == len(names) and "" not in names and len(things) <= 1
    return shares if is_one and {"for", "against"} <= set(names) else []


def _answer(clauses: Clauses, one: Figure) -> tuple[str, str]:
    """Which answer a share gave, and to what, if its clause says so."""
    parse = clauses.parse
    end = next((at for at in range(one.host + 1, len(parse.chunks)) if at in parse.figures), len(parse.chunks))
    clause = [at for at in range(one.host + 1, end) if parse.kind(at) is not Kind.BREAK]
    said = {word for at in clause for word in (*parse.words(at), parse.lemma(at))}
    answers: dict[str, list[str]] = table("grammar")["answers"]
    name = next((name for name, known in answers.items() if not said.isdisjoint(known)), "")
    unsaid = words("pronouns", "personal").union(*answers.values())
    things = (parse.lemma(at) for at in clause if parse.kind(at) is Kind.NOUN)
    return name, next((thing for thing in things if thing not in unsaid), "")
