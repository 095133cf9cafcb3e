"""Sums that a text draws itself: "157 seats and 65, together 222", "adds 50,000 to its 72,000, which makes 122,000".

A figure that says of itself that it is a sum is linked to the figures before it of which it is made.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations

from checker.extraction.figures.figure import Clauses, Figure, last_sentence
from checker.extraction.grammar.phrasing import is_partitive
from checker.extraction.grammar.role import Relation
from checker.extraction.grammar.syntax import Kind
from checker.lexicon.grammar import first_words, words
from checker.lexicon.nouns import kind_of
from checker.model.amount import SHARE
from checker.model.claim import Link
from checker.model.links import PART_OF
from checker.model.scope import Part

MOST = 8
"""So many figures before a sum may be its parts."""

STOPS = frozenset(",;:()-")
ENDS = frozenset(".,;)")

FACTOR = 2
"""A sum that is said to be made of some figures is not further off than this; else it is made of others."""

NEAR = 0.1
"""A sum in a clause of its own is not further off than this; else more figures than were told may make it."""

ROUNDED = 0.02
"""What the rounding of parts may make a sum be off, as a share of it."""


def sums(clauses: Clauses, before: list[Figure]) -> Iterator[tuple[Figure, Link]]:
    """Link each sum of a sentence to its parts: those before it, as many as come nearest to it."""
    for figure in clauses.figures:
        if _has_part_before(clauses, figure) or _is_of_rest(clauses, figure):
            continue
        parts = _parts(clauses, figure, before) if says_sum(clauses, figure) else []
        if len(parts) > 1:
            complete = not is_of_everything(figure)
            yield figure, Link.of("total_of", total=figure.id, parts=ids(parts), complete=complete)


def _has_part_before(clauses: Clauses, total: Figure) -> bool:
    """ "92 of its 169 members between them": what the words of a sum tell of is the part."""
    links = (link for one in clauses.figures if one.host < total.host for link in one.links)
    return any(link.kind == PART_OF and total.id in link.roles["whole"] for link in links)


def _is_of_rest(clauses: Clauses, total: Figure) -> bool:
    """ "The remaining nine regions 35 percent together": of the others, not of those told before."""
    parse, at = clauses.parse, total.host - 1
    return parse.kind(at) is Kind.NOUN and not words("sums", "rest").isdisjoint(parse.words(at))


def is_of_everything(total: Figure) -> bool:
    """ "All films together earned $163 million": of more, perhaps, than were told."""
    subject = total.role.subject
    return total.parse.first_word(subject) in words("determiners", "all")


def ids(parts: list[Figure]) -> tuple[str, ...]:
    """The claims of some parts, each as often as it counts ("one each in Hakui and Shika")."""
    return tuple(one.id for one in parts for _ in range(times_told(one)))


def times_told(part: Figure) -> int:
    """ "one each in Hakui and Shika" counts twice: as often as names are joined behind it."""
    parse = part.parse
    if parse.sentence.word(part.last) != "each":
        return 1
    at, names = parse.owner[part.last] + 1, 0
    while parse.kind(at) in (Kind.NOUN, Kind.PREPOSITION, Kind.COORDINATOR, Kind.COMMA) and at not in parse.figures:
        is_of = parse.word(at - 1) == "of"
        names += parse.kind(at) is Kind.NOUN and parse.kind(at - 1) is not Kind.NOUN and not is_of
        at += 1
    return max(names, 1)


def says_sum(clauses: Clauses, figure: Figure) -> bool:
    """ "Together 258", "which makes 112,000", "a combined payroll of 710,000", "6,300 in all"."""
    lower, quantity = clauses.sentence.lower, figure.quantity
    if clauses.sentence.word(figure.first - 1) == "from":
        return False  # "the two together rose from 3.8 million to 4.0"
    alone = quantity.last - quantity.number[1] == 1  # "100 altogether", if tagged as a noun
    end = quantity.last + 2
    behind = _until_stop(lower[quantity.last - alone : end])
    if _combines(behind) and not _goes_on(clauses, end):
        return True
    first = max((one.last for one in clauses.figures if one.last <= quantity.first), default=0)
    near = _since_stop(lower[first : quantity.number[0]])
    ends = quantity.last >= len(lower) or lower[quantity.last] in ENDS
    return _combines(near) or _makes(clauses, figure, first) or (ends and " ".join(near) in words("sums", "asides"))


def _goes_on(clauses: Clauses, at: int) -> bool:
    """ "97,000 in all other markets": the "all" is of those."""
    return clauses.sentence.word(at - 1) == "all" and clauses.sentence.tag(at) in ("ADJ", "NOUN", "NUM", "DET", "PROPN")


def _combines(near: list[str]) -> bool:
    if first_words("sums", "phrases").isdisjoint(near):
        return False
    text = f" {' '.join(near)} ".replace(" together with ", " ")
    return any(f" {phrase} " in text for phrase in words("sums", "phrases"))


def _until_stop(near: list[str]) -> list[str]:
    stop = next((at for at, word in enumerate(near) if word in STOPS), len(near))
    return near[:stop]


def _since_stop(near: list[str]) -> list[str]:
    """What stands behind the last comma, colon or dash."""
    stop = next((at for at in range(len(near) - 1, -1, -1) if near[at] in STOPS), -1)
    return near[stop + 1 :]


def _makes(clauses: Clauses, figure: Figure, first: int) -> bool:
    """ ", making 717", ", which makes 112,000": the verb's object, behind a comma."""
    parse, verb = clauses.parse, figure.role.verb
    if verb is not None and figure.role.preposition == "to" and parse.lemma(verb) in words("sums", "amount"):
        return is_that(clauses, verb - 1)
    if _accounts_for(figure):
        return True
    if verb is None or verb != figure.host - 1 or parse.lemma(verb) not in words("sums", "verbs"):
        return False
    if is_that(clauses, verb - 1):
        return True
    comma = verb - 1 if "gerund" in parse.traits(verb) else verb - 2 if _is_which(clauses, verb - 1) else -1
    return parse.kind(comma) is Kind.COMMA and parse.chunks[comma].first >= first


