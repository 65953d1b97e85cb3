"""Tiny worlds of claims: bounds on the steps and months that their evidence takes lose no route."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from pathways.model.bundle import Bundle
from pathways.routing.request import RouteRequest
from tests.routing.judging import Costs
from tests.worlds import agreement, bundle, costs, credential, request, said, table, way

World = tuple[Bundle, RouteRequest, Costs]


def _goal(**more: Any) -> Any:
    return credential("goal", "bachelor", study="60/24/8000", provider="uni", **more)


def _evidence(**more: Any) -> Any:
    """What the goal receives 45 of 60 credits for; claims may spare most of its study."""
    return credential("mid", "certificate", study="30/12/5000", **more)


def _worked(months: int) -> dict[str, Any]:
    return {"experience": {"months": months, "occupations": "21231"}}


def evidence_bounded_late() -> World:
    """What a claim rests on is bounded after what claims it: the dear other way is found first, and is not the best."""
    ways = [way("way", study="60/24/8000", requires="cert"), way("z", study="60/30/5600")]
    catalogue = bundle(
        credential("cert", "certificate", study="15/3/500"),
        _evidence(),
        credential("goal", "bachelor", ways=ways, provider="uni"),
        agreement("a", "mid", {"credential": "goal", "way": "way"}, credits=45),
        agreement("b", "cert", "mid", credits=15),
    )
    return catalogue, request("goal", criteria="price"), costs("5000")


def work_for_another_step() -> World:
    """The last step is needed for evidence that rests on work which the goal requires, and has planned."""
    catalogue = bundle(
        credential("cert", "certificate", study="15/3/500"),
        _evidence(),
        _goal(requires={"all": ["cert", _worked(12)]}),
        agreement("a", "mid", "goal", credits=45),
        agreement("b", "cert", "mid", credits=5),
        agreement("c", _worked(6), "mid", credits=20, kind="prior_learning"),
    )
    return catalogue, request("goal", criteria="price", steps=4), costs("10000/3")


def evidence_planned_outside() -> World:
    """The last step rests on what another step requires, which both rest on at the same depth."""
    catalogue = bundle(
        credential("cert", "certificate", study="15/3/500"),
        credential("other", "certificate", study="15/3/500", requires="cert"),
        _evidence(),
        _goal(requires="other"),
        agreement("a", "mid", "goal", credits=45),
        agreement("b", "cert", "mid", credits=25),
    )
    return catalogue, request("goal", criteria="price", steps=4), costs("11500/3")


def one_test_for_two() -> World:
    """Two claims ask for evidence of their own, and for a language: one test is enough."""
    language = {"language": "en", "levels": 5}
    catalogue = bundle(
        *(credential(id, "certificate", study="15/3/300") for id in ("cert", "other")),
        credential("test", "language_test", wait="1/900"),
        table("test", {5: "5"}),
        _goal(),
        *(agreement(id, {"all": [{"holds": id}, language]}, "goal", credits=15) for id in ("cert", "other")),
    )
    return catalogue, request("goal", said(5), criteria="price", steps=4), costs("5500")


def one_licence_for_two() -> World:
    """Two claims rest on work of their own, which the same must be held for."""
    works = [
        {"experience": {"months": 6, "occupations": code, "while_holding": {"ids": ["cert"]}}}
        for code in ("21231", "41401")
    ]
    catalogue = bundle(
        credential("cert", "certificate", wait="1/1500"),
        _goal(),
        *(agreement(f"a{place}", work, "goal", credits=15) for place, work in enumerate(works)),
    )
    return catalogue, request("goal", criteria="price", steps=4), costs("5500")


def processed_meanwhile() -> World:
    """An award is processed while its agreement is not in force yet."""
    catalogue = bundle(
        credential("cert", "certificate", study="15/4/500"),
        credential("mid", "certificate", ways=[way(study="30/8/300")]),
        _goal(requires="mid"),
        agreement("a", "cert", "mid", award=True, processing_months=3, in_force="2025-07-01.."),
    )
    return catalogue, request("goal"), costs("31 8500 met", "32 8300 met")


def better_for_own_effort() -> World:
    """An agreement gives more for what was studied for; what was awarded is left to the other one."""
    catalogue = bundle(
        credential("basis", "course", study="10/1/100"),
        credential("cert", "certificate", study="15/9/5000"),
        _goal(),
        agreement("award", "basis", "cert", award=True),
        agreement("a", {"holds": {"ids": ["cert"], "own_effort": True}}, "goal", credits=20),
        agreement("b", "cert", "goal", credits=15),
    )
    return catalogue, request("goal"), costs("19 6100 met")


def _better_until_overridden(overriding: Any, **more: Any) -> World:
    """An agreement gives more, but gives way at times with the very evidence; the other one is left."""
    catalogue = bundle(
        credential("cert", "certificate", study="15/3/500", **more),
        _goal(),
        agreement("a", "cert", "goal", credits=20),
        agreement("b", overriding, "goal", credits=5, overrides="a"),
        agreement("c", "cert", "goal", credits=15),
    )
    return catalogue, request("goal", criteria="price"), costs("6500")


def better_but_for_the_fresh() -> World:
    """It gives way to one that asks for what was earned lately."""
    return _better_until_overridden({"holds": "cert", "max_age_months": 60})


def better_but_for_what_lapses() -> World:
    """It gives way as long as the evidence is valid."""
    return _better_until_overridden("cert", validity_months=60)


def better_but_for_own_effort() -> World:
    """It gives way where the evidence was not awarded."""
    return _better_until_overridden({"holds": {"ids": ["cert"], "own_effort": True}})


CLAIM_WORLDS: tuple[Callable[[], World], ...] = (
    evidence_bounded_late,
    work_for_another_step,
    evidence_planned_outside,
    one_test_for_two,
    one_licence_for_two,
    processed_meanwhile,
    better_for_own_effort,
    better_but_for_the_fresh,
    better_but_for_what_lapses,
    better_but_for_own_effort,
)
