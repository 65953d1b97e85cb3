"""What Dockerfile, .dockerignore and docker-compose.yml say, read from the files themselves."""

from __future__ import annotations

import json
import re
import shlex
from collections.abc import Mapping
from typing import Any, NamedTuple

import yaml

from tests.documents import ROOT

INSTALLED = "/opt/pathways"
"""Where the image holds the package."""

_TERM = re.compile(r"\$\{(?P<name>\w+)(?::(?P<how>[-+?])(?P<other>[^}]*))?\}|\$(?P<bare>\w+)")


class Instruction(NamedTuple):
    """One line of a Dockerfile."""

    name: str
    said: str

    def words(self) -> list[str]:
        """A list as JSON writes it, or words as a shell does."""
        return list(json.loads(self.said)) if self.said.startswith("[") else shlex.split(self.said)


def stages() -> list[list[Instruction]]:
    """The instructions of each stage."""
    text = (ROOT / "Dockerfile").read_text(encoding="utf-8").replace("\\\n", " ")
    found: list[list[Instruction]] = []
    for line in text.splitlines():
        if line.startswith("FROM "):
            found.append([])
        if found and line.strip() and not line.startswith("#"):
            found[-1].append(Instruction(*line.split(" ", 1)))
    return found


def last(name: str) -> Instruction:
    """An instruction of the image itself, that is of the last stage."""
    (found,) = [one for one in stages()[-1] if one.name == name]
    return found


def image_environment() -> dict[str, str]:
    """What the image sets, on top of a system's usual PATH."""
    said = {"PATH": "/usr/local/bin:/usr/bin:/bin"}
    for word in (word for one in stages()[-1] if one.name == "ENV" for word in one.words()):
        name, value = word.split("=", 1)
        said[name] = filled(value, said)
    return said


def health_check() -> list[str]:
    """The command by which the image tells whether it is well."""
    return Instruction("CMD", last("HEALTHCHECK").said.split(" CMD ", 1)[1]).words()


def let_through() -> set[str]:
    """What .dockerignore leaves in the build's context."""
    lines = [line for line in (ROOT / ".dockerignore").read_text().splitlines() if not line.startswith("#")]
    assert lines[0] == "*"
    return {line[1:] for line in lines if line.startswith("!")}


class Unset(Exception):
    """A variable that must be set is not; says what Compose would."""


def compose(said: Mapping[str, str]) -> Any:
    """docker-compose.yml with its variables filled in."""
    return filled(yaml.safe_load((ROOT / "docker-compose.yml").read_text(encoding="utf-8")), said)


def filled(value: Any, said: Mapping[str, str]) -> Any:
    """A value with its variables filled in, as Compose does it."""
    if isinstance(value, dict):
        return {name: filled(one, said) for name, one in value.items()}
    if isinstance(value, list):
        return [filled(one, said) for one in value]
    return _TERM.sub(lambda found: _term(found, said), value) if isinstance(value, str) else value


def _term(found: re.Match[str], said: Mapping[str, str]) -> str:
    value = said.get(found["name"] or found["bare"], "")
    match found["how"]:
        case "?" if not value:
            raise Unset(found["name"], found["other"])
        case "-":
            return value or found["other"]
        case "+":
            return str(filled(found["other"], said)) if value else ""
    return value
