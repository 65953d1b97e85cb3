"""Families of random worlds: each about one rule that the worlds of `tests/generator.py` seldom make matter.

A family's own small trap comes first; what the goal studies and requires besides is drawn as it is there.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from random import Random

from pathways.model.bundle import Bundle
from pathways.routing.request import RouteRequest
from tests.families.claims import awarders, rivals, sharing
from tests.families.dates import coming, last_days
from tests.families.earnings import roundabout, sittings, toward_itself
from tests.families.labour import overlapping, window
from tests.families.likes import alike
from tests.families.totals import nested_caps, parts
from tests.generator import goal, question
from tests.oracle import gadgets, more_gadgets
from tests.oracle.draft import Draft
from tests.worlds import bundle

FAMILIES: Mapping[str, Callable[[Draft], None]] = {
    "parts": parts,
    "sittings": sittings,
    "last days": last_days,
    "nested caps": nested_caps,
    "roundabout": roundabout,
    "window": window,
    "overlapping": overlapping,
    "toward itself": toward_itself,
    "coming": coming,
    "alike": alike,
    "rivals": rivals,
    "sharing": sharing,
    "awarders": awarders,
}

BESIDES = (gadgets.exam, gadgets.lacking, gadgets.decision, more_gadgets.learner, more_gadgets.courses)


def member(family: str, seed: int) -> tuple[Bundle, RouteRequest]:
    """The world of a family with this seed: always the same one."""
    draft = Draft(Random(f"{family} {seed}"))
    FAMILIES[family](draft)
    if draft.chance(25):
        draft.one(*BESIDES)(draft)
    draft.records.append(goal(draft))
    return bundle(*draft.records), question(draft)
