"""A terminal to type into: the runner of typer, over a catalogue that is gone with the test."""

from __future__ import annotations

import json
from pathlib import Path
from shutil import copy
from typing import Any

import pytest
from typer.testing import CliRunner

from pathways.cli.app import app
from pathways.stores.base import records_of
from pathways.stores.embedded import EmbeddedStore
from tests.worlds import agreement, bundle, credential, occupation

WORLD = bundle(
    credential("diploma", study="60/24/6000", title={"en": "Diploma of Arts", "fr": "Diplôme en arts"}),
    credential("bachelor", "bachelor", study="120/48/20000", requires="diploma", provider="uni", occupations=["21231"]),
    agreement("block", "diploma", "bachelor", credits=60, strength="conditional", title={"en": "Block", "fr": "Bloc"}),
    occupation("21231"),
)
BACKGROUND = "holdings:\n  - {id: mine, credential: diploma, title: My diploma, completed: 2020}\n"


class Terminal:
    """Types commands; remembers the catalogue's file and a learner's background."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.store = folder / "catalogue.db"
        self.background = self.file("learner.yaml", BACKGROUND)

    def file(self, name: str, text: str) -> str:
        (self.folder / name).write_text(text, encoding="utf-8")
        return str(self.folder / name)

    def run(self, *words: str, code: int = 0) -> tuple[str, str]:
        """What a command writes to stdout and to stderr."""
        done = CliRunner().invoke(app, ["--store", str(self.store), *words])
        assert done.exception is None or isinstance(done.exception, SystemExit), done.exception
        assert done.exit_code == code, done.output
        return done.stdout, done.stderr

    def json(self, *words: str, code: int = 0) -> Any:
        return json.loads(self.run(*words, "--json", code=code)[0])

    def wrong(self, *words: str) -> str:
        """The message of a command that cannot be carried out, which writes nothing else."""
        out, message = self.run(*words, code=2)
        assert out == ""
        assert "Traceback" not in message
        return message


@pytest.fixture
def bare(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Terminal:
    """A terminal whose catalogue is empty."""
    for name in ("PATHWAYS_STORE", "PATHWAYS_LANG"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    return Terminal(tmp_path)


@pytest.fixture(scope="session")
def small_catalogue(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The file of a small catalogue, to be copied."""
    file = tmp_path_factory.mktemp("small") / "catalogue.db"
    store = EmbeddedStore(file)
    store.load(records_of(WORLD))
    store.close()
    return file


@pytest.fixture
def terminal(bare: Terminal, small_catalogue: Path) -> Terminal:
    """A terminal with a small catalogue."""
    copy(small_catalogue, bare.store)
    return bare
