"""Passing: what makes it pay to come later, or with more.

Prices may change, and an agreement that another gives way to may bar it only for a time, or until something is held.
"""

from __future__ import annotations

from collections.abc import Sequence

from pathways.model.agreement import Agreement
from pathways.model.kinds import Verdict
from pathways.model.pattern import Pattern
from pathways.model.requirement import CreditsFrom, Experience, Holds, Judgement, Lacks, Requirement, Standing
from pathways.model.time import after
from pathways.recognition.match import Aim, match
from pathways.recognition.thing import planned_thing
from pathways.routing.figures import Ledger, fees_of
from pathways.routing.move import Earn, Move
from pathways.routing.outlook import Outlook
from pathways.routing.usable import leaves_of


def passing(outlook: Outlook) -> bool:
    """Whether a price around a question may change, or an agreement that others give way to may come not to be met."""
    if not outlook.whole:
        return True
    near, start = outlook.profiler.terrain.near, outlook.profiler.asking.scene.start
    for id in outlook.surveyed:
        toward = near.agreements_toward(id)
        open_ = [one for one in toward if one.in_force.until is None or start < after(one.in_force.until)]
        if any(one.overrides and _passes(one, toward) for one in open_):
            return True
        ledgers = [fees_of(one, near) for one in open_ if one.fees]
        ledgers += [ledger for move in outlook.profiler.terrain.earning(id) for ledger in _ledgers(move)]
        if not all(_steady(one, outlook) for one in ledgers):
            return True
    return False


def _ledgers(move: Move) -> Sequence[Ledger]:
    return (move.figures.tuition, *move.figures.fixed) if isinstance(move, Earn) else ()


def _steady(ledger: Ledger, outlook: Outlook) -> bool:
    """Whether the learner owes the same at every moment."""
    audiences, start = outlook.profiler.audiences, outlook.profiler.asking.scene.start
    return ledger.steady and (len(audiences) == 1 or len({ledger.total(one, start) for one in audiences}) == 1)


def _passes(agreement: Agreement, others: Sequence[Agreement]) -> bool:
    """Whether an agreement ends, or may come not to be met by what meets it now."""
    if agreement.in_force.until is not None:
        return True
    given_way = (one for one in others if one.id in agreement.overrides)
    worked = any(isinstance(leaf, Experience) for one in given_way for leaf in leaves_of(one.from_))
    return any(_falls(leaf, worked=worked) for leaf in leaves_of(agreement.from_))


def _falls(leaf: Requirement, *, worked: bool) -> bool:
    """Whether a leaf may fall with time alone; `worked`: work is evidence."""
    match leaf:
        case Holds() | CreditsFrom():
            return leaf.max_age_months is not None
        case Standing(standing=condition):
            return condition.active_licence is None
        case Experience(experience=work):
            return worked and work.within_months is not None
        case _:
            return not isinstance(leaf, Judgement | Lacks)


def unbarring(outlook: Outlook) -> int:
    """The credentials, in bits, that must not be held where an agreement bars others: to earn them unbars those."""
    near, found = outlook.profiler.terrain.near, 0
    for id in outlook.surveyed:
        aim = Aim.of(near.credential(id))
        for one in near.agreements_toward(id):
            lacked = [leaf.lacks for leaf in leaves_of(one.from_) if isinstance(leaf, Lacks)] if one.overrides else []
            for other in outlook.surveyed if lacked else ():
                if any(_earns(other, pattern, aim, outlook) for pattern in lacked):
                    found |= outlook.bit(other)
    return found


def _earns(id: str, pattern: Pattern, aim: Aim, outlook: Outlook) -> bool:
    """Whether what is earned as a credential may match a pattern."""
    near = outlook.profiler.terrain.near
    credential = near.credential(id)
    if credential is None:
        return False
    thing = planned_thing(credential, id, by_award=False, facts=near)
    return match(pattern, thing, aim, near) > Verdict.UNMET
