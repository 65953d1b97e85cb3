"""Does an answer fit its operation and the schema? Looked at part by part, apart from what made it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from graphql import (
    FieldNode,
    FragmentDefinitionNode,
    FragmentSpreadNode,
    GraphQLEnumType,
    GraphQLInterfaceType,
    GraphQLList,
    GraphQLNonNull,
    GraphQLObjectType,
    GraphQLScalarType,
    GraphQLSchema,
    InlineFragmentNode,
    OperationDefinitionNode,
    SelectionSetNode,
    parse,
)
from graphql.type import is_abstract_type

SCALARS: Mapping[str, tuple[type, ...]] = {
    "Int": (int,),
    "Float": (int, float),
    "String": (str,),
    "ID": (str,),
    "Boolean": (bool,),
    "Date": (str,),
}


class Misfit(AssertionError):
    """Where an answer does not fit."""


def check(schema: GraphQLSchema, query: str, data: Any) -> None:
    """Raises `Misfit` where data is not what the first operation of a document selects."""
    definitions = parse(query).definitions
    fragments = {one.name.value: one for one in definitions if isinstance(one, FragmentDefinitionNode)}
    operation = next(one for one in definitions if isinstance(one, OperationDefinitionNode))
    assert schema.query_type is not None
    _object(schema, schema.query_type, operation.selection_set, data, fragments)


def _object(schema: GraphQLSchema, type_: GraphQLObjectType, selected: SelectionSetNode, data: Any, known: Any) -> None:
    if not isinstance(data, dict):
        raise Misfit(f"{type_.name} is no object")
    fields: dict[str, list[FieldNode]] = {}
    for field in _fields(schema, type_, selected, known):
        fields.setdefault(field.alias.value if field.alias else field.name.value, []).append(field)
    if set(fields) != set(data):
        raise Misfit(f"{type_.name}: {sorted(fields)} were selected, {sorted(data)} answered")
    for key, nodes in fields.items():
        name = nodes[0].name.value
        if name == "__typename":
            if data[key] != type_.name:
                raise Misfit(f"{data[key]} is not {type_.name}")
        elif not name.startswith("__"):
            inner = [node.selection_set for node in nodes if node.selection_set]
            _value(schema, type_.fields[name].type, inner, data[key], known)


def _value(schema: GraphQLSchema, type_: Any, inner: list[SelectionSetNode], data: Any, known: Any) -> None:
    if isinstance(type_, GraphQLNonNull):
        if data is None:
            raise Misfit(f"null stands for {type_}")
        type_ = type_.of_type
    if data is None:
        return
    if isinstance(type_, GraphQLList):
        if not isinstance(data, list):
            raise Misfit(f"{type_} is no list")
        for one in data:
            _value(schema, type_.of_type, inner, one, known)
    elif isinstance(type_, GraphQLEnumType):
        if data not in type_.values:
            raise Misfit(f"{data} is no {type_.name}")
    elif isinstance(type_, GraphQLScalarType):
        if not isinstance(data, SCALARS[type_.name]):
            raise Misfit(f"{data!r} is no {type_.name}")
    elif isinstance(type_, GraphQLObjectType):
        merged = SelectionSetNode(selections=tuple(one for each in inner for one in each.selections))
        _object(schema, type_, merged, data, known)


def _fields(
    schema: GraphQLSchema, type_: GraphQLObjectType, selected: SelectionSetNode, known: Any
) -> Iterator[FieldNode]:
    for one in selected.selections:
        if isinstance(one, FieldNode):
            yield one
        elif isinstance(one, FragmentSpreadNode | InlineFragmentNode):
            fragment = known[one.name.value] if isinstance(one, FragmentSpreadNode) else one
            condition = fragment.type_condition
            if condition is None or _applies(schema, condition.name.value, type_):
                yield from _fields(schema, type_, fragment.selection_set, known)


def _applies(schema: GraphQLSchema, name: str, type_: GraphQLObjectType) -> bool:
    named = schema.type_map[name]
    if is_abstract_type(named):
        return schema.is_sub_type(named, type_)
    assert isinstance(named, GraphQLObjectType | GraphQLInterfaceType)
    return named.name == type_.name
