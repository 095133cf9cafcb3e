"""Whether some sums can all be at most what they must be: the simplex method in fractions, exact and without cycling.

For the few systems in which bounds decide nothing, because quantities stand in a circle.
"""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from typing import Any

Number = Any  # int or Fraction
Row = tuple[dict[int, Number], Number, bool]
"""Factors by quantity, what their sum is at most, and whether it must be less."""


class Tableau:
    """Rows `basic = constant + sum(factor * other)`, all variables at least zero; the last row is the objective."""

    def __init__(self, rows: list[list[Number]], basic: list[int], others: list[int]) -> None:
        self.rows = rows
        self.basic = basic
        self.others = others

    def pivot(self, row: int, column: int) -> None:
        """Swap a basic variable with another."""
        pivot = self.rows[row]
        factor = Fraction(pivot[column])
        self.rows[row] = [(-value if at != column else Fraction(1)) / factor for at, value in enumerate(pivot)]
        for at, other in enumerate(self.rows):
            by = other[column]
            if at != row and by:
                solved = self.rows[row]
                self.rows[at] = [
                    by * solved[k] if k == column else value + by * solved[k] for k, value in enumerate(other)
                ]
        self.basic[row], self.others[column - 1] = self.others[column - 1], self.basic[row]

    def maximise(self) -> None:
        """Until no variable would better the objective; Bland's rule, so that it ends."""
        while True:
            better = [column for column in range(1, len(self.others) + 1) if self.rows[-1][column] > 0]
            if not better:
                return
            column = min(better, key=lambda at: self.others[at - 1])
            limits = [
                (Fraction(-self.rows[row][0]) / self.rows[row][column], self.basic[row], row)
                for row in range(len(self.basic))
                if self.rows[row][column] < 0
            ]
            if not limits:
                return  # without a limit
            self.pivot(min(limits)[2], column)


def is_possible(rows: Sequence[Row], quantities: Sequence[int]) -> bool:
    """Whether some values of the quantities satisfy all rows.

    Any value is the difference of two that are not negative, the second of which all quantities share. `margin` is by
    how much the strict rows are kept; they can be if it can be more than nothing.
    """
    place = {quantity: at for at, quantity in enumerate(quantities)}
    shared, margin, helper = len(place), len(place) + 1, len(place) + 2
    width = helper + 1
    table: list[list[Number]] = []
    for factors, most, strict in (*rows, ({}, 1, True)):
        line: list[Number] = [most, *([0] * width)]
        for quantity, factor in factors.items():
            line[1 + place[quantity]] -= factor
            line[1 + shared] += factor
        line[1 + margin], line[1 + helper] = -int(strict), 1
        table.append(line)
    basic = [width + at for at in range(len(table))]
    tableau = Tableau([*table, [0] * width + [-1]], basic, list(range(width)))
    least = min(range(len(table)), key=lambda at: table[at][0])
    if table[least][0] < 0:
        tableau.pivot(least, 1 + helper)
        tableau.maximise()
        if tableau.rows[-1][0] < 0:
            return False
    return bool(_margin(tableau, margin, helper) > 0)


def _margin(tableau: Tableau, margin: int, helper: int) -> Number:
    """The largest margin, from a tableau that satisfies all rows with a helper of zero."""
    if helper in tableau.basic:
        row = tableau.basic.index(helper)
        column = next((at for at in range(1, len(tableau.others) + 1) if tableau.rows[row][at]), 0)
        if column:
            tableau.pivot(row, column)
    if helper in tableau.others:
        column = tableau.others.index(helper) + 1
        for line in tableau.rows:
            line[column] = 0
    tableau.rows[-1] = [0] * (len(tableau.others) + 1)
    if margin in tableau.basic:
        tableau.rows[-1] = list(tableau.rows[tableau.basic.index(margin)])
    else:
        tableau.rows[-1][tableau.others.index(margin) + 1] = 1
    tableau.maximise()
    return tableau.rows[-1][0]
