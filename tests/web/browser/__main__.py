"""Drives the console in headless Chromium: `make browser`, or `python -m tests.web.browser [--pictures FOLDER]`.

No part of the tests: those need no browser.
"""

from __future__ import annotations

import argparse
import sys
import traceback
from collections.abc import Callable
from pathlib import Path

from pathways.web.explorer import explorer
from tests.web.browser import asking, graphiql, looking, reading, typing
from tests.web.browser.driver import Page, chromium
from tests.web.browser.pictures import take
from tests.web.browser.serving import served

# GraphiQL is looked at where it was built.
PARTS = (asking, typing, reading, looking, *([graphiql] if explorer() else []))
CHECKS = {name: check for part in PARTS for name, check in vars(part).items() if name.startswith("check_")}


def main() -> int:
    """Run every check on a page of its own; the number of those that failed."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--pictures", type=Path, help="a folder to write pictures of the page to")
    parser.add_argument("--only", default="", help="run the checks whose names hold this")
    options = parser.parse_args()
    failed = []
    with served() as address, chromium() as page:
        for name, check in CHECKS.items():
            if options.only in name and not _passes(page, address, check):
                failed.append(name)
        if options.pictures:
            options.pictures.mkdir(parents=True, exist_ok=True)
            take(page, address, options.pictures)
    sys.stdout.write("\n".join(f"failed: {name}" for name in failed) + f"\n{len(failed)} failed\n")
    return len(failed)


def _passes(page: Page, address: str, check: Callable[[Page], None]) -> bool:
    page.size(1400, 900)
    page.open(f"{address}/console?lang=en")
    try:
        page.shows("#operations", "credential")
        page.until("the schema", lambda: bool(page.run("return Boolean(document.querySelector('#search'))")))
        check(page)
        # That the server refused what a check sent it is no complaint.
        complaints = [said for said in page.complaints() if "status of 400" not in said]
        assert complaints == []
    except (AssertionError, RuntimeError):
        sys.stdout.write(traceback.format_exc())
        return False
    sys.stdout.write(f"{check.__name__}\n")
    return True


if __name__ == "__main__":
    sys.exit(main())
