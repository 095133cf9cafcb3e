"""Parts and the wholes they are said to be of: "16 of the 33", "4,000 of them", "of whom 12"."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from checker.extraction.figures.additional import OTHER
from checker.extraction.figures.bases import is_base
from checker.extraction.figures.carried_units import share_unit
from checker.extraction.figures.figure import PAIR, Clauses, Figure, is_count, is_whole, size
from checker.extraction.figures.slots import is_held_against, is_of_each
from checker.extraction.grammar.phrasing import is_of_one_of_them, is_partitive
from checker.extraction.grammar.role import Relation
from checker.extraction.grammar.roles import Parse
from checker.extraction.grammar.syntax import Kind
from checker.extraction.links.partitives import (
    included_in,
    is_of_fate,
    is_of_these,
    is_some_of_them,
    is_spot,
    means_others,
)
from checker.extraction.links.sums import is_new_tally
from checker.lexicon.grammar import words
from checker.lexicon.likeness import is_person, soldiers
from checker.lexicon.load import table
from checker.model.amount import COUNT, SHARE
from checker.model.claim import Link
from checker.model.interval import Verdict

RELATIVE = (SHARE, "factor", "points")
UNCOUNTED = ("age", "rank", "rate", "duration")

SLIP = 1000
"""How many times its whole a part may be for a slip: "a silver 20, of which 30,000" are of something else."""

OBLIQUE = (Relation.COMPLEMENT, Relation.ATTRIBUTE)
"""Behind a preposition: "in two stages, 400 of them" are not of the stages."""


def parts_of(clauses: Clauses, before: list[Figure]) -> Iterator[tuple[Figure, Link]]:
    """ "16 of the 33", "Of the 175 passengers, 40 were ...", "4,000 of them", "of whom 12"."""
    for figure in clauses.figures:
        if not adds_up(figure) or _is_all(figure) or _is_needed(figure) or is_new_tally(figure):
            continue
        whole = _explicit_whole(clauses, figure) or _pronoun_whole(clauses, figure, before)
        whole = whole or _listed_whole(clauses, figure, before) or _own_strength(clauses, figure)
        whole = whole or (included_in(clauses, figure) if figure.head is None else None)
        if whole is None or whole is figure or _is_single(whole) or figure.value > SLIP * whole.value:
            continue
        if is_like(whole, figure):
            figure.note("link", "part of", str(whole.value))
            _inherit(clauses, figure, whole)
            yield figure, Link("part_of", {"part": (figure.id,), "whole": (whole.id,)})


def _is_single(whole: Figure) -> bool:
    """ "Four members of one family", "of every 100 voters": nothing is part of one thing, or of each, by number."""
    return max(whole.amount.values) <= 1 or whole.parse.first_word(whole.host) in words("determiners", "each")


def _is_all(figure: Figure) -> bool:
    """ "all five of the victims" are the victims; "of the 14 trams, each with room for 260," 260 are of each."""
    return "all" in figure.sentence.lower[max(0, figure.first - 1) : figure.number[0]] or is_of_each(figure)


def _is_needed(figure: Figure) -> bool:
    """ "Of the 577 deputies 289 are needed for a majority": a mark that parts are held against, and none of them."""
    return figure.role.relation is Relation.SUBJECT and figure.parse.is_verb(figure.role.verb, "requiring")


def _inherit(clauses: Clauses, part: Figure, whole: Figure) -> None:
    """A part is of the whole's entity and time, and counts what the whole counts where it names nothing itself."""
    if not part.dated and whole.dated:
        part.when = whole.when
    if not part.entity:
        part.entity, part.entity_type = whole.entity, whole.entity_type
    is_of_them = part.head is None and is_partitive(clauses.parse, part.host + 1)
    if part.last == part.number[1] and (is_of_them or part.noun in ("", "person")):
        part.noun = whole.noun  # "1,400 flats on nine sites, 560 of them"
    narrower = set(part.scope.group) | set(whole.scope.group) | _label(clauses, part)
    if whole.noun not in words("nouns", "people") and whole.noun not in whole.alike:
        narrower.add(whole.noun)
    part.scope = msgspec.structs.replace(part.scope, group=tuple(sorted(narrower - {"", part.predicate})))


def _label(clauses: Clauses, part: Figure) -> set[str]:
    """ "three of them children": what the part is said to be."""
    parse, at = clauses.parse, part.host + 3
    if not is_partitive(clauses.parse, part.host + 1) or parse.kind(at) is not Kind.NOUN or at in parse.figures:
        return set()
    return {parse.lemma(at)}


