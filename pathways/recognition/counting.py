"""Counting: how much of the claimed credit counts under caps, groups and residency.

The largest total is a packing linear program, maximize the sum of x with 0 <= x <= amount and sums under caps, solved
exactly by the simplex method over rationals with Bland's rule, which cannot cycle.
"""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

Cap = tuple[frozenset[int], Fraction]
"""Indexes of grants that together count at most so much."""


def counted(amounts: Sequence[Fraction], caps: Sequence[Cap]) -> tuple[Fraction, ...]:
    """What counts of each amount in a largest total; earlier grants are filled first where several totals are equal.

    Amounts and caps are non-negative semester credits.
    """
    binding = [(members, cap) for members, cap in caps if sum(amounts[index] for index in members) > cap]
    if not binding:
        return tuple(amounts)
    if len(amounts) == 1:
        return (min(amounts[0], *(cap for _, cap in binding)),)
    return _simplex(amounts, binding)


def _simplex(amounts: Sequence[Fraction], caps: Sequence[Cap]) -> tuple[Fraction, ...]:
    size = len(amounts)
    rows = [(frozenset((index,)), amount) for index, amount in enumerate(amounts)] + list(caps)
    width = size + len(rows)
    table = [
        [Fraction(int(column in members)) for column in range(size)]
        + [Fraction(int(slack == row)) for slack in range(len(rows))]
        + [limit]
        for row, (members, limit) in enumerate(rows)
    ]
    goal = [Fraction(-1)] * size + [Fraction(0)] * (len(rows) + 1)
    basis = list(range(size, width))
    while (entering := next((column for column in range(width) if goal[column] < 0), None)) is not None:
        ratios = [
            (row[-1] / row[entering], basis[index], index) for index, row in enumerate(table) if row[entering] > 0
        ]
        leaving = min(ratios)[2]
        _pivot(table, goal, leaving, entering)
        basis[leaving] = entering
    values = {column: table[index][-1] for index, column in enumerate(basis)}
    return tuple(values.get(column, Fraction(0)) for column in range(size))


def _pivot(table: list[list[Fraction]], goal: list[Fraction], leaving: int, entering: int) -> None:
    pivot = table[leaving][entering]
    table[leaving] = [value / pivot for value in table[leaving]]
    for row in (*(row for index, row in enumerate(table) if index != leaving), goal):
        factor = row[entering]
        if factor:
            row[:] = [value - factor * base for value, base in zip(row, table[leaving], strict=True)]
