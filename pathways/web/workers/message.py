"""What goes between the processes: a question one way, one of four answers the other."""

from __future__ import annotations

import pickle
from dataclasses import dataclass
from typing import Any

from pathways.errors import PathwaysError


@dataclass(frozen=True)
class Asked:
    """A question: the method of the service, its arguments, and how many seconds it may take."""

    number: int
    name: str
    args: tuple[Any, ...]
    seconds: float


@dataclass(frozen=True)
class Answered:
    """An answer."""

    value: Any


@dataclass(frozen=True)
class Refused:
    """An error that the service raised on purpose, taken apart: its class may be made of other things than it holds."""

    kind: type[PathwaysError]
    args: tuple[Any, ...]
    fields: dict[str, Any]

    @classmethod
    def of(cls, error: PathwaysError) -> Refused:
        """Take an error apart."""
        return cls(type(error), error.args, dict(error.__dict__))

    def error(self) -> PathwaysError:
        """Put it together again."""
        error = self.kind.__new__(self.kind, *self.args)
        error.__dict__.update(self.fields)
        return error


@dataclass(frozen=True)
class Stopped:
    """The question was stopped, and there is nothing of an answer."""


@dataclass(frozen=True)
class Failed:
    """The question failed in a way that nobody meant."""

    trace: tuple[str, ...]


Answer = Answered | Refused | Stopped | Failed


def packed(message: Asked | Answer) -> bytes:
    """A message as bytes."""
    return pickle.dumps(message, pickle.HIGHEST_PROTOCOL)


def unpacked(data: bytes) -> Any:
    """The message that bytes hold. They come from a process that we started, over a pipe that nobody else has."""
    return pickle.loads(data)
