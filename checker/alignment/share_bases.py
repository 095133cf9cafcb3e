"""Shares whose base stands elsewhere: "268 Canadians, or 81 percent of those aboard"; "of 329 aboard, 268 were".

Whoever restates a count as a share names no whole; where another sentence or another report gives a whole for the
same count of the same thing, the share is of that. Where several wholes are given it may be of any of them. "58 percent
of the target" is of what was planned by the same measure.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal
from typing import Final

from checker.lexicon.grammar import words
from checker.lexicon.nouns import kind_of
from checker.model.claim import Claim, Evidence, Link
from checker.model.scope import Modality, Part

RESTATES = "restates"
SHARE_OF: Final = "share_of"
TELLING = 100
"""From here on two numbers are hardly the same by chance."""


def based(claims: Iterable[Claim]) -> Iterator[Link]:
    """A link from share, part and whole for each share that is told without its whole."""
    everyone = {claim.id: claim for claim in claims}
    wholes = _wholes(everyone)
    for claim in everyone.values():
        for link in claim.links:
            if link.kind == RESTATES:
                part = everyone[link.roles["part"][0]]
                found = [one for one in wholes.get(_key(part), ()) if _is_meant(everyone[one], link)]
                evidence = Evidence("words", "the same count has this whole elsewhere")
                if _is_of_target(everyone[link.roles["share"][0]]):
                    found = [one.id for one in everyone.values() if _is_planned(one, part)]
                    evidence = Evidence("words", "what is planned of the same", part.measure)
                if found and _is_telling(part):
                    yield Link(SHARE_OF, {**link.roles, "whole": tuple(found)}, evidence=(evidence,))


def _is_of_target(share: Claim) -> bool:
    """ "771,000, 58 percent of the target"."""
    return not words("nouns", "target").isdisjoint(share.context.what)


def _is_planned(whole: Claim, part: Claim) -> bool:
    """Whether a plan is told in the measure of what has been reached of one."""
    if whole.amount is None or part.amount is None or whole.scope.modality is not Modality.PLANNED:
        return False
    is_alike = whole.amount.unit.dimension == part.amount.unit.dimension and whole.measure == part.measure
    return is_alike and whole.scope.part is Part.WHOLE and not whole.scope.change


def _wholes(everyone: Mapping[str, Claim]) -> dict[object, list[str]]:
    """The wholes that are given for a part, by what the part says."""
    wholes: defaultdict[object, dict[str, None]] = defaultdict(dict)
    for claim in everyone.values():
        for link in claim.links:
            if link.kind == "part_of":
                for part in link.roles["part"]:
                    wholes[_key(everyone[part])].update(dict.fromkeys(link.roles["whole"]))
    return {key: list(ids) for key, ids in wholes.items()}


def _key(claim: Claim) -> object:
    """What a figure says, as far as two reports would put it alike: its number, and what it counts."""
    amount = claim.amount
    if amount is None:
        return None
    return (amount.values, amount.unit.dimension, kind_of(amount.unit.name))


def _is_telling(part: Claim) -> bool:
    """Whether a number hardly comes twice by chance: a large one, of more than one digit before its zeros."""
    number = part.amount.values[0] if part.amount else Decimal(0)
    return number >= TELLING and len(number.normalize().as_tuple().digits) > 1


def _is_meant(whole: Claim, share: Link) -> bool:
    """Whether a whole is what the share is said to be of, if it says so: "of the total", "of its staff"."""
    base = next((one.words for one in share.evidence if one.field == "base"), "")
    return not base or (whole.amount is not None and kind_of(base) == kind_of(whole.amount.unit.name))
