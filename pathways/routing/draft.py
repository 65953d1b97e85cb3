"""Drafts: partial plans. Each step has a sheet of what is settled for it; what is not yet is wanted."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import NamedTuple

from pathways.model.requirement import Group, Requirement
from pathways.recognition.support import NOTHING, Support
from pathways.routing.move import Award, Earn, Move
from pathways.routing.sheet import Claiming, Late, Link, Mark, Note, Sheet
from pathways.routing.wants import Want


class Offer(NamedTuple):
    """One way to settle a want: what it rests on, the step it adds, and what it wants in turn."""

    support: Support = NOTHING
    move: Move | None = None
    wants: tuple[Want, ...] = ()
    claim: Claiming | None = None
    granted: tuple[Requirement, str] | None = None
    late: Late | None = None
    mean: tuple[str, Group] | None = None
    mark: Mark | None = None
    link: Link | None = None
    recognized: int | None = None


@dataclass(frozen=True, slots=True)
class Draft:
    """A partial plan, the arrival first; `rests`: per step, those that it cites, one bit each."""

    moves: tuple[Move, ...]
    sheets: tuple[Sheet, ...]
    wants: tuple[Want, ...]
    rests: tuple[int, ...]
    links: tuple[Link, ...] = ()

    def earned(self) -> frozenset[str]:
        """The credentials that planned steps earn."""
        return frozenset(move.credential.id for move in self.moves if isinstance(move, Earn | Award))

    def upstreams(self) -> list[int]:
        """Per step, all that it rests on and itself, in bits."""
        known = [0] * len(self.moves)

        def find(step: int) -> int:
            if not known[step]:
                found, rests = 1 << step, self.rests[step]
                while rests:
                    low = rests & -rests
                    found |= find(low.bit_length() - 1)
                    rests ^= low
                known[step] = found
            return known[step]

        return [find(step) for step in range(len(self.moves))]

    def upstream(self, step: int) -> int:
        """All that a step rests on, directly or not, one bit each."""
        seen, waiting = 0, self.rests[step]
        while waiting:
            low = waiting & -waiting
            seen |= low
            waiting = (waiting | self.rests[low.bit_length() - 1]) & ~seen
        return seen

    def settled(self, want: Want, offer: Offer, opened: Iterable[Want] = ()) -> Draft | None:
        """With a want settled; `opened` are the wants of the step that the offer adds. None: a step rests on itself."""
        moves, sheets, rests = self.moves, self.sheets, self.rests
        if offer.move is not None:
            moves, sheets, rests = (*moves, offer.move), (*sheets, Sheet()), (*rests, 0)
        sheet = _noted(sheets[want.step], want.role, offer)
        wants = (*(one for one in self.wants if one is not want), *opened, *offer.wants)
        sheets = (*sheets[: want.step], sheet, *sheets[want.step + 1 :])
        links = (*self.links, offer.link) if offer.link is not None else self.links
        cited = [(want.step, cite.step) for cite in offer.support.cites]
        cited += offer.support.feeds
        if not cited:
            return Draft(moves, sheets, wants, rests, links)
        linked = list(rests)
        for citing, step in cited:
            linked[citing] |= 1 << step
        draft = Draft(moves, sheets, wants, tuple(linked), links)
        circular = any(draft.upstream(citing) >> citing & 1 for citing in {citing for citing, _ in cited})
        return None if circular else draft


def _noted(sheet: Sheet, role: str, offer: Offer) -> Sheet:
    if offer.support is not NOTHING:
        sheet = sheet._replace(notes=(*sheet.notes, Note(role, offer.support)))
    if offer.claim is not None:
        sheet = sheet.claiming(offer.claim)
    if offer.recognized is not None:
        sheet = sheet._replace(recognized=offer.recognized)
    if offer.granted is not None:
        sheet = sheet._replace(granted=(*sheet.granted, offer.granted))
    if offer.late is not None:
        sheet = sheet._replace(late=(*sheet.late, offer.late))
    if offer.mean is not None:
        sheet = sheet._replace(means=(*sheet.means, offer.mean))
    if offer.mark is not None:
        sheet = sheet._replace(marks=(*sheet.marks, offer.mark))
    return sheet
