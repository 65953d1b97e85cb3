"""The schema browser and the answer's tree."""

from __future__ import annotations

from tests.web.browser.driver import Page


def check_types_lead_to_one_another_and_back(page: Page) -> None:
    page.click("#tab-schema")
    page.click("#schema .names button")
    page.shows("#schema .type", "Query")
    page.shows("#schema", "One credential by its key.")
    page.run("[...document.querySelectorAll('#schema .link')].find((each) => each.textContent === '[Found!]!').click()")
    page.shows("#schema .type", "Found")
    page.shows("#schema", "Is one of")
    page.press("Alt+Left")
    page.shows("#schema .type", "Query")
    page.click("#schema .buttons button:last-child")
    page.shows("#schema", "Where to begin")


def check_the_search_finds_and_leads_to_fields(page: Page) -> None:
    page.press("Ctrl+k")
    assert page.focus() == "search"
    page.type("exact verdict")
    page.shows("#schema [role=status]", "1 result")
    page.press("Tab")
    page.press("Tab")
    page.press("Enter")
    page.shows("#schema .here", "verdict")
    page.shows("#schema .here", "Whether to say so exactly.")


def check_what_is_deprecated_and_what_is_one_of_is_marked(page: Page) -> None:
    page.press("Ctrl+k")
    page.type("PERHAPS")
    page.click("#schema .names button")
    page.shows("#schema .here .gone", "Deprecated: Use UNKNOWN.")
    page.press("Ctrl+k")
    page.type("Held")
    page.click("#schema .names button")
    page.shows("#schema", "Exactly one of the fields is given.")
    page.shows("#schema", "Background.held")


def check_long_lists_are_shown_in_parts(page: Page) -> None:
    page.click("#operations li:last-child button")
    page.click("#run")
    page.shows("#result", "150 more")
    page.run("document.querySelector('#result .tree button').click()")
    page.shows("#result", "50 more")
    page.shows("#result", '"c-199"')


def check_the_tree_is_one_stop_and_arrows_move_in_it(page: Page) -> None:
    page.press("Ctrl+Enter")
    page.shows("#result", "Bachelor")
    page.run("document.querySelector('#fold').focus()")
    page.press("Tab")
    assert page.run("return document.activeElement.tagName") == "SUMMARY"
    page.press("Down")
    assert '"data"' in page.focus()
    page.press("Left")
    page.shows("#result", "1 field")
    assert "Bachelor" not in page.text("#result")
    page.press("Right")
    page.press("Right")
    assert '"credential"' in page.focus()
    page.press("Tab")
    assert page.run("return document.querySelector('#result').contains(document.activeElement)") is False


def check_all_of_it_closes_and_opens(page: Page) -> None:
    page.press("Ctrl+Enter")
    page.shows("#result", "Bachelor")
    page.click("#fold")
    assert "Bachelor" not in page.text("#result")
    page.click("#fold")
    page.shows("#result", "Bachelor")


def check_without_a_schema_or_a_server_the_page_says_so(page: Page) -> None:
    page.devtools("Network.enable")
    page.devtools("Network.setBlockedURLs", urls=["*/graphql"])
    try:
        page.run("location.reload()")
        page.click("#tab-schema")
        page.shows("#schema", "The server did not tell its schema.")
        page.click("#run")
        page.shows("#status", "The server did not answer.")
    finally:
        page.devtools("Network.setBlockedURLs", urls=[])
    page.click("#schema button")
    page.shows("#schema", "Where to begin")
    page.complaints()  # Of what was blocked.


def check_words_are_in_the_language_that_the_answer_says(page: Page) -> None:
    marked = page.run(
        """
        const { tree } = await import(document.querySelector('link[href$="/tree.mjs"]').href);
        const parts = [{ value: "Grade", language: "FR" }];
        const said = { title: { value: "Degree", language: "EN" }, parts, value: "x" };
        return [...tree(said).querySelectorAll("[lang]")].map((each) => [each.lang, each.textContent]);
        """
    )
    assert marked == [["en", '"Degree"'], ["fr", '"Grade"']]
