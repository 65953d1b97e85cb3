"""Tiny worlds of bounds on steps, intakes and what pools bring: what is only just possible is found."""

from __future__ import annotations

from collections.abc import Callable

from pathways.model.bundle import Bundle
from pathways.routing.request import RouteRequest
from tests.routing.judging import Costs
from tests.worlds import agreement, bundle, costs, credential, request

World = tuple[Bundle, RouteRequest, Costs]


def begun_at_an_intake() -> World:
    """What is required is done just before the intake; the other way waits for nothing and takes longer by a month."""
    catalogue = bundle(
        credential("cert", "certificate", study="15/9/500"),
        credential("goal", "bachelor", study="60/24/8000", intakes=[9], requires="cert"),
    )
    return catalogue, request("goal", start="2026-12-01", criteria="months"), costs("33")


def just_too_late_for_an_intake() -> World:
    """Evidence that spares half of a program makes one miss its intake."""
    catalogue = bundle(
        credential("cert", "certificate", study="15/9/500"),
        credential("goal", "bachelor", study="60/22/8000", intakes=[9]),
        agreement("a", "cert", "goal", credits=30),
    )
    return catalogue, request("goal", start="2027-01-01", criteria="months price"), costs("30 8000", "31 4500")


def claimed_in_stages() -> World:
    """Credit for a quarter is to be had soon, and that for the rest late."""
    catalogue = bundle(
        credential("short", "certificate", study="15/2/900"),
        credential("long", "diploma", study="60/20/100"),
        credential("goal", "bachelor", study="60/24/8000", provider="uni"),
        agreement("a", "short", "goal", credits=15),
        agreement("b", "long", "goal", credits=45),
    )
    return catalogue, request("goal", criteria="months"), costs("20")


def made_up_of_courses() -> World:
    """A pool brings half of what its courses weigh, and no more of them than it asks for."""
    courses = [credential(f"course{n}", "course", study="6/1/100") for n in range(4)]
    catalogue = bundle(
        *courses,
        credential("goal", "bachelor", study="60/24/12000", provider="uni"),
        agreement("a", {"credits": 12, "of": {"kinds": ["course"]}}, "goal", credits="100% of evidence"),
    )
    return catalogue, request("goal", criteria="price", steps=3), costs("9800")


def as_many_steps_as_there_may_be() -> World:
    """Each step rests on the one before, and the last one is the limit."""
    catalogue = bundle(
        credential("one", "course", study="3/1/100"),
        credential("two", "certificate", study="15/4/1500"),
        credential("three", "diploma", study="60/16/6000"),
        credential("goal", "bachelor", study="120/32/12000", provider="uni"),
        agreement("a", "one", "two", credits=12),
        agreement("b", "two", "three", credits=30),
        agreement("c", "three", "goal", credits=60),
    )
    return catalogue, request("goal", criteria="price", steps=4), costs("9400")


LAYER_WORLDS: tuple[Callable[[], World], ...] = (
    begun_at_an_intake,
    just_too_late_for_an_intake,
    claimed_in_stages,
    made_up_of_courses,
    as_many_steps_as_there_may_be,
)
