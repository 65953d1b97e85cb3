"""Do the records of a catalogue fit together?

Here is what no record shows by itself: names of things that are not there, circles, units and money that do not
convert, tables that ask less for more.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from itertools import pairwise
from typing import NamedTuple

from pydantic import BaseModel

from pathways.errors import Problem
from pathways.exchange.circles import giving_way, never_earned
from pathways.exchange.hints import closest
from pathways.exchange.misfit import Misfit
from pathways.model.agreement import Agreement, AgreementGroup, Toward
from pathways.model.bundle import LISTS, Bundle, key_of
from pathways.model.credential import Credential
from pathways.model.credit import Credits
from pathways.model.grade import mark_of
from pathways.model.money import HOME, Price
from pathways.model.parts import Path, Wrong, no_rate, values_in
from pathways.model.pattern import CoveredBy, Level, Pattern
from pathways.model.requirement import Decision, LanguageLevels, TestScores, Work, walk
from pathways.model.things import Average, LanguageTable, Provider, Skill
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


class Named(NamedTuple):
    """That a record names another: where, in which list, by which key; one that ends in `*` begins a key."""

    path: Path
    name: str
    key: str

    def absent(self, near: Sequence[str]) -> Wrong:
        """What is wrong where it is not there; `near`: keys that are, one of which may be meant."""
        if self.name == "rates":
            return no_rate(self.path, self.key)
        if self.key.endswith("*"):
            return Wrong(self.path, f"no occupation's code begins with {self.key.removesuffix('*')!r}")
        close = closest(self.key, near)
        hint = f"did you mean {close!r}?" if close else "add it, or correct the id"
        return Wrong(self.path, f"{self.key!r} is not among the {_spoken(self.name)}", hint)


def named_in(record: BaseModel) -> Iterator[Named]:
    """Every record that a record names, in its order."""
    for path, value in values_in(record):
        for field, name in REFERENCES.get(type(value), {}).items():
            given = getattr(value, field)
            for number, key in enumerate(given if isinstance(given, tuple) else (given,)):
                if key is not None:
                    yield Named((*path, field, number) if isinstance(given, tuple) else (*path, field), name, key)
        if isinstance(value, Work):
            for number, prefix in enumerate(value.occupations):
                yield Named((*path, "occupations", number), "occupations", f"{prefix}*")
        if isinstance(value, Price | Average) and value.currency not in (None, HOME):
            yield Named((*path, "currency"), "rates", value.currency)


def check_references(bundle: Bundle, known: Known | None = None) -> tuple[Problem, ...]:
    """Every problem between the records; `where` is `list/key /json/pointer`.

    `known`: keys that exist outside of the bundle, by list, for a bundle that adds to a catalogue.
    """
    return tuple(misfit.problem() for misfit in misfits(bundle, known))


def misfits(bundle: Bundle, known: Known | None = None) -> Iterator[Misfit]:
    """Every problem between the records, by record and place; see `check_references`."""
    return _Check(bundle, known).misfits()


class _Check:
    def __init__(self, bundle: Bundle, known: Known | None) -> None:
        self._bundle = bundle
        self._whole = known is None
        there = known or {}
        self._keys = {name: {key_of(one) for one in getattr(bundle, name)} | set(there.get(name, ())) for name in LISTS}
        self._credentials = {credential.id: credential for credential in bundle.credentials}
        self._providers = {provider.id: provider for provider in bundle.providers}

    def misfits(self) -> Iterator[Misfit]:
        for name in LISTS:
            records = getattr(self._bundle, name)
            for key, times in Counter(map(key_of, records)).items():
                if times > 1:
                    yield Misfit(name, key, (), f"is given {times} times", "keep one")
            for record in records:
                for wrong in self._record(record):
                    yield Misfit(name, key_of(record), *wrong)
        yield from giving_way(self._bundle.agreements)
        if self._whole:
            # What is there already may open other doors to what is added.
            yield from never_earned(self._bundle)

    def _record(self, record: BaseModel) -> Iterator[Wrong]:
        for named in named_in(record):
            if not self._there(named):
                yield named.absent(sorted(self._keys[named.name]))
        yield from alone(record)
        match record:
            case Credential():
                yield from beside(record, self._providers.get(record.provider))
            case Agreement():
                yield from beside(record, self._credentials.get(record.to.credential or ""))

    def _there(self, named: Named) -> bool:
        keys = self._keys[named.name]
        begun = named.key.removesuffix("*")
        return named.key in keys or (begun != named.key and any(key.startswith(begun) for key in keys))


def alone(record: BaseModel) -> Iterator[Wrong]:
    """What is wrong with a record by itself that its model does not say."""
    match record:
        case AgreementGroup():
            yield from _in_hours(("cap",), record.cap, None)
        case LanguageTable():
            yield from _uneven(record)


def beside(record: BaseModel, other: BaseModel | None) -> Iterator[Wrong]:
    """What is wrong with a credential beside its provider, or with an agreement beside the credential it leads to."""
    match record, other:
        case Credential(), Provider() | None:
            yield from _in_hours(("residency",), record.residency, other)
            for number, cap in enumerate(record.caps):
                yield from _in_hours(("caps", number, "credits"), cap.credits, other)
        case Agreement(), Credential():
            yield from _target(record, other)


def _target(agreement: Agreement, target: Credential) -> Iterator[Wrong]:
    """The way and the items that an agreement toward a named credential speaks of."""
    named = agreement.to.way
    ways = [way for way in target.ways if named in (None, way.id)]
    if named is not None and not ways:
        known = ", ".join(way.id for way in target.ways) or "none"
        yield Wrong(("to", "way"), f"{target.id!r} has no way {named!r}", f"its ways: {known}")
        return
    items = {name for way in ways for name in _items(way)}
    for field in ("admission", "exemption"):
        asked = getattr(agreement.grant, field)
        for number, name in enumerate(asked if isinstance(asked, tuple) else ()):
            if name not in items:
                hint = f"its named items: {', '.join(sorted(items)) or 'none'}"
                yield Wrong(("grant", field, number), f"no way of {target.id!r} has an item {name!r}", hint)


def _spoken(name: str) -> str:
    return name.replace("_", " ")


def _items(way: Way) -> Iterator[str]:
    """The names of a way's requirement's items and of its components."""
    named = [node.name for node in walk(way.requires)]
    named += [component.name for component in way.study.components] if way.study else []
    yield from (name for name in named if name is not None)


def _in_hours(path: Path, credits: Credits | None, provider: Provider | None) -> Iterator[Wrong]:
    rate = provider.hours_per_credit if provider else None
    if credits is not None and credits.semester(rate) is None:
        hint = "write it in another unit, or state the provider's 'hours_per_credit'"
        yield Wrong(path, "is in hours, which do not convert here", hint)


def _uneven(table: LanguageTable) -> Iterator[Wrong]:
    """Levels that ask less than the ones below them."""
    ordered = sorted(table.levels)
    for low, high in pairwise(ordered):
        for skill in table.levels[high]:
            less, more = (mark_of(table.levels[level].get(skill, "")) for level in (low, high))
            if less is not None and more is not None and more < less:
                what = f"asks less ({table.levels[high][skill]}) than level {low} does ({table.levels[low][skill]})"
                yield Wrong(("levels", str(high), skill.value), what, "scores never go down as levels go up")
