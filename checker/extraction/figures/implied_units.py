"""The unit of a bare number: "Plan A had come to 598 metres, Plan C to 372", "at 153 when it left the rails".

A number without a unit counts, unless something says that it measures. Several things can: the figure whose place in
the sentence it takes, what its noun or verb demands, the noun of a figure before it. They are tried in that order, and
only a unit that the report has told can be meant. Nouns that count by declaration ("the toll") are never measured.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Final

from checker.extraction.figures.bases import is_base
from checker.extraction.figures.figure import THOUSAND, Clauses, Figure, is_whole
from checker.extraction.figures.left_over import left_of
from checker.extraction.figures.signals import signals
from checker.extraction.figures.slots import is_difference, is_left
from checker.extraction.grammar.phrasing import is_of_one_of_them, is_partitive
from checker.extraction.grammar.role import Relation
from checker.extraction.grammar.syntax import Kind
from checker.extraction.quantities.quantity import FigureKind
from checker.lexicon import units
from checker.lexicon.grammar import words
from checker.lexicon.load import table
from checker.model.amount import COUNT, SHARE, Unit
from checker.rulebook.measures import Behaviour, Measures

MEASURED = ("percent", "money", "measure", "duration")
"""Kinds of figures that a bare number may go on in."""

TAGS = {"ADJ": ("ADJ", "VERB"), "VERB": ("VERB", "ADJ"), "NOUN": ("NOUN",), "ADV": ("ADV",)}

NEAR = 6
"""How many figures before a large sum may lie another that tells its unit."""

LARGE = 1_000_000_000
"""From here on a number beside sums of money is one, whatever its noun."""

HUNDRED = 100
"""Percent: more than all."""

MONEY: Final = "money"


def measure(clauses: Clauses, earlier: list[Figure], measures: Measures) -> None:
    """Give the bare numbers of a sentence that measure something their unit; `earlier` are the figures before it."""
    for figure in clauses.figures:
        if not _may_measure(clauses, figure):
            continue
        told = [*earlier, *(one for one in clauses.figures if one.host < figure.host)]
        if (part := _out_of(figure, told)) is not None:
            _take(figure, part.unit, part.kind)
            continue
        demanded = list(_demanded(figure, measures))
        if COUNT in demanded and is_whole(figure):
            continue
        if (like := _like(clauses, figure, told, demanded)) is not None:
            _take(figure, _original(clauses, like).unit, like.kind)
        elif not _is_doing(figure) and (unit := _of_scale(figure)) is not None:
            _take(figure, unit, MONEY)


def _may_measure(clauses: Clauses, figure: Figure) -> bool:
    """Whether a number is bare; "62 of 137", "40 dead", "dozens" and "none" count, and "62 more" may measure.

    So does the number of "39 percent, or 355".
    """
    parse, amount, predicate = clauses.parse, figure.amount, figure.role.predicate
    if figure.kind != "bare" or figure.head is not None:
        return False
    is_told = predicate is not None and parse.word(predicate) not in words("comparison", "words")
    if is_told or amount.vague or not any(amount.values) or _is_share_again(clauses, figure):
        return False
    beside = (side for side in (-1, 1) if parse.word(figure.host + side) == "of")
    of_number = any(figure.host + 2 * side in parse.figures for side in beside)
    return not (of_number or is_of_one_of_them(parse, figure.host))


def _is_share_again(clauses: Clauses, figure: Figure) -> bool:
    before = [one for one in clauses.figures if one.host < figure.host][-1:]
    between = figure.sentence.lower[before[0].last : figure.first] if before else []
    return [word for word in between if word != ","] == ["or"] and before[0].dimension == SHARE


def _original(clauses: Clauses, one: Figure) -> Figure:
    """ "38 centimetres (15 inches) of snow, 26 of which": what is told in brackets once more lends no unit."""
    before = [other for other in clauses.figures if other.host < one.host][-1:]
    again = one in clauses.figures and one.parse.kind(one.host - 1) is Kind.OPEN
    return next((other for other in before if again and _dimension(other) == _dimension(one)), one)


def _of_scale(figure: Figure) -> Unit | None:
    """ "The film earned 30 crore": a scale word of sums in one currency; not so in "the number rose to 2 crore"."""
    if figure.parse.lemma(figure.role.noun) in words("nouns", "figure"):
        return None
    first, last = figure.number
    homes = table("money")["scale"]
    home = next((homes[word] for word in figure.sentence.lower[first:last] if word in homes), None)
    return units.by_words()[(home,)] if home else None


def _take(figure: Figure, unit: Unit, kind: FigureKind) -> None:
    figure.take_unit(unit, kind)
    figure.note("unit", "the unit that is left out", unit.name)


def _like(clauses: Clauses, figure: Figure, told: list[Figure], demanded: list[str]) -> Figure | None:
    """The figure whose unit a bare one is told in, by the surest of the ways to know it."""
    for dimension in demanded:
        fitting = (one for one in reversed(told) if _dimension(one) == dimension and not _may_count(figure, one))
        if (found := next(fitting, None)) is not None:
            return found
    return next((found for way in WAYS if (found := way(clauses, figure, told)) is not None), None)


def _may_count(figure: Figure, one: Figure) -> bool:
    """ "Homes cost 287,000 euros. Sales fell to 61,000": how many were sold, as a plain number of the next sentence."""
    is_plain = is_whole(figure) and figure.value >= THOUSAND and not is_scaled(figure)
    return is_plain and one.kind == MONEY and one.sentence is not figure.sentence


def _dimension(figure: Figure) -> str:
    return figure.dimension.partition(":")[0] if figure.kind in MEASURED else ""


def _out_of(figure: Figure, told: list[Figure]) -> Figure | None:
    """ "950 million litres out of a capacity of 2,500 million": the amount that is said to be some of it."""
    last = told[-1] if told and told[-1].sentence is figure.sentence and told[-1].kind in ("money", "measure") else None
    return last if last and figure.sentence.lower[last.last : figure.first][:2] == ["out", "of"] else None


def _demanded(figure: Figure, measures: Measures) -> Iterator[str]:
    """The dimensions of the measures that the words around a figure declare, the surest first."""
    for signal in signals(figure):
        if signal.lemma != Behaviour.AGE and (signal.tag != "VERB" or not _is_doing(figure)):  # an age is in years
            yield from measures.dimensions(signal.lemma, TAGS.get(signal.tag, ()))


def _is_doing(figure: Figure) -> bool:
    """ "Some 300 travelled", "flew 300 home": whoever does or suffers something is counted, whatever it is told in."""
    return figure.role.relation is Relation.SUBJECT


def _listed(clauses: Clauses, figure: Figure, told: list[Figure]) -> Figure | None:
    """ "Plan A had come to 598 metres, Plan C to 372": the one whose role or verb this one has too."""
    one = clauses.listed(figure) or (told[-1] if told and _is_gapped(clauses, figure, told[-1]) else None)
    alike = one is not None and one.kind in MEASURED and one.role.preposition == figure.role.preposition
    if one is not None and one.kind == "duration" and is_partitive(clauses.parse, figure.host + 1):
        return None  # "14 are barred for three years, seven of them fans of the hosts"
    if one is not None and one.kind == "duration" and figure.sentence.word(figure.last) == "to":
        return None  # "after nine hours they passed it, 56 to 41"
    return one if one is not None and alike and not is_difference(one) and _may_be(figure, one) else None


def _is_gapped(clauses: Clauses, figure: Figure, one: Figure) -> bool:
    """Whether a figure of the same sentence, behind a noun and its preposition, leaves out the verb of another."""
    parse, noun = clauses.parse, figure.host - 2
    opens = parse.kind(noun) is Kind.NOUN and parse.kind(noun - 1) in (Kind.COMMA, Kind.COORDINATOR, Kind.BREAK)
    return opens and one in clauses.figures and figure.role.verb is None and one.role.verb is not None


def _may_be(figure: Figure, one: Figure) -> bool:
    """Whether a number may be told in the unit of another: no share of more than all."""
    return _dimension(one) != SHARE or max(figure.amount.values) <= HUNDRED


def _left(clauses: Clauses, figure: Figure, told: list[Figure]) -> Figure | None:
    """ "They took 3,184 tonnes off, leaving about 100 in the hull": what is left of the amount before."""
    one = told[-1] if told and is_left(figure) and left_of(figure, clauses.figures) == "" else None
    return one if one is not None and one in clauses.figures and one.kind in ("money", "measure") else None


def _of_it(clauses: Clauses, figure: Figure, told: list[Figure]) -> Figure | None:
    """ "The zone is five kilometres wide (until Sunday it was two)", "for men it was 66": of what was told last."""
    parse, role = clauses.parse, figure.role
    is_it = role.relation is Relation.PREDICATE and parse.word(role.subject) == "it"
    shares = (one for one in clauses.figures if one.host < figure.host and _dimension(one) == SHARE)
    last = next(shares, told[-1] if told else None) if is_it else None
    if last is None or last.kind not in MEASURED or is_difference(last):
        return None
    return last if _may_be(figure, last) else None


def _of_level(clauses: Clauses, figure: Figure, told: list[Figure]) -> Figure | None:
    """ "The tower, 210 metres tall, shrank to 180", "a poll had her on 49": a level beside the last one told."""
    if (
        figure.role.preposition not in words("prepositions", "level")
        or figure.role.relation is not Relation.COMPLEMENT
        or not told
    ):
        return None
    last = told[-1]
    near = last.sentence is figure.sentence
    if not near or last.kind not in MEASURED or last.kind == "duration" or is_difference(last):
        return None
    parse, verb = clauses.parse, figure.role.verb
    moves = parse.is_verb(verb, "rise", "fall", "reach", "linking", "carrier")
    return last if moves and _may_be(figure, last) else None


def _of_older(clauses: Clauses, figure: Figure, told: list[Figure]) -> Figure | None:
    """ "Worked 900 hours of overtime, up from 600": what the amount right before has risen or fallen from."""
    last = told[-1] if told and told[-1] in clauses.figures else None
    at = figure.first - 2
    is_led = clauses.sentence.word(at + 1) == "from" and clauses.sentence.word(at) in words("verbs", "direction")
    return last if last is not None and is_led and last.kind in MEASURED and _may_be(figure, last) else None


def _of_change(clauses: Clauses, figure: Figure, told: list[Figure]) -> Figure | None:
    """ "8.4 million tonnes, a jump of 11 percent from last year's 7.6 million": the base of a change of the amount."""
    if not is_base(clauses.parse, figure.host):
        return None
    levels = [one for one in told if one in clauses.figures and _dimension(one) != SHARE]
    return levels[0] if len(levels) == 1 and levels[0].kind in ("money", "measure") else None


def _of_step(clauses: Clauses, figure: Figure, told: list[Figure]) -> Figure | None:
    """ "In nine towns it fell by 21 minutes, in the three others it rose by seven": by how much, in the same unit."""
    steps = [one for one in told if one in clauses.figures and _is_step(one)]
    return steps[-1] if _is_step(figure) and steps and steps[-1].kind in MEASURED else None


def _is_step(figure: Figure) -> bool:
    verb, parse = figure.role.verb, figure.parse
    moves = parse.is_verb(verb, "rise", "fall")
    return moves and figure.sentence.word(figure.first - 1) == "by"


def _of_hundred(clauses: Clauses, figure: Figure, told: list[Figure]) -> Figure | None:
    """ "61 to 39", "Suhl had 58.3": among shares, two that make a hundred, and a number with decimals."""
    share = next((one for one in (*reversed(told[-NEAR:]), *clauses.figures) if _dimension(one) == SHARE), None)
    if share is None or figure.value > HUNDRED:
        return None
    if share.sentence is not figure.sentence and _is_step_of_size(share):
        return None  # "visitors were 38 percent fewer. A ticket costs 11.40"
    beside = [one for one in clauses.figures if abs(one.host - figure.host) == 2 and one.kind in ("bare", "percent")]
    halves = any(one.value + figure.value == HUNDRED for one in beside)
    if halves or is_whole(figure):
        return share if halves else None
    return share if share in told[-1:] else None


def _is_step_of_size(share: Figure) -> bool:
    """ "Fell 12 percent", "12 percent more": a move, which the next sentence does not go on with."""
    return is_difference(share) or share.sentence.word(share.last) in words("comparison", "words")


def _of_size(clauses: Clauses, figure: Figure, told: list[Figure]) -> Figure | None:
    """ "It cost 1.4 billion euros; the rest, 320 million, ...": a large number after sums of money."""
    last = next((one for one in reversed(told[-NEAR:]) if is_scaled(one)), None) if is_scaled(figure) else None
    if last is None or last.kind != "money":
        return None
    return last if figure.value >= LARGE or _is_spent(clauses, figure) else None


def _is_spent(clauses: Clauses, figure: Figure) -> bool:
    """ "The rest, 320 million", "to which 320 million were allotted": no noun, and a verb that money goes by."""
    parse, role = clauses.parse, figure.role
    if role.noun is not None and role.noun not in parse.figures:
        return parse.lemma(role.noun) in words("nouns", "partitive")
    if role.relation is Relation.SUBJECT and role.verb is not None and "passive" not in parse.traits(role.verb):
        return parse.is_verb(role.verb, "motion")  # "2 million pay it"
    moved = parse.is_verb(role.verb, "giving", "gaining", "carrier")
    return role.verb is None or moved


def is_scaled(figure: Figure) -> bool:
    """Whether a number is written with a scale word: "320 million", "$4bn"."""
    first, last = figure.number
    return not table("numbers")["scale"].keys().isdisjoint(figure.sentence.lower[first:last])


WAYS: tuple[Callable[[Clauses, Figure, list[Figure]], Figure | None], ...] = (
    _listed,
    _left,
    _of_it,
    _of_level,
    _of_older,
    _of_change,
    _of_step,
    _of_hundred,
    _of_size,
)
"""How to know the figure whose unit a bare number shares, the surest first."""
