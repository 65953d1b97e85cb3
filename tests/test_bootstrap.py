"""From settings to a service."""

from __future__ import annotations

import json
import re
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from pathways.bootstrap import open_pathways, open_store, seed_catalogue
from pathways.errors import InvalidInput, StoreUnavailable
from pathways.exchange.bundle import read_bundle
from pathways.explain.mistakes import mistake
from pathways.settings import Settings
from pathways.stores.access import Terms
from tests.neo4j_server import free_port


def test_a_store_is_made_where_there_is_none(tmp_path: Path) -> None:
    service = open_pathways(Settings(str(tmp_path / "new" / "catalogue.db"), tmp_path))
    assert service.revision == 0
    service.close()


def test_a_place_under_a_file_is_no_store(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(StoreUnavailable, match="file"):
        open_store(str(tmp_path / "file" / "catalogue.db"))


@pytest.mark.parametrize(
    "place",
    [
        "https://example.org",
        "bolt:/localhost:7687",
        "neo4j+s:localhost",
        "localhost:7687",
        "[::1]:7687",
        "db.example:7687/x",
    ],
)
def test_what_is_meant_as_an_address_makes_no_file(place: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    with pytest.raises(InvalidInput, match=r"nor the address .* an address that begins with neo4j://"):
        open_store(place)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("place", ["./localhost:7687", "bolt", "neo4j.db", "c:5.db"])
def test_what_only_resembles_an_address_is_a_file(place: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    open_store(place).close()
    assert Path(place).is_file()


@pytest.mark.parametrize(
    "address",
    [
        "bolt://",
        "bolt://:7687",
        "bolt://localhost:abc",
        "bolt://localhost:99999",
        "bolt://[::1",
        "bolt://a..b",
        "neo4j://?x=y",
    ],
)
def test_an_address_has_a_host_and_its_port_is_one(address: str) -> None:
    with pytest.raises(InvalidInput, match=r"no address of a database \(a host, and a port"):
        open_store(address)


@pytest.mark.parametrize(
    "more", ["neo4j://localhost/mydb", "neo4j://localhost:1/?database=x", "bolt://localhost?x=y", "bolt://localhost#x"]
)
def test_an_address_names_no_database(more: str) -> None:
    with pytest.raises(InvalidInput, match="MY_DATABASE names the database"):
        open_store(more, Terms(settings="MY_"))


def test_a_name_that_is_none_is_told_with_its_setting_and_not_in_full() -> None:
    with pytest.raises(InvalidInput, match=r"MY_CATALOGUE: 'xx.*… *.*at most 63") as error:
        open_store("bolt://localhost", Terms(settings="MY_", catalogue="x" * 9_000))
    assert len(str(error.value)) < 300
    with pytest.raises(InvalidInput, match="MY_DATABASE: 'System' holds no catalogue"):
        open_store("bolt://localhost", Terms(settings="MY_", database="System"))


def test_an_address_holds_no_password() -> None:
    with pytest.raises(InvalidInput, match="PATHWAYS_NEO4J_PASSWORD") as error:
        open_store("neo4j://me:secret@localhost")
    assert "secret" not in str(error.value)


@pytest.mark.parametrize("scheme", ["bolt", "neo4j", "bolt+s", "neo4j+ssc"])
def test_a_database_that_is_not_there_is_told_at_once(scheme: str) -> None:
    began = time.monotonic()
    with pytest.raises(StoreUnavailable, match="cannot be reached") as error:
        open_store(f"{scheme}://127.0.0.1:{free_port()}")
    assert time.monotonic() - began < 5
    assert ("speaks TLS (else leave +s" in mistake(error.value, "en")) is ("+s" in scheme)
    assert "est injoignable" in mistake(error.value, "fr")


def test_the_seed_is_found_in_a_checkout() -> None:
    assert seed_catalogue().is_dir()


def sources_in(written: Any) -> Iterator[dict[str, Any]]:
    """Every source in a document, however deep."""
    parts = written.values() if isinstance(written, dict) else written if isinstance(written, list) else ()
    for part in parts:
        yield from sources_in(part)
    if isinstance(written, dict) and "url" in written and "confidence" in written:
        yield written


def test_no_preview_of_a_page_passes_for_the_page() -> None:
    preview = re.compile(r"https?://([^/]*\.)?(qa|staging|preview|dev|test|uat)\.", re.IGNORECASE)
    written = json.loads(read_bundle(seed_catalogue()).model_dump_json())
    found = list(sources_in(written))
    assert len(found) > 1_000
    passing = [one for one in found if one["kind"] != "mirror" and preview.match(one["url"])]
    assert passing + [one for one in found if any(map(preview.match, one["also"]))] == []
