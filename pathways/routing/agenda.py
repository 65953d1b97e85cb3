"""The agenda: which want of a draft is settled next, and the offers for it."""

from __future__ import annotations

from dataclasses import dataclass

from pathways.model.requirement import Experience
from pathways.routing.claiming import claiming
from pathways.routing.draft import Draft, Offer
from pathways.routing.move import Earn
from pathways.routing.offers import Offers
from pathways.routing.speaking import combining, raising
from pathways.routing.supply import Supply
from pathways.routing.wants import Claims, Licence, Meet, Pick, Pool, Raise, Several, Skills, Want
from pathways.routing.workable import licensed


@dataclass
class Agenda:
    """Chooses wants, and asks for the offers that settle them."""

    supply: Supply
    offers: Offers
    closed: bool = False  # nothing is earned for the sake of a claim by a study
    left_out: bool = False  # something was not, which might have been

    def next(self, draft: Draft) -> tuple[Want, list[Offer]]:
        """The want with the fewest offers; experience after the rest, what may be claimed in the end."""
        best: tuple[int, Want, list[Offer]] | None = None
        order = sorted(draft.wants, key=_turn)
        for want in order:
            if best is not None and _turn(want) > _turn(best[1]):
                break
            if not _ready(want, draft):
                continue
            offers = self.offered(draft, want)
            if len(offers) <= 1:
                return want, offers
            if best is None or len(offers) < best[0]:
                best = len(offers), want, offers
            if isinstance(want, Claims):
                break
        assert best is not None
        return best[1], best[2]

    def offered(self, draft: Draft, want: Want) -> list[Offer]:
        """Every way to settle a want."""
        found = self._offered(draft, want)
        if not self.closed or not want.role or not isinstance(draft.moves[want.step], Earn):
            return found
        kept = [offer for offer in found if offer.move is None]
        self.left_out |= len(kept) < len(found)
        return kept

    def _claiming(self, draft: Draft, want: Claims) -> list[Offer]:
        if not self.closed or want.early:
            return claiming(draft, want, self.supply)
        self.left_out = True
        return claiming(draft, want, self.supply, ready=True)

    def _offered(self, draft: Draft, want: Want) -> list[Offer]:
        match want:
            case Meet():
                return self.offers.meeting(draft, want)
            case Pick():
                return self.offers.picking(draft, want)
            case Several():
                return self.offers.things.several(draft, want)
            case Pool():
                return self.offers.things.pooling(draft, want)
            case Skills():
                return combining(draft, want, self.supply)
            case Raise():
                return raising(draft, want, self.supply)
            case Licence():
                return licensed(draft, want, self.supply)
            case Claims():
                return self._claiming(draft, want)
            case _:
                raise TypeError(f"no want: {type(want).__name__}")


def _turn(want: Want) -> int:
    """When a want is settled: experience once other wants are, what may be claimed at the very end."""
    if isinstance(want, Claims):
        return 0 if want.early else 2
    return 1 if isinstance(want, Meet) and isinstance(want.node, Experience) else 0


def _ready(want: Want, draft: Draft) -> bool:
    """Whether a want may be settled now: what an equivalence makes of things is known before a requirement is met."""
    if isinstance(want, Claims):
        return not any(other.role and other.step == want.step for other in draft.wants)
    equivalences = any(claim.agreement.grant.equivalence for claim in draft.sheets[want.step].claims)
    return bool(want.role) or not equivalences or not any(o.role and o.step == want.step for o in draft.wants)
