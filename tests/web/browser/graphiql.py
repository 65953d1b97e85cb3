"""GraphiQL, where it was built: it runs under its policy, asks nobody else, keeps nothing, lets go of what it stops."""

from __future__ import annotations

from tests.web.browser.driver import Page
from tests.web.console import toy


def _open(page: Page) -> None:
    page.open(str(page.run("return new URL('graphiql', location.href).href")))
    page.until("GraphiQL", lambda: bool(page.run("return document.querySelector('.graphiql-query-editor textarea')")))
    page.run("document.querySelector('.graphiql-query-editor textarea').focus()")
    page.press("Ctrl+a")


def check_graphiql_runs_from_here_alone_and_keeps_nothing(page: Page) -> None:
    _open(page)
    page.type("{ credential(key: 3) { title ")
    page.press("Ctrl+Enter")
    page.shows(".result-window", "Bachelor 3")
    page.run("document.querySelector('[aria-label=\"Open settings dialog\"]').click()")
    page.shows("[role=dialog]", "Theme")
    page.complaints()  # Its dialogs have no descriptions, and it says so.
    own = page.run("return location.origin")
    assert [address for address in page.requests() if not address.startswith(f"{own}/")] == []
    assert page.run("return [localStorage.length, sessionStorage.length, document.cookie]") == [0, 0, ""]


def check_graphiql_tells_the_server_what_it_stops(page: Page) -> None:
    toy.left.clear()
    _open(page)
    page.type("query Slow { wait(seconds: 30) ")
    page.press("Ctrl+Enter")
    page.shows(".graphiql-spinner", "")
    page.click(".graphiql-execute-button")
    page.until("the server hears of it", lambda: len(toy.left) == 1)
