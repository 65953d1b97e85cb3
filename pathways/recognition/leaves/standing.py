"""Leaves about the learner: standing, and what was never earned."""

from __future__ import annotations

from pathways.model.kinds import Verdict
from pathways.model.requirement import Lacks, Standing
from pathways.recognition.asking import Asking
from pathways.recognition.fit import Fit, PlannedFit, citable
from pathways.recognition.leaves.holds import held_support, planned_support
from pathways.recognition.standing import standing_fits
from pathways.recognition.support import Support, Trace


def standing_supports(leaf: Standing, asking: Asking, *, throughout: bool) -> list[Support]:
    """Every stated entry, or active licence, that answers."""
    pattern = leaf.standing.active_licence
    if pattern is None:
        fits = standing_fits(leaf.standing, asking.scene.background.standing)
        found = [_personal(leaf, fit, asking, throughout=throughout) for fit in fits]
        return [support for support in found if support]
    supports: list[Support | None] = []
    for thing in asking.things:
        own = citable(thing)
        fit = Fit(min(own.verdict, asking.scene.licensed(pattern, thing, asking.aim)), own.since, own.until)
        supports.append(held_support(leaf, thing.key, fit, asking, throughout=throughout))
    for player in asking.players:
        if player.thing is not None:
            planned = PlannedFit(asking.scene.licensed(pattern, player.thing, asking.aim), player.thing.validity)
            supports.append(planned_support(leaf, player.index, planned, asking, throughout=throughout))
    return [support for support in supports if support]


def _personal(leaf: Standing, fit: Fit, asking: Asking, *, throughout: bool) -> Support | None:
    support = held_support(leaf, "", fit, asking, throughout=throughout)
    if support is None:
        return None
    return Support(
        support.verdict,
        since=support.since,
        until=support.until,
        end_until=support.end_until,
        trail=(Trace(leaf, (), support.verdict),),
    )


def lacks_supports(leaf: Lacks, asking: Asking, *, throughout: bool) -> list[Support]:
    """The one support there can be: nothing held matches, and what is planned and matches ends late enough.

    What only perhaps matches closes the door, unless UNKNOWN is enough.
    """
    scene = asking.scene
    held = [scene.match(leaf.lacks, thing, asking.aim) for thing in scene.things]
    planned = {
        player.index: scene.match(leaf.lacks, player.thing, asking.aim) for player in asking.others if player.thing
    }
    open_to = Verdict.UNKNOWN if asking.floor <= Verdict.UNKNOWN else Verdict.UNMET
    if max(held, default=Verdict.UNMET) > open_to:
        return []
    later = frozenset((index, throughout) for index, matched in planned.items() if matched > open_to)
    doubtful = Verdict.UNKNOWN in held or (open_to is Verdict.UNKNOWN and Verdict.UNKNOWN in planned.values())
    verdict = Verdict.UNKNOWN if doubtful else Verdict.MET
    return [Support(verdict, not_before=later, trail=(Trace(leaf, (), verdict),))]
