"""A server's settings come from the command line, else from the environment, and each is documented."""

from __future__ import annotations

from pathlib import Path

import pytest

from pathways.errors import InvalidInput
from pathways.settings import SERVER, Bind, ServerSettings, Setting, read_server
from tests.documents import ROOT

DOCUMENT = (ROOT / "docs" / "server.md").read_text(encoding="utf-8")


def test_without_anything_said_it_listens_to_this_machine_alone() -> None:
    settings = read_server({})
    assert settings == ServerSettings()
    assert (settings.host, settings.port, settings.metrics) == ("127.0.0.1", 8000, Bind("127.0.0.1", 8001))


def test_what_is_given_weighs_more_than_the_environment() -> None:
    environ = {"PATHWAYS_PORT": "9000", "PATHWAYS_METRICS": "off", "PATHWAYS_HOSTS": "a.example, b.example"}
    settings = read_server(environ, {"port": 9001, "workers": None, "persisted": "on", "keys": "my.keys"})
    assert (settings.port, settings.metrics, settings.hosts) == (9001, None, ("a.example", "b.example"))
    assert (settings.persisted, settings.keys) == (True, Path("my.keys"))
    assert read_server({"PATHWAYS_METRICS": "[::1]:9"}).metrics == Bind("::1", 9)
    assert read_server({"PATHWAYS_LIMITS": "cost=5, depth=6"}).limits == {"cost": 5, "depth": 6}


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("PORT", "70000"),
        ("PORT", "http"),
        ("METRICS", "8001"),
        ("WORKERS", "0"),
        ("SECONDS", "-1"),
        ("SECONDS", "nan"),
        ("PERSISTED", "yes"),
        ("LIMITS", "cost"),
        ("BODY", "1.5"),
    ],
)
def test_what_cannot_be_used_is_told_with_its_name(name: str, text: str) -> None:
    with pytest.raises(InvalidInput, match=f"PATHWAYS_{name}: '{text}' cannot be used"):
        read_server({f"PATHWAYS_{name}": text})
    with pytest.raises(InvalidInput, match=f"--{name.lower()}: '{text}' cannot be used"):
        read_server({}, {name.lower(): text})


def test_every_setting_is_named_once_and_nothing_else_is_read() -> None:
    asked: list[str] = []

    class Environment(dict[str, str]):
        def get(self, key: str, default: object = None) -> str:
            asked.append(key)
            return ""

    read_server(Environment())
    assert sorted(asked) == sorted(setting.name for setting in SERVER)


@pytest.mark.parametrize("setting", SERVER, ids=lambda one: one.name)
def test_every_setting_is_in_the_document(setting: Setting) -> None:
    (row,) = [line for line in DOCUMENT.splitlines() if line.startswith(f"| `{setting.name}`")]
    assert f"`{setting.option}`" in row
    assert setting.meaning in row
    assert setting.default in row.replace("`", "")


def test_the_defaults_are_those_that_are_documented() -> None:
    usual = ServerSettings()
    for setting in SERVER:
        value = getattr(usual, setting.name.removeprefix("PATHWAYS_").lower())
        if isinstance(value, int | float) and not isinstance(value, bool) and setting.default.isdecimal():
            assert float(setting.default) == value
