"""A small server with a schema that has one of each thing the console shows."""

from __future__ import annotations

import asyncio
import json
from enum import Enum
from typing import Annotated

import strawberry
from graphql import GraphQLError
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route
from strawberry.types import ExecutionContext

from pathways.web.console import Operation, console
from pathways.web.explorer import explorer

left: list[str] = []
"""What was heard of clients that left while they waited."""


@strawberry.enum(description="How sure it is.")
class Verdict(Enum):
    MET = strawberry.enum_value("met", description="It is met.")
    UNKNOWN = "unknown"
    PERHAPS = strawberry.enum_value("perhaps", deprecation_reason="Use `UNKNOWN`.")


@strawberry.interface(description="Whatever has a `key`.")
class Thing:
    key: strawberry.ID = strawberry.field(description="Its name in the catalogue.")


@strawberry.type(description="A credential: a degree, a diploma, a licence.")
class Credential(Thing):
    title: str = strawberry.field(description="Its title, in the language asked for.")
    months: float | None = strawberry.field(description="How long it takes, in months; null where nobody says.")
    name: str = strawberry.field(description="As `title`.", deprecation_reason="Use `title`.", default="")

    @strawberry.field(description="How far it is met.")
    def verdict(
        self, exact: Annotated[bool, strawberry.argument(description="Whether to say so exactly.")] = False
    ) -> Verdict:
        return Verdict.MET if exact else Verdict.UNKNOWN


@strawberry.type(description="A school.")
class Provider(Thing):
    city: str


@strawberry.input(one_of=True, description="What is held: exactly one of these.")
class Held:
    credential: strawberry.Maybe[str]
    years: strawberry.Maybe[int]


@strawberry.input(description="What somebody brings.")
class Background:
    held: list[Held]
    on: str | None = strawberry.field(default=None, description="The day.")


Found = Annotated[Credential | Provider, strawberry.union("Found", description="What a search finds.")]


def _credential(number: int, language: str = "en") -> Credential:
    title = "Baccalauréat" if language.startswith("fr") else "Bachelor"
    return Credential(key=strawberry.ID(f"c-{number}"), title=f"{title} {number}", months=None if number % 2 else 4.5)


@strawberry.type(description="Everything that can be asked.")
class Query:
    @strawberry.field(description="One credential by its `key`.")
    def credential(self, key: strawberry.ID, info: strawberry.Info) -> Credential | None:
        return _credential(int(key.removeprefix("c-")), info.context["language"])

    @strawberry.field(description="Many credentials.")
    def credentials(self, first: Annotated[int, strawberry.argument(description="How many.")] = 10) -> list[Credential]:
        return [_credential(number) for number in range(first)]

    @strawberry.field(description="Whatever has the words.")
    def search(self, text: str) -> list[Found]:
        return [_credential(1), Provider(key=strawberry.ID("p"), city=text)]

    @strawberry.field(description="What it comes to.")
    def evaluate(self, background: Background) -> int:
        return len(background.held)

    @strawberry.field(description="Fails, always.")
    def broken(self) -> int | None:
        raise ValueError("Something went wrong here.")

    @strawberry.field(description="Waits for so many seconds.")
    async def wait(self, seconds: float) -> float:
        await asyncio.sleep(seconds)
        return seconds


class _Quiet(strawberry.Schema):
    def process_errors(self, errors: list[GraphQLError], execution_context: ExecutionContext | None = None) -> None:
        """Errors are part of what is shown, none of what is logged."""


schema = _Quiet(Query)


async def graphql(request: Request) -> Response:
    """Answer one operation, and give up when the client leaves."""
    asked = json.loads(await request.body())
    context = {"language": request.headers.get("accept-language", "en")}
    work = asyncio.ensure_future(
        schema.execute(asked["query"], asked.get("variables"), context, operation_name=asked.get("operationName"))
    )
    gone = asyncio.ensure_future(_gone(request))
    await asyncio.wait({work, gone}, return_when=asyncio.FIRST_COMPLETED)
    gone.cancel()
    if not work.done():
        work.cancel()
        left.append(asked.get("operationName"))
        return Response(status_code=499)
    answer = work.result()
    errors = {"errors": [error.formatted for error in answer.errors]} if answer.errors else {}
    status = 400 if answer.data is None and errors else 200
    return JSONResponse({**({} if status == 400 else {"data": answer.data}), **errors}, status)


async def _gone(request: Request) -> None:
    while not await request.is_disconnected():
        await asyncio.sleep(0.05)


PREPARED = (
    Operation(
        "credential",
        "# One credential: what it is.\n# fr: Un diplôme : sa nature.\n"
        "query Credential($key: ID!) {\n  credential(key: $key) {\n    key\n    title\n    months\n  }\n}\n",
        {"key": "c-7"},
        "One credential: what it is.",
        "Un diplôme : sa nature.",
    ),
    Operation(
        "many", "query Many {\n  credentials(first: 250) {\n    key\n    title\n  }\n}\n", None, "Very many.", ""
    ),
)

app = Starlette(routes=[Route("/graphql", graphql, methods=["POST"]), *console(prepared=PREPARED), *explorer()])
