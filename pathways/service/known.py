"""Known things: a question about what the catalogue does not hold is refused, rather than answered with "no route"."""

from __future__ import annotations

from datetime import date

from pathways.errors import InvalidInput, Problem
from pathways.explain.mistakes import MEANT, problem
from pathways.explain.words.two import Two
from pathways.model.background import Background
from pathways.model.credential import Credential
from pathways.model.grade import unknown_scale
from pathways.model.requirement import Requirement, patterns_of
from pathways.model.things import Occupation
from pathways.routing.request import OccupationTarget
from pathways.service.filtering import Filtering
from pathways.service.plausible import Named, at, implausible, named_in

NAMED = {
    "credentials": (
        Two("names no credential of the catalogue", "ne nomme aucun titre du catalogue"),
        Two(
            "describe it instead: leave 'credential' out and state its 'kind'",
            "décrivez-le plutôt : omettez « credential » et donnez son « kind »",
        ),
    ),
    "providers": (
        Two("names no provider of the catalogue", "ne nomme aucun prestataire du catalogue"),
        Two(
            "describe it instead: write its name as 'provider_name'",
            "décrivez-le plutôt : écrivez son nom sous « provider_name »",
        ),
    ),
    "frameworks": (
        Two("names no framework of the catalogue", "ne nomme aucun cadre du catalogue"),
        Two("leave the level out", "omettez le niveau"),
    ),
}
"""What is said of a name in a background that the catalogue does not hold, by the list, and what to do instead."""

SAY = Two(
    "name a test of the catalogue, or say under 'said' what you can do",
    "nommez un test du catalogue, ou dites sous « said » ce que vous savez faire",
)


class Known(Filtering):
    """What compares a question with the catalogue."""

    def _expect_target(self, target: Requirement | OccupationTarget) -> None:
        """Raises `NotFound` for a credential or an occupation that is not there."""
        if isinstance(target, OccupationTarget):
            self._store.get(Occupation, target.occupation)
            return
        for id in [id for pattern in patterns_of(target) for id in pattern.ids]:
            self._store.get(Credential, id)

    def _expect_background(self, background: Background, start: date) -> None:
        """Raises `InvalidInput` with all that the background names and nobody knows, and with all that cannot be.

        `start`: the day from which is asked.
        """
        named = list(named_in(background))
        known = {name: self._named(name, {one.id for one in named if one.name == name}) for name in NAMED}
        unknown = [self._named_none(one) for one in named if one.id not in known[one.name]]
        problems = (*unknown, *implausible(background, start, known))
        if problems:
            raise InvalidInput(*problems)

    def _named_none(self, named: Named) -> Problem:
        if named.path[-1] == "scale":
            unfit = unknown_scale()
            return Problem(at(named.path), unfit.what, unfit.hint, unfit.french)
        what, instead = NAMED[named.name]
        near = ", ".join(map(repr, self.nearest(named.name, named.id)))
        if near:
            return problem(at(named.path), what, MEANT, near=near)
        return problem(at(named.path), what, instead if named.path[0] == "holdings" else SAY)
