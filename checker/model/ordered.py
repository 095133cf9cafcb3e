"""Enumerations whose members are in an order, the least first."""

from __future__ import annotations

import enum
import functools


@functools.total_ordering
class Ordered(enum.Enum):
    """Members compare by the order in which they are written; `rank` is a member's place in it, from 0."""

    def __init__(self, _value: object) -> None:
        self.rank = len(type(self).__members__)

    def __lt__(self, other: Ordered) -> bool:
        return self.rank < other.rank
