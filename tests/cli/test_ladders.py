"""The command that follows ladders."""

from __future__ import annotations

from pydantic import TypeAdapter

from pathways.cli.shapes import LadderShape
from tests.cli.conftest import Terminal


def test_a_ladder_tells_its_rungs_and_where_they_lead(terminal: Terminal) -> None:
    assert terminal.run("ladders", "diploma")[0].splitlines() == [
        "Diploma of Arts > bachelor: credit recognized, at most 60 credits, 50% of it, by Block (conditional)",
        "  asks: hold Diploma of Arts",
        "  source: https://example.org/world, as of 2024, invented example",
        "Diploma of Arts > bachelor: required, by its own way way",
        "  asks: hold Diploma of Arts",
        "  source: https://example.org/world, as of 2024, invented example",
        "Where it ends: bachelor (bachelor)",
        "The highest reached: bachelor (bachelor)",
    ]


def test_a_ladder_goes_down_in_french(terminal: Terminal) -> None:
    out, _ = terminal.run("ladders", "bachelor", "--down", "--lang", "fr")
    assert out.startswith(
        "Diplôme en arts > bachelor : crédits reconnus, au plus 60 crédits, 50\u00a0% du total, par Bloc"
    )


def test_a_ladder_in_json_has_its_documented_shape(terminal: Terminal) -> None:
    found = terminal.json("ladders", "diploma")
    TypeAdapter(LadderShape).validate_python(found, strict=True)
    assert (found["rungs"][0]["counted"], found["rungs"][0]["share"]) == ("60", "1/2")


def test_what_counts_toward_nothing_says_so(terminal: Terminal) -> None:
    assert terminal.run("ladders", "bachelor")[0] == "Nothing counts here.\n"


def test_only_rungs_of_the_kinds_asked_for_are_shown(terminal: Terminal) -> None:
    assert [rung["how"] for rung in terminal.json("ladders", "diploma", "--how", "requirement")["rungs"]] == [
        "requirement"
    ]
    both = terminal.json("ladders", "diploma", "--how", "requirement", "--how", "credit")
    assert [rung["how"] for rung in both["rungs"]] == ["credit", "requirement"]
    assert "--how: 'credits' is no kind of rung (one of credit," in terminal.wrong(
        "ladders", "diploma", "--how", "credits"
    )


def test_a_wrong_day_or_id_is_told(terminal: Terminal) -> None:
    assert "--on: 'soon' is no day" in terminal.wrong("ladders", "diploma", "--on", "soon")
    assert "Did you mean diploma?" in terminal.wrong("ladders", "diplom")
