"""Commands about the catalogue."""

from __future__ import annotations

import json
import re

import pytest
from pydantic import TypeAdapter

from pathways.cli.catalogue import READ
from pathways.cli.shapes import ANSWERS
from pathways.exchange.writing import bundle_text
from pathways.model.bundle import Bundle
from pathways.service import Form
from tests.cli.conftest import WORLD, Terminal
from tests.worlds import agreement, bundle, credential


def test_an_import_says_what_was_read_in_both_languages(bare: Terminal) -> None:
    file = bare.file("world.yaml", bundle_text(WORLD))
    assert bare.run("import", file)[0] == (
        "Imported as revision 1: 2 providers, 2 credentials, 1 agreement and 1 occupation.\n"
    )
    assert bare.run("import", file, "--lang", "fr")[0] == (
        "Importé comme révision 2 : 2 prestataires, 2 titres, 1 entente et 1 profession.\n"
    )
    assert bare.json("import", file) == {
        "revision": 3,
        "counts": {"providers": 2, "credentials": 2, "agreements": 1, "occupations": 1},
    }


def test_a_wrong_bundle_says_where_and_imports_nothing(terminal: Terminal) -> None:
    file = terminal.file("bad.yaml", "credentials:\n  - {id: x, kind: diplom}\n")
    message = terminal.wrong("import", file)
    assert "/credentials/0/kind" in message
    assert "did you mean 'diploma'" in message
    assert "bad.yaml:2:" in message
    assert message.endswith("Mend the places named and try again.\n")
    assert terminal.json("search", "arts")["revision"] == 1


def test_an_import_names_a_bundle_or_the_seed(bare: Terminal) -> None:
    assert "PATH: is missing" in bare.wrong("import")
    assert "PATH: goes without --seed" in bare.wrong("import", "x.yaml", "--seed")


def test_an_import_where_there_is_a_catalogue_can_do_nothing(bare: Terminal) -> None:
    file = bare.file("world.yaml", bundle_text(WORLD))
    assert bare.run("import", file, "--if-empty")[0].startswith("Imported as revision 1: 2 providers, ")
    other = bare.file("other.yaml", bundle_text(bundle(credential("other"))))
    said = "There is a catalogue already, at revision 1: nothing was imported.\n"
    assert bare.run("import", other, "--if-empty")[0] == said
    assert "rien n'a été importé" in bare.run("import", other, "--if-empty", "--lang", "fr")[0]
    assert bare.json("import", other, "--if-empty") == {"revision": 1, "counts": {}}
    assert bare.json("search", "other")["results"] == []
    assert "--if-empty: goes without --replace" in bare.wrong("import", other, "--if-empty", "--replace")


def test_a_file_that_is_not_there_is_told(bare: Terminal) -> None:
    assert "nowhere.yaml: there is no such file" in bare.wrong("import", "nowhere.yaml")


def test_a_store_that_is_no_catalogue_is_told(bare: Terminal) -> None:
    bare.store.write_text("this is no database, whatever its name says")
    assert "catalogue.db" in bare.wrong("search", "x")


def test_check_tells_every_problem_and_fails(terminal: Terminal) -> None:
    file = terminal.file("lonely.yaml", bundle_text(bundle(credential("x", study="60/24/6000", requires="gone"))))
    out, _ = terminal.run("check", file, code=2)
    assert re.match(
        r"1 problem:\n  \S+lonely\.yaml:\d+:\d+ /credentials/0/ways/0/requires/holds/ids/0: 'gone' is not", out
    )
    assert terminal.run("check", file, "--lang", "fr", code=2)[0].startswith("1 problème :\n")
    (told,) = terminal.json("check", file, code=2)["problems"]
    assert (told["what"], set(told)) == ("'gone' is not among the credentials", {"where", "what", "hint"})
    assert terminal.run("check")[0] == "All is well.\n"
    assert terminal.json("check") == {"revision": 1, "problems": []}


def test_check_tells_an_empty_catalogue_in_both_languages(bare: Terminal) -> None:
    assert bare.run("check")[0].startswith(f"The catalogue ({bare.store}) is empty: fill it with `pathways import`")
    assert f"Le catalogue ({bare.store}) est vide" in bare.run("check", "--lang", "fr")[0]
    assert bare.json("check") == {"revision": 0, "problems": []}
    assert bare.run("check", bare.file("none.yaml", "{}"))[0] == "All is well.\n"


