"""Files that pages are made of, held in memory, and the headers that go out with them.

What is served is read once, at the start: no address is ever turned into a path, so none can lead out of a folder.
"""

from __future__ import annotations

import gzip
import hashlib
import re
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from functools import cached_property

from starlette.requests import Request
from starlette.responses import Response

MEDIA = {
    ".css": "text/css; charset=utf-8",
    ".html": "text/html; charset=utf-8",
    ".js": "text/javascript; charset=utf-8",
    ".json": "application/json",
    ".mjs": "text/javascript; charset=utf-8",
}
"""What browsers are told of a file, by the end of its name; with `nosniff` they believe nothing else."""

ASK_AGAIN = "no-cache"
"""For what changes under its name: kept by browsers, and asked for with its ETag each time."""

FOR_GOOD = "public, max-age=31536000, immutable"
"""For what has a digest of its content in its address."""

PLAIN = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
}


@dataclass(frozen=True)
class Asset:
    """One file: its bytes, its media type, how long it may be kept, and what else is told with it."""

    body: bytes
    media: str
    cache: str = ASK_AGAIN
    headers: Mapping[str, str] | None = None

    @cached_property
    def tag(self) -> str:
        """What tells the content from any other: 32 hexadecimal digits."""
        return digest(self.body)

    @cached_property
    def packed(self) -> bytes:
        """The same content, compressed; made when first asked for, always to the same bytes."""
        return gzip.compress(self.body, mtime=0)


def digest(*contents: bytes) -> str:
    """32 hexadecimal digits that tell contents, in their order, from any others."""
    total = hashlib.sha256()
    for content in contents:
        # With their lengths, so that no two lists run together to the same bytes.
        total.update(len(content).to_bytes(8, "big") + content)
    return total.hexdigest()[:32]


def serve(asset: Asset) -> Callable[[Request], Awaitable[Response]]:
    """The endpoint that answers with a file, or with 304 to those who have it already."""
    always = {**PLAIN, "Cache-Control": asset.cache, "Vary": "Accept-Encoding", **(asset.headers or {})}

    async def endpoint(request: Request) -> Response:
        packed = _takes_gzip(request.headers.get("accept-encoding", ""))
        # Other bytes are another representation, and have another tag.
        headers = {**always, "ETag": f'"{asset.tag}-gzip"' if packed else f'"{asset.tag}"'}
        if _held(request.headers.get("if-none-match", ""), headers["ETag"]):
            return Response(status_code=304, headers=headers)
        if packed:
            return Response(asset.packed, media_type=asset.media, headers={**headers, "Content-Encoding": "gzip"})
        return Response(asset.body, media_type=asset.media, headers=headers)

    return endpoint


def _takes_gzip(header: str) -> bool:
    """Whether `Accept-Encoding` names gzip, and not as what is refused."""
    taken = (each.replace(" ", "").lower() for each in header.split(","))
    return any(re.fullmatch(r"(x-)?gzip(;q=(1(\.0*)?|0\.0*[1-9]\d*))?", each) for each in taken)


def _held(header: str, etag: str) -> bool:
    """Whether `If-None-Match` names the ETag; proxies that compress make it a weak one."""
    return header.strip() == "*" or etag in (tag.strip().removeprefix("W/") for tag in header.split(","))
