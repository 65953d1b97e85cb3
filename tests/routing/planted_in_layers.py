"""Planted bugs in bounds by the number of steps that are left, and by when what is claimed is to be had."""

from __future__ import annotations

from typing import Any

from pathways.routing.cost import SCALE
from tests.routing.planted_in_families import seen
from tests.routing.planting import asked, bug, instead, then


def sooner(layers: Any, ids: Any, steps: int) -> tuple[Any, ...]:
    """Layers with a step less."""
    return layers, ids, steps - 1


def unprocessed(window: Any, ready: int, length: int, *, studying: bool) -> int:
    """An end that counts from when the agreement is in force."""
    started: int = window.start(ready, studying=studying)
    return started + length


def late(spared: Any, profile: Any, ready: int) -> tuple[Any, ...]:
    """Claims whose evidence takes a month longer."""
    stages = tuple((moment + SCALE if moment else 0, share) for moment, share in spared.stages)
    return spared._replace(stages=stages), profile, ready


BUGS = (
    bug(
        "processed late",
        "An award is processed once its agreement is in force.",
        seen("awarders", 17, 155),
        ("routing.window:Window.end", instead(unprocessed)),
    ),
    bug(
        "a layer too low",
        "Figures are told as if there was a step less.",
        seen("sittings", 1) + seen("sharing", 0),
        ("routing.layers:Layers.below", asked(sooner)),
    ),
    bug(
        "late evidence",
        "What a claim spares is had a month after its evidence.",
        seen("parts", 18) + seen("awarders", 23),
        ("routing.yields:Yield.spans", asked(late)),
    ),
    bug(
        "few claims",
        "Claims that wait for evidence spare nothing.",
        seen("sharing", 6) + seen("parts", 22),
        ("routing.yields:Yield.share", instead(property(lambda self: self.stages[0][1]))),
    ),
    bug(
        "worked out",
        "Work that is planned is no step that may lead to anything.",
        seen("awarders", 1, 2),
        ("routing.stakes:Stakes.left", then(lambda left, *_: left._replace(within=left.new))),
    ),
)

ONLY_JUST = (
    bug(
        "missed intakes",
        "Who starts at an intake starts a month later.",
        (),
        ("routing.window:Window.start", then(lambda moment, window, *_: moment + (SCALE if window.intakes else 0))),
    ),
    bug(
        "short pools",
        "Of a pool nothing that is earned brings anything.",
        (),
        ("routing.bringing:Bringing.share", then(lambda share, bring, *_: min(share, bring.held))),
    ),
)
"""Bugs that only show where a bound is only just low enough."""
