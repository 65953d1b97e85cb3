"""Rows that a solution of the integer program shows to be missing: circles, and credit that is counted twice."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import combinations

from bench.program import FAR, Cite, Program, Row


def cuts(program: Program, values: Sequence[float]) -> list[Row]:
    """What must not be true together, as rows; none where the solution is a route."""
    cited = [cite for cite in program.cites if values[cite.column] > 0.5]
    found = [*_circles(cited), *_twice(program, cited)]
    return [Row(-FAR, len(together) - 1, dict.fromkeys(sorted(together), 1.0)) for together in found]


def _circles(cited: Sequence[Cite]) -> Iterator[set[int]]:
    """Things that rest on one another: the columns of one circle for each thing on one."""
    below: dict[str, list[Cite]] = defaultdict(list)
    for cite in cited:
        below[cite.toward].append(cite)
    for start in list(below):
        came: dict[str, Cite] = {}
        ahead = [start]
        while ahead and start not in came:
            for cite in below.get(ahead.pop(), ()):
                if cite.thing not in came:
                    came[cite.thing] = cite
                    ahead.append(cite.thing)
        if start in came:
            circle = [came[start]]
            while circle[-1].toward != start:
                circle.append(came[circle[-1].toward])
            yield {cite.column for cite in circle}


def _twice(program: Program, cited: Sequence[Cite]) -> Iterator[set[int]]:
    """Two claims of credit toward one thing that rest on the same, or on what was counted in the other."""
    counted: dict[str, list[Cite]] = defaultdict(list)
    for cite in cited:
        if cite.counted:
            counted[cite.toward].append(cite)
    for own in counted.values():
        for one, other in combinations([cite for cite in own if cite.claim is not None], 2):
            if one.claim == other.claim or frozenset((str(one.claim), str(other.claim))) in program.adds:
                continue
            first, second = _inside(one, counted), _inside(other, counted)
            common = min(
                first.keys() & second.keys(), key=lambda thing: len(first[thing] | second[thing]), default=None
            )
            if common is not None:
                yield first[common] | second[common]


def _inside(cite: Cite, counted: dict[str, list[Cite]]) -> dict[str, set[int]]:
    """What a cited thing is and what is counted in it, each with the columns by which it is."""
    found = {cite.thing: {cite.column}}
    ahead = [cite.thing]
    while ahead:
        thing = ahead.pop()
        for below in counted.get(thing, ()):
            if below.thing not in found:
                found[below.thing] = found[thing] | {below.column}
                ahead.append(below.thing)
    return found
