"""The operations that the server keeps: a server may be told to accept only these."""

from __future__ import annotations

from functools import cache
from pathlib import Path

_PACKAGE = Path(__file__).parents[1]


def folder() -> Path | None:
    """Where they lie: `graphql/operations` of a checkout, or the wheel's copy of it."""
    # Beside an installed package, `graphql/` is another's.
    places = (_PACKAGE / "_data" / "graphql" / "operations", _PACKAGE.parent / "graphql" / "operations")
    return next((place for place in places if place.is_dir()), None)


@cache
def texts() -> frozenset[str]:
    """Their texts, without the space around them."""
    found = folder()
    files = sorted(found.glob("*.graphql")) if found else []
    return frozenset(file.read_text(encoding="utf-8").strip() for file in files)
