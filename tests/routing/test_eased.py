"""An outlook where more is taken as met, made of the one before, says what one made anew does."""

from __future__ import annotations

import pytest

from pathways.model.kinds import Verdict
from pathways.model.requirement import walk
from pathways.routing.layers import DEEP
from pathways.routing.outlook import Outlook
from pathways.routing.quest import Quest
from pathways.routing.terrain import asked_of
from pathways.routing.warm import Warm
from pathways.stores.plain import PlainNetwork
from tests import generator

STEPS = (1, 2, 3, DEEP)


def parts(outlook: Outlook) -> set[int]:
    """All parts of all that is asked around a target, by identity."""
    moves = [outlook.root, *(move for id in outlook.surveyed for move in outlook.profiler.terrain.earning(id))]
    return {id(node) for move in moves for tree in asked_of(move) for node in walk(tree)}


@pytest.mark.parametrize("seed", range(40))
def test_what_it_says_is_what_one_made_anew_says(seed: int) -> None:
    catalogue, question = generator.world(seed)
    quest = Quest.of(question, PlainNetwork(catalogue))
    warm, limits, floor = Warm(quest), question.limits, Verdict.DISCRETIONARY
    base, _ = warm.outlook(floor, frozenset(), limits)
    told = 0
    for part in parts(base):
        eased, _ = warm.outlook(floor, frozenset((part,)), limits)
        assert eased.base is base
        anew = quest.outlook(quest.asking(floor, frozenset((part,))), limits)
        for steps in STEPS:
            figures = {id: tuple(anew.layers.of(id, steps) or ()) for id in anew.surveyed}
            assert {id: tuple(eased.layers.of(id, steps) or ()) for id in anew.surveyed} == figures
            told += any(figures.values())
        assert eased.profile(eased.root) == anew.profile(anew.root)
    assert told or not base.surveyed
