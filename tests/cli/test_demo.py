"""The demonstration, on the seed."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path
from types import SimpleNamespace
from typing import cast

import pytest
from pydantic import TypeAdapter
from typer.testing import CliRunner

from pathways.bootstrap import seed_backgrounds
from pathways.cli import demo
from pathways.cli.app import app
from pathways.cli.progress import Stages
from pathways.cli.session import Session
from pathways.cli.shapes import ANSWERS
from pathways.errors import InvalidInput, NotFound
from pathways.exchange.writing import write_bundle
from pathways.service import Pathways, Stage
from pathways.stores.embedded import EmbeddedStore
from tests.cli.conftest import Terminal
from tests.worlds import bundle, credential


def test_every_question_of_the_seed_can_be_asked() -> None:
    found = demo.questions(seed_backgrounds() / demo.QUESTIONS)
    assert all(question.request(seed_backgrounds()).background.title for question in found)
    assert sum(demo._shown(question) for question in found) == len(demo.SHOWN)


def test_wrong_questions_say_where(tmp_path: Path) -> None:
    (tmp_path / "q.yaml").write_text("- {background: a.yaml, title: A, target: {holds: x}, start: soon}\n")
    with pytest.raises(InvalidInput, match=r"q\.yaml:1:.* /0/start"):
        demo.questions(tmp_path / "q.yaml")


def test_the_demonstration_builds_its_catalogue_once_and_tells_routes(bare: Terminal) -> None:
    first = CliRunner().invoke(app, ["demo"])
    assert first.exit_code == 0, first.output
    assert first.stdout.count("Route 1: ") == len(demo.SHOWN)
    (built,) = (bare.folder / "data" / "pathways").glob("demo-*.db")
    assert CliRunner().invoke(app, ["demo"]).stdout == first.stdout
    TypeAdapter(ANSWERS["demo"]).validate_json(CliRunner().invoke(app, ["demo", "--json"]).stdout, strict=True)
    store = EmbeddedStore(built)
    assert store.revision == 1
    store.close()


def test_an_older_demonstration_is_taken_away(tmp_path: Path) -> None:
    (tmp_path / "demo-old.db").touch()
    place = demo._place(tmp_path)
    assert [str(file) for file in tmp_path.iterdir()] == [place]


def test_where_nothing_can_be_kept_the_catalogue_is_built_each_time(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    assert demo._place(tmp_path / "file") == ":memory:"


def test_a_catalogue_that_somebody_fills_meanwhile_is_left_to_them(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Overtaking(Stages):
        def at(self, stage: Stage) -> None:
            if stage is Stage.WRITE and not service.revision:
                service.import_bundle(theirs)

    theirs, seed = tmp_path / "theirs.yaml", tmp_path / "seed.yaml"
    write_bundle(bundle(credential("theirs")), theirs)
    write_bundle(bundle(credential("seeded")), seed)
    monkeypatch.setattr(demo, "seed_catalogue", lambda: seed)
    monkeypatch.setattr(demo, "Stages", Overtaking)
    with closing(EmbeddedStore(tmp_path / "c.db")) as store:
        service = Pathways(store)
        demo._built(cast(Session, SimpleNamespace(explicit=True, service=service, say=lambda *_: "")))
        assert service.revision == 1
        with pytest.raises(NotFound):
            service.show("seeded")
