"""One amount in two units or two currencies: "100 feet (30 metres)", "$42 million (3.47 billion rupees)".

Each construction reads pairs of figures that stand side by side and links those that say one thing twice.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from itertools import pairwise

from checker.extraction.figures.figure import Clauses, Figure, size
from checker.extraction.figures.slots import is_step
from checker.extraction.grammar.syntax import Kind
from checker.lexicon import units
from checker.lexicon.grammar import phrases, words
from checker.model.amount import COUNT, SHARE, TIME
from checker.model.claim import Link

EXCHANGE = ("original", "converted", "other", "other_converted")
SIGNS = frozenset("+-−")
FAR = 3
"""What an "or" joins is not said again in another unit where one is so many times the other."""

WORKING = Decimal(5) / 7
"""So much of what seven days would make is done in a week of five."""

HOURLY = " per hour"

CLOSE = Decimal("0.02")
"""What is converted is not further off than this, as a share, unless it is wrong."""

SHORT = 2
"""Words of a phrase that may stand before a restatement: "135 months in prison, that is ..."."""


def exchanges(clauses: Clauses, before: list[Figure]) -> Iterator[tuple[Figure, Link]]:
    """ "$42 million (3.47 billion rupees)": two sums in two currencies, and other such pairs of the report."""
    here = list(_exchanged(clauses.figures))
    earlier = list(_exchanged(before)) if here else []
    for original, converted in here:
        for other, other_converted in earlier:
            if _currencies(original, converted) == _currencies(other, other_converted):
                ends = (original, converted, other, other_converted)
                yield converted, Link("exchange", dict(zip(EXCHANGE, ((end.id,) for end in ends), strict=True)))
        earlier.append((original, converted))


def _exchanged(figures: list[Figure]) -> Iterator[tuple[Figure, Figure]]:
    return ((a, b) for a, b in _bracketed(figures) if _currencies(a, b) is not None)


def _bracketed(figures: list[Figure]) -> Iterator[tuple[Figure, Figure]]:
    """Each sum of money with the figure in the bracket right behind it."""
    for one, other in pairwise(figures):
        if one.kind != "money" or one.parse is not other.parse:
            continue
        between = one.parse.chunks[one.host + 1 : other.host]
        if len(between) == 1 and between[0].kind is Kind.OPEN:
            yield one, other


def _currencies(one: Figure, other: Figure) -> tuple[str, str] | None:
    units = one.dimension, other.dimension
    both = all(unit.startswith("money:") for unit in units)
    return units if both and units[0] != units[1] else None


def conversions(clauses: Clauses, _before: list[Figure]) -> Iterator[tuple[Figure, Link]]:
    """ "2,800 metres (9,186 feet)", "3,900 kilograms, or roughly 8,600 pounds", "135 months, that is 11 years"."""
    for original, converted in pairwise(clauses.figures):
        a, b = original.unit, converted.unit
        is_part = any(one.dimension == SHARE and one.host < original.host for one in clauses.figures)
        said_again = a.dimension == b.dimension and _is_said_again(original, converted) and not is_step(converted)
        if said_again and not (is_part and a == b):  # "38 percent of 150 million, that is 57 million"
            yield converted, Link.of("same_as", one=original.id, other=converted.id)
        if a.dimension != b.dimension or a == b or a.dimension in (COUNT, SHARE) or is_working(original, converted):
            continue
        if _is_for_each(converted):
            continue
        if any(is_told(original, converted) for is_told in (_is_bracketed, _is_restated, _is_aside, _is_equated)):
            settle_unit(original, converted)
            settle_unit(converted, original)
            yield converted, Link.of("converts", original=original.id, converted=converted.id)


def in_numbers(clauses: Clauses, _before: list[Figure]) -> Iterator[tuple[Figure, Link]]:
    """ "A quarter of the schools in Orne, 4 out of 16, have no gym": a share, and the same between commas."""
    parse = clauses.parse
    for share, again in pairwise(clauses.figures):
        if share.dimension != SHARE or again.dimension != SHARE or parse.chunks[again.host].last != again.last:
            continue
        comma = again.host - 1 - (parse.word(again.host - 1) == "or")
        named = {parse.kind(at) for at in range(share.host + 1, comma)}
        is_aside = parse.kind(comma) is parse.kind(again.host + 1) is Kind.COMMA
        if is_aside and named <= {Kind.PREPOSITION, Kind.NOUN} and parse.word(share.host + 1) == "of":
            yield again, Link.of("same_as", one=share.id, other=again.id)


def settle_unit(one: Figure, other: Figure) -> None:
    """ "Four pints (2.27 litres)": of the units of one name that is meant which makes the two alike."""
    meant = size(other)
    for unit in (one.unit, *units.namesakes().get(one.unit.name, ())):
        if abs(one.value * unit.factor / unit.divisor - meant) <= meant * CLOSE:
            one.take_unit(unit)
            return


def is_working(one: Figure, other: Figure) -> bool:
    """ "150 meals a day, 750 a week", "30 tonnes an hour, 300 a day": of five or six days, of some hours."""
    least = 0 if one.unit.name.endswith(HOURLY) else WORKING
    return one.kind == other.kind == "rate" and least <= size(other) / size(one) < 1


def _is_for_each(converted: Figure) -> bool:
    """ "1,170 tonnes, or about 31 kilograms for each of the 38,000", "$4.2 million, or 60 euros a head"."""
    behind = tuple(converted.sentence.lower[converted.last : converted.last + 2])
    told = (*phrases("reckoning", "each"), *phrases("reckoning", "for every"))
    return any(behind[: len(one)] == one for one in told)


def _between(original: Figure, converted: Figure) -> list[Kind]:
    return [chunk.kind for chunk in original.parse.chunks[original.host + 1 : converted.host]]


def _is_bracketed(original: Figure, converted: Figure) -> bool:
    kinds, sentence = _between(original, converted), original.sentence
    if Kind.OPEN in kinds and Kind.NOUN in kinds[kinds.index(Kind.OPEN) :]:
        return False  # "5 km above the crater (elevation 3,268 m)"
    named = "PROPN" in sentence.tags[original.last : converted.first]
    if named and original.dimension == TIME:
        return False  # "two minutes ahead of Chep (2:15:37)"
    return Kind.OPEN in kinds and Kind.CLOSE not in kinds and len(kinds) <= 4 and not _is_signed(converted)


def _is_signed(converted: Figure) -> bool:
    """ "0.71 m (-4 cm)": by so much it changed; temperatures have signs of their own."""
    first = converted.first
    signed = not SIGNS.isdisjoint(converted.sentence.lower[first - 1 : first + 1])
    return signed and converted.unit.dimension != units.TEMPERATURE


def _is_restated(original: Figure, converted: Figure) -> bool:
    """ ", or roughly 8,600 pounds", "38 degrees Celsius in the shade on Monday, or 100 Fahrenheit".

    "Three miles or 1,000 feet" are two things, one this way and one that.
    """
    between, kinds = _words_between(original, converted), _between(original, converted)
    is_set_off = between[-2:] == [",", "or"] and kinds.count(Kind.COMMA) == 1 and _ends_there(converted)
    is_told = is_set_off and not {Kind.VERB, Kind.SUBORDINATOR, Kind.BREAK, Kind.OPEN} & {*kinds}
    is_beside = between[-1:] == ["or"] and len(kinds) <= 2
    return is_told or (is_beside and (between[0] == "," or _is_near(original, converted)))


def _is_near(original: Figure, converted: Figure) -> bool:
    amounts = (one.amount for one in (original, converted))
    one, other = (amount.values[0] * amount.unit.factor / amount.unit.divisor for amount in amounts)
    return 0 < one < FAR * other and other < FAR * one


def _words_between(original: Figure, converted: Figure) -> list[str]:
    return original.sentence.lower[original.last : converted.first]


def _ends_there(converted: Figure) -> bool:
    """Whether nothing but a mark stands behind."""
    return converted.sentence.lower[converted.last :][:1] in ([], [","], ["."], [";"])


def _is_said_again(original: Figure, converted: Figure) -> bool:
    """ "135 months in prison, that is 11 years and three months", "for 21 days, that is, for three weeks"."""
    between = _words_between(original, converted)
    told = [word for word in between if word not in (",", "for")]
    return told[-2:] == ["that", "is"] and "," in between and len(between) <= len((",", "that", "is")) + SHORT


def _is_equated(original: Figure, converted: Figure) -> bool:
    """ ", equal to 62 miles an hour", ", which makes 720 tonnes a day": the words between say only that."""
    between = _words_between(original, converted)
    said = next((one for one in phrases("reckoning", "equals") if tuple(between[-len(one) :]) == one), None)
    ahead = {*between[: -len(said)]} if said else {None}
    return ahead <= words("sums", "restate") | {","} and not is_step(converted)


def _is_aside(original: Figure, converted: Figure) -> bool:
    """ "65.7 centimetres high, 25.9 inches,": in another system of units, between commas."""
    a, b = original.unit, converted.unit
    if a.dimension == TIME or not _ends_there(converted) or a.dimension.startswith("money:"):
        return False
    between = _words_between(original, converted)
    return (
        between[-1:] == [","]
        and len(between) <= 4
        and not _is_power_of_ten(a.factor / a.divisor / (b.factor / b.divisor))
    )


def _is_power_of_ten(ratio: Decimal) -> bool:
    """Whether two units are of one decimal system: metres and kilometres."""
    digits = ratio.normalize().as_tuple().digits
    return digits == (1,)
