"""The parameters of a GraphQL request, from a body or an address, each of its type."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any
from urllib.parse import parse_qsl

from pathways.api import persisted
from pathways.api.limits import JsonLimits, Unreadable, read_json
from pathways.api.run import GraphQLRequest
from pathways.web.refusals import Refusal

NOT_FOUND = "PERSISTED_QUERY_NOT_FOUND"
"""No operation of a hash is kept. Clients of automatic persisted queries know this word, and send the text then."""


def from_body(body: bytes, limits: JsonLimits) -> GraphQLRequest:
    """What a POST asks; raises `Refusal` (400)."""
    try:
        given = read_json(body, limits)
    except Unreadable as error:
        place = (error.line, error.column) if error.line and error.column else None
        raise Refusal(400, error.code, error.message, place=place) from None
    if isinstance(given, list):
        raise Refusal(400, "body", "The body is a list: send one operation at a time.")
    if not isinstance(given, dict):
        raise Refusal(400, "body", "The body is no JSON object.")
    return _request(given)


def from_address(query_string: bytes, limits: JsonLimits) -> GraphQLRequest:
    """What a GET asks; raises `Refusal` (400)."""
    try:
        pairs = parse_qsl(query_string.decode("ascii"), keep_blank_values=True, errors="strict", max_num_fields=20)
    except ValueError:
        raise Refusal(400, "address", "The address's parameters cannot be read.") from None
    given: dict[str, Any] = dict(pairs)
    if len(given) < len(pairs):
        raise Refusal(400, "address", "A parameter stands twice in the address.")
    for name in ("variables", "extensions"):
        if text := given.pop(name, ""):
            try:
                given[name] = read_json(text.encode(), limits)
            except Unreadable as error:
                raise Refusal(400, error.code, f"In {name!r}: {error.message}") from None
    if given.get("operationName") == "":
        del given["operationName"]
    return _request(given)


def _request(given: Mapping[str, Any]) -> GraphQLRequest:
    name = given.get("operationName")
    if name is not None and not isinstance(name, str):
        raise Refusal(400, "parameter", "'operationName' is no string.")
    for one in ("variables", "extensions"):
        if not isinstance(given.get(one), dict | None):
            raise Refusal(400, "parameter", f"{one!r} is no object.")
    return GraphQLRequest(_query(given), given.get("variables"), name)


def _query(given: Mapping[str, Any]) -> str:
    """The text, or that of the operation whose hash is given in its place."""
    query = given.get("query")
    if isinstance(query, str):
        return query
    if query is not None:
        raise Refusal(400, "parameter", "'query' is no string.")
    named = (given.get("extensions") or {}).get("persistedQuery")
    if named is None:
        raise Refusal(400, "query-missing", "There is no 'query'.")
    digest = named.get("sha256Hash") if isinstance(named, dict) else None
    if not isinstance(digest, str):
        raise Refusal(400, "parameter", "'persistedQuery' holds no 'sha256Hash'.")
    kept = persisted.by_hash().get(digest.lower())
    if kept is None:
        raise Refusal(
            400, NOT_FOUND, "PersistedQueryNotFound", read=True, next_step="Send the operation's text as well."
        )
    return kept
