"""What a broken link may have been meant to say: another base, another whole, the sum, some of the parts.

Which figures hang together is read from grammar, which a sentence dense with figures may defeat. That figures fit one
another by chance is rare. So where another amount of the link's own sentences fits exactly in the place of one of its
own, or its amounts make another relation that the rule names (`unless`), it was the link that was misread.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from decimal import Decimal
from itertools import combinations

from checker.judging.evaluate import values, work_all
from checker.judging.halving import is_broken, possible, spanning
from checker.judging.mends import is_single, with_number
from checker.judging.number_slips import MISPRINTS
from checker.judging.pool import Pool
from checker.judging.pooled import Binding, Pooled, pooled
from checker.model.amount import SHARE, Amount, Reading
from checker.model.claim import COUNTERPART
from checker.model.interval import ZERO, Interval, Verdict
from checker.model.links import PLURAL
from checker.rulebook.expression import Expression
from checker.rulebook.rule import Rule

LEAST = 3
"""Two amounts that are to be one say too little: an equal one may stand anywhere."""

FEW = 6
"""Of more parts than these, or in the place of one of more amounts, some would fit by chance."""

ROUNDED = Decimal("0.1")
"""How wide an amount may be, as a share of it, and still not fit others by chance."""

FAR = Decimal(2)
"""How many times as large or as small as it should be a wrong number may be that is no misprint of the right one."""

CLOSE = Decimal("1.01")
"""How near a number before a misprint has to come, as it may have been rounded."""

CONVERTED = "converts"
"""Two units of one dimension right beside one another are of one thing, however far off: "1,000 (3 square feet)"."""

SPARSE = 5
"""Amounts of a report in which a figure has hardly any other that it could be of."""


def is_misread(rule: Rule, binding: Binding, pool: Pool) -> bool:
    """Whether a link that breaks a rule has another reading under which its figures fit exactly."""
    if rule.bind.link in ("", COUNTERPART) or rule.kind or sum(map(len, binding.values())) < LEAST:
        return False
    equations = tuple(filter(_is_equation, rule.require)) or rule.unless
    return _fits(binding, rule.unless) or any(_fits(way, equations) for way in _readings(binding, pool))


def is_beyond_slips(rule: Rule, binding: Binding, pool: Pool) -> bool:
    """Whether figures of one report that should make one another are further off than a slip in one of them would lead.

    Whoever writes a wrong number writes one near the right one, or one with its digits. Where two of 24,000 are said to
    be 40 percent, in a report of many figures, the share is of another whole.
    """
    told = [one for role in binding.values() for one in role if one.claim.amount is not None]
    reports = {one.claim.report for one in told}
    is_told_once = rule.bind.link not in ("", COUNTERPART, CONVERTED) and len(reports) == 1
    if not is_told_once or not all(map(_is_equation, rule.require)) or _is_sparse(told[0].claim.report, pool):
        return False
    if not all(is_broken(rule, binding, _widened(one, FAR)) for one in told):
        return False
    return all(is_broken(rule, binding, meant) for one in told for meant in _misprinted(rule, binding, one, pool))


def _is_sparse(report: str, pool: Pool) -> bool:
    return sum(claim.amount is not None and claim.report == report for claim in pool.claims.values()) <= SPARSE


def _widened(one: Pooled, factor: Decimal) -> Pooled:
    """A figure that may be so many times as large or as small as it is."""
    amount = _amount(one)
    ends = [end * by for end in (amount.wide.low, amount.wide.high) if end for by in (1 / factor, factor)] or [ZERO]
    return spanning(one, Interval(min(ends), max(ends)))


def _misprinted(rule: Rule, binding: Binding, one: Pooled, pool: Pool) -> Iterator[Pooled]:
    """What a figure may have been before a slip in its digits or its scale, but for what cannot mend a rule."""
    if not is_single(one.claim):
        return
    value = _amount(one).values[0]
    numbers = [meant.copy_sign(value) for misprint in MISPRINTS.values() for meant in misprint(abs(value))]
    for number in possible(rule, binding, one, numbers, CLOSE):
        claim = with_number(one.claim, number)
        yield _widened(pooled(claim, (claim,), pool.measures), CLOSE)


def _amount(one: Pooled) -> Amount:
    assert one.claim.amount is not None
    return one.claim.amount


def _is_equation(expression: Expression) -> bool:
    return all(comparison.op == "==" for comparison in expression.comparisons)


def _fits(binding: Binding, equations: tuple[Expression, ...]) -> bool:
    """Whether amounts that are told closely make one of some equations."""
    if any(_is_loose(one) for role in binding.values() for one in role):
        return False
    said = work_all(equations, binding, values(binding, Reading.USUAL))
    return said is not None and said.verdict is not Verdict.BROKEN


def _is_loose(one: Pooled) -> bool:
    """Whether an amount is given so roughly that others would fit it by chance."""
    width = one.usual.high - one.usual.low
    if one.dimension == SHARE:
        return one.usual != one.wide or width > ROUNDED
    return width > abs(one.usual.low) * ROUNDED


def _readings(binding: Binding, pool: Pool) -> Iterator[Binding]:
    """The link with another amount of its sentences in the place of one of its own, or with other parts."""
    own = {one.id for role in binding.values() for one in role}
    for name, role in binding.items():
        others = [one for one in _beside(role, pool) if one.id not in own]
        ways: Iterable[tuple[Pooled, ...]] = ((other,) for other in others)
        if name in PLURAL:
            ways = (*_runs(role), *((*role, other) for other in others if not _counts(other, role)))
        if max(len(others), len(role)) <= FEW:
            yield from ({**binding, name: way} for way in ways)


def _counts(one: Pooled, parts: tuple[Pooled, ...]) -> bool:
    """ "The only three parties were the Greens with 31, ...": how many parts there are is none of them."""
    return one.usual.low == one.usual.high == len(parts) and one.noun != parts[0].noun


def _runs(parts: tuple[Pooled, ...]) -> Iterator[tuple[Pooled, ...]]:
    """A list without two or more that stand together: an aside ("among them four women and a child"), or another."""
    for start, end in combinations(range(len(parts) + 1), 2):
        left = parts[:start] + parts[end:]
        if end - start > 1 and len(left) > 1:
            yield left


def _beside(role: tuple[Pooled, ...], pool: Pool) -> list[Pooled]:
    """The amounts of one dimension with a role's own that its sentence has."""
    claims = (claim for one in role[:1] for claim in pool.by_sentence[one.claim.sentence])
    like = (pooled(claim, (claim,), pool.measures) for claim in claims if claim.amount is not None)
    return [one for one in like if one.dimension == role[0].dimension]
