"""Known things: a question about what the catalogue does not hold is refused, rather than answered with "no route"."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from pathways.errors import InvalidInput, Problem
from pathways.model.background import Background
from pathways.model.credential import Credential
from pathways.model.requirement import Requirement, patterns_of
from pathways.model.things import Occupation
from pathways.routing.request import OccupationTarget
from pathways.service.opened import Opened

BACKGROUND = "background "
"""What stands before the place in a background, in problems that a question has."""


class Known(Opened):
    """What compares a question with the catalogue."""

    def _expect_target(self, target: Requirement | OccupationTarget) -> None:
        """Raises `NotFound` for a credential or an occupation that is not there."""
        if isinstance(target, OccupationTarget):
            self._store.get(Occupation, target.occupation)
            return
        for id in [id for pattern in patterns_of(target) for id in pattern.ids]:
            self._store.get(Credential, id)

    def _expect_background(self, background: Background) -> None:
        """Raises `InvalidInput` with every credential and provider that the background names and nobody knows."""
        problems = tuple(self._unknown(background))
        if problems:
            raise InvalidInput(*problems)

    def _unknown(self, background: Background) -> Iterator[Problem]:
        held = [
            *((f"{BACKGROUND}/holdings/{n}/credential", one.credential) for n, one in enumerate(background.holdings)),
            *((f"{BACKGROUND}/sittings/{n}/test", one.test) for n, one in enumerate(background.sittings)),
        ]
        ids = {id for _, id in held if id}
        with self._store.network() as network:
            known = network.credentials(ids)
        for where, id in held:
            if id and id not in known:
                hint = _meant(self.nearest("credentials", id), "leave 'credential' out and state its 'kind'")
                yield Problem(where, "names no credential of the catalogue", hint)
        for n, one in enumerate(background.holdings):
            if one.provider and self._find("providers", one.provider) is None:
                hint = _meant(self.nearest("providers", one.provider), "write its name as 'provider_name'")
                yield Problem(f"{BACKGROUND}/holdings/{n}/provider", "names no provider of the catalogue", hint)


def _meant(ids: Iterable[str], instead: str) -> str:
    near = ", ".join(map(repr, ids))
    return f"did you mean {near}?" if near else f"describe it instead: {instead}"
