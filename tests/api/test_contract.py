"""The schema is a contract: committed, described, and broken only with notice."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from graphql import GraphQLEnumType, GraphQLInputObjectType, build_schema, is_specified_scalar_type
from graphql.type import GraphQLInterfaceType, GraphQLObjectType, is_introspection_type
from graphql.utilities import find_breaking_changes

from pathways.api.schema import executable, printed

ROOT = Path(__file__).parents[2]
CONTRACT = ROOT / "graphql" / "schema.graphql"
RELEASED = ROOT / "graphql" / "released.graphql"


def test_the_committed_schema_is_the_one_that_runs() -> None:
    assert CONTRACT.read_text() == printed(), "write it anew: make schema"


def test_what_breaks_clients_is_named_in_the_changelog() -> None:
    notes = (ROOT / "CHANGELOG.md").read_text().partition("\n## ")[2].partition("\n## ")[0]
    broken = find_breaking_changes(build_schema(RELEASED.read_text()), build_schema(printed()))
    assert [change.description for change in broken if change.description.split(" ")[0] not in notes] == []


def test_everything_is_described() -> None:
    assert [name for name, described in _described() if not described] == []


def test_descriptions_say_what_absence_means() -> None:
    silent = [
        f"{type_.name}.{name}"
        for type_ in _own()
        if isinstance(type_, GraphQLObjectType | GraphQLInterfaceType)
        for name, field in type_.fields.items()
        if not str(field.type).endswith("!") and "null" not in (field.description or "")
    ]
    assert silent == []


def _own() -> list[Any]:
    return [
        type_
        for type_ in executable.type_map.values()
        if not is_introspection_type(type_) and not is_specified_scalar_type(type_)
    ]


def _described() -> Iterator[tuple[str, str | None]]:
    for type_ in _own():
        yield type_.name, type_.description
        if isinstance(type_, GraphQLEnumType):
            yield from ((f"{type_.name}.{name}", value.description) for name, value in type_.values.items())
        if isinstance(type_, GraphQLObjectType | GraphQLInterfaceType | GraphQLInputObjectType):
            for name, field in type_.fields.items():
                yield f"{type_.name}.{name}", field.description
                for argument, given in getattr(field, "args", {}).items():
                    yield f"{type_.name}.{name}({argument})", given.description
