"""A real Neo4j Community server on loopback, without containers: assembled from its published Maven artifacts.

`python -m tests.neo4j_server` (that is `make neo4j`) serves until it is interrupted; tests start one for themselves.
Needs Java 17 and Maven. `JAVA` names another java, `NEO4J_VERSION` another version (2026.09.0 needs Java 21 or later).
"""

from __future__ import annotations

import fcntl
import json
import os
import re
import secrets
import shlex
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import NamedTuple, NoReturn

VERSION = "5.26.31"
USER = "neo4j"
PORT = 7687
SECONDS = 120
"""So long a start may take on a machine that is busy."""

GUIDE = Path(__file__).parents[1] / "docs" / "moving.md"

_POM = """<project xmlns="http://maven.apache.org/POM/4.0.0">
  <modelVersion>4.0.0</modelVersion>
  <groupId>local</groupId><artifactId>neo4j-community</artifactId><version>1</version><packaging>pom</packaging>
  <dependencies>
    <dependency><groupId>org.neo4j</groupId><artifactId>neo4j</artifactId><version>{0}</version></dependency>
    <dependency><groupId>org.neo4j.app</groupId><artifactId>neo4j-server</artifactId><version>{0}</version></dependency>
  </dependencies>
</project>
""".format

_CONFIGURATION = """server.default_listen_address=127.0.0.1
server.bolt.listen_address=127.0.0.1:{port}
server.bolt.advertised_address=127.0.0.1:{port}
server.http.enabled=false
server.https.enabled=false
server.memory.heap.initial_size={heap}
server.memory.heap.max_size={heap}
server.memory.pagecache.size={pages}
db.tx_log.preallocate=false
dbms.usage_report.enabled=false
dbms.cypher.min_replan_interval=1h
""".format

_OPENING = tuple(
    f"--add-opens={name}=ALL-UNNAMED" for name in ("java.base/java.nio", "java.base/java.io", "java.base/sun.nio.ch")
)


class Address(NamedTuple):
    """Where a server is and who may ask it."""

    uri: str
    user: str
    password: str


class Size(NamedTuple):
    """How much memory a server has for what it does and for what it keeps of its files.

    `brief`: it starts sooner, and does everything more slowly later.
    """

    heap: str
    pages: str
    brief: bool = False


SMALL = Size("512m", "128m", brief=True)
LARGE = Size("2g", "3g")


def able() -> str | None:
    """Why no server can be started here; None: one can."""
    missing = [name for name in (_java(), "mvn") if shutil.which(name) is None]
    return f"{' and '.join(missing)} not found" if missing else None


def version() -> str:
    """The version that is started."""
    return os.environ.get("NEO4J_VERSION") or VERSION


def assembled(wanted: str) -> Path:
    """The folder with the jars of a version, fetched where it is not there."""
    cache = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "pathways" / "neo4j"
    jars = cache / wanted
    if not jars.is_dir():
        cache.mkdir(parents=True, exist_ok=True)
        # Beside its place, so that it is there whole or not at all.
        with tempfile.TemporaryDirectory(dir=cache) as made:
            pom = Path(made, "pom.xml")
            pom.write_text(_POM(wanted))
            copy = ["dependency:copy-dependencies", "-DincludeScope=runtime", f"-DoutputDirectory={made}/jars"]
            subprocess.run(["mvn", "-q", "-B", "-f", str(pom), *copy], check=True, stdout=sys.stderr)
            with suppress(OSError):
                Path(made, "jars").rename(jars)
    return jars


@contextmanager
def running(home: Path, password: str, port: int, size: Size = SMALL) -> Iterator[Address]:
    """A server on this folder, for as long as the block lasts."""
    with _run(home, password, port, size) as (address, _):
        yield address


@contextmanager
def _run(home: Path, password: str, port: int, size: Size) -> Iterator[tuple[Address, subprocess.Popen[bytes]]]:
    process = _started(assembled(version()), home, password, port, size)
    try:
        _wait(process, home)
        yield Address(f"bolt://127.0.0.1:{port}", USER, password), process
    finally:
        process.terminate()
        try:
            process.wait(30)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()


