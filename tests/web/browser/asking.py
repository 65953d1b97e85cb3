"""Running, cancelling, errors, history: what goes to the server and what is shown of what comes back."""

from __future__ import annotations

from tests.web.browser.driver import Page
from tests.web.console import toy


def check_a_prepared_operation_runs_with_its_variables(page: Page) -> None:
    page.click("#operations button")
    assert '"key": "c-7"' in page.value("#variables-text")
    page.click("#run")
    page.shows("#result", '"title": "Bachelor 7"')
    page.shows("#status", "200 OK")
    assert "ms" in page.text("#status")
    assert "B" in page.text("#status")


def check_nothing_is_asked_of_another_machine(page: Page) -> None:
    page.press("Ctrl+Enter")
    page.shows("#status", "200")
    own = page.run("return location.origin")
    assert [address for address in page.requests() if not address.startswith(f"{own}/")] == []


def check_an_error_leads_to_its_place(page: Page) -> None:
    page.click("#query-text")
    page.press("Ctrl+a")
    page.type("{\ncredential(key: 1) {\nkeyy")
    page.click("#run")
    page.shows("#result", "Cannot query field")
    page.shows("#status", "1 error")
    assert page.run("return document.querySelectorAll('#query .line.bad').length") == 1
    page.click("#result .errors button")
    assert page.focus() == "query-text"
    offset = page.run("return document.activeElement.selectionStart")
    assert page.value("#query-text")[int(offset) :].startswith("keyy")


def check_errors_of_resolvers_stand_beside_data(page: Page) -> None:
    page.click("#query-text")
    page.press("Ctrl+a")
    page.type("{ broken wait(seconds: 0)")
    page.press("Ctrl+Enter")
    page.shows("#result", "Something went wrong here.")
    page.shows("#result .errors", "broken")
    page.shows("#result .tree", '"wait": 0')


def check_wrong_variables_are_told_with_their_line_and_not_sent(page: Page) -> None:
    page.click("#variables-text")
    page.press("Ctrl+a")
    page.press("Backspace")
    page.run("document.querySelector('#variables-text').setRangeText('{\\n  \"key\": c\\n}')")
    page.click("#run")
    page.shows("#variables-state", "Line 2, column 10: a value is expected")
    assert page.focus() == "variables-text"
    assert "Run an operation" in page.text("#status")


def check_cancelling_tells_the_server(page: Page) -> None:
    toy.left.clear()
    page.click("#query-text")
    page.press("Ctrl+a")
    page.type("query Slow { wait(seconds: 30)")
    page.press("Ctrl+Enter")
    page.shows("#status", "Running")
    page.press("Escape")
    page.shows("#status", "Cancelled")
    page.until("the server hears of it", lambda: toy.left == ["Slow"])
    assert page.run("return document.querySelector('#cancel').disabled") is True


def check_of_several_operations_the_one_at_the_cursor_runs(page: Page) -> None:
    page.click("#query-text")
    page.press("Ctrl+a")
    page.type("query A { a: wait(seconds: 0) ")
    page.press("Down")
    page.press("End")
    page.type(" query B { b: wait(seconds: 0) ")
    page.press("Ctrl+Enter")
    page.shows("#result", '"b": 0')


def check_history_is_in_the_page_only(page: Page) -> None:
    page.press("Ctrl+Enter")
    page.shows("#status", "200")
    page.click("#query-text")
    page.press("Ctrl+a")
    page.type("{ wait(seconds: 0)")
    page.click("#tab-history")
    page.shows("#history", "Credential")
    page.click("#history .cards button")
    assert "query Credential" in page.value("#query-text")
    kept = page.run("return [localStorage.length, sessionStorage.length, document.cookie]")
    assert kept == [0, 0, ""]
    assert "?lang=en" in page.run("return location.href")
    page.run("location.reload()")
    page.shows("#operations", "credential")
    page.click("#tab-history")
    page.shows("#history", "Nothing has been run yet")


def check_answers_come_in_the_language_of_the_page(page: Page) -> None:
    page.click("#language")
    page.click("#run")
    page.shows("#result", "Baccalauréat 7")
    assert page.run("return document.documentElement.lang") == "fr"
    assert page.run("return location.search") == "?lang=fr"
    assert "Un diplôme" in page.text("#operations")
