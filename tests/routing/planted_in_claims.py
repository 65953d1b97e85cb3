"""Planted bugs in what is left out among claims because another claim does as well, and in bounds on their steps."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from pathways.routing.cost import SCALE
from tests.routing.planted_in_families import seen
from tests.routing.planting import Bug, always, asked, bug


def unclaimed(draft: Any, *rest: Any) -> tuple[Any, ...]:
    """A draft of which no step claims anything."""
    return replace(draft, sheets=tuple(sheet._replace(claims=()) for sheet in draft.sheets)), *rest


def apart(original: Callable[..., Any]) -> Callable[..., Any]:
    """Agreements told as if none shared its evidence."""
    return lambda agreement: original(agreement.model_copy(update={"adds_to": ()}))


def unworked(original: Callable[..., Any]) -> Callable[..., Any]:
    """Bounds told as if no work was planned."""
    return lambda self, need, planned, left, *, worked: original(self, need, planned, left, worked=False)


def unready(gains: Any, room: Any, paid: Any) -> tuple[Any, ...]:
    """Room in which nothing is held or planned."""
    return gains, room._replace(ready={}), paid


def narrow(gains: Any, room: Any, paid: Any) -> tuple[Any, ...]:
    """Room for a step less."""
    return gains, room._replace(left=room.left - SCALE), paid


def timeless(awarding: Any, toward: Any) -> tuple[Any, ...]:
    """Agreements of which none overrides another."""
    return awarding, ()


def ready_alone(original: Callable[..., Any]) -> Callable[..., Any]:
    """Claims on what is held or planned, in every pass."""
    return lambda draft, want, supply, **more: original(draft, want, supply, ready=True)


BUGS: tuple[Bug, ...] = (
    bug(
        "outdone by a claim",
        "Evidence is left to a better agreement that is claimed with something else.",
        seen("rivals", 133, 158),
        ("routing.things:outdone", asked(unclaimed)),
    ),
    bug(
        "outdone, giving way",
        "Evidence is left to a better agreement that gives way to another with it.",
        seen("rivals", 165),
        ("routing.outdone:_overriding", always(())),
    ),
    bug(
        "outdone, ended",
        "Evidence is left to a better agreement that is in force at other times.",
        seen("rivals", 68, 134),
        ("routing.outdone:covers", always(True)),
    ),
    bug(
        "outdone by less",
        "Evidence is left to an agreement that gives less, or takes more.",
        seen("rivals", 68, 134),
        ("routing.outdone:_outdoes", always(True)),
    ),
    bug(
        "outdone, dearer",
        "Evidence is left to an agreement that takes more time and money.",
        seen("rivals", 143),
        ("routing.outdone:takes_no_more", always(True)),
    ),
    bug(
        "outdone, adding",
        "Evidence that two claims may share is left to one of them.",
        seen("sharing", 60, 109),
        ("routing.outdone:_plain", apart),
    ),
    bug(
        "alike at other times",
        "Of awards one is left out that is in force when the other is not.",
        seen("awarders", 18, 107),
        ("routing.alike:covers", always(True)),
    ),
    bug(
        "alike, giving way",
        "Of awards one is left out that does not give way as the other does.",
        seen("awarders", 28, 45),
        ("routing.terrain:without_doubles", asked(timeless)),
    ),
    bug(
        "alike, dearer",
        "Of awards one is left out that takes less time or money.",
        seen("awarders", 105, 139),
        ("routing.alike:takes_no_more", always(True)),
    ),
    bug(
        "stuck",
        "A claim that counts for nothing yet never will.",
        seen("nested caps", 0, 4),
        ("routing.claiming:stuck", always(True)),
    ),
    bug(
        "work counted twice",
        "Work that is planned takes a step more.",
        seen("rivals", 8, 10),
        ("routing.beside:Beside.amounts", unworked),
    ),
    bug(
        "nothing ready",
        "Claims rest on new evidence alone.",
        seen("rivals", 50, 68),
        ("routing.profile:in_room", asked(unready)),
    ),
    bug(
        "narrow room",
        "There is room for a step less than there is.",
        seen("rivals", 8, 26),
        ("routing.profile:in_room", asked(narrow)),
    ),
    bug(
        "from elsewhere",
        "What may be of the provider itself is bounded as from elsewhere.",
        seen("rivals", 19, 29),
        ("routing.capping:_may_reside", always(False)),
    ),
    bug(
        "surely capped",
        "A cap is taken to bind whatever may rest on what it binds.",
        seen("rivals", 0, 19),
        ("routing.surely:Surely.rests", always(True)),
    ),
    bug(
        "first pass",
        "Nothing is earned for the sake of a claim.",
        seen("rivals", 0, 6),
        ("routing.agenda:claiming", ready_alone),
    ),
)
