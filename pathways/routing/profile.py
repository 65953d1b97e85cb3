"""Profiles: what one move takes by itself, in units of bounds, and which credentials its needs could be met by.

Costs are rounded down and savings up, so that every figure bounds the truth from below.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from enum import IntEnum
from fractions import Fraction

from pathways.model.agreement import Agreement
from pathways.recognition.asking import Asking
from pathways.recognition.claims import STRENGTHS
from pathways.recognition.thing import hours_rate
from pathways.routing.cost import SCALE, ceil_of, floor_of
from pathways.routing.figures import Ledger, fees_of
from pathways.routing.move import Award, Earn, Move
from pathways.routing.needs import MET, Need, need_of
from pathways.routing.precedence import refused
from pathways.routing.terrain import Terrain


class Measure(IntEnum):
    """What is bounded."""

    PRICE = 0
    CREDITS = 1
    OCCUPIED = 2  # months of occupying work
    STEPS = 3


MEASURES = tuple(Measure)
Quantities = tuple[int, ...]
"""One amount per measure."""


@dataclass(frozen=True, slots=True)
class Saving:
    """What one agreement could spare of a study: at most this of each measure, if its need is met.

    `share`: of the whole study, in units. `shared`: its evidence may be another claim's too, so it is taken as free.
    """

    agreement: str
    share: int
    spares: Quantities
    need: Need
    shared: bool


@dataclass(frozen=True, slots=True)
class Profile:
    """What a move takes by itself: `fixed` in any case, `study` more when nothing is recognized.

    `need` is of its requirement. `most`: the share of the study that can be recognized at all. `months`: at least.
    """

    fixed: Quantities
    study: Quantities = (0, 0, 0, 0)
    savings: tuple[Saving, ...] = ()
    need: Need = MET
    most: int = SCALE
    months: int = 0
    beside_work: bool = False

    def least(self, measure: Measure, prices: Mapping[str, int]) -> int:
        """The least of one measure, when savings cost what `prices` says per agreement (else nothing)."""
        study = self.study[measure]
        if not study or not self.savings:
            return self.fixed[measure] + study
        buys = [(prices.get(one.agreement, 0), one) for one in self.savings]
        worth = [(cost, one) for cost, one in buys if cost < one.spares[measure]]
        worth.sort(key=lambda buy: buy[0] * SCALE // max(1, buy[1].share))
        total, room = self.fixed[measure] + study, self.most
        for cost, one in worth:
            taken = min(room, one.share)
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

    def profile(self, move: Move) -> Profile:
        """The profile of a move, given what is held."""
        asking = replace(self.asking, aim=move.aim)
        if isinstance(move, Award):
            need = self._evidence(move, move.agreement, asking)
            months = floor_of(move.agreement.processing_months)
            return Profile((self._price(fees_of(move.agreement, move.near)), 0, 0, SCALE), need=need, months=months)
        if not isinstance(move, Earn):
            return Profile(
                (0, 0, 0, SCALE if move.key[0] != "arrive" else 0), need=need_of(move.requires, asking, self.terrain)
            )
        return self._earning(move, asking)

    def _earning(self, move: Earn, asking: Asking) -> Profile:
        figures, way = move.figures, move.way
        sure = [one for one in move.agreements if STRENGTHS[one.strength] >= asking.floor]
        granted = frozenset(name for one in sure for name in _names(one))
        need = MET if "" in granted else need_of(way.requires, asking, self.terrain, granted)
        wait = floor_of(figures.wait.amount)
        fixed = (sum(self._price(one) for one in figures.fixed), 0, wait if way.occupying else 0, SCALE)
        if way.study is None:
            return Profile(fixed, need=need, months=wait, beside_work=way.beside_work)
        months = figures.study.amount / self.pace
        whole = move.goal.study
        price = self._price(figures.tuition)
        study = (price, floor_of(whole or Fraction(0)), floor_of(months) if way.occupying else 0, 0)
        if whole is None:
            return Profile(fixed, study, need=need, months=wait + floor_of(months), beside_work=way.beside_work)
        savings = self._savings(move, whole, study, asking)
        most = min(SCALE, sum(one.share for one in savings))
        least_months = wait + (floor_of(months) * (SCALE - most) // SCALE)
        return Profile(fixed, study, savings, need, most, least_months, way.beside_work)

    def _savings(self, move: Earn, whole: Fraction, study: Quantities, asking: Asking) -> tuple[Saving, ...]:
        found: list[Saving] = []
        adders = {id for one in move.agreements for id in one.adds_to} | {
            one.id for one in move.agreements if one.adds_to
        }
        for agreement in move.agreements:
            amount = _spared(agreement, move, whole)
            if amount > 0 and STRENGTHS[agreement.strength] >= asking.floor:
                share = min(SCALE, ceil_of(amount / whole))
                spares = tuple(-(-total * share // SCALE) for total in study)
                need = self._evidence(move, agreement, asking)
                found.append(Saving(agreement.id, share, spares, need, shared=agreement.id in adders))
        return tuple(found)

    def _evidence(self, move: Earn | Award, agreement: Agreement, asking: Asking) -> Need:
        """The need of what an agreement asks, without evidence that another agreement takes."""
        asked = replace(asking, refused=refused(move, agreement, asking, self.terrain))
        return need_of(agreement.from_, asked, self.terrain)

    def _price(self, prices: Ledger) -> int:
        """What is owed at any moment at least."""
        if not prices.steady:
            return 0
        return floor_of(prices.total(self.domestic, self.asking.scene.start))


def _names(agreement: Agreement) -> Sequence[str]:
    """Items of a requirement that an agreement may meet; "" for all of it, and for whatever an equivalence may do."""
    grant = agreement.grant
    names: list[str] = [""] if grant.equivalence else []
    for part in (grant.admission, grant.exemption):
        if part is not None:
            names += [""] if part == "all" else part
    return names


def _spared(agreement: Agreement, move: Earn, whole: Fraction) -> Fraction:
    """The most semester credits of study that an agreement can spare."""
    grant, rate = agreement.grant, hours_rate(move.credential.provider, move.near)
    if grant.exemption:
        return whole
    credit = grant.credits
    if credit is None:
        return Fraction(0)
    stated = credit.high or credit.credits
    amount = stated.semester(rate) if stated else whole
    return min(whole, amount) if amount is not None else Fraction(0)
