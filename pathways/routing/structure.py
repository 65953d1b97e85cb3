"""The shape of a catalogue, for nobody in particular: dead ends, gateways, cycles, and what nothing leads to."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

import networkx as nx

from pathways.model.agreement import Agreement, Grant
from pathways.model.credential import Credential
from pathways.model.kinds import Verdict
from pathways.model.time import moment_of
from pathways.recognition.claims import Goal, covers
from pathways.recognition.match import Aim
from pathways.routing.answer import Missing
from pathways.routing.citations import Citations, Deed
from pathways.routing.derivation import Derivation, places
from pathways.routing.neighbourhood import Neighbourhood
from pathways.routing.network import Network
from pathways.routing.observer import Observer

BATCH = 1_000
"""How many credentials are fetched at once."""


@dataclass(frozen=True)
class Gateway:
    """A credential without which those `behind` it cannot be earned, whatever else is (ids, in order)."""

    credential: str
    behind: tuple[str, ...]


@dataclass(frozen=True)
class Cycle:
    """Credentials of which each may count toward every other, directly or not.

    `shortest`: as few of them as there can be of which each may be cited by the next, and the last by the first.
    """

    members: tuple[str, ...]
    shortest: tuple[str, ...]


@dataclass(frozen=True)
class Unreachable:
    """A credential that cannot be earned; `missing` are the leaves to blame, in the order in which they are asked."""

    credential: str
    missing: tuple[Missing, ...]


@dataclass(frozen=True)
class Structure:
    """What was found of `size` credentials; ids are in order unless something else is said.

    `dead_ends` count toward nothing in the catalogue. `gateways`: those with the most behind them first. `cycles`: the
    largest first. `unreachable`: nothing leads there, even where all that is asked of the person is met. `unstated`:
    neither a way nor an award is stated; they are taken as at hand, and so is whatever was not looked at.
    """

    size: int
    dead_ends: tuple[str, ...]
    gateways: tuple[Gateway, ...]
    cycles: tuple[Cycle, ...]
    unreachable: tuple[Unreachable, ...]
    unstated: tuple[str, ...]
    revision: int


def structure(
    ids: Iterable[str], network: Network, observer: Observer | None = None, on: date | None = None
) -> Structure:
    """The shape of some credentials, by what is in force `on` a day (None: at any time).

    The observer may stop it; then `Stop` is raised, for half of a shape is none.
    """
    watching = observer or Observer()
    whole = sorted(set(ids))
    near, moment = Neighbourhood(network), moment_of(on) if on else None
    deeds: dict[str, tuple[Deed, ...]] = {}
    for first in range(0, len(whole), BATCH):
        near.want(whole[first : first + BATCH])
        for id in whole[first : first + BATCH]:
            watching.weighed()
            credential = near.credential(id)
            deeds[id] = tuple(_deeds(credential, near, moment)) if credential is not None else ()
    citations = Citations(near, set(whole).__contains__)
    citations.fetch([deed for id in whole for deed in deeds[id]])
    unstated = frozenset(id for id in whole if _unstated(id, near))
    derivation = Derivation(whole, deeds, citations, unstated, watching.weighed)
    derivation.derive()
    derivation.need()
    return Structure(
        size=len(whole),
        dead_ends=tuple(_dead_ends(whole, citations, network, moment)),
        gateways=tuple(_gateways(derivation)),
        cycles=tuple(_cycles(whole, citations, watching)),
        unreachable=tuple(_unreachable(derivation)),
        unstated=tuple(sorted(unstated)),
        revision=network.revision,
    )


def _in_force(agreements: Iterable[Agreement], moment: Fraction | None) -> list[Agreement]:
    return [one for one in agreements if moment is None or one.in_force.covers(moment)]


def _deeds(credential: Credential, near: Neighbourhood, moment: Fraction | None) -> Iterator[Deed]:
    """The ways to earn a credential and the awards of it."""
    if moment is not None and not credential.in_force.covers(moment):
        return
    led = _in_force(near.agreements_toward(credential.id), moment)
    aim = Aim.of(credential)
    for way in credential.ways:
        goal = Goal(credential, way, None)
        toward = tuple(one for one in led if covers(one, goal, near) and one.grant != Grant(award=True))
        if moment is None or way.open.covers(moment):
            yield Deed(credential.id, way.requires, aim, way.id, agreements=toward)
    for one in led:
        if one.grant.award and covers(one, Goal(credential, None, None), near):
            yield Deed(credential.id, one.from_, aim, agreement=one.id)


def _unstated(id: str, near: Neighbourhood) -> bool:
    """Whether it is not stated at all how a credential is earned."""
    credential = near.credential(id)
    return credential is None or not (credential.ways or any(one.grant.award for one in near.agreements_toward(id)))


def _dead_ends(ids: Sequence[str], citations: Citations, network: Network, moment: Fraction | None) -> Iterator[str]:
    """The credentials that no way of another one and no agreement cites, those that were not looked at included."""
    left = [id for id in ids if not any(one.users.keys() - {id} for one in citations.citing(id))]
    for first in range(0, len(left), BATCH):
        counting = network.counting(left[first : first + BATCH])
        for id in left[first : first + BATCH]:
            found = counting[id]
            elsewhere = any(upper != id for upper, _ in found.ways)
            if not elsewhere and not any(one.to.credential != id for one in _in_force(found.agreements, moment)):
                yield id


def _gateways(derivation: Derivation) -> Iterator[Gateway]:
    behind: dict[int, list[str]] = {}
    for place, id in enumerate(derivation.ids):
        for gate in places(derivation.needs.get(id, 0)):
            if gate != place:
                behind.setdefault(gate, []).append(id)
    for gate, found in sorted(behind.items(), key=lambda entry: (-len(entry[1]), entry[0])):
        yield Gateway(derivation.ids[gate], tuple(found))


def _unreachable(derivation: Derivation) -> Iterator[Unreachable]:
    for id in derivation.ids:
        if id not in derivation.reached:
            missing = [
                Missing(leaf, Verdict.UNMET, id, deed.way, deed.agreement)
                for deed in derivation.deeds[id]
                for leaf in derivation.missing(deed, deed.asked)
            ]
            yield Unreachable(id, tuple(missing))


def _cycles(ids: Sequence[str], citations: Citations, watching: Observer) -> Iterator[Cycle]:
    """The strongly connected parts of what may be cited by what; leaves are nodes too, or edges would be too many."""
    graph: nx.DiGraph[str | int] = nx.DiGraph()
    graph.add_nodes_from(ids)
    for citation in citations.every:
        graph.add_edges_from((id, citation.place) for id in citation.ids)
        graph.add_edges_from((citation.place, user) for user in citation.users)
    found: list[tuple[str, ...]] = []
    for part in nx.strongly_connected_components(graph):
        members = tuple(sorted(node for node in part if isinstance(node, str)))
        if len(members) > 1:
            found.append(members)
    for members in sorted(found, key=lambda one: (-len(one), one)):
        yield Cycle(members, _shortest(members, graph, watching))


def _shortest(members: Sequence[str], graph: nx.DiGraph[str | int], watching: Observer) -> tuple[str, ...]:
    """The first of the shortest cycles through more than one of some credentials that all lead to each other."""
    best: tuple[str, ...] = ()
    among = set(members)
    for start in members:
        watching.weighed()
        found = _around(start, among, graph, len(best) or len(members) + 1)
        if found:
            best = found
        if len(best) == 2:
            break
    first = best.index(min(best))
    return (*best[first:], *best[:first])


def _around(start: str, among: set[str], graph: nx.DiGraph[str | int], below: int) -> tuple[str, ...]:
    """A shortest cycle through one credential and others, of fewer than so many; empty where there is none."""
    before: dict[str, str | None] = {start: None}
    level, length = [start], 1
    asked = set[str | int]()
    while level and length < below:
        closing = [id for id in level if id != start and any(graph.has_edge(leaf, start) for leaf in graph[id])]
        if closing:
            return _back(min(closing), before)
        following: list[str] = []
        for id in level:
            for upper in sorted(_above(id, graph, asked) & among):
                if upper not in before:
                    before[upper] = id
                    following.append(upper)
        level, length = following, length + 1
    return ()


def _above(id: str, graph: nx.DiGraph[str | int], asked: set[str | int]) -> set[str]:
    """What a credential may be cited by, through leaves that were not looked at yet."""
    found: set[str] = set()
    for leaf in graph.successors(id):
        if leaf not in asked:
            asked.add(leaf)
            found.update(upper for upper in graph.successors(leaf) if isinstance(upper, str))
    return found


def _back(last: str, before: dict[str, str | None]) -> tuple[str, ...]:
    path: list[str] = []
    one: str | None = last
    while one is not None:
        path.append(one)
        one = before[one]
    return tuple(reversed(path))
