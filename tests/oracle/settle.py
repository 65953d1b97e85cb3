"""Everything that one step of a plan may choose."""

from __future__ import annotations

from collections.abc import Iterator

from tests.oracle import choose_work
from tests.oracle.asking import Asking
from tests.oracle.choose import supports
from tests.oracle.choose_language import courses
from tests.oracle.claims import asking_with, bare_claims, claim_sets, claimable
from tests.oracle.counting import remaining
from tests.oracle.exact import Number, number, ratio, semester
from tests.oracle.plan import Choice, Figures, Plan
from tests.oracle.thing import Action
from tests.oracle.world import World


def settle(world: World, plan: Plan) -> Iterator[Plan]:
    """The plan with its next step settled, in every way; new steps it needs come at the end."""
    step = len(plan.choices)
    action = plan.actions[step]
    asking = Asking(world, step, action.credential)
    if action.spec is not None:
        yield from choose_work.settle(asking, plan, action)
    elif action.agreement is not None:
        for grown, claim in bare_claims(asking, action.agreement, plan):
            for full, learnt in courses(asking, grown, action):
                yield full.settle(Choice(claims=(claim,), courses=learnt))
    elif action.way is not None:
        yield from _way(asking, plan, action)
    else:
        for grown, uses in supports(asking, world.target, plan):
            yield grown.settle(Choice(uses))


def _way(asking: Asking, plan: Plan, action: Action) -> Iterator[Plan]:
    assert action.way is not None
    for claimed, claims in claim_sets(asking, action.way, claimable(asking.world, asking, action.way), plan):
        comes_to = figures(asking.world, action, Choice(claims=claims))
        wiser = asking_with(asking, claims)
        for grown, uses in supports(wiser, action.way.requires, claimed):
            for full, learnt in courses(asking, grown, action):
                yield full.settle(Choice(uses, claims, learnt, comes_to))


def figures(world: World, action: Action, choice: Choice) -> Figures:
    way, credential = action.way, action.credential
    assert way is not None
    assert credential is not None
    wait: Number = number(way.wait.months) if way.wait is not None else 0
    if way.study is None:
        assert way.wait is not None, "the oracle takes stated months only"
        return Figures(wait, 0, way.occupying, way.beside_work)
    assert way.study.full_time is not None, "the oracle takes stated months only"
    left = remaining(world, credential, way, choice.claims)
    whole = semester(way.study.credits)
    assert whole is not None
    full_time = way.study.full_time.months * left
    months = number(ratio(number(full_time), whole) / world.request.pace + wait)
    return Figures(months, left, way.occupying and left > 0, way.beside_work)
