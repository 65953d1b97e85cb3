"""How many requests a server answers, beside a plain endpoint in the same run, and what it does when it is asked more.

Everything listens to this machine alone, and ends by itself. `--small` serves a schema that is made for this, and not
the catalogue's: what is measured is then the server without the resolvers.
"""

from __future__ import annotations

import argparse
import json
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, NamedTuple

import uvloop

from bench.hostile import BODIES, DOCUMENTS
from bench.load import Loaded, closed, request, steady
from bench.served import ROOT, Served, served
from pathways.api.limits import (
    DocumentLimits,
    JsonLimits,
    Prices,
    Refused,
    Unreadable,
    parsed,
    priced,
    read_json,
    structure_of,
)
from pathways.api.limits.variables import within

TIMES = 3
"""An overload is so many times what can be answered."""

SETTINGS = {"rate": 0, "workers": 2, "waiting": 100}
"""Of the server that is measured: nobody is refused for asking much."""


class Asked(NamedTuple):
    """One kind of request: how many at once, and how many a second it is meant to be answered."""

    name: str
    query: str
    at_once: int = 16
    goal: float = 0
    variables: str = ""  # the operation beside whose file they stand


TEN = "id number title kind field provider level credits months language"
SMALL = (
    Asked("smallest query", "{ __typename }", goal=2_500),
    Asked("one thing, ten fields", f'{{ thing(id: "x") {{ {TEN} }} }}', goal=1_500),
    Asked("a page of 100", "{ things(first: 100) { id number title } }"),
    Asked("20 ms of a worker", "{ stubborn(seconds: 0.02) }", at_once=8),
)
OPERATIONS = ROOT / "graphql" / "operations"
CREDENTIAL = """
query($id: ID!) {
  credential(id: $id) {
    id key kind field languages jurisdiction profession assesses title { value } level { value }
  }
}
"""
REAL = (
    Asked("smallest query", "{ __typename }", goal=2_500),
    Asked("a credential, ten fields", CREDENTIAL, goal=1_500, variables="credential"),
    Asked("a page of 100", "{ credentials(first: 100) { edges { node { id key kind } } } }"),
    Asked("routes", (OPERATIONS / "routes.graphql").read_text(), at_once=8, goal=100, variables="routes"),
)


def serving(options: argparse.Namespace) -> None:
    """Measure, and print what was found."""
    uvloop.run(_measured(options))
    print("\n".join(hostile()))


async def _measured(options: argparse.Namespace) -> None:
    with _servers(options.small) as (server, plain):
        beside = await closed(plain.port, request("/plain"), 16, options.seconds)
        print(_line("plain FastAPI endpoint", beside, plain, 0.0))
        for asked in SMALL if options.small else REAL:
            before = server.cpu()
            found = await closed(server.port, _request(asked), asked.at_once, options.seconds)
            print(_line(asked.name, found, server, before), f"(goal {asked.goal:.0f})" if asked.goal else "")
            if not options.no_overload:
                print("   ", await _overload(server, asked, found.a_second, options.seconds))


async def _overload(server: Served, asked: Asked, capacity: float, seconds: float) -> str:
    """What is answered of three times as much as can be, how soon the rest is refused, and when it is over."""
    calm = await closed(server.port, _request(asked), 1, 1)
    found = await steady(server.port, _request(asked), TIMES * capacity, seconds * 2)
    over = time.perf_counter()
    usual = 2 * calm.percentile(200, 0.5) + 10
    normal = None
    while normal is None and time.perf_counter() < over + 30:
        one = await closed(server.port, _request(asked), 1, 0.1)
        if one.statuses[200] and not one.statuses[503] and one.percentile(200, 0.5) <= usual:
            normal = time.perf_counter() - over
    sent = sum(found.statuses.values()) / found.seconds
    return (
        f"at {sent:.0f}/s: {found.a_second:.0f}/s answered ({100 * found.a_second / capacity:.0f} %), "
        f"p99 {found.percentile(200, 0.99):.0f} ms; {found.statuses[503]} refused, "
        f"p50 {found.percentile(503, 0.5):.1f} ms, p99 {found.percentile(503, 0.99):.1f} ms; "
        f"{found.errors} unanswered; normal after {'30 s or more' if normal is None else f'{normal + 1:.1f} s'}"
    )


def _line(name: str, found: Loaded, server: Served, before: float) -> str:
    count = found.statuses[200]
    cpu = 1000 * (server.cpu() - before) / count if count else 0
    others = {status: n for status, n in found.statuses.items() if status != 200}
    return (
        f"{name:<26} {found.a_second:7.0f}/s  p50 {found.percentile(200, 0.5):6.2f} ms  "
        f"p99 {found.percentile(200, 0.99):6.2f} ms  {cpu:5.2f} ms of CPU each {others or ''}"
    )


def _request(asked: Asked) -> bytes:
    body: dict[str, Any] = {"query": asked.query}
    if asked.variables:
        body["variables"] = json.loads((OPERATIONS / f"{asked.variables}.variables.json").read_text())
    return request("/graphql", json.dumps(body).encode())


@contextmanager
def _servers(small: bool) -> Iterator[tuple[Served, Served]]:
    with tempfile.TemporaryDirectory() as folder:
        here = Path(folder)
        store = str(here / "catalogue.db")
        words = ["-m", "tests.web.small", store]
        if not small:
            words = ["-m", "pathways", "--store", store, "serve", "--seed", "--port", "0", "--metrics", "off"]
        with (
            served(words, here / "log", **SETTINGS) as server,
            served(["-m", "bench.plain"], here / "plain") as plain,
        ):
            yield server, plain


def hostile() -> Iterator[str]:
    """The milliseconds of the processor until each hostile document or body is refused."""
    limits, slowest = DocumentLimits(), ("", 0.0)
    for one in DOCUMENTS:
        began = time.process_time()
        try:
            structure = structure_of(parsed(one.query, limits), limits)
            within(one.variables, limits)
            priced(structure, None, one.variables, limits, Prices())
        except Refused:
            slowest = max(slowest, (one.name, time.process_time() - began), key=lambda each: each[1])
    for name, body, _ in BODIES:
        began = time.process_time()
        try:
            read_json(body, JsonLimits())
        except Unreadable:
            slowest = max(slowest, (name, time.process_time() - began), key=lambda each: each[1])
    count = len(DOCUMENTS) + len(BODIES)
    yield f"{count} hostile documents and bodies; the slowest refusal ({slowest[0]}): {1000 * slowest[1]:.1f} ms of CPU"
