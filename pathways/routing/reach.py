"""Reach: what could ever be met around a target, leaving aside moments, money and what counts twice.

A credential is in reach when some move that earns it asks only what is met or in reach. The least set of which that is
true is grown from nothing, so that what can only rest on itself stays out. What is out of reach is out of reach of
every route, which makes this a proof; what is in reach may still be impossible for reasons of time.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace

from pathways.model.kinds import Verdict
from pathways.model.requirement import Group, Requirement, patterns_of, walk
from pathways.recognition.asking import Asking
from pathways.recognition.claims import STRENGTHS
from pathways.recognition.match import Aim
from pathways.routing.hopes import Hope, Hopes, Part, hopes_of
from pathways.routing.move import Arrive, Award, Earn, Move
from pathways.routing.slots import leaves_of
from pathways.routing.terrain import Terrain

EDGE = 2000
"""How many credentials are looked at; what lies beyond is taken as in reach."""

Tag = object
"""What forbids a move: the name of a limit, or an end."""

Tree = tuple[tuple[str, ...], Requirement]
"""A requirement, and the items that it meets once it is met itself ("": all of them)."""


@dataclass
class View:
    """What is in reach when some leaves are taken as met and some tags do not bind."""

    met: frozenset[int]
    lifted: frozenset[Tag]
    open: set[tuple[str, ...]] = field(default_factory=set)  # keys of moves
    earned: set[str] = field(default_factory=set)
    own: set[str] = field(default_factory=set)  # earned by a way, not by an award


@dataclass
class Reach:
    """The moves around a target in a terrain without limits, and what each of them asks.

    `tags`: what forbids a move in the question as it was asked. `places`: where the question allows work.
    """

    terrain: Terrain
    asking: Asking
    places: tuple[str, ...]
    tags: Callable[[Move], frozenset[Tag]]
    moves: dict[tuple[str, ...], Move] = field(default_factory=dict)
    levels: dict[tuple[str, ...], int] = field(default_factory=dict)  # how far from the target
    _forbids: dict[tuple[str, ...], frozenset[Tag]] = field(default_factory=dict)
    _users: dict[str, set[tuple[str, ...]]] = field(default_factory=dict)
    _owners: dict[int, set[tuple[str, ...]]] = field(default_factory=dict)
    _hopes: dict[tuple[int, Aim], Hopes] = field(default_factory=dict)
    _views: dict[frozenset[Tag], View] = field(default_factory=dict)

    def explore(self, arrival: Arrive) -> None:
        """Take in every move that the arrival may rest on, level by level."""
        level: list[Move] = [arrival]
        while level:
            found: set[str] = set()
            self.terrain.near.matching([pattern for move in level for pattern in self._patterns(move)])
            for move in level:
                self.moves[move.key] = move
                self.levels[move.key] = self.levels.get(move.key, max(self.levels.values(), default=-1) + 1)
                self._forbids[move.key] = self.tags(move)
                found |= self._take(move)
            fresh = sorted(found) if len(self._users) < EDGE else []
            depth = max(self.levels.values()) + 1
            self.terrain.near.want(fresh)
            level = [move for id in fresh for move in self.terrain.earning(id)]
            self.levels.update({move.key: depth for move in level})
