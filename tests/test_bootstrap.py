"""From settings to a service."""

from __future__ import annotations

from pathlib import Path

import pytest

from pathways.bootstrap import open_pathways, open_store, seed_catalogue
from pathways.errors import InvalidInput, StoreUnavailable
from pathways.settings import Settings


def test_a_store_is_made_where_there_is_none(tmp_path: Path) -> None:
    service = open_pathways(Settings(str(tmp_path / "new" / "catalogue.db"), tmp_path))
    assert service.revision == 0
    service.close()


def test_a_place_under_a_file_is_no_store(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(StoreUnavailable, match="file"):
        open_store(str(tmp_path / "file" / "catalogue.db"))


def test_an_address_is_no_file() -> None:
    with pytest.raises(InvalidInput, match="no file"):
        open_store("https://example.org")


def test_the_seed_is_found_in_a_checkout() -> None:
    assert seed_catalogue().is_dir()
