"""Planting bugs: a named mutation of the program stands in its place for a while, and never longer.

This is the one place where tests replace what the program does: whether the judging sees a bug can be shown only with
the bug in the program. Everywhere else fakes are passed by name.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import reduce
from importlib import import_module
from typing import Any

from tests.routing.judging import Seed

Make = Callable[[Any], Any]
"""Makes what stands in for a function, a method or a value, from the original."""

Plant = tuple[str, Make]
"""A place, as `routing.inside:Inside.excluded`, and what stands in for what is there.

A name that is imported is replaced in the module that uses it.
"""


@dataclass(frozen=True)
class Bug:
    """A mutation of the program; `seeds`: random worlds that show it."""

    name: str
    says: str
    seeds: tuple[Seed, ...]
    plants: tuple[Plant, ...]


def bug(name: str, says: str, seeds: tuple[Seed, ...], *plants: Plant) -> Bug:
    """A bug with all the places at which it is planted."""
    return Bug(name, says, seeds, plants)


@contextmanager
def planted(bug: Bug) -> Iterator[None]:
    """The program with a bug in it; whatever happens, without it afterwards."""
    kept: list[tuple[object, str, Any]] = []
    try:
        for place, make in bug.plants:
            owner, name = found(place)
            original = vars(owner)[name]
            kept.append((owner, name, original))
            setattr(owner, name, make(original))
        yield
    finally:
        for owner, name, original in reversed(kept):
            setattr(owner, name, original)


def found(place: str) -> tuple[object, str]:
    """The module or class of a place, and the name in it."""
    module, _, path = place.partition(":")
    *owners, name = path.split(".")
    owner: object = import_module(f"pathways.{module}")
    return reduce(getattr, owners, owner), name


def always(value: Any) -> Make:
    """The same answer, whatever is asked."""
    return lambda original: lambda *args, **more: value


def then(change: Callable[..., Any]) -> Make:
    """The original's answer, changed; `change` gets the answer and what was asked by position."""
    return lambda original: lambda *args, **more: change(original(*args, **more), *args)


def asked(change: Callable[..., tuple[Any, ...]]) -> Make:
    """The original, asked something else; `change` gets what was asked by position."""
    return lambda original: lambda *args, **more: original(*change(*args), **more)


def instead(value: Any) -> Make:
    """Another function or value in its place."""
    return lambda original: value
