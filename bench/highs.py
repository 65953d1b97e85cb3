"""HiGHS as a peer: the least price and the least sum of months of a question without dates."""

from __future__ import annotations

import time
from collections.abc import Sequence
from pathlib import Path
from typing import Any, NamedTuple

import highspy
import numpy as np

from bench.cuts import cuts
from bench.program import Program, Row
from bench.questions import Question
from pathways.routing.request import RouteRequest
from pathways.stores.embedded import EmbeddedStore


class Solved(NamedTuple):
    """What the program took and found; a figure is None where it did not finish in time or there is no route.

    `seconds`: of solving for both figures, without writing the program down (`writing`).
    """

    number: int
    columns: int
    rows: int
    writing: float
    seconds: float
    finished: bool
    price: float | None
    months: float | None


def solve(file: Path, question: Question, seconds: float) -> Solved:
    """Both figures of one question, within so many seconds."""
    begun = time.perf_counter()
    store = EmbeddedStore(file)
    with store.network() as network:
        program = Program(RouteRequest.model_validate(question.request), network)
    store.close()
    written = time.perf_counter()
    finished, figures = True, []
    for costs in (program.price, program.months):
        done, figure = least(program, costs, written + seconds)
        finished &= done
        figures.append(figure)
    took = time.perf_counter() - written
    size = (len(program.price), len(program.rows))
    return Solved(question.number, *size, written - begun, took, finished, *figures)


def least(program: Program, costs: Sequence[float], until: float) -> tuple[bool, float | None]:
    """Whether it was finished in time, and the least cost; None where nothing is possible."""
    model = _model(program, costs)
    while True:
        left = until - time.perf_counter()
        if left <= 0:
            return False, None
        model.setOptionValue("time_limit", model.getRunTime() + left)
        model.run()
        status = model.getModelStatus()
        if status == highspy.HighsModelStatus.kInfeasible:
            return True, None
        if status != highspy.HighsModelStatus.kOptimal:
            return False, None
        missing = cuts(program, list(model.getSolution().col_value))
        if not missing:
            return True, model.getInfo().objective_function_value
        program.rows += missing
        for row in missing:
            _add(model, row)


def _model(program: Program, costs: Sequence[float]) -> Any:
    model: Any = highspy.Highs()  # type: ignore[no-untyped-call]
    model.silent()
    model.setOptionValue("mip_rel_gap", 0.0)
    model.setOptionValue("threads", 1)
    count = len(costs)
    lp: Any = highspy.HighsLp()
    lp.num_col_, lp.num_row_ = count, len(program.rows)
    lp.col_cost_, lp.col_lower_ = np.array(costs), np.zeros(count)
    lp.col_upper_ = np.array(program.upper)
    lp.row_lower_ = np.array([row.low for row in program.rows])
    lp.row_upper_ = np.array([row.high for row in program.rows])
    kinds = (highspy.HighsVarType.kContinuous, highspy.HighsVarType.kInteger)
    lp.integrality_ = [kinds[whole] for whole in program.whole]
    lp.a_matrix_.format_ = highspy.MatrixFormat.kRowwise
    lp.a_matrix_.start_ = np.cumsum([0, *(len(row.terms) for row in program.rows)])
    lp.a_matrix_.index_ = np.array([column for row in program.rows for column in row.terms])
    lp.a_matrix_.value_ = np.array([value for row in program.rows for value in row.terms.values()], dtype=float)
    model.passModel(lp)
    return model


def _add(model: Any, row: Row) -> None:
    columns = np.array(list(row.terms), dtype=np.int32)
    model.addRow(row.low, row.high, len(columns), columns, np.array(list(row.terms.values()), dtype=float))
