"""Requests that are not taken: a status, a stable code and a sentence, which hold nothing of the request."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any


class Refusal(Exception):
    """Ends a request. `headers`: more headers of the answer; `place`: line and column in the body, where it has one.

    `closes`: the rest of the request is not read, so that the connection cannot be used for another one.
    """

    def __init__(
        self,
        status: int,
        code: str,
        message: str,
        *,
        headers: Mapping[str, str] | None = None,
        place: tuple[int, int] | None = None,
        closes: bool = False,
    ) -> None:
        self.status = status
        self.code = code
        self.message = message
        self.headers = dict(headers or {})
        self.place = place
        if closes:
            self.headers["connection"] = "close"
        super().__init__(message)

    def payload(self) -> dict[str, Any]:
        """The refusal as a GraphQL response."""
        error: dict[str, Any] = {"message": self.message}
        if self.place:
            error["locations"] = [{"line": self.place[0], "column": self.place[1]}]
        return {"errors": [{**error, "extensions": {"code": self.code}}]}


def later(status: int, code: str, message: str, seconds: float) -> Refusal:
    """A refusal that says when to come again."""
    return Refusal(status, code, message, headers={"retry-after": str(max(1, round(seconds)))})
