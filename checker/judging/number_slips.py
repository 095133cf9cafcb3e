"""What a number may have been before a slip of the pen: for each kind, the numbers that would come out as printed.

swapped-digits       4,721 for 4,712: two neighbouring digits the other way round
doubled-digit        44,712 for 4,712
dropped-digit        472 for 4,712
wrong-digit          4,812 for 4,712: one digit for another, in a number of two digits or more
decimal-comma        4,712 for 4.712, and the other way round
factor-10, -100      a power of ten too much or too little
million-for-billion  the wrong word for a thousand thousands; factor-1000 where no such word can stand
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from decimal import Decimal
from itertools import pairwise

DIGITS = "0123456789"
THOUSAND = Decimal(1000)
WORDED = 10**6  # from here on a number is likely written with a word: 1.2 million
WORDED_DIGITS = 4  # and few digits before it

Misprint = Callable[[Decimal], Iterator[Decimal]]


def swapped(value: Decimal) -> Iterator[Decimal]:
    """Without a new zero in front; the zeros that make a number round stay where they are."""
    written = f"{value:f}"
    telling = written if "." in written else written.rstrip("0")
    for at, (left, right) in enumerate(pairwise(telling)):
        if left.isdecimal() and right.isdecimal() and left != right and (at or right != "0"):
            yield Decimal(written[:at] + right + left + written[at + 2 :])


def doubled(value: Decimal) -> Iterator[Decimal]:
    """One of two equal neighbours is too many, and no zero, which only makes a number round; two digits are left."""
    written = f"{value:f}"
    alike = {at for at, (left, right) in enumerate(pairwise(written)) if left == right and left in DIGITS[1:]}
    if sum(map(str.isdigit, written)) > 2:
        yield from dict.fromkeys(Decimal(written[:at] + written[at + 1 :]) for at in sorted(alike))


def dropped(value: Decimal) -> Iterator[Decimal]:
    """Any digit may be missing at any place."""
    written = f"{value:f}"
    places = ((at, digit) for at in range(len(written) + 1) for digit in DIGITS if at or digit != "0")
    yield from dict.fromkeys(Decimal(written[:at] + digit + written[at:]) for at, digit in places)


def wrong(value: Decimal) -> Iterator[Decimal]:
    """Any digit but the zeros that make a number round may stand for another."""
    written = f"{value:f}"
    telling = written if "." in written else written.rstrip("0")
    if sum(map(str.isdigit, written)) < 2:
        return
    places = ((at, digit) for at in range(len(telling)) for digit in DIGITS if telling[at].isdecimal())
    yield from (
        Decimal(written[:at] + digit + written[at + 1 :])
        for at, digit in places
        if digit != written[at] and (at or digit != "0")
    )


def decimal_comma(value: Decimal) -> Iterator[Decimal]:
    """Exactly three digits stand behind a comma or a point that means the other."""
    smaller = value / THOUSAND
    if value == value.to_integral_value() and smaller != smaller.to_integral_value():
        yield smaller
    if value.as_tuple().exponent == -3:
        yield value * THOUSAND


def power(exponent: int) -> Misprint:
    def slipped(value: Decimal) -> Iterator[Decimal]:
        yield value.scaleb(exponent)
        yield value.scaleb(-exponent)

    return slipped


def worded(value: Decimal) -> Iterator[Decimal]:
    """Million for billion: the number as printed and as meant are both large, and of few digits."""
    yield from (one for one in power(3)(value) if _is_worded(value) and _is_worded(one))


def thousandfold(value: Decimal) -> Iterator[Decimal]:
    yield from (one for one in power(3)(value) if not (_is_worded(value) and _is_worded(one)))


def _is_worded(value: Decimal) -> bool:
    return value >= WORDED and len(value.normalize().as_tuple().digits) <= WORDED_DIGITS


MISPRINTS: dict[str, Misprint] = {
    "swapped-digits": swapped,
    "doubled-digit": doubled,
    "dropped-digit": dropped,
    "wrong-digit": wrong,
    "decimal-comma": decimal_comma,
    "factor-10": power(1),
    "factor-100": power(2),
    "factor-1000": thousandfold,
    "million-for-billion": worded,
}
