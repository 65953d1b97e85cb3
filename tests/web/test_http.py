"""GraphQL over HTTP, against a server process: each request gets the status that the specification asks for."""

from __future__ import annotations

import gzip
import json
from typing import Any

import httpx
import pytest

from bench.hostile import BODIES, DOCUMENTS, Hostile
from tests.web.live import TYPES, Live

NEW = "application/graphql-response+json"
OLD = "application/json"
HELLO = {"query": "{ hello }"}


def post(server: Live, body: bytes | dict[str, Any], **headers: str) -> httpx.Response:
    content = body if isinstance(body, bytes) else json.dumps(body).encode()
    given = {"content-type": OLD, **{name.replace("_", "-"): value for name, value in headers.items()}}
    return server.client.post("/graphql", content=content, headers=given)


def code(answer: httpx.Response) -> str:
    """The code of the only error of a well-formed refusal."""
    assert answer.status_code < 500, answer.text
    (error,) = answer.json()["errors"]
    assert "data" not in answer.json()
    return str(error["extensions"]["code"])


@pytest.mark.parametrize(
    ("accept", "media"),
    [
        (NEW, NEW),
        (OLD, OLD),
        ("*/*", OLD),
        ("application/*;q=0.8, text/html", OLD),
        (f"{OLD};q=0.5, {NEW};q=0.9", NEW),
        (f"{OLD}, {NEW};q=0.9", OLD),
        (f"{NEW}, {OLD}", NEW),
        ("", OLD),
    ],
)
def test_an_answer_is_of_the_type_that_is_taken(server: Live, accept: str, media: str) -> None:
    answer = post(server, HELLO, accept=accept)
    assert (answer.status_code, answer.json()) == (200, {"data": {"hello": "Hello you"}})
    assert answer.headers["content-type"] == f"{media}; charset=utf-8"


def test_a_type_that_is_not_there_is_told(server: Live) -> None:
    for accept in ("text/html", f"{OLD};q=0", "application/xml;q=x"):
        answer = post(server, HELLO, accept=accept)
        assert (answer.status_code, code(answer)) == (406, "not-acceptable")


def test_statuses_of_refused_operations_are_those_of_the_type(server: Live) -> None:
    for query in ("{", "{ nowhere }", "query($n: Int) { things(first: $n) { id } }"):
        body = {"query": query, "variables": {"n": "x"}}
        assert [post(server, body, accept=one).status_code for one in (NEW, OLD)] == [400, 200]


@pytest.mark.parametrize(
    ("body", "told"),
    [
        (b"null", "body"),
        (b"1", "body"),
        (b'"query"', "body"),
        (b"[]", "body"),
        (b'[{"query": "{hello}"}]', "body"),
        (b"{}", "query-missing"),
        (b'{"query": null}', "query-missing"),
        (b'{"query": 1}', "parameter"),
        (b'{"query": "{hello}", "variables": []}', "parameter"),
        (b'{"query": "{hello}", "operationName": 1}', "parameter"),
        (b'{"query": "{hello}", "extensions": "x"}', "parameter"),
        (b'{"extensions": {"persistedQuery": "x"}}', "parameter"),
        (b'{"extensions": {"persistedQuery": {"sha256Hash": 1}}}', "parameter"),
        (b'{"query": "{hello}", "variables": {"n": 1}, "variables": {}}', "json-twice"),
    ],
)
def test_a_body_that_is_no_request_is_told(server: Live, body: bytes, told: str) -> None:
    for accept in (NEW, OLD):
        answer = post(server, body, accept=accept)
        assert (answer.status_code, code(answer)) == (400, told)


