"""Crediting: what agreements could spare of one study, and how much of it at all."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction

from pathways.model.agreement import Agreement
from pathways.model.requirement import CreditsFrom, Group, Holds, Judgement, Lacks, LanguageLevels, Requirement, walk
from pathways.recognition.asking import Asking
from pathways.recognition.claims import STRENGTHS
from pathways.recognition.leaves.holds import single_supports
from pathways.recognition.thing import planned_thing, semester_credits
from pathways.recognition.tree import supports
from pathways.routing.bringing import Bringing
from pathways.routing.capping import Capped, caps_on
from pathways.routing.cost import SCALE, ceil_of
from pathways.routing.measures import Quantities
from pathways.routing.move import Earn
from pathways.routing.needs import evidence_of, leaf_need
from pathways.routing.profile import Profile
from pathways.routing.saving import Saving
from pathways.routing.sparing import most_spared
from pathways.routing.surely import Claimer
from pathways.routing.usable import leaves_of, usable

ZERO = Fraction(0)


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

    def savings(self) -> tuple[tuple[Saving, ...], tuple[int, ...], int]:
        """Every saving, the caps that bind some together, and the share of the study that can be spared at all."""
        move, whole, found = self.move, self.whole, list[Saving]()
        sharing = {id for one in move.agreements for id in (one.id, *one.adds_to) if one.adds_to}
        for agreement in move.agreements:
            amount = most_spared(agreement, move, whole)
            if amount > 0 and STRENGTHS[agreement.strength] >= self.asking.floor:
                share = min(SCALE, ceil_of(amount / whole))
                spares = tuple(-(-total * share // SCALE) for total in self.study)
                need, exempts = self.profiler.evidence(move, agreement), bool(agreement.grant.exemption)
                evidence, shared = evidence_of(need), bool(agreement.adds_to)
                one = Saving(agreement.id, share, spares, need, shared, exempts=exempts, evidence=evidence)
                if not exempts and agreement.id not in sharing:
                    one = self._single(one, agreement) or self._pooled(one, agreement) or one
                found.append(one)
        # What is exempted is no credit: it is under no cap.
        caps = caps_on(self.move, frozenset(one.agreement for one in found if not one.exempts), self.profiler)
        found = [self._capped(one, caps) for one in found]
        sizes = tuple(limit for limit, _ in caps)
        every = Profile((0,) * len(self.study), savings=tuple(found), caps=sizes)
        return tuple(one for one in found if one.share), sizes, every.share(found)

    def _capped(self, saving: Saving, caps: Sequence[Capped]) -> Saving:
        within = tuple(place for place, (_, touched) in enumerate(caps) if saving.agreement in touched)
        if not within:
            return saving
        return saving.at_most(min(caps[place][0] for place in within), within=within)

    def _pooled(self, saving: Saving, agreement: Agreement) -> Saving | None:
        """With what each thing brings of which the evidence is made up, where all of that is told by its credits."""
        leaf, credit = agreement.from_, agreement.grant.credits
        if not isinstance(leaf, CreditsFrom) or credit is None or credit.share_of_evidence is None or self.asking.met:
            return None
        part, near = credit.share_of_evidence / self.whole, self.move.near
        held = list[Fraction]()
        for _, support in single_supports(leaf, leaf.of, self.asking, throughout=leaf.throughout):
            things = (self.asking.scene.thing_of[key] for key in support.evidence if isinstance(key, str))
            held += [thing.credits or ZERO for thing in things]
        asked = replace(self.asking, refused=self.profiler.refused(self.move, agreement))
        known = ((near.credential(id), id) for id in usable(leaf, asked, self.profiler.terrain))
        new = {id: semester_credits(one, near) or ZERO for one, id in known if one is not None}
        largest = max((*held, *new.values()), default=ZERO)
        shares = sorted(((ceil_of(part * amount), id) for id, amount in new.items()), reverse=True)
        # A set is enough once it reaches the amount: without its smallest thing it does not.
        enough = ceil_of(part * ((leaf.credits.semester(None) or ZERO) + largest))
        bring = Bringing(enough, ceil_of(part * sum(held, ZERO)), tuple(shares))
        return saving.at_most(bring.share(len(new)), bring=bring)

    def _single(self, saving: Saving, agreement: Agreement) -> Saving | None:
        """With what the evidence of an agreement may be, where that is one thing; else None."""
        citing = [
            leaf for leaf in leaves_of(agreement.from_) if not isinstance(leaf, Lacks | Judgement | LanguageLevels)
        ]
        if len(citing) != 1 or not isinstance(citing[0], Holds) or citing[0].count > 1 or self.asking.met:
            return None
        if citing[0].holds.covered_by is not None or not _asks_all(agreement.from_):
            return None  # a report is evidence too, and what else is enough might be none
        asked = replace(self.asking, counts=True, refused=self.profiler.refused(self.move, agreement))
        met = supports(agreement.from_, asked) if asked.scene.things else []
        held = frozenset(key for one in met for key in one.evidence if isinstance(key, str))
        ids = usable(citing[0], asked, self.profiler.terrain)
        credit, share, otherwise = agreement.grant.credits, saving.share, leaf_need(ids, 1)
        if credit is not None and credit.share_of_evidence is not None and self.whole:
            share = ceil_of(credit.share_of_evidence * self._most_credits(held, ids) / self.whole)
        return saving.at_most(share, held=held, otherwise=otherwise)

    def _most_credits(self, held: Iterable[str], ids: Iterable[str]) -> Fraction:
        """The most semester credits that one of some things brings."""
        near = self.move.near
        things = [self.asking.scene.thing_of[key] for key in held]
        known = (credential for id in ids if (credential := near.credential(id)))
        things += [planned_thing(one, one.id, by_award=False, facts=near) for one in known]
        return max((thing.credits for thing in things if thing.credits is not None), default=ZERO)


def _asks_all(tree: Requirement) -> bool:
    """Whether a tree asks for every one of its leaves."""
    return all(node.needed == len(node.items) for node in walk(tree) if isinstance(node, Group))