def _accounts_for(figure: Figure) -> bool:
    """ "17 dead and ten missing, which accounts for all 27"."""
    parse, role = figure.parse, figure.role
    is_of_all = parse.first_word(figure.host) in words("determiners", "all")
    return is_of_all and role.preposition == "for" and parse.is_verb(role.verb, "accounting")


def is_new_tally(figure: Figure) -> bool:
    """ "Nine are there, and the next will make it ten": what they come to."""
    made, it = figure.first - 2, figure.sentence.word(figure.first - 1)
    return it == "it" and made >= 0 and figure.sentence.lemma(made) in words("sums", "verbs")


def is_that(clauses: Clauses, at: int) -> bool:
    """ "That makes 52": the figures before it, at the start of its clause."""
    opens = at == 0 or clauses.parse.kind(at - 1) in (Kind.BREAK, Kind.COMMA)
    return opens and clauses.parse.word(at) in words("sums", "that")


def _is_which(clauses: Clauses, at: int) -> bool:
    """ "Which" stands for all that was told, "Kern, who made 58" for whoever did it."""
    relative = words("pronouns", "relative") - words("pronouns", "of people")
    return clauses.parse.kind(at) is Kind.SUBORDINATOR and clauses.parse.word(at) in relative


def _parts(clauses: Clauses, total: Figure, before: list[Figure]) -> list[Figure]:
    """The figures before a sum that make it, else those right before it that come nearest; none if none is near."""
    here = [one for one in clauses.figures if one.host < total.host and not _is_shared(clauses, one)]
    known = _of_one_noun([one for one in _no_wholes(here) if _adds(one, total)], total)
    they = len(known) == 1 and not words("sums", "these").isdisjoint(total.sentence.lower[: total.first])
    if known and (they or known[0].scope.part is Part.ADDITIONAL):
        last = [one for one in last_sentence(before) if _adds(one, total) and (they or _may_go_on(one, known[0]))]
        known = [*_of_one_noun(last, total), *known]
    known = known[-MOST:]
    latest = next((at for at in range(len(known) - 1, 0, -1) if says_sum(clauses, known[at])), 0)
    first = latest + _is_whole(clauses, known[latest]) if known else 0
    ways = [list(way) for size in range(len(known), 1, -1) for way in combinations(known, size)]
    exact = next((way for way in ways if not off(way, total)), None)
    runs = (known[at:] for at in range(first, len(known) - 1))
    best = exact or min(runs, key=lambda run: off(run, total), default=[])
    if not exact and _is_product(clauses, total):
        return []
    if _closes(total, known) and off(best, total) > ROUNDED:
        return known[first:]
    return best if best and off(best, total) < (FACTOR - 1 if _stands_apart(clauses, total) else NEAR) else []


def _no_wholes(figures: list[Figure]) -> list[Figure]:
    """ "Three of the six lists, which hold eight seats between them": a part is not added to what it is of."""
    wholes = {one for other in figures for link in other.links if link.kind == PART_OF for one in link.roles["whole"]}
    return [one for one in figures if one.id not in wholes]


