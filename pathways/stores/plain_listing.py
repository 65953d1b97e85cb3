"""Lists of a bundle in memory: plain loops. What other stores answer is compared with it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterator, Mapping
from typing import Any

from pathways.model.agreement import Agreement
from pathways.model.bundle import LISTS, Bundle, key_of
from pathways.model.credential import Credential
from pathways.model.matching import lies_in
from pathways.model.source import Confidence
from pathways.model.things import Framework, Occupation, Provider, Skill
from pathways.model.time import moment_of
from pathways.stores.base import AnyRecord, Record, list_of
from pathways.stores.cursors import cursor_at, language_of, place_after
from pathways.stores.listing import EVERYTHING, Facets, Listed, Listing, SourceYear, Where, sort_key
from pathways.stores.plain import PlainNetwork
from pathways.stores.shelves import expect_facets, expect_filters, expect_listing, ordered_by
from pathways.stores.wording import bare, place_words, telling

_GROUPED = ("providers", "receivers", "senders")
_BEGUN = ("fields", "occupations")


class PlainLists:
    """Answers what a `Store` does of lists, from one bundle."""

    def __init__(self, bundle: Bundle, revision: int = 1) -> None:
        self._bundle = bundle
        self._revision = revision
        self._providers = {provider.id: provider for provider in bundle.providers}

    def named(self, of: type[AnyRecord], ids: Collection[str]) -> Mapping[str, AnyRecord]:
        """The records with these keys, in the order of keys; unknown ones are left out."""
        return {key_of(one): one for one in self._all(of) if key_of(one) in ids}

    def listing(self, asked: Listing[AnyRecord]) -> Listed[AnyRecord]:
        """See `Store.listing`."""
        given, after = expect_listing(asked), place_after(asked)
        down = asked.descending != asked.backward
        passing = [(self._place(asked, one), one) for one in self._passing(asked.of, given)]
        passing.sort(key=lambda pair: pair[0], reverse=down)
        if after is not None:
            passing = [pair for pair in passing if (pair[0] < after if down else pair[0] > after)]
        told = passing[: asked.limit][:: -1 if asked.backward else 1]
        cursors = tuple(cursor_at(asked, place) for place, _ in told)
        return Listed(tuple(one for _, one in told), cursors, len(passing) > asked.limit, self._revision)

    def count(self, of: type[Record], where: Where = EVERYTHING) -> int:
        """See `Store.count`."""
        return len(self._passing(of, expect_filters(of, where)))

    def facets(self, of: type[Record], where: Where, names: Collection[str], most: int = 50) -> Facets:
        """See `Store.facets`."""
        expect_facets(of, names, most)
        given = expect_filters(of, where)
        found: Facets = {}
        for name in names:
            others = {other: asked for other, asked in given.items() if other != name}
            counts = Counter(value for one in self._passing(of, others) for value in self._told(one, name))
            found[name] = tuple(sorted(counts.items(), key=lambda pair: (-pair[1], pair[0]))[:most])
        return found

    def freshness(self) -> tuple[SourceYear, ...]:
        """See `Store.freshness`."""
        counts: Counter[tuple[int, int, int]] = Counter()
        sure = list(Confidence)
        for number, name in enumerate(LISTS):
            sources = [one.source for one in getattr(self._bundle, name) if hasattr(one, "source")]
            counts.update((number, -1 if one.year is None else one.year, sure.index(one.confidence)) for one in sources)
        names = list(LISTS)
        return tuple(
            SourceYear(names[number], None if year < 0 else year, sure[rank], counts[number, year, rank])
            for number, year, rank in sorted(counts)
        )

    def _all(self, of: type[Any]) -> list[Any]:
        return sorted(getattr(self._bundle, list_of(of)), key=key_of)

    def _passing(self, of: type[Any], given: Mapping[str, Any]) -> list[Any]:
        return [one for one in self._all(of) if all(self._passes(one, name, asked) for name, asked in given.items())]

    def _place(self, asked: Listing[Any], record: Any) -> tuple[str, ...]:
        title = getattr(record, "name", None) or getattr(record, "title", None)
        parts: dict[str, Any] = {
            "id": key_of(record),
            "title": title and sort_key(title.best(language_of(asked))[0]),
            "kind": str(getattr(record, "kind", "")),
            "provider": getattr(record, "receiver", None) or getattr(record, "provider", ""),
        }
        return tuple(parts[name] for name in ordered_by(asked.of, asked.order))

    def _passes(self, record: Any, name: str, asked: Any) -> bool:
        match name:
            case "text":
                return self._says(record, asked)
            case "level_at_least":
                level = record.level
                return level is not None and level.framework == asked.framework and level.value >= asked.value
            case "credits_at_least" | "credits_at_most":
                rate = self._rate(record.provider)
                credits = record.credits.semester(rate) if record.credits else None
                return credits is not None and (credits >= asked if name == "credits_at_least" else credits <= asked)
            case "toward":
                return record in PlainNetwork(self._bundle).toward([asked])[asked]
            case "citing":
                return record in PlainNetwork(self._bundle).counting([asked])[asked].agreements
            case "in_force_on":
                return bool(record.in_force.covers(moment_of(asked)))
        return any(self._fits(name, value, asked) for value in self._values(record, name))

    def _fits(self, name: str, value: Any, asked: Collection[Any]) -> bool:
        if name in _BEGUN:
            return any(value.startswith(prefix) for prefix in asked)
        if name in _GROUPED:
            groups = [self._providers[id] for id in asked if id in self._providers]
            return value in asked or any(value in group.members for group in groups)
        if name == "jurisdictions":
            return any(lies_in(value, place) for place in asked)
        if name == "regulated_in":
            return any(lies_in(value, place) or lies_in(place, value) for place in asked)
        return value in asked

    def _values(self, record: Any, name: str) -> list[Any]:
        """What a record states of what a filter asks."""
        match record, name:
            case _, "ids":
                return [key_of(record)]
            case Credential(), "jurisdictions":
                provider = self._providers.get(record.provider)
                place = record.jurisdiction or (provider.jurisdiction if provider else None)
                return [place] if place else []
            case Credential(), "delivery":
                return [str(one) for way in record.ways for one in way.delivery]
            case Occupation(), "regulated_in":
                return [place for one in record.regulated for place in one.jurisdictions]
            case Occupation(), "occupations":
                return [record.id]
        one_of = {
            "kinds": "kind",
            "fields": "field",
            "providers": "provider",
            "jurisdictions": "jurisdiction",
            "professions": "profession",
            "receivers": "receiver",
            "senders": "sender",
            "strengths": "strength",
            "statuses": "status",
            "teers": "teer",
        }
        if name in one_of:
            value = getattr(record, one_of[name])
            return [] if value is None else [value]
        return list(getattr(record, name))

    def _told(self, record: Any, name: str) -> set[str]:
        """The facet's values that a record is counted for."""
        stated = [str(value) for value in self._values(record, name)]
        if name == "fields":
            return {field[:2] for field in stated}
        if name == "jurisdictions":
            return {*stated, *(place[:2] for place in stated)}
        return set(stated)

    def _rate(self, provider: str) -> Any:
        return self._providers[provider].hours_per_credit if provider in self._providers else None

    def _says(self, record: Any, text: str) -> bool:
        said = {word for text in self._texts(record) for word in _words(text)}
        asked = telling(_words(text))
        return bool(asked) and all(any(word.startswith(begin) for word in said) for begin in asked)

    def _texts(self, record: Any) -> Iterator[str]:
        """All that full text finds a record by."""
        if isinstance(record, Agreement) and record.title is None:
            return
        yield key_of(record)
        texts = [getattr(record, name, None) for name in ("title", "name", "description", "note")]
        if isinstance(record, Credential):
            yield record.profession or ""
            provider = self._providers.get(record.provider)
            texts.append(provider.name if provider else None)
        if isinstance(record, Credential | Provider):
            for place in self._values(record, "jurisdictions"):
                yield from place_words(place)
        assert isinstance(record, Credential | Provider | Agreement | Occupation | Skill | Framework)
        for one in texts:
            if one is not None:
                yield from (one.en or "", one.fr or "")


def _words(text: str) -> list[str]:
    return re.findall(r"[^\W_]+", bare(text))
