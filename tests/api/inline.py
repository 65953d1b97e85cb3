"""The GraphQL face over a service of this process, without a server."""

from __future__ import annotations

import asyncio
import inspect
from collections.abc import Callable, Sequence
from typing import Any, TypeVar

from graphql import ExecutionResult, execute, parse, validate

from pathways.api.context import Context
from pathways.api.ports import Asker, Job
from pathways.api.schema import executable
from pathways.routing.move import Move
from pathways.routing.observer import Observer, Stop
from pathways.service import Pathways

Read = TypeVar("Read")
ENOUGH = 2_000


class Soon(Observer):
    """Stops a search that has looked at more than a tiny world needs."""

    def __init__(self) -> None:
        self._left = ENOUGH

    def opened(self, moves: Sequence[Move]) -> None:
        """Count, and stop in the end."""
        self._left -= 1
        if self._left < 0:
            raise Stop


class Inline:
    """Answers at once, in the caller's own thread; `reads` counts how often the catalogue was read."""

    def __init__(self, service: Pathways) -> None:
        self.service = service
        self.reads = 0

    async def ask(self, job: Job) -> Any:
        """Call the service; searches are stopped soon."""
        call = getattr(self.service, job.name)
        return call(*job.args) if job.name == "reverse" else call(*job.args, observer=Soon())

    async def read(self, call: Callable[[Pathways], Read]) -> Read:
        """Call with the service."""
        self.reads += 1
        return call(self.service)


def answered(of: Pathways | Asker, query: str, variables: dict[str, Any] | None = None, **more: Any) -> ExecutionResult:
    """What an operation answers over a service, or by an asker; `more`: the context's other members."""
    asker = Inline(of) if isinstance(of, Pathways) else of

    async def run() -> ExecutionResult:
        result = execute(executable, parse(query), None, Context(asker, **more), variables)
        return await result if inspect.isawaitable(result) else result

    problems = validate(executable, parse(query))
    if problems:
        return ExecutionResult(None, problems)
    return asyncio.run(run())


def data_of(of: Pathways | Asker, query: str, variables: dict[str, Any] | None = None, **more: Any) -> dict[str, Any]:
    """The data of an operation that must succeed."""
    result = answered(of, query, variables, **more)
    assert not result.errors, result.errors
    assert result.data is not None
    return result.data
