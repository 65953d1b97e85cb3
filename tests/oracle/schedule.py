"""The least schedule of a plan: bounds on moments by one another, raised until nothing moves."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from pathways.model.kinds import Verdict
from pathways.model.requirement import Lacks
from tests.oracle.exact import Number, day_after, moment, number
from tests.oracle.experience import lacking, missing
from tests.oracle.plan import Choice, Claim, Plan, Use
from tests.oracle.thing import Action, End
from tests.oracle.world import World

Times = list[tuple[Number, Number]]

ROUNDS = 500
"""How often work is fitted to the moments at which it is cited."""


@dataclass
class Bounds:
    """All bounds of a plan but those of an order. Steps are numbers, 0 is the goal; moments are absolute."""

    floor: dict[int, Number] = field(default_factory=dict)  # a step starts no earlier
    end_floor: dict[int, Number] = field(default_factory=dict)  # a step ends no earlier
    follows: list[tuple[int, int, Number]] = field(default_factory=list)  # start of one >= end of other + months
    fresh: list[tuple[int, int, Number, bool]] = field(default_factory=list)  # end of one >= other's start/end - months
    recent: list[tuple[int, int, Number]] = field(default_factory=list)  # start of one >= other's start - months
    starts_after: list[tuple[int, int]] = field(default_factory=list)  # start of one >= other's start
    works: list[tuple[int, int, Use]] = field(default_factory=list)  # a work lasts what a step's leaf misses
    last: list[tuple[int, bool, End]] = field(default_factory=list)  # a step's start/end not after this
    enough: list[tuple[int, Use]] = field(default_factory=list)  # a step's leaf misses nothing
    lasting: list[tuple[int, Number]] = field(default_factory=list)  # a step takes no longer
    impossible: bool = False

    def not_before(self, step: int, when: Number | None) -> None:
        if when is not None:
            self.floor[step] = max(self.floor[step], when)


def bounds(world: World, plan: Plan) -> Bounds:
    """Every bound of section 8, from the steps and what they chose."""
    found = Bounds(floor=dict.fromkeys(range(len(plan.actions)), world.origin))
    for step in range(len(plan.actions)):
        _offer(world, plan, step, found)
        choice = plan.choices[step]
        for use in choice.all_uses():
            _use(world, plan, step, use, found)
        for course in choice.courses:
            if isinstance(course, int):
                found.follows.append((step, course, 0))
            else:
                found.not_before(step, course.held)
        for claim in choice.claims:
            _claim(world, step, claim, found)
    found.impossible = found.impossible or _circular(found)
    return found


def _circular(found: Bounds) -> bool:
    """Whether works last what is missing after each other."""
    after = {own: set(use.works) - {own} for own, _, use in found.works}
    for _ in after:
        after = {own: works.union(*(after.get(work, set()) for work in works)) for own, works in after.items()}
    return any(own in works for own, works in after.items())


def _offer(world: World, plan: Plan, step: int, found: Bounds) -> None:
    """What the way and the credential ask of the step itself."""
    action = plan.actions[step]
    if action.credential is not None and world.on("in_force"):
        _period(action.credential.in_force, step, found)
    way = action.way
    if way is None:
        return
    nothing_left = way.study is not None and plan.choices[step].figures.credits == 0
    if world.on("in_force") and not nothing_left:
        _period(way.open, step, found)
    if world.on("lead"):
        found.not_before(step, number(world.origin + way.lead_months))
    if way.complete_by is not None:
        found.last.append((step, True, End(day_after(way.complete_by), inclusive=False)))
    if way.complete_within_months is not None:
        found.lasting.append((step, number(way.complete_within_months)))


def ahead(action: Action, choice: Choice) -> Number:
    """How many months before its start a step is asked for."""
    waits = [number(claim.agreement.processing_months) for claim in choice.claims]
    return max([number(action.way.lead_months) if action.way else 0, *waits])


def _period(period: object, step: int, found: Bounds) -> None:
    since, until = getattr(period, "since", None), getattr(period, "until", None)
    if since is not None:
        found.not_before(step, moment(since))
    if until is not None:
        found.last.append((step, False, End(day_after(until), inclusive=False)))


def _claim(world: World, step: int, claim: Claim, found: Bounds) -> None:
    if world.on("in_force"):
        _period(claim.agreement.in_force, step, found)
    wait = number(claim.agreement.processing_months) if world.on("processing") else 0
    found.not_before(step, world.origin + wait)
    for use in claim.uses:
        for cite in use.cites:
            if cite.step is None:
                found.not_before(step, None if cite.thing.held is None else cite.thing.held + wait)
            else:
                found.follows.append((step, cite.step, wait))
        for work in use.works:
            found.follows.append((step, work, wait))


def _use(world: World, plan: Plan, step: int, use: Use, found: Bounds) -> None:
    found.not_before(step, use.not_before)
    if use.not_after is not None:
        found.last.append((step, use.keep, use.not_after))
    for report, thing in use.made_from:
        found.not_before(report, thing.held)
    if isinstance(use.leaf, Lacks) and not use.waived:
        _lacks(world, plan, step, use, found)
    _cites(step, use, found)
    _works(step, use, found)


def _cites(step: int, use: Use, found: Bounds) -> None:
    """Held when the step starts, valid and young enough then, or at its end too."""
    for cite in use.cites:
        thing = cite.thing
        if cite.step is None:
            found.not_before(step, thing.held)
            if thing.end is not None:
                found.last.append((step, use.keep, thing.end))
            if cite.max_age is not None and thing.held is not None:
                found.last.append((step, use.keep, End(number(thing.held + cite.max_age), inclusive=True)))
            continue
        found.follows.append((step, cite.step, 0))
        for months in (thing.validity, cite.max_age):
            if months is not None:
                found.fresh.append((cite.step, step, months, use.keep))
        if cite.since is not None:
            found.end_floor[cite.step] = max(found.end_floor.get(cite.step, 0), cite.since)


def _works(step: int, use: Use, found: Bounds) -> None:
    for work in use.works:
        found.follows.append((step, work, 0))
        if use.leaf.experience.within_months is not None:
            found.recent.append((work, step, number(use.leaf.experience.within_months)))
    if use.own is not None:
        found.works.append((use.own, step, use))
    elif hasattr(use.leaf, "experience") and not use.waived:  # what a claim meets asks nothing more
        found.enough.append((step, use))


def _lacks(world: World, plan: Plan, step: int, use: Use, found: Bounds) -> None:
    """What the step lacks is earned no earlier than it starts, and is nothing that the step rests on."""
    toward = plan.actions[step].credential
    for other, action in enumerate(plan.actions):
        if action.thing is None or other == step:
            continue
        if world.matcher.verdict(action.thing, use.leaf.lacks, toward) >= Verdict.UNKNOWN:
            found.impossible = found.impossible or plan.rests(step, other)
            found.fresh.append((other, step, 0, use.keep))


def least(world: World, plan: Plan, found: Bounds, order: tuple[int, ...]) -> Times | None:
    """The least moments that honour every bound and this order of the occupying steps; None: there are none.

    Work lasts what is missing when it is cited, and all moments are raised anew for what it lasts, until both agree:
    what another work step takes over makes a plan shorter than it seemed.
    """
    if found.impossible:
        return None
    follows = [*found.follows, *_in_turn(plan, order)]
    length: list[Number] = [choice.figures.months for choice in plan.choices]
    for _ in range(ROUNDS):
        start = _raised(world, plan, found, follows, length)
        if start is None:
            return None
        fitted = _fitted(world, found, start, length)
        if fitted == length:
            times = [(number(when), number(when + months)) for when, months in zip(start, length, strict=True)]
            return times if _ends_hold(world, found, times, length) else None
        length = fitted
    return None


def _in_turn(plan: Plan, order: tuple[int, ...]) -> Iterator[tuple[int, int, Number]]:
    """Each occupying step waits for those before it."""
    for place, later in enumerate(order):
        yield from ((later, sooner, 0) for sooner in order[:place] if not side_by_side(plan, later, sooner))


def _fitted(world: World, found: Bounds, start: list[Number], length: list[Number]) -> list[Number]:
    """How long each work lasts for what is missing at these moments; works that last after others come out last."""
    fitted = list(length)
    for _ in found.works:
        for work, step, use in found.works:
            others = sum((fitted[other] for other in use.works if other != work), 0)
            fitted[work] = missing(world, use.leaf.experience, use.jobs, others, start[step])
    return fitted


def _raised(
    world: World, plan: Plan, found: Bounds, follows: list[tuple[int, int, Number]], length: list[Number]
) -> list[Number] | None:
    """The least moments for steps that last so long; None once one passes the horizon."""
    start = [found.floor[step] for step in range(len(plan.actions))]
    moved = True
    while moved:
        before = list(start)
        for step, other, months in follows:
            start[step] = max(start[step], start[other] + length[other] + months)
        for step, other, months in found.recent:
            start[step] = max(start[step], start[other] - months)
        for step, other, months, at_end in found.fresh:
            use_at = start[other] + (length[other] if at_end else 0)
            start[step] = max(start[step], use_at - months - length[step])
        for step, when in found.end_floor.items():
            start[step] = max(start[step], when - length[step])
        start = [intake(world, plan, step, when) for step, when in enumerate(start)]
        if any(when + months > world.horizon for when, months in zip(start, length, strict=True)):
            return None
        moved = start != before
    return start


def side_by_side(plan: Plan, one: int, other: int) -> bool:
    """Whether one is work and the other a way beside work: they do not wait for each other."""
    beside = plan.choices[one].figures.beside and plan.choices[other].figures.beside
    return beside and (plan.actions[one].spec is None) != (plan.actions[other].spec is None)


def intake(world: World, plan: Plan, step: int, when: Number) -> Number:
    """The first moment of an intake month, where there is study left and the way has intakes."""
    way = plan.actions[step].way
    if way is None or way.study is None or not way.study.intakes or not world.on("intake"):
        return when
    if plan.choices[step].figures.credits == 0:
        return when
    month = -(-when // 1)
    while month % 12 + 1 not in way.study.intakes:
        month += 1
    return month


def _ends_hold(world: World, found: Bounds, times: Times, length: list[Number]) -> bool:
    for step, at_end, end in found.last:
        if end.passed(times[step][1 if at_end else 0]):
            return False
    for step, use in found.enough:
        others = sum((length[other] for other in use.works), 0)
        if lacking(world, use.leaf.experience, use.jobs, others, times[step][0]) > 0:
            return False
    return all(length[step] <= most for step, most in found.lasting)
