"""An operation is run, or refused, and no error that comes of it holds what was given."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Callable
from typing import Any

import pytest
from graphql import parse, print_ast, strip_ignored_characters

from pathways.api import persisted
from pathways.api.context import Context
from pathways.api.errors import Busy, TooMany
from pathways.api.limits import DocumentLimits
from pathways.api.ports import Job
from pathways.api.run import GraphQLRequest, Outcome
from pathways.errors import NotFound, StoreUnavailable
from tests.web.small import runner

SECRET = "Amaryllis 7781"
BACKGROUND = {"title": SECRET, "holdings": [{"title": SECRET, "note": SECRET}], "languages": [SECRET]}


class Answering:
    """Answers with whatever it was made with, or raises it."""

    def __init__(self, answer: Any = None) -> None:
        self.answer = answer

    async def ask(self, job: Job) -> Any:
        if isinstance(self.answer, BaseException):
            raise self.answer
        return self.answer

    async def read(self, call: Callable[[Any], Any]) -> Any:
        return await self.ask(Job("read", ()))


def outcome(query: str, variables: dict[str, Any] | None = None, asker: Any = None, **given: Any) -> Outcome:
    name = given.pop("name", None)
    context = Context(asker or Answering(), unexpected=lambda error: "the-id", **given)
    return asyncio.run(runner.run(GraphQLRequest(query, variables, name), context))


def told(query: str, variables: dict[str, Any] | None = None, asker: Any = None, **given: Any) -> tuple[int, Any]:
    """The status and the only error, which holds nothing that was given."""
    found = outcome(query, variables, asker, **given)
    assert SECRET not in json.dumps(found.payload)
    (error,) = found.payload["errors"]
    return found.status, error


def told_codes(query: str) -> list[str]:
    """The codes of what a server that keeps to its own operations says; their schema is not this one."""
    errors = outcome(query, persisted_only=True).payload["errors"]
    return sorted({error["extensions"]["code"] for error in errors})


def test_an_answer_comes_with_its_cost_and_its_hash() -> None:
    found = outcome("{ things(first: 2) { id } }")
    assert (found.status, found.cost) == (200, 3)
    assert found.payload == {"data": {"things": [{"id": "t0"}, {"id": "t1"}]}}
    assert (
        found.operation_hash == outcome("{ things(first: 2) { id } }").operation_hash != outcome("{a}").operation_hash
    )
    assert len(found.operation_hash) == 16


@pytest.mark.parametrize(
    ("query", "code", "message"),
    [
        (f'{{ hello(name: "{SECRET}" }}', "syntax", "Syntax error: Unexpected }."),
        ("{ " + "x: hello " * 20 + "hello }", "limit-roots", "Too much is asked: more than 20 fields at the top"),
        ("{ a: hello b }", "invalid-document", "Cannot query field 'b' on type 'Query'."),
        (f'{{ things(first: "{SECRET}") {{ id }} }}', "invalid-document", "It must be a whole number."),
        (f'{{ boom(background: "{SECRET}") }}', "invalid-document", "Expected value of type 'BackgroundInput' to be"),
        (f'{{ boom(background: {{titel: "{SECRET}"}}) }}', "invalid-document", "Expected value of type 'BackgroundInp"),
        (f'{{ boom(background: {{months: "{SECRET}"}}) }}', "invalid-document", "It must be a whole number."),
        ("{ hello @nowhere }", "invalid-document", "Unknown directive '@nowhere'."),
        ("{ hell }", "invalid-document", "Cannot query field 'hell' on type 'Query'."),
        ("subscription { x }", "no-subscriptions", "Subscriptions are not served."),
    ],
)
def test_a_document_that_cannot_be_executed_is_refused(query: str, code: str, message: str) -> None:
    status, error = told(query)
    assert (status, error["extensions"]["code"]) == (400, code)
    assert error["message"].startswith(message)
    assert error.get("locations") or code == "no-subscriptions"


@pytest.mark.parametrize(
    ("value", "message"),
    [
        (SECRET, "Variable '$b' has invalid value: Expected value of type 'BackgroundInput' to be an object."),
        ({"titel": SECRET}, "Variable '$b' has invalid value: Expected value of type 'BackgroundInput' not to include"),
        (
            {SECRET: 1},
            "Variable '$b' has invalid value: Expected value of type 'BackgroundInput' not to include unknown",
        ),
        ({"months": SECRET}, "Variable '$b' has invalid value at .months: It must be a whole number."),
        (
            {"holdings": [{"title": {"x": SECRET}}]},
            "Variable '$b' has invalid value at .holdings[0].title: It must be text, in quotes.",
        ),
        (None, "Variable '$b' has invalid value: Expected value of non-null type 'BackgroundInput!' not to be None."),
    ],
)
def test_variables_that_do_not_fit_are_told_by_their_place(value: Any, message: str) -> None:
    status, error = told("query($b: BackgroundInput!) { boom(background: $b) }", {"b": value})
    assert (status, error["extensions"]["code"]) == (400, "invalid-variables")
    assert error["message"].startswith(message)
    assert error["locations"] == [{"line": 1, "column": 7}]


def test_an_error_that_nobody_meant_is_an_id() -> None:
    status, error = told("query($b: BackgroundInput!) { boom(background: $b) }", {"b": BACKGROUND})
    assert (status, error["path"], error["extensions"]) == (200, ["boom"], {"code": "unexpected", "id": "the-id"})
    _, error = told("{ nothing }")
    assert error["extensions"] == {"code": "unexpected", "id": "the-id"}


def test_errors_of_the_service_have_a_code_and_a_next_step() -> None:
    _, error = told("query($b: BackgroundInput!) { refused(background: $b) }", {"b": BACKGROUND}, lang="fr")
    assert error["message"] == "L'entrée est inutilisable : background /holdings/0: has no title (give it one)."
    assert error["extensions"]["code"] == "invalid-input"
    assert error["extensions"]["nextStep"].startswith("Corrigez")
    assert error["extensions"]["problems"][0]["where"] == "background /holdings/0"
    _, error = told("{ slow }", asker=Answering(NotFound("credentials", SECRET)))
    assert (error["message"], error["extensions"]["code"]) == ("There is no credential with that id.", "not-found")
    _, error = told("{ slow }", asker=Answering(StoreUnavailable(f"{SECRET} is locked")))
    assert error["message"] == "The catalogue's store does not answer."
    _, error = told("{ slow }", asker=Answering(Busy(3)))
    assert error["extensions"] == {"code": "busy", "nextStep": "Ask again after the time named."}


def test_what_changes_something_or_takes_a_background_is_not_asked_by_an_address() -> None:
    for query in ("mutation { change }", "query($b: BackgroundInput!) { boom(background: $b) }"):
        status, error = told(query, {"b": BACKGROUND}, safe=True)
        assert (status, error["extensions"]["code"]) == (405, "not-by-address")
    assert outcome("{ hello }", safe=True).status == 200
    assert outcome("mutation { change }").payload == {"data": {"change": 1}}


def test_a_cost_is_charged_before_a_document_is_validated() -> None:
    charged: list[int] = []
    outcome("{ things(first: 3) { nowhere } }", charge=charged.append)
    assert charged == [4]

    def refuse(cost: int) -> None:
        raise TooMany(2)

    status, error = told("{ nowhere }", charge=refuse)
    assert (status, error["extensions"]["code"]) == (200, "too-many")


def test_the_operation_that_is_meant_is_run() -> None:
    query = "query A { hello } query B { b: hello }"
    assert outcome(query, name="B").payload == {"data": {"b": "Hello you"}}
    assert told(query)[1]["extensions"]["code"] == "operation-unclear"


def test_a_price_is_that_of_the_sizes_asked_for_each_time() -> None:
    query = "query($n: Int = 3) { things(first: $n) { id } }"
    given: list[dict[str, Any]] = [{"n": 5}, {"n": 6}, {"n": 5}, {}, {"n": None}, {"n": 7.0}]
    assert [outcome(query, variables).cost for variables in given] == [6, 7, 6, 4, 11, 8]
    assert told(query, {"n": 300})[1]["extensions"]["code"] == "limit-page"


def test_a_document_is_validated_once_unless_somebodys_background_is_in_it() -> None:
    kept = runner._documents._kept
    outcome("{ hello(name: $n) }")
    assert "{ hello(name: $n) }" not in kept
    outcome('{ a: hello(name: "x") }')
    assert '{ a: hello(name: "x") }' in kept
    written = f'{{ boom(background: {{title: "{SECRET}"}}) }}'
    outcome(written)
    assert written not in kept
    assert not any(SECRET in text for text in kept)


def test_only_what_the_server_keeps_is_run_where_it_says_so() -> None:
    status, error = told("{ hello }", persisted_only=True)
    assert (status, error["extensions"]["code"]) == (400, "not-persisted")
    for text in persisted.by_hash().values():
        assert outcome(text, persisted_only=True).payload["errors"][0]["extensions"]["code"] != "not-persisted"


@pytest.mark.parametrize(
    ("query", "status"),
    [
        ("{ __schema { types { name } } }", 200),
        ("{ ...A } fragment A on Query { ... { t: __typename } ...B } fragment B on Query { __typename }", 200),
        ("{ __typename hello }", 400),
        ("{ __schema: hello }", 400),
        ("{ __typename ...A } fragment A on Query { ... { hello } }", 400),
        ("query A { __typename } query B { hello }", 400),
    ],
)
def test_what_there_is_to_ask_can_be_asked_where_only_what_is_kept_is_run(query: str, status: int) -> None:
    assert outcome(query, persisted_only=True, name="A" if "query A" in query else None).status == status


def test_an_operation_is_kept_however_it_is_laid_out() -> None:
    for text in persisted.by_hash().values():
        for same in (print_ast(parse(text)), strip_ignored_characters(text), "# Mine.\n" + text):
            assert told_codes(same) == told_codes(text)
        (*_, last) = text.rsplit("}", 1)
        assert told_codes(text.rstrip().removesuffix(last)[:-1] + " other: __typename }") == ["not-persisted"]


def test_kept_operations_are_limited_as_any_other() -> None:
    text = next(iter(persisted.by_hash().values()))
    assert told_codes(text + "#\n" * 2_000) == ["limit-tokens"]


def test_limits_are_those_of_the_context() -> None:
    assert told("{ things { id } }", limits=DocumentLimits(depth=1))[1]["extensions"]["code"] == "limit-depth"


def test_whoever_leaves_ends_the_run() -> None:
    with pytest.raises(asyncio.CancelledError):
        outcome("{ slow }", asker=Answering(asyncio.CancelledError()))
