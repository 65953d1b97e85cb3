"""The search's questions: each batch of them is one statement."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from typing import Any

from pathways.model.agreement import Agreement
from pathways.model.credential import Credential
from pathways.model.pattern import Pattern
from pathways.model.things import Occupation
from pathways.routing.network import Counting
from pathways.stores.answering import Answering
from pathways.stores.base import AnyRecord
from pathways.stores.deciding import Citing, Matched, leading
from pathways.stores.drawing import TAGS
from pathways.stores.lookup import By, lookup, place_of, stated_in
from pathways.stores.neo4j.view import View

EVERY = 2**31
"""More candidates than there are."""


class Neo4jNetwork(Answering):
    """Answers every question of `routing.network.Network` from a view."""

    def __init__(self, view: View) -> None:
        self._view = view

    @property
    def revision(self) -> int:
        """The revision that every answer speaks of."""
        return self._view.revision

    def toward(self, ids: Collection[str]) -> Mapping[str, tuple[Agreement, ...]]:
        """Per id asked, the active agreements that name it or whose pattern may cover it, in order of their ids."""
        if not ids:
            return {}
        ((told, documents),) = self._view.rows("toward", ids=sorted(set(ids)))
        agreements = self._view.keyed(Agreement, documents)
        named = [(id, agreement) for id, _, found, _ in told for agreement, by_name in found if by_name]
        covering = [(id, agreement) for id, _, found, _ in told for agreement, by_name in found if not by_name]
        things = {id: (stated_in(row), groups) for id, groups, _, row in told if row}
        return leading(ids, named, [pair for pair in covering if pair[0] in things], agreements, things)

    def matching(self, patterns: Collection[Pattern], most: int | None = None) -> Mapping[Pattern, tuple[str, ...]]:
        """Per pattern, the ids of the credentials that may match it, the `most + 1` quickest, in order."""
        found: dict[Pattern, tuple[str, ...]] = {}
        asked, limit = list(dict.fromkeys(patterns)), EVERY if most is None else 2 * (most + 1)
        while asked:
            told, unsure = self._matching(asked, most, limit)
            found |= told
            asked, limit = unsure, limit * 8
        return {pattern: found[pattern] for pattern in patterns}

    def _matching(
        self, asked: Sequence[Pattern], most: int | None, limit: int
    ) -> tuple[dict[Pattern, tuple[str, ...]], list[Pattern]]:
        """The same from so many candidates by each key, and the patterns for which these may be too few."""
        keys: dict[By, list[list[Any]]] = defaultdict(list)
        owners: list[int] = []
        for number, pattern in enumerate(asked):
            # The statement itself looks for members of groups, and for parts of places.
            by, looked_up = lookup(pattern, {}, {place: (place,) for place in pattern.jurisdictions})
            keys[by] += [[len(owners) + place, *key] for place, key in enumerate(looked_up)]
            owners += [number] * len(looked_up)
        keys[By.TAG] = [[key, TAGS[what][1], value] for key, what, value in keys[By.TAG]]
        groups = sorted({name for pattern in asked for name in pattern.providers})
        rows = self._view.rows("matching", limit=limit, groups=groups, **{f"by_{by.value}": keys[by] for by in By})
        members: dict[str, set[str]] = defaultdict(set)
        candidates: dict[int, list[list[Any]]] = defaultdict(list)
        for key, row in rows:
            if key < 0:
                members[row[0]].add(row[1])
            else:
                candidates[key].append(row)
        matched, cut = Matched(asked, members, most), dict[int, tuple[int, str]]()
        for key, found in candidates.items():
            number = owners[key]
            for row in found:
                matched.look(number, row)
            if len(found) >= limit:
                # Two lists may have come by one key, each cut by itself: neither of them ends before this place.
                last = sorted(map(place_of, found))[limit - 1]
                cut[number] = min(cut.get(number, last), last)
        # Where a key may have more, what comes after its last candidate is not known yet.
        unsure = [asked[number] for number, last in cut.items() if most is None or matched.until(number, last) <= most]
        return {pattern: ids for pattern, ids in matched.told().items() if pattern not in unsure}, unsure

    def counting(self, ids: Collection[str]) -> Mapping[str, Counting]:
        """Per id asked, the active agreements and the ways that may cite it, in order."""
        if not ids:
            return {}
        ((told, found, documents),) = self._view.rows("counting", ids=sorted(set(ids)))
        records: dict[str, list[list[Any]]] = defaultdict(list)
        for list_, *row in documents:
            records[list_].append(row)
        agreements = self._view.keyed(Agreement, records["agreements"])
        uppers = self._view.keyed(Credential, records["credentials"])
        things = {id: (stated_in(row), groups) for id, groups, row in told}
        ways = [(id, *name.split("/")) for id, list_, name in found if list_ == "ways"]
        evidence = [(id, name) for id, list_, name in found if list_ == "agreements"]
        return Citing(agreements, uppers.values(), things).told(ids, evidence, ways)

    def occupations(self, prefixes: Collection[str]) -> Mapping[str, Occupation]:
        """The occupations whose code begins with one of the prefixes."""
        bound = {"list": "occupations", "prefixes": sorted(set(prefixes))}
        return self._view.keyed(Occupation, self._view.rows("beginning", **bound))

    def named(self, of: type[AnyRecord], ids: Collection[str]) -> Mapping[str, AnyRecord]:
        """The records with these keys, in the order of keys; unknown ones are left out."""
        return self._view.named(of, ids)

    def all(self, of: type[AnyRecord]) -> tuple[AnyRecord, ...]:
        """All records of a kind, in the order of keys."""
        return self._view.all(of)

    def tagged(self, what: str, values: Collection[str]) -> tuple[str, ...]:
        """Ids of the credentials that have one of these values of a tag, in order."""
        type_, list_ = TAGS[what]
        rows = self._view.rows("tagged", type=type_, list=list_, values=sorted(set(values)))
        return tuple(id for (id,) in rows)
