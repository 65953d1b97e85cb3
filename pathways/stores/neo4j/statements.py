"""The statements: each a file, and nothing of what is asked is ever written into one.

All that is asked comes as one map, `$asked`: of values by themselves the database plans anew for every length of them.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path

FOLDER = Path(__file__).parent / "cypher"


@cache
def statement(name: str) -> str:
    """A statement by the name of its file."""
    return (FOLDER / f"{name}.cypher").read_text(encoding="utf-8")


@cache
def parts(name: str) -> dict[str, str]:
    """The parts of a file that statements are put together from; each begins with a line `//: name`."""
    found: dict[str, str] = {}
    for part in statement(name).split("//: ")[1:]:
        title, _, text = part.partition("\n")
        found[title.strip()] = text.strip()
    return found


@cache
def migrations() -> tuple[tuple[str, ...], ...]:
    """The statements of each migration, in order; all of them may be run again."""
    files = sorted((FOLDER / "migrations").glob("*.cypher"))
    return tuple(tuple(file.read_text(encoding="utf-8").split(";\n")) for file in files)
