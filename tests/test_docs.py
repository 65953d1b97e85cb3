"""The guides' files are read, their commands are run, and their tables name what there is."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
import yaml
from pydantic import TypeAdapter

from pathways.cli.shapes import ANSWERS
from pathways.exchange.bundle import read_background, read_bundle
from pathways.explain.words.fields import FIELDS
from pathways.model.agreement import Grant
from pathways.model.background import Background
from pathways.model.kinds import CredentialKind, Residency
from pathways.model.requirement import MAIN_KEYS, Requirement, walk
from tests.documents import ROOT, expect, files, fragments, run, shown

GUIDES = ("bundle", "background", "json", "moving")
DOCS = {name: (ROOT / "docs" / f"{name}.md").read_text(encoding="utf-8") for name in GUIDES}


@pytest.mark.parametrize(("name", "commands"), [("bundle", 14), ("background", 2), ("json", 2), ("moving", 10)])
def test_every_command_says_what_is_shown(name: str, commands: int, tmp_path: Path) -> None:
    given = files(DOCS[name]) or files(DOCS["bundle"])
    for file, text in given.items():
        (tmp_path / file).write_text(text, encoding="utf-8")
    found = list(shown(DOCS[name]))
    assert (len(found), bool(given)) == (commands, True)
    for command, lines in found:
        failing = bool(lines) and lines[0].endswith("problem:")
        expect(lines, run(command, tmp_path, tmp_path, code=2 if failing else 0))


def test_the_files_are_what_they_are_said_to_be(tmp_path: Path) -> None:
    for file, text in {**files(DOCS["bundle"]), **files(DOCS["background"])}.items():
        (tmp_path / file).write_text(text, encoding="utf-8")
    assert len(read_bundle(tmp_path / "college.yaml").credentials) == 3
    assert read_background(tmp_path / "learner.yaml").holdings
    # Every part of a background is shown once.
    nurse = read_background(tmp_path / "nurse.yaml")
    assert nurse.model_fields_set >= set(Background.model_fields) - {"title", "example"}


def test_every_main_key_of_a_requirement_is_shown() -> None:
    (text,) = fragments(DOCS["bundle"], "requires")
    asked = TypeAdapter(Requirement).validate_python(yaml.load(text, yaml.BaseLoader)["requires"])
    shown_keys = {key for node in walk(asked) for key in MAIN_KEYS if key in node.model_fields_set}
    assert shown_keys == set(MAIN_KEYS) - {"test"}
    assert "language" in text


def test_every_way_to_say_how_much_is_shown() -> None:
    (text,) = fragments(DOCS["bundle"], "grants")
    grants = [Grant.model_validate(each) for each in yaml.load(text, yaml.BaseLoader)["grants"]]
    forms = {form for grant in grants if grant.credits for form in grant.credits.model_fields_set}
    assert forms == {"credits", "low", "high", "share_of_target", "entry_year", "remaining"}
    assert [grant.refusal for grant in grants] == [False] * (len(grants) - 1) + [True]


def test_closed_lists_are_whole_and_codes_exist() -> None:
    assert {kind.value for kind in CredentialKind} <= set(re.findall(r"`(\w+)`", DOCS["bundle"]))
    assert {status.value for status in Residency} <= set(re.findall(r"`(\w+)`", DOCS["background"]))
    fields = re.findall(r'`"(\d{2,4})"`', DOCS["background"])
    assert len(fields) > 15
    assert set(fields) <= set(FIELDS)


def test_every_schema_of_an_answer_is_named() -> None:
    named = re.findall(r"^\| `\w+` \| `(\w+)` \|", DOCS["json"], re.MULTILINE)
    assert sorted(named) == sorted(ANSWERS)
