"""What is true of the learner: standing, and what must not have been earned."""

from __future__ import annotations

from collections.abc import Iterator

from pathways.model.kinds import Verdict
from pathways.model.requirement import Lacks, Standing
from tests.oracle import choose_things
from tests.oracle.asking import Asking
from tests.oracle.match import STANDINGS
from tests.oracle.plan import Plan, Use
from tests.oracle.standing import spans


def standing(asking: Asking, leaf: Standing, plan: Plan) -> Iterator[tuple[Plan, Use]]:
    """A stated entry that fits, a bound on the moment, or a licence."""
    asked = leaf.standing
    if asked.active_licence is not None:
        yield from _licence(asking, leaf, plan)
        return
    for not_before, not_after in spans(asking.world, leaf):
        yield plan, Use(leaf, not_before=not_before, not_after=not_after)


def _licence(asking: Asking, leaf: Standing, plan: Plan) -> Iterator[tuple[Plan, Use]]:
    assert leaf.standing.active_licence is not None
    for option in choose_things.options(asking, leaf.standing.active_licence, plan):
        holding = option.thing.holding
        active = holding is None or holding.active is True
        taken = choose_things.take(asking, option, choose_things.Taken(plan))
        if active and option.thing.kind in STANDINGS and taken is not None:
            yield taken.plan, Use(leaf, option.verdict, taken.cites, made_from=taken.made_from)


def lacks(asking: Asking, leaf: Lacks, plan: Plan) -> Iterator[tuple[Plan, Use]]:
    """Nothing held matches; what is planned is bound by the schedule."""
    world = asking.world
    if not world.on("lacks"):
        yield plan, Use(None)
        return
    found = [world.matcher.verdict(thing, leaf.lacks, asking.toward) for thing in world.held]
    if max(found, default=Verdict.UNMET) is Verdict.UNMET:
        yield plan, Use(leaf)
