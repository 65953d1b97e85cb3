"""Leaves that ask for credits from a pool of holdings."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from fractions import Fraction

from pathways.model.requirement import CreditsFrom
from pathways.recognition.asking import Asking
from pathways.recognition.leaves.holds import single_supports
from pathways.recognition.support import NOTHING, Key, Support, Trace, join

Item = tuple[str, Fraction, Support]
"""A name that tells credentials apart, semester credits, and the support by that thing."""


def credits_supports(leaf: CreditsFrom, asking: Asking, *, throughout: bool) -> list[Support]:
    """Every set of things whose credits reach the amount, none of them needless, none counted in another."""
    needed = leaf.credits.semester(None)
    if needed is None:
        return []
    items = sorted(_items(leaf, asking, throughout=throughout), key=lambda item: (-item[1], item[0]))
    if not asking.counts:
        free = _all_free(items, needed, asking)
        if free is not None:
            return [_as_pool(leaf, free)]
    return [_as_pool(leaf, one) for one in _reaching(items, needed, asking)]


def _items(leaf: CreditsFrom, asking: Asking, *, throughout: bool) -> Iterator[Item]:
    for name, support in single_supports(leaf, leaf.of, asking, throughout=throughout):
        cited = support.trail[0].cited[0]
        amount = _credits_of(cited, asking)
        if amount:
            yield name, amount, support


def _credits_of(key: Key, asking: Asking) -> Fraction | None:
    if isinstance(key, str):
        return asking.scene.thing_of[key].credits
    thing = asking.cast[key].thing
    return thing.credits if thing else None


def _all_free(items: list[Item], needed: Fraction, asking: Asking) -> Support | None:
    """Where nothing is bound and nothing counted elsewhere, all free holdings together are as good as any choice."""
    chosen, total, names = NOTHING, Fraction(0), set[str]()
    for name, amount, support in items:
        key = support.trail[0].cited[0]
        held = isinstance(key, str) and not asking.scene.parts_above(key)
        if support.free and support.since <= asking.scene.start and held and name not in names:
            names.add(name)
            chosen, total = join(chosen, support) or chosen, total + amount
    return chosen if total >= needed else None


def _reaching(items: list[Item], needed: Fraction, asking: Asking) -> Iterator[Support]:
    """Depth first over the items, largest first: a set is taken once it reaches the amount, so none is needless."""
    rest = [Fraction(0)] * (len(items) + 1)
    for index in range(len(items) - 1, -1, -1):
        rest[index] = rest[index + 1] + items[index][1]
    stack: list[tuple[int, Fraction, Support, frozenset[str]]] = [(0, Fraction(0), NOTHING, frozenset())]
    while stack:
        index, total, support, names = stack.pop()
        if total >= needed:
            yield support
            continue
        if index == len(items) or total + rest[index] < needed:
            continue
        name, amount, item = items[index]
        stack.append((index + 1, total, support, names))
        both = join(support, item) if name not in names and not _nested(item, support, asking) else None
        if both is not None:
            stack.append((index + 1, total + amount, both, names | {name}))


def _nested(item: Support, chosen: Support, asking: Asking) -> bool:
    """Whether a held item is part of a chosen holding, or the other way round."""
    keys = [key for key in item.evidence if isinstance(key, str)]
    return any(
        not asking.scene.parts_above(key).isdisjoint(chosen.evidence)
        or any(key in asking.scene.parts_above(other) for other in chosen.evidence if isinstance(other, str))
        for key in keys
    )


def _as_pool(leaf: CreditsFrom, support: Support) -> Support:
    cited = tuple(key for trace in support.trail for key in trace.cited)
    return replace(support, trail=(Trace(leaf, cited, support.verdict),), pools=(*support.pools, support.evidence))
