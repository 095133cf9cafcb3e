"""Lists that are said to be complete: "84 buses, 50 of them new and the other 24 old", "nowhere else is affected".

The parts stand in a row behind their total, and the last is "the rest", or the total "consists of" them, or there is
nothing else. They are added up whatever other amounts the report tells, unless it comes out right in some way.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from itertools import combinations

from checker.extraction.figures.carried_units import share_unit
from checker.extraction.figures.figure import PAIR, Clauses, Figure, last_sentence, size
from checker.extraction.grammar.phrasing import is_name
from checker.extraction.grammar.role import Relation
from checker.extraction.grammar.syntax import Kind
from checker.extraction.links.brief_amounts import EXACT, are_like, is_bare, is_meant, level, says
from checker.extraction.links.parts import adds_up, whole_of
from checker.extraction.links.sums import ids, is_rest
from checker.lexicon.grammar import words
from checker.model.amount import SHARE
from checker.model.claim import Confidence, Link

MOST = 6
"""Parts that are reckoned up, at most."""

ALL = 1
"""What the shares of one whole make."""


def closed(clauses: Clauses, before: list[Figure]) -> Iterator[tuple[Figure, Link]]:
    """Link the total before a list that is told to be complete with the parts."""
    last = _last_part(clauses)
    if last is None:
        return
    here = [one for one in clauses.figures if one.host <= last.host and _is_part(one) and not _has(one, last)]
    if _are_all_owners(clauses, here):
        here = here[1:]
    shares = [one for one in here if one.dimension == SHARE]
    if len(shares) == 1 and len(here) > PAIR and here[0] is shares[0] and all(map(is_bare, here[1:])):
        share_unit(shares[0], here[1:])
        shares = here
    if shares:
        made = sum(map(size, shares), Decimal())
        if len(shares) == len(here) > PAIR and is_meant(made, Decimal(ALL)):
            yield last, Link.of("shares_of_one", parts=ids(shares), confidence=Confidence.MEDIUM)
        return
    known = [*(one for one in last_sentence(before) if _is_part(one)), *here]
    like = [one for one in known if one is last or are_like(one, last)]
    total = max(like, key=size)
    parts = [one for one in like[like.index(total) + 1 :] if are_like(total, one) or total.id in (whole_of(one) or ())]
    if not PAIR <= len(parts) <= MOST or parts[0].parse is not last.parse or _is_reckoned(total):
        return
    levelled = level([total, *parts])
    if len({one.dimension for one in levelled}) == 1 and not _comes_out(levelled, before):
        share_unit(total, parts)
        for one in filter(is_bare, parts):
            one.noun = total.noun  # "60 seats. The only two parties were the Greens with 31 and ..."
        yield total, Link.of("total_of", total=total.id, parts=ids(parts), confidence=Confidence.MEDIUM)


def _comes_out(told: list[Figure], before: list[Figure]) -> bool:
    """Whether the parts make their total, or with it one told before; or they are far from making it.

    "Three died and 41 fell ill. Twelve are in hospital, the other 26 at home": one told before may be of them as well.
    """
    total, *parts = map(size, told)
    ways = (some for count in range(1, len(parts) + 1) for some in combinations(parts, count))
    made = [sum(some, Decimal()) for some in ways]
    known = [size(one) for one in before if one.dimension == told[0].dimension]
    sums = {*made, *(total + some for some in made)}
    is_right = any(abs(some - one) <= one * EXACT for some in sums for one in (total, *known) if one > parts[-1])
    return is_right or total - made[-1] in known or _is_one_more(told) or not is_meant(made[-1], total)


def _is_one_more(told: list[Figure]) -> bool:
    """ "A crew of four ... Takeda flew three missions, the other three none": who is named needs no number."""
    total, *_, last = told
    parse = last.parse
    subjects = (parse.subject(at) for at in range(last.host) if parse.kind(at) is Kind.VERB)
    is_named = any(at is not None and is_name(parse, at) for at in subjects)
    return is_named and _is_others(last) and total.value == last.value + 1


def _last_part(clauses: Clauses) -> Figure | None:
    """The last part of a list that leaves nothing out."""
    parts = [one for one in clauses.figures if _is_part(one)]
    rest = next((one for one in parts if is_rest(one) or _is_others(one)), None)
    if rest is not None or len(parts) < PAIR:
        return rest
    behind = clauses.sentence.lower[parts[-1].last :]
    ahead = clauses.sentence.lower[max(parts[0].first - REACH, 0) : parts[0].first]
    is_all = says(behind, "no more") or says(ahead, "made up of") or _are_all_owners(clauses, parts)
    return parts[-1] if is_all else None


def _are_all_owners(clauses: Clauses, parts: list[Figure]) -> bool:
    """ "Three families own the whole of it: one has 51 percent, ...": as many shares as owners were announced."""
    if len(parts) <= PAIR:
        return False
    owners, *shares = parts
    if owners.value == len(shares) and _are_all(owners):
        return True
    lower = clauses.sentence.lower
    colon = lower.index(":") if ":" in lower else 0
    is_list = owners.last <= colon < shares[0].first and owners.value == len(shares)
    return is_list and shares[0].dimension == SHARE and says(lower[:colon], "all of it")


def _are_all(owners: Figure) -> bool:
    """ "The four quarters", "the only three parties to win seats"; not "the last four", "the three in Marn"."""
    parse, sentence, at = owners.parse, owners.sentence, owners.first
    at -= sentence.word(at - 1) == "only"
    behind = owners.host + 1
    is_some = parse.kind(behind) is Kind.PREPOSITION and parse.word(behind) in words("prepositions", "locative")
    is_plain = owners.head == owners.number[1] and not is_some
    return is_plain and sentence.word(at - 1) in words("determiners", "whole")


REACH = 4
"""Words before a list that may say that something consists of it."""


def _is_others(one: Figure) -> bool:
    """ "The other five"; not "two of the other five"."""
    first = one.number[0]
    return one.sentence.lower[max(first - PAIR, 0) : first] == ["the", "other"] and one.sentence.word(first - 3) != "of"


def _has(owner: Figure, last: Figure) -> bool:
    """ "Three small parties share the remaining 23": who has it is no part beside it."""
    verb, told = last.role.verb, (owner.role.relation, last.role.relation)
    return verb is not None and owner.role.verb == verb and told == (Relation.SUBJECT, Relation.OBJECT)


def _is_part(one: Figure) -> bool:
    plain = one.amount.label == "=" and not one.scope.change and not one.scope.older
    return plain and (adds_up(one) or one.dimension == SHARE) and one.value > 0


def _is_reckoned(total: Figure) -> bool:
    return any(link.kind == "total_of" and link.complete for link in total.links)