def test_a_hash_of_nothing_kept_is_told_as_clients_of_persisted_queries_expect(server: Live) -> None:
    body: dict[str, Any] = {"extensions": {"persistedQuery": {"version": 1, "sha256Hash": "00"}}}
    for accept, status in ((NEW, 400), (OLD, 200)):
        answer = post(server, body, accept=accept)
        assert (answer.status_code, code(answer)) == (status, "PERSISTED_QUERY_NOT_FOUND")
        assert answer.json()["errors"][0]["message"] == "PersistedQueryNotFound"
    # The text with its hash is answered as if it stood there alone.
    assert post(server, {"query": "{hello}", **body}, accept=NEW).json()["data"]["hello"]


@pytest.mark.parametrize(("name", "body", "told"), BODIES, ids=[name for name, *_ in BODIES])
def test_a_hostile_body_is_refused(server: Live, name: str, body: bytes, told: str) -> None:
    answer = post(server, body)
    assert (answer.status_code, code(answer)) in ((400, told), (413, "limit-body"))


@pytest.mark.parametrize("hostile", DOCUMENTS, ids=lambda one: one.name)
def test_a_hostile_document_is_refused(server: Live, hostile: Hostile) -> None:
    answer = post(server, {"query": hostile.query, "variables": dict(hostile.variables)}, accept=NEW)
    assert (answer.status_code, code(answer)) in ((400, hostile.code), (413, "limit-body"))


def test_a_place_in_a_body_is_told(server: Live) -> None:
    (error,) = post(server, b'{"query":\n "{hello}",\n "a": NaN}').json()["errors"]
    assert error["locations"] == [{"line": 3, "column": 7}]


def test_bodies_are_json_in_utf8_as_they_are(server: Live) -> None:
    body = json.dumps(HELLO).encode()
    assert post(server, body, content_type="application/json; charset=UTF-8").status_code == 200
    assert post(server, body, content_encoding="identity").status_code == 200
    for headers in (
        {"content_type": "text/plain"},
        {"content_type": "multipart/form-data; boundary=x"},
        {"content_type": "application/json; charset=utf-16"},
        {"content_type": ""},
    ):
        assert post(server, body, **headers).status_code == 415
    packed = post(server, gzip.compress(body), content_encoding="gzip")
    assert (packed.status_code, code(packed), packed.headers["accept-encoding"]) == (415, "encoding", "identity")


def test_a_body_is_read_as_far_as_it_may_be_long(server: Live) -> None:
    def padded(size: int) -> bytes:
        return json.dumps(HELLO).encode().ljust(size)

    assert post(server, padded(262_144)).status_code == 200
    assert (post(server, padded(262_145)).status_code) == 413

    def parts() -> Any:
        yield from [padded(100_000)] * 3

    streamed = server.client.post("/graphql", content=parts(), headers=TYPES)
    assert (streamed.status_code, code(streamed), streamed.headers["connection"]) == (413, "limit-body", "close")


def test_what_changes_nothing_can_be_asked_by_its_address(server: Live) -> None:
    def get(**parameters: str) -> httpx.Response:
        return server.client.get("/graphql", params=parameters, headers={"accept": NEW})

    query = "query A($n: String) { hello(name: $n) }"
    answer = get(query=query, variables='{"n": "Ada"}', operationName="A", extensions="{}")
    assert answer.json() == {"data": {"hello": "Hello Ada"}}
    for refused, allow in (
        (get(query="mutation { change }"), "POST"),
        (get(query="query($b: BackgroundInput!) { boom(background: $b) }"), "POST"),
    ):
        assert (refused.status_code, refused.headers["allow"], code(refused)) == (405, allow, "not-by-address")
    assert code(get()) == "query-missing"
    assert code(get(extensions='{"persistedQuery": {"sha256Hash": "00"}}')) == "PERSISTED_QUERY_NOT_FOUND"
    assert code(get(query="{hello}", variables="[")) == "json-syntax"
    assert code(get(query="{hello}", variables="[1]")) == "parameter"
    for address in ("query=%ff", "query={hello}&query={hello}"):
        assert code(server.client.get(f"/graphql?{address}")) == "address"


