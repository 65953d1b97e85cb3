"""The greatest sum under caps: a tiny exact simplex."""

from __future__ import annotations

from fractions import Fraction

from tests.oracle.exact import Number, number

Row = list[Fraction]


def greatest_sum(amounts: tuple[Number, ...], caps: tuple[tuple[frozenset[int], Number], ...]) -> Number:
    """Maximise the sum of x with 0 <= x[i] <= amounts[i], and for each cap: the x in its set together <= it."""
    count = len(amounts)
    bounds = [(frozenset({index}), amount) for index, amount in enumerate(amounts)]
    bounds += [(members, max(cap, 0)) for members, cap in caps]
    if count == 1:
        return min(cap for members, cap in bounds if members)
    rows: list[Row] = []
    for index, (members, cap) in enumerate(bounds):
        slack = [Fraction(int(index == other)) for other in range(len(bounds))]
        rows.append([Fraction(int(column in members)) for column in range(count)] + slack + [Fraction(cap)])
    goal: Row = [Fraction(-1)] * count + [Fraction(0)] * (len(bounds) + 1)
    while True:
        # The least column and the least row among ties (Bland's rule) never cycle.
        column = next((index for index in range(len(goal) - 1) if goal[index] < 0), None)
        if column is None:
            return number(goal[-1])
        leaving = [(row[-1] / row[column], index) for index, row in enumerate(rows) if row[column] > 0]
        _, pivot = min(leaving)
        rows[pivot] = [value / rows[pivot][column] for value in rows[pivot]]
        for row in (*(row for index, row in enumerate(rows) if index != pivot), goal):
            factor = row[column]
            if factor:
                row[:] = [value - factor * other for value, other in zip(row, rows[pivot], strict=True)]
