"""Profiling: what one move takes by itself, of one learner and at one floor of certainty."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from fractions import Fraction

from pathways.model.agreement import Agreement
from pathways.recognition.asking import Asking
from pathways.recognition.claims import STRENGTHS
from pathways.recognition.match import Aim
from pathways.routing.cost import SCALE, floor_of
from pathways.routing.crediting import Crediting
from pathways.routing.figures import Ledger, fees_of
from pathways.routing.move import Award, Earn, Move
from pathways.routing.needs import DEAD, GUISE, MET, Granted, Need, at_least, need_of
from pathways.routing.payer import Audiences
from pathways.routing.precedence import refused
from pathways.routing.profile import Profile
from pathways.routing.terrain import Terrain
from pathways.routing.usable import leaves_of
from pathways.routing.window import Window, window_of


@dataclass(frozen=True)
class Profiler:
    """Makes profiles at one floor of certainty, for one learner."""

    terrain: Terrain
    asking: Asking  # with no plan: only what is held
    audiences: Audiences
    pace: Fraction
    _asked: dict[Aim, Asking] = field(default_factory=dict)
    _refused: dict[tuple[tuple[str, ...], str], frozenset[str]] = field(default_factory=dict)

    def refused(self, move: Earn | Award, agreement: Agreement) -> frozenset[str]:
        """The credentials that a claim of the agreement toward the move can never rest on."""
        key = move.key, agreement.id
        if key not in self._refused:
            taken, id = refused(move, agreement, self.aimed(move), self.terrain), move.credential.id
            helps = move.near.recall(("helps itself", id, agreement.id), lambda: self._helps_itself(move, agreement))
            self._refused[key] = taken | {id} if helps else taken  # nothing counts toward itself
        return self._refused[key]

    def _helps_itself(self, move: Earn | Award, agreement: Agreement) -> bool:
        """Whether an agreement toward a credential could rest on the same."""
        id = move.credential.id
        return any(id in self.terrain.helpers(leaf, move.aim) for leaf in leaves_of(agreement.from_))

    def aimed(self, move: Move) -> Asking:
        """What is asked on behalf of a move."""
        if move.aim not in self._asked:
            self._asked[move.aim] = replace(self.asking, aim=move.aim)
        return self._asked[move.aim]

    def profile(self, move: Move) -> Profile:
        """The profile of a move, given what is held."""
        asking = self.aimed(move)
        if isinstance(move, Award):
            weak = STRENGTHS[move.agreement.strength] < asking.floor
            need = DEAD if weak else self.evidence(move, move.agreement)
            months = floor_of(move.agreement.processing_months)
            price = self._price(fees_of(move.agreement, move.near))
            return Profile((price, 0, 0, SCALE, 0), need=need, months=months, window=self._window(move))
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
            return Profile(fixed, need=need, months=wait, wait=wait, window=self._window(move))
        months, credits_ = floor_of(figures.study.amount / self.pace), move.goal.study
        credits_least = floor_of(credits_ or Fraction(0))
        occupied, busy = months if way.occupying else 0, months if alone else 0
        study = (self._price(figures.tuition), credits_least, occupied, 0, busy)
        window = self._window(move)
        if credits_ is None:
            return Profile(fixed, study, need=need, months=wait + months, wait=wait, whole=months, window=window)
        savings, caps, most = Crediting(self, move, credits_, study).savings()
        least_months = wait + (months * (SCALE - most) // SCALE)
        return Profile(fixed, study, savings, need, caps, most, least_months, wait, months, window)

    def _window(self, move: Earn | Award) -> Window:
        return window_of(move, self.asking.scene.start)

    def _requirement(self, move: Earn, asking: Asking) -> Need:
        """The need of a way's requirement, of which claims may meet parts."""
        granted = self.granted(move)
        own = need_of(move.way.requires, asking, self.terrain, granted)
        return at_least(1, (own, *granted[""])) if "" in granted else own

    def granted(self, move: Earn) -> Granted:
        """What claims need that meet parts of a way's requirement, or all of it."""
        floor, granted = self.asking.floor, dict[str, list[Need]]()
        for agreement in move.agreements:
            if STRENGTHS[agreement.strength] >= floor:
                for name in _names(agreement):
                    granted.setdefault(name, []).append(self.evidence(move, agreement))
                if agreement.grant.equivalence:
                    granted[GUISE] = [MET]
        return granted

    def evidence(self, move: Earn | Award, agreement: Agreement) -> Need:
        """The need of what an agreement asks, without evidence that another agreement takes."""
        asked, refused = self.aimed(move), self.refused(move, agreement)
        asked = replace(asked, refused=refused) if refused else asked
        return need_of(agreement.from_, asked, self.terrain)

    def _price(self, prices: Ledger) -> int:
        """What is owed at any moment at least."""
        if not prices.steady:
            return 0
        start = self.asking.scene.start
        return floor_of(min(prices.total(domestic, start) for domestic in self.audiences))


def _names(agreement: Agreement) -> Sequence[str]:
    """Items of a requirement that an agreement may meet; "" for all of it."""
    grant, names = agreement.grant, list[str]()
    for part in (grant.admission, grant.exemption):
        if part is not None:
            names += [""] if part == "all" else part
    return names
