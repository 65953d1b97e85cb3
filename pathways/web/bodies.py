"""Bodies are read no further than they may be long."""

from __future__ import annotations

from starlette.types import Receive

from pathways.web.refusals import Refusal


class Gone(Exception):
    """The client went away before it had said what it wants."""


async def read_body(receive: Receive, length: bytes | None, limit: int) -> bytes:
    """The whole body; raises `Refusal` (413) once it is known to have more bytes than the limit, or `Gone`."""
    if length is not None and (not length.isdigit() or len(length) > 12 or int(length) > limit):
        raise too_long(limit)
    message = await receive()
    body: bytes = message.get("body", b"")
    if message["type"] == "http.request" and not message.get("more_body"):
        if len(body) > limit:
            raise too_long(limit)
        return body
    parts, size = [body], len(body)
    while message["type"] == "http.request" and message.get("more_body"):
        message = await receive()
        parts.append(message.get("body", b""))
        size += len(parts[-1])
        if size > limit:
            raise too_long(limit)
    if message["type"] != "http.request":
        raise Gone
    return b"".join(parts)


def too_long(limit: int) -> Refusal:
    """That a body is too long."""
    return Refusal(413, "limit-body", f"The body has more than {limit} bytes.", closes=True)
