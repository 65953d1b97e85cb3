"""Profiles: what one move takes by itself, in units of bounds, and which credentials its needs could be met by.

Costs are rounded down and savings up, so that every figure bounds the truth from below.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from enum import IntEnum
from fractions import Fraction

from pathways.model.agreement import Agreement
from pathways.model.requirement import Holds, Judgement, Lacks, LanguageLevels
from pathways.recognition.asking import Asking
from pathways.recognition.claims import STRENGTHS
from pathways.recognition.match import Aim
from pathways.recognition.thing import planned_thing
from pathways.recognition.tree import supports
from pathways.routing.cost import SCALE, Low, ceil_of, floor_of
from pathways.routing.figures import Ledger, fees_of
from pathways.routing.move import Award, Earn, Move
from pathways.routing.needs import DEAD, MET, Granted, Need, at_least, leaf_need, need_of
from pathways.routing.precedence import refused
from pathways.routing.sparing import most_spared
from pathways.routing.terrain import Terrain
from pathways.routing.usable import leaves_of, usable


class Measure(IntEnum):
    """What is bounded."""

    PRICE = 0
    CREDITS = 1
    OCCUPIED = 2  # months of occupying work
    STEPS = 3
    BUSY = 4  # months of work, and of occupying study that is not beside work


MEASURES = tuple(Measure)
SOONEST = len(MEASURES)
"""Where, after the measures, the least months stand in a credential's figures."""

COUNTED = SOONEST + 1
"""Where the measures begin once more, of a credential and all that may count in it, without what it requires."""

FIGURES = COUNTED + len(MEASURES)
Figures = list[int]
"""What a credential takes at least, all that it rests on included: each measure, the soonest months, what counts."""

Quantities = tuple[int, ...]
"""One amount per measure."""


