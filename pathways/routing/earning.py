"""Which earnings a draft may add for a want."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from pathways.model.requirement import Requirement
from pathways.recognition.support import Cite
from pathways.routing.draft import Draft
from pathways.routing.move import Award, Earn, Move
from pathways.routing.supply import Supply
from pathways.routing.wants import Pool, Skills, Want


def own(draft: Draft, want: Want, move: Earn | Award) -> bool:
    """Whether a claim would rest on an earning of what it is claimed toward."""
    asking = draft.moves[want.step]
    return bool(want.role) and isinstance(asking, Earn | Award) and asking.credential.id == move.credential.id


def new_moves(draft: Draft, want: Want, moves: Iterable[Move], supply: Supply) -> Iterator[Move]:
    """The moves that a draft may add for a want: nothing is earned again but where that can be of use."""
    earned, worth = draft.earned(), supply.sift(draft, want)
    for move in moves:
        assert isinstance(move, Earn | Award)
        id = move.credential.id
        if not own(draft, want, move) and (id not in earned or supply.outlook.again(id)) and worth(move):
            yield move


def needless(draft: Draft, want: Want, leaf: Requirement, move: Move, supply: Supply) -> bool:
    """Whether a move would be made again although the planned one does: nothing that cites it binds when.

    Where something does, or comes to, the second one is planned by what does.
    """
    if want.role or want.asked.counts:
        return False
    return any(
        planned.key == move.key
        and step != want.step
        and not draft.upstream(step) >> want.step & 1
        and supply.lasting(leaf, want.asked, planned)
        and not any(one.step == step and one.binding for one in _cites(draft))
        for step, planned in enumerate(draft.moves)
    )


def _cites(draft: Draft) -> Iterator[Cite]:
    for sheet in draft.sheets:
        for note in sheet.notes:
            yield from note.support.cites
    for want in draft.wants:
        if isinstance(want, Pool | Skills):
            yield from want.chosen.cites
