"""Requests that are not taken: a status, a stable code and a sentence, which hold nothing of the request."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from pathways.explain.mistakes import NEXT
from pathways.explain.words.two import Lang


class Refusal(Exception):
    """Ends a request. `headers`: more headers of the answer; `place`: line and column in the body, where it has one.

    `next_step`: what to do, where that helps.
    `read`: the request could be read, and what cannot be done is the operation.
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
        read: bool = False,
        next_step: str = "",
    ) -> None:
        self.status = status
        self.code = code
        self.message = message
        self.headers = dict(headers or {})
        self.place = place
        self.read = read
        self.next_step = next_step
        if closes:
            self.headers["connection"] = "close"
        super().__init__(message)

    def payload(self) -> dict[str, Any]:
        """The refusal as a GraphQL response."""
        error: dict[str, Any] = {"message": self.message}
        if self.place:
            error["locations"] = [{"line": self.place[0], "column": self.place[1]}]
        help_ = {"nextStep": self.next_step} if self.next_step else {}
        return {"errors": [{**error, "extensions": {"code": self.code, **help_}}]}


def later(status: int, code: str, message: str, seconds: float, lang: Lang = "en") -> Refusal:
    """A refusal that says when to come again."""
    headers = {"retry-after": str(max(1, round(seconds)))}
    return Refusal(status, code, message, headers=headers, next_step=NEXT.get(code, NEXT["busy"]).say(lang))
