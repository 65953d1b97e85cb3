"""Why a search found nothing: an irreducible reason, and the single changes that would open a route.

The reason is found by deletion filtering (Chinneck and Dravnieks, "Locating minimal infeasible constraint sets in
linear programs", 1991): constraints are taken away one by one, in a fixed order, and stay away as long as there is
still provably no route; those that must stay are the reason. What proves it is what is in reach of any route at all
(`reach`), which takes no search; only where that is no proof, because moments, money or counting are the reason,
bounded searches stand in.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from pathways.model.requirement import Group
from pathways.routing.answer import Change, Impossible, Missing, Opening
from pathways.routing.grounds import Grounds
from pathways.routing.lenient import Ending
from pathways.routing.missing import change_of, ended, missing_of
from pathways.routing.observer import Observer, Stop
from pathways.routing.quest import Quest
from pathways.routing.relaxed import RAISED, Constraint, Relaxed, binding

TRIED = 40
"""How many leaves are tried as openings."""


def explained(quest: Quest, revision: int, observer: Observer) -> Impossible:
    """The proof that a quest has no route. The observer may stop it: what is known by then is told."""
    inquiry = _Inquiry(quest, Relaxed(quest, observer))
    kept: list[Constraint] = []
    openings: list[Opening] = []
    try:
        openings += inquiry.raised()
        kept = inquiry.reason()
        openings += inquiry.granted()
    except Stop:
        pass
    because = tuple(inquiry.told(one) for one in reversed(kept) if not isinstance(one, str))
    return Impossible(revision, because, tuple(one for one in RAISED if one in kept), tuple(openings))


Proven = Callable[[frozenset[Constraint]], bool]
"""Whether there is provably no route without some constraints."""


def irreducible(
    constraints: Iterable[Constraint], proven: Proven, away: frozenset[Constraint] = frozenset()
) -> list[Constraint]:
    """Those of some constraints that must stay where `away` are gone already."""
    kept: list[Constraint] = []
    for one in constraints:
        if proven(away | {one}):
            away |= {one}
        else:
            kept.append(one)
    return kept


@dataclass
class _Inquiry:
    quest: Quest
    relaxed: Relaxed
    undecided: bool = False  # some search did not end by itself

    def raised(self) -> Iterator[Opening]:
        """Every limit without which alone a route is found, with the least cost found."""
        for name in self.limits:
            plan = self.relaxed.best(frozenset((name,))).plan
            if plan is not None:
                self.opening.append(name)
                yield Opening(Change.RAISE, plan.cost, limit=name)

    def granted(self) -> Iterator[Opening]:
        """Every leaf to blame without which alone a route is found, with the least cost found."""
        for leaf in self.leaves[: -TRIED - 1 : -1]:
            away, asked = frozenset((leaf,)), self.grounds.asked[leaf]
            plan = self.relaxed.best(away).plan if self.grounds.arrives(away) else None
            if plan is not None:
                missing = self.told(leaf)
                yield Opening(change_of(missing, self.grounds.asking(asked)), plan.cost, missing)

    def reason(self) -> list[Constraint]:
        """Constraints that leave no route, none of them needless."""
        if not self.opening and not self.grounds.arrives(frozenset()):
            return self._filtered([*self.grounds.tags, *self.leaves], self._out_of_reach)
        return self._by_search()

    def _by_search(self) -> list[Constraint]:
        """Limits first; where searches are not done, the limits and the target itself have to do for a reason."""
        others = [name for name in self.limits if name not in self.opening]
        asked = self.opening if self.opening and self._searched(frozenset(others)) else self.limits
        limits = irreducible(asked, self._searched)
        if self._unsure():
            return limits if self.opening else [*limits, *irreducible(self._ours, self._searched)]
        away: frozenset[Constraint] = frozenset(self.limits).difference(limits)
        ends: list[Constraint] = [] if self.opening else [*self.grounds.endings]
        if ends and self._searched(away.union(ends)):
            away, ends = away.union(ends), []
        kept = irreducible([*ends, *self.leaves], self._searched, away)
        if self._unsure() or not (limits or kept):
            kept = [] if self.opening else irreducible(self._ours, self._searched)
        return [*limits, *kept]

    def _unsure(self) -> bool:
        return self.undecided

    def _filtered(self, constraints: Sequence[Constraint], proven: Proven) -> list[Constraint]:
        """An irreducible part of the constraints; the target's own leaves where none of them is to blame."""
        return irreducible(constraints, proven) or irreducible(self._ours, proven)

    def told(self, constraint: Ending | int) -> Missing:
        """A leaf or an end in the way, as the answer tells it."""
        if isinstance(constraint, Ending):
            return ended(constraint, self.grounds.endings[constraint])
        asked = self.grounds.asked[constraint]
        return missing_of(asked, self.grounds.asking(asked))

    def _out_of_reach(self, away: frozenset[Constraint]) -> bool:
        return not self.grounds.arrives(away)

    def _searched(self, away: frozenset[Constraint]) -> bool:
        if not away.isdisjoint(self.opening):
            return False
        outcome = self.relaxed.any(away)
        self.undecided |= outcome.plan is None and not outcome.done
        return outcome.impossible

    @cached_property
    def grounds(self) -> Grounds:
        """What is around the target."""
        return Grounds(self.quest)

    @cached_property
    def limits(self) -> list[str]:
        """The limits that could be raised."""
        return binding(self.quest.request.limits)

    @cached_property
    def opening(self) -> list[str]:
        """The limits without which alone a route was found."""
        return []

    @cached_property
    def leaves(self) -> list[int]:
        """The leaves to blame, the farthest from the target first."""
        grounds = self.grounds
        if set(self.opening) - {"certainty"}:
            return grounds.leaves(grounds.nearly)
        if grounds.arrives(frozenset()):
            return grounds.leaves(grounds.binds)
        blamed = grounds.leaves(grounds.blamed)
        if grounds.arrives(frozenset((*grounds.tags, *blamed))):
            return blamed
        # Nothing is missing by itself: what rests only on itself is.
        return grounds.leaves(lambda asked: asked.level > 0 and grounds.unmet(asked)) or self._ours

    @cached_property
    def _ours(self) -> list[int]:
        return self.grounds.leaves(lambda asked: asked.level == 0 and not isinstance(asked.part, Group))
