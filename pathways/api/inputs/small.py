"""Small parts of inputs: credit, grades, levels, and lists by skill."""

from __future__ import annotations

from typing import Any

from pathways.api.declare import described, given, option
from pathways.api.enums import CreditUnit, GradeScope
from pathways.api.inputs.plain import Rational, plain
from pathways.errors import InvalidInput
from pathways.explain.mistakes import problem
from pathways.explain.words.two import Two

_TWICE = Two("is named twice", "est nommée deux fois")
_ONCE = Two("say one thing of each skill", "dites une seule chose de chaque compétence")


@given
class CreditsInput:
    """An amount of credit."""

    amount: Rational = described("How much.")
    unit: CreditUnit | None = option("What it is counted in; absent: Canadian semester credits.")


@given
class GradeInput:
    """A mark on a named scale."""

    mark: str = described("A number, or a letter from F to A+.")
    scale: str | None = option(
        "`percent` (the default), `letter`, one that names its highest mark (`gpa-4.0`, `points-20`), or a provider's "
        "own (`gpa-` and its key)."
    )
    scope: GradeScope | None = option("What it is the average of; absent: the overall average.")
    last: int | None = option("For the average of the latest credits: how many.")
    above: bool | None = option("As a floor: whether more than the mark itself is asked.")


@given
class LevelInput:
    """A level on a named qualifications framework."""

    framework: str = described("The framework's key or id.", names="frameworks")
    value: int = described("The level.")


def by_skill(given_: list[Any], member: str, where: str) -> dict[str, Any]:
    """A list of what is said of each skill as the model's mapping; raises `InvalidInput` for a skill named twice."""
    found: dict[str, Any] = {}
    for place, one in enumerate(given_):
        skill = plain(one.skill, where)
        if skill in found:
            raise InvalidInput(problem(f"{where}[{place}].skill", _TWICE, _ONCE))
        found[skill] = getattr(one, member)
    return found
