"""What must hold of the repository itself: nothing of one machine in it, the budgets, the wheel's names."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from tests.project import shape

ROOT = Path(__file__).parents[2]
PACKAGE = ROOT / "pathways"
BENCH = ROOT / "bench"
CORE = ("model", "recognition", "routing", "explain")

# Joined here, so that this file does not hold what it looks for.
REGISTRY_HOSTS = [
    ".".join(parts)
    for parts in (
        ("pypi", "org"),
        ("pypi", "python"),
        ("files", "python" + "hosted"),
        ("npmjs", "org"),
        ("npmjs", "com"),
        ("yarnpkg", "com"),
        ("crates", "io"),
        ("proxy", "golang"),
        ("repo", "maven"),
        ("repo1", "maven"),
    )
]
# Only at the start of a path: inside an address (`https://example.org/home/`) the words mean something else.
MACHINE_PATH = re.compile(r"(?<![\w.:/~%-])/(?:home|root|Users|work|tmp|mnt|private)/\w|[A-Z]:\\Users")


def _tracked_files() -> list[Path]:
    """What git holds; in an unpacked source distribution, which has no git, everything that is not hidden."""
    if (ROOT / ".git").exists():
        listing = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, check=True, capture_output=True, text=True)
        return [path for name in listing.stdout.split("\0") if name and (path := ROOT / name).is_file()]
    visible = (path for path in ROOT.rglob("*") if not any(p.startswith(".") for p in path.relative_to(ROOT).parts))
    return [path for path in visible if path.is_file() and path.suffix != ".pyc"]


def test_no_file_names_a_registry_or_this_machine() -> None:
    guilty = []
    for path in _tracked_files():
        text = path.read_bytes().decode("utf-8", errors="replace")
        found = [host for host in REGISTRY_HOSTS if host in text] + MACHINE_PATH.findall(text)
        guilty += [f"{path.relative_to(ROOT)}: {what}" for what in found]
    assert guilty == []


def test_graphql_holds_no_python() -> None:
    # One Python file there could be imported in the place of graphql-core.
    assert list((ROOT / "graphql").rglob("*.py*")) == []


def test_files_keep_their_budget() -> None:
    for root in (PACKAGE, BENCH, ROOT / "tests"):
        assert {str(path): length for path, length in shape.file_lengths(root).items() if length > 450} == {}
    # The median and the tail of a handful of files say nothing.
    lines = list(shape.file_lengths(PACKAGE).values())
    if len(lines) >= 10:
        assert shape.percentile(lines, 50) <= 100
        assert shape.percentile(lines, 95) <= 300


def test_functions_keep_their_budget() -> None:
    found = shape.functions(PACKAGE)
    assert [f for f in [*found, *shape.functions(BENCH)] if f.lines > 60 or f.nesting > 4] == []
    if len(found) >= 20:
        longest = sorted(found, key=lambda f: -f.lines)[:5]
        assert shape.percentile([f.lines for f in found], 95) <= 35, longest


def test_the_core_opens_reads_and_evaluates_nothing() -> None:
    # import-linter sees imports; these need none.
    banned = {"open", "input", "eval", "exec", "__import__"}
    trees = {path: ast.parse(path.read_text()) for layer in CORE for path in (PACKAGE / layer).rglob("*.py")}
    calls = [(path, node) for path, tree in trees.items() for node in ast.walk(tree) if isinstance(node, ast.Call)]
    assert [
        f"{path.relative_to(ROOT)}:{call.lineno}"
        for path, call in calls
        if isinstance(call.func, ast.Name) and call.func.id in banned
    ] == []


def test_the_package_has_no_import_cycle() -> None:
    assert shape.import_cycle(PACKAGE) == []


@pytest.fixture(scope="module")
def wheel_names(tmp_path_factory: pytest.TempPathFactory) -> list[str]:
    """The names in a wheel built from this checkout by the locked back end, without network."""
    out = tmp_path_factory.mktemp("wheel")
    command = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(out)]
    subprocess.run(command, cwd=ROOT, check=True, capture_output=True, timeout=60)
    (wheel,) = out.glob("*.whl")
    with zipfile.ZipFile(wheel) as archive:
        return archive.namelist()


def test_the_wheel_carries_the_data_inside_the_package(wheel_names: list[str]) -> None:
    assert "pathways/__init__.py" in wheel_names
    assert any(name.startswith("pathways/_data/seed/") for name in wheel_names)
    assert any(name.startswith("pathways/_data/graphql/") for name in wheel_names)
    assert {"pathways/web/console/page/main.mjs", "pathways/web/explorer/pins.json"} <= set(wheel_names)
    # What `make graphiql` built here is no part of a release.
    assert [name for name in wheel_names if name.startswith("pathways/web/graphiql/")] == []


def test_the_wheel_puts_nothing_beside_the_package(wheel_names: list[str]) -> None:
    top = {name.split("/")[0] for name in wheel_names}
    assert {name for name in top if not name.endswith(".dist-info")} == {"pathways"}
