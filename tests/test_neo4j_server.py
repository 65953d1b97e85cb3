"""The real Neo4j that tests start ends with them."""

from __future__ import annotations

import socket
import subprocess
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from pathways.settings import read_settings
from pathways.stores.access import Access
from pathways.stores.neo4j import Neo4jStore
from tests import neo4j_server


@pytest.mark.soak
def test_a_new_database_may_be_opened_by_many_at_once_and_ends_with_its_owner(tmp_path: Path) -> None:
    if neo4j_server.able() is not None:
        pytest.skip("NO NEO4J: install Java 17 and Maven")
    owner = subprocess.Popen(["sleep", "600"])
    try:
        address = neo4j_server.start_for(owner.pid, tmp_path)
        with ThreadPoolExecutor(4) as threads:
            stores = list(threads.map(Neo4jStore, [Access(**address._asdict())] * 4))
        assert [store.apply([], idempotency_key=str(number)) for number, store in enumerate(stores)] == [0, 0, 0, 0]
        for store in stores:
            store.close()
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


def test_what_is_to_be_exported_is_what_the_commands_read() -> None:
    address = neo4j_server.Address("bolt://127.0.0.1:7687", "me", "secret")
    _, ours, _, theirs = neo4j_server.exports(address).splitlines()
    read = read_settings(dict(word.split("=", 1) for word in ours.split()[1:]), Path("home"))
    assert (read.store, read.database.user, read.database.password) == address
    assert theirs == "export NEO4J_URI=bolt://127.0.0.1:7687 NEO4J_USER=me NEO4J_PASSWORD=secret"


def test_a_server_that_cannot_be_started_says_why(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("JAVA", "/nowhere/java")
    assert neo4j_server.able() == "/nowhere/java not found"


def test_a_second_server_on_one_folder_or_port_is_refused_in_one_line(tmp_path: Path) -> None:
    free = neo4j_server.free_port()
    second = neo4j_server.alone(tmp_path, free)
    runs = r"^Neo4j runs on \S+ already: another `make neo4j` does it$"
    with neo4j_server.alone(tmp_path, free), pytest.raises(SystemExit, match=runs):
        second.__enter__()
    with socket.create_server(("127.0.0.1", 0)) as other:
        taken = other.getsockname()[1]
        third = neo4j_server.alone(tmp_path, taken)
        with pytest.raises(SystemExit, match=f"^port {taken} is taken"):
            third.__enter__()


def test_a_server_that_ends_by_itself_is_told(tmp_path: Path) -> None:
    process = subprocess.Popen(["sh", "-c", "exit 3"])
    with pytest.raises(SystemExit, match=r"ended by itself \(3\)"):
        neo4j_server.stay(process, tmp_path)