def test_check_tells_what_cannot_be_read_in_the_same_way(terminal: Terminal) -> None:
    file = terminal.file("bad.yaml", "credentials:\n  - {id: x, kind: diplom}\n")
    found = terminal.json("check", file, code=2)
    assert [problem["where"].split(" ")[-1] for problem in found["problems"]] == [
        "/credentials/0",
        "/credentials/0",
        "/credentials/0",
        "/credentials/0/kind",
    ]


def test_an_addition_is_checked_against_the_catalogue(terminal: Terminal) -> None:
    more = agreement("more", "diploma", "bachelor", credits=3, receiver="uni")
    file = terminal.file("more.yaml", bundle_text(Bundle(agreements=(more,))))
    terminal.run("check", file, code=2)
    assert terminal.run("check", file, "--added")[0] == "All is well.\n"
    assert "PATH: is missing" in terminal.wrong("check", "--added")


def test_search_lists_what_it_finds(terminal: Terminal) -> None:
    assert terminal.run("search", "arts")[0].splitlines() == [
        "kind     id       title",
        "diploma  diploma  Diploma of Arts (college)",
    ]
    assert "diplôme  diploma      Diplôme en arts (college)" in terminal.run("search", "arts", "--lang", "fr")[0]
    assert [found["id"] for found in terminal.json("search", "block")["results"]] == ["block"]
    assert "agreement  block" in terminal.run("search", "block")[0]


def test_search_by_kind(terminal: Terminal) -> None:
    assert terminal.run("search", "arts", "--kind", "bachelor")[0] == "Nothing was found.\n"
    assert "'degree' is no kind of credential" in terminal.wrong("search", "arts", "--kind", "degree")


def test_an_empty_catalogue_says_how_to_fill_it(bare: Terminal) -> None:
    said = f"The catalogue ({bare.store}) is empty: fill it with `pathways import` (a bundle of your own, or --seed).\n"
    assert bare.run("search", "arts")[0] == said
    assert bare.wrong("show", "arts") == said
    assert bare.wrong("routes", bare.file("nobody.yaml", "example: true\n"), "--to", "arts") == said


def test_show_tells_a_credential_with_what_leads_to_it(terminal: Terminal) -> None:
    out, _ = terminal.run("show", "bachelor")
    assert out.startswith("bachelor: bachelor's degree, uni\n")
    assert "      hold Diploma of Arts\n" in out
    assert "  Block (conditional)\n    for: hold Diploma of Arts\n" in out
    (shown,) = terminal.json("show", "bachelor")
    assert [one["id"] for one in shown["toward"]] == ["block"]


@pytest.mark.parametrize(
    ("id", "words"), [("block", "gives: 60 credits"), ("uni", "place: Ontario"), ("21231", "TEER category")]
)
def test_show_tells_other_things_too(terminal: Terminal, id: str, words: str) -> None:
    assert words in terminal.run("show", id)[0]


def test_an_unknown_id_suggests_the_nearest(terminal: Terminal) -> None:
    assert terminal.wrong("show", "bachlor") == (
        "There is no thing with the id bachlor.\nDid you mean bachelor?\n"
        "Check the id, or search for the thing by name.\n"
    )
    assert "Vouliez-vous dire bachelor ?" in terminal.wrong("show", "bachlor", "--lang", "fr")


def test_what_could_steer_a_terminal_is_made_visible(terminal: Terminal) -> None:
    terminal.run(
        "import", terminal.file("odd.json", bundle_text(bundle(credential("odd", title="a\x1b[2Jb")), is_json=True))
    )
    assert "a?[2Jb" in terminal.run("show", "odd")[0]


@pytest.mark.parametrize("of", [*READ, *ANSWERS])
def test_every_schema_is_printed(bare: Terminal, of: str) -> None:
    printed = json.loads(bare.run("schema", of)[0])
    assert printed["title"] == f"Pathways {of}"
    assert "properties" in (
        printed["$defs"][printed["items"]["$ref"].split("/")[-1]] if "items" in printed else printed
    )
    assert not bare.store.exists()


@pytest.mark.parametrize(
    ("words", "of"),
    [
        (("check",), "check"),
        (("search", "arts"), "search"),
        (("search", "nothing-like-it"), "search"),
        (("show", "bachelor"), "show"),
        (("show", "21231"), "show"),
        (("ladders", "diploma"), "ladder"),
    ],
)
def test_json_has_its_documented_shape(terminal: Terminal, words: tuple[str, ...], of: str) -> None:
    found = terminal.json(*words)
    TypeAdapter(ANSWERS[of]).validate_python(found, strict=True)
    assert found == terminal.json(*words)


