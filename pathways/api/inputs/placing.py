"""Where in what was given stands what a use case finds wrong with a question."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from pathways.api.inputs.plain import path_in, stated
from pathways.api.inputs.request import ASKED
from pathways.errors import InvalidInput, Problem
from pathways.model.parts import path_of
from pathways.service.asking import AMONG

Parts = Mapping[str, tuple[str, Any]]
"""Parts of a question by their names: the place that each was given in, and the input."""


def parts_of(request: Any) -> Parts:
    """The parts of a question that one argument holds."""
    found: dict[str, tuple[str, Any]] = {}
    for name, given in stated(request).items():
        place = f"{ASKED}.{name}"
        found[name] = place, given
        if isinstance(given, list):
            found |= {f"{name}[{n}]": (f"{place}[{n}]", one) for n, one in enumerate(given)}
    return found


def placed(error: InvalidInput, parts: Parts) -> InvalidInput:
    """The problems of a question with their places in what was given."""
    return InvalidInput(*(_placed(one, parts) for one in error.problems))


def _placed(problem: Problem, parts: Parts) -> Problem:
    if problem.where.startswith(AMONG):
        place, _ = parts[AMONG]
        return problem.at(place + problem.where.removeprefix(AMONG))
    name, space, inside = problem.where.partition(" ")
    if not space or name not in parts:
        return problem
    place, given = parts[name]
    return problem.at(place + path_in(given, path_of(inside)))
