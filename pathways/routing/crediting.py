"""Crediting: what agreements could spare of one study, and how much of it at all."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from fractions import Fraction
from typing import Protocol

from pathways.model.agreement import Agreement
from pathways.model.requirement import Group, Holds, Judgement, Lacks, LanguageLevels, Requirement, walk
from pathways.recognition.asking import Asking
from pathways.recognition.claims import STRENGTHS
from pathways.recognition.thing import planned_thing
from pathways.recognition.tree import supports
from pathways.routing.cost import SCALE, ceil_of
from pathways.routing.move import Award, Earn, Move
from pathways.routing.needs import Need, leaf_need
from pathways.routing.profile import Quantities, Saving
from pathways.routing.sparing import most_spared
from pathways.routing.terrain import Terrain
from pathways.routing.usable import leaves_of, usable

ELSEWHERE = "*"
"""Stands for a group of what is earned elsewhere; no id is like it."""


class Claimer(Protocol):
    """Says what claims may rest on."""

    @property
    def terrain(self) -> Terrain:
        """The moves there are."""

    def aimed(self, move: Move) -> Asking:
        """What is asked on behalf of a move."""

    def refused(self, move: Earn | Award, agreement: Agreement) -> frozenset[str]:
        """The credentials that a claim of the agreement toward the move can never rest on."""

    def evidence(self, move: Earn | Award, agreement: Agreement) -> Need:
        """The need of what an agreement asks."""


@dataclass(frozen=True)
class Crediting:
    """Finds what agreements could spare; `whole`: the study in semester credits, `study`: what it takes by measure."""

    profiler: Claimer
    move: Earn
    whole: Fraction
    study: Quantities

    @property
    def asking(self) -> Asking:
        """What is asked of the learner on behalf of the move."""
        return self.profiler.aimed(self.move)

    def savings(self) -> tuple[tuple[Saving, ...], int]:
        """Every saving, and the share of the study that can be spared at all."""
        move, whole, found = self.move, self.whole, list[Saving]()
        sharing = {id for one in move.agreements for id in (one.id, *one.adds_to) if one.adds_to}
        for agreement in move.agreements:
            amount = most_spared(agreement, move, whole)
            if amount > 0 and STRENGTHS[agreement.strength] >= self.asking.floor:
                share = min(SCALE, ceil_of(amount / whole))
                spares = tuple(-(-total * share // SCALE) for total in self.study)
                need, cap = self.profiler.evidence(move, agreement), self._cap(agreement)
                one = Saving(agreement.id, share, spares, need, shared=bool(agreement.adds_to))
                exempts = bool(agreement.grant.exemption)  # what is exempted is no credit: it is under no cap
                one = replace(one, exempts=exempts) if exempts else replace(one, group=agreement.group or "", cap=cap)
                found.append(one if exempts or agreement.id in sharing else self._single(one, agreement))
        found = self._residing(found)
        most = min(SCALE, _together(found))
        for limit, touched in self._caps():
            most = min(most, limit + _together(one for one in found if one.exempts or one.agreement not in touched))
            found = [one if one.exempts or one.agreement not in touched else one.at_most(limit) for one in found]
        return tuple(one for one in found if one.share), most

    def _caps(self) -> Iterator[tuple[int, frozenset[str]]]:
        """The caps on agreements of some kinds: the share that they may grant together, and which they are."""
        rate = self.move.near.hours_rate(self.move.credential)
        for stated in self.move.credential.caps:
            limit = stated.credits.semester(rate)
            if stated.agreements and limit is not None:
                touched = frozenset(one.id for one in self.move.agreements if one.kind in stated.agreements)
                yield ceil_of(limit / self.whole), touched

    def _single(self, saving: Saving, agreement: Agreement) -> Saving:
        """With what the evidence of an agreement may be, where that is one thing."""
        citing = [
            leaf for leaf in leaves_of(agreement.from_) if not isinstance(leaf, Lacks | Judgement | LanguageLevels)
        ]
        if len(citing) != 1 or not isinstance(citing[0], Holds) or citing[0].count > 1 or self.asking.met:
            return saving
        if citing[0].holds.covered_by is not None or not _asks_all(agreement.from_):
            return saving  # a report is evidence too, and what else is enough might be none
        asked = replace(self.asking, counts=True, refused=self.profiler.refused(self.move, agreement))
        met = supports(agreement.from_, asked) if asked.scene.things else []
        held = frozenset(key for one in met for key in one.evidence if isinstance(key, str))
        ids = usable(citing[0], asked, self.profiler.terrain)
        saving = replace(saving, held=held, otherwise=leaf_need(ids, 1))
        credit = agreement.grant.credits
        if credit is None or credit.share_of_evidence is None or not self.whole:
            return saving
        most = credit.share_of_evidence * self._most_credits(held, ids)
        return saving.at_most(ceil_of(most / self.whole))

    def _most_credits(self, held: Iterable[str], ids: Iterable[str]) -> Fraction:
        """The most semester credits that one of some things brings."""
        near = self.move.near
        things = [self.asking.scene.thing_of[key] for key in held]
        known = (credential for id in ids if (credential := near.credential(id)))
        things += [planned_thing(one, one.id, by_award=False, facts=near) for one in known]
        return max((thing.credits for thing in things if thing.credits is not None), default=Fraction(0))

    def _residing(self, savings: list[Saving]) -> list[Saving]:
        """Savings of which those that surely rest on what is earned elsewhere leave the residency to be studied."""
        move, whole = self.move, self.whole
        asked = move.credential.residency
        residency = asked.semester(move.near.hours_rate(move.credential)) if asked else None
        if residency is None:
            return savings
        cap, led = max(0, ceil_of((whole - residency) / whole)), {one.id: one for one in move.agreements}
        found: list[Saving] = []
        for one in savings:
            if one.exempts or self._may_reside(led[one.agreement]):
                found.append(one)
            elif cap:
                found.append(one.at_most(cap) if one.group else replace(one, group=ELSEWHERE, cap=cap))
        return found

    def _may_reside(self, agreement: Agreement) -> bool:
        """Whether an agreement may be claimed with what is earned at the provider itself."""
        provider, near, terrain = self.move.credential.provider, self.move.near, self.profiler.terrain
        known = (
            near.credential(id) for leaf in leaves_of(agreement.from_) for id in terrain.helpers(leaf, self.move.aim)
        )
        held = any(thing.provider == provider for thing in self.asking.scene.things)
        return held or any(one is not None and one.provider == provider for one in known)

    def _cap(self, agreement: Agreement) -> int:
        """The share of a study that an agreement's group may grant together."""
        move = self.move
        group = move.near.group(agreement.group) if agreement.group else None
        limit = group.cap.semester(move.near.hours_rate(move.credential)) if group else None
        return SCALE if limit is None else min(SCALE, ceil_of(limit / self.whole))


def _asks_all(tree: Requirement) -> bool:
    """Whether a tree asks for every one of its leaves."""
    return all(node.needed == len(node.items) for node in walk(tree) if isinstance(node, Group))


def _together(savings: Iterable[Saving]) -> int:
    """The most that savings spare together, by the caps of their groups."""
    grouped: dict[str, list[Saving]] = {}
    for one in savings:
        grouped.setdefault(one.group, []).append(one)
    sums = {group: sum(one.share for one in members) for group, members in grouped.items()}
    return sum(min(total, grouped[group][0].cap) if group else total for group, total in sums.items())