@dataclass(frozen=True, slots=True)
class Saving:
    """What one agreement could spare of a study: at most this of each measure, if its need is met.

    `share`: of the whole study, in units; with the others of its `group` at most `cap`. `shared`: its evidence may be
    another claim's too, so it is taken as free. Where its evidence is one thing, `held` are the held things that this
    may be, and `otherwise` the need of any other (met: the evidence is more than one thing).
    """

    agreement: str
    share: int
    spares: Quantities
    need: Need
    shared: bool
    group: str = ""
    cap: int = SCALE
    exempts: bool = False
    held: frozenset[str] = frozenset()
    otherwise: Need = MET

    def at_most(self, share: int) -> Saving:
        """With no more than a share of the study."""
        if share >= self.share:
            return self
        return replace(self, share=share, spares=tuple(-(-one * share // self.share) for one in self.spares))


@dataclass(frozen=True, slots=True)
class Profile:
    """What a move takes by itself: `fixed` in any case, `study` more when nothing is recognized.

    `need` is of its requirement. `most`: the share of the study that can be recognized at all. `months`: at least, of
    which `wait` in any case; `whole`: those of all its study.
    """

    fixed: Quantities
    study: Quantities = (0, 0, 0, 0, 0)
    savings: tuple[Saving, ...] = ()
    need: Need = MET
    most: int = SCALE
    months: int = 0
    wait: int = 0
    whole: int = 0

    @property
    def bare(self) -> Low:
        """What the move takes by itself at least: all that can be claimed is."""
        left = SCALE - min(SCALE, sum(one.share for one in self.savings))
        price, credits_ = (
            self.fixed[one] + self.study[one] * left // SCALE for one in (Measure.PRICE, Measure.CREDITS)
        )
        months = self.wait + self.whole * left // SCALE if self.whole else self.months
        return Low(months, price, credits_, 1)

    def least(self, measure: Measure, prices: Mapping[str, int]) -> int:
        """The least of one measure, when savings cost what `prices` says per agreement (else nothing)."""
        study = self.study[measure]
        if not study or not self.savings:
            return self.fixed[measure] + study
        buys = [(prices.get(one.agreement, 0), one) for one in self.savings]
        worth = [(cost, one) for cost, one in buys if cost < one.spares[measure]]
        worth.sort(key=lambda buy: buy[0] * SCALE // max(1, buy[1].share))
        total, room = self.fixed[measure] + study, self.most
        rooms = {one.group: one.cap for _, one in worth}
        for cost, one in worth:
            taken = min(room, one.share, rooms[one.group]) if one.group else min(room, one.share)
            rooms[one.group] -= taken if one.group else 0
            # A part of a saving costs and spares in proportion: fractions only loosen the bound.
            gain = one.spares[measure] - cost
            total -= gain if taken == one.share else -(-gain * taken // one.share)
            room -= taken
            if room <= 0:
                break
        return max(total, self.fixed[measure])


@dataclass(frozen=True)
class Profiler:
    """Makes profiles at one floor of certainty, for one learner."""

    terrain: Terrain
    asking: Asking  # with no plan: only what is held
    domestic: bool | None
    pace: Fraction
    _asked: dict[Aim, Asking] = field(default_factory=dict)
    _refused: dict[tuple[tuple[str, ...], str], frozenset[str]] = field(default_factory=dict)

    def refused(self, move: Earn | Award, agreement: Agreement) -> frozenset[str]:
        """The credentials that a claim of the agreement toward the move can never rest on."""
        key = move.key, agreement.id
        if key not in self._refused:
            self._refused[key] = refused(move, agreement, self._aimed(move), self.terrain)
        return self._refused[key]

    def _aimed(self, move: Move) -> Asking:
        if move.aim not in self._asked:
            self._asked[move.aim] = replace(self.asking, aim=move.aim)
        return self._asked[move.aim]

    def profile(self, move: Move) -> Profile:
        """The profile of a move, given what is held."""
        asking = self._aimed(move)
        if isinstance(move, Award):
            weak = STRENGTHS[move.agreement.strength] < asking.floor
            need = DEAD if weak else self._evidence(move, move.agreement, asking)
            months = floor_of(move.agreement.processing_months)
            price = self._price(fees_of(move.agreement, move.near))
            return Profile((price, 0, 0, SCALE, 0), need=need, months=months)
        if not isinstance(move, Earn):
            return Profile(
                (0, 0, 0, SCALE if move.key[0] != "arrive" else 0, 0), need=need_of(move.requires, asking, self.terrain)
            )
        return self._earning(move, asking)

    def _earning(self, move: Earn, asking: Asking) -> Profile:
        figures, way = move.figures, move.way
        need = self._requirement(move, asking)
        wait = floor_of(figures.wait.amount)
        alone = way.occupying and not way.beside_work
        price = sum(self._price(one) for one in figures.fixed)
        fixed = (price, 0, wait if way.occupying else 0, SCALE, wait if alone else 0)
        if way.study is None:
            return Profile(fixed, need=need, months=wait, wait=wait)
        months, credits_ = floor_of(figures.study.amount / self.pace), move.goal.study
        credits_least = floor_of(credits_ or Fraction(0))
        occupied, busy = months if way.occupying else 0, months if alone else 0
        study = (self._price(figures.tuition), credits_least, occupied, 0, busy)
        if credits_ is None:
            return Profile(fixed, study, need=need, months=wait + months, wait=wait, whole=months)
        savings = self._savings(move, credits_, study, asking)
        savings = self._residing(move, savings, credits_)
        most = min(SCALE, _together(savings))
        least_months = wait + (months * (SCALE - most) // SCALE)
        return Profile(fixed, study, savings, need, most, least_months, wait, months)

    def _requirement(self, move: Earn, asking: Asking) -> Need:
        """The need of a way's requirement, of which claims may meet parts."""
        granted = self.granted(move)
        own = need_of(move.way.requires, asking, self.terrain, granted)
        return at_least(1, (own, *granted[""])) if "" in granted else own

    def granted(self, move: Earn) -> Granted:
        """What claims need that meet parts of a way's requirement, or all of it."""
        asking, granted = self._aimed(move), dict[str, list[Need]]()
        for agreement in move.agreements:
            if STRENGTHS[agreement.strength] >= asking.floor:
                for name in _names(agreement):
                    need = MET if agreement.grant.equivalence else self._evidence(move, agreement, asking)
                    granted.setdefault(name, []).append(need)
        return granted

    def _savings(self, move: Earn, whole: Fraction, study: Quantities, asking: Asking) -> tuple[Saving, ...]:
        found: list[Saving] = []
        adders = {id for one in move.agreements for id in one.adds_to} | {
            one.id for one in move.agreements if one.adds_to
        }
        for agreement in move.agreements:
            amount = most_spared(agreement, move, whole)
            if amount > 0 and STRENGTHS[agreement.strength] >= asking.floor:
                share = min(SCALE, ceil_of(amount / whole))
                spares = tuple(-(-total * share // SCALE) for total in study)
                need = self._evidence(move, agreement, asking)
                cap = self._cap(move, agreement, whole)
                one = Saving(agreement.id, share, spares, need, shared=agreement.id in adders)
                one = replace(one, group=agreement.group or "", cap=cap, exempts=bool(agreement.grant.exemption))
                found.append(self._single(one, move, agreement, asking) if not (one.shared or one.exempts) else one)
        return tuple(found)

    def _single(self, saving: Saving, move: Earn, agreement: Agreement, asking: Asking) -> Saving:
        """With what the evidence of an agreement may be, where that is one thing."""
        citing = [
            leaf for leaf in leaves_of(agreement.from_) if not isinstance(leaf, Lacks | Judgement | LanguageLevels)
        ]
        if len(citing) != 1 or not isinstance(citing[0], Holds) or citing[0].count > 1:
            return saving
        asked = replace(asking, counts=True, refused=self.refused(move, agreement))
        met = supports(agreement.from_, asked) if asked.scene.things else []
        if not all(one.evidence for one in met):
            return saving
        held = frozenset(key for one in met for key in one.evidence if isinstance(key, str))
        ids = usable(citing[0], asked, self.terrain)
        saving = replace(saving, held=held, otherwise=leaf_need(ids, 1))
        credit = agreement.grant.credits
        if credit is None or credit.share_of_evidence is None or not move.goal.study:
            return saving
        most = credit.share_of_evidence * self._most_credits(held, ids, move)
        return saving.at_most(ceil_of(most / move.goal.study))

    def _most_credits(self, held: Iterable[str], ids: Iterable[str], move: Earn) -> Fraction:
        """The most semester credits that one of some things brings."""
        things = [self.asking.scene.thing_of[key] for key in held]
        known = (credential for id in ids if (credential := move.near.credential(id)))
        things += [planned_thing(one, one.id, by_award=False, facts=move.near) for one in known]
        return max((thing.credits for thing in things if thing.credits is not None), default=Fraction(0))

    def _residing(self, move: Earn, savings: Iterable[Saving], whole: Fraction) -> tuple[Saving, ...]:
        """Savings of which those that surely rest on what is earned elsewhere leave the residency to be studied."""
        asked = move.credential.residency
        residency = asked.semester(move.near.hours_rate(move.credential)) if asked else None
        if residency is None:
            return tuple(savings)
        cap, led = max(0, ceil_of((whole - residency) / whole)), {one.id: one for one in move.agreements}
        found: list[Saving] = []
        for one in savings:
            if one.exempts or self._may_reside(move, led[one.agreement]):
                found.append(one)
            elif cap:
                found.append(one.at_most(cap) if one.group else replace(one, group="elsewhere", cap=cap))
        return tuple(found)

    def _may_reside(self, move: Earn, agreement: Agreement) -> bool:
        """Whether an agreement may be claimed with what is earned at the provider itself."""
        provider, near = move.credential.provider, move.near
        known = (
            near.credential(id) for leaf in leaves_of(agreement.from_) for id in self.terrain.helpers(leaf, move.aim)
        )
        held = any(thing.provider == provider for thing in self.asking.scene.things)
        return held or any(one is not None and one.provider == provider for one in known)

    def _cap(self, move: Earn, agreement: Agreement, whole: Fraction) -> int:
        """The share of a study that an agreement's group may grant together."""
        group = move.near.group(agreement.group) if agreement.group else None
        limit = group.cap.semester(move.near.hours_rate(move.credential)) if group else None
        return SCALE if limit is None or agreement.grant.exemption else min(SCALE, ceil_of(limit / whole))

    def _evidence(self, move: Earn | Award, agreement: Agreement, asking: Asking) -> Need:
        """The need of what an agreement asks, without evidence that another agreement takes."""
        asked = replace(asking, refused=self.refused(move, agreement))
        return need_of(agreement.from_, asked, self.terrain)

    def _price(self, prices: Ledger) -> int:
        """What is owed at any moment at least."""
        if not prices.steady:
            return 0
        return floor_of(prices.total(self.domestic, self.asking.scene.start))


def _together(savings: Iterable[Saving]) -> int:
    """The most that savings spare together, by the caps of their groups."""
    grouped: dict[str, list[Saving]] = {}
    for one in savings:
        grouped.setdefault(one.group, []).append(one)
    sums = {group: sum(one.share for one in members) for group, members in grouped.items()}
    return sum(min(total, grouped[group][0].cap) if group else total for group, total in sums.items())


def _names(agreement: Agreement) -> Sequence[str]:
    """Items of a requirement that an agreement may meet; "" for all of it, and for whatever an equivalence may do."""
    grant = agreement.grant
    names: list[str] = [""] if grant.equivalence else []
    for part in (grant.admission, grant.exemption):
        if part is not None:
            names += [""] if part == "all" else part
    return names
