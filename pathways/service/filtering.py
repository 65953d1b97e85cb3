"""Filters that ask for what nobody knows: refused with what is near, rather than answered with an empty page.

What a filter names is known where the catalogue has such a record, or a record that states it; a field is one of
ISCED-F. Keys of the very records that are listed are looked up: of one that there is not, there is no record.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from pathways.errors import InvalidInput, Problem
from pathways.explain.mistakes import MEANT, problem
from pathways.explain.words.fields import FIELDS
from pathways.explain.words.two import Two
from pathways.model.credential import Credential
from pathways.model.pattern import Level
from pathways.model.things import Occupation
from pathways.service.opened import Opened
from pathways.stores.listing import Where

LISTED: Mapping[str, str] = {
    "providers": "providers",
    "receivers": "providers",
    "senders": "providers",
    "skills": "skills",
    "toward": "credentials",
    "citing": "credentials",
}
"""Filters that name records, with the list that those are in."""

STATED: Mapping[str, type[Credential | Occupation]] = {
    "professions": Credential,
    "languages": Credential,
    "accreditations": Credential,
    "occupations": Occupation,
}
"""Filters that name what records of a kind state."""

UNKNOWN = Two("names nothing that the catalogue knows", "ne nomme rien que le catalogue connaisse")
NO_FIELD = Two("is no field of ISCED-F 2013", "n'est pas un domaine de la CITE-F 2013")


class Filtering(Opened):
    """What compares filters with the catalogue."""

    def _expect_known(self, where: Where, at: str) -> None:
        """Raises `InvalidInput` with every part of the filters that is not known; `at`: the place they stand in."""
        problems = tuple(self._strange(where, at))
        if problems:
            raise InvalidInput(*problems)

    def _strange(self, where: Where, at: str) -> Iterator[Problem]:
        for name, asked in where.given.items():
            place = f"{at}.{name}"
            if isinstance(asked, Level):
                yield from self._absent("frameworks", {f"{at}.levelAtLeast.framework": asked.framework})
                continue
            given = (
                {f"{place}[{n}]": one for n, one in enumerate(asked)} if isinstance(asked, tuple) else {place: asked}
            )
            if name in LISTED:
                yield from self._absent(LISTED[name], given)
            elif name in STATED:
                yield from (problem(there, UNKNOWN) for there, one in given.items() if not self._stated(name, one))
            elif name == "fields":
                yield from (problem(there, NO_FIELD) for there, one in given.items() if one not in FIELDS)

    def _absent(self, name: str, given: Mapping[str, str]) -> Iterator[Problem]:
        known = self._named(name, set(given.values()))
        for place, key in given.items():
            if key not in known:
                near = ", ".join(map(repr, self.nearest(name, key)))
                yield problem(place, UNKNOWN, MEANT, near=near) if near else problem(place, UNKNOWN)

    def _stated(self, name: str, value: str) -> bool:
        asked: dict[str, Any] = {name: (value,)}
        return self._store.count(STATED[name], Where(**asked)) > 0
