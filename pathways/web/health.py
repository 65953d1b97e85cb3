"""Whether the process lives, and whether it can answer."""

from __future__ import annotations

import asyncio

from fastapi import APIRouter
from fastapi.responses import JSONResponse

from pathways.errors import PathwaysError
from pathways.web.desk import Desk

_SECONDS = 2
"""The store answers within so long, or does not."""


def health(desk: Desk) -> APIRouter:
    """The routes `/healthz` and `/readyz`."""
    router = APIRouter()

    @router.get("/healthz")
    async def healthz() -> JSONResponse:
        return JSONResponse({"status": "ok"})

    @router.get("/readyz")
    async def readyz() -> JSONResponse:
        revision = desk.pulse.revision if desk.pulse else await _revision(desk)
        ready = revision is not None and desk.crew.ready > 0
        engine = desk.crew.service.engine
        told = {
            "status": "ready" if ready else "not ready",
            "store": "unavailable" if revision is None else "ok",
            "revision": revision,
            engine.name.lower(): engine.version,
            "workers": desk.crew.ready,
        }
        return JSONResponse(told, status_code=200 if ready else 503)

    return router


async def _revision(desk: Desk) -> int | None:
    try:
        return await asyncio.wait_for(desk.crew.read(lambda service: service.revision), _SECONDS)
    except (PathwaysError, TimeoutError):
        return None
