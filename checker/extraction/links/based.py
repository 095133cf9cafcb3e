"""Shares of what was told before: "148 cases ... Nineteen, or 23 percent of cases", "vans made up 164,000, or a fifth".

The base is said by its noun, or not at all behind a verb that tells parts of a whole; of several that it may be,
the share is of any.
"""

from __future__ import annotations

from checker.extraction.figures.figure import Clauses, Figure, is_count, last_sentence
from checker.extraction.grammar.role import Relation
from checker.extraction.grammar.syntax import Kind
from checker.extraction.links.parting import adds_up, can_hold, is_like
from checker.lexicon.grammar import words
from checker.lexicon.nouns import kind_of


def told_wholes(clauses: Clauses, share: Figure, part: Figure, before: list[Figure]) -> tuple[str, ...]:
    """The figures before that a share of a part may be reckoned on; none if it does not say of what it is."""
    here = [one for one in clauses.figures if one.host < min(share.host, part.host)]
    noun = _base_noun(clauses, share)
    if noun:
        known = [one for one in (*before, *here) if is_count(one) and is_count(part) and _is_of_noun(one, noun)]
    elif _makes_up(clauses, part) and clauses.parse.word(share.host + 1) != "of":
        known = here or last_sentence(before)
    elif _is_bare_subject(clauses, share):
        told = here or last_sentence(before)
        known = told if len(told) == 1 else []
    else:
        return ()
    return tuple(one.id for one in known if _is_whole(one, part))


def _is_whole(one: Figure, part: Figure) -> bool:
    return is_like(one, part) and can_hold(one, part) and not one.scope.change and not one.scope.older


def _is_bare_subject(clauses: Clauses, share: Figure) -> bool:
    """ "They want $200 million. A tenth has come, or $20 million": it can only be of what was told."""
    subject = share.role.relation is Relation.SUBJECT and share.quantity.head is None
    return subject and clauses.parse.kind(share.host + 1) is Kind.VERB


def _base_noun(clauses: Clauses, share: Figure) -> str:
    """The noun of "23 percent of cases", "of all the cases", if nothing narrows it."""
    parse, at = clauses.parse, share.host + 2
    if parse.word(at - 1) != "of" or parse.kind(at) is not Kind.NOUN or at in parse.figures:
        return ""
    chunk, tags = parse.chunks[at], parse.sentence.tags
    plain = all(tags[token] in ("DET", "PRON") for token in range(chunk.first, chunk.head))
    return parse.lemma(at) if plain and tags[chunk.head] == "NOUN" else ""


def _is_of_noun(one: Figure, noun: str) -> bool:
    return kind_of(one.noun) == kind_of(noun)


def _makes_up(clauses: Clauses, part: Figure) -> bool:
    """ "Vans accounted for 164,000": the verb says that there is a whole."""
    verb = part.role.verb
    return adds_up(part) and verb is not None and clauses.parse.lemma(verb) in words("sums", "partition")
