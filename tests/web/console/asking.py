"""Asks an application in this process, without a server."""

from __future__ import annotations

import asyncio

import httpx
from starlette.applications import Starlette


def ask(app: Starlette, path: str, verb: str = "GET", **headers: str) -> httpx.Response:
    """The answer to one request; underscores in the names of headers stand for hyphens."""
    told = {name.replace("_", "-"): value for name, value in headers.items()}

    async def once() -> httpx.Response:
        async with httpx.AsyncClient(transport=httpx.ASGITransport(app), base_url="http://console") as client:
            return await client.request(verb, path, headers=told)

    return asyncio.run(once())
