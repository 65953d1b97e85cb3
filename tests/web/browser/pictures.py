"""Pictures of the page, for those who look."""

from __future__ import annotations

from pathlib import Path

from tests.web.browser.driver import Page


def take(page: Page, address: str, folder: Path) -> None:
    """Write a picture of each state of the page that looks different."""
    for scheme in ("light", "dark"):
        page.devtools("Emulation.setEmulatedMedia", features=[{"name": "prefers-color-scheme", "value": scheme}])
        _open(page, f"{address}/console?lang=en", 1400, 900)
        page.press("Ctrl+Enter")
        page.shows("#status", "200")
        page.picture(folder / f"{scheme}.png")
        _ask(page, "{\nsearch(text: 1) {\nkey", 400)
        page.run("document.querySelector('#tab-schema').click()")
        page.press("Ctrl+k")
        page.type("verdict")
        page.click("#schema li:nth-child(2) button")
        page.picture(folder / f"{scheme}-error.png")
        page.click("#query-text")
        page.press("Ctrl+a")
        page.type("{ credential(key: 1) { ")
        page.press("Ctrl+Space")
        page.picture(folder / f"{scheme}-completion.png")
        page.press("Escape")
        page.press("F1")
        page.picture(folder / f"{scheme}-keys.png")
        _open(page, f"{address}/console?lang=fr", 375, 812)
        page.press("Ctrl+Enter")
        page.shows("#status", "200")
        page.run("scrollTo(0, 0)")
        page.picture(folder / f"{scheme}-french-narrow.png")
        page.size(375, 1900)
        page.picture(folder / f"{scheme}-french-narrow-all.png")
    page.devtools("Emulation.setEmulatedMedia", features=[])
    _open(page, f"{address}/console?lang=fr", 1400, 900)
    page.click("#operations li:last-child button")
    page.press("Ctrl+Enter")
    page.shows("#status", "200")
    page.click("#tab-history")
    page.picture(folder / "french-history.png")
    _open(page, f"{address}/console?lang=en", 320, 256)
    page.picture(folder / "zoomed.png")


def _open(page: Page, address: str, width: int, height: int) -> None:
    page.size(width, height)
    page.open(address)
    page.shows("#operations", "credential")
    page.until("the schema", lambda: page.run("return Boolean(document.querySelector('#search'))"))


def _ask(page: Page, query: str, status: int) -> None:
    page.click("#query-text")
    page.press("Ctrl+a")
    page.type(query)
    page.press("Ctrl+Enter")
    page.shows("#status", str(status))