def adds_up(figure: Figure) -> bool:
    """Whether a figure is an amount that has parts: so many people, dollars, hectares, and no age, rate or share."""
    unit = figure.unit
    return is_count(figure) or (unit.dimension not in (COUNT, *RELATIVE) and figure.kind not in UNCOUNTED)


def is_like(whole: Figure, part: Figure) -> bool:
    """Whether two figures are amounts of one dimension, so that one may be part of the other."""
    return adds_up(whole) and whole.dimension == part.dimension and _may_be_counted_in(whole, part)


def _may_be_counted_in(whole: Figure, part: Figure) -> bool:
    """ "The 26 cantons, in Tarn: 81.4", "the 30-inch pipe, 200 metres of it": no parts, in units larger than it."""
    if is_count(whole):
        return is_whole(part) or not is_whole(whole)
    return whole.unit == part.unit or size(whole) >= part.unit.factor / part.unit.divisor


def _explicit_whole(clauses: Clauses, figure: Figure) -> Figure | None:
    """The figure behind "of", or at the head of the sentence: "Of the 175 passengers, 40 ..."."""
    parse, at = clauses.parse, figure.host
    behind = _past_share(clauses, at + 1)
    if parse.kind(behind) is Kind.PREPOSITION and parse.word(behind) in ("of", "among"):
        whole = clauses.hosted(behind + 1)
        is_list = whole is not None and any(one.role.shared is whole.role for one in clauses.figures)
        return whole if whole is not None and not is_list and _counts_the_same(whole, figure) else None
    following = next((one for one in clauses.figures if one.host > at), None)
    if following is not None and parse.word(following.host - 1) == "of" and parse.word(following.host - 2) == "out":
        moved = any(parse.kind(one) is Kind.VERB for one in range(at, following.host))
        return None if moved and following.head is not None else following
    start = _clause_start(parse, at)
    opening = start + (2 if parse.word(start) == "out" else 1)
    is_whole = parse.word(at - 1) == "of" and at - 2 in parse.figures  # "of the 36, 22 ...; on Monday 31 of 38"
    is_whole |= parse.kind(opening + 1) is Kind.VERB and parse.first_word(opening) == "these"  # "of these 12 went"
    if parse.word(opening - 1) in ("of", "among") and not is_whole:
        whole = clauses.hosted(opening)
        is_whole = whole is not None and not _is_some_of_those(whole)
        return whole if whole and is_whole and at > opening and _goes_on(clauses, whole, figure) else None
    return None


def _is_some_of_those(figure: Figure) -> bool:
    """ "Of the dead 81 were in cars"; not "among the 81 were nine children"."""
    before = figure.sentence.lower[figure.number[0] - 1]
    return figure.role.relation is Relation.SUBJECT and before not in words("determiners", "definite")


def _clause_start(parse: Parse, at: int) -> int:
    """Where what is said begins: "said that of the 64 cars 41 were ...", "it was hard: of the 64 cars ..."."""
    starts = (one + 1 for one in range(at - 1, -1, -1) if parse.word(one) in (":", "that"))
    return next((one for one in starts if parse.word(one) in ("of", "among", "out")), 0)


def _counts_the_same(whole: Figure, part: Figure) -> bool:
    """ "16 of the 33", "three men of the 12 passengers"; but "2,000 members of three unions" are no part of them."""
    if whole.sentence.lower[whole.number[1] : whole.number[1] + 1] == ["-"]:
        return False  # "112 million of the 200-mark note"
    definite = whole.parse.is_definite(whole.host)
    if not definite and whole.value <= PAIR < part.value:
        return False  # "nine of two cars"
    if part.head is not None and whole.head is None and not (definite or can_hold(whole, part)):
        return False  # "174 lots of six"
    bare = part.head is None or whole.head is None
    return bare or part.noun == whole.noun or (definite and can_hold(whole, part))


