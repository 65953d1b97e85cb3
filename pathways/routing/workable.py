"""How experience that is asked can be had: by the jobs of the background, and by steps of work."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from pathways.model.kinds import Verdict
from pathways.model.requirement import Experience
from pathways.recognition.experience import needed_months
from pathways.recognition.fit import Fit, PlannedFit, citable
from pathways.recognition.leaves.experience import missing_months
from pathways.recognition.leaves.holds import held_support, planned_support
from pathways.recognition.support import Cite, Support
from pathways.recognition.thing import Thing
from pathways.routing.draft import Draft, Offer
from pathways.routing.earning import new_moves
from pathways.routing.move import Award, Earn, WorkOff, counts_for
from pathways.routing.needs import MET
from pathways.routing.sheet import Late
from pathways.routing.supply import HERE, Supply, at_step
from pathways.routing.wants import Asked, Licence, Meet, Want

ZERO = Fraction(0)


def worked(draft: Draft, want: Meet, leaf: Experience, supply: Supply) -> list[Offer]:
    """By jobs alone, by a work step of the leaf's own, or by work that other steps do."""
    found = [Offer(one) for _, one in supply.held(leaf, want.asked)]
    index, owner = len(draft.moves), draft.moves[want.step]
    works = [work for work in supply.terrain.works(owner, want.step) if work.leaf is leaf]
    for work in supply.outlook.labour.unequal(works):
        late = Late(want.role, leaf, want.asked.throughout, own=True)
        found.append(Offer(Support(cites=frozenset((Cite(index),))), work, late=late))
    if supply.outlook.labour.shares_work(leaf):
        found.append(Offer(late=Late(want.role, leaf, want.asked.throughout)))
    return found


def unworked(draft: Draft, supply: Supply) -> bool:
    """Whether some leaf relies on the work of other steps and they do too little that counts for it."""
    works = [move for move in draft.moves if isinstance(move, WorkOff)]
    for step, sheet in enumerate(draft.sheets):
        for late in sheet.late:
            if isinstance(late.leaf, Experience) and not late.own:
                asking = supply.as_asked(Asked(draft.moves[step].aim))
                missing = missing_months(late.leaf, asking)
                done = sum((_most(work, supply) for work in works if counts_for(work, late.leaf)), ZERO)
                if missing is None or done < missing:
                    return True
    return False


def _most(work: WorkOff, supply: Supply) -> Fraction:
    """The most months that a work step lasts: what its leaf misses, or may come to miss where only late work counts."""
    asked = work.leaf.experience
    missing = missing_months(work.leaf, supply.as_asked(Asked(work.aim))) if asked.within_months is None else None
    return missing if missing is not None else needed_months(asked) or ZERO


def opened_by_work(move: WorkOff, index: int, supply: Supply) -> Iterator[Want]:
    """What a work step wants: what came before it, and what is held from its start to its end."""
    for node in supply.terrain.terms(move.leaf):
        asked = Asked(move.aim, throughout=node.throughout, strict=node.throughout)
        yield Meet(index, "", asked, supply.need(node, asked, move), node)
    if move.leaf.experience.while_holding is None and move.licences:
        place = move.spec.jurisdiction
        assert place is not None
        lasting = Asked(move.aim, throughout=True, strict=True)
        yield Licence(index, "", lasting, MET, move.leaf, move.licences, place)


def licensed(draft: Draft, want: Licence, supply: Supply) -> list[Offer]:
    """Licences to work with, held or earned, valid from the work's start to its end."""
    asking, found, index = supply.as_asked(want.asked), list[Offer](), len(draft.moves)
    for thing in asking.things:
        own = citable(thing)
        fit = Fit(min(own.verdict, _allows(want, thing)), own.since, own.until)
        support = held_support(want.leaf, thing.key, fit, asking, throughout=True)
        if support is not None:
            found.append(Offer(support))

    def cited(move: Earn | Award) -> Support | None:
        thing = move.player(HERE).thing
        fit = PlannedFit(_allows(want, thing), thing.validity) if thing else PlannedFit(Verdict.UNMET)
        return planned_support(want.leaf, HERE, fit, asking, throughout=True)

    for step, move in enumerate(draft.moves):
        if isinstance(move, Earn | Award) and step != want.step and (one := cited(move)):
            found.append(Offer(at_step(one, step)))
    ids = supply.terrain.near.network.licences(want.professions)
    supply.terrain.near.want(ids)
    moves = (move for id in ids if supply.outlook.alive(id) for move in supply.terrain.earning(id))
    for move in new_moves(draft, want, supply.ordered(moves), supply):
        if isinstance(move, Earn | Award) and (one := cited(move)):
            found.append(Offer(at_step(one, index), move))
    return found


def _allows(want: Licence, thing: Thing) -> Verdict:
    where, place = thing.jurisdiction, want.place
    inside = where is not None and (place == where or place.startswith(where + "-"))
    return Verdict.MET if inside and thing.profession in want.professions else Verdict.UNMET
