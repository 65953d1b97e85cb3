"""Documents are parsed under limits: tokens are counted and brackets weighed as they are read."""

from __future__ import annotations

from graphql import DocumentNode, GraphQLSyntaxError, Source, TokenKind
from graphql.language.parser import Parser

from pathways.api.limits.bounds import DocumentLimits
from pathways.api.limits.refusal import Refused, over

_OPENING = frozenset({TokenKind.BRACE_L, TokenKind.BRACKET_L, TokenKind.PAREN_L})
_CLOSING = frozenset({TokenKind.BRACE_R, TokenKind.BRACKET_R, TokenKind.PAREN_R})

_LEXED = (
    "Unterminated string",
    "Invalid number",
    "Invalid character escape sequence",
    "Invalid Unicode escape sequence",
    "Invalid character",
)
"""How the lexer's messages begin; what follows may be text of the document."""


def parsed(query: str, limits: DocumentLimits) -> DocumentNode:
    """The document of a text; raises `Refused` where it is over a limit or no GraphQL."""
    source = Source(query, "request")
    if len(query) > limits.length:
        raise over("length", "characters in the document", limits.length, at=(source, limits.length))
    parser = _Bounded(source, limits)
    try:
        return parser.parse_document()
    except GraphQLSyntaxError as error:
        refusal = parser.refusal or _syntax(error, parser)
    except RecursionError:
        # The limit on nesting is meant to come first; a deeper stack around us must not make it a failure.
        refusal = over("nesting", "brackets in one another", limits.nesting, at=(source, parser.at))
    raise refusal


class _Bounded(Parser):
    """A parser that gives up at the first token too many."""

    def __init__(self, source: Source, limits: DocumentLimits) -> None:
        self._limits = limits
        self._open = 0
        self.refusal: Refused | None = None
        super().__init__(
            source, max_lexical_tokens=limits.tokens, max_comments=limits.tokens, allow_empty_selection_sets=False
        )

    @property
    def at(self) -> int:
        """Where in the text the parser stands."""
        return self._lexer.token.start

    @property
    def kind(self) -> str:
        """What kind of token stands there."""
        return self._lexer.token.kind.value

    def advance_lexer(self) -> None:
        """Read one token more, if that is allowed."""
        try:
            super().advance_lexer()
        except GraphQLSyntaxError as error:
            if "contains more than" in error.message:
                self.refusal = self._too_many(next(iter(error.positions or [self.at])))
            raise
        token = self._lexer.token
        if self.token_count > self._limits.tokens:
            raise self._too_many(token.start)
        if token.kind in _OPENING:
            self._open += 1
            if self._open > self._limits.nesting:
                at = (self._lexer.source, token.start)
                raise over("nesting", "brackets in one another", self._limits.nesting, at=at)
        elif token.kind in _CLOSING:
            self._open -= 1

    def _too_many(self, at: int) -> Refused:
        return over("tokens", "tokens in the document", self._limits.tokens, at=(self._lexer.source, at))


def _syntax(error: GraphQLSyntaxError, parser: _Bounded) -> Refused:
    """A syntax error without what stands in the document."""
    position = next(iter(error.positions or [0]))
    told = error.message.removeprefix("Syntax Error: ")
    found = next((begin for begin in _LEXED if told.startswith(begin)), None)
    if found is None:
        found = f"Unexpected {parser.kind}" if parser.at == position else "Unexpected character"
    return Refused("syntax", f"Syntax error: {found}.", at=(error.source or Source(""), position))
