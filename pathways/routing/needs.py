"""Needs: requirement trees boiled down to what bounds ask of them: is it met already, and else by which credentials?

A need is optimistic: what it says cannot help cannot, what it says may help might not.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from types import MappingProxyType

from pathways.model.kinds import Verdict
from pathways.model.requirement import CreditsFrom, Experience, Group, Holds, LanguageLevels, Requirement, TestScores
from pathways.recognition.asking import Asking
from pathways.recognition.leaves.experience import missing_months
from pathways.recognition.leaves.holds import single_supports
from pathways.recognition.thing import semester_credits
from pathways.recognition.tree import supports
from pathways.routing.cost import SCALE, ceil_of, floor_of
from pathways.routing.terrain import Terrain
from pathways.routing.usable import WORK, usable

ZERO = Fraction(0)
INFINITE = 10**40
"""More than anything costs."""


@dataclass(frozen=True, slots=True)
class Need:
    """`needed` of `parts`; or, in a leaf, at least `count` different credentials of `ids`. Neither: met already.

    `work`: so much work after that, in months (units of bounds); work may be done for several needs at once.
    `weights`: of the ids, which are to come to at least `amount` (both in units of credits); none: they only count.
    `fewest`: so many different credentials at least. `common`: what meets it may serve several claims at once.
    """

    needed: int = 0
    parts: tuple[Need, ...] = ()
    work: int = 0
    ids: tuple[str, ...] = ()
    count: int = 0
    touched: frozenset[str] = frozenset()  # every id under it
    weights: tuple[int, ...] = ()
    amount: int = 0
    fewest: int = 0
    common: bool = False

    @property
    def met(self) -> bool:
        """Whether nothing more is needed."""
        return self.needed == 0 and self.count == 0 and self.work == 0

    @property
    def works(self) -> bool:
        """Whether some work is needed however it is met."""
        return self.work > 0 or sum(part.works for part in self.parts) > len(self.parts) - self.needed >= 0


MET = Need()
DEAD = Need(needed=1)


Granted = Mapping[str, Sequence[Need]]
"""What claims need that meet an item, by its name; "" is a whole requirement, `GUISE` any leaf that asks for things."""

GUISE = "*"
"""Stands for what an equivalence may make things count as; no name is like it."""


def need_of(tree: Requirement, asking: Asking, terrain: Terrain, granted: Granted = MappingProxyType({})) -> Need:
    """The need of a tree, given what is held; items that are named in `granted` might be met by a claim."""
    need = _own_need(tree, asking, terrain, granted)
    if tree.name and tree.name in granted:
        return at_least(1, (need, *granted[tree.name]))
    return need


def _own_need(tree: Requirement, asking: Asking, terrain: Terrain, granted: Granted) -> Need:
    if id(tree) in asking.met or (GUISE in granted and isinstance(tree, Holds | CreditsFrom)):
        return MET
    if isinstance(tree, Group):
        return at_least(tree.needed, [need_of(item, asking, terrain, granted) for item in tree.items])
    if _held(tree, asking):
        return MET
    if isinstance(tree, Experience):
        return _working(tree, asking, terrain)
    if isinstance(tree, CreditsFrom):
        return pool_left(tree, asking, terrain)
    need = leaf_need(usable(tree, asking, terrain), _left(tree, asking))
    return replace(need, common=True) if isinstance(tree, LanguageLevels | TestScores) and need != DEAD else need


def _held(leaf: Requirement, asking: Asking) -> bool:
    """Whether something held meets a leaf; what meets it at a lower floor is remembered for the higher ones."""
    if leaf.throughout or asking.only is not None:
        return bool(supports(leaf, asking))
    scene = asking.scene
    key = id(leaf), asking.aim
    if key not in scene.best:
        lowest = replace(asking, floor=Verdict.DISCRETIONARY)
        # The leaf is kept beside the verdict, so that its identity stays its own.
        best = max((one.verdict for one in supports(leaf, lowest)), default=Verdict.UNMET)
        scene.best[key] = leaf, best
    return scene.best[key][1] >= asking.floor


def _working(leaf: Experience, asking: Asking, terrain: Terrain) -> Need:
    """The work that the background leaves to be done, and what must be held before it and meanwhile."""
    missing = missing_months(leaf, asking)
    if missing is None:
        return DEAD
    terms = terrain.terms(leaf)
    before = at_least(len(terms), [need_of(term, asking, terrain) for term in terms])
    if before == DEAD:
        return DEAD
    touched = frozenset((WORK, *before.touched))
    needed = len(before.parts) and before.needed
    work = floor_of(missing)
    return Need(needed, before.parts, work, before.ids, before.count, touched, fewest=before.fewest, common=True)


def at_least(needed: int, parts: Sequence[Need]) -> Need:
    """At least so many of some needs, what is met taken off."""
    left = needed - sum(part.met for part in parts)
    alive = tuple(part for part in parts if not part.met and part != DEAD)
    if left <= 0:
        return MET
    if left > len(alive):
        return DEAD
    if left == len(alive) == 1:
        return alive[0]
    touched = frozenset[str]().union(*(part.touched for part in alive))
    counts = sorted(part.fewest for part in alive)[:left]
    apart = len(touched) == sum(len(part.touched) for part in alive)
    # Where no credential could serve two parts, each part takes its own.
    return Need(left, alive, touched=touched, fewest=sum(counts) if apart else counts[-1])


def evidence_of(need: Need) -> Need:
    """What of a claim's need no other claim may rest on: no test of language, nor what is held while one works."""
    if need.common:
        return Need(work=need.work, touched=frozenset((WORK,))) if need.work else MET
    return at_least(need.needed, [evidence_of(part) for part in need.parts]) if need.parts else need


