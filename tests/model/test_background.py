"""What nobody can have is refused by the value itself, with its place and without what was said."""

from __future__ import annotations

from typing import Any

import pytest
from pydantic import ValidationError

from pathways.model.background import Background
from pathways.model.base import Unfit

HELD = {"id": "a", "kind": "bachelor"}


def refused(**parts: Any) -> list[tuple[str | int, ...]]:
    """The places that are told, of a background that is refused for rules of the model."""
    with pytest.raises(ValidationError) as error:
        Background.model_validate(parts)
    found = []
    for one in error.value.errors():
        unfit = one["ctx"]["error"]
        assert isinstance(unfit, Unfit)
        assert unfit.french[0]
        found.append((*one["loc"], *unfit.at))
    return found


@pytest.mark.parametrize(
    ("grade", "member"),
    [
        ({"mark": "170"}, "mark"),
        ({"mark": "4.1", "scale": "gpa-4.0"}, "mark"),
        ({"mark": "21", "scale": "points-20"}, "mark"),
        ({"mark": "B"}, "mark"),
        ({"mark": "3", "scale": "letter"}, "mark"),
        ({"mark": "3", "scale": "wonderful"}, "scale"),
        ({"mark": "3", "scale": "gpa-"}, "scale"),
    ],
)
def test_a_grade_is_on_a_scale_that_is_known(grade: dict[str, str], member: str) -> None:
    assert refused(holdings=[{**HELD, "grades": [grade]}]) == [("holdings", 0, "grades", 0, member)]


@pytest.mark.parametrize("grade", ["100", "4.33 gpa-4.33", "20 points-20", "a+ letter", "0"])
def test_the_ends_of_a_scale_are_on_it(grade: str) -> None:
    assert Background.model_validate({"holdings": [{**HELD, "grades": [grade]}]}).holdings[0].grades


@pytest.mark.parametrize(
    ("job", "member"),
    [
        ({"hours": "100", "hours_per_week": "400"}, "hours_per_week"),
        ({"months": "1000000000"}, "months"),
        ({"hours": "1000000000"}, "hours"),
        ({"since": "1700", "until": "2020"}, "since"),
    ],
)
def test_work_fits_into_a_week_and_a_life(job: dict[str, str], member: str) -> None:
    assert refused(experience=[{"id": "job", **job}]) == [("experience", 0, member)]


def test_a_score_is_a_mark() -> None:
    sitting = {"id": "s", "test": "t", "taken": "2024", "scores": {"reading": "SECRET"}, "overall": "7 or so"}
    assert refused(sittings=[sitting]) == [("sittings", 0, "scores", "reading"), ("sittings", 0, "overall")]


@pytest.mark.parametrize("level", [0, 13])
def test_there_are_twelve_levels(level: int) -> None:
    assert refused(said=[{"language": "en", "levels": {"writing": level}}]) == [("said", 0, "levels", "writing")]


def test_an_id_that_is_given_twice_is_told_where() -> None:
    job = {"id": "a", "months": "3"}
    assert refused(holdings=[HELD], experience=[job]) == [("experience", 0, "id")]


@pytest.mark.parametrize(
    ("holding", "place"),
    [
        ({"part_of": "gone"}, ("part_of",)),
        ({"part_of": "a"}, ("part_of",)),
        ({"covers": [{"holding": "gone"}]}, ("covers", 0, "holding")),
    ],
)
def test_what_a_holding_says_of_others_is_told_where(holding: dict[str, Any], place: tuple[str | int, ...]) -> None:
    assert refused(holdings=[{**HELD, **holding}]) == [("holdings", 0, *place)]


def test_a_part_of_what_is_a_part_of_nothing_known_is_refused() -> None:
    inner, outer = {**HELD, "part_of": "b"}, {**HELD, "id": "b", "part_of": "gone"}
    assert refused(holdings=[inner, outer]) == [("holdings", 1, "part_of")]
