"""What slip would reconcile the claims of a finding: a closed list, each tried and kept only if it mends.

A slip is offered only where no rule is broken any more by the claims as meant. The best comes first: a slip that is
common, that could have printed few other numbers, and that other figures of the group bear out.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import chain, islice

import msgspec

from checker.judging import reference_slips
from checker.judging.evaluate import Judged, evaluate
from checker.judging.halving import possible
from checker.judging.mends import Case, Mend, is_open, is_single, mended, with_number, without
from checker.judging.number_slips import MISPRINTS
from checker.judging.pool import Pool
from checker.judging.pooled import Pooled
from checker.judging.verdicts import overall
from checker.model.amount import COUNT, decimal_text
from checker.model.finding import Slip
from checker.model.interval import ZERO, Interval, Verdict
from checker.rulebook.measures import Behaviour
from checker.rulebook.rule import Rule

COMMON = 8  # the weight of every misprint of a number
MOST = 6  # slips told of one finding
BORNE_OUT = 4  # how much likelier a slip is if another figure of the group is what was meant
CLOSE = 10  # an inequality is mended by almost any number; believable is one within a tenth of the other side
FEW = 3  # a slip that could have printed so few other numbers is believed however far it leads
LONGEST_LIFE = 120
SAME_FIGURE = "same-figure"
FIGURES = 12  # a case of more figures is not diagnosed number by number


class Kind(msgspec.Struct, frozen=True):
    """A kind of slip: how common it is among slips, by a rough weight, and what it may have printed wrong.

    An `apart` slip mends by keeping the claims apart: they are of two days, two places, two measures. Any other
    must make some rule that looks at all of them hold.
    """

    name: str
    weight: float
    mends: reference_slips.Mistake
    apart: bool = False


KINDS = (
    Kind("wrong-weekday", 8, reference_slips.wrong_weekday, apart=True),
    Kind("wrong-date", 6, reference_slips.wrong_date),
    Kind("unit-unconverted", 8, reference_slips.unconverted),
    Kind("converted-backwards", 6, reference_slips.converted_backwards),
    Kind("converted-twice", 4, reference_slips.converted_twice),
    Kind("difference-of-degrees", 8, reference_slips.degrees_of_difference),
    Kind("percent-for-points", 6, reference_slips.percent_for_points),
    Kind("part-for-whole", 6, reference_slips.part_for_whole, apart=True),
    Kind("one-origin-twice", 6, reference_slips.one_origin_twice, apart=True),
    Kind("additional-for-total", 4, reference_slips.additional_for_total, apart=True),
    Kind("scope", 4, reference_slips.scope_or_place, apart=True),
    Kind("stale-breakdown", 4, reference_slips.stale_breakdown),
    Kind("rounding", 6, reference_slips.cut_off),
    Kind("inclusive-counting", 3, reference_slips.inclusive_counting),
    Kind("as-of-date", 0.2, reference_slips.as_of_date, apart=True),
)


class Offer(msgspec.Struct, frozen=True):
    """A slip that might be one, before it is held against all rules."""

    kind: str
    mend: Mend
    weight: float
    apart: bool = False


def diagnose(rule: Rule, judged: Judged, pool: Pool, rules: Sequence[Rule]) -> tuple[Slip, ...]:
    """The slips that would explain a broken rule, best first; none if there is no simple one."""
    if rule.kind == SAME_FIGURE:
        return ()  # any other number would mend it
    case = Case(rule, judged.binding, pool)
    offers = sorted(_offers(case), key=lambda offer: -offer.weight)  # a stable order: of equals the first found
    return tuple(_slip(case, offer) for offer in islice(_fitting(case, offers, rules), MOST))


def _fitting(case: Case, offers: list[Offer], rules: Sequence[Rule]) -> Iterator[Offer]:
    """The offers that mend, of each kind one for a claim."""
    told: set[tuple[str, str]] = set()
    for offer in offers:
        key = (offer.kind, offer.mend.claim)
        if key not in told and _reconciles(case, offer, rules):
            told.add(key)
            yield offer


def _offers(case: Case) -> Iterator[Offer]:
    for one in case.figures:
        for kind in KINDS:
            for mend in kind.mends(case, one):
                yield Offer(kind.name, mend, kind.weight * _borne_out(case, one, mend), kind.apart)
        if len(case.figures) <= FIGURES and is_single(one.claim):
            yield from _misprinted(case, one)


def _misprinted(case: Case, one: Pooled) -> Iterator[Offer]:
    """Every number that the figure's may have been, if the rule is not broken by it."""
    value = one.claim.amount.values[0] if one.claim.amount else ZERO
    if not value or any(is_open(other.usual) for other in case.figures):
        return
    printed = {
        name: [number for meant in misprint(abs(value)) if _can_be(one, number := meant.copy_sign(value))]
        for name, misprint in MISPRINTS.items()
    }
    mending = possible(case.rule, case.binding, one, [*chain.from_iterable(printed.values())])
    for name, numbers in printed.items():
        meant = (number for number in numbers if number in mending)
        mends = (Mend(one.id, decimal_text(number), (with_number(one.claim, number),)) for number in meant)
        likely = ((mend, _likelihood(case, one, mend, len(numbers) <= FEW)) for mend in mends)
        fitting = [(mend, much) for mend, much in likely if much]
        for mend, much in fitting:
            yield Offer(name, mend, COMMON * much / len(numbers) / len(fitting))


