"""Shares of what was told before: "148 cases ... Nineteen, or 23 percent of cases", "a third of them, or 50".

A noun or a pronoun names the base; behind a verb that tells parts of a whole nothing need. If several amounts may be
meant, the share may be of any of them.
"""

from __future__ import annotations

from checker.extraction.figures.carried_units import share_unit
from checker.extraction.figures.figure import Clauses, Figure, is_count, last_sentence
from checker.extraction.grammar.phrasing import is_partitive
from checker.extraction.grammar.role import Relation
from checker.extraction.grammar.roles import Parse
from checker.extraction.grammar.syntax import Kind
from checker.extraction.links.parts import adds_up, can_hold, is_like, whole_of
from checker.lexicon.grammar import words
from checker.lexicon.nouns import kind_of

Pair = tuple[tuple[str, ...], tuple[str, ...]]
"""A part and the whole it is of; or, of either, those that may be meant."""


def told_wholes(clauses: Clauses, share: Figure, part: Figure, before: list[Figure]) -> tuple[str, ...]:
    """The figures before that a share of a part may be reckoned on; none if it does not say of what it is."""
    here = [one for one in clauses.figures if one.host < min(share.host, part.host)]
    noun = base_noun(clauses, share)
    if noun:
        known = [one for one in (*before, *here) if is_count(one) and is_count(part) and _is_of_noun(one, noun)]
    elif is_of_pronoun(clauses, share):
        known = _taken_up(clauses, share, part, here or _just_before(clauses, before))
    elif _makes_up(clauses, part) and clauses.parse.word(share.host + 1) != "of":
        known = here or last_sentence(before)
        known = known if len(known) == 1 else [*before, *here]  # "160 in Orlo, 140 in Ulm. Vans accounted for ..."
    elif _is_bare_subject(clauses, share, part):
        told = here or _just_before(clauses, before)
        share_unit(told[0] if told else part, [part])
        known = told if len(told) == 1 else []
    else:
        return ()
    return tuple(one.id for one in known if _is_whole(one, part))


def is_of_pronoun(clauses: Clauses, share: Figure) -> bool:
    """ "A third of it", "25 percent of them": of what was just told."""
    parse, at = clauses.parse, share.host + 1
    is_it = parse.word(at) == "of" and parse.word(at + 1) in words("pronouns", "demonstrative")
    return (is_it and parse.kind(at + 2) is not Kind.NOUN) or is_partitive(parse, at)


def _just_before(clauses: Clauses, before: list[Figure]) -> list[Figure]:
    """The figures of the sentence right before this one, if it has any."""
    sentence = clauses.sentence
    told = last_sentence(before) if before else []
    return told if told and not sentence.text[told[0].sentence.end : sentence.start].strip() else []


def _taken_up(clauses: Clauses, share: Figure, part: Figure, known: list[Figure]) -> list[Figure]:
    """The figures that "it" or "them" may stand for: nothing else has been named since, and none is in a bracket."""
    known = [one for one in known if one.parse.kind(one.host - 1) is not Kind.OPEN]
    if len(known) == 1:
        share_unit(known[0], [part])  # "$600 million, a third of it, or 250 million"
    return [one for one in known if not _is_passed_over(clauses, one, share)]


def _is_passed_over(clauses: Clauses, whole: Figure, share: Figure) -> bool:
    """ "It has 400 people. Its drivers are on strike, a third of them": the drivers, and not the people."""
    parse, start = clauses.parse, whole.host + 1
    stretches = [(parse, start, share.host)]
    if whole.sentence is not share.sentence:
        stretches = [(whole.parse, start, len(whole.parse.chunks)), (parse, 0, share.host)]
    return any(_names_something(told, at) for told, first, last in stretches for at in range(first, last))


