"""Which files GraphiQL is made of: packages by name, version and digest, and the files taken out of each."""

from __future__ import annotations

import base64
import hashlib
import json
from dataclasses import dataclass
from pathlib import Path

BUILT = Path(__file__).parents[1] / "graphiql"
"""Where the build puts the files, and where they are served from; no part of the repository."""


@dataclass(frozen=True)
class File:
    """One file of a package: where it lies in the archive, its name here, its digest."""

    member: str
    name: str
    integrity: str


@dataclass(frozen=True)
class Package:
    """One package: `integrity` is the digest of its archive. Digests are written as browsers take them: `sha512-…`."""

    name: str
    version: str
    integrity: str
    files: tuple[File, ...]


def pinned() -> tuple[Package, ...]:
    """The packages, in the order in which a page loads them."""
    read = json.loads((Path(__file__).parent / "pins.json").read_bytes())
    return tuple(Package(**{**each, "files": tuple(File(**file) for file in each["files"])}) for each in read)


def integrity(content: bytes) -> str:
    """The digest of a content, as it is written in pins and in pages."""
    return "sha512-" + base64.b64encode(hashlib.sha512(content).digest()).decode()
