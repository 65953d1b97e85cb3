"""The schema, as it is executed."""

from __future__ import annotations

import strawberry
from graphql import GraphQLSchema
from strawberry.types import Info

from pathways.api.context import Context


@strawberry.type(description="The catalogue as a whole.")
class Catalogue:
    """The catalogue as a whole."""

    revision: int = strawberry.field(description="The number of its state; 0 is an empty one.")


@strawberry.type(description="What can be asked.")
class Query:
    """What can be asked."""

    @strawberry.field(description="The catalogue as a whole.")  # type: ignore[untyped-decorator]
    async def catalogue(self, info: Info[Context, None]) -> Catalogue:
        """The catalogue as a whole."""
        return Catalogue(revision=await info.context.asker.read(lambda service: service.revision))


schema = strawberry.Schema(Query)
executable: GraphQLSchema = schema._schema
