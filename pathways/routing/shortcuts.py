"""Shortcuts: where a step is cited although something that it rests on would have done.

Without the step, or with the other thing cited in its place, the plan is complete too and no worse in anything: what a
step rests on is held no later than what it earns. So such drafts are left. It holds only where nothing but having the
thing matters: not how much of it is counted, how long it lasts, or which agreement gives way to which; and where to be
sooner, with less, costs no more (see `passing`).
"""

from __future__ import annotations

from functools import reduce
from operator import or_

from pathways.model.requirement import Requirement
from pathways.recognition.claims import agreements_for
from pathways.routing.draft import Draft, Offer
from pathways.routing.move import Award, Earn, Move
from pathways.routing.sheet import Link
from pathways.routing.supply import Supply
from pathways.routing.usable import leaves_of
from pathways.routing.wants import Asked, Meet, Want


def link_of(
    draft: Draft, want: Want, leaf: Requirement, asked: Asked, cited: tuple[int, Move], supply: Supply
) -> Link | None:
    """The link by which a leaf cites a step; None where it matters which thing is cited."""
    if not isinstance(want, Meet) or want.mean is not None or supply.passing:
        return None
    step, move = cited
    asking = draft.moves[want.step]
    if not want.role:
        return None if asked.counts else Link(want.step, leaf, asked, step)
    if not isinstance(asking, Award) or not isinstance(move, Award):
        return None
    others = agreements_for(asking.goal, asking.near)
    plain = not any(asking.agreement.id in other.overrides for other in others)
    return Link(want.step, leaf, asked, step) if plain else None


def above(draft: Draft, step: int) -> tuple[Link, ...]:
    """The links by which something is cited that is the step or rests on it."""
    return tuple(one for one in draft.links if one.cited == step or draft.upstream(one.cited) >> step & 1)


def roundabout(settled: Draft, want: Want, offer: Offer, supply: Supply) -> bool:
    """Whether a draft in which an offer was taken cites a step although something that it rests on would do."""
    cited = {cite.step for cite in offer.support.cites}
    if not cited:
        return False
    for link in above(settled, want.step):
        if any(step != link.cited and _spares(link, settled, step, supply) for step in cited):
            return True
    new = offer.link
    if new is None or offer.move is not None:
        return False
    below = settled.upstream(new.cited)
    return any(
        below >> step & 1 and step != new.cited and _spares(new, settled, step, supply)
        for step in range(len(settled.moves))
    )


def _spares(link: Link, draft: Draft, step: int, supply: Supply) -> bool:
    """Whether a leaf could cite a step as well, for good, and what it cites could be left."""
    return serves(link, draft, draft.moves[step], supply) and not of_use(link, draft, supply, kept=step)


def of_use(link: Link, draft: Draft, supply: Supply, kept: int | None = None) -> bool:
    """Whether what a leaf cites, or something that it comes to rest on besides a step, may unbar a claim."""
    if not supply.unbarring:
        return False
    gone = draft.upstream(link.cited) | 1 << link.cited
    if kept is not None:
        gone &= ~(draft.upstream(kept) | 1 << kept)
    bits = 0
    for step, move in enumerate(draft.moves):
        if gone >> step & 1 and isinstance(move, Earn | Award):
            bits |= supply.outlook.bit(move.credential.id)
    for want in draft.wants:
        if gone >> want.step & 1:
            bits |= _under(want, draft, supply)
    return bool(bits & supply.unbarring)


def _under(want: Want, draft: Draft, supply: Supply) -> int:
    """All that a want may come to rest on, in bits, whatever is held."""
    outlook, move = supply.outlook, draft.moves[want.step]
    if isinstance(want, Meet):
        ids = {id for leaf in leaves_of(want.node) for id in supply.terrain.helpers(leaf, want.asked.aim)}
        return reduce(or_, map(outlook.around, ids), 0)
    return outlook.around(move.credential.id) if isinstance(move, Earn | Award) else supply.unbarring


def serves(link: Link, draft: Draft, move: Move, supply: Supply) -> bool:
    """Whether a leaf could cite a step that makes the move as well, for good."""
    if not isinstance(move, Earn | Award) or move.credential.id in link.asked.refused:
        return False
    asking = draft.moves[link.step]
    if isinstance(asking, Award) and asking.credential.id == move.credential.id:
        return False
    return supply.lasting(link.leaf, link.asked, move)
