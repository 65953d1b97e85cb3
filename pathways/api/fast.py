"""Shorter ways from the executor to the resolvers.

Strawberry wraps each resolver in a layer that builds an info object and converts arguments: some 40 microseconds a
field, where the rest of a field's execution takes 5. Fields whose arguments need no conversion are called without it;
what they get is the same, but for `info`, which is graphql-core's own (both have `context`).
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, cast

from graphql import GraphQLInterfaceType, GraphQLObjectType, GraphQLSchema, get_named_type
from graphql.type import GraphQLEnumType, GraphQLScalarType
from strawberry.types.field import StrawberryField

DEFINITION = "strawberry-definition"


def shortened(schema: GraphQLSchema) -> GraphQLSchema:
    """The schema, with direct resolvers wherever that changes no answer."""
    for type_ in schema.type_map.values():
        if isinstance(type_, GraphQLObjectType | GraphQLInterfaceType):
            for field in type_.fields.values():
                known = field.extensions.get(DEFINITION)
                simple = all(_simple(name, argument.type) for name, argument in field.args.items())
                if isinstance(known, StrawberryField) and known.base_resolver and simple:
                    field.resolve = _direct(known)
    return schema


def _simple(name: str, type_: Any) -> bool:
    """Whether an argument is handed over as it is, under the name it has in the schema."""
    return name.islower() and isinstance(get_named_type(type_), GraphQLScalarType | GraphQLEnumType)


def _direct(field: StrawberryField) -> Callable[..., Any]:
    resolver = field.base_resolver
    assert resolver is not None
    call = cast(Callable[..., Any], resolver.wrapped_func)
    if resolver.info_parameter:
        return call
    return lambda root, _info, **arguments: call(root, **arguments)
