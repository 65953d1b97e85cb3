"""What is inside a record and where, and what an amount of money in it needs."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from typing import NamedTuple

from pydantic import BaseModel

from pathways.model.money import HOME, Price
from pathways.model.things import Average

Path = tuple[str | int, ...]
"""Where something stands inside a document: keys and list indexes from the top."""


def pointer(path: Path) -> str:
    """A path as a JSON pointer (RFC 6901)."""
    return "".join("/" + str(step).replace("~", "~0").replace("/", "~1") for step in path)


def path_of(pointer: str) -> Path:
    """The path that a JSON pointer writes."""
    words = [word.replace("~1", "/").replace("~0", "~") for word in pointer.split("/")[1:]]
    return tuple(int(word) if word.isdecimal() else word for word in words)


def values_in(record: BaseModel) -> Iterator[tuple[Path, BaseModel]]:
    """A record and every value of the model under it, each with its path as documents write it."""
    stack: list[tuple[Path, object]] = [((), record)]
    while stack:
        path, value = stack.pop()
        if isinstance(value, BaseModel):
            yield path, value
            fields = type(value).model_fields
            inner = [((*path, field.alias or name), getattr(value, name)) for name, field in fields.items()]
            stack += reversed([each for each in inner if isinstance(each[1], BaseModel | tuple)])
        elif isinstance(value, tuple):
            stack += reversed([((*path, number), each) for number, each in enumerate(value)])


class Wrong(NamedTuple):
    """What is wrong at a place of a record."""

    path: Path
    what: str
    hint: str = ""


def unrated(path: Path, value: BaseModel, rated: Collection[str]) -> Iterator[Wrong]:
    """What is wrong with a value at a path that is an amount of money in a currency not among those `rated`."""
    currency = value.currency if isinstance(value, Price | Average) else None
    if currency is not None and currency != HOME and currency not in rated:
        yield no_rate((*path, "currency"), currency)


def no_rate(path: Path, currency: str) -> Wrong:
    """That a currency that is stated at a path has no rate."""
    return Wrong(path, f"no rate turns {currency!r} into Canadian dollars", "state one under 'rates'")
