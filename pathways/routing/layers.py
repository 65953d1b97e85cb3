"""Layers: what a credential takes at least where no more than so many steps lead to it, its own included.

With one step nothing new can be rested on, with two one thing, and so on: a layer follows from the one below it. What
a claim spares is had no sooner than its evidence, and a pool brings no more than so many things do.
"""

from __future__ import annotations

from collections.abc import Callable, Container, Iterable, Mapping
from dataclasses import dataclass, field

from pathways.routing.cost import SCALE
from pathways.routing.measures import COUNTED, FREE, MEASURES, SOONEST, Figures, Measure, Row
from pathways.routing.needs import INFINITE
from pathways.routing.profile import Profile
from pathways.routing.saving import Room, Saving
from pathways.routing.settling import NEVER, row_of
from pathways.routing.yields import Yield

DEEP = 9
"""From so many steps on, their number tells nothing."""


@dataclass
class Layers:
    """Finds the figures of what was surveyed when they are first asked for; `deep` are those of any number of steps.

    What was not surveyed is not told of. `others`: layers that are the same where none of the credentials is `apart`.
    """

    surveyed: Container[str]
    profiles: Callable[[str], list[Profile]]
    deep: Callable[[], Mapping[str, Figures]]
    others: Layers | None = None
    apart: Callable[[str], bool] = bool
    _known: list[dict[str, Row]] = field(default_factory=lambda: [{} for _ in range(DEEP)])

    def below(self, ids: Iterable[str], steps: int) -> Mapping[str, Row]:
        """Figures in so many steps, among them those of some credentials."""
        if steps >= DEEP:
            return self.deep()
        known = self._known[max(0, steps)]
        for id in ids:
            if id not in known and id in self.surveyed:
                known[id] = self._find(id, steps)
        return known

    def of(self, id: str, steps: int) -> Row | None:
        """The figures of a credential in so many steps; None where it was not surveyed."""
        return self.below((id,), steps).get(id)

    def _find(self, id: str, steps: int) -> Row:
        if steps <= 0:
            return NEVER
        if self.others is not None and not self.apart(id):
            return self.others.below((id,), steps)[id]
        rows = [self._takes(one, steps) for one in self.profiles(id)]
        return tuple(map(min, *rows)) if len(rows) > 1 else rows[0] if rows else NEVER

    def _takes(self, profile: Profile, steps: int) -> Row:
        """What a move takes in so many steps, what it rests on included."""
        need, left = profile.need, steps - 1
        required = row_of(need, self.below(need.touched, left))
        if max(required) >= INFINITE:
            return NEVER
        claims = self._claims(profile, left)
        counted = [claims.least(one) for one in MEASURES]
        found = [max(counted[one], profile.leasts[one] + required[one]) for one in MEASURES]
        if found[Measure.STEPS] > steps * SCALE:
            return NEVER
        return (*found, claims.spared.spans(profile, required[SOONEST])[1], *counted)

    def _claims(self, profile: Profile, left: int) -> _Claims:
        """What a move may claim where so many steps are left for the evidence."""
        known = self.below(frozenset[str]().union(*(one.need.touched for one in profile.savings)), left)
        claims = _Claims(profile, Room({}, left * SCALE, {}))
        for saving in profile.savings:
            evidence = FREE if saving.shared else row_of(saving.evidence, known)
            needed = row_of(saving.need, known)
            if (
                max(*evidence[COUNTED:], needed[SOONEST]) >= INFINITE
                or evidence[COUNTED + Measure.STEPS] > left * SCALE
            ):
                claims.closed[saving.agreement] = INFINITE
            else:
                claims.open(saving, evidence, known)
                claims.soonest.append((needed[SOONEST], claims.sparing[-1]))
        return claims


@dataclass
class _Claims:
    """What a move may claim, and what the evidence of each claim takes."""

    profile: Profile
    room: Room
    closed: dict[str, int] = field(default_factory=dict)
    sparing: list[Saving] = field(default_factory=list)
    soonest: list[tuple[int, Saving]] = field(default_factory=list)
    prices: list[dict[str, int]] = field(default_factory=lambda: [{} for _ in MEASURES])

    def open(self, saving: Saving, row: Row, known: Mapping[str, Row]) -> None:
        """Let an agreement be claimed whose evidence takes a row."""
        id, left = saving.agreement, self.room.left // SCALE
        if saving.bring:
            spares = [
                row[COUNTED + one] + saving.bring.gained(left, self.profile.study[one], known, COUNTED + one)
                for one in MEASURES
            ]
            saving = saving.at_most(saving.bring.share(left)).sparing(spares)
        self.sparing.append(saving)
        self.room.steps[id] = 0 if saving.shared or saving.exempts else row[COUNTED + Measure.STEPS]
        for one in MEASURES:
            self.prices[one][id] = row[COUNTED + one]

    def least(self, measure: Measure) -> int:
        """The least of a measure."""
        profile, prices = self.profile, self.prices[measure]
        if not profile.study[measure] or not profile.savings:
            return profile.leasts[measure]
        return max(
            profile.least(measure, prices | self.closed), profile.roomy(measure, self.sparing, self.room, prices)
        )

    @property
    def spared(self) -> Yield:
        """What may be spared, and when."""
        return Yield.of(self.profile, self.soonest, self.room)
