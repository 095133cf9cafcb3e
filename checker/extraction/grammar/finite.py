"""The subject of a verb that tells how much: "Revenue rose", "US exports also fell", "Group lending was".

Headlines and business news open with bare nouns that are verbs elsewhere, and of which the tagger takes many for verbs.
"""

from __future__ import annotations

import functools
from collections.abc import Sequence

from checker.lexicon.grammar import words
from checker.lexicon.participles import is_participle, participle, pasts


def moves_itself(tokens: Sequence[str], tags: Sequence[str], index: int) -> bool:
    """ "Revenue rose", "US exports also fell", "Group lending was": right before a finite verb stands its subject."""
    ahead, behind = tags[index - 1] if index else "", index + 1
    behind += tags[behind : behind + 1] == ["ADV"]
    if behind >= len(tags) or (is_participle(tokens[index]) and tokens[index] not in _moving()):
        return False
    is_open = not ahead or ahead in ("ADJ", "DET") or (index == 1 and ahead in ("PROPN", "NOUN", "ADV"))
    if tags[behind] == "AUX":
        return is_open and tokens[behind] in words("auxiliary", "finite")
    is_open |= ahead in ("PROPN", "NOUN") and not tokens[index].endswith("ing")
    return is_open and (tags[behind] == "VERB" or tokens[behind] in pasts()) and tokens[behind] in moved()


@functools.cache
def _moving() -> frozenset[str]:
    return words("verbs", "rise", "fall", "reach")


@functools.cache
def moved() -> frozenset[str]:
    """Past forms of verbs that tell how much, and of others: "rose", "slid"; no base form, as "hit" and "cost"."""
    forms = {participle(verb, verb) for verb in _moving()}
    irregular = {past for past in pasts() if past in forms or not is_participle(past)}
    return frozenset(past for past in forms if past.endswith("ed")) | irregular
