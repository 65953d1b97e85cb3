"""The work steps of a plain route: for which leaf they last, and what they cite."""

from __future__ import annotations

from collections.abc import Iterator

from pathways.model.kinds import CredentialKind
from pathways.model.pattern import Pattern
from pathways.model.requirement import Experience, Group, Requirement, Work
from tests.oracle.asking import Asking
from tests.oracle.choose_work import licences, specs
from tests.oracle.leaves import Reader, check
from tests.oracle.match import inside
from tests.oracle.plan import Use
from tests.oracle.thing import Action
from tests.oracle.world import World
from tests.plainroute import PlainRoute, PlainStep, Support


def work_action(world: World, route: PlainRoute, step: PlainStep) -> Action:
    """The work of a step, as the one leaf that it lasts for asks for it."""
    owners = [
        node for root, support in _supports(world, route) if support.own == step.key for node in _at(root, support)
    ]
    check(len(owners) == 1, f"{step.key} is work, and lasts for {len(owners)} leaves")
    (work,) = owners
    found = [spec for spec in specs(work) if (spec.occupation, spec.place) == (step.occupation, step.place)]
    check(bool(found), f"{step.key} is not the work its leaf asks for")
    return Action(spec=found[0], during=work.while_holding, following=work.after)


def _supports(world: World, route: PlainRoute) -> Iterator[tuple[Requirement, Support]]:
    """Every support with the root of the requirement it is for."""
    yield from ((world.target, support) for support in route.target)
    agreements = {one.id: one for one in world.agreements}
    for step in route.steps:
        ways = world.credentials[step.credential].ways if step.credential in world.credentials else ()
        for way in ways:
            if way.id == step.way:
                yield from ((way.requires, support) for support in step.supports)
        for claim in step.claims:
            check(claim.agreement in agreements, f"{claim.agreement} is no active agreement")
            yield from ((agreements[claim.agreement].from_, support) for support in claim.evidence)


def _at(root: Requirement, support: Support) -> Iterator[Work]:
    node = root
    for index in support.path:
        assert isinstance(node, Group), f"there is no item {support.path}"
        node = node.items[index]
    if isinstance(node, Experience):
        yield node.experience


def work_uses(reader: Reader, asking: Asking, step: PlainStep) -> tuple[Use, ...]:
    """What a work step cites: a thing it is after, one it is held during, a licence."""
    action = reader.plan.actions[asking.step]
    uses: list[Use] = []
    for pattern, refs, keep in ((action.following, step.after, False), (action.during, step.during, True)):
        check(pattern is not None or not refs, f"{step.key} cites {refs}, which nothing asks for")
        if pattern is not None:
            uses.append(reader.matching(asking, pattern, refs, keep))
    needed = list(licences(reader.world, action, tuple(use for use in uses if use.keep)))
    check(bool(needed) == bool(step.licence), f"{step.key}: a licence is missing, or cited where none is needed")
    for professions, place in needed:
        pattern = Pattern(professions=tuple(sorted(professions)), kinds=(CredentialKind.LICENCE,))
        use = reader.matching(asking, pattern, step.licence, True)
        there = use.cites[0].thing.jurisdiction
        check(there is not None and inside(place, [there]), f"{step.key}: the licence is not of {place}")
        uses.append(use)
    return tuple(uses)
