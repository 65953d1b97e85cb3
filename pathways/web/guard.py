"""What stands before every request: its id, its log line, its headers, and a mask over whatever fails."""

from __future__ import annotations

import asyncio
from contextlib import suppress

from starlette.types import ASGIApp, Message, Receive, Scope, Send

from pathways.explain.mistakes import UNEXPECTED
from pathways.web.answers import secured, send_json
from pathways.web.desk import Desk
from pathways.web.logs import Entry
from pathways.web.refusals import Refusal, later
from pathways.web.visit import BEGAN, KEY, Visit

LOOPBACK = ("127.0.0.1", "::1", "localhost")


class Guard:
    """Lets requests through to the application, `/graphql` to its own."""

    def __init__(self, desk: Desk, graphql: ASGIApp, app: ASGIApp) -> None:
        self._desk = desk
        self._graphql = graphql
        self._app = app
        own = LOOPBACK if desk.settings.host in LOOPBACK else ()
        self._hosts = frozenset(desk.settings.hosts or own)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request, whatever happens."""
        if scope["type"] != "http":
            return
        desk = self._desk
        began = scope.get(BEGAN)
        if began is not None:
            await desk.door.enter()
        scope[KEY] = visit = Visit(began)

        async def answer(message: Message) -> None:
            if message["type"] == "http.response.start":
                visit.status = message["status"]
                message["headers"] = secured(message.get("headers", ()), visit.request_id)
            await send(message)

        desk.under_way += 1
        try:
            await self._let_through(scope, receive, answer)
        except asyncio.CancelledError:
            # The server ends, and this was not done in time.
            if not visit.status:
                refusal = later(503, "ending", "The server is ending.", 1)
                await send_json(answer, refusal.status, refusal.payload(), headers=refusal.headers)
            raise
        except Exception as error:  # a mistake of ours
            await self._fail(error, visit, answer)
        finally:
            desk.under_way -= 1
            self._note(visit)

    async def _let_through(self, scope: Scope, receive: Receive, send: Send) -> None:
        desk = self._desk
        try:
            if desk.under_way > desk.settings.requests:
                desk.metrics.shed()
                raise later(503, "busy", "The server is busy.", 1)
            if self._hosts:
                self._check_host(scope)
        except Refusal as refusal:
            await send_json(send, refusal.status, refusal.payload(), headers=refusal.headers)
            return
        if scope["path"] == "/graphql":
            await self._graphql(scope, receive, send)
        else:
            await self._app(scope, receive, send)

    def _check_host(self, scope: Scope) -> None:
        """Refuse names that are not ours: a page of some site could have its name lead here."""
        host = next((value for name, value in scope["headers"] if name == b"host"), b"").decode("latin-1")
        name = host.rpartition(":")[0] if not host.endswith("]") and ":" in host else host
        if name.strip("[]").lower() not in self._hosts:
            raise Refusal(421, "host", "This server is not asked by that name.")

    async def _fail(self, error: Exception, visit: Visit, send: Send) -> None:
        id = self._desk.unexpected(error, visit)
        if visit.status:  # too late to say so
            visit.status = 500
            return
        told = {"message": UNEXPECTED.say(self._desk.lang), "extensions": {"code": "unexpected", "id": id}}
        with suppress(Exception):
            await send_json(send, 500, {"errors": [told]})

    def _note(self, visit: Visit) -> None:
        seconds = visit.seconds
        self._desk.metrics.request(visit.status, seconds)
        level = "info" if visit.status < 500 else "warning"
        self._desk.log.add(
            Entry(
                level,
                "request",
                visit.request_id,
                visit.operation,
                visit.cost,
                round(seconds * 1000, 3),
                visit.status,
                visit.error,
            )
        )