def administer(home: Path, *words: str, within: Path | None = None, size: Size = SMALL) -> str:
    """What the admin tool says about the folder of a server that does not run."""
    _lay_out(home, 0, size)
    environment = {**os.environ, "NEO4J_HOME": str(home), "NEO4J_CONF": str(home / "conf")}
    on_path = ["-cp", f"{assembled(version())}/*"]
    admin = [_java(), f"-Xmx{size.heap}", *_OPENING, *on_path, "org.neo4j.cli.AdminTool", *words]
    done = subprocess.run(admin, env=environment, cwd=within, capture_output=True, text=True, check=False)
    if done.returncode:
        raise RuntimeError(f"neo4j-admin {' '.join(words)}:\n{done.stdout}{done.stderr}")
    return done.stdout


def importing() -> list[str]:
    """The importer's command line that the guide shows."""
    (line,) = re.findall(r"^neo4j-admin (.*?[^\\\\])$", GUIDE.read_text(encoding="utf-8"), re.DOTALL | re.MULTILINE)
    return shlex.split(line.replace("\\\n", " "))


def free_port() -> int:
    """A port of loopback that nobody listens at."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


def start_for(owner: int, folder: Path, size: Size = SMALL) -> Address:
    """Start a server in a folder that ends when the process `owner` does, however that ends; it is on `folder/home`."""
    said = folder / "address.json"
    # Fetching takes as long as it takes.
    assembled(version())
    with (folder / "server.log").open("wb") as log:
        command = [sys.executable, "-m", "tests.neo4j_server", "--for", str(owner), str(folder), json.dumps(size)]
        keeper = subprocess.Popen(command, stdin=subprocess.DEVNULL, stdout=log, stderr=log, start_new_session=True)
    until = time.monotonic() + SECONDS
    while time.monotonic() < until and keeper.poll() is None:
        if said.exists():
            # Let go of: it outlives this process, if only for a moment.
            keeper.returncode = 0
            return Address(**json.loads(said.read_text()))
        time.sleep(0.1)
    keeper.terminate()
    raise RuntimeError(f"Neo4j did not start:\n{(folder / 'server.log').read_text()}")


def _serve_for(owner: int, folder: Path, size: Size) -> None:
    with running(folder / "home", secrets.token_hex(12), free_port(), size) as address:
        written = folder / "address.new"
        written.write_text(json.dumps(address._asdict()))
        written.chmod(0o600)
        written.rename(folder / "address.json")
        while _alive(owner):
            time.sleep(0.2)
    shutil.rmtree(folder / "home", ignore_errors=True)


def exports(address: Address) -> str:
    """What to type so that a server is used, by whom."""
    lines = (
        ("for pathways", ("PATHWAYS_STORE", "PATHWAYS_NEO4J_USER", "PATHWAYS_NEO4J_PASSWORD")),
        ("for the tests, in place of a server of their own", ("NEO4J_URI", "NEO4J_USER", "NEO4J_PASSWORD")),
    )
    said = [(what, " ".join(map("=".join, zip(names, address, strict=True)))) for what, names in lines]
    return "".join(f"# {what}:\nexport {values}\n" for what, values in said)


def _serve_here() -> None:
    home = Path(__file__).parents[1] / ".neo4j" / version()
    home.mkdir(parents=True, exist_ok=True)
    kept = home / "password"
    if not kept.exists():
        kept.touch(mode=0o600)
        kept.write_text(secrets.token_hex(12))
    port = int(os.environ.get("NEO4J_BOLT_PORT") or PORT)
    with alone(home, port), _told(home), _run(home, kept.read_text(), port, SMALL) as (address, process):
        sys.stdout.write(f"Neo4j {version()} on {home}; Ctrl-C stops it, or: kill {os.getpid()}\n")
        sys.stdout.write(exports(address))
        sys.stdout.flush()
        stay(process, home)


@contextmanager
def alone(home: Path, port: int) -> Iterator[None]:
    """Keep others from a server's folder; one line where somebody is there already, or at its port."""
    with (home / "in-use").open("w") as held:
        try:
            fcntl.flock(held, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            raise SystemExit(f"Neo4j runs on {home} already: another `make neo4j` does it") from None
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                raise SystemExit(f"port {port} is taken, perhaps by another Neo4j: NEO4J_BOLT_PORT names one")
        yield


def stay(process: subprocess.Popen[bytes], home: Path) -> NoReturn:
    """Wait until a server ends, which it should not do by itself."""
    code = process.wait()
    raise SystemExit(f"Neo4j has ended by itself ({code}): {home / 'logs' / 'neo4j.log'} may tell why")


@contextmanager
def _told(home: Path) -> Iterator[None]:
    try:
        yield
    except RuntimeError as error:
        raise SystemExit(f"{str(error).splitlines()[0]} {home / 'logs'} tells why") from None


def _java() -> str:
    return os.environ.get("JAVA") or "java"


def _started(jars: Path, home: Path, password: str, port: int, size: Size) -> subprocess.Popen[bytes]:
    if not (home / "data" / "dbms").exists():
        administer(home, "dbms", "set-initial-password", password)
    _lay_out(home, port, size)
    on_path = ["-cp", f"{jars}/*"]
    (home / "logs" / "neo4j.log").write_bytes(b"")
    told = ["-Dfile.encoding=UTF-8", "-Dio.netty.tryReflectionSetAccessible=true", "-Dlog4j2.disable.jmx=true"]
    server = [_entry(jars), f"--home-dir={home}", f"--config-dir={home / 'conf'}"]
    with (home / "logs" / "console.log").open("wb") as console:
        return subprocess.Popen(
            [
                _java(),
                f"-Xms{size.heap}",
                f"-Xmx{size.heap}",
                "-XX:+UseSerialGC",
                *(["-XX:TieredStopAtLevel=1"] if size.brief else []),
                *_OPENING,
                *told,
                *on_path,
                *server,
            ],
            stdin=subprocess.DEVNULL,
            stdout=console,
            stderr=console,
            start_new_session=True,
        )


def _lay_out(home: Path, port: int, size: Size) -> None:
    for name in ("conf", "data", "logs", "plugins", "import", "run", "lib", "licenses"):
        (home / name).mkdir(parents=True, exist_ok=True)
    (home / "conf" / "neo4j.conf").write_text(_CONFIGURATION(port=port, heap=size.heap, pages=size.pages))


def _entry(jars: Path) -> str:
    """The class that starts a server of this version."""
    (jar,) = jars.glob("neo4j-[0-9]*.jar")
    with zipfile.ZipFile(jar) as packed:
        return packed.read("META-INF/services/org.neo4j.server.startup.EntryPoint").decode().strip()


def _wait(process: subprocess.Popen[bytes], home: Path) -> None:
    until = time.monotonic() + SECONDS
    log = home / "logs" / "neo4j.log"
    while time.monotonic() < until and process.poll() is None:
        if any(line.endswith("Started.") for line in log.read_text().splitlines()):
            return
        time.sleep(0.1)
    said = "".join(file.read_text() for file in (home / "logs" / "console.log", log) if file.exists())
    raise RuntimeError(f"Neo4j did not start:\n{said}")


def _alive(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    return True


def _ended(_signal: int, _frame: object) -> NoReturn:
    raise SystemExit(0)


def main(arguments: list[str]) -> None:
    signal.signal(signal.SIGTERM, _ended)
    why = able()
    if why is not None:
        raise SystemExit(f"cannot start Neo4j: {why} (set NEO4J_URI to use one that runs)")
    with suppress(KeyboardInterrupt):
        match arguments:
            case ["--for", owner, folder, size]:
                _serve_for(int(owner), Path(folder), Size(*json.loads(size)))
            case _:
                _serve_here()


if __name__ == "__main__":
    main(sys.argv[1:])
