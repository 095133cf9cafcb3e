"""Rates multiplied out: "two pages a day, the 300 pages in 100 days", "eight trams for £3m apiece, £27m".

One of three amounts is a rate; what it gives, and what it gives that for, must be what the two others count.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import pairwise

from checker.extraction.figures.figure import PAIR, Clauses, Figure, is_count, is_whole, last_sentence, size
from checker.extraction.figures.slots import Slot, is_difference, is_held_against, slot_of
from checker.extraction.grammar.role import Relation
from checker.extraction.grammar.sentence import Sentence, lemma
from checker.extraction.grammar.syntax import Kind
from checker.extraction.links.brief_amounts import EXACT, NEAR, Reading, before, follows, is_near, linked, near, says
from checker.extraction.links.over_time import A_YEAR, LENGTH, SPEED
from checker.extraction.links.parts import adds_up
from checker.extraction.links.rates import per
from checker.extraction.links.sums import says_sum
from checker.lexicon import units
from checker.lexicon.grammar import words
from checker.lexicon.likeness import PERSON, is_person
from checker.lexicon.nouns import kind_of
from checker.model.claim import Confidence, Link
from checker.model.links import LinkKind

TRIPLE = 3
"""A rate, how often it counts, and what comes of it."""

MOST = 9
"""Figures of two sentences in which a rate is looked for, at most."""

RECKONED = ("product_of", "over_time", "apiece", "part_of", "share_of", "converts")
"""Links of figures that are reckoned with already."""

REACH = 5
"""Words behind an amount that may say that each has so much: "200 kilos of rubbish each"."""

BESIDE = frozenset((",", "or", "(", "-", "–"))
EACH_OF = ["each", "of"]
Way = tuple[Figure, Figure, Figure]
ANY = ""
"""What "each" and "an average of" are for one of."""


def product(told: Sequence[Figure]) -> Reading | None:
    """ "Seven phones worth £300 apiece, goods to the value of £2,700", "at 80 km/h, four hours for the 400 km"."""
    ways = _readings(told) if len(told) == TRIPLE else []
    if len(ways) != 1 or any(says(before(one), "room") for one in told):
        return None
    rate, times, total = ways[0]
    is_sum = says(near(total, told), "sum")
    is_told = is_sum or _per(rate, times) == ANY
    if not (is_sum or _are_told_as_one(rate, times, total)):
        return None
    if times.kind == "duration" and not is_told and any(one.sentence is not rate.sentence for one in told):
        return None  # "moves 30 tonnes an hour and ran for 12 hours. It dug out 240 tonnes"
    if not words("sums", "at most").isdisjoint(near(rate, told)):
        return None
    if not (is_told or is_near(_made(rate, times), size(total))):
        return None
    return linked(rate, _kind(rate), rate=rate, times=times, total=total)


def _are_told_as_one(rate: Figure, times: Figure, total: Figure) -> bool:
    """Not "with 600 drivers, it has 2 million euros. Each gets 400", "40 villages and towns. Each village gets 400"."""
    if times.sentence is not total.sentence or rate.sentence is total.sentence:
        return True
    is_with_more = times.sentence.word(times.last) in ("and", "or") and times.sentence.tag(times.last + 1) == "NOUN"
    return times.role.verb == total.role.verb and not is_with_more


def shared_out(clauses: Clauses, earlier: list[Figure]) -> Iterator[tuple[Figure, Link]]:
    """The same in a report of any length, where a sentence and the one before it have one way to read a rate.

    "The 3,600 runners, aged 9 to 88, brought in 540,000 euros, which means that each raised 220 on average": nearly
    what it comes to, no less than one of them has, and nothing that was told comes to it.
    """
    _rate_by_time(clauses)
    told = [one for one in (*last_sentence(earlier), *clauses.figures) if one.value > 0]
    if not any(map(_may_be_rate, told)):
        return
    ways = _ways([one for one in told if not _is_compared(one)])
    meant = [way for way in ways if is_near(_made(*way[:PAIR]), size(way[-1])) or _is_steady(way[0], way[1], told)]
    if not meant:
        ways = _ways(told)
        meant = [way for way in ways if _is_set_beside(clauses, way[0], way[-1])]
    if len(meant) != 1 or any(abs(_made(*way[:PAIR]) / size(way[-1]) - 1) <= EXACT for way in ways):
        return
    rate, times, total = meant[0]
    is_reckoned = any(link.kind in RECKONED for one in meant[0] for link in one.links)
    if is_reckoned or all(one.sentence is not clauses.sentence for one in meant[0]) or any(map(_is_hedged, meant[0])):
        return
    if not words("sums", "at most").isdisjoint(near(rate, told)) or any(says(before(one), "room") for one in meant[0]):
        return
    is_beside = _is_set_beside(clauses, rate, total)
    is_told = _is_each_of(rate, times, total, clauses.sentence)
    if times.kind == "duration":
        is_told = _goes_on(rate, times, total, told)
    if is_told:
        sure = Confidence.HIGH if is_beside else Confidence.MEDIUM
        yield rate, Link.of(_kind(rate), confidence=sure, rate=rate.id, times=times.id, total=total.id)


def _ways(told: Sequence[Figure]) -> list[Way]:
    """Each way to read a rate that counts more than once, and that what comes of it is no less than."""
    ways = _readings(told) if len(told) <= MOST else []
    return [way for way in ways if way[1].value > 1 and _made(*way[:PAIR]) / way[1].value <= size(way[-1])]


def _readings(told: Sequence[Figure]) -> list[Way]:
    """Each way to read a rate, how often it counts, and what comes of it."""
    pairs = [(rate, times) for rate in filter(_may_be_rate, told) for times in told if times is not rate]
    pairs = [pair for pair in pairs if _is_for_each(*pair)]
    return [(*pair, total) for pair in pairs for total in told if total not in pair and _comes_of(total, pair[0])]


def _may_be_rate(one: Figure) -> bool:
    """Whether a figure is a rate, or beside a word without which no amount is for one of several."""
    if one.kind == "rate" or one.dimension == SPEED or not words("reckoning", "for one").isdisjoint(one.sentence.lower):
        return True
    behind = one.sentence.lower[one.last : one.last + REACH]  # "£5 a match", "24 in a class", "£5 of it a head"
    return not words("determiners", "indefinite").isdisjoint(behind[:PAIR]) or says(behind, "each")


def _is_set_beside(clauses: Clauses, rate: Figure, total: Figure) -> bool:
    """Whether a rate restates what stands before it (", or $5,000 each"), or the total is told to come of it."""
    lower, first = rate.sentence.lower, rate.first
    if total.sentence is rate.sentence and total.host > rate.host:
        own = lower[total.first : total.number[0]]
        aside = lower[total.first - 1] == "," and not words("nouns", "whole").isdisjoint(own)
        return aside or says_sum(clauses, total)
    told = max((one.last for one in clauses.figures if one.last <= first), default=0)
    if {*lower[told:first]} <= words("sums", "restate", "average is") | BESIDE:
        return True  # ", which works out at"
    reach = 4 if _is_average(rate) else 1  # ", an average of"
    return not BESIDE.isdisjoint(lower[max(0, first - reach) : first]) or _comes_of_these(rate)


def _comes_of_these(rate: Figure) -> bool:
    """ "Shared by its 12,000 people, that makes 3,000 euros a head": of what was told in the sentence before."""
    verb, parse = rate.role.verb, rate.parse
    makes = verb is not None and verb == rate.host - 1 and parse.lemma(verb) in words("sums", "outcome")
    return makes and parse.word(rate.host - 2) in words("sums", "that")


def _is_compared(one: Figure) -> bool:
    """ "28 percent short of the record 3 million tonnes": by how much, or of what, something else is more or less."""
    is_base = one.kind != "duration" and is_held_against(one)  # "after four days"
    return is_difference(one) or is_base or says(before(one), "short of")


def _rate_by_time(clauses: Clauses) -> None:
    """ "For three days at 8 million euros each": 8 million euros a day."""
    for times, rate in pairwise(clauses.figures):
        is_each = clauses.sentence.lower[times.last : rate.first] == ["at"] and follows(rate, "each")
        if is_each and times.kind == "duration" and adds_up(rate):
            rate.take_unit(units.rate(rate.unit, times.unit.name), "rate")


def _kind(rate: Figure) -> LinkKind:
    return "over_time" if rate.dimension.endswith(A_YEAR) else "product_of"


def _is_hedged(one: Figure) -> bool:
    return one.amount.label not in ("=", "~") or one.amount.vague


def _goes_on(rate: Figure, times: Figure, total: Figure, told: Sequence[Figure]) -> bool:
    """ "At a constant 40 litres a minute for six hours", "in its 30 days it bored 600 metres", "so it lasts 9 days"."""
    is_filled = times.sentence is total.sentence and times.role.preposition in words("lasting", "filled")
    is_concluded = times.parse.is_verb(times.role.verb, "lasting") and says(near(times, told), "outcome")
    is_steady = times.sentence is rate.sentence and _is_steady(rate, times, told)
    return is_filled or is_concluded or is_steady


def _is_steady(rate: Figure, times: Figure, told: Sequence[Figure]) -> bool:
    """Whether a rate is that of all the time: "a constant 40 litres a minute for six hours", "six days at 80 each"."""
    is_each = follows(rate, "each") and times.last == rate.first - 1
    is_told = is_each or not words("sums", "steady").isdisjoint(near(rate, told) + near(times, told))
    return times.kind == "duration" and is_told


def _is_each_of(rate: Figure, times: Figure, total: Figure, here: Sentence) -> bool:
    """Whether a rate is said right beside it to be for one of what was counted, or for one of that by its noun."""
    if rate.sentence is not here or slot_of(rate) is not Slot.LEVEL:
        return False
    is_beside = rate.sentence.word(rate.last) in words("sums", "each") or _is_behind_each(rate) or _is_average(rate)
    is_beside |= _is_dealt_out(rate, times)
    return _per(rate, times) != ANY or (is_beside and here in (times.sentence, total.sentence))


def _is_behind_each(rate: Figure) -> bool:
    """ "Each raised 220"; not "got 500 each, nine were freed", "each of the four men", "shot at each other"."""
    lower, parse = rate.sentence.lower, rate.parse
    marks = (at for at in range(max(rate.first - NEAR, 0), rate.first) if lower[at] == "each")
    marks = (at for at in marks if not _is_no_rate(lower, at))
    return any(at == 0 or parse.owner[at - 1] not in parse.figures for at in marks)


def _is_dealt_out(rate: Figure, times: Figure) -> bool:
    """ "$5,000 to each of the 12 teams", "each of the 12 teams gets $5,000"."""
    lower, at = rate.sentence.lower, rate.last + 1
    if rate.role.relation is Relation.OBJECT and rate.role.verb == rate.host - 1 and lower[:PAIR] == EACH_OF:
        at = 0
    return lower[at : at + PAIR] == EACH_OF and times.parse is rate.parse and times.host == rate.parse.owner[at + PAIR]


def _is_no_rate(lower: Sequence[str], each: int) -> bool:
    return lower[each : each + PAIR] in (EACH_OF, ["each", "other"])


def _is_average(rate: Figure) -> bool:
    """ "An average of 220", "an average gate of 21,500", "220 on average"."""
    ahead, behind = before(rate), rate.sentence.lower[rate.last : rate.last + PAIR]
    is_noun = ahead[-TRIPLE:-PAIR] == ["average"] and ahead[-1] == "of"
    return says(ahead, "average") or is_noun or behind == ["on", "average"]


def _made(rate: Figure, times: Figure) -> Decimal:
    """What a rate comes to; one by the day or month is of so much a year."""
    year = units.by_words()[("year",)]
    made = size(rate) * size(times)
    return made / (year.factor / year.divisor) if rate.dimension.endswith(A_YEAR) else made


def _is_for_each(rate: Figure, times: Figure) -> bool:
    """Whether an amount is for each of another."""
    if times.role.shared is rate.role:
        return False  # "men get 1,580 on average and women 1,160"
    _, _, each = rate.dimension.partition(" per ")
    is_long = rate.dimension == SPEED or each == A_YEAR.split()[-1]
    if (times.kind == "duration") != is_long or (is_count(times) and not is_whole(times)):
        return False  # "2.3 people a flat"
    per = _per(rate, times)
    return per is not None and _is_one_of(times, per)


def _comes_of(total: Figure, rate: Figure) -> bool:
    """Whether an amount is of a kind with what a rate is of."""
    of, _, _ = rate.dimension.partition(" per ")
    if total.dimension != (LENGTH if rate.dimension == SPEED else of) or not adds_up(total) or is_difference(total):
        return False
    return rate.dimension == SPEED or not is_count(total) or _counts(total, rate)


def _per(rate: Figure, times: Figure) -> str | None:
    """What a rate is for one of: "four a match", "£5 a head", "€300 each", "24 children in a class"."""
    if rate.dimension == SPEED:
        return lemma(rate.unit.name.rpartition(" per ")[2], "NOUN")
    is_aside = not words("sums", "restate").union(BESIDE).isdisjoint(before(rate)[-1:])
    if (named := per(rate)) and (rate.kind == "rate" or is_aside):
        return named  # not "and need 420 a school"
    if not adds_up(rate) or rate.parse.kind(rate.host - 1) is Kind.OPEN:
        return None  # "Hale and Orne (two each)"
    lower, at, word = rate.sentence.lower, rate.last, rate.sentence.word
    is_for_one = word(at) in ("in", "for", "on", "to") and word(at + 1) in ("a", "each", "every")
    if is_for_one and word(at + 2) == times.noun:
        return times.noun
    reach = min(at + REACH, len(lower))
    end = next((end for end in range(at + 1, reach) if lower[end] == "," or _is_no_rate(lower, end)), reach)
    is_each = says(lower[at:end], "each") or _is_average(rate) or _is_behind_each(rate) or _is_dealt_out(rate, times)
    return ANY if is_each and slot_of(rate) is Slot.LEVEL else None


def _is_one_of(times: Figure, per: str) -> bool:
    """Whether what a rate is for is one of those told: a match of the games, a head of the residents, a hectare."""
    if times.kind == "duration":
        return True
    if not is_count(times):
        return times.unit.name == per
    people = per in words("sums", "head") and (is_person(times.noun) or times.head is None)
    return per == ANY or people or kind_of(times.noun) == kind_of(per)


def _counts(total: Figure, rate: Figure) -> bool:
    """Whether a total counts what a rate does: pupils and children, bottles and bottles."""
    noun = rate.unit.name.partition(" per ")[0] if rate.kind == "rate" else rate.noun
    people = is_person(total.noun) and is_person(noun)
    is_bare = total.head is None or (rate.kind == "rate" and noun == PERSON)
    return is_bare or people or kind_of(total.noun) == kind_of(noun)
