"""Each field of a background, by the schema itself: what is put there is nowhere afterwards, whatever becomes of it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from graphql import (
    GraphQLEnumType,
    GraphQLInputObjectType,
    GraphQLInputType,
    get_named_type,
    get_nullable_type,
    is_list_type,
    is_required_input_field,
)

from pathways.api.schema import executable
from pathways.stores.base import records_of
from pathways.stores.embedded import EmbeddedStore
from tests.cli.conftest import WORLD
from tests.web.live import Live, live
from tests.web.test_canaries import CANARIES, found, nowhere

SERVE = ("-m", "pathways", "serve", "--port", "0", "--metrics", "127.0.0.1:0")
PLAIN = {"Int": 1, "Float": 1.0, "Boolean": True, "Date": "2026-01-01", "ID": "x", "String": "x"}

ROUTES = """
query($b: BackgroundInput!) {
  routes(request: {background: $b, target: {credential: "bachelor"}, start: "2027-01-15"}) { __typename }
}
"""
EVALUATE = """
query($b: BackgroundInput!) {
  evaluate(background: $b, what: {credential: "bachelor"}) { ... on Evaluation { verdict } }
}
"""


def within(type_: GraphQLInputType, value: Any) -> Any:
    """A value as a type has it: in a list where it is one."""
    inner = get_nullable_type(type_)
    return [within(inner.of_type, value)] if is_list_type(inner) else value


def least(type_: GraphQLInputType) -> Any:
    """As little as a type takes."""
    named = get_named_type(type_)
    if isinstance(named, GraphQLInputObjectType):
        if named.is_one_of:
            name, field = next(iter(named.fields.items()))
            return within(type_, {name: least(field.type)})
        needed = {name: field for name, field in named.fields.items() if is_required_input_field(field)}
        return within(type_, {name: least(field.type) for name, field in needed.items()})
    value = next(iter(named.values)) if isinstance(named, GraphQLEnumType) else PLAIN.get(named.name, "1")
    return within(type_, value)


def with_a_word(type_: Any, word: str, above: tuple[str, ...] = ()) -> Iterator[tuple[str, Any]]:
    """The least values of a type with a word at one of its leaves, each with its path."""
    named = get_named_type(type_)
    if not isinstance(named, GraphQLInputObjectType):
        yield ".".join(above), within(type_, word)
        return
    base: dict[str, Any] = {} if named.is_one_of else least(named)
    for name, field in named.fields.items():
        for path, value in with_a_word(field.type, word, (*above, name)):
            yield path, within(type_, {**base, name: value})


BACKGROUND = executable.type_map["BackgroundInput"]
assert isinstance(BACKGROUND, GraphQLInputObjectType)
PLACES = [path for path, _ in with_a_word(BACKGROUND, "")]


@pytest.fixture(scope="module")
def real(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Live]:
    folder: Path = tmp_path_factory.mktemp("real")
    store = EmbeddedStore(folder / "c.db")
    store.load(records_of(WORLD))
    store.close()
    with live(folder, *SERVE, store=folder / "c.db") as running:
        yield running


def test_a_background_has_many_fields() -> None:
    assert len(PLACES) >= 40


@pytest.mark.parametrize("query", [ROUTES, EVALUATE], ids=["routes", "evaluate"])
def test_what_is_put_in_any_field_is_nowhere(real: Live, query: str) -> None:
    codes: set[str] = set()
    for number, path in enumerate(PLACES):
        values = dict(with_a_word(BACKGROUND, CANARIES[number % len(CANARIES)]))
        answer = real.ask(query, {"b": values[path]})
        codes |= {error["extensions"]["code"] for error in answer.json().get("errors", ())}
        assert answer.status_code in (200, 400), (path, answer.text)
        assert found(answer.text) == [], (path, answer.text)
        nowhere(real, answer)
    assert codes <= {"invalid-variables", "invalid-input"}


def test_what_is_stopped_at_once_is_nowhere(tmp_path: Path, real: Live) -> None:
    with live(tmp_path, *SERVE, store=real.folder / "c.db", seconds=0, grace=600) as hurried:
        values = dict(with_a_word(BACKGROUND, CANARIES[0]))
        answer = hurried.ask(ROUTES, {"b": values["holdings.described.title"]})
        told = answer.json()
        assert answer.status_code == 200
        assert told.get("data") or told["errors"][0]["extensions"]["code"] == "timed-out"
        nowhere(hurried, answer)
