"""What several targets take, side by side, and what counts toward a credential."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from pathways.api.declare import described, output, read
from pathways.api.enums import Criterion
from pathways.api.types.answer import AnswerOf, RoutesAnswer
from pathways.api.types.figures import Cost
from pathways.api.types.ladder import Rung
from pathways.api.types.nodes import Agreement, Credential
from pathways.model.background import Background
from pathways.routing import comparison, reverse


@dataclass(frozen=True)
class ComparisonOf:
    """Answers side by side, and to whom."""

    comparison: comparison.Comparison
    background: Background


@output
class BestTargets:
    """The targets with the best route by one criterion."""

    criterion: Criterion = described("The criterion.")
    cost: Cost = described("The cost of that route.")
    targets: list[int] = described("The targets, by their places in the question, from 0.")


@output
class Comparison:
    """Several targets side by side."""

    @read(list[RoutesAnswer])
    def answers(root: ComparisonOf) -> list[AnswerOf]:
        """An answer for each target, in the order of the question."""
        return [AnswerOf(one.answer, root.background) for one in root.comparison.answers]

    @read(list[BestTargets])
    def best(root: ComparisonOf) -> Any:
        """Per criterion the targets with the best route; nothing where no target has one."""
        return list(root.comparison.best)

    @read()
    def revision(root: ComparisonOf) -> int:
        """The revision of the catalogue that it was answered from."""
        return root.comparison.revision


@output
class Reverse:
    """What counts toward a credential."""

    @read(Credential)
    def credential(root: reverse.Reverse) -> Any:
        """The credential; its ways tell what they ask themselves."""
        return root.credential

    @read(list[Rung])
    def rungs(root: reverse.Reverse) -> Any:
        """Credentials that count toward it, each with how much."""
        return list(root.rungs)

    @read(list[Agreement])
    def agreements(root: reverse.Reverse) -> Any:
        """Every active agreement toward it, with what it asks and what it grants."""
        return list(root.agreements)

    revision: int = described("The revision of the catalogue that it was answered from.")
