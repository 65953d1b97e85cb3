"""That a document is not taken: which limit, what it is, and where; never a value."""

from __future__ import annotations

from typing import Any

from graphql import GraphQLError, Node, Source


class Refused(GraphQLError):
    """A document that is over a limit, or cannot be read. `code` is stable; `limit` is the limit's value, if any."""

    def __init__(
        self,
        code: str,
        message: str,
        *,
        limit: int | None = None,
        nodes: Node | None = None,
        at: tuple[Source, int] | None = None,
    ) -> None:
        extensions: dict[str, Any] = {"code": code}
        if limit is not None:
            extensions["limit"] = limit
        source, positions = (at[0], [at[1]]) if at else (None, None)
        super().__init__(message, nodes=nodes, source=source, positions=positions, extensions=extensions)

    @property
    def code(self) -> str:
        """The stable code of what is wrong."""
        return str((self.extensions or {})["code"])


def over(
    name: str, what: str, limit: int, *, nodes: Node | None = None, at: tuple[Source, int] | None = None
) -> Refused:
    """The refusal of a document with more of something than its limit: `over("depth", "fields in fields", 20)`."""
    return Refused(f"limit-{name}", f"Too much is asked: more than {limit} {what}.", limit=limit, nodes=nodes, at=at)