def leaf_need(ids: tuple[str, ...], count: int) -> Need:
    """At least so many of some credentials."""
    return Need(ids=ids, count=count, touched=frozenset(ids), fewest=count) if len(ids) >= count else DEAD


def pool_left(
    leaf: CreditsFrom,
    asking: Asking,
    terrain: Terrain,
    chosen: Fraction = ZERO,
    last: tuple[Fraction, str] | None = None,
) -> Need:
    """What is left of a pool of credits, chosen from the largest thing down to `last`, and by name."""
    needed = leaf.credits.semester(None)
    if needed is None:
        return DEAD
    left = needed - chosen
    for name, support in single_supports(leaf, leaf.of, asking, throughout=leaf.throughout):
        cited = support.trail[0].cited[0]
        amount = asking.scene.thing_of[cited].credits if isinstance(cited, str) else None
        if amount and (last is None or (-amount, name) > last):
            left -= amount
    weights: dict[str, int] = {}
    for id in usable(leaf, asking, terrain):
        credential = terrain.near.credential(id)
        amount = semester_credits(credential, terrain.near) if credential is not None else None
        if amount and (last is None or (-amount, id) > last):
            weights[id] = ceil_of(amount)
    return pool_need(weights, floor_of(left))


def pool_need(weights: Mapping[str, int], amount: int) -> Need:
    """At least an amount of what some credentials weigh."""
    if amount <= 0:
        return MET
    count, total = 0, 0
    for weight in sorted(weights.values(), reverse=True):
        if total >= amount:
            break
        count, total = count + 1, total + weight
    if total < amount:
        return DEAD
    ids = tuple(weights)
    return Need(0, (), 0, ids, count, frozenset(ids), tuple(weights.values()), amount, count)


def _left(leaf: Requirement, asking: Asking) -> int:
    """How many different credentials a leaf still takes at least."""
    if not isinstance(leaf, Holds) or leaf.count == 1:
        return 1
    held = 0
    while held < leaf.count - 1 and supports(leaf.model_copy(update={"count": held + 1}), asking):
        held += 1
    return leaf.count - held


def least(
    need: Need,
    of: Callable[[str], int],
    *,
    timed: bool = False,
    stepped: bool = False,
    alone: Callable[[str], int] | None = None,
) -> int:
    """The least that meeting a need takes where its parts may share what they take: the worst of the cheapest.

    `timed`: it is months that are asked for, of which work takes some; `stepped`: steps, of which it takes one.
    `alone`: what each credential takes by itself, which different ones never share; None where that does not add up.
    """
    if need.met:
        return 0
    after = need.work if timed else SCALE if stepped and need.work else 0
    if need.count:
        most = _nth(map(of, need.ids), need.count, len(need.ids))
        if alone is not None and (need.count > 1 or need.weights):
            most = max(most, _together(need, alone))
        return after + most
    if not need.parts:
        return after if need.work else INFINITE
    parts = (least(part, of, timed=timed, stepped=stepped, alone=alone) for part in need.parts)
    return after + _nth(parts, need.needed, len(need.parts))


def _together(need: Need, alone: Callable[[str], int]) -> int:
    """What so many credentials, or so much of what they weigh, take by themselves; a part of one in proportion."""
    if not need.weights:
        return sum(sorted(map(alone, need.ids))[: need.count])
    priced = sorted(
        (Fraction(cost, weight), cost, weight) for cost, weight in zip(map(alone, need.ids), need.weights, strict=True)
    )
    total, left = 0, need.amount
    for _, cost, weight in priced:
        if weight >= left:
            return min(INFINITE, total + cost * left // weight)
        total, left = total + cost, left - weight
    return INFINITE


def _nth(amounts: Iterable[int], place: int, size: int) -> int:
    """The amount at a place from 1 on, the least first."""
    if place == 1:
        return min(amounts)
    return max(amounts) if place == size else sorted(amounts)[place - 1]


def given(need: Need, have: frozenset[str]) -> Need:
    """What is left of a need once some credentials are planned."""
    if need.touched.isdisjoint(have):
        return need
    if need.weights:
        return _pool_given(need, have, spared=True)
    if need.count:
        left = tuple(id for id in need.ids if id not in have)
        count = need.count - (len(need.ids) - len(left))
        return leaf_need(left, count) if count > 0 else MET
    return at_least(need.needed, [given(part, have) for part in need.parts])


def without(need: Need, have: frozenset[str]) -> Need:
    """A need that some credentials may not serve."""
    if need.touched.isdisjoint(have):
        return need
    if need.weights:
        return _pool_given(need, have, spared=False)
    if need.count:
        return leaf_need(tuple(id for id in need.ids if id not in have), need.count)
    return at_least(need.needed, [without(part, have) for part in need.parts])


def _pool_given(need: Need, have: frozenset[str], *, spared: bool) -> Need:
    """A pool without some credentials, of which what they weigh is `spared` or not."""
    weights = dict(zip(need.ids, need.weights, strict=True))
    amount = need.amount - (sum(weights[id] for id in need.ids if id in have) if spared else 0)
    return pool_need({id: weight for id, weight in weights.items() if id not in have}, amount)
