"""Leaves that ask for credits from a pool of holdings."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from fractions import Fraction
from typing import NamedTuple

from pathways.model.kinds import Verdict
from pathways.model.requirement import CreditsFrom
from pathways.recognition.asking import Asking
from pathways.recognition.leaves.holds import single_supports
from pathways.recognition.support import NOTHING, Support, Trace, join


class CreditsItem(NamedTuple):
    """A name that tells credentials apart, semester credits, and the support by that thing."""

    name: str
    amount: Fraction
    support: Support


def credits_supports(leaf: CreditsFrom, asking: Asking, *, throughout: bool) -> list[Support]:
    """Every set of things whose credits reach the amount, none of them needless, none counted in another."""
    needed = leaf.credits.semester(None)
    if needed is None:
        return []
    items = [*_items(leaf, asking, throughout=throughout)]
    if asking.floor <= Verdict.UNKNOWN:
        items += _unknown(leaf, needed, asking, throughout=throughout)
    items.sort(key=lambda item: (-item.amount, item.name))
    if not asking.counts:
        free = _all_free(items, needed, asking)
        if free is not None:
            return [as_pool(leaf, free)]
    return [as_pool(leaf, one) for one in _reaching(items, needed, asking)]


def _items(leaf: CreditsFrom, asking: Asking, *, throughout: bool) -> Iterator[CreditsItem]:
    for name, support in single_supports(leaf, leaf.of, asking, throughout=throughout):
        amount = _credits_of(support, asking)
        if amount:
            yield CreditsItem(name, amount, support)


def _unknown(leaf: CreditsFrom, needed: Fraction, asking: Asking, *, throughout: bool) -> Iterator[CreditsItem]:
    """Things whose credits are not known: each might be enough alone."""
    for name, support in single_supports(leaf, leaf.of, asking, throughout=throughout):
        if _credits_of(support, asking) is None:
            yield CreditsItem(name, needed, replace(support, verdict=Verdict.UNKNOWN))


def _credits_of(support: Support, asking: Asking) -> Fraction | None:
    """The credits of the one thing that a support cites."""
    thing = asking.thing(support.trail[0].cited[0])
    return thing.credits if thing else None


def all_free(leaf: CreditsFrom, held: Iterable[tuple[str, Support]], asking: Asking) -> Support | None:
    """The held things that serve for good, where their credits reach the amount."""
    needed = leaf.credits.semester(None)
    items = [CreditsItem(name, amount, support) for name, support in held if (amount := _credits_of(support, asking))]
    items.sort(key=lambda item: (-item.amount, item.name))
    return None if needed is None else _all_free(items, needed, asking)


def _all_free(items: list[CreditsItem], needed: Fraction, asking: Asking) -> Support | None:
    """Where nothing is bound and nothing counted elsewhere, the largest free holdings are as good as any choice."""
    scene = asking.scene
    # What is part of something held is the same thing as another earning of it.
    names = {thing.credential or thing.key for thing in scene.things if scene.parts_above(thing.key)}
    chosen, total = NOTHING, Fraction(0)
    for name, amount, support in items:
        if total >= needed:
            break
        key = support.trail[0].cited[0]
        if support.free and support.since <= scene.start and isinstance(key, str) and name not in names:
            names.add(name)
            chosen, total = join(chosen, support) or chosen, total + amount
    return chosen if total >= needed else None


def _reaching(items: list[CreditsItem], needed: Fraction, asking: Asking) -> Iterator[Support]:
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
        both = join(support, item) if name not in names and not nested(item, support, asking) else None
        if both is not None:
            stack.append((index + 1, total + amount, both, names | {name}))


def nested(item: Support, chosen: Support, asking: Asking) -> bool:
    """Whether a held item is part of a chosen holding, or the other way round."""
    keys = [key for key in item.evidence if isinstance(key, str)]
    return any(
        not asking.scene.parts_above(key).isdisjoint(chosen.evidence)
        or any(key in asking.scene.parts_above(other) for other in chosen.evidence if isinstance(other, str))
        for key in keys
    )


def as_pool(leaf: CreditsFrom, support: Support) -> Support:
    """A set of things as what meets the leaf: nothing in it may be counted in another of it."""
    cited = tuple(key for trace in support.trail for key in trace.cited)
    return replace(support, trail=(Trace(leaf, cited, support.verdict),), pools=(*support.pools, support.evidence))
