"""Places in an order by their number: "peaked at number two", "ranked No. 4", "reached # 3"."""

from __future__ import annotations

from checker.extraction.grammar.sentence import Sentence
from checker.extraction.quantities.numeral import Numeral
from checker.extraction.quantities.quantity import Quantity
from checker.extraction.quantities.rank import ranked, stands_alone
from checker.lexicon.grammar import words


def numbered(sentence: Sentence, number: Numeral) -> Quantity | None:
    """ "Peaked at number two", "ranked No. 4", "reached # 3": the number of a place, and no name's."""
    label = number.first - 1
    label -= label > 0 and sentence.lower[label] == "."
    if label < 1 or sentence.lower[label] not in words("rank", "labels") or number.value != int(number.value):
        return None
    if not stands_alone(sentence, number.last) or not (_is_given(sentence, label) or _goes_with(sentence, label)):
        return None
    return ranked(sentence, number.first, None, number.value)


def _is_given(sentence: Sentence, label: int) -> bool:
    """Whether a verb gives the place whose label is given: "peaked at number", "ranked No."."""
    verb = label - 1
    while verb > 0 and sentence.lower[verb] in words("rank", "at"):
        verb -= 1
    return verb >= 0 and sentence.lemma(verb) in words("rank", "verbs")


def _goes_with(sentence: Sentence, label: int) -> bool:
    """ "At number three in France and number seven in Italy": one more with the same label."""
    is_joined = sentence.lower[label - 1] in ("and", ",")
    earlier = (at for at in range(1, label - 1) if sentence.lower[at] == sentence.lower[label])
    return is_joined and any(_is_given(sentence, at) for at in earlier)
