from __future__ import annotations

import re

import httpx
import pytest
from starlette.applications import Starlette

from pathways.web.console import Operation, console
from tests.web.console.asking import ask

PREPARED = (Operation("mine", "{ a }\n", {"x": "é"}, "What.", "Quoi."),)
APP = Starlette(routes=console(prepared=PREPARED))


@pytest.fixture(scope="module")
def page() -> httpx.Response:
    return ask(APP, "/console")


def _addresses(html: str) -> set[str]:
    return {each for each in re.findall(r'(?:href|src)="([^"]+)"', html) if not each.startswith(("#", "data:"))}


def test_the_page_is_html_that_is_asked_for_anew(page: httpx.Response) -> None:
    assert page.status_code == 200
    assert page.headers["content-type"] == "text/html; charset=utf-8"
    assert page.headers["cache-control"] == "no-cache"
    assert "{{" not in page.text


def test_the_policy_allows_nothing_but_this_server(page: httpx.Response) -> None:
    policy = dict(part.split(" ", 1) for part in page.headers["content-security-policy"].split("; "))
    assert policy["default-src"] == policy["base-uri"] == policy["form-action"] == policy["frame-ancestors"] == "'none'"
    assert policy["script-src"] == policy["style-src"] == policy["connect-src"] == "'self'"
    assert "unsafe" not in page.headers["content-security-policy"]


def test_the_page_holds_no_script_style_handler_or_foreign_address(page: httpx.Response) -> None:
    assert re.findall(r"<script[^>]*>[^<]|<style|\sstyle=|\son\w+=", page.text) == []
    assert [address for address in _addresses(page.text) if "//" in address] == []


def test_every_file_of_the_page_is_there_with_its_type_and_kept_for_good(page: httpx.Response) -> None:
    types = {"css": "text/css; charset=utf-8", "mjs": "text/javascript; charset=utf-8"}
    for address in _addresses(page.text):
        answer = ask(APP, f"/{address}")
        assert answer.status_code == 200, address
        assert answer.headers["content-type"] == types[address.rsplit(".", 1)[-1]]
        assert "immutable" in answer.headers["cache-control"]
        assert answer.headers["x-content-type-options"] == "nosniff"


def test_modules_import_only_files_that_the_page_names(page: httpx.Response) -> None:
    addresses = {f"/{address}" for address in _addresses(page.text)}
    for address in addresses:
        for name in re.findall(r'from "\./([^"]+)"', ask(APP, address).text):
            assert f"{address.rsplit('/', 1)[0]}/{name}" in addresses


@pytest.mark.parametrize("held", ["{}", "W/{}", '"other", {}', "*"])
def test_who_has_the_page_is_told_so(page: httpx.Response, held: str) -> None:
    answer = ask(APP, "/console", if_none_match=held.format(page.headers["etag"]))
    assert (answer.status_code, answer.content) == (304, b"")
    assert answer.headers["etag"] == page.headers["etag"]
    assert answer.headers["content-security-policy"] == page.headers["content-security-policy"]


def test_who_has_another_page_gets_this_one() -> None:
    assert ask(APP, "/console", if_none_match='"other"').status_code == 200


def test_head_tells_what_get_would(page: httpx.Response) -> None:
    answer = ask(APP, "/console", "HEAD")
    assert (answer.status_code, answer.content) == (200, b"")
    assert answer.headers["content-length"] == page.headers["content-length"]


def test_the_console_only_answers() -> None:
    assert ask(APP, "/console", "POST").status_code == 405
    assert ask(APP, "/console/../console.html").status_code == 404


def test_the_operations_are_what_was_given() -> None:
    answer = ask(APP, "/console/operations.json")
    expected = {"name": "mine", "query": "{ a }\n", "variables": {"x": "é"}, "en": "What.", "fr": "Quoi."}
    assert answer.json() == {"operations": [expected]}
    assert (answer.headers["content-type"], answer.headers["cache-control"]) == ("application/json", "no-cache")


def test_the_console_may_stand_elsewhere() -> None:
    app = Starlette(routes=console("/tools/ask", "../graphql", PREPARED))
    page = ask(app, "/tools/ask")
    assert 'data-graphql="../graphql"' in page.text
    assert 'data-operations="ask/operations.json"' in page.text
    assert all(ask(app, f"/tools/{address}").status_code == 200 for address in _addresses(page.text))


@pytest.mark.parametrize("takes", ["gzip", "br, gzip;q=0.5", "deflate;q=1,GZIP; q=1.0"])
def test_who_takes_less_gets_less(takes: str) -> None:
    answer = ask(APP, "/console", accept_encoding=takes)
    assert answer.headers["content-encoding"] == "gzip"
    assert answer.content == ask(APP, "/console", accept_encoding="identity").content
    assert int(answer.headers["content-length"]) < len(answer.content) / 2
    assert answer.headers["vary"] == "Accept-Encoding"
    again = ask(APP, "/console", accept_encoding=takes, if_none_match=answer.headers["etag"])
    assert (again.status_code, again.content) == (304, b"")


@pytest.mark.parametrize("takes", ["", "identity", "gzip;q=0", "gzip;q=0.000", "br"])
def test_who_does_not_gets_the_plain_page_under_another_tag(takes: str) -> None:
    answer = ask(APP, "/console", accept_encoding=takes)
    assert "content-encoding" not in answer.headers
    assert answer.headers["etag"] != ask(APP, "/console", accept_encoding="gzip").headers["etag"]
