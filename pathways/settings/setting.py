"""One thing that can be set."""

from __future__ import annotations

from typing import NamedTuple


class Setting(NamedTuple):
    """One environment variable: what it means and what holds without it. `option`: the same on the command line."""

    name: str
    meaning: str
    default: str
    option: str = ""
