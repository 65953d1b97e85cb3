"""Course lists: several universities at once, each asking so many of its own list, and the fewest courses for all.

The same question is put to the search and, as a mixed integer program, to an independent solver.
"""

from __future__ import annotations

from dataclasses import dataclass
from random import Random

import highspy

from pathways.model.bundle import Bundle
from pathways.routing.request import RouteRequest
from tests.worlds import bundle, credential, request, way

UNIVERSITIES, LEAVES, COURSES = 4, 40, 30


@dataclass(frozen=True)
class Listing:
    """What one university asks: so many of some items, each met by any of some courses."""

    needed: int
    items: tuple[tuple[str, ...], ...]


def listings(seed: int) -> tuple[Listing, ...]:
    """Random lists with forty items in all: some want one very course, some one of two or three."""
    draw = Random(seed)
    ids = [f"course-{number:02d}" for number in range(COURSES)]
    size = LEAVES // UNIVERSITIES
    return tuple(
        Listing(
            draw.choice((size // 2, size // 2 + 1, size - 3)),
            tuple(tuple(draw.sample(ids, draw.choice((1, 1, 2, 3)))) for _ in range(size)),
        )
        for _ in range(UNIVERSITIES)
    )


def world(asked: tuple[Listing, ...]) -> tuple[Bundle, RouteRequest]:
    """The catalogue of all courses and universities, and the question for the fewest steps into all of them."""
    ids = sorted({id for listing in asked for item in listing.items for id in item})
    courses = [credential(id, "course", ways=[way("take", wait="1/100")]) for id in ids]
    entries = [
        credential(
            f"university-{number}",
            "certificate",
            ways=[way("entry", requires=_tree(listing), wait="0/0")],
        )
        for number, listing in enumerate(asked)
    ]
    target = {"all": [{"holds": f"university-{number}"} for number in range(len(asked))]}
    return bundle(*courses, *entries), request(target, criteria="steps", steps=40, start="2025-01-01")


def _tree(listing: Listing) -> object:
    items = [item[0] if len(item) == 1 else {"any": list(item)} for item in listing.items]
    return {"at_least": listing.needed, "of": items}


def fewest(asked: tuple[Listing, ...]) -> int:
    """The fewest courses, by HiGHS: choose courses; an item counts if one of its courses is chosen."""
    model = highspy.Highs()  # type: ignore[no-untyped-call]
    model.silent()
    ids = sorted({id for listing in asked for item in listing.items for id in item})
    chosen = {id: model.addBinary(obj=1) for id in ids}
    for listing in asked:
        counted = [model.addBinary() for _ in listing.items]
        for met, item in zip(counted, listing.items, strict=True):
            model.addConstr(met <= sum(chosen[id] for id in item))
        model.addConstr(sum(counted) >= listing.needed)
    model.minimize()
    return round(model.getObjectiveValue())
