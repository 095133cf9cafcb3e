"""Moments and what is said of their order, as a simple temporal network.

Every statement says that one moment is at most so much later than another: "A before B" says that A is at most 0
later than B, "B three to five days after A" says two such things. Statements are taken in one by one, the most
trusted first; each keeps a possible date for every moment. One that leaves no possible dates closes a circle of
statements that cannot all be true, though all but any one of them can; it is refused, and the rest goes on.

Where all statements are known beforehand, dates keep those that are still to come as well, as long as they can: then
hardly one has to move anything when its turn comes. Which are refused does not hang on that.
"""

from __future__ import annotations

from collections import defaultdict, deque
from collections.abc import Hashable, Iterable, Iterator, Sequence
from heapq import heapify, heappop, heappush
from typing import NamedTuple

Moment = Hashable

FARTHEST = 8  # how many times as far apart as they must be dates lie at first, at most
TIGHT = 4  # one span in so many may be too short for that
SWEEPS = 8  # how often dates are lifted along the whole sequence before statements are taken in


class Order(NamedTuple):
    """`later` is at most `most` after `earlier`, in any one unit; negative: at least so much before it."""

    claim: str
    earlier: Moment
    later: Moment
    most: int


def before(claim: str, one: Moment, other: Moment, by: int = 0) -> Order:
    """One moment is before another, or `by` so much."""
    return Order(claim, other, one, -by)


def between(claim: str, start: Moment, end: Moment, least: int, most: int) -> tuple[Order, Order]:
    """From one moment to another it is at least so long, and at most so long."""
    return Order(claim, start, end, most), Order(claim, end, start, -least)


class Timeline:
    """A network that is always possible: `dates` holds one possible date for each moment."""

    def __init__(self) -> None:
        self.dates: defaultdict[Moment, int] = defaultdict(int)
        self._after: defaultdict[Moment, list[Order]] = defaultdict(list)  # what was taken in, or is hoped for
        self._hoped: dict[Order, int] = {}  # with its place among those that are to come

    def hope(self, orders: Sequence[Order]) -> None:
        """Keep those of the statements to come, the most trusted first, that the dates of now keep."""
        for place, order in enumerate(orders):
            if self._missing(order) <= 0 and order not in self._hoped:
                self._hoped[order] = place
                self._after[order.earlier].append(order)

    def add(self, order: Order) -> tuple[Order, ...]:
        """Take in a statement; if it is impossible, the circle that it closes, and all stays as it was."""
        if self._hoped.pop(order, None) is not None:
            return ()
        if (early := self._missing(order)) > 0:
            moved = self._moved(order, -early)
            while isinstance(moved, tuple):
                hoped = [one for one in moved if one in self._hoped]
                if not hoped:
                    return moved
                self._give_up(max(hoped, key=self._hoped.__getitem__))
                moved = self._moved(order, -early)
            self.dates.update(moved)
        self._after[order.earlier].append(order)
        return ()

    def _missing(self, order: Order) -> int:
        """How much too late its later moment is by the dates of now."""
        return self.dates[order.later] - self.dates[order.earlier] - order.most

    def _give_up(self, order: Order) -> None:
        del self._hoped[order]
        self._after[order.earlier].remove(order)

    def _moved(self, order: Order, early: int) -> dict[Moment, int] | tuple[Order, ...]:
        """New dates for the moments that must come earlier, or the circle of statements that forbids it."""
        dates = self.dates
        if order.earlier == order.later:
            return (order,)
        moved: dict[Moment, int] = {}
        least: dict[Moment, int] = {order.later: early}
        why: dict[Moment, Order] = {order.later: order}
        count = 0  # moments need not be comparable
        heap: list[tuple[int, int, Moment]] = [(early, count, order.later)]
        while heap:
            by, _, moment = heappop(heap)
            if moment in moved:
                continue
            moved[moment] = date = dates[moment] + by
            for following in self._after[moment]:
                then = following.later
                if then in moved:
                    continue
                gap = date + following.most - dates[then]
                if gap < least.get(then, 0):
                    if then == order.earlier:
                        return _circle(following, order, why)
                    least[then], why[then] = gap, following
                    count += 1
                    heappush(heap, (gap, count, then))
        return moved


