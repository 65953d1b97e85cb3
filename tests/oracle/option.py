"""One thing that could be cited."""

from __future__ import annotations

from dataclasses import dataclass, replace

from pathways.model.kinds import Verdict
from tests.oracle.thing import Action, Thing


@dataclass(frozen=True)
class Option:
    """`step`: earned by that step of the plan; `add`: by a step to be added; neither: held."""

    thing: Thing
    verdict: Verdict
    step: int | None = None
    add: Action | None = None
    assessed_by: Option | None = None

    @property
    def planned(self) -> bool:
        return self.step is not None or self.add is not None

    def at(self, verdict: Verdict) -> Option:
        return replace(self, verdict=verdict)
