"""Linking: whether the choices of a plan cite every step, and rest on nothing that rests on them."""

from __future__ import annotations

from collections.abc import Sequence

from pathways.routing.choice import Choice


def linked(choices: Sequence[Choice]) -> bool:
    """Whether every step is cited and none rests on itself; the first one is the arrival."""
    rests: list[set[int]] = [{cite.step for cite in choice.support.cites} for choice in choices]
    for choice in choices:
        for test, course in choice.support.feeds:
            rests[test].add(course)
    cited = set[int]().union(*rests)
    if len(cited) != len(choices) - 1:
        return False
    upstream = _upstream(rests)
    if upstream is None:
        return False
    return all(
        step not in upstream[index] for index, choice in enumerate(choices) for step, _ in choice.support.not_before
    )


def _upstream(rests: Sequence[set[int]]) -> list[set[int]] | None:
    """All that each step rests on, directly or not; None where something rests on itself."""
    known: dict[int, set[int]] = {}
    left = set(range(len(rests)))
    while left:
        ready = [step for step in left if rests[step] <= known.keys()]
        if not ready:
            return None
        for step in ready:
            known[step] = set(rests[step]).union(*(known[below] for below in rests[step]))
        left.difference_update(ready)
    return [known[step] for step in range(len(rests))]
