"""Reads the supports that a plain route gives for a requirement, and checks each against what its leaf allows."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from pathways.model.kinds import Verdict
from pathways.model.pattern import Pattern
from pathways.model.requirement import Experience, Group, Requirement
from tests.oracle.asking import Asking
from tests.oracle.choose import kept, leaf_supports, with_mean
from tests.oracle.choose_things import Taken, options, take
from tests.oracle.choose_work import specs
from tests.oracle.experience import fits, suits
from tests.oracle.language import planned_verdict
from tests.oracle.plan import Plan, Use
from tests.oracle.thing import Action, Thing
from tests.oracle.world import World
from tests.plainroute import Support

Path = tuple[int, ...]
Given = dict[Path, Support]


def check(true: bool, message: str) -> None:
    """Raise AssertionError with the message unless `true`."""
    if not true:
        raise AssertionError(message)


class Closed(Asking):
    """Asks of a finished plan: no step may be added."""

    def may_add(self, plan: Plan, action: Action) -> bool:
        return False


@dataclass(frozen=True)
class Reader:
    """The plan without its choices, the numbers of its steps by key, and the courses that its tests cite."""

    world: World
    plan: Plan
    numbers: dict[str, int]
    courses: dict[int, tuple[int | Thing, ...]]

    def supported(self, asking: Asking, root: Requirement, supports: tuple[Support, ...]) -> tuple[Use, ...]:
        """The uses of a requirement, each checked, and that they meet it."""
        given = {support.path: support for support in supports}
        check(len(given) == len(supports), "an item is supported twice")
        uses = tuple(self._uses(asking, root, given, (), False))
        check(not given, f"items {sorted(given)} are supported and not asked for")
        return uses

    def _uses(self, asking: Asking, node: Requirement, given: Given, path: Path, keep: bool) -> Iterator[Use]:
        """The uses under a node; supports that are read are taken out of `given`."""
        keep = keep or node.throughout
        support = given.pop(path, None)
        if support is not None and support.waived_by is not None:
            check(_waived(asking, node, path, support), f"{support.waived_by} does not grant item {path}")
            yield Use(node, waived=True)
        elif isinstance(node, Group):
            check(support is None, f"item {path} is a group: its items are supported")
            yield from self._group(asking, node, given, path, keep)
        else:
            assert support is not None, f"nothing supports item {path}"
            check(not asking.waives(node), f"item {path} is granted by a claim, and met by that alone")
            yield self._leaf(asking, node, support, keep)

    def _group(self, asking: Asking, node: Group, given: Given, path: Path, keep: bool) -> Iterator[Use]:
        deeper = len(path) + 1
        chosen = [index for index in range(len(node.items)) if any(one[:deeper] == (*path, index) for one in given)]
        empty = [index for index, item in enumerate(node.items) if _asks_nothing(item) and index not in chosen]
        chosen = sorted(chosen + empty[: max(node.needed - len(chosen), 0)])
        check(len(chosen) == node.needed, f"group {path} needs {node.needed} items, and {len(chosen)} are supported")
        uses: list[Use] = []
        for index in chosen:
            uses += self._uses(asking, node.items[index], given, (*path, index), keep)
        items = tuple(node.items[index] for index in chosen)
        whole = [found for _, found in with_mean(asking, node, items, self.plan, tuple(uses))]
        check(bool(whole), f"the mean asked of group {path} is not reached")
        yield from whole[0]

    def _leaf(self, asking: Asking, node: Any, support: Support, keep: bool) -> Use:
        closed = Closed(asking.world, asking.step, asking.toward, claims=asking.claims)
        if isinstance(node, Experience):
            found = [self._experience(node, support)]
        else:
            wanted = self.cited(support.cites)
            found = [use for grown, use in leaf_supports(closed, node, self.plan) if grown is self.plan]
            found = [use for use in found if cited_by(use) == wanted]
        fitting = []
        for use in found:
            ways = list(kept(use, keep))
            fitting += [way for way in ways if len(ways) == 1 or way.keep is support.kept]
        check(bool(fitting), f"item {support.path} is not met by {', '.join(support.cites) or 'nothing'}")
        best = max(fitting, key=self._verdict)
        verdict = self._verdict(best)
        said = support.verdict
        check(said is verdict, f"item {support.path} is said to be {said.name}, but it is {verdict.name}")
        return best

    def _verdict(self, use: Use) -> Verdict:
        tests = use.tests
        asked = [planned_verdict(self.world, self.plan, one, self.courses.get(one.step, ())) for one in tests]
        return min((use.verdict, *asked))

    def cited(self, refs: tuple[str, ...]) -> set[object]:
        """The things and steps that references speak of."""
        things: dict[str, Thing] = {thing.holding.id: thing for thing in self.world.held if thing.holding}
        things |= {sitting.id: thing for sitting, thing in self.world.sittings}
        for ref in refs:
            check(ref in self.numbers or ref in things, f"{ref} is neither held nor earned")
        return {self.numbers[ref] if ref in self.numbers else things[ref] for ref in refs}

    def _experience(self, node: Experience, support: Support) -> Use:
        work = node.experience
        jobs = [job for job in self.world.background.experience if job.id in support.cites]
        steps = tuple(self.numbers[ref] for ref in support.cites if ref in self.numbers)
        check(len(jobs) + len(steps) == len(support.cites), f"item {support.path} cites something that is no work")
        for job in jobs:
            check(fits(work, job) is Verdict.MET, f"job {job.id} is not the work asked for")
        own = None if support.own is None else self.numbers[support.own]
        check(own is None or own in steps, f"item {support.path} does not cite its own work")
        for step in steps:
            action = self.plan.actions[step]
            fitting = action.spec in list(specs(work)) if step == own else suits(action, work)
            check(fitting, f"work step {step} does not fit item {support.path}")
        return Use(node, jobs=tuple(jobs), works=steps, own=own)

    def matching(self, asking: Asking, pattern: Pattern, refs: tuple[str, ...], keep: bool) -> Use:
        """The use of one thing, in the plan or held, that must match a pattern."""
        closed = Closed(self.world, asking.step, asking.toward)
        for option in options(closed, pattern, self.plan):
            taken = take(closed, option, Taken(self.plan))
            if taken is not None:
                use = Use(None, option.verdict, taken.cites, keep, made_from=taken.made_from)
                if cited_by(use) == self.cited(refs):
                    return use
        raise AssertionError(f"work step {asking.step} is not supported by {', '.join(refs) or 'nothing'}")


def cited_by(use: Use) -> set[object]:
    """The things and steps that a use cites."""
    return {cite.thing if cite.step is None else cite.step for cite in use.cites}


def _waived(asking: Asking, node: Requirement, path: Path, support: Support) -> bool:
    """Whether the claim named by a support grants its item; such a support cites nothing itself."""
    for claim in asking.claims:
        grant = claim.agreement.grant
        names = [grant.admission] if claim.admission else []
        names += [grant.exemption] if claim.exemption else []
        named = any(path == () if one == "all" else bool(one) and node.name in (one or ()) for one in names)
        if claim.agreement.id == support.waived_by and named and not support.cites:
            return True
    return False


def _asks_nothing(item: Requirement) -> bool:
    return isinstance(item, Group) and item.needed == 0
