"""`/graphql`: GraphQL over HTTP, as its specification says. A plain ASGI application, for it is asked most."""

from __future__ import annotations

import asyncio
from typing import Any

from starlette.types import Receive, Scope, Send

from pathways.api.context import Context
from pathways.api.errors import Busy, TooMany
from pathways.api.run import GraphQLRequest, Outcome
from pathways.errors import StoreUnavailable
from pathways.explain.mistakes import what
from pathways.explain.words.two import Lang
from pathways.web.answers import send_json
from pathways.web.asking import Asking
from pathways.web.bodies import Gone, read_body
from pathways.web.clients import client
from pathways.web.desk import Desk
from pathways.web.negotiation import JSON, accepted, check_content, language
from pathways.web.parameters import from_address, from_body
from pathways.web.refusals import Refusal, later
from pathways.web.visit import Visit, visit_of

LEFT = 499
"""The status in the log of a request whose client went away: there is no answer."""

_LEAST = 1
"""What every request costs, besides its operation."""

_AWAY = 1
"""Seconds after which to ask again where the store does not answer."""

_VARY = {"vary": "accept, accept-language"}


class GraphQL:
    """Answers GraphQL requests."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        visit = visit_of(scope)
        headers = dict(scope["headers"])
        media = JSON
        try:
            media = accepted(_text(headers, b"accept"))
            who = client(headers, (scope.get("client") or ("",))[0], self._desk.keys)
            context = self._context(scope, headers, receive, visit, who)
            # What is refused before its cost is known is not free either.
            context.charge(_LEAST)
            asked = await self._asked(scope, headers, receive)
            status, payload, more = self._told(await self._outcome(asked, context, visit), media)
        except TooMany as error:
            refusal = _turned_away(error, self._desk.lang)
            status, payload, more = refusal.status, refusal.payload(), refusal.headers
        except Refusal as refusal:
            status = _status(refusal.status, media) if refusal.read else refusal.status
            payload, more = refusal.payload(), refusal.headers
        except Gone:
            visit.status = LEFT
            return
        await send_json(send, status, payload, media, {**_VARY, **more})

    def _context(self, scope: Scope, headers: dict[bytes, bytes], receive: Receive, visit: Visit, who: str) -> Context:
        desk = self._desk
        task = asyncio.current_task()
        assert task is not None
        asking = Asking(desk.crew, receive, task, lambda cost: desk.rates.take(who, cost), desk.pulse)
        return Context(
            asker=asking,
            lang=language(_text(headers, b"accept-language"), desk.lang),
            request_id=visit.request_id,
            safe=scope["method"] == "GET",
            limits=desk.limits,
            persisted_only=desk.settings.persisted,
            charge=asking.charge,
            unexpected=lambda error: desk.unexpected(error, visit),
        )

    async def _asked(self, scope: Scope, headers: dict[bytes, bytes], receive: Receive) -> GraphQLRequest:
        desk = self._desk
        if scope["method"] == "POST":
            check_content(_text(headers, b"content-type"), _text(headers, b"content-encoding"))
            return from_body(await read_body(receive, headers.get(b"content-length"), desk.settings.body), desk.json)
        if scope["method"] == "GET":
            return from_address(scope["query_string"], desk.json)
        raise Refusal(405, "method", "Ask by POST or GET.", headers={"allow": "GET, POST"})

    async def _outcome(self, asked: GraphQLRequest, context: Context, visit: Visit) -> Outcome:
        """What comes of a request; raises `Gone` where the client left, and `Refusal` where too much is asked."""
        asking = context.asker
        assert isinstance(asking, Asking)
        try:
            outcome = await self._desk.run(asked, context)
        except asyncio.CancelledError:
            if not asking.left:
                raise
            asking.task.uncancel()
            raise Gone from None
        finally:
            asking.close()
        visit.operation, visit.cost = outcome.operation_hash, outcome.cost
        self._desk.metrics.operation(outcome.cost)
        if asking.turned_away:
            raise _turned_away(asking.turned_away, context.lang)
        return outcome

    @staticmethod
    def _told(outcome: Outcome, media: str) -> tuple[int, Any, dict[str, str]]:
        if outcome.status == 405:
            return 405, outcome.payload, {"allow": "POST"}
        return _status(outcome.status, media), outcome.payload, {}


def _status(status: int, media: str) -> int:
    """The status for a request that could be read: the older type's clients take 400 for a failure of the transport."""
    return 200 if status == 400 and media == JSON else status


def _turned_away(error: Busy | TooMany | StoreUnavailable, lang: Lang) -> Refusal:
    status = 429 if isinstance(error, TooMany) else 503
    seconds = _AWAY if isinstance(error, StoreUnavailable) else error.retry_after
    return later(status, error.code, what(error, lang), seconds, lang)


def _text(headers: dict[bytes, bytes], name: bytes) -> str | None:
    value = headers.get(name)
    return None if value is None else value.decode("latin-1")
