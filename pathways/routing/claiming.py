"""Which agreements a step claims: any set of them without exclusions, each once, those that spare most first."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from pathways.model.agreement import Agreement
from pathways.model.kinds import Verdict
from pathways.recognition.claims import STRENGTHS
from pathways.routing.draft import Draft, Offer
from pathways.routing.move import Award, Earn, Move
from pathways.routing.needs import MET, Need
from pathways.routing.overlap import overlapping
from pathways.routing.recognizing import recognized, stuck
from pathways.routing.sheet import Claiming, Part
from pathways.routing.sparing import most_spared
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
    found = (one for one in strong if (one.grant.credits and move.goal.study is not None) or spares(one, move))
    return tuple(sorted(found, key=lambda one: _rank(one, move)))


def _rank(agreement: Agreement, move: Earn) -> tuple[Fraction, int, Fraction, str]:
    """What orders claims: the more an agreement may spare, and the less it takes, the sooner it is told."""
    spared = most_spared(agreement, move, move.goal.study or Fraction(0))
    return -spared, len(agreement.fees), agreement.processing_months, agreement.id


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


def claiming(draft: Draft, want: Claims, supply: Supply, *, ready: bool = False) -> list[Offer]:
    """Claim nothing more, or the next agreement; those before it are left aside.

    `ready`: only what may rest on what is held and planned, and on work.
    """
    move, sheet = draft.moves[want.step], draft.sheets[want.step]
    listed = claimable(move, supply.asking.floor, early=want.early)
    if not want.early and overlapping(draft, supply.asking.scene):
        return []
    share = None if want.early else recognized(draft, want.step, supply)
    if share is None and not want.early and stuck(draft, want.step, supply):
        return []
    found: list[Offer] = []
    planned = draft.earned() if ready else frozenset[str]()
    for position, agreement in enumerate(listed[want.position :], want.position + 1):
        rest = Claims(want.step, "", want.asked, MET, position, want.early)
        claimed = sheet.claims_of(agreement.id)
        asked = () if claimed else (claim(draft, want, agreement, supply),)
        if asked and asked[0].need.needed and not asked[0].need.parts:
            continue  # nothing could meet what it asks
        if ready and asked and not _served(asked[0].need, planned):
            continue
        for part in _parts(agreement, move, claimed=claimed, early=want.early, floor=supply.asking.floor):
            found.append(Offer(wants=(*asked, rest), claim=Claiming(agreement, part)))
    if want.early:
        return [*found, Offer(wants=(requirement(move, want.step, want.asked, supply),))]
    return found if share is None else [*found, Offer(recognized=share)]


def _served(need: Need, planned: frozenset[str]) -> bool:
    """Whether some planned credentials and work may be enough for a need."""
    if need.count:
        return len(planned.intersection(need.ids)) >= need.count
    return sum(_served(part, planned) for part in need.parts) >= need.needed


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
