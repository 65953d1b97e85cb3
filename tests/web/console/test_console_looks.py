"""What can be told of the page's looks without looking: contrast, and that the style shows no more than it says."""

from __future__ import annotations

import re

import pytest

from pathways.web.console.routes import PAGE

CSS = (PAGE / "console.css").read_text(encoding="utf-8")
LIGHT, DARK = (
    dict(re.findall(r"--([\w-]+): #([0-9a-f]{6});", block)) for block in re.findall(r":root \{(.*?)\}", CSS, re.DOTALL)
)
SHADES = ("word", "type", "key", "string", "number", "variable", "faint", "bad")
TEXT = [(text, "ground") for text in (*SHADES, "text", "chief", "good")]
TEXT += [("text", "raised"), ("faint", "raised"), ("chief", "raised"), ("bad", "raised"), ("on-chief", "chief")]
TEXT += [(text, "blamed") for text in (*SHADES, "text")]
TEXT += [("text", "match"), ("bad", "match")]
EDGES = [("edge", "ground"), ("edge", "raised"), ("chief", "ground"), ("chief", "raised")]


def _luminance(colour: str) -> float:
    """The relative luminance of WCAG 2, from 0 to 1."""
    channels = [int(colour[at : at + 2], 16) / 255 for at in (0, 2, 4)]
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _contrast(one: str, other: str) -> float:
    lighter, darker = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


@pytest.mark.parametrize("colours", [LIGHT, DARK], ids=["light", "dark"])
def test_text_and_edges_stand_out_as_wcag_aa_asks(colours: dict[str, str]) -> None:
    weak = {pair: _contrast(colours[pair[0]], colours[pair[1]]) for pair in TEXT}
    assert {pair: found for pair, found in weak.items() if found < 4.5} == {}
    weak = {pair: _contrast(colours[pair[0]], colours[pair[1]]) for pair in EDGES}
    assert {pair: found for pair, found in weak.items() if found < 3} == {}


def test_both_schemes_name_the_same_colours_and_no_rule_has_its_own() -> None:
    assert LIGHT.keys() == DARK.keys()
    assert re.findall(r"^[^-\n]*#[0-9a-f]{6}", CSS, re.MULTILINE) == []


def test_the_page_stays_small() -> None:
    assert sum(path.stat().st_size for path in PAGE.iterdir()) < 80_000


def test_no_file_of_the_page_is_long() -> None:
    long = {path.name: lines for path in PAGE.iterdir() if (lines := path.read_text().count("\n")) > 200}
    assert long == {}
