"""The application that a server process serves."""

from __future__ import annotations

from fastapi import FastAPI
from starlette.exceptions import HTTPException
from starlette.middleware.cors import CORSMiddleware
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.types import ASGIApp, Receive, Scope, Send

from pathways.web.console import console
from pathways.web.desk import Desk
from pathways.web.endpoint import GraphQL
from pathways.web.explorer.routes import explorer
from pathways.web.guard import Guard
from pathways.web.health import health
from pathways.web.home import home
from pathways.web.refusals import Refusal

_HEADERS = ["accept", "accept-language", "authorization", "content-type", "x-api-key"]


def build(desk: Desk) -> ASGIApp:
    """Everything that is served where clients ask."""
    # Its own pages load from elsewhere; the schema is GraphQL's.
    app = FastAPI(docs_url=None, redoc_url=None, openapi_url=None, exception_handlers={HTTPException: _told})
    app.include_router(health(desk))
    app.router.routes.extend([home(desk.lang), *console(), *explorer()])
    guarded: ASGIApp = Guard(desk, GraphQL(desk), app)
    if desk.settings.origins:
        guarded = CORSMiddleware(
            guarded, allow_origins=desk.settings.origins, allow_methods=["GET", "POST"], allow_headers=_HEADERS
        )
    return guarded


class MetricsApp:
    """`/metrics`, where only those who watch the server ask."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Tell the metrics."""
        if scope["type"] != "http":
            return
        if scope["path"] == "/metrics" and scope["method"] == "GET":
            response = Response(self._desk.metrics.text(), media_type="text/plain; version=0.0.4")
        else:
            response = Response("Only /metrics is here.\n", 404)
        await response(scope, receive, send)


async def _told(request: Request, error: Exception) -> Response:
    assert isinstance(error, HTTPException)
    refusal = Refusal(error.status_code, "http", str(error.detail), headers=error.headers)
    return JSONResponse(refusal.payload(), refusal.status, refusal.headers)
