"""Settings come from the environment, and everything that can be set is documented."""

from __future__ import annotations

from pathlib import Path

import pytest

from pathways.errors import InvalidInput
from pathways.settings import BASIC, DATABASE, Setting, read_settings, read_target
from pathways.stores.access import Terms
from tests.documents import ROOT

HOME = Path("home")


@pytest.mark.parametrize(
    ("platform", "environ", "where"),
    [
        ("linux", {}, "home/.local/share/pathways/catalogue.db"),
        ("linux", {"XDG_DATA_HOME": "data"}, "data/pathways/catalogue.db"),
        ("darwin", {}, "home/Library/Application Support/pathways/catalogue.db"),
        ("win32", {"LOCALAPPDATA": "local"}, "local/pathways/catalogue.db"),
        ("linux", {"PATHWAYS_STORE": " my.db "}, "my.db"),
    ],
)
def test_the_catalogue_is_where_the_surroundings_say(platform: str, environ: dict[str, str], where: str) -> None:
    assert Path(read_settings(environ, HOME, platform).store) == Path(where)


def test_the_language_is_english_unless_it_is_set() -> None:
    assert [read_settings(environ, HOME).lang for environ in ({}, {"PATHWAYS_LANG": "fr"})] == ["en", "fr"]


def test_a_language_that_is_not_spoken_is_refused() -> None:
    with pytest.raises(InvalidInput, match="PATHWAYS_LANG: 'de'"):
        read_settings({"PATHWAYS_LANG": "de"}, HOME)


def test_every_setting_is_named_once_and_nothing_else_is_read() -> None:
    asked: list[str] = []

    class Environment(dict[str, str]):
        def get(self, key: str, default: object = None) -> str:
            asked.append(key)
            return ""

    read_settings(Environment(), HOME, "linux")
    assert set(asked) - {"XDG_DATA_HOME"} == {setting.name for setting in (*BASIC, *DATABASE)}


def test_how_a_database_is_reached_comes_from_the_environment() -> None:
    environ = {"PATHWAYS_NEO4J_USER": "me", "PATHWAYS_NEO4J_PASSWORD": "secret", "PATHWAYS_NEO4J_BUSY": "2.5"}
    said = read_settings(environ, HOME).database
    assert (said.user, said.password, said.busy, said.catalogue) == ("me", "secret", 2.5, "catalogue")
    assert "secret" not in repr(said)
    with pytest.raises(InvalidInput, match="PATHWAYS_NEO4J_CONNECTIONS: '0' cannot be used"):
        read_settings({"PATHWAYS_NEO4J_CONNECTIONS": "0"}, HOME)


def test_a_database_that_is_copied_to_may_be_reached_otherwise() -> None:
    environ = {"PATHWAYS_NEO4J_USER": "me", "PATHWAYS_NEO4J_BUSY": "2.5", "PATHWAYS_TO_NEO4J_USER": "you"}
    said = read_target(environ)
    assert (said.user, said.busy, said.password, said.settings) == ("you", 2.5, "", "PATHWAYS_TO_NEO4J_")


@pytest.mark.parametrize("setting", DATABASE, ids=lambda one: one.name)
def test_how_a_database_is_reached_is_documented(setting: Setting) -> None:
    document = (ROOT / "docs" / "neo4j.md").read_text(encoding="utf-8")
    assert f"| `{setting.name}` | {setting.meaning} | {setting.default} |" in document


def test_the_documented_defaults_are_those_that_hold() -> None:
    told = {setting.name.removeprefix("PATHWAYS_NEO4J_").lower(): setting.default for setting in DATABASE}
    usual = {name: f"{value:g}" if isinstance(value, float) else str(value) for name, value in vars(Terms()).items()}
    assert told | {"settings": "PATHWAYS_NEO4J_"} == {**usual, "password": "none"}
