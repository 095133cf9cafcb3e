"""The claims of one story and one entity that rules look at together."""

from __future__ import annotations

import msgspec

from checker.model.claim import Claim


class Key(msgspec.Struct, frozen=True, order=True):
    """Where a claim is placed: its story and its entity's component."""

    story: str
    entity: str


class Group(msgspec.Struct, frozen=True):
    """`claims` are sorted by report and offset, whatever order they came in."""

    key: Key
    claims: tuple[Claim, ...]
