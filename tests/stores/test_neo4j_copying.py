"""Copying between a file and a real Neo4j, as it is typed."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from pathways.stores.base import records_of
from pathways.stores.embedded import EmbeddedStore
from tests.documents import ROOT
from tests.stores.neo4j import Catalogues
from tests.stores.network_contract import WORLD

Copy = Callable[..., subprocess.CompletedProcess[str]]


@pytest.fixture
def file(tmp_path: Path) -> str:
    store = EmbeddedStore(tmp_path / "here.db")
    store.load(records_of(WORLD))
    store.close()
    return str(tmp_path / "here.db")


@pytest.fixture
def uri(catalogues: Catalogues) -> str:
    return catalogues.access().uri


@pytest.fixture
def copy(catalogues: Catalogues) -> Copy:
    """Types `pathways copy`; to another catalogue of the database where that is said."""
    access, other = catalogues.access(), catalogues.access()
    said = {"USER": access.user, "PASSWORD": access.password, "CATALOGUE": access.catalogue}

    def typed(source: str, target: str, *more: str, to_other: bool = False) -> subprocess.CompletedProcess[str]:
        environ = {**os.environ, **{f"PATHWAYS_NEO4J_{name}": value for name, value in said.items()}}
        if to_other:
            environ["PATHWAYS_TO_NEO4J_CATALOGUE"] = other.catalogue
        line = [sys.executable, "-m", "pathways", "copy", "--from", source, "--to", target, "--json", *more]
        return subprocess.run(line, cwd=ROOT, env=environ, capture_output=True, text=True, check=False)

    return typed


def lists(done: subprocess.CompletedProcess[str]) -> Any:
    assert (done.returncode, done.stderr) == (0, "")
    return json.loads(done.stdout)["lists"]


def test_there_on_and_back_nothing_is_changed(copy: Copy, file: str, uri: str, tmp_path: Path) -> None:
    there = lists(copy(file, uri))
    assert lists(copy(uri, uri, to_other=True)) == there
    assert lists(copy(uri, str(tmp_path / "back.db"))) == there
    assert there["credentials"]["count"] == len(WORLD.credentials)


def test_a_database_is_known_at_every_address(copy: Copy, file: str, uri: str) -> None:
    copy(file, uri)
    done = copy(uri, uri.replace("127.0.0.1", "localhost"), "--replace")
    assert (done.returncode, done.stdout) == (2, "")
    assert "--to: is the catalogue that is to be copied" in done.stderr


def test_a_catalogue_in_a_database_is_replaced_only_where_that_is_said(copy: Copy, file: str, uri: str) -> None:
    lists(copy(file, uri))
    assert "not empty" in copy(file, uri).stderr
    assert json.loads(copy(file, uri, "--replace").stdout)["revision"] == 2
