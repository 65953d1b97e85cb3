"""The sentences of the console: both languages have them all, and all are used."""

from __future__ import annotations

import json
import re

from pathways.web.console.routes import PAGE

GAP = re.compile(r"\{(\w+)")


def _words() -> dict[str, list[str]]:
    text = (PAGE / "words.mjs").read_text(encoding="utf-8")
    found: dict[str, list[str]] = json.loads(text.removeprefix("export const WORDS = ").rstrip().removesuffix(";"))
    return found


def _sources() -> str:
    return "\n".join(path.read_text(encoding="utf-8") for path in PAGE.iterdir() if path.name != "words.mjs")


def test_every_sentence_is_there_in_both_languages() -> None:
    for key, said in _words().items():
        assert len(said) == 2, key
        assert all(text.strip() for text in said), key


def test_both_languages_fill_in_the_same() -> None:
    for key, (english, french) in _words().items():
        assert set(GAP.findall(english)) == set(GAP.findall(french)), key


def test_french_has_its_own_marks() -> None:
    # In Canada a space that does not break stands before a colon, and none before a semicolon.
    for key, (_, french) in _words().items():
        assert not re.search(r"[^\u00a0]:(\s|$)| ;|'", french), key


def test_whatever_the_page_says_is_there_and_nothing_else_is() -> None:
    words, sources = set(_words()), _sources()
    named = set(re.findall(r'data-say(?:-label|-title)?="([\w.]+)"', sources))
    # Keys are lower case words; those with a dot cannot be anything else.
    named |= {key for key in re.findall(r'["`]([a-z]+(?:\.[\w]+)?)["`]', sources) if key in words or "." in key}
    built = {key for key in words if re.search(rf"`{re.escape(key.split('.')[0])}\.\$\{{", sources)}
    files = {key for key in named if key.endswith((".mjs", ".css"))}
    assert named - files - words == set()
    assert words - named - built == set()
