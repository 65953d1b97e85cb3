"""`docker compose up`, without containers: what they would run is run here, as the files say it, on a real Neo4j."""

from __future__ import annotations

import os
import re
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import httpx
import pytest

from pathways.settings import SETTINGS, ServerSettings
from tests import neo4j_server
from tests.documents import ROOT
from tests.neo4j_server import Address
from tests.project.containers import (
    INSTALLED,
    Instruction,
    Unset,
    compose,
    health_check,
    image_environment,
    last,
    let_through,
    stages,
)
from tests.stores.neo4j import Catalogues

PASSWORD = {"PATHWAYS_NEO4J_PASSWORD": "a long one"}


def services(**said: str) -> dict[str, Any]:
    found: dict[str, Any] = compose(PASSWORD | said)["services"]
    return found


class Image:
    """The package as the image holds it, in a folder of this machine."""

    def __init__(self, folder: Path) -> None:
        self.installed = folder / "pathways"
        self._built = folder / "build"
        self._home = folder / "home"
        for made in (self._built, self._home):
            made.mkdir()
        for one in stages()[0]:
            if one.name == "COPY":
                self._copy(*one.words())
            elif one.name == "RUN":
                self._run(one)

    def environment(self, more: Mapping[str, str]) -> dict[str, str]:
        """What a container has, and nothing of this process: files are written to a folder of their own."""
        said = image_environment()
        assert (said["HOME"], last("WORKDIR").said) == ("/tmp", "/tmp")
        return {name: self._here(value) for name, value in said.items()} | {"HOME": str(self._home)} | dict(more)

    def start(self, command: list[str], environment: Mapping[str, str]) -> subprocess.Popen[bytes]:
        return subprocess.Popen(command, cwd=self._home, env=environment, stdout=subprocess.DEVNULL)

    def run(self, command: list[str], environment: Mapping[str, str]) -> tuple[int, str]:
        """The exit code of a command, and what it says."""
        told = {"cwd": self._home, "env": environment, "stdout": subprocess.PIPE, "stderr": subprocess.STDOUT}
        done = subprocess.run(command, text=True, timeout=300, check=False, **told)  # type: ignore[call-overload]
        return done.returncode, done.stdout

    def _copy(self, *words: str) -> None:
        *sources, to = words
        for source in sources:
            assert source in let_through()
            if (ROOT / source).is_dir():
                shutil.copytree(
                    ROOT / source, self._built / to, ignore=shutil.ignore_patterns("__pycache__", "graphiql")
                )
            else:
                shutil.copy(ROOT / source, self._built / to)

    def _run(self, step: Instruction) -> None:
        if step.said.endswith(" -r requirements-uv.lock"):
            # uv itself comes into this environment by the same command.
            assert step.said.removeprefix("python ") in (ROOT / "Makefile").read_text(encoding="utf-8")
            return
        environment = os.environ | {"PATH": f"{Path(sys.executable).parent}:{os.environ['PATH']}"}
        command = ["sh", "-c", self._here(step.said)]
        # What is installed here is kept by uv; only where it is not, it is fetched again.
        done = self._tried(command, environment | {"UV_OFFLINE": "1"})
        if done.returncode != 0:
            done = self._tried(command, environment)
        assert done.returncode == 0, f"{step.said}\n{done.stderr}"

    def _tried(self, command: list[str], environment: Mapping[str, str]) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            command, cwd=self._built, env=environment, capture_output=True, text=True, check=False, timeout=300
        )

    def _here(self, text: str) -> str:
        return text.replace(INSTALLED, str(self.installed))


@pytest.fixture(scope="module")
def image(tmp_path_factory: pytest.TempPathFactory) -> Image:
    return Image(tmp_path_factory.mktemp("image"))


class Stack:
    """The services' commands, on a catalogue of their own in a database that runs."""

    def __init__(self, image: Image, database: Address, catalogue: str) -> None:
        self.image = image
        self.port = neo4j_server.free_port()
        self._services = services(PATHWAYS_NEO4J_PASSWORD=database.password)
        # Only where things are differs from what the files say.
        self._ours = {
            "PATHWAYS_STORE": database.uri,
            "PATHWAYS_NEO4J_USER": database.user,
            "PATHWAYS_NEO4J_CATALOGUE": catalogue,
            "PATHWAYS_HOST": "127.0.0.1",
            "PATHWAYS_PORT": str(self.port),
            "PATHWAYS_METRICS": "127.0.0.1:0",
        }

    def environment(self, service: str) -> dict[str, str]:
        return self.image.environment(self._services[service]["environment"] | self._ours)

    def command(self, service: str) -> list[str]:
        command: list[str] = self._services[service]["command"]
        return last("ENTRYPOINT").words() + command

    def run(self, service: str) -> tuple[int, str]:
        return self.image.run(self.command(service), self.environment(service))

    @contextmanager
    def running(self, service: str) -> Iterator[subprocess.Popen[bytes]]:
        process = self.image.start(self.command(service), self.environment(service))
        try:
            yield process
        finally:
            process.kill()
            process.wait()

    def well(self) -> bool:
        return self.image.run(health_check(), self.environment("api"))[0] == 0

    def until_well(self) -> None:
        until = time.monotonic() + 300
        while not self.well():
            assert time.monotonic() < until
            time.sleep(0.1)