def _may_go_on(level: Figure, added: Figure) -> bool:
    """ "14 taps ... 11 further taps, which makes 25": nothing is added to "14 deaths"."""
    return kind_of(level.noun) == kind_of(added.noun) or level.measure == added.measure or not level.declared


def _is_product(clauses: Clauses, total: Figure) -> bool:
    """ "2,000 a household has gone to 6,100 families, which makes 12.2 million"."""
    told = [_value(one) for one in clauses.figures if one.host < total.host]
    return any(abs(one * other - _value(total)) <= ROUNDED * _value(total) for one, other in combinations(told, 2))


def _stands_apart(clauses: Clauses, total: Figure) -> bool:
    """ "61 and 34, 95 in all"; what "the company raised in all" may be of more than was told."""
    parse = clauses.parse
    start = max(at for at in range(-1, total.host) if at < 0 or parse.kind(at) in (Kind.COMMA, Kind.BREAK, Kind.OPEN))
    subject = parse.subject(total.role.verb)
    return subject is None or not start < subject < total.host or parse.word(subject) in words("pronouns", "personal")


def _closes(total: Figure, known: list[Figure]) -> bool:
    """ "12 tugs, 30 barges and 9 ferries: 51 in all": a sum right behind the colon of its list is made of all of it."""
    return len(known) > 1 and total.role.expands is known[-1].role and known[-1].role.shared is not None


def _is_whole(clauses: Clauses, one: Figure) -> bool:
    """ "460 seats, of which the two would together hold 248": a sum is not made of what it is part of."""
    if one not in clauses.figures:
        return False
    following = min(other.host for other in clauses.figures if other.host > one.host)
    return any(is_partitive(clauses.parse, at) for at in range(one.host + 2, following))


def _of_one_noun(known: list[Figure], total: Figure) -> list[Figure]:
    """Where some figures count what the sum counts, only those are its parts: goals, not matches."""
    like = [one for one in known if counts_alike(one.noun, total.noun)]
    if len(like) == 1:
        like = [one for one in known if one in like or _is_elliptic(one, like[0])]
    return like if any(one.noun == total.noun for one in like) or len(like) > 1 else known


def _is_elliptic(one: Figure, like: Figure) -> bool:
    """ "120 freight and 45 passenger trains": the first leaves its noun to the second."""
    parse, noun = like.parse, like.parse.chunks[like.host]
    joined = one.host + 2 == like.host and parse.kind(one.host + 1) is Kind.COORDINATOR
    return joined and noun.head - like.number[1] == 1 and one.head is not None


def is_rest(figure: Figure) -> bool:
    """ "The remaining 500", "the rest, 60,"; "the rest at 62" tells no number of them."""
    number = figure.number[0]
    if figure.sentence.tag(figure.first - 1) == "ADP":
        return False
    near = figure.sentence.lower[max(0, number - 3) : number]
    rest = next((at for at, word in enumerate(near) if word in words("sums", "rest")), 0)
    return rest > 0 and near[rest - 1] == "the"


def off(parts: list[Figure], total: Figure) -> float:
    """How far some figures are from making a total, as a share of the smaller."""
    added, stated = sum(_value(part) * times_told(part) for part in parts), _value(total)
    return abs(added - stated) / min(added, stated) if min(added, stated) > 0 else float(FACTOR)


def _value(figure: Figure) -> float:
    return float(figure.value)


def _adds(one: Figure, total: Figure) -> bool:
    """Whether a figure may be a part of a sum: of its unit, and no whole, rank or change itself."""
    unit, other = one.unit, total.unit
    if one.scope.change or one.kind in ("age", "rank", "duration", "rate") or _is_left_out(one):
        return False
    return unit.dimension == other.dimension


def _is_shared(clauses: Clauses, one: Figure) -> bool:
    """ "A third of the 90 homes here and 40 there, 70 in all": what a share is of is no part."""
    shares = (share for share in clauses.figures if share.dimension == SHARE)
    return one.role.relation is Relation.OF and one.role.noun in {share.host for share in shares}


def _is_left_out(one: Figure) -> bool:
    """ "All but three of the 40": what is left out is no part."""
    return "but" in one.sentence.lower[one.first : one.number[0]]


def counts_alike(noun: str, total: str) -> bool:
    """Whether counts of one noun may make a count of another: of the same, or of people, or of what is elided."""
    anything = words("nouns", "people", "partitive") | {"", noun}
    return total in anything or noun in ("", *words("nouns", "people")) or kind_of(noun) == kind_of(total)
