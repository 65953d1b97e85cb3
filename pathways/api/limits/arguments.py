"""The arguments of a document, and which arguments of a schema lead to a type: those that bring a background."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from graphql import (
    ArgumentNode,
    FieldNode,
    GraphQLInputObjectType,
    GraphQLInterfaceType,
    GraphQLNamedType,
    GraphQLObjectType,
    GraphQLSchema,
    InlineFragmentNode,
    SelectionSetNode,
    get_named_type,
)


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
    holders = [one for one in schema.type_map.values() if isinstance(one, GraphQLObjectType | GraphQLInterfaceType)]
    return frozenset(
        name
        for holder in holders
        for field in holder.fields.values()
        for name, argument in field.args.items()
        if _named(argument.type).name in found
    )


def _leads(one: GraphQLInputObjectType, found: set[str]) -> bool:
    return any(_named(field.type).name in found for field in one.fields.values())


def _named(of: object) -> GraphQLNamedType:
    return get_named_type(of)  # type: ignore[call-overload,no-any-return]
