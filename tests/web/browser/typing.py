"""The editors: completion, brackets, indentation, undo, and that picture and text stay one over the other."""

from __future__ import annotations

from tests.web.browser.driver import Page

ONE_OVER_THE_OTHER = """
const [picture, area] = document.querySelector(arguments[0]).children;
return [picture.innerText.length > 0, picture.scrollHeight, area.scrollHeight, area.clientHeight,
  picture.scrollWidth <= picture.clientWidth, area.scrollWidth <= area.clientWidth];
"""


def _write(page: Page, text: str) -> None:
    page.click("#query-text")
    page.press("Ctrl+a")
    page.press("Backspace")
    page.type(text)


def check_control_and_space_complete_from_the_schema(page: Page) -> None:
    _write(page, "{ cred")
    page.press("Ctrl+Space")
    page.shows("#choices", "credentials")
    page.shows("#choices", "Many credentials.")
    page.press("Down")
    page.press("Enter")
    assert page.value("#query-text") == "{ credentials }" or page.value("#query-text") == "{ credentials}"
    assert page.text("#choices") == ""


def check_completion_follows_what_is_typed_and_escape_leaves_it(page: Page) -> None:
    _write(page, "{ credential(key: 1) { ")
    page.press("Ctrl+Space")
    page.shows("#choices", "months")
    page.type("ti")
    page.shows("#choices", "title")
    assert "months" not in page.text("#choices")
    page.press("Escape")
    assert page.text("#choices") == ""
    assert page.focus() == "query-text"


def check_what_completes_is_told_to_those_who_listen(page: Page) -> None:
    _write(page, "{ ")
    page.press("Ctrl+Space")
    page.shows("#aloud", "completions")
    chosen = "const a = document.activeElement.getAttribute('aria-activedescendant');"
    assert page.run(f"{chosen} return document.getElementById(a).ariaSelected") == "true"


def check_brackets_and_lines_are_helped_with(page: Page) -> None:
    _write(page, '{\na(x: ["s')
    written = '{\n  a(x: ["s"])\n}'
    assert page.value("#query-text") == written
    page.type('"])')
    assert page.value("#query-text") == written
    page.press("Ctrl+/")
    assert page.value("#query-text") == '{\n  # a(x: ["s"])\n}'
    page.press("Ctrl+/")
    page.press("Ctrl+]")
    assert page.value("#query-text") == '{\n    a(x: ["s"])\n}'
    page.press("Ctrl+[")
    assert page.value("#query-text") == written
    _write(page, "{")
    page.press("Backspace")
    assert page.value("#query-text") == ""


def check_all_of_it_can_be_undone(page: Page) -> None:
    before = page.value("#query-text")
    page.click("#operations li:last-child button")
    assert page.value("#query-text") != before
    page.click("#query-text")
    page.press("Ctrl+z")
    assert page.value("#query-text") == before


def check_the_bracket_at_the_cursor_shows_its_partner(page: Page) -> None:
    _write(page, "{ a }")
    page.until("a pair", lambda: page.run("return document.querySelectorAll('#query .match').length") == 2)


def check_the_picture_lies_under_the_text(page: Page) -> None:
    _write(page, "# " + "long words and a" + "verylongword" * 30 + " " * 40 + "end\n\n{ a")
    for width in (1400, 375, 320):
        page.size(width, 800)
        there, picture, area, inside, *narrow = page.run(ONE_OVER_THE_OTHER, "#query")
        assert there
        assert (picture, area) == (inside, inside), width
        assert narrow == [True, True], width


def check_tab_leaves_the_editor(page: Page) -> None:
    page.click("#query-text")
    page.press("Tab")
    assert page.focus() == "variables-text"
    page.press("Shift+Tab")
    assert page.focus() == "query-text"