def test_json_of_an_import_and_of_a_failed_check_has_its_documented_shape(bare: Terminal) -> None:
    done = bare.json("import", bare.file("world.yaml", bundle_text(WORLD)))
    TypeAdapter(ANSWERS["import"]).validate_python(done, strict=True)
    failed = bare.json("check", bare.file("bad.yaml", "credentials: x\n"), code=2)
    TypeAdapter(ANSWERS["check"]).validate_python(failed, strict=True)


def test_an_unknown_schema_or_language_is_told(bare: Terminal) -> None:
    assert "one of bundle, background, request, answer, route, ladder" in bare.wrong("schema", "step")
    assert "--lang: 'de' is no language spoken here" in bare.wrong("check", "--lang", "de")


def test_a_catalogue_is_exported_and_imported_again(terminal: Terminal) -> None:
    file = str(terminal.folder / "all.jsonl.gz")
    counts = {"providers": 2, "credentials": 2, "agreements": 1, "occupations": 1}
    assert terminal.run("export", file)[0] == "Exported: 2 providers, 2 credentials, 1 agreement and 1 occupation.\n"
    assert terminal.json("export", file) == {"counts": counts}
    TypeAdapter(ANSWERS["export"]).validate_python({"counts": counts}, strict=True)
    assert terminal.run("check", file)[0] == terminal.run("check", file, "--added")[0] == "All is well.\n"
    assert terminal.json("import", file) == {"revision": 2, "counts": counts}
    assert terminal.json("import", file, "--replace")["revision"] == 3
    assert terminal.run("check")[0] == "All is well.\n"
    assert "all.json: is no name of a file of JSON Lines" in terminal.wrong("export", "all.json")


@pytest.mark.parametrize("form", Form)
def test_an_export_into_no_folder_blames_the_path(terminal: Terminal, form: Form) -> None:
    folder = terminal.folder / "nope"
    line = ("export", str(folder / "all.jsonl"), "--format", form)
    assert f"  {folder}/all.jsonl: there is no folder {folder} (make it, or check the path)\n" in terminal.wrong(*line)
    assert f"il n'y a pas de dossier {folder} (créez-le" in terminal.wrong(*line, "--lang", "fr")
    assert not folder.exists()


@pytest.mark.parametrize("form", [Form.LINES, Form.CYPHER])
def test_an_export_that_cannot_be_written_blames_the_path(terminal: Terminal, form: Form) -> None:
    file = str(terminal.folder / ("x" * 250 + ".jsonl"))
    said = terminal.wrong("export", file, "--format", form)
    assert f"  {file}: cannot be written: File name too long (check that there may be written" in said
    (terminal.folder / "there.jsonl").mkdir()
    assert "there.jsonl: is a folder" in terminal.wrong("export", str(terminal.folder / "there.jsonl"))


def test_a_wrong_line_is_told_and_nothing_is_imported(terminal: Terminal) -> None:
    lost = '{"format":"pathways-bundle-1"}\n{"skills":{"id":"x","title":"X","occupations":"1","source":{"url":"x"}}}\n'
    file = terminal.file("wrong.jsonl", lost)
    said = "wrong.jsonl:2:33 /skills/occupations: '1' is no NOC 2021 code (write five digits: 21231)"
    assert said in terminal.wrong("import", file)
    (told,) = terminal.json("check", file, code=2)["problems"]
    assert told["where"].endswith("wrong.jsonl:2:33 /skills/occupations")
    absent = terminal.file("absent.jsonl", lost.replace('"1"', '"12345"'))
    assert "'12345' is not among the occupations" in terminal.run("check", absent, "--added", code=2)[0]
    assert terminal.json("search", "arts")["revision"] == 1


def test_an_empty_catalogue_is_exported_as_one(bare: Terminal) -> None:
    assert "is empty" in bare.run("export", str(bare.folder / "none.jsonl"))[0]
    assert (bare.folder / "none.jsonl").read_text() == '{"format": "pathways-bundle-1"}\n'
    assert bare.run("check", str(bare.folder / "none.jsonl"), "--added")[0] == "All is well.\n"
