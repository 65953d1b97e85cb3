"""The part of a catalogue that one question touches: asked for in batches, remembered for the question's life."""

from __future__ import annotations

from collections.abc import Callable, Collection, Hashable, Iterable, Sequence
from dataclasses import replace
from fractions import Fraction
from functools import cached_property
from typing import Any, Protocol

from pathways.errors import InvalidInput, Problem
from pathways.model.agreement import Agreement, AgreementGroup
from pathways.model.base import Text
from pathways.model.credential import Credential
from pathways.model.kinds import CredentialKind
from pathways.model.money import HOME, Price
from pathways.model.pattern import Pattern
from pathways.model.requirement import Requirement, patterns_of
from pathways.model.things import Assumption, Average, LanguageTable, Occupation, Provider
from pathways.recognition.thing import Made, hours_rate
from pathways.routing.fetched import Edit, Fetched
from pathways.routing.network import Network

AT_ONCE = 250
"""How many credentials are fetched in one batch."""

UNHEARD_MONTHS = Fraction(60)
UNHEARD_PRICE = "60000"
"""Stands in for a kind of which the catalogue itself assumes nothing; set high."""


class Narrowing(Protocol):
    """Takes a few of those credentials that may match a pattern, where they are more than `most`."""

    @property
    def most(self) -> int:
        """How many may match a pattern that is left as it is."""

    def few(self, pattern: Pattern) -> tuple[str, ...]:
        """The ids of those that are taken, in order."""


