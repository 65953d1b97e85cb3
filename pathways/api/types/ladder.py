"""Ladders as nodes and rungs, ready to draw."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import strawberry

from pathways.api.context import context_of
from pathways.api.declare import output, read
from pathways.api.enums import Direction, How, Strength
from pathways.api.telling import words
from pathways.api.types.nodes import Agreement, Credential
from pathways.api.types.requirement import Requirement
from pathways.api.values import Exact, Source, maybe_exact
from pathways.explain.ladder import rung_sentence
from pathways.model import agreement, credential
from pathways.routing import rung

if TYPE_CHECKING:
    from pathways.routing import ladders


@dataclass(frozen=True)
class Place:
    """A credential on a ladder."""

    id: str
    distance: int
    ladder: ladders.Ladder


@output
class LadderNode:
    """A credential on a ladder."""

    @read()
    def id(root: Place) -> strawberry.ID:
        """The credential's key, as `lower` and `upper` of rungs name it."""
        return strawberry.ID(root.id)

    @read()
    def distance(root: Place) -> int:
        """How many rungs it is away from the start, at least."""
        return root.distance

    @read(Credential | None)
    async def credential(root: Place, info: strawberry.Info) -> Any:
        """The credential; null: it was taken out of the catalogue just now."""
        return await context_of(info).load.one(credential.Credential, root.id)

    @read()
    def exit(root: Place) -> bool:
        """Whether it is held on its own on the way: a place to get off with something in hand."""
        return root.id in root.ladder.exits

    @read()
    def dead_end(root: Place) -> bool:
        """Whether nothing follows it: going up, it counts toward nothing; going down, nothing counts toward it."""
        return root.id in root.ladder.dead_ends

    @read()
    def highest(root: Place) -> bool:
        """Whether it is among the highest reached."""
        return root.id in root.ladder.highest


@output
class Rung:
    """One credential counted toward another."""

    @read()
    def lower(root: rung.Rung) -> strawberry.ID:
        """What is counted: the id of a node."""
        return strawberry.ID(root.lower)

    @read()
    def upper(root: rung.Rung) -> strawberry.ID:
        """What it is counted toward: the id of a node."""
        return strawberry.ID(root.upper)

    words, words_parts = words(rung_sentence, "All of it in one sentence.")

    @read()
    def how(root: rung.Rung) -> How:
        """What the lower one does for the upper one."""
        return root.how

    @read()
    def counted(root: rung.Rung) -> Exact | None:
        """Semester credits of the lower one that count at most; null: none, or how many is not known."""
        return maybe_exact(root.counted)

    @read()
    def share(root: rung.Rung) -> Exact | None:
        """That as a share of what the upper one asks, 0 to 1; null: not known."""
        return maybe_exact(root.share)

    @read(Agreement | None)
    async def agreement(root: rung.Rung, info: strawberry.Info) -> Any:
        """The agreement that promises it; null: the upper one's own way asks for it."""
        return await context_of(info).load.one(agreement.Agreement, root.agreement)

    @read()
    def way(root: rung.Rung) -> str | None:
        """The way of the upper one, by its key; null: it is an award."""
        return root.way

    @read()
    def strength(root: rung.Rung) -> Strength | None:
        """How firmly it is promised; null: it is a way's own requirement."""
        return root.strength

    @read(Requirement)
    def part(root: rung.Rung) -> Any:
        """The part of the requirement that cites the lower one, with the grade or age it may ask."""
        return root.part

    @read(list[Requirement])
    def also_needed(root: rung.Rung) -> Any:
        """What is asked besides."""
        return list(root.also_needed)

    @read(list[Agreement])
    async def gives_way_to(root: rung.Rung, info: strawberry.Info) -> Any:
        """Agreements that take its place for whoever meets more of what they ask."""
        return await context_of(info).load.many(agreement.Agreement, root.gives_way_to)

    @read(Source)
    def source(root: rung.Rung) -> Any:
        """Where it was read."""
        return root.source


@output
class Ladder:
    """Credentials each counted in the next, for nobody in particular."""

    @read()
    def revision(root: ladders.Ladder) -> int:
        """The revision of the catalogue that it was answered from."""
        return root.revision

    @read()
    def start(root: ladders.Ladder) -> strawberry.ID:
        """Where it starts: the id of a node."""
        return strawberry.ID(root.start)

    @read()
    def direction(root: ladders.Ladder) -> Direction:
        """Which way it was followed."""
        return root.direction

    @read(list[LadderNode])
    def nodes(root: ladders.Ladder) -> list[Place]:
        """Every credential on it, the start first, then by distance."""
        return places(root)

    @read(list[Rung])
    def rungs(root: ladders.Ladder) -> Any:
        """Every rung, nearest to the start first."""
        return list(root.rungs)


def places(ladder: ladders.Ladder) -> list[Place]:
    """The credentials on a ladder with their distance from its start, nearest first."""
    up = ladder.direction is Direction.UP
    away = {ladder.start: 0}
    for one in ladder.rungs:  # they come nearest first
        near, far = one.ends if up else one.ends[::-1]
        away.setdefault(far, away.get(near, 0) + 1)
    return [Place(id, distance, ladder) for id, distance in sorted(away.items(), key=lambda one: (one[1], one[0]))]
