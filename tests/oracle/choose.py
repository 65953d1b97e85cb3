"""Every way to meet a requirement: which items, which things, from the background, the plan, or steps added for it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import combinations
from typing import Any

from pathways.model.kinds import Verdict
from pathways.model.requirement import (
    CreditsFrom,
    Experience,
    Group,
    Holds,
    Judgement,
    Lacks,
    LanguageLevels,
    Requirement,
    Standing,
    TestScores,
)
from tests.oracle import choose_language, choose_standing, choose_things, choose_work
from tests.oracle.asking import Asking
from tests.oracle.counting import Counted
from tests.oracle.grades import mean
from tests.oracle.plan import Plan, Use

Chosen = Iterator[tuple[Plan, tuple[Use, ...]]]


def supports(asking: Asking, node: Requirement, plan: Plan, keep: bool = False) -> Chosen:
    """All supports of a requirement by plans that extend `plan`; `keep`: a group above says throughout."""
    if asking.waives(node):
        yield plan, (Use(node, waived=True),)
        return
    keep = keep or (node.throughout and asking.world.on("throughout"))
    if isinstance(node, Group):
        for items in combinations(node.items, node.needed):
            inner = asking if node.mean is None else replace(asking, exact=True)
            for grown, uses in _all(inner, items, plan, keep):
                yield from with_mean(asking, node, items, grown, uses)
        return
    found = [
        (grown, way)
        for grown, use in leaf_supports(asking, node, plan)
        for way in kept(use, keep)
        if way.verdict >= asking.world.limits.certainty
    ]
    lasting = [] if asking.exact else [use.verdict for _, use in found if for_good(asking, use)]
    served = max(lasting, default=Verdict.UNMET)
    for grown, use in found:
        if not set(use.steps()) or (Verdict.MET if use.tests else use.verdict) > served:
            yield grown, (use,)


def for_good(asking: Asking, use: Use) -> bool:
    """Whether what is held meets a leaf from the route's start on and without end: it is not earned again for that."""
    lasting = not use.jobs and all(
        cite.thing.end is None and cite.max_age is None and (cite.thing.held or 0) <= asking.world.origin
        for cite in use.cites
    )
    if not lasting or set(use.steps()):
        return False
    # Credits count once: what is held in parts may yet be too little.
    pool = isinstance(use.leaf, CreditsFrom)
    return not pool or Counted(asking.world, Plan(())).apart([cite.thing for cite in use.cites])


def _all(asking: Asking, items: tuple[Requirement, ...], plan: Plan, keep: bool) -> Chosen:
    if not items:
        yield plan, ()
        return
    for grown, first in supports(asking, items[0], plan, keep):
        for full, rest in _all(asking, items[1:], grown, keep):
            yield full, first + rest


def with_mean(asking: Asking, node: Group, items: tuple[Requirement, ...], plan: Plan, uses: tuple[Use, ...]) -> Chosen:
    if node.mean is None or not asking.world.on("grade"):
        yield plan, uses
        return
    single = all(isinstance(item, Holds) and item.count == 1 for item in items)
    verdict = mean(node.mean, [use.cites[0].thing for use in uses if use.cites]) if single else Verdict.UNKNOWN
    if verdict >= asking.world.limits.certainty:
        yield plan, (*uses, Use(node, verdict))


def leaf_supports(asking: Asking, node: Any, plan: Plan) -> Iterator[tuple[Plan, Use]]:
    match node:
        case Holds():
            yield from choose_things.holds(asking, node, plan)
        case CreditsFrom():
            yield from choose_things.credits(asking, node, plan)
        case LanguageLevels() | TestScores():
            yield from choose_language.sittings(asking, node, plan)
        case Experience():
            yield from choose_work.experience(asking, node, plan)
        case Standing():
            yield from choose_standing.standing(asking, node, plan)
        case Lacks():
            yield from choose_standing.lacks(asking, node, plan)
        case Judgement():
            yield plan, Use(node, Verdict.DISCRETIONARY if asking.world.on("judgement") else Verdict.MET)


def kept(use: Use, keep: bool) -> Iterator[Use]:
    """Under `throughout`: hold to the step's end, or be left at the start and only conditional."""
    yield replace(use, keep=keep)
    ends = use.not_after is not None or any(
        cite.max_age is not None or cite.thing.end is not None or cite.thing.validity is not None for cite in use.cites
    )
    if keep and ends:
        yield replace(use, verdict=min(use.verdict, Verdict.CONDITIONAL))
