"""Which earnings a draft may add for a want."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from pathways.routing.draft import Draft
from pathways.routing.move import Award, Earn, Move
from pathways.routing.supply import Supply
from pathways.routing.wants import Want


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
