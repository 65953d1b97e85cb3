"""The schema: what the GraphQL face can be asked."""

from __future__ import annotations

import sys

import strawberry
from graphql import GraphQLInputObjectType, GraphQLSchema
from strawberry.schema.config import StrawberryConfig

from pathways.api.declare import output
from pathways.api.fast import DEFINITION, shortened
from pathways.api.inputs.plain import SCALARS
from pathways.api.queries.catalogue import Catalogues
from pathways.api.queries.listings import Listings
from pathways.api.queries.questions import Questions
from pathways.api.types.things import AgreementGroup, Average, Framework


@output
class Query(Catalogues, Listings, Questions):
    """Everything that can be asked. Nothing of a learner's background is stored or logged."""


schema = strawberry.Schema(
    query=Query,
    types=[AgreementGroup, Average, Framework],
    config=StrawberryConfig(scalar_map=SCALARS),
)
"""What Strawberry makes of the types."""


def _told_apart(made: GraphQLSchema) -> GraphQLSchema:
    """With inputs of which one member is given known as such: Strawberry would find out when the field is resolved."""
    for type_ in made.type_map.values():
        if isinstance(type_, GraphQLInputObjectType):
            type_.is_one_of = type_.extensions[DEFINITION].is_one_of
    return made


executable: GraphQLSchema = shortened(_told_apart(schema._schema))
"""The same for graphql-core, which executes it; Strawberry has no public name for it."""


def printed() -> str:
    """The schema in GraphQL's own language, as clients keep it."""
    return schema.as_str() + "\n"


if __name__ == "__main__":
    sys.stdout.write(printed())
