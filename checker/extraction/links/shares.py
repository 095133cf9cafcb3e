"""Shares of two amounts: "16 of the 33, or 48 percent", "a profit of $12m on sales of $80m, a margin of 15 percent"."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from checker.extraction.figures.bases import base_behind
from checker.extraction.figures.figure import PAIR, Clauses, Figure, is_count, last_sentence
from checker.extraction.figures.slots import Slot, is_held_against, slot_of
from checker.extraction.grammar.role import Relation
from checker.extraction.grammar.roles import Parse
from checker.extraction.grammar.syntax import Kind
from checker.extraction.links.parts import adds_up, can_hold, whole_of
from checker.extraction.links.restated_shares import only_restates, restated, restating
from checker.extraction.links.shares_of_earlier import Pair, base_noun, of_the_last_pair, told_wholes
from checker.extraction.links.sums import is_that
from checker.lexicon.grammar import words
from checker.model.amount import SHARE
from checker.model.claim import Evidence, Link
from checker.model.scope import Modality

RESTATING = (Kind.COMMA, Kind.OPEN, Kind.COORDINATOR, Kind.VERB, Kind.SUBORDINATOR)
"""What stands before a share that restates a part."""


def shares(clauses: Clauses, before: list[Figure]) -> Iterator[tuple[Figure, Link]]:
    """ "16 of the 33, or 48 percent": a share right behind a part and its whole."""
    for figure in clauses.figures:
        if figure.dimension != SHARE or figure.scope.change or _is_more(figure) or _is_degree(figure):
            continue
        if is_held_against(figure):
            continue  # "15 percent, against 12 percent a year ago"
        if together := _of_all_together(clauses, figure, before):
            yield figure, Link("joint_share", {"share": (figure.id,), **together})
            continue
        pair = restated(clauses, figure, before) or _of_opening_whole(clauses, figure, before)
        if pair is None and _is_of(clauses, figure):
            pair = _of_its_whole(clauses, figure, before)
        elif pair is None:
            pair = _pair_before(clauses, figure) or _of_the_last_total(clauses, figure, before)
            pair = pair or of_the_last_pair(clauses, figure, before)
        if pair is not None:
            part, whole = pair
            yield figure, Link.of("share_of", share=figure.id, part=part, whole=whole)
        elif (part_told := restating(clauses, figure)) and not _is_of_some(clauses, figure):
            if wholes := told_wholes(clauses, figure, part_told, before):
                yield figure, Link.of("share_of", share=figure.id, part=part_told.id, whole=wholes)
            else:
                yield figure, Link.of("restates", share=figure.id, part=part_told.id, evidence=_base(clauses, figure))


def is_set_against(share: Figure) -> bool:
    """ "66, or 45 percent, more than the 148", "66 (45 percent) more than": both are of what stands behind "than"."""
    sentence, last = share.sentence, share.last
    return sentence.word(last) in (",", ")") and sentence.word(last + 2) == "than"


def _is_more(share: Figure) -> bool:
    """ "20 percent more visitors", "10 percent up on May", "10 percent over the 120 of May": by so much they rose."""
    if base_behind(share.parse, share.host) is not None or is_set_against(share):
        return True
    return share.sentence.word(share.last) in words("comparison", "words") | words("verbs", "direction")


def _is_degree(share: Figure) -> bool:
    """ "The fire is 35 percent contained", "41 percent full": how far its subject is so, and no share of amounts."""
    is_so = share.sentence.tag(share.last) in ("ADJ", "VERB") and share.role.relation is Relation.PREDICATE
    return is_so and share.role.subject is not None


def _is_of_some(clauses: Clauses, share: Figure) -> bool:
    """ "Half of those in its factories", "12 percent of its staff in Arvik": of no whole that is told elsewhere."""
    parse, at = clauses.parse, share.host + 1
    return parse.word(at) == "of" and parse.kind(at + 2) in (Kind.PREPOSITION, Kind.SUBORDINATOR)


def _base(clauses: Clauses, share: Figure) -> tuple[Evidence, ...]:
    """What a share says that it is of, unless that is "the total", "them", or an amount ("its workforce")."""
    parse, at = clauses.parse, share.host + 2
    if parse.word(at - 1) != "of" or parse.kind(at) is not Kind.NOUN:
        return ()
    noun = parse.lemma(at)
    unsaid = words("nouns", "whole", "measure") | words("pronouns", "partitive") | {"all", "whole"}
    return () if noun in unsaid else (Evidence("base", "of", noun),)


def returns(clauses: Clauses, before: list[Figure]) -> Iterator[tuple[Figure, Link]]:
    """ "An operating profit of $12 million on sales of $80 million, a margin of 15 percent": an operating one, too."""
    parse = clauses.parse
    for figure in clauses.figures:
        noun = figure.role.noun
        is_share = figure.dimension == SHARE
        if not is_share or parse.lemma(noun) not in words("judged", "return"):
            continue
        told = [one for one in clauses.figures if one is not figure]
        is_the = noun == 0 and parse.is_definite(0)
        if not told and (is_the or is_that(clauses, 0)):
            told = [one for one in last_sentence(before) if adds_up(one)]
        is_moved = figure.role.preposition == "to" or any(one.role.preposition == "by" for one in told)
        if is_moved or any(slot_of(one) not in (Slot.LEVEL, Slot.NEW) for one in told):
            continue
        kinds = {name: [one for one in told if one.measure in words("judged", name)] for name in ("earned", "taken")}
        if len(told) == PAIR and all(len(found) == 1 for found in kinds.values()):
            (part,), (whole,) = kinds.values()
            if _narrower(clauses.parse, noun) <= _narrower(part.parse, part.role.noun) | words("judged", "earned"):
                yield figure, Link.of("share_of", share=figure.id, part=part.id, whole=whole.id)


def _narrower(parse: Parse, noun: int | None) -> set[str]:
    """What stands before a noun in its phrase, but for whose it is: the "operating" of "an operating profit"."""
    chunk, sentence = parse.chunks[noun or 0], parse.sentence
    spans = range(chunk.first, chunk.head) if noun is not None else ()
    return {sentence.lower[at] for at in spans if sentence.tags[at] not in ("DET", "PRON")}


def bases(clauses: Clauses, before: list[Figure]) -> Iterator[tuple[Figure, Link]]:
    """ "15 percent of its staff, or 15,000 ... The share is reckoned on the 124,800 it had": a base told later."""
    parse = clauses.parse
    for figure in clauses.figures:
        verb = figure.role.verb
        subject = parse.subject(verb)
        on = figure.role.preposition == "on" and parse.lemma(verb) in words("sums", "reckon")
        if not on or not is_count(figure) or parse.lemma(subject) not in words("nouns", "figure"):
            continue
        pairs = [(one, other) for one, other in pairwise(before) if _is_or(one, other)]
        if pairs:
            share, part = pairs[-1]
            yield figure, Link.of("share_of", share=share.id, part=part.id, whole=figure.id)


def _is_or(share: Figure, part: Figure) -> bool:
    """ "More than 15 percent of its workforce, or roughly 15,000": the share and the count that restates it."""
    same = share.sentence is part.sentence and share.dimension == SHARE and is_count(part)
    return same and share.sentence.lower[share.last : part.first][-1:] == ["or"]


def _is_of(clauses: Clauses, share: Figure) -> bool:
    """Whether a share says what it is of: "12 percent of voters", and not "12 percent of the total"."""
    return clauses.parse.word(share.host + 1) == "of" and not _is_of_total(clauses, share)


def _is_of_total(clauses: Clauses, share: Figure) -> bool:
    parse, at = clauses.parse, share.host + 1
    behind = parse.words(at + 1) if parse.word(at) == "of" and parse.kind(at + 1) is Kind.NOUN else []
    return behind in (["the", "total"], ["the", "whole"])


def _of_opening_whole(clauses: Clauses, share: Figure, before: list[Figure]) -> Pair | None:
    """ "She had 9.7 million votes. Out of 28.8 million cast, that is 34 percent": "that" is the count before."""
    parse = clauses.parse
    whole, verb = clauses.hosted(2 if parse.word(0) == "out" else 1), share.role.verb
    if whole is None or verb is None or parse.word(0) not in ("of", "out"):
        return None
    if parse.word(verb - 1) not in words("pronouns", "demonstrative") or not before or len(clauses.figures) > PAIR:
        return None
    last = before[-1]
    return ((last.id,), (whole.id,)) if is_count(last) and is_count(whole) and can_hold(whole, last) else None


def _of_all_together(clauses: Clauses, share: Figure, before: list[Figure]) -> dict[str, tuple[str, ...]]:
    """ "Wajima lost 81 and Suzu 71, which together make 84 percent of all deaths": of a count told just before."""
    parse = clauses.parse
    near = parse.sentence.lower[: share.first]
    parts = [one for one in clauses.figures if one.host < share.host and is_count(one) and one.declared]
    parts = [one for one in parts if one.measure == parts[0].measure]
    if len(parts) < PAIR or "together" not in near or parse.word(share.host + 1) != "of":
        return {}
    wholes = [one for one in before if one.measure == parts[0].measure and not one.scope.older and not one.scope.places]
    wholes = [one for one in wholes if one.sentence is before[-1].sentence]
    return {"parts": tuple(one.id for one in parts), "whole": tuple(one.id for one in wholes)} if wholes else {}


def _pair_before(clauses: Clauses, share: Figure) -> Pair | None:
    """The part and the whole that a share restates, if one such pair and little else stands before it."""
    for figure in reversed(clauses.figures):
        if figure.host >= share.host:
            continue
        wholes = [found.roles["whole"] for found in figure.links if found.kind == "part_of"]
        if wholes:
            is_told = _adjoins(clauses, figure, share) and not _is_wished(figure, share)
            return ((figure.id,), wholes[0]) if is_told else None
    return None


def _is_wished(part: Figure, share: Figure) -> bool:
    """ "The union, with 31,000 members among the 44,000 staff, wants 6.5 percent": a share of what is not so yet."""
    return (part.scope.modality, share.scope.modality) == (Modality.ACTUAL, Modality.PLANNED)


def _of_its_whole(clauses: Clauses, share: Figure, before: list[Figure]) -> Pair | None:
    """ "120 of its 800 employees, which is 15 percent of the staff": of the whole just told, by another name."""
    pair, noun = _pair_before(clauses, share), base_noun(clauses, share)
    is_definite = clauses.parse.is_definite(share.host + 2)
    told = pair is not None and any(one.noun == noun for one in (*before, *clauses.figures) if one.id not in pair[1])
    return pair if noun and is_definite and not told else None


def _of_the_last_total(clauses: Clauses, share: Figure, before: list[Figure]) -> Pair | None:
    """ "62 have been identified, which is 45 percent": of one of the counts in the sentences before."""
    relative = share.role.verb
    if relative is None or clauses.parse.kind(relative - 1) is not Kind.SUBORDINATOR:
        return None
    if not clauses.parse.is_verb(relative, "linking") or share.role.preposition:
        return None  # "Councils, which hold 51 percent", "who had been ahead by 34 percent to 31"
    *told, part = [one for one in clauses.figures if one.host < share.host and is_count(one)] or [share]
    if part is share or len(told) > 1:
        return None
    wholes = tuple(one.id for one in told or before[-4:] if is_count(one) and can_hold(one, part))
    return ((part.id,), wholes) if wholes and not any(whole_of(one) for one in told) else None


def _adjoins(clauses: Clauses, part: Figure, share: Figure) -> bool:
    """Whether no other count or share stands between a part (with its whole) and the share, and no semicolon."""
    own = whole_of(part) or ()
    near = [one for one in clauses.figures if part.host < one.host < share.host and one.id not in own]
    between = [one for one in near if is_count(one) or one.dimension == SHARE]
    before = clauses.parse.skip(share.host - 1, -1, Kind.ADVERB)
    restates = share.host == before or _may_restate(clauses, before)
    whole = next((one for one in clauses.figures if one.id in own and one.host > part.host), part)
    alone = clauses.sentence.lower[whole.last : share.first]
    apposed = (
        clauses.parse.kind(before) not in (Kind.COMMA, Kind.COORDINATOR)
        or alone[-1:] == ["or"]
        or only_restates(alone)
        or _is_of_total(clauses, share)
    )
    return restates and apposed and not between


def _may_restate(clauses: Clauses, before: int) -> bool:
    """ "..., or 45 percent", "which is 45 percent"; not "where 81 percent have had it", "snow covers 81 percent".

    Nor "added since the last vote, when turnout was 58 percent", "lost 16 of the 33 and wants 48 percent".
    """
    parse = clauses.parse
    opener = parse.opener(before)
    if parse.kind(before) is Kind.VERB and parse.kind(before - 1) in (Kind.COORDINATOR, Kind.SUBORDINATOR):
        is_whose = parse.word(before - 1) == "who"  # "ahead of the Reds, who have 31 percent"
        return parse.is_verb(before, "linking") and not is_whose
    if parse.kind(opener) is Kind.SUBORDINATOR and parse.word(opener) not in words("pronouns", "relative"):
        return False
    if parse.kind(before) is Kind.VERB and parse.kind(before - 1) is Kind.NOUN and not parse.is_verb(before, "linking"):
        return parse.word(before - 1) in words("pronouns", "personal", "demonstrative")
    if parse.kind(before) is Kind.SUBORDINATOR:
        return parse.word(before) in words("pronouns", "partitive")
    return parse.kind(before) in RESTATING
