"""Documents that were asked before are neither parsed nor validated again."""

from __future__ import annotations

from collections import OrderedDict

from graphql import GraphQLError, GraphQLSchema, specified_rules, validate

from pathways.api.limits import DocumentLimits, Structure, parsed, structure_of

_TOKENS = 100_000
"""So many tokens of documents are kept: some tens of megabytes, however long each document is."""

_ERRORS = 5
"""So many mistakes of a document are told: each takes a look through its text."""


class Document:
    """A document within its limits; `mistakes` are found when they are first asked for."""

    def __init__(self, structure: Structure, schema: GraphQLSchema) -> None:
        self.structure = structure
        self._schema = schema
        self._mistakes: list[GraphQLError] | None = None

    @property
    def mistakes(self) -> list[GraphQLError]:
        """What does not fit the schema."""
        if self._mistakes is None:
            document = self.structure.document
            self._mistakes = validate(
                self._schema, document, specified_rules, max_errors=_ERRORS, hide_suggestions=True
            )
        return self._mistakes


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
