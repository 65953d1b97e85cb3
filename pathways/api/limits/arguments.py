"""The arguments of a document, and which arguments of a schema lead to a type: those that bring a background."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from graphql import (
    ArgumentNode,
    FieldNode,
    GraphQLArgument,
    GraphQLInputObjectType,
    GraphQLInterfaceType,
    GraphQLNamedType,
    GraphQLObjectType,
    GraphQLSchema,
    InlineFragmentNode,
    IntValueNode,
    SelectionSetNode,
    get_named_type,
)

from pathways.api.limits.bounds import ROOT


def arguments_of(sets: Iterable[SelectionSetNode]) -> Iterator[ArgumentNode]:
    """Every argument of a field in selection sets, at any depth; spreads are not followed."""
    left = list(sets)
    while left:
        for selection in left.pop().selections:
            if isinstance(selection, FieldNode):
                yield from selection.arguments or ()
            if isinstance(selection, FieldNode | InlineFragmentNode) and selection.selection_set:
                left.append(selection.selection_set)


def arguments_taking(schema: GraphQLSchema, inputs: Iterable[str]) -> frozenset[str]:
    """The names of the arguments through which one of these input types can be given, however deep in others."""
    wanted = set(inputs)
    objects = [one for one in schema.type_map.values() if isinstance(one, GraphQLInputObjectType)]
    found = {one.name for one in objects if one.name in wanted}
    grown = True
    while grown:
        more = {one.name for one in objects if one.name not in found and _leads(one, found)}
        found |= more
        grown = bool(more)
    return frozenset(
        name
        for holder in _holders(schema)
        for field in holder.fields.values()
        for name, argument in field.args.items()
        if _named(argument.type).name in found
    )


def usual_pages(schema: GraphQLSchema, argument: str, otherwise: int) -> dict[str, int]:
    """How many results fields have where an argument does not say: its default, else `otherwise` (`Prices.many`)."""
    found: dict[str, int] = {}
    for holder in _holders(schema):
        at_top = f"{ROOT}." if holder is schema.query_type else ""
        for name, field in holder.fields.items():
            if argument in field.args:
                named = at_top + name
                found[named] = max(found.get(named, 1), _usual(field.args[argument]) or otherwise)
            elif at_top:
                # A field of that name elsewhere may have pages: this one has not.
                found[at_top + name] = 1
    return found


def _usual(argument: GraphQLArgument) -> int | None:
    """An argument's default, where that is a number; schemas made of text keep it as text."""
    literal = argument.default.literal if argument.default else None
    value = literal.value if isinstance(literal, IntValueNode) else argument.default_value
    return int(value) if isinstance(value, int | str) else None


def _holders(schema: GraphQLSchema) -> list[GraphQLObjectType | GraphQLInterfaceType]:
    return [one for one in schema.type_map.values() if isinstance(one, GraphQLObjectType | GraphQLInterfaceType)]


def _leads(one: GraphQLInputObjectType, found: set[str]) -> bool:
    return any(_named(field.type).name in found for field in one.fields.values())


def _named(of: object) -> GraphQLNamedType:
    return get_named_type(of)  # type: ignore[call-overload,no-any-return]
