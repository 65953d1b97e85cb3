"""Documents that were asked before are neither parsed nor validated again."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Mapping
from functools import cached_property
from typing import Any

from graphql import GraphQLError, GraphQLSchema, specified_rules, validate

from pathways.api import persisted
from pathways.api.limits import DocumentLimits, Priced, Prices, Structure, parsed, priced, structure_of
from pathways.api.limits.variables import within

_TOKENS = 100_000
"""So many tokens of documents are kept: some tens of megabytes, however long each document is."""

_ERRORS = 5
"""So many mistakes of a document are told: each takes a look through its text."""


_PRICES = 50
"""So many prices of one document are kept."""


class Document:
    """A document within its limits; `mistakes` are found when they are first asked for."""

    def __init__(self, structure: Structure, schema: GraphQLSchema) -> None:
        self.structure = structure
        self._schema = schema
        self._mistakes: list[GraphQLError] | None = None
        self._sized = tuple(structure.variables)
        self._prices: dict[tuple[str | None, tuple[object, ...]], Priced] = {}

    def priced(
        self, operation_name: str | None, variables: Mapping[str, Any], limits: DocumentLimits, prices: Prices
    ) -> Priced:
        """What the operation that is meant costs (`limits.priced`): the same wherever the same sizes are asked for."""
        within(variables, limits)
        sizes = tuple(_size(variables, name) for name in self._sized)
        found = self._prices.get((operation_name, sizes))
        if found is None:
            found = priced(self.structure, operation_name, variables, limits, prices)
            if len(self._prices) < _PRICES:
                self._prices[operation_name, sizes] = found
        return found

    @cached_property
    def accepted(self) -> bool:
        """Whether it is asked even where only operations that the server keeps are."""
        return persisted.accepts(self.structure)

    @property
    def mistakes(self) -> list[GraphQLError]:
        """What does not fit the schema."""
        if self._mistakes is None:
            document = self.structure.document
            self._mistakes = validate(
                self._schema, document, specified_rules, max_errors=_ERRORS, hide_suggestions=True
            )
        return self._mistakes


def _size(variables: Mapping[str, Any], name: str) -> object:
    """As much of a variable as a price hangs on."""
    if name not in variables:
        return None
    value = variables[name]
    if isinstance(value, int | float):
        return value
    return ("list", len(value)) if isinstance(value, list) else "other"


class Documents:
    """The documents asked last, of one schema. To be used from one event loop.

    Not kept: those with mistakes, and those in which somebody's background may be written out.
    """

    def __init__(self, schema: GraphQLSchema, private: frozenset[str]) -> None:
        self._schema = schema
        self._private = private
        self._kept: OrderedDict[str, Document] = OrderedDict()
        self._tokens = 0

    def get(self, text: str, limits: DocumentLimits) -> Document:
        """The document of a text; raises `limits.Refused`."""
        found = self._kept.get(text)
        if found is not None:
            self._kept.move_to_end(text)
            return found
        return Document(structure_of(parsed(text, limits), limits), self._schema)

    def keep(self, text: str, document: Document) -> None:
        """Remember a document that was asked and found right."""
        if text in self._kept or document.mistakes or document.structure.written & self._private:
            return
        self._kept[text] = document
        self._tokens += document.structure.document.token_count
        while self._tokens > _TOKENS:
            _, oldest = self._kept.popitem(last=False)
            self._tokens -= oldest.structure.document.token_count
