"""Who asks: a key that the server knows, else the address that asks."""

from __future__ import annotations

import hmac
from collections.abc import Mapping
from hashlib import sha256
from pathlib import Path

from pathways.errors import InvalidInput, Problem
from pathways.web.rates import network


def read_keys(path: Path | None) -> frozenset[bytes]:
    """The digests of the keys in a file, one a line; lines that begin with # are none. Raises `InvalidInput`."""
    if path is None:
        return frozenset()
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise InvalidInput(Problem("keys", "the file of keys cannot be read", str(path))) from error
    keys = [line.strip() for line in lines if line.strip() and not line.startswith("#")]
    if any(len(key) < 16 for key in keys):
        raise InvalidInput(Problem("keys", "a key is shorter than 16 characters", "make longer ones"))
    return frozenset(_digest(key.encode()) for key in keys)


def client(headers: Mapping[bytes, bytes], address: str, keys: frozenset[bytes]) -> str:
    """Whose bucket a request is charged to; a key that is not known is none, or everybody had as many as they like."""
    if keys:
        given = headers.get(b"x-api-key") or headers.get(b"authorization", b"").removeprefix(b"Bearer ")
        digest = _digest(given)
        if given and any(hmac.compare_digest(digest, key) for key in keys):
            return f"key {digest.hex()}"
    return network(address)


def _digest(key: bytes) -> bytes:
    return sha256(key).digest()
