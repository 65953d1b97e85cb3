"""Do the records of a catalogue fit together?

Here is what no record shows by itself: names of things that are not there, circles, units and money that do not
convert, tables that ask less for more.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator, Mapping
from itertools import pairwise

from pydantic import BaseModel

from pathways.errors import Problem
from pathways.exchange.complaints import nearest
from pathways.model.agreement import Agreement, AgreementGroup, Toward
from pathways.model.bundle import LISTS, Bundle, key_of
from pathways.model.credential import Credential
from pathways.model.credit import Credits
from pathways.model.grade import mark_of
from pathways.model.parts import pointer, unrated, values_in
from pathways.model.pattern import CoveredBy, Level, Pattern
from pathways.model.requirement import Decision, LanguageLevels, TestScores, Work, walk
from pathways.model.things import LanguageTable, Provider, Skill
from pathways.model.way import Way

REFERENCES: dict[type[BaseModel], dict[str, str]] = {
    Provider: {"members": "providers"},
    Credential: {"provider": "providers", "skills": "skills", "occupations": "occupations"},
    Agreement: {
        "receiver": "providers",
        "sender": "providers",
        "overrides": "agreements",
        "adds_to": "agreements",
        "group": "groups",
    },
    Toward: {"credential": "credentials"},
    Pattern: {"ids": "credentials", "providers": "providers"},
    CoveredBy: {"ids": "credentials", "assessor": "providers"},
    Level: {"framework": "frameworks"},
    LanguageLevels: {"tests": "credentials"},
    TestScores: {"test": "credentials"},
    Decision: {"by": "providers"},
    LanguageTable: {"test": "credentials"},
    Skill: {"occupations": "occupations"},
}
"""Per type, the fields that name records, and the list those are in."""

Known = Mapping[str, Collection[str]]


def check_references(bundle: Bundle, known: Known | None = None) -> tuple[Problem, ...]:
    """Every problem between the records; `where` is `list/key /json/pointer`.

    `known`: keys that exist outside of the bundle, by list, for a bundle that adds to a catalogue.
    """
    return tuple(_Check(bundle, known or {}).problems())


class _Check:
    def __init__(self, bundle: Bundle, known: Known) -> None:
        self._bundle = bundle
        self._keys = {name: {key_of(one) for one in getattr(bundle, name)} | set(known.get(name, ())) for name in LISTS}
        self._credentials = {credential.id: credential for credential in bundle.credentials}
        self._providers = {provider.id: provider for provider in bundle.providers}

    def problems(self) -> Iterator[Problem]:
        for name in LISTS:
            records = getattr(self._bundle, name)
            for key, times in Counter(map(key_of, records)).items():
                if times > 1:
                    yield Problem(f"{name}/{key}", f"is given {times} times", "keep one")
            for record in records:
                yield from self._record(f"{name}/{key_of(record)}", record)
        yield from self._cycles()

    def _record(self, where: str, record: BaseModel) -> Iterator[Problem]:
        for path, value in values_in(record):
            at = f"{where} {pointer(path)}".rstrip()
            for field, name in REFERENCES.get(type(value), {}).items():
                yield from self._dangling(f"{where} {pointer((*path, field))}", getattr(value, field), name)
            if isinstance(value, Work):
                yield from self._unknown_work(at, value)
            yield from unrated(where, path, value, self._keys["rates"])
        match record:
            case Credential():
                yield from self._unconverted(where, record)
            case AgreementGroup():
                yield from _in_hours(f"{where} /cap", record.cap, None)
            case Agreement():
                yield from self._target(where, record)
            case LanguageTable():
                yield from _uneven(where, record)

    def _dangling(self, where: str, value: object, name: str) -> Iterator[Problem]:
        for id in value if isinstance(value, tuple) else (value,):
            if id is not None and id not in self._keys[name]:
                hint = nearest(str(id), tuple(self._keys[name]))
                yield Problem(where, f"{id!r} is not among the {_spoken(name)}", hint if hint.startswith("did") else "")

    def _unknown_work(self, where: str, work: Work) -> Iterator[Problem]:
        for prefix in work.occupations:
            if not any(code.startswith(prefix) for code in self._keys["occupations"]):
                yield Problem(f"{where}/occupations", f"no occupation's code begins with {prefix!r}")

    def _unconverted(self, where: str, credential: Credential) -> Iterator[Problem]:
        provider = self._providers.get(credential.provider)
        yield from _in_hours(f"{where} /residency", credential.residency, provider)
        for number, cap in enumerate(credential.caps):
            yield from _in_hours(f"{where} /caps/{number}/credits", cap.credits, provider)

    def _target(self, where: str, agreement: Agreement) -> Iterator[Problem]:
        """The way and the items that an agreement toward a named credential speaks of."""
        target = self._credentials.get(agreement.to.credential or "")
        if target is None:
            return
        named = agreement.to.way
        ways = [way for way in target.ways if named in (None, way.id)]
        if named is not None and not ways:
            known = ", ".join(way.id for way in target.ways) or "none"
            yield Problem(f"{where} /to/way", f"{target.id!r} has no way {named!r}", f"its ways: {known}")
            return
        items = {name for way in ways for name in _items(way)}
        for field in ("admission", "exemption"):
            asked = getattr(agreement.grant, field)
            for name in asked if isinstance(asked, tuple) else ():
                if name not in items:
                    hint = f"its named items: {', '.join(sorted(items)) or 'none'}"
                    yield Problem(f"{where} /grant/{field}", f"no way of {target.id!r} has an item {name!r}", hint)

    def _cycles(self) -> Iterator[Problem]:
        """Agreements that give way to each other in a circle; each circle is told once."""
        gives_way = {agreement.id: agreement.overrides for agreement in self._bundle.agreements}
        done: set[str] = set()
        for start, first in gives_way.items():
            trail: dict[str, Iterator[str]] = {start: iter(first)} if start not in done else {}
            while trail:
                here = next(reversed(trail))
                after = next(trail[here], None)
                if after is None:
                    done.add(here)
                    del trail[here]
                elif after in trail:
                    circle = [*list(trail)[list(trail).index(after) :], after]
                    yield Problem(f"agreements/{after} /overrides", f"overrides itself: {' > '.join(circle)}")
                elif after not in done and after in gives_way:
                    trail[after] = iter(gives_way[after])


def _spoken(name: str) -> str:
    return name.replace("_", " ")


def _items(way: Way) -> Iterator[str]:
    """The names of a way's requirement's items and of its components."""
    named = [node.name for node in walk(way.requires)]
    named += [component.name for component in way.study.components] if way.study else []
    yield from (name for name in named if name is not None)


def _in_hours(where: str, credits: Credits | None, provider: Provider | None) -> Iterator[Problem]:
    rate = provider.hours_per_credit if provider else None
    if credits is not None and credits.semester(rate) is None:
        hint = "write it in another unit, or state the provider's 'hours_per_credit'"
        yield Problem(where, "is in hours, which do not convert here", hint)


def _uneven(where: str, table: LanguageTable) -> Iterator[Problem]:
    """Scores that are no marks, and levels that ask less than the ones below them."""
    for level, scores in table.levels.items():
        for skill, score in scores.items():
            if mark_of(score) is None:
                yield Problem(f"{where} /levels/{level}/{skill.value}", f"{score!r} is no mark", "a number or a letter")
    ordered = sorted(table.levels)
    for low, high in pairwise(ordered):
        for skill in table.levels[high]:
            less, more = (mark_of(table.levels[level].get(skill, "")) for level in (low, high))
            if less is not None and more is not None and more < less:
                what = f"asks less ({table.levels[high][skill]}) than level {low} does ({table.levels[low][skill]})"
                yield Problem(f"{where} /levels/{high}/{skill.value}", what, "scores never go down as levels go up")