def _goes_on(clauses: Clauses, whole: Figure, figure: Figure) -> bool:
    """ "Of the 40 boats 28 were lost, leaving 200 widows", "manned by 90 men": what comes of it is no part.

    "Of the 11 districts eight are ill, and Orne has 2,748 cases": nor is what somebody else has, of another kind, or
    behind a semicolon.
    """
    parse, verb, subject = clauses.parse, figure.role.verb, figure.role.subject
    is_of_them = parse.word(subject) in words("pronouns", "personal")
    if is_of_them or (figure.role.relation is Relation.PREDICATE and subject in parse.figures):
        return False  # "of the 96 ballots 91 were valid, and they went 58 to 33", "of the 28 men 12 are over 60"
    is_level = parse.lemma(verb) in words("clock", "level")
    if figure.role.preposition == "at" and not is_level:
        return False  # "of the 90 runners 12 had come in at three"
    colon = max((at for at in range(whole.host, figure.host) if parse.word(at) == ":"), default=0)
    if any(whole.host < at < colon for at in parse.figures):
        return False  # "of 612 delegates 598 voted: 496 for, 81 against"
    has_owner = subject not in (None, figure.host) and subject not in parse.figures
    is_elsewhere = parse.word(parse.opener(figure.host)) == "where"  # "four are in the capital, where 15 remain"
    if is_elsewhere or (has_owner and any(parse.kind(at) is Kind.BREAK for at in range(whole.host, figure.host))):
        return False
    if figure.head is None or figure.noun == whole.noun:
        return True
    if whole.head is not None and is_person(figure.noun) and not is_person(whole.noun):
        return False  # "of the 12 flats eight are let; five people were hurt"
    behind = {"gerund", "bare past"} if figure.role.relation is Relation.COMPLEMENT else {"gerund"}
    comes_of_it = verb is not None and not behind.isdisjoint(parse.traits(verb))
    return not comes_of_it


def _past_share(clauses: Clauses, at: int) -> int:
    """ "62 (or 45 percent) of the 137": what stands behind a share in brackets."""
    parse = clauses.parse
    share = next((one for one in clauses.figures if at < one.host <= at + 2), None)
    if parse.kind(at) is not Kind.OPEN or share is None or parse.kind(share.host + 1) is not Kind.CLOSE:
        return at
    return share.host + 2 if share.dimension == SHARE else at


def _listed_whole(clauses: Clauses, figure: Figure, before: list[Figure]) -> Figure | None:
    """ "of whom 39 died in Wajima and 23 in Suzu": the second is of the same whole as the first."""
    first = next((one for one in clauses.figures if one.role is figure.role.shared or _is_gapped(one, figure)), None)
    if first is None or is_held_against(figure):
        return None
    whole = whole_of(first) if not ends_aside(clauses, first, figure) else None
    if whole and figure.role.shared is not None:
        share_unit(first, [figure])  # "100,000 euros of it from the state and 50,000 from fees"
    known = (*before, *clauses.figures)
    return next((one for one in known if whole and one.id == whole[0] and can_hold(one, figure)), None)


def ends_aside(clauses: Clauses, first: Figure, figure: Figure) -> bool:
    """ "13 hostages, eight of them children, and 11 foreigners", "18 rooms, of which four are in use, and 400 pupils".

    "600 here, 40 of them white, and 4,000 elsewhere".
    """
    parse, at = clauses.parse, figure.host
    closes = parse.kind(at - 1) is Kind.COORDINATOR and parse.kind(at - 2) is Kind.COMMA
    alone = not any(first.host < one.host < at for one in clauses.figures)
    wholes = [one for one in clauses.figures if one.id in (whole_of(first) or ())]
    is_other = figure.head is not None or any(_is_placed(one) and not can_hold(one, figure) for one in wholes)
    return (
        closes and alone and is_other and (is_partitive(parse, first.host + 1) or is_partitive(parse, first.host - 2))
    )


def _is_placed(whole: Figure) -> bool:
    """ "600 in zoos", "600 here": behind which what is elsewhere may follow; not "600 on Monday"."""
    kinds = [whole.parse.kind(whole.host + step) for step in (1, 2)]
    return kinds[0] is Kind.ADVERB or kinds == [Kind.PREPOSITION, Kind.NOUN]


def _is_gapped(one: Figure, other: Figure) -> bool:
    """ "31 were children and 198 adults": the first has the verb that the second leaves out."""
    joined = other.parse.kind(other.host - 1) in (Kind.COORDINATOR, Kind.COMMA)
    return joined and one is not other and other.role.subject == one.host and one.role.relation is Relation.SUBJECT


def _own_strength(clauses: Clauses, figure: Figure) -> Figure | None:
    """ "The 12-man crew lost 15 men", "the patrol of 20 lost 26": of those that the loser is said to be."""
    parse, role = clauses.parse, figure.role
    if role.relation is not Relation.OBJECT or not parse.is_verb(role.verb, "lose") or role.subject is None:
        return None
    behind = role.subject + 2 if parse.word(role.subject + 1) == "of" else role.subject
    whole = clauses.hosted(behind)
    if whole is None or not (behind != role.subject or whole.sentence.lower[whole.number[1]] == "-"):
        return None
    fight = whole.noun == "" or is_person(whole.noun)
    return whole if fight and figure.noun in soldiers() else None


