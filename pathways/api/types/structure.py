"""How a catalogue hangs together: gateways, dead ends, cycles, what cannot be reached."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import strawberry

from pathways.api.context import context_of
from pathways.api.declare import described, output, read
from pathways.api.loading import NOBODY
from pathways.api.telling import words
from pathways.api.types.answer import Missing, MissingOf
from pathways.api.types.nodes import Credential, First
from pathways.explain.structure import gateway_sentence
from pathways.model import credential

if TYPE_CHECKING:
    from pathways.routing import structure

MOST = 200


async def _named(info: strawberry.Info, ids: Any) -> Any:
    return await context_of(info).load.many(credential.Credential, ids)


@output
class Gateway:
    """A credential that every ladder to some others passes."""

    @read(Credential | None)
    async def credential(root: structure.Gateway, info: strawberry.Info) -> Any:
        """The credential; null: it was taken out of the catalogue just now."""
        return await context_of(info).load.one(credential.Credential, root.credential)

    words, words_parts = words(gateway_sentence, "What it is the gateway to, in a sentence.")

    @read()
    def count(root: structure.Gateway) -> int:
        """How many credentials cannot be earned without it."""
        return len(root.behind)

    @read(list[Credential])
    async def behind(root: structure.Gateway, info: strawberry.Info, first: First = 20) -> Any:
        """Credentials that cannot be earned without it."""
        return await _named(info, root.behind[: min(first, MOST)])


@output
class Cycle:
    """Credentials each of which may be cited by the next, in a circle."""

    @read(list[Credential])
    async def members(root: structure.Cycle, info: strawberry.Info, first: First = 20) -> Any:
        """All that are joined in circles with each other."""
        return await _named(info, root.members[: min(first, MOST)])

    @read()
    def size(root: structure.Cycle) -> int:
        """How many these are."""
        return len(root.members)

    @read(list[Credential])
    async def shortest(root: structure.Cycle, info: strawberry.Info) -> Any:
        """A shortest circle: each may be cited by the next, the last by the first."""
        return await _named(info, root.shortest)


@output
class Unreachable:
    """A credential to which nothing in the catalogue leads."""

    @read(Credential | None)
    async def credential(root: structure.Unreachable, info: strawberry.Info) -> Any:
        """The credential; null: it was taken out of the catalogue just now."""
        return await context_of(info).load.one(credential.Credential, root.credential)

    @read(list[Missing])
    def missing(root: structure.Unreachable) -> list[MissingOf]:
        """What nothing in the catalogue gives: it has to be brought along."""
        return [MissingOf(one, NOBODY) for one in root.missing]


@output
class Structure:
    """How the credentials of a catalogue hang together."""

    size: int = described("How many credentials were looked at.")

    @read(list[Gateway])
    def gateways(root: structure.Structure, first: First = 20) -> Any:
        """Credentials that every ladder to others passes, those with most behind them first."""
        return list(root.gateways[: min(first, MOST)])

    @read(list[Credential])
    async def dead_ends(root: structure.Structure, info: strawberry.Info, first: First = 20) -> Any:
        """Credentials that count toward nothing in the catalogue."""
        return await _named(info, root.dead_ends[: min(first, MOST)])

    @read()
    def dead_end_count(root: structure.Structure) -> int:
        """How many credentials count toward nothing."""
        return len(root.dead_ends)

    @read(list[Cycle])
    def cycles(root: structure.Structure, first: First = 20) -> Any:
        """Circles, those with most members first."""
        return list(root.cycles[: min(first, MOST)])

    @read(list[Unreachable])
    def unreachable(root: structure.Structure, first: First = 20) -> Any:
        """Credentials to which nothing in the catalogue leads, though all that is asked of a person were met."""
        return list(root.unreachable[: min(first, MOST)])

    @read()
    def unreachable_count(root: structure.Structure) -> int:
        """How many credentials nothing leads to."""
        return len(root.unreachable)

    @read(list[Credential])
    async def unstated(root: structure.Structure, info: strawberry.Info, first: First = 20) -> Any:
        """Credentials of which it is not known how they are earned; they are taken as at hand."""
        return await _named(info, root.unstated[: min(first, MOST)])

    revision: int = described("The revision of the catalogue that was looked at.")
