"""The real Neo4j that tests start ends with them."""

from __future__ import annotations

import socket
import subprocess
import time
from pathlib import Path

import neo4j
import pytest

from tests import neo4j_server


@pytest.mark.soak
def test_a_server_ends_with_whoever_it_was_started_for(tmp_path: Path) -> None:
    if neo4j_server.able() is not None:
        pytest.skip("NO NEO4J: install Java 17 and Maven")
    owner = subprocess.Popen(["sleep", "600"])
    try:
        address = neo4j_server.start_for(owner.pid, tmp_path)
        with neo4j.GraphDatabase.driver(address.uri, auth=address[1:]) as driver:
            driver.verify_connectivity()
    finally:
        owner.kill()
        owner.wait()
    port = int(address.uri.rpartition(":")[2])
    until = time.monotonic() + 60
    while time.monotonic() < until and _listens(port):
        time.sleep(0.2)
    assert not _listens(port)


def _listens(port: int) -> bool:
    with socket.socket() as probe:
        return probe.connect_ex(("127.0.0.1", port)) == 0


def test_a_server_that_cannot_be_started_says_why(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("JAVA", "/nowhere/java")
    assert neo4j_server.able() == "/nowhere/java not found"
