"""Asking: the questions of a learner, and of nobody in particular, to one revision of the catalogue each."""

from __future__ import annotations

from collections.abc import Hashable, Iterator
from contextlib import contextmanager
from datetime import date
from itertools import islice
from typing import TYPE_CHECKING, Any

from pathways.errors import InvalidInput, Problem
from pathways.model.credential import Credential
from pathways.routing.answer import Answer
from pathways.routing.climb import Climb
from pathways.routing.comparison import Comparison, compare
from pathways.routing.evaluate import evaluate
from pathways.routing.evaluation import Evaluation
from pathways.routing.fetched import Edit
from pathways.routing.ladders import Ladder, ladders
from pathways.routing.neighbourhood import Neighbourhood
from pathways.routing.network import Network
from pathways.routing.observer import Observer
from pathways.routing.opportunities import Offered, Opportunities, meant, opportunities
from pathways.routing.questions import (
    ComparisonRequest,
    EvaluationRequest,
    LadderRequest,
    OpportunitiesRequest,
    Selection,
    StructureRequest,
)
from pathways.routing.request import RouteRequest
from pathways.routing.reverse import Reverse, reverse
from pathways.routing.rung import Direction
from pathways.routing.selecting import selector
from pathways.routing.solve import routes
from pathways.service.known import REQUIREMENT, TARGETS, Known
from pathways.stores.base import LARGEST_PAGE, Store
from pathways.stores.listing import Listing, Where

if TYPE_CHECKING:
    from pathways.routing.structure import Structure

AMONG = "among"
"""Where a selection of credentials stands, in the problems that it has."""

MOST_SHAPED = 20_000
"""Of how many credentials the shape is found at most."""

MOST_OFFERED = 5_000
"""How many credentials are looked at for opportunities."""

MOST_SHAPES = 8
"""How many shapes are remembered."""

MOST_KEPT = 16_000
"""So many answers are kept from question to question, some 100 megabytes in a catalogue that is densely joined."""

MOST_FOLLOWED = 100
"""So many changes are looked through one by one; after more all is fetched anew."""


