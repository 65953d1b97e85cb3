"""Whatever is asked, the answer is one: never a failure of the server, and always of the right form."""

from __future__ import annotations

import socket
from typing import Any

import pytest
from graphql import get_introspection_query
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from hypothesis_graphql import queries

from tests.web.live import TYPES, Live

QUERY = """
type Query {
  hello(name: String): String!
  things(first: Int): [Thing!]!
  thing(id: String!): Thing!
  nothing: Int!
}
"""
THING = "type Thing { id: String!  number: Int!  title: String!  months: Float!  language: String! }"

anything = st.recursive(
    st.none() | st.booleans() | st.floats() | st.text(max_size=5) | st.integers(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
)
bodies = st.fixed_dictionaries(
    {}, optional={"query": anything, "variables": anything, "operationName": anything, "extensions": anything}
)


def fits(answer: Any) -> None:
    assert answer.status_code < 500, answer.text
    told = answer.json()
    assert told.keys() <= {"data", "errors"}
    assert told
    for error in told.get("errors", ()):
        assert isinstance(error["message"], str)
        assert isinstance(error["extensions"]["code"], str)
    assert ("data" in told) == (answer.status_code == 200)


@given(query=queries(QUERY + THING))
@settings(suppress_health_check=list(HealthCheck))
def test_every_query_that_fits_the_schema_is_answered(server: Live, query: str) -> None:
    answer = server.client.post("/graphql", json={"query": query}, headers=TYPES)
    fits(answer)


@given(body=bodies)
@settings(suppress_health_check=list(HealthCheck))
def test_every_body_is_answered(server: Live, body: dict[str, Any]) -> None:
    try:
        answer = server.client.post("/graphql", json=body, headers=TYPES)
    except ValueError:  # what the client cannot send
        return
    fits(answer)


@given(text=st.text(alphabet='{}()[]:!$@"#...a1 \n,|&=', max_size=60))
@settings(suppress_health_check=list(HealthCheck))
def test_every_document_is_answered(server: Live, text: str) -> None:
    fits(server.client.post("/graphql", json={"query": text}, headers=TYPES))


@pytest.mark.parametrize("head", [b"\x00\x01\x02", b"GET / HTTP/9.9\r\n\r\n", b"GET /\xff HTTP/1.1\r\nhost: x\r\n\r\n"])
def test_bytes_that_are_no_request_are_refused(server: Live, head: bytes) -> None:
    host, port = server.url.removeprefix("http://").split(":")
    with socket.create_connection((host, int(port)), timeout=30) as connection:
        connection.sendall(head)
        assert connection.recv(100).startswith(b"HTTP/1.1 4")


def test_a_head_is_read_as_far_as_it_may_be_long(server: Live) -> None:
    host, port = server.url.removeprefix("http://").split(":")
    with socket.create_connection((host, int(port)), timeout=30) as connection:
        connection.sendall(b"GET /healthz HTTP/1.1\r\nhost: localhost\r\n" + b"x: y\r\n" * 20_000)
        assert connection.recv(100).startswith(b"HTTP/1.1 431")


def test_the_whole_schema_can_be_looked_at(server: Live) -> None:
    told = server.data(get_introspection_query())
    assert {one["name"] for one in told["__schema"]["types"]} >= {"Query", "BackgroundInput"}
