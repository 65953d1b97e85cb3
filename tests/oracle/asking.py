"""Who asks: the step, what "the target" is, and what its claims already grant."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from pathways.model.credential import Credential
from pathways.model.requirement import Requirement
from tests.oracle.plan import Claim, Plan
from tests.oracle.thing import Action, Thing
from tests.oracle.world import World


@dataclass(frozen=True)
class Asking:
    """`granted` names the items that claims meet; `claims` may state what their evidence counts as.

    `exact`: which things meet a leaf matters, of evidence and under a mean.
    """

    world: World
    step: int
    toward: Credential | None = None
    everything: bool = False
    granted: frozenset[str] = frozenset()
    claims: tuple[Claim, ...] = ()
    exact: bool = False

    def waives(self, node: Requirement) -> bool:
        return self.everything or (node.name is not None and node.name in self.granted)

    def usable(self, plan: Plan) -> Iterator[tuple[int, Action]]:
        """The plan's steps that do not rest on the one that asks."""
        for number, action in enumerate(plan.actions):
            if number and not plan.rests(number, self.step):
                yield number, action

    def views(self, thing: Thing, step: int | None = None) -> Iterator[Thing]:
        """The thing itself, and what an equivalence claimed for this step makes of it."""
        yield thing
        for claim in self.claims:
            found = claim.agreement.grant.equivalence
            if (
                claim.equivalence
                and found
                and any(cite.thing is thing and cite.step == step for cite in claim.evidence())
            ):
                yield replace(
                    thing, kind=found.kind, level=found.level or thing.level, field=found.field or thing.field
                )

    def may_add(self, plan: Plan, action: Action) -> bool:
        """Whether a step may be added for this action."""
        if len(plan.actions) > self.world.limits.steps:
            return False
        if self.world.on("second_sitting") or action.thing is None:
            return True
        known = [*(one.thing for one in plan.actions), *self.world.held]
        return all(one is None or one.key != action.thing.key for one in known)
