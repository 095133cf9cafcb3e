"""A claim as it would read without a slip, and what a group says for or against it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from itertools import islice

import msgspec
from msgspec.structs import replace

from checker.judging.pool import Pool
from checker.judging.pooled import Binding, Pooled, pooled, printed, thing
from checker.model.amount import Amount, Unit
from checker.model.claim import Claim
from checker.model.interval import Interval
from checker.model.timespan import DAY
from checker.rulebook.measures import Measures
from checker.rulebook.rule import Rule

FEW = 16  # figures for one thing that are looked at for what was meant
SIZE = 5  # numbers closer than so many times are of one size


class Case(msgspec.Struct, frozen=True, eq=False):
    """A broken rule, the figures that break it, and the group they stand in."""

    rule: Rule
    binding: Binding
    pool: Pool

    @property
    def figures(self) -> tuple[Pooled, ...]:
        return tuple(figure for role in self.binding.values() for figure in role)

    def others(self, one: Pooled) -> Iterator[Pooled]:
        """The figures of the case but one."""
        return (other for other in self.figures if other.id != one.id)

    def printed(self, one: Pooled) -> Iterator[Claim]:
        """Other claims of the group with the same number, of the same entity."""
        mine = {figure.id for figure in self.figures}
        alike = self.pool.printed[printed(one.claim)] if one.claim.amount else []
        return (other.claim for other in alike if other.id not in mine)

    def akin(self, one: Pooled) -> Iterator[Pooled]:
        """Some other figures of the group for the same thing, on whatever day."""
        mine = {figure.id for figure in self.figures}
        alike = self.pool.by_thing[thing(one)]
        return islice((other for other in alike if other.id not in mine), FEW)


class Mend(msgspec.Struct, frozen=True):
    """What one slip would have printed wrong: the claims as meant, in place of those of the same ids.

    `mend` says what it should be, in a word or a number; `dropped` are claims that say another's thing twice.
    """

    claim: str
    mend: str
    meant: tuple[Claim, ...] = ()
    dropped: frozenset[str] = frozenset()


def mended(binding: Binding, mend: Mend, measures: Measures) -> Binding:
    """The binding with the claims as meant."""
    meant = {claim.id: pooled(claim, (claim,), measures) for claim in mend.meant}
    return {
        name: tuple(meant.get(one.id, one) for one in role if one.id not in mend.dropped)
        for name, role in binding.items()
    }


def without(claim: Claim, dropped: frozenset[str]) -> Claim:
    """A claim whose links no longer name some others."""
    if not dropped or not claim.links:
        return claim
    kept = (
        {role: tuple(one for one in ids if one not in dropped) for role, ids in x.roles.items()} for x in claim.links
    )
    links = (replace(link, roles=roles) for link, roles in zip(claim.links, kept, strict=True))
    return replace(claim, links=tuple(links))


def real_days(claim: Claim) -> list[date]:
    """What "31 June" may mean: the month's last day or the next one's first; with a weekday, the one that has it."""
    if claim.moment is None or claim.day is None:
        return []
    following = claim.moment.end.date()
    days = [following - DAY, following]
    return [day for day in days if day.weekday() == claim.weekday] or days


def is_single(claim: Claim) -> bool:
    """Whether a claim gives one number, with an end to both sides."""
    amount = claim.amount
    return amount is not None and len(amount.values) == 1 and bool(amount.values[0]) and not is_open(amount.wide)


def is_open(interval: Interval) -> bool:
    """Whether an interval has no upper or no lower end: almost any number meets it, which explains nothing."""
    return interval.low.is_infinite() or interval.high.is_infinite()


def with_number(claim: Claim, number: Decimal) -> Claim:
    """The same words with another number, as wide as before; of another size, as wide in proportion."""
    amount = _amount(claim)
    value = amount.values[0]
    is_like = value and abs(number) < abs(value) * SIZE and abs(value) < abs(number) * SIZE

    def meant(span: Interval) -> Interval:
        if span.is_point:
            return Interval.point(number)
        return span + Interval.point(number - value) if is_like else span * Interval.point(number / value)

    return replace(claim, amount=replace(amount, values=(number,), wide=meant(amount.wide), usual=meant(amount.usual)))


def in_unit(claim: Claim, unit: Unit) -> Claim:
    """The same number of another unit."""
    return replace(claim, amount=replace(_amount(claim), unit=unit))


def exponent(value: Decimal) -> int:
    """The place of the last digit that is no zero: -2 for 6.17, 3 for 11,000."""
    return int(value.normalize().as_tuple().exponent)


def _amount(claim: Claim) -> Amount:
    if claim.amount is None:
        raise ValueError(f"a claim without an amount: {claim.id}")
    return claim.amount