def _circle(last: Order, first: Order, why: dict[Moment, Order]) -> tuple[Order, ...]:
    """From the statement that was refused around to it again."""
    circle = [last]
    while circle[-1] is not first:
        circle.append(why[circle[-1].earlier])
    return tuple(reversed(circle))


def conflicts(orders: Iterable[Order]) -> Iterator[tuple[Order, ...]]:
    """For each statement that is refused the circle of those that cannot all be true; the most trusted come first."""
    listed = list(orders)
    timeline = Timeline()
    timeline.dates.update(sketched(listed))
    timeline.hope(listed)
    for order in listed:
        if circle := timeline.add(order):
            yield circle


def sketched(orders: Sequence[Order]) -> dict[Moment, int]:
    """Dates that keep nearly all statements, so that few have to move later.

    What is said against the sequence of most is left out; the rest lifts dates, forth and back along the sequence.
    """
    place = sequence(orders)
    forth: list[list[tuple[int, int]]] = [[] for _ in place]  # by the place of the later moment: earlier, most
    back: list[list[tuple[int, int]]] = [[] for _ in place]
    for _, earlier, later, most in orders:
        here, there = place[later], place[earlier]
        if most >= 0:
            back[here].append((there, most))
        elif here < there:
            forth[here].append((there, most))
    dates = [0] * len(place)
    _lifted(forth, range(len(dates)), dates)
    step = _step(back, dates)
    forth = [[(there, step * most) for there, most in bounds] for bounds in forth] if step > 1 else forth
    for _ in range(SWEEPS):
        if not (_lifted(forth, range(len(dates)), dates) | _lifted(back, range(len(dates) - 1, -1, -1), dates)):
            break
    return dict(zip(place, dates, strict=True))


def _step(back: list[list[tuple[int, int]]], dates: list[int]) -> int:
    """How many times as far apart as they must be dates may lie within most spans.

    One that has to move then does not push on all that follow.
    """
    apart = ((dates[there] - dates[here], most) for here, bounds in enumerate(back) for there, most in bounds)
    room = sorted(most // far for far, most in apart if far > 0)
    return min(FARTHEST, max(1, room[len(room) // TIGHT])) if room else FARTHEST


def _lifted(bounds: list[list[tuple[int, int]]], places: Iterable[int], dates: list[int]) -> bool:
    """Whether any date had to be lifted, so that what lies `most` before another's is not less."""
    moved = False
    for here in places:
        for there, most in bounds[here]:
            if dates[here] - most > dates[there]:
                dates[there] = dates[here] - most
                moved = True
    return moved


def sequence(orders: Iterable[Order]) -> dict[Moment, int]:
    """All moments in a sequence that keeps nearly all that is said of what comes first.

    They are placed one after another: one before which nothing is still to come, or else one before which fewest are
    and most have been.
    """
    following: defaultdict[Moment, list[Moment]] = defaultdict(list)
    waits: dict[Moment, int] = {}
    for _, earlier, later, most in orders:
        waits.setdefault(later, 0)
        waits.setdefault(earlier, 0)
        if most < 0:
            following[later].append(earlier)
            waits[earlier] += 1
    free = deque(moment for moment, waiting in waits.items() if not waiting)
    heap = [((waiting, 0), at, moment) for at, (moment, waiting) in enumerate(waits.items()) if waiting]
    heapify(heap)
    total, count = dict(waits), len(waits)  # moments need not be comparable
    changed: dict[Moment, None] = {}  # those that wait for fewer than the heap knows; it is asked for only in a circle
    place: dict[Moment, int] = {}
    while len(place) < len(waits):
        if not free:
            for one in changed:
                count += 1
                heappush(heap, ((waits[one], waits[one] - total[one]), count, one))
            changed.clear()
        moment = free.popleft() if free else heappop(heap)[2]
        if moment in place:
            continue
        place[moment] = len(place)
        for then in following[moment]:
            if then not in place:
                waits[then] = waiting = waits[then] - 1
                if waiting:
                    changed[then] = None
                else:
                    free.append(then)
                    changed.pop(then, None)
    return place
