"""Stocks: what may still be claimed by a step of a draft, and what the step takes with that."""

from __future__ import annotations

from typing import NamedTuple

from pathways.routing.measures import Measure
from pathways.routing.profile import Profile
from pathways.routing.saving import Room, Saving


class Stock(NamedTuple):
    """What may still be claimed by a step, and is.

    `sparing`: the savings; `single`: those that rest on one thing. `closed`: the agreements that are none. `paid`: what
    the evidence of each takes that may be claimed, `new` where it is neither held nor planned.
    """

    sparing: list[Saving]
    single: list[Saving]
    closed: dict[str, int]
    paid: dict[str, tuple[int, ...]]
    new: dict[str, tuple[int, ...]]
    room: Room
    under: int = 0


def bounds_of(profile: Profile, measure: Measure, stock: Stock) -> tuple[int, int]:
    """The least of a measure where all that may be claimed is free, and where it takes what its evidence does."""
    room, sparing = stock.room, stock.sparing
    low = max(profile.least(measure, stock.closed), profile.roomy(measure, sparing, room, {}))
    if not stock.paid:
        return low, low
    paid = stock.closed | {id: costs[measure] for id, costs in stock.paid.items()}
    new = {id: costs[measure] for id, costs in stock.new.items()}
    high = max(low, profile.least(measure, paid), profile.roomy(measure, sparing, room, new))
    if len(stock.single) < 2:
        return low, high
    # All that rest on one thing pay for a new one; as many as there are others are spared what that costs them, or gain
    # what they spare.
    prices = paid | {one.agreement: new[one.agreement] for one in stock.single}
    gains = sorted((min(prices[one.agreement], one.spares[measure]) for one in stock.single), reverse=True)
    ready = len({name for names in room.ready.values() for name in names})
    return low, max(high, profile.least(measure, prices) - sum(gains[:ready]))
