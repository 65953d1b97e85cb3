"""What the GraphQL face asks of whoever runs it: where heavy questions are answered, and where light reads are done."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Protocol, TypeVar

from pathways.service import Pathways

Read = TypeVar("Read")


@dataclass(frozen=True)
class Job:
    """A question that may take long: a method of the service, which takes these arguments and an `observer`."""

    name: str
    args: tuple[Any, ...]


class Asker(Protocol):
    """Answers questions about one catalogue. Both raise the errors of `pathways.errors`, and those of `api.errors`."""

    async def ask(self, job: Job) -> Any:
        """Answer what may take long: apart from this process's work, with a deadline, ended when the caller leaves."""

    async def read(self, call: Callable[[Pathways], Read]) -> Read:
        """Do a few indexed reads, in a thread."""
