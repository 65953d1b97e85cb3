"""Whether given times honour every bound of a plan. They need not be the least."""

from __future__ import annotations

from itertools import combinations

from tests.oracle.exact import Number
from tests.oracle.experience import missing
from tests.oracle.plan import Plan
from tests.oracle.rebuild import check
from tests.oracle.schedule import Bounds, Times, intake, side_by_side
from tests.oracle.world import World


def check_bounds(world: World, plan: Plan, found: Bounds, times: Times) -> None:
    """Each bound in turn, so that the message names it."""
    start = [first for first, _ in times]
    end = [last for _, last in times]
    for step, when in found.floor.items():
        check(start[step] >= when, f"step {step} starts at {start[step]}, before {when}")
    for step, when in found.end_floor.items():
        check(end[step] >= when, f"step {step} ends at {end[step]}, before {when}")
    for step, other, months in found.follows:
        check(start[step] >= end[other] + months, f"step {step} starts before step {other} is done for {months} months")
    for step, other, months in found.recent:
        check(start[step] >= start[other] - months, f"work {step} is not within {months} months of step {other}")
    for step, other, months, at_end in found.fresh:
        used = end[other] if at_end else start[other]
        check(end[step] >= used - months, f"what step {step} earns is too old, or too soon, for step {other}")
    for step, at_end, last in found.last:
        check(not last.passed((end if at_end else start)[step]), f"step {step} is later than {last}")
    for step, months in found.lasting:
        check(end[step] - start[step] <= months, f"step {step} takes more than {months} months")
    _check_lengths(world, plan, found, times)
    for step, when in enumerate(start):
        check(intake(world, plan, step, when) == when, f"step {step} does not start in an intake month")
    check(max(end) <= world.horizon, "the route is longer than it may be")


def _check_lengths(world: World, plan: Plan, found: Bounds, times: Times) -> None:
    length = [last - first for first, last in times]
    due: list[Number] = [choice.figures.months for choice in plan.choices]
    for work, step, use in found.works:
        others = sum((length[other] for other in use.works if other != work), 0)
        due[work] = missing(world, use.leaf.experience, use.jobs, others, times[step][0])
    for step, months in enumerate(due):
        check(length[step] == months, f"step {step} takes {length[step]} months, but it should take {months}")
    for step, use in found.enough:
        others = sum((length[other] for other in use.works), 0)
        left = missing(world, use.leaf.experience, use.jobs, others, times[step][0])
        check(left == 0, f"step {step} misses {left} months of experience")


def check_order(plan: Plan, times: Times) -> None:
    """No two occupying steps at the same time, but for work beside study that allows it."""
    occupying = [step for step, choice in enumerate(plan.choices) if choice.figures.occupies]
    for one, other in combinations(occupying, 2):
        apart = times[one][1] <= times[other][0] or times[other][1] <= times[one][0]
        check(apart or side_by_side(plan, one, other), f"steps {one} and {other} occupy the learner at the same time")
