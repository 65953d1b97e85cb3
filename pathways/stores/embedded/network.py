"""The search's view of one revision, read through indexes inside one read transaction."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import closing
from typing import Any, cast

import apsw

from pathways.model.agreement import Agreement
from pathways.model.credential import Credential
from pathways.model.matching import Stated
from pathways.model.pattern import Pattern
from pathways.model.things import Occupation
from pathways.routing.network import Counting
from pathways.stores.answering import Answering
from pathways.stores.base import AnyRecord, list_of
from pathways.stores.deciding import Citing, Matched, leading
from pathways.stores.documents import Documents
from pathways.stores.embedded import sql
from pathways.stores.embedded.connection import rows, translated
from pathways.stores.lookup import By, Key, lookup, stated_in


class EmbeddedNetwork(Answering):
    """Answers every question of `routing.network.Network` from a connection in a read transaction."""

    def __init__(self, connection: apsw.Connection, documents: Documents) -> None:
        self._connection = connection
        self._documents = documents
        # The first read: from here on the transaction sees this revision and no later one.
        self._revision: int = self.rows(sql.REVISION)[0][0]

    @property
    def revision(self) -> int:
        """The revision that every answer speaks of."""
        return self._revision

    def toward(self, ids: Collection[str]) -> Mapping[str, tuple[Agreement, ...]]:
        """Per id asked, the active agreements that name it or whose pattern may cover it, in order of their ids."""
        asked = json.dumps(sorted(set(ids)))
        named = self.rows(sql.LEADS, ids=asked)
        covering = self.rows(sql.COVERS, ids=asked)
        agreements = self.named(Agreement, {agreement for _, agreement in named + covering})
        return leading(ids, named, covering, agreements, self._stated({id for id, _ in covering}))

    def matching(self, patterns: Collection[Pattern], most: int | None = None) -> Mapping[Pattern, tuple[str, ...]]:
        """Per pattern, the ids of the credentials that may match it, the `most + 1` quickest, in order."""
        asked = list(dict.fromkeys(patterns))
        members = self._pairs(sql.MEMBERS_OF_GROUPS, {name for pattern in asked for name in pattern.providers})
        places = self._pairs(sql.PLACES_IN, {place for pattern in asked for place in pattern.jurisdictions})
        keys: dict[By, list[tuple[int, *Key]]] = defaultdict(list)
        for number, pattern in enumerate(asked):
            by, looked_up = lookup(pattern, members, places)
            keys[by] += [(number, *key) for key in looked_up]
        matched = Matched(asked, members, most)
        if most is not None:
            keys[By.KIND] = [key for key in keys[By.KIND] if not self._of_kind(matched, key)]
        for by, wanted in keys.items():
            for number, *row in self.each(sql.MATCH[by], keys=json.dumps(wanted)):
                matched.look(number, _whole(row))
        return matched.told()

    def _of_kind(self, matched: Matched, key: tuple[int, *Key]) -> bool:
        """Look at the quickest of a kind, as many as there may be need of; whether that is all that a key asks."""
        number, *asked = key
        if asked[1]:
            return False
        for row in self.each(sql.QUICKEST_OF_KIND, kind=asked[0]):
            if not matched.look(number, _whole(row)):
                break
        return True

    def counting(self, ids: Collection[str]) -> Mapping[str, Counting]:
        """Per id asked, the active agreements and the ways that may cite it, in order."""
        asked = _json(ids)
        evidence = self.rows(sql.EVIDENCE, ids=asked)
        entries = self.rows(sql.ENTRY, ids=asked)
        agreements = self.named(Agreement, {agreement for _, agreement in evidence})
        uppers = self.named(Credential, {upper for _, upper, _ in entries})
        things = self._stated({row[0] for row in evidence + entries})
        return Citing(agreements, uppers.values(), things).told(ids, evidence, entries)

    def occupations(self, prefixes: Collection[str]) -> Mapping[str, Occupation]:
        """The occupations whose code begins with one of the prefixes."""
        return self._keyed(Occupation, self.rows(sql.BEGINNING, list="occupations", prefixes=_json(prefixes)))

    def rows(self, statement: str, **bound: str | int) -> list[tuple[Any, ...]]:
        """All rows of one statement."""
        with translated():
            return rows(self._connection, statement, bound)

    def each(self, statement: str, **bound: str | int) -> Iterator[tuple[Any, ...]]:
        """The rows of one statement, read one by one for as long as they are asked for."""
        with translated(), closing(self._connection.cursor()) as cursor:
            found: Iterable[tuple[Any, ...]] = cursor.execute(statement, bound)
            yield from found

    def named(self, of: type[AnyRecord], ids: Collection[str]) -> dict[str, AnyRecord]:
        """The records with these keys, in the order of keys; unknown ones are left out."""
        return self._keyed(of, self.rows(sql.NAMED, list=list_of(of), ids=_json(ids))) if ids else {}

    def decoded(self, of: type[AnyRecord], rows: Iterable[tuple[str, int, str]]) -> tuple[AnyRecord, ...]:
        """The records in rows of key, revision and document."""
        name = list_of(of)
        return tuple(cast(AnyRecord, self._documents.decoded(name, *row)) for row in rows)

    def _keyed(self, of: type[AnyRecord], rows: list[tuple[Any, ...]]) -> dict[str, AnyRecord]:
        return dict(zip((row[0] for row in rows), self.decoded(of, rows), strict=True))

    def all(self, of: type[AnyRecord]) -> tuple[AnyRecord, ...]:
        """All records of a kind, in the order of keys."""
        return self.decoded(of, self.rows(sql.WHOLE_LIST, list=list_of(of)))

    def tagged(self, what: str, values: Collection[str]) -> tuple[str, ...]:
        """Ids of the credentials that have one of these values of a tag, in order."""
        return tuple(row[0] for row in self.rows(sql.TAGGED, what=what, values=_json(values)))

    def _stated(self, ids: Collection[str]) -> dict[str, tuple[Stated, Collection[str]]]:
        """What these credentials state, each with the groups that its provider is a member of."""
        things = [stated_in(_whole(row)) for row in self.rows(sql.STATED_BY_ID, ids=_json(ids))]
        groups = self._pairs(sql.GROUPS_OF_PROVIDERS, {thing.provider for thing in things})
        return {thing.id: (thing, groups.get(thing.provider, ())) for thing in things}

    def _pairs(self, statement: str, ids: Collection[str]) -> Mapping[str, set[str]]:
        pairs: dict[str, set[str]] = defaultdict(set)
        for one, other in self.rows(statement, ids=_json(ids)) if ids else ():
            pairs[one].add(other)
        return pairs


def _json(values: Collection[str]) -> str:
    return json.dumps(sorted(set(values)))


def _whole(row: Sequence[Any]) -> Sequence[Any]:
    """A credential's row with its lists read."""
    *plain, accreditations, languages = row
    return (*plain, _listed(accreditations), _listed(languages))


def _listed(text: str) -> tuple[str, ...]:
    return () if text == "[]" else tuple(json.loads(text))
