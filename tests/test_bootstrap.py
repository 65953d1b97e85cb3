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
from pathways.settings import Settings
from tests.neo4j_server import free_port


def test_a_store_is_made_where_there_is_none(tmp_path: Path) -> None:
    service = open_pathways(Settings(str(tmp_path / "new" / "catalogue.db"), tmp_path))
    assert service.revision == 0
    service.close()


def test_a_place_under_a_file_is_no_store(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(StoreUnavailable, match="file"):
        open_store(str(tmp_path / "file" / "catalogue.db"))


def test_an_address_is_no_file() -> None:
    with pytest.raises(
        InvalidInput, match=r"no file \(give the path of a file, or an address that begins with neo4j://"
    ):
        open_store("https://example.org")


def test_an_address_holds_no_password() -> None:
    with pytest.raises(InvalidInput, match="PATHWAYS_NEO4J_PASSWORD") as error:
        open_store("neo4j://me:secret@localhost")
    assert "secret" not in str(error.value)


def test_a_database_that_is_not_there_is_told_at_once() -> None:
    began = time.monotonic()
    with pytest.raises(StoreUnavailable, match="cannot be reached"):
        open_store(f"bolt://127.0.0.1:{free_port()}")
    assert time.monotonic() - began < 5


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
