"""Which agreements a step claims: any set of them without exclusions, each once, in the order of their ids."""

from __future__ import annotations

from collections.abc import Iterator

from pathways.model.agreement import Agreement
from pathways.model.kinds import Verdict
from pathways.recognition.claims import STRENGTHS
from pathways.routing.draft import Draft, Offer
from pathways.routing.move import Award, Earn, Move
from pathways.routing.needs import MET
from pathways.routing.overlap import overlapping
from pathways.routing.recognizing import recognized
from pathways.routing.sheet import Claiming, Part
from pathways.routing.supply import Supply
from pathways.routing.wants import Asked, Claims, Meet, Want


def claimable(move: Move, floor: Verdict, *, early: bool) -> tuple[Agreement, ...]:
    """The agreements that a move may claim for equivalence (`early`), or for credit and to be spared study."""
    if not isinstance(move, Earn) or not move.agreements:
        return ()
    key = ("claimable", move.key, floor, early, id(move))
    return move.near.recall(key, lambda: _claimable(move, floor, early=early))


def _claimable(move: Earn, floor: Verdict, *, early: bool) -> tuple[Agreement, ...]:
    strong = (one for one in move.agreements if STRENGTHS[one.strength] >= floor)
    if early:
        return tuple(one for one in strong if one.grant.equivalence)
    if move.way.study is None:
        return ()
    return tuple(one for one in strong if (one.grant.credits and move.goal.study is not None) or spares(one, move))


def spares(agreement: Agreement, move: Earn) -> bool:
    """Whether an agreement exempts components of the study."""
    names = agreement.grant.exemption
    if not names or move.way.study is None:
        return False
    return any(names == "all" or component.name in names for component in move.way.study.components)


def opened(move: Move, index: int, supply: Supply) -> Iterator[Want]:
    """What a new step wants, apart from work: to meet what it asks, and to claim what it can."""
    asked, floor = Asked(move.aim, counts=isinstance(move, Earn) and move.stacking), supply.asking.floor
    if isinstance(move, Award):
        of = supply.of_claim(move, move.agreement)
        yield _from(move.agreement, move, index, of, supply)
    elif claimable(move, floor, early=True):
        yield Claims(index, "", asked, MET, early=True)
    else:
        yield requirement(move, index, asked, supply)
    if claimable(move, floor, early=False):
        yield Claims(index, "", asked, MET)


def requirement(move: Move, index: int, asked: Asked, supply: Supply) -> Meet:
    """The want of a step's whole requirement."""
    node = move.requires
    asked = asked._replace(throughout=node.throughout)
    return Meet(index, "", asked, supply.need(node, asked, move), node)


def _from(agreement: Agreement, move: Move, step: int, asked: Asked, supply: Supply) -> Meet:
    node = agreement.from_
    asked = asked._replace(throughout=node.throughout)
    return Meet(step, agreement.id, asked, supply.need(node, asked, move), node)


def claim(draft: Draft, want: Want, agreement: Agreement, supply: Supply) -> Meet:
    """The want of what an agreement asks that a step claims."""
    move = draft.moves[want.step]
    assert isinstance(move, Earn | Award)
    return _from(agreement, move, want.step, supply.of_claim(move, agreement), supply)


def claiming(draft: Draft, want: Claims, supply: Supply) -> list[Offer]:
    """Claim nothing more, or the next agreement; those before it are left aside."""
    move, sheet = draft.moves[want.step], draft.sheets[want.step]
    listed = claimable(move, supply.asking.floor, early=want.early)
    if not want.early and overlapping(draft, supply.asking.scene):
        return []
    found: list[Offer] = []
    for position, agreement in enumerate(listed[want.position :], want.position + 1):
        rest = Claims(want.step, "", want.asked, MET, position, want.early)
        claimed = sheet.claims_of(agreement.id)
        asked = () if claimed else (claim(draft, want, agreement, supply),)
        if asked and asked[0].need.needed and not asked[0].need.parts:
            continue  # nothing could meet what it asks
        for part in _parts(agreement, move, claimed=claimed, early=want.early, floor=supply.asking.floor):
            found.append(Offer(wants=(*asked, rest), claim=Claiming(agreement, part)))
    if want.early:
        return [*found, Offer(wants=(requirement(move, want.step, want.asked, supply),))]
    share = recognized(draft, want.step, supply)
    return found if share is None else [*found, Offer(recognized=share)]


def _parts(agreement: Agreement, move: Move, *, claimed: bool, early: bool, floor: Verdict) -> Iterator[Part | None]:
    if early:
        yield None
        return
    credit = agreement.grant.credits
    if credit is not None:
        if credit.low is None or credit.low.amount:  # "up to n" is nothing at its low end
            yield Part.LOW
        if credit.low is not None and floor <= Verdict.DISCRETIONARY:
            yield Part.HIGH
    if not claimed and isinstance(move, Earn) and spares(agreement, move):
        yield Part.NONE
