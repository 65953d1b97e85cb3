"""What holds for every test: hypothesis profiles, and no quiet skips where the verdict counts."""

from __future__ import annotations

import fcntl
import json
import os
from collections.abc import Generator
from pathlib import Path

import hypothesis
import pytest

from tests import neo4j_server
from tests.neo4j_server import Address

IN_CI = os.environ.get("CI") == "true"

# No deadline: on a shared machine it measures the neighbours. In CI the examples are the same each time, so
# that a red build is red again when it is repeated; the search for new examples is `make soak`.
hypothesis.settings.register_profile("default", deadline=None, print_blob=True)
hypothesis.settings.register_profile("ci", deadline=None, derandomize=True)
hypothesis.settings.register_profile("soak", deadline=None, max_examples=5_000, print_blob=True)
hypothesis.settings.load_profile("ci" if IN_CI else "default")


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--fail-on-skip",
        action="store_true",
        default=IN_CI,
        help="a skipped test, or a skipped module, is a failure (the default when CI=true)",
    )


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item: pytest.Item) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    report = yield
    # An expected failure is reported as skipped too, but it did run.
    if item.config.getoption("fail_on_skip") and report.skipped and not hasattr(report, "wasxfail"):
        report.outcome = "failed"
        report.longrepr = f"skipped, which --fail-on-skip refuses: {report.longrepr}"
    return report


@pytest.hookimpl(wrapper=True)
def pytest_make_collect_report(
    collector: pytest.Collector,
) -> Generator[None, pytest.CollectReport, pytest.CollectReport]:
    report = yield
    if collector.config.getoption("fail_on_skip") and report.skipped:
        report.outcome = "failed"
        report.longrepr = f"skipped, which --fail-on-skip refuses: {report.longrepr}"
    return report


@pytest.fixture(scope="session")
def neo4j(tmp_path_factory: pytest.TempPathFactory, worker_id: str) -> Address:
    """A real Neo4j: the one that `NEO4J_URI` names, or one that all workers of this run share and that ends with it."""
    told = os.environ.get("NEO4J_URI")
    if told:
        return Address(told, os.environ.get("NEO4J_USER", neo4j_server.USER), os.environ.get("NEO4J_PASSWORD", ""))
    why = neo4j_server.able()
    if why is not None:
        pytest.skip(f"NO NEO4J: {why}; set NEO4J_URI, or install Java 17 and Maven")
    alone = worker_id == "master"
    base = tmp_path_factory.getbasetemp()
    folder = (base if alone else base.parent) / "neo4j"
    folder.mkdir(exist_ok=True)
    with (folder / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        return _told(folder) or neo4j_server.start_for(os.getpid() if alone else os.getppid(), folder)


def _told(folder: Path) -> Address | None:
    """The server that another worker has started."""
    said = folder / "address.json"
    return Address(**json.loads(said.read_text())) if said.exists() else None
