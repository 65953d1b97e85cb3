"""The terminal face as it is really run: a process, with and without a terminal."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from pathways import __version__
from pathways.exchange.writing import bundle_text
from tests.cli.conftest import Terminal
from tests.neo4j_server import free_port
from tests.worlds import bundle, credential

pty = pytest.importorskip("pty", reason="there are no pseudo-terminals here")


def process(*words: str, **environ: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "pathways", *words]
    return subprocess.run(
        command,
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=60,
        env={**os.environ, **environ},
        check=False,
    )


def on_a_terminal(*words: str, columns: int) -> str:
    """What a command writes to a terminal so many columns wide."""
    ours, theirs = pty.openpty()
    environ = {**os.environ, "COLUMNS": str(columns), "TERM": "xterm"}
    command = [sys.executable, "-m", "pathways", *words]
    running = subprocess.Popen(command, stdout=theirs, stderr=subprocess.DEVNULL, env=environ)
    os.close(theirs)
    written = b""
    try:
        while part := os.read(ours, 65_536):
            written += part
    except OSError:  # Linux's way of saying that the other end is closed
        pass
    finally:
        os.close(ours)
    assert running.wait(timeout=60) == 0
    return written.decode()


def test_help_lists_every_command_and_loads_neither_the_model_nor_rich() -> None:
    done = process("--help")
    assert done.returncode == 0
    commands = "import export copy check search show routes explain ladders evaluate opportunities compare reverse"
    for command in [*commands.split(), "structure", "schema", "demo", "serve"]:
        assert f"\n  {command} " in done.stdout
    assert "..." not in done.stdout.split("Commands:\n")[1]
    assert max(map(len, done.stdout.splitlines())) <= 80
    loaded = (
        "import sys, pathways.cli; print(sorted({'pydantic', 'rich', 'apsw', 'yaml', 'fastapi'} & sys.modules.keys()))"
    )
    assert subprocess.run([sys.executable, "-c", loaded], capture_output=True, text=True, check=True).stdout == "[]\n"


def test_a_wrong_input_is_one_message_and_exit_code_two(terminal: Terminal) -> None:
    done = process("--store", str(terminal.store), "routes", "nowhere.yaml", "--to", "x")
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.startswith("The input cannot be used:\n  nowhere.yaml: there is no such file")


@pytest.mark.parametrize("scheme", ["bolt", "neo4j"])
def test_a_database_that_is_away_is_one_message_in_one_language(scheme: str) -> None:
    address = f"{scheme}://127.0.0.1:{free_port()}"
    done = process("--store", address, "check", "--lang", "fr")
    assert (done.returncode, done.stdout) == (2, "")
    first, then = done.stderr.splitlines()
    assert first == f"Le dépôt du catalogue ne répond pas : la base de données est injoignable ({address})"
    assert then.startswith("Vérifiez qu'elle fonctionne")


def test_the_version_is_told() -> None:
    done = process("--version")
    assert (done.returncode, done.stdout) == (0, f"pathways {__version__}\n")


def test_a_wrong_command_is_told(tmp_path: Path) -> None:
    done = process("rout")
    assert done.returncode == 2
    assert "No such command 'rout'" in done.stderr


def test_the_environment_sets_the_store_and_the_language(terminal: Terminal) -> None:
    done = process("search", "arts", PATHWAYS_STORE=str(terminal.store), PATHWAYS_LANG="fr")
    assert "Diplôme en arts" in done.stdout
    assert done.stderr == ""


def test_a_terminal_that_cannot_show_a_letter_still_gets_the_answer(terminal: Terminal) -> None:
    terminal.run("import", terminal.file("heart.yaml", bundle_text(bundle(credential("heart", title="Cœur")))))
    done = process("--store", str(terminal.store), "search", "cœur", PYTHONIOENCODING="latin-1")
    assert "C\\u0153ur" in done.stdout


def test_a_terminal_gets_a_table_of_its_width(terminal: Terminal) -> None:
    asked = ("routes", terminal.background, "--to", "bachelor", "--start", "2027-01-15")
    written = on_a_terminal("--store", str(terminal.store), *asked, columns=100)
    lines = written.splitlines()
    assert max(map(len, lines)) <= 100
    assert lines[1].split()[0] == "1"
    assert "bachelor/way+block" in written


def test_a_narrow_terminal_loses_nothing_of_a_table_or_a_line(terminal: Terminal) -> None:
    asked = ("routes", terminal.background, "--to", "bachelor", "--start", "2027-01-15", "--why")
    written = on_a_terminal("--store", str(terminal.store), *asked, columns=80)
    assert written.splitlines()[:5] == [
        "#  months  price    of it      of it    credits  certainty    steps",
        "                    estimated  assumed",
        "1  24      $10,000  $0         $0       60       conditional  1",
        "    bachelor/way+block",
        "2  48      $20,000  $0         $0       120      met          1",
    ]
    # Only a route's line is left whole, to be copied.
    long = [line for line in written.splitlines() if len(line) > 80]
    assert [line.split()[0] for line in long] == ["2027-01-15"] * len(long)
    assert "\x1b" not in written
