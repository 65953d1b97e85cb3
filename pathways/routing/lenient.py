"""A neighbourhood in which some ends do not bind: to see whether it is an end that leaves no route."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from pathways.model.agreement import Agreement
from pathways.model.credential import Credential
from pathways.model.time import Period
from pathways.model.way import Way
from pathways.routing.move import Award, Earn, Move
from pathways.routing.neighbourhood import Neighbourhood

COMPLETE_BY = "complete_by"
WITHIN = "complete_within_months"
OPEN = "open"
IN_FORCE = "in_force"


class Ending(NamedTuple):
    """An end that the catalogue states: of a credential, of one of its ways, or of an agreement that awards it.

    `end` is the name of the field that states it: `open`, `complete_by`, `complete_within_months` or `in_force`.
    """

    credential: str
    way: str
    agreement: str
    end: str


def endings_of(move: Move, near: Neighbourhood) -> Iterator[tuple[Ending, date | None]]:
    """The ends that bind a move by the records of a neighbourhood, each with the last day on which it may start.

    None: that depends on what the move takes, or on whether anything remains to be studied.
    """
    if not isinstance(move, Earn | Award):
        return
    id = move.credential.id
    known = near.credential(id)
    if known is not None and known.in_force.until:
        yield Ending(id, "", "", IN_FORCE), known.in_force.until
    if isinstance(move, Award):
        led = (one for one in near.agreements_toward(id) if one.id == move.agreement.id and not one.overrides)
        yield from ((Ending(id, "", one.id, IN_FORCE), one.in_force.until) for one in led if one.in_force.until)
        return
    for way in known.ways if known else ():
        if way.id == move.way.id:
            yield from _of_way(id, way)


def _of_way(id: str, way: Way) -> Iterator[tuple[Ending, date | None]]:
    if way.open.until:
        yield Ending(id, way.id, "", OPEN), way.open.until if way.study is None else None
    for name in (COMPLETE_BY, WITHIN):
        if getattr(way, name) is not None:
            yield Ending(id, way.id, "", name), None


class Lenient(Neighbourhood):
    """Shares all that another one has fetched; `without` are the ends that do not bind (None: no end of a move does).

    Agreements that only reduce study keep their ends, for a claim may bar another. What is asked stays the same
    objects, so that parts of requirements keep their identity.
    """

    def __init__(self, near: Neighbourhood, without: frozenset[Ending] | None = None) -> None:
        super().__init__(near.network)
        vars(self).update(vars(near))
        self._made = {}  # what was made of records whose ends do bind is no use here
        self._without = without
        self._open: dict[str, Credential] = {}
        self._awards: dict[str, tuple[Agreement, ...]] = {}

    def credential(self, id: str) -> Credential | None:
        """The credential with this id, without those ends."""
        known = super().credential(id)
        if known is None:
            return None
        if id not in self._open:
            self._open[id] = self._opened(known)
        return self._open[id]

    def agreements_toward(self, id: str) -> tuple[Agreement, ...]:
        """Active agreements that may lead to this credential; awards without those ends."""
        if id not in self._awards:
            self._awards[id] = tuple(self._renewed(one, id) for one in super().agreements_toward(id))
        return self._awards[id]

    def _lifts(self, ending: Ending) -> bool:
        return self._without is None or ending in self._without

    def _opened(self, known: Credential) -> Credential:
        ways = tuple(self._way(known, way) for way in known.ways)
        changes: dict[str, object] = {} if ways == known.ways else {"ways": ways}
        if known.in_force.until and self._lifts(Ending(known.id, "", "", IN_FORCE)):
            changes["in_force"] = Period(since=known.in_force.since)
        return known.model_copy(update=changes) if changes else known

    def _way(self, known: Credential, way: Way) -> Way:
        changes: dict[str, object] = {}
        if way.open.until and self._lifts(Ending(known.id, way.id, "", OPEN)):
            changes[OPEN] = Period(since=way.open.since)
        for name in (COMPLETE_BY, WITHIN):
            if getattr(way, name) is not None and self._lifts(Ending(known.id, way.id, "", name)):
                changes[name] = None
        return way.model_copy(update=changes) if changes else way

    def _renewed(self, agreement: Agreement, id: str) -> Agreement:
        ended = agreement.grant.award and not agreement.overrides and agreement.in_force.until
        if not ended or not self._lifts(Ending(id, "", agreement.id, IN_FORCE)):
            return agreement
        return agreement.model_copy(update={"in_force": Period(since=agreement.in_force.since)})
