"""What is not there is null, and told with what may have been meant: never with what was given."""

from __future__ import annotations

import asyncio
from typing import Any

import pytest

from pathways.api.absent import MOST_HELPED
from pathways.api.context import Context
from pathways.api.ports import Job
from pathways.api.run import GraphQLRequest, run
from pathways.errors import StoreUnavailable
from pathways.explain.words.two import Lang
from tests.api.conftest import Serve
from tests.api.inline import Inline
from tests.worlds import bundle, credential, provider

WORLD = bundle(credential("bcit-btech"), credential("bcit-bsc"), provider("bcit"))


def payload(asker: Any, query: str, lang: Lang = "en") -> dict[str, Any]:
    return asyncio.run(run(GraphQLRequest(query), Context(asker, lang=lang))).payload


@pytest.mark.parametrize(
    ("lang", "step"),
    [
        ("en", "Check the id, or search for the thing by name."),
        ("fr", "Vérifiez l'identifiant, ou cherchez par le nom."),
    ],
)
def test_an_id_that_is_not_there_is_null_and_told_with_near_ones(serve: Serve, lang: Lang, step: str) -> None:
    told = payload(Inline(serve(WORLD)), '{ it: credential(id: "bcit-bteck") { key } }', lang)
    absent = {"path": ["it"], "code": "not-found", "nextStep": step, "kind": "credentials", "near": ["bcit-btech"]}
    assert told == {"data": {"it": None}, "extensions": {"absent": [absent]}}


def test_a_node_is_told_by_ids_of_nodes(serve: Serve) -> None:
    told = payload(Inline(serve(WORLD)), '{ node(id: "Credential:bcit-bteck") { key } }')
    assert told["extensions"]["absent"][0]["near"] == ["Credential:bcit-btech"]


def test_each_of_several_ids_that_is_not_there_is_told_with_its_place(serve: Serve) -> None:
    ids = '["bcit-bsc", "Credential:bcit-btech", "Credential:bcit-bteck", "credential:bcit-bsc"]'
    told = payload(Inline(serve(WORLD)), f"{{ some: nodes(ids: {ids}) {{ key }} }}")
    assert told["data"]["some"] == [None, {"key": "bcit-btech"}, None, None]
    assert [(one["path"], one["near"]) for one in told["extensions"]["absent"]] == [
        (["some", 0], ["Credential:bcit-bsc"]),
        (["some", 2], ["Credential:bcit-btech"]),
        (["some", 3], ["Credential:bcit-bsc"]),
    ]


def test_what_is_there_is_told_without_more(serve: Serve) -> None:
    assert payload(Inline(serve(WORLD)), '{ provider(id: "bcit") { key } }') == {"data": {"provider": {"key": "bcit"}}}


def test_a_question_about_what_is_not_there_fails_with_near_ids(serve: Serve) -> None:
    (error,) = payload(Inline(serve(WORLD)), '{ ladders(from: "bcit-bteck") { start } }')["errors"]
    assert error["extensions"]["near"] == ["bcit-btech"]


def test_only_so_many_ids_of_a_request_are_compared(serve: Serve) -> None:
    many = " ".join(f'a{n}: credential(id: "bcit-bteck{n}") {{ key }}' for n in range(MOST_HELPED + 2))
    absent = payload(Inline(serve(WORLD)), f"{{ {many} }}")["extensions"]["absent"]
    assert [bool(one["near"]) for one in absent] == [True] * MOST_HELPED + [False] * 2


class Failing(Inline):
    """Reads once, and then no more."""

    async def read(self, call: Any) -> Any:
        """Call with the service, the first time."""
        if self.reads:
            raise StoreUnavailable("gone")
        return await super().read(call)

    async def ask(self, job: Job) -> Any:
        """Nothing is asked."""
        raise NotImplementedError


def test_a_store_that_fails_meanwhile_takes_no_answer_away(serve: Serve) -> None:
    told = payload(Failing(serve(WORLD)), '{ credential(id: "bcit-bteck") { key } }')
    assert told["data"] == {"credential": None}
    assert told["extensions"]["absent"][0]["near"] == []


def test_a_key_alone_is_no_id_and_what_has_it_is_told(serve: Serve) -> None:
    world = bundle(credential("bcit"), provider("bcit"))
    told = payload(Inline(serve(world)), '{ it: node(id: "bcit") { key } }')
    (absent,) = told["extensions"]["absent"]
    assert told["data"] == {"it": None}
    assert (absent["path"], absent["near"]) == (["it"], ["Provider:bcit", "Credential:bcit"])