def _pronoun_whole(clauses: Clauses, figure: Figure, before: list[Figure]) -> Figure | None:
    """ "of them", "of whom 12 ...", "Of the total, 144 ...": the last count before that can hold it, or the only."""
    at = figure.host
    opens = is_partitive(clauses.parse, 0) and 1 < at <= 3
    if not (opens or is_some_of_them(clauses, at) or is_partitive(clauses.parse, at - 2)):
        return None
    if not opens and (means_others(clauses, at) or is_of_one_of_them(clauses.parse, at)):
        return None
    of_total = clauses.parse.word(at + 2) == "total"
    told = [one for one in clauses.figures if one.host < at and not _is_adverbial(one, figure)]
    told = [one for one in told if not is_spot(one)]
    near = [] if opens else [one for one in told if is_like(one, figure)]
    if not (near or opens) and any(one.host < at for one in clauses.figures):
        return None  # "sixty-nine days in the mountain, the first 27 of them": days, or men
    far = [one for one in before[-6:] if is_like(one, figure) and not is_base(one.parse, one.host)]
    far = [one for one in far if OTHER not in one.parse.words(one.host)]  # "the two other victims"
    far = [one for one in far if not (_is_with_one(one) or (of_total and one.scope.change))]
    if is_of_fate(figure):  # "two of those killed", "two of the dead": not of the 13 hurt
        near, far = ([one for one in told if one.measure == figure.measure] for told in (near, far))
    far.sort(key=lambda one: one.value if of_total else not _is_compared(one))
    return (
        _holder(near, figure)
        or _beside(clauses, figure, near)
        or (_only(near, figure) if is_of_these(clauses, at) else None)
        or _holder(far, figure)
        or _only(near, figure)
        or (_only(far, figure) if len(far) == 1 else None)
    )


def _is_with_one(one: Figure) -> bool:
    """ "Another juvenile and two adult victims": they are one more."""
    parse, beside = one.parse, one.host - 2
    is_joined = parse.kind(beside + 1) is Kind.COORDINATOR and parse.kind(beside) is Kind.NOUN
    is_one = parse.is_indefinite(beside) or parse.first_word(beside) in words("beside", "one more")
    return is_joined and is_one and is_person(parse.lemma(beside))


def _is_adverbial(one: Figure, part: Figure) -> bool:
    """ "In nine nights the bug caught 203 of them": what opens a clause, and the object or subject of its verb."""
    is_set_apart = one.role.relation is Relation.ALONE and one.role.preposition != ""
    return is_set_apart and part.role.verb is not None and part.role.shared is None


def _is_compared(one: Figure) -> bool:
    """ "3 percent more than the 592 of a year before": "them" are rather those that it is held against."""
    return one.parse.word(one.host - 1) in ("than", "from", "against")


def _holder(counts: list[Figure], part: Figure) -> Figure | None:
    return next((one for one in reversed(counts) if can_hold(one, part)), None)


def _beside(clauses: Clauses, figure: Figure, counts: list[Figure]) -> Figure | None:
    """ "put at 23, 210 of them crew", "216 boys, of whom 261 can read": what stands right before, though too small."""
    parse, at = clauses.parse, figure.host
    is_relative = is_partitive(parse, at - 2) and parse.word(at - 1) in words("pronouns", "relative")
    stop = (at - 2 if is_partitive(parse, at - 2) else at) - 1
    free = [one for one in counts if not whole_of(one)]
    if free and parse.kind(stop) is Kind.COMMA and free[-1].host == stop - 1 and (free[-1].head is None or is_relative):
        return free[-1]
    return None


def _only(counts: list[Figure], part: Figure) -> Figure | None:
    """The only count that "them" can mean, though too small, by no more than a slip of a digit makes it.

    "The last four climbers" are some of them, whoever else was there.
    """
    found = [one for one in counts if not whole_of(one) and one.role.relation not in OBLIQUE]
    found = [one for one in found if one.sentence.word(one.first - 1) not in table("grammar")["row"]]
    return found[0] if len(found) == 1 else None


def can_hold(whole: Figure, part: Figure) -> bool:
    """Whether one amount can be a part of another: no more than it, as far as the words allow."""
    is_less = part.amount.wide.below(whole.amount.wide) is not Verdict.BROKEN
    return is_less and _may_be_counted_in(whole, part)


def whole_of(figure: Figure) -> tuple[str, ...] | None:
    """The ids of the claims that may be the whole of a part; None for what is linked to none."""
    return next((found.roles["whole"] for found in figure.links if found.kind == "part_of"), None)


def are_part_and_whole(one: Figure, other: Figure) -> bool:
    """Whether one of two figures is told to be a part of the other."""
    return one.id in (whole_of(other) or ()) or other.id in (whole_of(one) or ())
