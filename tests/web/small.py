"""A small schema that asks whatever a server has to get right, and a server process that serves it.

`python -m tests.web.small CATALOGUE`: settings come from the environment; the addresses are printed, one a line.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import Any

import strawberry
from strawberry.types import Info

from pathways.api.context import Context
from pathways.api.errors import WorkerLost
from pathways.api.limits import Prices
from pathways.api.ports import Job
from pathways.api.run import Runner
from pathways.errors import InvalidInput, Problem
from pathways.service import Pathways
from pathways.settings import Settings, read_server, read_settings
from pathways.web.listening import address, listening
from pathways.web.serving import Face, Sockets, serve
from tests.web.odd import Odd

Asked = Info[Context, None]


class OddPathways(Pathways, Odd):
    """A real catalogue that odd questions can be asked as well."""


def open_odd_pathways(settings: Settings) -> Pathways:
    from pathways.bootstrap import open_store  # noqa: PLC0415 - as the workers do

    return OddPathways(open_store(settings.store))


@strawberry.input
class HoldingInput:
    title: str | None = None
    credential: str | None = None
    grade: str | None = None
    note: str | None = None


@strawberry.input
class BackgroundInput:
    title: str | None = None
    holdings: list[HoldingInput] = strawberry.field(default_factory=list)
    languages: list[str] = strawberry.field(default_factory=list)
    standing: str | None = None
    months: int = 0


@strawberry.type
class Thing:
    id: str
    number: int
    title: str = "A thing"
    kind: str = "diploma"
    field: str = "0613"
    provider: str = "uni"
    level: int = 6
    credits: str = "120"
    months: float = 48.0
    language: str = "en"


def _values(background: BackgroundInput) -> list[Any]:
    holdings = [value for one in background.holdings for value in vars(one).values()]
    return [background.title, *holdings, *background.languages, background.standing]


@strawberry.type
class Query:
    @strawberry.field
    def hello(self, name: str = "you") -> str:
        return f"Hello {name}"

    @strawberry.field
    async def revision(self, info: Asked) -> int:
        return await info.context.asker.read(lambda service: service.revision)

    @strawberry.field
    async def thing(self, info: Asked, id: str) -> Thing:
        revision = await info.context.asker.read(lambda service: service.revision)
        return Thing(id=id, number=revision)

    @strawberry.field
    def things(self, first: int = 10) -> list[Thing]:
        return [Thing(id=f"t{n}", number=n) for n in range(first)]

    @strawberry.field
    async def echo(self, info: Asked, background: BackgroundInput) -> int:
        """Succeed, in a worker process."""
        found = await info.context.asker.ask(Job("echo", (_values(background),)))
        return len(found)

    @strawberry.field
    def boom(self, background: BackgroundInput) -> int:
        """Fail here."""
        raise ValueError(_values(background))

    @strawberry.field
    async def wrong(self, info: Asked, background: BackgroundInput) -> int:
        """Fail in a worker process."""
        return int(await info.context.asker.ask(Job("wrong", (str(_values(background)),))))

    @strawberry.field
    async def crash(self, info: Asked, background: BackgroundInput) -> int:
        """End a worker process."""
        return int(await info.context.asker.ask(Job("crash", (str(_values(background)),))))

    @strawberry.field
    async def slow(self, info: Asked, background: BackgroundInput | None = None, begun: str = "") -> str:
        """Be stopped at the deadline."""
        return str(await info.context.asker.ask(Job("endless", (begun,))))

    @strawberry.field
    async def stubborn(
        self, info: Asked, seconds: float = 60, begun: str = "", background: BackgroundInput | None = None
    ) -> str:
        """Not be stopped."""
        return str(await info.context.asker.ask(Job("stubborn", (seconds, begun))))

    @strawberry.field
    def refused(self, background: BackgroundInput) -> int:
        """Be told what is wrong."""
        raise InvalidInput(Problem("background /holdings/0", "has no title", "give it one"))

    @strawberry.field
    async def pid(self, info: Asked) -> int:
        return int(await info.context.asker.ask(Job("pid", ())))

    @strawberry.field
    def lost(self) -> int:
        raise WorkerLost

    @strawberry.field
    def nothing(self) -> int:
        """Give null where there must be something."""
        return None  # type: ignore[return-value]


@strawberry.type
class Mutation:
    @strawberry.mutation
    def change(self) -> int:
        return 1


schema = strawberry.Schema(Query, Mutation)
runner = Runner(schema._schema, Prices(many={"things": 10}), ("BackgroundInput",))
FACE = Face(runner.run, open_odd_pathways, lambda: None)


def main(store: str) -> None:
    server = read_server(os.environ)
    settings = read_settings({**os.environ, "PATHWAYS_STORE": store}, Path.home())
    metrics = listening("127.0.0.1", 0, "metrics")
    sockets = Sockets(listening("127.0.0.1", 0, "port"), metrics)
    sys.stdout.write(f"{address(sockets.clients)} {address(metrics)}\nCtrl-C ends it.\n")
    sys.stdout.flush()
    serve(settings, server, sockets, FACE)


if __name__ == "__main__":
    main(sys.argv[1])
