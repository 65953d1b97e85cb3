"""What was asked for by an id and is not there: null says so, and beside the answer stands what may have been meant."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress
from typing import Any

from pathways.api.context import Context
from pathways.api.types.node import global_id
from pathways.errors import NotFound, PathwaysError
from pathways.explain.mistakes import next_step

MOST_HELPED = 3
"""For so many ids of a request it is looked what may have been meant."""


def not_found(error: NotFound, near: Sequence[str], context: Context) -> dict[str, Any]:
    """What a client is told of an id that is not there: nothing of the id itself."""
    return {
        "code": error.code,
        "nextStep": next_step(error, context.lang),
        "kind": error.kind,
        "near": list(near),
    }


async def near(error: NotFound, context: Context) -> tuple[str, ...]:
    """Keys that look like the one which is not there; none where the store cannot tell now, or told enough."""
    if context.helped >= MOST_HELPED:
        return ()
    context.helped += 1
    with suppress(PathwaysError):
        return await context.asker.read(lambda service: service.alike(error.kind, error.id))
    return ()


async def extensions_of(context: Context) -> dict[str, Any]:
    """What stands beside an answer: `extensions`, where anything is absent, by the places of the answer."""
    told = []
    for one in sorted(context.absent, key=lambda one: tuple(one.path)):
        meant = one.meant
        if meant is None:
            keys = await near(one.error, context)
            meant = [global_id(one.error.kind, key) for key in keys] if one.by_id else keys
        told.append({"path": list(one.path), **not_found(one.error, meant, context)})
    return {"extensions": {"absent": told}} if told else {}
