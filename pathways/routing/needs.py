"""Needs: requirement trees boiled down to what bounds ask of them: is it met already, and else by which credentials?

A need is optimistic: what it says cannot help cannot, what it says may help might not.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from pathways.model.requirement import Experience, Group, Holds, Requirement
from pathways.recognition.asking import Asking
from pathways.recognition.tree import supports
from pathways.routing.slots import usable
from pathways.routing.terrain import Terrain

INFINITE = 10**40
"""More than anything costs."""


@dataclass(frozen=True, slots=True)
class Need:
    """`needed` of `parts`; or, in a leaf, at least `count` different credentials of `ids`. Neither: met already."""

    needed: int = 0
    parts: tuple[Need, ...] = ()
    ids: tuple[str, ...] = ()
    count: int = 0
    touched: frozenset[str] = frozenset()  # every id under it

    @property
    def met(self) -> bool:
        """Whether nothing more is needed."""
        return self.needed == 0 and self.count == 0


MET = Need()
DEAD = Need(needed=1)


def need_of(tree: Requirement, asking: Asking, terrain: Terrain, granted: frozenset[str] = frozenset()) -> Need:
    """The need of a tree, given what is held; items named in `granted` might be met by a claim."""
    if id(tree) in asking.met or (tree.name and tree.name in granted):
        return MET
    if isinstance(tree, Group):
        return _group(tree.needed, [need_of(item, asking, terrain, granted) for item in tree.items])
    if supports(tree, asking) or isinstance(tree, Experience):
        return MET
    return _leaf(usable(tree, asking, terrain), _left(tree, asking))


def _group(needed: int, parts: Sequence[Need]) -> Need:
    """At least so many of some needs, what is met taken off."""
    left = needed - sum(part.met for part in parts)
    alive = tuple(part for part in parts if not part.met and part != DEAD)
    if left <= 0:
        return MET
    if left > len(alive):
        return DEAD
    if left == len(alive) == 1:
        return alive[0]
    return Need(left, alive, touched=frozenset[str]().union(*(part.touched for part in alive)))


def _leaf(ids: tuple[str, ...], count: int) -> Need:
    return Need(ids=ids, count=count, touched=frozenset(ids)) if len(ids) >= count else DEAD


def _left(leaf: Requirement, asking: Asking) -> int:
    """How many different credentials a leaf still takes at least."""
    if not isinstance(leaf, Holds) or leaf.count == 1:
        return 1
    held = 0
    while held < leaf.count - 1 and supports(leaf.model_copy(update={"count": held + 1}), asking):
        held += 1
    return leaf.count - held


def least(need: Need, of: Callable[[str], int]) -> int:
    """The least that meeting a need takes where its parts may share what they take: the worst of the cheapest."""
    if need.met:
        return 0
    if need.count:
        cheapest = sorted(map(of, need.ids))
        return cheapest[need.count - 1]
    if not need.parts:
        return INFINITE
    return sorted(least(part, of) for part in need.parts)[need.needed - 1]


def least_sum(need: Need, share: Callable[[str], int]) -> int:
    """The least that meeting a need takes, each credential paying its share for each leaf that it is used for."""
    if need.met:
        return 0
    if need.count:
        return min(INFINITE, sum(sorted(map(share, need.ids))[: need.count]))
    if not need.parts:
        return INFINITE
    return min(INFINITE, sum(sorted(least_sum(part, share) for part in need.parts)[: need.needed]))


def leaves(need: Need) -> list[Need]:
    """The open leaves under a need."""
    if need.count:
        return [need]
    return [leaf for part in need.parts for leaf in leaves(part)]


def given(need: Need, have: frozenset[str]) -> Need:
    """What is left of a need once some credentials are planned."""
    if need.touched.isdisjoint(have):
        return need
    if need.count:
        left = tuple(id for id in need.ids if id not in have)
        count = need.count - (len(need.ids) - len(left))
        return _leaf(left, count) if count > 0 else MET
    return _group(need.needed, [given(part, have) for part in need.parts])
