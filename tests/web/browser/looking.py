"""What all can use: names, landmarks, focus, narrow windows, large text, both languages."""

from __future__ import annotations

from typing import Any

from tests.web.browser.driver import Page

WIDE = "return document.documentElement.scrollWidth - innerWidth"
OUTSIDE = """
return [...document.querySelectorAll('button, input, textarea, h2, p')]
  .filter((each) => each.checkVisibility() && !each.closest('.skip, .aloud, #choices'))
  .filter((each) => { const box = each.getBoundingClientRect(); return box.left < -1 || box.right > innerWidth + 1; })
  .map((each) => each.id || each.textContent)
"""
SPACING = """
const sheet = new CSSStyleSheet();
const wider = ['line-height: 1.5', 'letter-spacing: 0.12em', 'word-spacing: 0.16em'];
sheet.replaceSync(`* { ${wider.map((each) => `${each} !important`).join(';')} }`);
document.adoptedStyleSheets = [sheet];
"""


def _nodes(page: Page) -> list[dict[str, Any]]:
    return [node for node in page.devtools("Accessibility.getFullAXTree")["nodes"] if not node["ignored"]]


def check_every_control_has_a_name(page: Page) -> None:
    for tab in ("operations", "schema", "history"):
        page.click(f"#tab-{tab}")
        controls = {"button", "textbox", "searchbox", "tab", "link", "tabpanel", "region", "dialog", "tablist"}
        nodes = [node for node in _nodes(page) if node["role"]["value"] in controls]
        assert len(nodes) > 8
        assert [node["role"]["value"] for node in nodes if not node.get("name", {}).get("value")] == []


def check_landmarks_and_headings_are_there(page: Page) -> None:
    roles = [node["role"]["value"] for node in _nodes(page)]
    assert {"banner", "main", "region", "navigation", "heading"} <= set(roles)
    assert page.run("return document.querySelectorAll('h1').length") == 1


def check_tab_reaches_all_and_shows_where_it_is(page: Page) -> None:
    page.press("Ctrl+Enter")
    page.shows("#status", "200")
    page.run("document.activeElement.blur(); document.querySelector('.skip a').focus()")
    seen = []
    for _ in range(40):
        look = "const e = document.activeElement; const w = e.closest('.scroller') ?? e;"
        shown = page.run(f"{look} return [e === document.body, getComputedStyle(w).outlineStyle, e.id]")
        if shown[0]:
            break
        assert shown[1] != "none", page.focus()
        seen.append(shown[2])
        page.press("Tab")
    assert {"run", "help", "language", "tab-operations", "query-text", "variables-text", "copy", "fold"} <= set(seen)
    assert "tab-schema" not in seen


def check_arrows_change_the_tab_and_f6_the_pane(page: Page) -> None:
    page.click("#tab-operations")
    page.press("Right")
    assert page.focus() == "tab-schema"
    assert page.run("return document.querySelector('#schema').checkVisibility()") is True
    stops = []
    for _ in range(4):
        page.press("F6")
        stops.append(page.focus())
    assert stops == ["query-text", "variables-text", "answer", "tab-schema"]


def check_the_list_of_keys_opens_and_closes(page: Page) -> None:
    page.press("F1")
    page.shows("#keys", "Ctrl+Enter")
    page.press("Escape")
    assert page.run("return document.querySelector('#keys').open") is False


def check_narrow_windows_and_large_text_hide_nothing(page: Page) -> None:
    page.press("Ctrl+Enter")
    page.shows("#status", "200")
    # 320 by 256 is a window of 1280 by 1024 at 400 %.
    for width, height in ((1024, 700), (768, 900), (375, 800), (320, 256)):
        page.size(width, height)
        for tab in ("operations", "schema", "history"):
            page.run(f"document.querySelector('#tab-{tab}').click()")
            assert page.run(WIDE) <= 0, (width, tab)
            assert page.run(OUTSIDE) == [], (width, tab)


def check_wider_spacing_of_text_hides_nothing(page: Page) -> None:
    page.run(SPACING)
    page.size(375, 800)
    assert page.run(WIDE) <= 0
    assert page.run(OUTSIDE) == []


def check_no_sentence_stays_in_the_other_language(page: Page) -> None:
    page.press("Ctrl+Enter")
    page.shows("#status", "200")
    english = page.text("body")
    page.click("#language")
    page.shows("#language", "English")
    same = {line.strip() for line in {*english.splitlines()} & {*page.text("body").splitlines()}}
    words = {line for line in same if " " in line and not any(mark in line for mark in '{}":[]')}
    assert words <= {"Variables (JSON)", "Very many."}, words
