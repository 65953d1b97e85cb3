"""Which SQLite it is: the wheel's, on every machine."""

from __future__ import annotations

import apsw


def sqlite_version() -> str:
    """SQLite's version, as 3.53.0."""
    return apsw.sqlite_lib_version()
