"""One operation, from its text to its answer: measured, charged, validated, executed, and told without values."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cache
from hashlib import sha256
from inspect import isawaitable
from typing import Any

from graphql import ExecutionResult, GraphQLError, GraphQLSchema, OperationType, execute

from pathways.api.absent import extensions_of
from pathways.api.context import Context
from pathways.api.documents import Document, Documents
from pathways.api.limits import Prices, Refused, arguments_taking, usual_pages
from pathways.api.mistakes import INVALID_DOCUMENT, INVALID_VARIABLES, UNEXPECTED_CODE, failed, invalid, refused
from pathways.errors import PathwaysError
from pathways.explain.mistakes import UNEXPECTED

_NONE: Mapping[str, Any] = {}


@dataclass(frozen=True)
class GraphQLRequest:
    """What a client sends: a document, its variables, and which of its operations is meant."""

    query: str
    variables: Mapping[str, Any] | None = None
    operation_name: str | None = None


@dataclass(frozen=True)
class Outcome:
    """What a client gets. `status`: 200 executed; 400 refused before that; 405 not allowed in this way.

    `operation_hash` tells documents apart and holds nothing of them; `cost` is static, 0 where it is not known.
    """

    payload: dict[str, Any]
    status: int
    operation_hash: str
    cost: int = 0


class Runner:
    """Runs operations of one schema; remembers documents. To be used from one event loop."""

    def __init__(self, schema: GraphQLSchema, prices: Prices, private: tuple[str, ...] = ()) -> None:
        self._schema = schema
        self._prices = prices
        self._private = arguments_taking(schema, private)
        self._documents = Documents(schema, self._private)

    async def run(self, asked: GraphQLRequest, context: Context) -> Outcome:
        """The outcome of a request. Raises nothing, but for being cancelled."""
        operation_hash = sha256(asked.query.encode("utf-8", "replace")).hexdigest()[:16]
        cost = 0
        try:
            document = self._documents.get(asked.query, context.limits)
            given = asked.variables or _NONE
            operation, cost, _ = document.priced(asked.operation_name, given, context.limits, self._prices)
            not_allowed = self._not_allowed(document, operation.operation, context)
            if not_allowed:
                return Outcome(_only(invalid([not_allowed], not_allowed.code, context)), 405, operation_hash, cost)
            context.charge(cost)
            payload, status = await self._answer(document, asked, context)
        except Refused as error:
            payload, status = _only(invalid([error], error.code, context)), 400
        except PathwaysError as error:
            payload, status = _only([refused(error, context)]), 200
        except Exception as error:  # a mistake of ours: the client gets its id
            told = {"code": UNEXPECTED_CODE, "id": context.unexpected(error)}
            payload, status = _only([{"message": UNEXPECTED.say(context.lang), "extensions": told}]), 500
        return Outcome(payload, status, operation_hash, cost)

    def _not_allowed(self, document: Document, operation: OperationType, context: Context) -> Refused | None:
        if context.persisted_only and not document.accepted:
            raise Refused("not-persisted", "Only operations that the server keeps can be asked.")
        if operation is OperationType.SUBSCRIPTION:
            raise Refused("no-subscriptions", "Subscriptions are not served.")
        if not context.safe:
            return None
        if operation is not OperationType.QUERY:
            return Refused("not-by-address", "This changes something: send it by POST.")
        if document.structure.arguments & self._private:
            return Refused("not-by-address", "This takes a background, which must not stand in an address: use POST.")
        return None

    async def _answer(self, document: Document, asked: GraphQLRequest, context: Context) -> tuple[dict[str, Any], int]:
        if document.mistakes:
            return _only(invalid(document.mistakes, INVALID_DOCUMENT, context)), 400
        self._documents.keep(asked.query, document)
        result = execute(
            self._schema,
            document.structure.document,
            context_value=context,
            variable_values=dict(asked.variables or _NONE),
            operation_name=asked.operation_name,
            max_coercion_errors=5,
            hide_suggestions=True,
        )
        done = await result if isawaitable(result) else result
        assert isinstance(done, ExecutionResult)
        errors: list[GraphQLError] = done.errors or []
        if done.data is None and not any(error.path for error in errors):
            return _only(invalid(errors, INVALID_VARIABLES, context)), 400
        told = {"errors": await failed(errors, context)} if errors else {}
        return {**told, "data": done.data, **await extensions_of(context)}, 200


def _only(errors: list[dict[str, Any]]) -> dict[str, Any]:
    return {"errors": errors}


async def run(asked: GraphQLRequest, context: Context) -> Outcome:
    """Run an operation of the schema."""
    return await _runner().run(asked, context)


def prepare() -> None:
    """Build the schema, which the first operation would wait for."""
    _runner()


@cache
def _runner() -> Runner:
    from pathways.api.prices import PRICES, PRIVATE  # noqa: PLC0415 - the schema is built when it is first asked
    from pathways.api.queries.paging import USUAL  # noqa: PLC0415
    from pathways.api.schema import executable  # noqa: PLC0415

    return Runner(executable, replace(PRICES, many=usual_pages(executable, "first", USUAL)), PRIVATE)
