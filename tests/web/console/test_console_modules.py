"""The page's modules that touch no page, tried by Node's own test runner."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

from pathways.web.console.routes import PAGE

TESTS = Path(__file__).parent / "js"
NODE = shutil.which("node")


def _run(script: str, files: list[Path]) -> str:
    """What Node says against a script that is given files; empty where it has nothing to say."""
    assert NODE
    command = [NODE, "--input-type=module", "-e", script, *(path.as_uri() for path in sorted(files))]
    done = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", timeout=120, check=False)
    return "" if done.returncode == 0 else done.stdout + done.stderr


# Only Python is needed for the project's tests: where Node is missing there is nothing to run, and nothing skipped.
if NODE:

    def test_what_the_modules_promise() -> None:
        files = list(TESTS.glob("*.test.mjs"))
        assert files
        # In one process: to start one for each file would take the most of the time.
        assert _run("for (const each of process.argv.slice(1)) await import(each)", files) == ""

    def test_the_modules_can_be_read_and_give_each_other_what_they_ask() -> None:
        # Without a page the others fail when they run; a wrong name or mark is told before that.
        ignore = "(error) => { if (error instanceof SyntaxError) throw error }"
        script = f"for (const each of process.argv.slice(1)) await import(each).catch({ignore})"
        assert _run(script, list(PAGE.glob("*.mjs"))) == ""
