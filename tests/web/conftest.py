"""One server for all tests that only ask it."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.web.live import Live, live


@pytest.fixture(scope="session")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Live]:
    with live(tmp_path_factory.mktemp("server"), seconds=5, grace=0.5) as running:
        yield running