@pytest.mark.parametrize(
    ("asked", "lang", "said"), [("en-CA", "en", "a page to"), ("fr-CA, en;q=0.5", "fr", "une page")]
)
def test_the_root_leads_to_the_console_in_the_language_preferred(
    server: Live, asked: str, lang: str, said: str
) -> None:
    answer = server.client.get("/", headers={"accept-language": asked})
    assert (answer.status_code, answer.headers["location"]) == (307, f"console?lang={lang}")
    assert (answer.headers["content-language"], said in answer.text) == (lang, True)
    assert answer.headers["content-security-policy"] == "default-src 'none'; frame-ancestors 'none'"
    page = server.client.get(answer.next_request.url if answer.next_request else "")
    assert (page.status_code, "<html" in page.text) == (200, True)


def test_other_methods_and_paths_are_told(server: Live) -> None:
    answer = server.client.put("/graphql", json=HELLO)
    assert (answer.status_code, answer.headers["allow"]) == (405, "GET, POST")
    assert server.client.get("/nowhere").status_code == 404
    assert server.client.get("/docs").status_code == 404
    assert server.client.get("/metrics").status_code == 404


def test_every_answer_has_an_id_and_says_how_it_may_be_used(server: Live) -> None:
    answers = [post(server, HELLO), post(server, b"1"), server.client.get("/healthz"), server.client.get("/nowhere")]
    for answer in answers:
        assert answer.headers["x-content-type-options"] == "nosniff"
        assert answer.headers["cache-control"] == "no-store"
        assert "frame-ancestors 'none'" in answer.headers["content-security-policy"]
        assert "access-control-allow-origin" not in answer.headers
    assert len({answer.headers["x-request-id"] for answer in answers}) == len(answers)


def test_it_is_asked_by_its_own_names_only(server: Live) -> None:
    assert post(server, HELLO, host="localhost:1").status_code == 200
    assert post(server, HELLO, host="[::1]").status_code == 200
    answer = post(server, HELLO, host="somewhere.example")
    assert (answer.status_code, code(answer)) == (421, "host")


def test_there_are_no_websockets(server: Live) -> None:
    headers = {"connection": "upgrade", "upgrade": "websocket", "sec-websocket-version": "13"}
    headers |= {"sec-websocket-key": "AAAAAAAAAAAAAAAAAAAAAA==", "sec-websocket-protocol": "graphql-transport-ws"}
    assert server.client.get("/graphql", headers=headers).status_code == 400


def test_health_and_readiness_are_told(server: Live) -> None:
    assert server.client.get("/healthz").json() == {"status": "ok"}
    told = server.client.get("/readyz").json()
    assert told.pop("sqlite").startswith("3.")
    assert told == {"status": "ready", "store": "ok", "revision": 0, "workers": 1}


def test_a_log_line_has_its_members_and_no_others(server: Live) -> None:
    answer = server.ask("{ things(first: 2) { id } }")
    entry = server.entry(answer.headers["x-request-id"])
    assert list(entry) == ["time", "level", "event", "request", "operation", "cost", "ms", "status", "error", "trace"]
    assert (entry["level"], entry["event"], entry["cost"], entry["status"]) == ("info", "request", 3, 200)
    assert len(entry["operation"]) == 16
    assert 0 < entry["ms"] < 60_000


def test_what_is_asked_is_counted_where_only_those_who_watch_ask(server: Live) -> None:
    server.data("{ hello }")
    told = server.metrics()
    assert 'pathways_requests_total{status="200"}' in told
    assert "pathways_operation_cost_bucket" in told
    assert httpx.get(f"{server.metrics_url}/graphql").status_code == 404


def test_the_language_is_the_one_that_is_asked_for(server: Live) -> None:
    answer = post(server, {"query": "{ nothing }"}, accept_language="fr-CA, en;q=0.5")
    assert answer.json()["errors"][0]["message"].startswith("Un problème")
