"""Copying a catalogue to another place."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from pydantic import TypeAdapter

from pathways.cli.progress import Copies
from pathways.cli.session import Session
from pathways.cli.shapes import ANSWERS
from pathways.errors import InvalidInput, RevisionConflict
from pathways.service import Pathways, Stage, Watcher
from pathways.settings import Settings
from pathways.stores.base import Put, Record, address, records_of
from pathways.stores.embedded import EmbeddedStore
from tests.cli.conftest import WORLD, Terminal
from tests.worlds import credential

COUNTS = {"providers": 2, "credentials": 2, "agreements": 1, "occupations": 1}


@pytest.fixture
def other(terminal: Terminal) -> str:
    return str(terminal.folder / "other.db")


def test_a_copy_says_what_was_copied_in_both_languages(terminal: Terminal, other: str) -> None:
    line = ("copy", "--from", str(terminal.store), "--to", other)
    assert terminal.run(*line)[0] == (
        "Copied as revision 1 and compared: 2 providers, 2 credentials, 1 agreement and 1 occupation.\n"
    )
    assert terminal.run(*line, "--replace", "--lang", "fr")[0] == (
        "Copié comme révision 2 et comparé : 2 prestataires, 2 titres, 1 entente et 1 profession.\n"
    )
    done = terminal.json(*line, "--replace")
    TypeAdapter(ANSWERS["copy"]).validate_python(done, strict=True)
    assert {name: one["count"] for name, one in done["lists"].items()} == COUNTS


def test_an_address_that_is_none_is_told(terminal: Terminal) -> None:
    assert "'bolt://[::1' is no address" in terminal.wrong("copy", "--from", str(terminal.store), "--to", "bolt://[::1")
    message = terminal.wrong("copy", "--from", "bolt:/x", "--to", str(terminal.store), "--lang", "fr")
    assert "'bolt:/x' n'est ni le chemin d'un fichier ni l'adresse" in message


def test_a_copy_has_every_record(terminal: Terminal, other: str) -> None:
    terminal.run("copy", "--from", str(terminal.store), "--to", other)
    copied = EmbeddedStore(other)
    assert sorted(map(address, copied.export())) == sorted(map(address, records_of(WORLD)))
    assert copied.check() == ()
    copied.close()


def test_what_is_there_is_not_written_over_unasked(terminal: Terminal, other: str) -> None:
    kept = EmbeddedStore(other)
    kept.load([credential("kept")])
    line = ("copy", "--from", str(terminal.store), "--to", other)
    assert "--to: the catalogue there is not empty (--replace puts the copy in its place)" in terminal.wrong(*line)
    assert "--to: le catalogue n'y est pas vide" in terminal.wrong(*line, "--lang", "fr")
    assert [address(one)[1] for one in kept.export()] == ["kept"]
    kept.close()


def test_a_catalogue_is_not_copied_over_itself_under_another_name(terminal: Terminal) -> None:
    os.symlink(terminal.store, terminal.folder / "link.db")
    line = ("copy", "--from", str(terminal.store), "--to", str(terminal.folder / "link.db"), "--replace")
    assert "--to: is the catalogue that is to be copied" in terminal.wrong(*line)


def test_nothing_is_not_copied(bare: Terminal) -> None:
    gone = str(bare.folder / "gone.db")
    assert f"--from: there is no catalogue at {gone}" in bare.wrong("copy", "--from", gone, "--to", str(bare.store))
    assert not Path(gone).exists()
    EmbeddedStore(gone).close()
    assert "--from: the catalogue there is empty" in bare.wrong("copy", "--from", gone, "--to", str(bare.store))


def test_a_copy_into_no_folder_blames_the_path_and_makes_none(terminal: Terminal) -> None:
    folder = terminal.folder / "nope"
    said = terminal.wrong("copy", "--from", str(terminal.store), "--to", str(folder / "x.db"))
    assert f"  --to: there is no folder {folder} (make it, or check the path)\n" in said
    assert not folder.exists()


def test_a_place_that_does_not_answer_is_named(terminal: Terminal, other: str) -> None:
    Path(other).write_text("this is no catalogue")
    assert "other.db" in terminal.wrong("copy", "--from", str(terminal.store), "--to", other)


class Broken(EmbeddedStore):
    """Its stream ends early."""

    def export(self) -> Iterator[Record]:
        yield from list(super().export())[:3]
        raise RuntimeError("the line went dead")


class Losing(EmbeddedStore):
    """Forgets one credential of what it is given."""

    def export(self) -> Iterator[Record]:
        return (one for one in super().export() if address(one) != ("credentials", "diploma"))


def test_a_copy_that_breaks_leaves_what_was_there() -> None:
    with closing(Broken(":memory:")) as source, closing(EmbeddedStore(":memory:")) as target:
        source.load(records_of(WORLD))
        target.load([credential("kept")])
        with pytest.raises(RuntimeError):
            Pathways(source).copy_to(Pathways(target), replace=True)
        assert (target.revision, [address(one)[1] for one in target.export()]) == (1, ["kept"])


def test_what_arrives_otherwise_is_told_list_by_list() -> None:
    with closing(EmbeddedStore(":memory:")) as source, closing(Losing(":memory:")) as target:
        source.load(records_of(WORLD))
        with pytest.raises(InvalidInput) as error:
            Pathways(source).copy_to(Pathways(target))
    (said,) = error.value.problems
    assert said.where == "--to credentials"
    assert "2 records" in said.what
    assert "1 (digest" in said.what


def test_somebody_who_writes_to_the_target_meanwhile_is_not_written_over() -> None:
    class Meanwhile(Watcher):
        def at(self, stage: Stage) -> None:
            if stage is Stage.WRITE:
                target.apply([Put(credential("new"))])

    with closing(EmbeddedStore(":memory:")) as source, closing(EmbeddedStore(":memory:")) as target:
        source.load(records_of(WORLD))
        with pytest.raises(RevisionConflict):
            Pathways(source).copy_to(Pathways(target), watcher=Meanwhile())
        assert [address(one)[1] for one in target.export()] == ["new"]


def test_a_copy_tells_how_far_it_is() -> None:
    told: list[str] = []
    copies = Copies(Session(Settings("none", Path(), "fr")), told.append)
    copies.at(Stage.READ)
    copies.copied(0.5, 1_000)
    copies.at(Stage.WRITE)
    copies.at(Stage.COMPARE)
    copies.copied(1, 2_000)
    assert [one.replace("\xa0", " ").replace("\u202f", " ") for one in told] == [
        "Lecture du catalogue",
        "Lecture du catalogue : 50 %, 1 000 entrées",
        "Écriture du catalogue",
        "Comparaison des deux catalogues",
        "Comparaison des deux catalogues : 100 %, 2 000 entrées",
    ]