class Neighbourhood:
    """Answers recognition one thing at a time from what was fetched in batches."""

    def __init__(self, network: Network) -> None:
        self.network = network
        self.questions = 0  # how many were asked of it
        self.targets = set[Hashable]()  # what they were about
        self.looked: Callable[[], None] = _unwatched  # called as more is looked at; what it raises ends the question
        self.narrowing: Narrowing | None = None  # what is done about patterns that very many credentials may match
        self.fetched = Fetched()
        self._made: dict[tuple[object, ...], Any] = {}

    def faces(self, network: Network) -> bool:
        """Turn to a network of the same revision, keeping what was fetched; whether that can be done."""
        if network.revision != self.network.revision:
            return False
        self.network = network
        return True

    def apart(self, narrowing: Narrowing) -> Neighbourhood:
        """One that shares what was fetched, but for what patterns match where that is narrowed."""
        other = Neighbourhood(self.network)
        narrow = {key: one for key, one in self.fetched.matching.items() if len(one[1]) <= narrowing.most}
        other.fetched, other.narrowing = replace(self.fetched, matching=narrow), narrowing
        return other

    @property
    def size(self) -> int:
        """How many answers are kept, which memory grows with."""
        return len(self._made) + len(self.fetched.matching) + len(self.fetched.credentials)

    def follows(self, network: Network, changes: Iterable[Edit]) -> bool:
        """Turn to the network of a later revision; False where what changed in between touches what was fetched."""
        if any(self.fetched.touched(change, network) for change in changes):
            return False
        self.network = network
        return True

    def meet(self, ids: Collection[str]) -> None:
        """Fetch credentials and their providers, in batches."""
        self._in_batches(self._meet, [id for id in ids if id not in self.fetched.credentials])

    def want(self, ids: Collection[str]) -> None:
        """Fetch credentials, their providers and what leads to them, in batches."""
        self.meet(ids)
        self._in_batches(self._lead, [id for id in ids if id not in self.fetched.toward])

    def _in_batches(self, fetch: Callable[[Sequence[str]], None], ids: Sequence[str]) -> None:
        for first in range(0, len(ids), AT_ONCE):
            self.looked()
            fetch(ids[first : first + AT_ONCE])

    def _meet(self, ids: Sequence[str]) -> None:
        found = self.network.credentials(ids)
        self.fetched.credentials.update({id: found.get(id) for id in ids})
        self._want_providers(credential.provider for credential in found.values())

    def _lead(self, ids: Sequence[str]) -> None:
        toward = self.network.toward(ids)
        self.fetched.toward.update({id: toward.get(id, ()) for id in ids})
        led = [agreement for agreements in toward.values() for agreement in agreements]
        self._want_providers(agreement.receiver for agreement in led)
        self._want_groups(agreement.group for agreement in led if agreement.group)
        self.want_patterns(*(agreement.from_ for agreement in led))

    def want_patterns(self, *requirements: Requirement) -> None:
        """Fetch the providers that requirements' patterns name, since a group there means its members."""
        patterns = (pattern for one in requirements for pattern in patterns_of(one))
        self._want_providers(id for pattern in patterns for id in pattern.providers)

    def language_courses(self, language: str) -> tuple[str, ...]:
        """The credentials that raise a language."""
        return self.recall(("courses", language), lambda: tuple(self.network.language_courses(language)))

    def _want_providers(self, ids: Iterable[str]) -> None:
        missing = sorted({id for id in ids if id not in self.fetched.providers})
        if missing:
            found = self.network.providers(missing)
            self.fetched.providers.update({id: found.get(id) for id in missing})

    def _want_groups(self, ids: Iterable[str]) -> None:
        missing = sorted({id for id in ids if id not in self.fetched.groups})
        if missing:
            found = self.network.groups(missing)
            self.fetched.groups.update({id: found.get(id) for id in missing})

    def credential(self, id: str) -> Credential | None:
        """The credential with this id."""
        if id not in self.fetched.credentials:
            self.fetched.credentials[id] = self.network.credentials([id]).get(id)
        return self.fetched.credentials[id]

    def provider(self, id: str) -> Provider | None:
        """The provider with this id."""
        if id not in self.fetched.providers:
            self._want_providers([id])
        return self.fetched.providers[id]

    def agreements_toward(self, id: str) -> tuple[Agreement, ...]:
        """Active agreements that may lead to this credential."""
        if id not in self.fetched.toward:
            self.want([id])
        return self.fetched.toward[id]

    def group(self, id: str) -> AgreementGroup | None:
        """The agreement group with this id."""
        if id not in self.fetched.groups:
            self._want_groups([id])
        return self.fetched.groups[id]

    def matching(self, patterns: Collection[Pattern]) -> dict[int, tuple[str, ...]]:
        """Per pattern (by identity), the catalogue credentials that may match it."""
        missing = [pattern for pattern in patterns if id(pattern) not in self.fetched.matching]
        if missing:
            found = self.network.matching(missing, self.narrowing.most if self.narrowing else None)
            for pattern in missing:
                self.fetched.matching[id(pattern)] = (pattern, self._narrowed(pattern, found.get(pattern, ())))
        return {id(one): self._narrowed(*self.fetched.matching[id(one)]) for one in patterns}

    def _narrowed(self, pattern: Pattern, ids: tuple[str, ...]) -> tuple[str, ...]:
        wide = self.narrowing is not None and len(ids) > self.narrowing.most
        return self.narrowing.few(pattern) if self.narrowing and wide else ids

    def recall(self, key: tuple[object, ...], make: Callable[[], Made]) -> Made:
        """What was made under this key before, or else make it; kept for the question's life."""
        if key not in self._made:
            self._made[key] = make()
        made: Made = self._made[key]
        return made

    def tables(self) -> tuple[LanguageTable, ...]:
        """All language tables."""
        return self._tables

    @cached_property
    def _tables(self) -> tuple[LanguageTable, ...]:
        return self.network.language_tables()

    def occupations_under(self, prefix: str) -> tuple[Occupation, ...]:
        """The occupations whose code begins so, by code."""
        if prefix not in self.fetched.occupations:
            found = self.network.occupations([prefix])
            self.fetched.occupations[prefix] = tuple(found[code] for code in sorted(found))
        return self.fetched.occupations[prefix]

    def averages(self, quantity: str) -> tuple[Average, ...]:
        """The averages of one quantity."""
        return tuple(average for average in self._averages if average.quantity == quantity)

    @cached_property
    def _averages(self) -> tuple[Average, ...]:
        return self.network.averages()

    @cached_property
    def _assumptions(self) -> dict[CredentialKind, Assumption]:
        return {assumption.kind: assumption for assumption in self.network.assumptions()}

    def assumption(self, kind: CredentialKind) -> Assumption:
        """What the catalogue assumes of a kind; a high figure where it says nothing."""
        known = self._assumptions.get(kind)
        if known is not None:
            return known
        text = Text(en="Nothing is known or assumed of this kind.", fr="Rien n'est connu ni présumé de ce type.")
        price = Price.model_validate(UNHEARD_PRICE)
        return Assumption(kind=kind, months=UNHEARD_MONTHS, price=price, text=text)

    @cached_property
    def _rates(self) -> dict[str, Fraction]:
        return {HOME: Fraction(1)} | {rate.currency: rate.cad for rate in self.network.rates()}

    def rate(self, currency: str) -> Fraction:
        """What one unit of a currency is worth in Canadian dollars; stores keep no amount that has no rate."""
        known = self._rates.get(currency)
        if known is None:
            what = f"there is none for {currency!r}, in which an amount is stated"
            raise InvalidInput(Problem("rates", what, "state what one is worth in Canadian dollars"))
        return known

    def place_of(self, credential: Credential) -> str | None:
        """Where a credential is offered: its own jurisdiction, else its provider's."""
        provider = self.provider(credential.provider)
        return credential.jurisdiction or (provider.jurisdiction if provider else None)

    def hours_rate(self, credential: Credential) -> Fraction | None:
        """The hours that a credential's provider states for one semester credit."""
        return hours_rate(credential.provider, self)


def _unwatched() -> None:
    """Nobody looks on."""