def _names_something(parse: Parse, at: int) -> bool:
    """Whether a thing is named at a chunk, and not only where or what for: "in 12 countries"."""
    return parse.kind(at) is Kind.NOUN and at not in parse.figures and parse.kind(at - 1) is not Kind.PREPOSITION


def _is_whole(one: Figure, part: Figure) -> bool:
    return is_like(one, part) and can_hold(one, part) and not one.scope.change and not one.scope.older


def _is_bare_subject(clauses: Clauses, share: Figure, part: Figure) -> bool:
    """ "They want $200 million. A tenth has come, or $20 million", "So far a tenth, or $20 million, has come"."""
    parse, at = clauses.parse, share.host + 1
    if part.host > share.host and {parse.kind(one) for one in range(at, part.host)} <= {Kind.COMMA, Kind.COORDINATOR}:
        at = parse.skip(part.host + 1, 1, Kind.COMMA)
    is_bare = share.head is None and parse.chunks[share.host].last == share.last  # no "three in ten guests"
    subject = share.role.relation is Relation.SUBJECT and is_bare
    opens = parse.kind(parse.skip(share.host - 1, -1, Kind.ADVERB, Kind.TIME)) in (None, Kind.BREAK)
    return subject and opens and parse.kind(at) is Kind.VERB


def base_noun(clauses: Clauses, share: Figure) -> str:
    """The noun of "23 percent of cases", "of all the cases", if nothing narrows it."""
    parse, at = clauses.parse, share.host + 2
    if parse.word(at - 1) != "of" or parse.kind(at) is not Kind.NOUN or at in parse.figures:
        return ""
    chunk, tags = parse.chunks[at], parse.sentence.tags
    plain = all(tags[token] in ("DET", "PRON") for token in range(chunk.first, chunk.head))
    return parse.lemma(at) if plain and tags[chunk.head] == "NOUN" else ""


def of_the_last_pair(clauses: Clauses, share: Figure, before: list[Figure]) -> Pair | None:
    """ "It tested 4,000, 600 of whom were positive. The positivity rate was 15 percent": of the one pair just told."""
    noun, told = share.role.noun, _just_before(clauses, before)
    pairs = [(one, whole) for one in told if (whole := whole_of(one)) is not None]
    if len(clauses.figures) > 1 or len(pairs) != 1:
        return None
    (part, whole), parse = pairs[0], clauses.parse
    is_alone = len([one for one in told if adds_up(one)]) == len((part, *whole))
    if parse.word(0) in words("pronouns", "demonstrative") and share.role.verb == 1 and parse.lemma(1) == "be":
        return ((part.id,), whole) if is_alone else None  # "63 of the 420 failed. That is 15 percent of the whole"
    if noun is None:
        return None
    is_ratio = parse.lemma(noun) in words("nouns", "ratio") and parse.word(share.host + 1) not in ("of", "than")
    if not is_ratio or not is_alone:
        return None
    return ((part.id,), whole) if _tells_of(parse, noun, part.parse) else None


STEM = 5
"""Letters that two words of one family have in common: "positivity", "positive"."""


def _tells_of(parse: Parse, noun: int, told: Parse) -> bool:
    """Whether "that is a rate", or all words of "the positivity rate" were told just before."""
    chunk, sentence = parse.chunks[noun], parse.sentence
    named = [sentence.lower[at] for at in range(chunk.first, chunk.head) if sentence.tags[at] not in ("DET", "PRON")]
    known = tuple(told.sentence.lower)
    is_named = all(any(word.startswith(one[:STEM]) for word in known) for one in named)
    return parse.word(0) in words("pronouns", "demonstrative") or bool(named and is_named)


def _is_of_noun(one: Figure, noun: str) -> bool:
    return kind_of(one.noun) == kind_of(noun)


def _makes_up(clauses: Clauses, part: Figure) -> bool:
    """ "Vans accounted for 164,000": the verb says that there is a whole."""
    verb = part.role.verb
    return clauses.parse.lemma(verb) in words("sums", "partition")