def _likelihood(case: Case, one: Pooled, mend: Mend, is_few: bool) -> float:
    """How much likelier a number is by what it is held against, 0 if the rule itself is broken by it.

    Two sides of an inequality lie near each other rather than far apart, and must where a slip could have printed
    many numbers: 100 is less than 600 whatever it was. What is borne out may lie anywhere.
    """
    judged = evaluate(case.rule, mended(case.binding, mend, case.pool.measures))
    if judged is None or judged.verdict is Verdict.BROKEN:
        return 0
    borne_out = _borne_out(case, one, mend)
    steps = [step for step in judged.outcome.steps if step.op != "=="]
    if borne_out > 1 or all(_is_close(step.left_value, step.right_value) for step in steps):
        return borne_out
    return min(_nearness(step.left_value, step.right_value) for step in steps) if is_few else 0


def _can_be(one: Pooled, meant: Decimal) -> bool:
    """Whether a figure can have a number: nobody is 300 years old, and nothing is counted in tenths."""
    if one.behaviour is Behaviour.AGE:
        return 0 < meant <= LONGEST_LIFE
    return one.dimension != COUNT or meant == meant.to_integral_value()


def _nearness(one: Interval, other: Interval) -> float:
    """The smaller of two amounts as a share of the larger."""
    small, large = sorted((abs(one.low), abs(other.low)))
    return float(small / large) if large else 1


def _is_close(one: Interval, other: Interval) -> bool:
    if one.meet(other):
        return True
    gap = max(one.low - other.high, other.low - one.high)
    return gap * CLOSE <= max(abs(one.low), abs(other.low))


def _borne_out(case: Case, one: Pooled, mend: Mend) -> int:
    """How much likelier a mend is by what other figures say: they are what was meant."""
    (meant,) = mended({"": (one,)}, mend, case.pool.measures)[""] or (one,)
    wanted = meant.usual
    if meant.claim.amount is None or wanted == one.usual or is_open(wanted):
        return 1
    akin = (other.usual for other in case.akin(meant) if not is_open(other.usual))
    return BORNE_OUT if any(interval.meet(wanted) for interval in akin) else 1


def _reconciles(case: Case, offer: Offer, rules: Sequence[Rule]) -> bool:
    """Whether the claims as meant break no rule, whichever it is."""
    binding = mended(case.binding, offer.mend, case.pool.measures)
    claims = {figure.id: without(figure.claim, offer.mend.dropped) for role in binding.values() for figure in role}
    verdict = overall(rules, Pool(list(claims.values()), case.pool.measures))
    return verdict is not Verdict.BROKEN and (offer.apart or verdict is not None)


def _slip(case: Case, offer: Offer) -> Slip:
    judged = evaluate(case.rule, mended(case.binding, offer.mend, case.pool.measures))
    fits = judged is not None and judged.verdict is not Verdict.BROKEN
    steps = judged.outcome.steps if judged is not None and fits else ()
    return Slip(offer.kind, offer.mend.claim, offer.mend.mend, steps)
