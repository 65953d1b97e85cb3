"""The smaller records of a catalogue in words."""

from __future__ import annotations

from typing import Any

import pytest
from pydantic import BaseModel

from pathways.explain.numbers import NBSP
from pathways.explain.thing import thing_lines
from pathways.explain.voice import Titles, Voice
from pathways.explain.words.two import Lang
from pathways.model.base import Text
from pathways.model.bundle import LISTS
from tests.worlds import SOURCE

SAID = "source: https://example.org/world, as of 2024, invented example"
CASES: list[tuple[str, dict[str, Any], Lang, list[str]]] = [
    (
        "providers",
        {
            "id": "g",
            "name": "Group",
            "kind": "group",
            "jurisdiction": "CA-BC",
            "members": "uni",
            "hours_per_credit": 15,
        },
        "en",
        [
            "Group: group, g",
            "place: British Columbia",
            "15 hours of instruction make one semester credit",
            "members: uni",
        ],
    ),
    (
        "occupations",
        {"id": "31301", "title": "Nurses", "teer": 1, "regulated": [{"jurisdictions": "CA-QC", "profession": "rn"}]},
        "fr",
        ["Nurses : profession 31301", "catégorie FEER 1", "réglementée comme rn : Québec"],
    ),
    (
        "occupations",
        {"id": "21231", "title": "Engineers", "teer": 1},
        "en",
        ["Engineers: occupation 21231", "TEER category 1", "regulated nowhere that is known"],
    ),
    (
        "skills",
        {"id": "weld", "title": "Welding", "occupations": ["72106"]},
        "en",
        ["Welding: skill weld", "asked for by: 72106"],
    ),
    (
        "groups",
        {"id": "g", "cap": 48, "text": "At most 48"},
        "en",
        [
            "g: group of agreements g",
            "its agreements grant at most 48 credits together, toward one target",
            "At most 48",
        ],
    ),
    (
        "frameworks",
        {"id": "oqf", "title": "OQF", "levels": [{"value": 5, "title": {"en": "Diploma", "fr": "Diplôme"}}]},
        "fr",
        ["OQF : cadre de certification oqf", "levels : (value 5, title Diplôme)"],
    ),
    (
        "language_tables",
        {"id": "t", "test": "ielts", "language": "en", "levels": {7: {"reading": "6.0"}}},
        "en",
        ["t: language table t", "test: ielts", "language: en", "levels: 7 reading 6.0"],
    ),
]


@pytest.mark.parametrize(
    ("name", "data", "lang", "lines"), CASES, ids=lambda value: value if isinstance(value, str) else ""
)
def test_a_thing_says_what_it_is(name: str, data: dict[str, Any], lang: Lang, lines: list[str]) -> None:
    record = LISTS[name].model_validate({**data, "source": SOURCE})
    title: Text | None = getattr(record, "title", None)
    voice = Voice(lang, Titles({(name, data["id"]): title} if title else {}))
    told = [line.text.replace(NBSP, " ") for line in thing_lines(record, name, data["id"], voice)]
    assert told[: len(lines)] == lines
    assert len(told) == len(lines) + 1
    assert told[-1].endswith("invented example" if lang == "en" else "exemple inventé")


def test_what_has_no_source_says_its_fields() -> None:
    data = {"kind": "exam", "months": 6, "price": 500, "text": "set high"}
    record: BaseModel = LISTS["assumptions"].model_validate(data)
    told = [line.text for line in thing_lines(record, "assumptions", "exam", Voice())]
    assert told[0] == "exam: assumption exam"
    assert "months: 6" in told
    assert "text: set high" in told
