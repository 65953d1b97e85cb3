"""Ladders in words."""

from __future__ import annotations

from pathways.explain.ladder import ladder_lines
from pathways.explain.voice import Voice
from pathways.routing.ladders import Direction, ladders
from pathways.stores.plain import PlainNetwork
from tests.worlds import agreement, bundle, credential


def lines(world: object, start: str) -> list[str]:
    return [line.text for line in ladder_lines(ladders(start, world, Direction.UP), Voice())]  # type: ignore[arg-type]


def test_what_else_is_needed_and_what_takes_its_place_is_said() -> None:
    world = bundle(
        credential("dip", study="60/24/6000"),
        credential("bach", "bachelor", study="120/48/20000"),
        agreement("plain", {"all": ["dip", {"judgement": "portfolio"}]}, "bach", credits=30, title="Plain"),
        agreement("good", {"holds": "dip", "grade": "80"}, "bach", credits=60, overrides=["plain"], title="Good"),
    )
    told = lines(PlainNetwork(world), "dip")
    assert "also needed: get a favourable decision: portfolio" in told
    assert "for whoever has more, in its place: good" in told
    assert "asks: hold dip, with an average of at least 80%" in told


def test_what_leads_nowhere_is_said() -> None:
    assert lines(PlainNetwork(bundle(credential("dip"))), "dip") == ["Nothing counts here."]
