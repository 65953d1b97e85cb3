"""Known things: a question about what the catalogue does not hold is refused, rather than answered with "no route"."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from pathways.errors import InvalidInput, Problem
from pathways.exchange.references import Named
from pathways.exchange.references import named_in as named_in_record
from pathways.explain.mistakes import MEANT, problem
from pathways.explain.words.two import Two
from pathways.model.background import Background
from pathways.model.credential import Credential
from pathways.model.grade import unknown_scale
from pathways.model.kinds import CredentialKind
from pathways.model.parts import pointer
from pathways.model.requirement import Requirement, patterns_of
from pathways.model.things import Occupation
from pathways.routing.request import OccupationTarget
from pathways.service.filtering import Filtering
from pathways.service.plausible import BACKGROUND, NO_TEST, at, implausible, named_in
from pathways.service.vocabulary import scales_in, tests_in, words_in

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


TARGET = "target "
TARGETS = "targets[{number}] "
REQUIREMENT = "requirement "
"""What stands before the place in what is asked for, in problems that a question has."""


class Known(Filtering):
    """What compares a question with the catalogue."""

    def _expect_target(self, target: Requirement | OccupationTarget, where: str = TARGET) -> None:
        """Raises `NotFound` for a credential or an occupation that is not there, and `InvalidInput` with all else.

        `where`: what stands before the places in it.
        """
        if isinstance(target, OccupationTarget):
            self._store.get(Occupation, target.occupation)
            return
        for id in [id for pattern in patterns_of(target) for id in pattern.ids]:
            self._store.get(Credential, id)
        problems = tuple(self._unasked(target, where))
        if problems:
            raise InvalidInput(*problems)

    def _unasked(self, asked: Requirement, where: str) -> Iterator[Problem]:
        """What a requirement asks that nothing could answer."""
        for named in (*named_in_record(asked), *words_in(asked)):
            yield from self._unheard(named.name, {where + pointer(named.path): named.key.removesuffix("*")})
        scales = list(scales_in(asked))
        known = self._named("providers", {one.key for one in scales})
        yield from (_no_scale(where, one) for one in scales if one.key not in known)
        tests = list(tests_in(asked))
        found = self._named("credentials", {one.key for one in tests})
        for one in tests:
            test = found.get(one.key)
            if isinstance(test, Credential) and test.kind is not CredentialKind.LANGUAGE_TEST:
                yield problem(where + pointer(one.path), NO_TEST)

    def _expect_background(self, background: Background, start: date) -> None:
        """Raises `InvalidInput` with all that the background names and nobody knows, and with all that cannot be.

        `start`: the day from which is asked.
        """
        named = list(named_in(background))
        known = {name: self._named(name, {one.key for one in named if one.name == name}) for name in NAMED}
        unknown = [problem for one in named for problem in self._named_none(one, known)]
        problems = (*unknown, *implausible(background, start, known))
        if problems:
            raise InvalidInput(*problems)

    def _named_none(self, named: Named, known: Mapping[str, Mapping[str, Any]]) -> Iterator[Problem]:
        if named.name not in NAMED:
            yield from self._unheard(named.name, {at(named.path): named.key})
        elif named.key not in known[named.name]:
            yield self._no_record(named)

    def _no_record(self, named: Named) -> Problem:
        if named.path[-1] == "scale":
            return _no_scale(BACKGROUND, named)
        what, instead = NAMED[named.name]
        near = ", ".join(map(repr, self.nearest(named.name, named.key)))
        if near:
            return problem(at(named.path), what, MEANT, near=near)
        return problem(at(named.path), what, instead if named.path[0] == "holdings" else SAY)


def _no_scale(where: str, named: Named) -> Problem:
    unfit = unknown_scale()
    return Problem(where + pointer(named.path), unfit.what, unfit.hint, unfit.french)