def test_the_image_is_filled_once_and_serves_until_it_is_told_to_end(image: Image, neo4j: Address) -> None:
    catalogues = Catalogues(neo4j)
    stack = Stack(image, neo4j, catalogues.access().catalogue)
    try:
        code, said = stack.run("seed")
        assert (code, said.startswith("Imported as revision 1: ")) == (0, True), said
        assert stack.run("seed") == (0, "There is a catalogue already, at revision 1: nothing was imported.\n")
        assert not stack.well()
        with stack.running("api") as process:
            stack.until_well()
            asked = httpx.post(f"http://127.0.0.1:{stack.port}/graphql", json={"query": "{ catalogue { revision } }"})
            assert asked.json() == {"data": {"catalogue": {"revision": 1}}}
            assert httpx.get(f"http://127.0.0.1:{stack.port}/", headers={"host": "a.example"}).status_code == 421
            process.send_signal(signal.SIGTERM)
            assert process.wait(60) == 0
        assert not stack.well()
    finally:
        catalogues.clean()


def test_the_package_in_the_image_is_its_own(image: Image) -> None:
    code, said = image.run(["python", "-c", "import pathways; print(pathways.__file__)"], image.environment({}))
    assert (code, Path(said.strip()).is_relative_to(image.installed)) == (0, True)


def test_a_database_is_well_while_it_can_be_asked(neo4j: Address) -> None:
    if shutil.which("wget") is None:
        pytest.skip("NO WGET: the database's health check is not tried")
    kind, *words = services()["neo4j"]["healthcheck"]["test"]
    place = neo4j.uri.split("://")[1]
    asked = [word.replace("127.0.0.1:7687", place) for word in words]
    assert (kind, asked == words) == ("CMD", False)
    assert subprocess.run(asked, capture_output=True, check=False).returncode == 0
    nobody = [word.replace("7687", str(neo4j_server.free_port())) for word in words]
    assert subprocess.run(nobody, capture_output=True, check=False).returncode != 0


def test_the_database_is_the_one_that_tests_use() -> None:
    assert services()["neo4j"]["image"] == f"neo4j:{neo4j_server.VERSION}-community"


def test_everything_is_published_on_loopback_alone() -> None:
    published = [port for one in services().values() for port in one.get("ports", ())]
    assert len(published) == 4
    assert [port for port in published if not port.startswith("127.0.0.1:")] == []


def test_each_port_of_this_machine_can_be_another_one() -> None:
    names = re.findall(r"`([A-Z0-9_]+)` \((\d+)\)", (ROOT / "docs" / "neo4j.md").read_text(encoding="utf-8"))
    said = {name: str(20000 + number) for number, (name, _) in enumerate(names)}
    usual, other = (
        sorted(port.split(":")[:0:-1] for name in ("api", "neo4j") for port in services(**given)[name]["ports"])
        for given in ({}, said)
    )
    assert usual == sorted([port, port] for _, port in names)
    assert other == sorted([port, said[name]] for name, port in names)


def test_nothing_starts_without_a_password() -> None:
    for said in ({}, {"PATHWAYS_NEO4J_PASSWORD": ""}):
        with pytest.raises(Unset, match="PATHWAYS_NEO4J_PASSWORD"):
            compose(said)
    found = services()
    assert found["neo4j"]["environment"]["NEO4J_AUTH"] == "neo4j/a long one"
    assert {found[name]["environment"]["PATHWAYS_NEO4J_PASSWORD"] for name in ("api", "seed")} == {"a long one"}


def test_the_api_waits_for_the_database_and_the_catalogue() -> None:
    waits = {name: one.get("depends_on") for name, one in services().items()}
    healthy = {"neo4j": {"condition": "service_healthy"}}
    filled = {"seed": {"condition": "service_completed_successfully"}}
    assert waits == {"neo4j": None, "seed": healthy, "api": healthy | filled}


def test_the_api_has_the_time_that_it_takes_to_end() -> None:
    grace = services()["api"]["stop_grace_period"]
    assert int(grace.removesuffix("s")) > ServerSettings().drain


def test_more_names_may_be_asked_besides_this_machines_own() -> None:
    own = image_environment()["PATHWAYS_HOSTS"]
    assert own == "127.0.0.1,localhost"
    assert services()["api"]["environment"]["PATHWAYS_HOSTS"] == own
    more = services(PATHWAYS_HOSTS="a.example,b.example")["api"]["environment"]["PATHWAYS_HOSTS"]
    assert more == f"{own},a.example,b.example"


def test_what_containers_are_told_can_be_set() -> None:
    told = {name for one in services().values() for name in one["environment"]} | image_environment().keys()
    assert {name for name in told if name.startswith("PATHWAYS_")} <= {one.name for one in SETTINGS}


def test_whatever_is_installed_is_locked() -> None:
    installed = [one.said for one in stages()[0] if one.name == "RUN" and "venv" not in one.said]
    own = installed.pop()
    assert own.endswith(" --no-index --no-deps dist/*.whl")
    assert [said for said in installed if "--require-hashes" not in said] == []
    assert [one.name for one in stages()[-1] if one.name in ("RUN", "ADD")] == []
    assert last("USER").said == "10001:10001"
