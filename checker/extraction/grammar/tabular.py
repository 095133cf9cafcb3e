"""Rows of labelled numbers: "Cases by county: Harlan, 121; Furnas, 15; Kearney, 4", "0-4 years, 52; 5-17 years, 71".

The numbers of the labels count nothing, and those behind them are no ages. A row is told apart from prose by its
semicolons, each item ending in a number behind a comma, and by the "by" of its heading.
"""

from __future__ import annotations

from checker.extraction.grammar.sentence import Sentence

BY = "by"
LEAST = 2
"""Items that make a row."""


def row(sentence: Sentence) -> tuple[int, dict[int, int]] | None:
    """Where the first label of a row begins, and its numbers, each with the token behind it; None for no row."""
    lower = sentence.lower
    if ";" not in lower:
        return None
    first = lower.index(":") + 1 if ":" in lower else 0
    if BY not in lower[:first]:
        return None  # "The dead: Ann Kerr, 34; Bo Lund, 45"
    end = len(lower) - (lower[-1] == ".")
    stops = [at for at in range(first, end) if lower[at] == ";"]
    items = list(zip([first, *(at + 1 for at in stops)], [*stops, end], strict=True))
    labelled = all(last - start > LEAST and _is_number(sentence, last - 1) for start, last in items)
    return (first, {last - 1: last for _, last in items}) if labelled and len(items) >= LEAST else None


def _is_number(sentence: Sentence, at: int) -> bool:
    return sentence.words[at][0].isdecimal() and sentence.lower[at - 1] == ","


def is_cell(sentence: Sentence, number: int) -> bool:
    """Whether a token is one of the numbers of a row."""
    found = row(sentence) if ";" in sentence.lower else None
    return found is not None and number in found[1]