class Asking(Known):
    """What answers questions. An observer may stop those that take long."""

    def __init__(self, store: Store) -> None:
        super().__init__(store)
        self._idle: list[Neighbourhood] = []
        self._shapes: dict[StructureRequest, Structure] = {}

    def routes(self, request: RouteRequest, observer: Observer | None = None) -> Answer:
        """Every undominated route; raises `NotFound` or `InvalidInput` where the question names unknown things."""
        self._expect_target(request.target)
        self._expect_background(request.background, request.start)
        with self._store.network() as network, self._near(network, observer, request.target) as near:
            return routes(request, network, observer, near)

    def evaluate(self, asked: EvaluationRequest, observer: Observer | None = None) -> Evaluation:
        """How far a background meets a requirement, or all that leads to a credential, on a day.

        Raises `NotFound` or `InvalidInput` where the question names unknown things.
        """
        if asked.requirement is not None:
            self._expect_target(asked.requirement, REQUIREMENT)
        self._expect_background(asked.background, asked.on)
        with self._store.network() as network, self._near(network, observer) as near:
            return evaluate(asked, network, observer, near)

    def compare(self, asked: ComparisonRequest, observer: Observer | None = None) -> Comparison:
        """Routes to several targets side by side; raises as `routes` does."""
        for number, target in enumerate(asked.targets):
            self._expect_target(target, TARGETS.format(number=number))
        self._expect_background(asked.background, asked.start)
        with self._store.network() as network, self._near(network, observer) as near:
            return compare(asked, network, observer, near)

    def opportunities(self, asked: OpportunitiesRequest, observer: Observer | None = None) -> Opportunities:
        """What is within reach, the nearest first; raises as `routes` does.

        Of a catalogue in which very many credentials are meant, those that may cite what is held are looked at, and the
        first of the others: then the answer is not complete.
        """
        self._expect_background(asked.background, asked.start)
        with self._store.network() as network, self._near(network, observer) as near:
            return opportunities(asked, self._offered(asked, near), near, observer)

    def _offered(self, asked: OpportunitiesRequest, near: Neighbourhood) -> Offered:
        among = meant(asked.among)
        ids = list(islice(self._meant(among), MOST_OFFERED + 1))
        if len(ids) <= MOST_OFFERED:
            return Offered(ids)
        held = sorted({one.credential for one in asked.background.holdings if one.credential})
        above = Climb(near, Direction.UP, None).above(held) if held else frozenset[str]()
        near.want(sorted(above))
        selected = selector(among, near)
        citing = {id for id in above if (one := near.credential(id)) and selected(one)}
        return Offered(sorted(citing.union(ids[:MOST_OFFERED])), whole=False)

    def reverse(self, id: str, on: date | None = None, observer: Observer | None = None) -> Reverse:
        """What counts toward a credential by what is in force on a day; raises as `ladders` does."""
        with self._store.network() as network, self._near(network, observer) as near:
            return reverse(id, network, on, near)

    def structure(self, asked: StructureRequest | None = None, observer: Observer | None = None) -> Structure:
        """The shape of the catalogue, or of some credentials of it; remembered as long as nothing changes.

        Raises `InvalidInput` where too many credentials are meant, and `Stop` where the observer stops it.
        """
        from pathways.routing.structure import structure  # noqa: PLC0415 - its library loads slowly

        asked = asked or StructureRequest()
        with self._store.network() as network:
            known = self._shapes.get(asked)
            if known is None or known.revision != network.revision:
                ids = self._selected(asked.among)
                known = structure(ids, network, observer, asked.on)
                self._shapes = {**dict(list(self._shapes.items())[-MOST_SHAPES + 1 :]), asked: known}
            return known

    def _selected(self, among: Selection) -> list[str]:
        """The ids of the credentials that are meant."""
        ids = list(islice(self._meant(among), MOST_SHAPED + 1))
        if len(ids) > MOST_SHAPED:
            what = f"means more than {MOST_SHAPED:,} credentials"
            raise InvalidInput(Problem(AMONG, what, "name kinds, fields, providers, jurisdictions or delivery"))
        return ids

    def _meant(self, among: Selection) -> Iterator[str]:
        """The ids of the credentials of a selection, in order, a page at a time."""
        where = Where(
            kinds=tuple(kind.value for kind in among.kinds),
            fields=among.fields,
            providers=among.providers,
            jurisdictions=among.jurisdictions,
            delivery=tuple(one.value for one in among.delivery),
        )
        self._expect_known(where, AMONG)
        after, more = None, True
        while more:
            page = self._store.listing(Listing(of=Credential, where=where, after=after, limit=LARGEST_PAGE))
            yield from (one.id for one in page.records)
            after, more = (page.cursors[-1], page.more) if page.cursors else (None, False)

    def ladders(self, asked: LadderRequest, observer: Observer | None = None) -> Ladder:
        """What a credential counts toward, or what counts toward it; raises `NotFound`, or `Stop` if stopped."""
        with self._store.network() as network:
            return ladders(
                asked.credential,
                network,
                asked.direction,
                depth=asked.depth,
                on=asked.on,
                how=asked.how,
                observer=observer,
            )

    @contextmanager
    def _near(self, network: Network, observer: Observer | None, target: Hashable = None) -> Iterator[Neighbourhood]:
        """What earlier questions have fetched and no change has touched since, for one question at a time.

        Where that has become too much it is left, unless one of them had the same target.
        """
        near = self._idle.pop() if self._idle else None
        if near is not None and near.size > MOST_KEPT and (target is None or target not in near.targets):
            near = None
        if near is None or not (near.faces(network) or self._follows(near, network)):
            near = Neighbourhood(network)
        near.targets.add(target)
        near.looked = (observer or Observer()).surveyed
        yield near
        # Where a question failed, what it left is not trusted.
        self._idle.append(near)

    def _follows(self, near: Neighbourhood, network: Network) -> bool:
        """Whether nothing that was fetched has changed up to the network's revision."""
        since = self._store.changes_since(near.network.revision)
        # A later change would be read in place of the one that counts here.
        if since.reset or since.revision != network.revision or len(since.changes) > MOST_FOLLOWED:
            return False
        changed: dict[type[Any], set[str]] = {}
        for change in since.changes:
            changed.setdefault(change.of, set()).add(change.id)
        found = {of: self._store.named(of, ids) for of, ids in changed.items()}
        edits = [Edit(of, id, found[of].get(id)) for of, ids in changed.items() for id in sorted(ids)]
        return self._store.revision == network.revision and near.follows(network, edits)
