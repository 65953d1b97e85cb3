"""Answers on their way out: a body in one piece, with the headers that every answer has."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from typing import Any

from starlette.types import Send

from pathways.web.negotiation import JSON

Header = tuple[bytes, bytes]

SECURITY: tuple[Header, ...] = (
    (b"cache-control", b"no-store"),
    (b"content-security-policy", b"default-src 'none'; frame-ancestors 'none'"),
    (b"cross-origin-resource-policy", b"same-origin"),
    (b"referrer-policy", b"no-referrer"),
    (b"x-content-type-options", b"nosniff"),
)
"""What every answer says of itself, unless it says something else there."""

_ENCODER = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"))
_NAMES = {name for name, _ in SECURITY}


def secured(headers: Iterable[Header], request_id: str) -> list[Header]:
    """The headers of an answer together with those that every answer has."""
    own = list(headers)
    named = {name for name, _ in own}
    usual = SECURITY if _NAMES.isdisjoint(named) else [one for one in SECURITY if one[0] not in named]
    return [*own, *usual, (b"x-request-id", request_id.encode())]


def encoded(payload: Any) -> bytes:
    """A payload as JSON in UTF-8."""
    return _ENCODER.encode(payload).encode("utf-8", "replace")


async def send_json(
    send: Send, status: int, payload: Any, media: str = JSON, headers: Mapping[str, str] | None = None
) -> None:
    """Send a payload as JSON of a media type."""
    body = encoded(payload)
    sent: list[Header] = [
        (b"content-type", f"{media}; charset=utf-8".encode()),
        (b"content-length", str(len(body)).encode()),
        *((name.encode(), value.encode()) for name, value in (headers or {}).items()),
    ]
    await send({"type": "http.response.start", "status": status, "headers": sent})
    await send({"type": "http.response.body", "body": body})
