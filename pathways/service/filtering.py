"""Names that nobody knows: refused with what is near, rather than answered as if there were such a thing.

Of filters and of questions alike. A name is known where the catalogue has such a record, or a record that uses it as
a word; a field is one of ISCED-F. Keys of the very records that are listed are looked up: of one that there is not,
there is no record.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from itertools import islice
from typing import Any

from pathways.errors import InvalidInput, Problem
from pathways.explain.mistakes import MEANT, problem
from pathways.explain.words.fields import FIELDS
from pathways.explain.words.options import ONE_OF
from pathways.explain.words.two import Two
from pathways.model.bundle import LISTS
from pathways.model.credential import Credential
from pathways.model.pattern import Level
from pathways.model.things import Occupation
from pathways.service.opened import Opened
from pathways.service.vocabulary import MOST_READ, USING, Words, likely, words_of
from pathways.stores.base import Store
from pathways.stores.listing import Where

LISTED: Mapping[str, str] = {
    "receivers": "providers",
    "senders": "providers",
    "toward": "credentials",
    "citing": "credentials",
}
"""Filters that name records of a list with another name."""

STATED: Mapping[str, type[Credential | Occupation]] = {
    "professions": Credential,
    "languages": Credential,
    "accreditations": Credential,
    "occupations": Occupation,
}
"""Sorts of words that records of a kind are filtered by."""

SORTS = ("providers", "skills", "fields", *LISTED, *STATED)
"""Filters whose values are names."""

MOST_TOLD = 40
"""So many names of a sort are told where none is like the one given."""

UNKNOWN = Two("names nothing that the catalogue knows", "ne nomme rien que le catalogue connaisse")
NO_FIELD = Two("is no field of ISCED-F 2013", "n'est pas un domaine de la CITE-F 2013")


class Filtering(Opened):
    """What compares names in filters and questions with the catalogue."""

    def __init__(self, store: Store) -> None:
        super().__init__(store)
        self._used: tuple[int, Words] | None = None

    def _expect_known(self, where: Where, at: str) -> None:
        """Raises `InvalidInput` with every part of the filters that is not known; `at`: the place they stand in."""
        problems = tuple(self._strange(where, at))
        if problems:
            raise InvalidInput(*problems)

    def _strange(self, where: Where, at: str) -> Iterator[Problem]:
        for name, asked in where.given.items():
            place = f"{at}.{name}"
            if isinstance(asked, Level):
                yield from self._unheard("frameworks", {f"{at}.levelAtLeast.framework": asked.framework})
            elif name in SORTS:
                many = isinstance(asked, tuple)
                given = {f"{place}[{n}]": one for n, one in enumerate(asked)} if many else {place: asked}
                yield from self._unheard(LISTED.get(name, name), given)

    def _unheard(self, sort: str, given: Mapping[str, str]) -> Iterator[Problem]:
        """What is wrong with names of one sort, each at its place: a list, or a sort of words (`vocabulary`)."""
        if sort == "fields":
            yield from (problem(place, NO_FIELD) for place, field in given.items() if field not in FIELDS)
            return
        words = sort in STATED or sort not in LISTS
        known = set() if words else self._named(sort, set(given.values()))
        for place, name in given.items():
            if (words and self._says(sort, name)) or name in known:
                continue
            near = likely(name, self._words.get(sort, ())) if words else self.nearest(sort, name)
            few = () if near else self._few(sort)
            hint = MEANT if near else ONE_OF if few else None
            yield problem(place, UNKNOWN, hint, near=", ".join(map(repr, near)), known=", ".join(few))

    def _few(self, sort: str) -> Collection[str]:
        """All that there is of a sort of words, or of frameworks, where it can be told at a glance."""
        known = self._words.get(sort, ()) or (islice(self._keys(sort), MOST_TOLD + 1) if sort == "frameworks" else ())
        found = sorted(known)
        return found if len(found) <= MOST_TOLD else ()

    def _says(self, sort: str, word: str) -> bool:
        asked: dict[str, Any] = {sort: (word,)}
        if sort in STATED and self._store.count(STATED[sort], Where(**asked)):
            return True
        return word in self._words.get(sort, ())

    @property
    def _words(self) -> Words:
        """The words that the catalogue uses, as far as it is read for them; remembered as long as nothing changes."""
        revision = self.revision
        if self._used is None or self._used[0] != revision:
            read = (one for name in USING for one in islice(self._records(name), MOST_READ))
            self._used = revision, words_of(read)
        return self._used[1]
