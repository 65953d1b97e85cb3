"""What holds for every test: hypothesis profiles, and no quiet skips where the verdict counts."""

from __future__ import annotations

import os
from collections.abc import Generator

import hypothesis
import pytest

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
