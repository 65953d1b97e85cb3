"""The outlook: what a credential takes at least, all that it rests on included, whatever else a plan does.

Credit claimed toward one study never counts twice, so the costs of what different claims rest on may be added; what
requirements rest on may be shared, so there only the worst part counts. The outlook looks a few steps down; below, all
is free, which keeps every figure a lower bound, cycles or not.

Amounts are integers in units of 1/SCALE: costs are rounded down and savings up.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from enum import IntEnum
from fractions import Fraction

from pathways.model.agreement import Agreement
from pathways.recognition.asking import Asking
from pathways.recognition.claims import STRENGTHS
from pathways.recognition.thing import hours_rate
from pathways.routing.cost import SCALE, ceil_of, floor_of
from pathways.routing.figures import Ledger, fees_of
from pathways.routing.move import Award, Earn, Move
from pathways.routing.needs import INFINITE, MET, Need, least, need_of
from pathways.routing.slots import Slot, slots_of
from pathways.routing.terrain import Terrain

DEPTH = 3
"""How many steps down an outlook looks."""


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


@dataclass
class Outlook:
    """Outlooks at one floor of certainty."""

    terrain: Terrain
    asking: Asking  # with no plan: only what is held
    domestic: bool | None
    pace: Fraction
    _profiles: dict[tuple[str, ...], Profile] = field(default_factory=dict)
    _slots: dict[tuple[str, ...], tuple[Slot, ...]] = field(default_factory=dict)
    _feeders: dict[tuple[str, ...], tuple[str, ...]] = field(default_factory=dict)
    _known: dict[tuple[str, Measure, int], int] = field(default_factory=dict)
    _soon: dict[tuple[str, int], int] = field(default_factory=dict)

    def of(self, id: str, measure: Measure, depth: int = DEPTH) -> int:
        """The least of a measure that earning a credential takes, what it rests on included."""
        key = (id, measure, depth)
        known = self._known.get(key)
        if known is None:
            moves = self.terrain.earning(id)
            known = min((self.of_move(move, measure, depth) for move in moves), default=INFINITE)
            self._known[key] = known
        return known

    def of_move(self, move: Move, measure: Measure, depth: int) -> int:
        """The least of a measure that a move takes, what it rests on included."""
        profile = self.profile(move)
        alone = profile.least(measure, {})
        if depth == 0:
            return alone

        def below(id: str) -> int:
            return self.of(id, measure, depth - 1)

        prices = {one.agreement: 0 if one.shared else least(one.need, below) for one in profile.savings}
        bought = profile.least(measure, prices)
        return min(INFINITE, max(bought, alone + least(profile.need, below)))

    def soonest(self, id: str, depth: int = DEPTH) -> int:
        """The least months in which a credential can be earned, one thing after another."""
        key = (id, depth)
        if key not in self._soon:
            moves = self.terrain.earning(id)
            self._soon[key] = min((self.soonest_move(move, depth) for move in moves), default=INFINITE)
        return self._soon[key]

    def soonest_move(self, move: Move, depth: int) -> int:
        """The least months until a move can have ended."""
        profile = self.profile(move)
        if depth == 0:
            return profile.months
        return min(INFINITE, profile.months + least(profile.need, lambda id: self.soonest(id, depth - 1)))

    def slots(self, move: Move) -> tuple[Slot, ...]:
        """Where a move can cite others, without credentials that can never be earned."""
        if move.key not in self._slots:
            found = slots_of(move, self.asking, self.terrain)
            self._slots[move.key] = tuple(
                Slot(alive, slot.room) for slot in found if (alive := frozenset(filter(self.alive, slot.ids)))
            )
        return self._slots[move.key]

    def alive(self, id: str) -> bool:
        """Whether a credential might be earned at all, as far as the outlook sees."""
        return self.of(id, Measure.STEPS, DEPTH) < INFINITE

    def feeders(self, move: Move) -> tuple[str, ...]:
        """The credentials of which an earning may be cited by the move, in the order of their ids."""
        if move.key not in self._feeders:
            self._feeders[move.key] = tuple(sorted({id for slot in self.slots(move) for id in slot.ids}))
        return self._feeders[move.key]

    def profile(self, move: Move) -> Profile:
        """What a move takes by itself."""
        if move.key not in self._profiles:
            self._profiles[move.key] = self._profile(move)
        return self._profiles[move.key]

    def _profile(self, move: Move) -> Profile:
        asking = replace(self.asking, aim=move.aim)
        if isinstance(move, Award):
            need = need_of(move.agreement.from_, asking, self.terrain)
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
                need = need_of(agreement.from_, asking, self.terrain)
                found.append(Saving(agreement.id, share, spares, need, shared=agreement.id in adders))
        return tuple(found)

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
