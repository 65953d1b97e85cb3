"""What was fetched of a catalogue, and whether a change of the catalogue can matter to it.

A change that touches nothing of it leaves every answer as it is, so whoever keeps it may go on with it at the next
revision. Where that is not plain, the change touches.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass, field
from typing import NamedTuple

from pydantic import BaseModel

from pathways.model.agreement import Agreement, AgreementGroup
from pathways.model.credential import Credential
from pathways.model.kinds import AgreementStatus
from pathways.model.matching import may_match
from pathways.model.pattern import Pattern
from pathways.model.things import Framework, Occupation, Provider, Skill
from pathways.routing.network import Network

UNASKED = (Framework, Skill)
"""What no question for routes looks at."""


class Edit(NamedTuple):
    """A record that was written, or, where `record` is None, taken out."""

    of: type[BaseModel]
    id: str
    record: BaseModel | None


@dataclass
class Fetched:
    """Answers of a network, by what was asked; None: there is nothing of that id."""

    credentials: dict[str, Credential | None] = field(default_factory=dict)
    providers: dict[str, Provider | None] = field(default_factory=dict)
    toward: dict[str, tuple[Agreement, ...]] = field(default_factory=dict)
    groups: dict[str, AgreementGroup | None] = field(default_factory=dict)
    matching: dict[int, tuple[Pattern, tuple[str, ...]]] = field(default_factory=dict)
    occupations: dict[str, tuple[Occupation, ...]] = field(default_factory=dict)

    def touched(self, edit: Edit, network: Network) -> bool:
        """Whether an edit can change an answer; `network`: the catalogue as it is afterwards."""
        of, id, record = edit
        if of in UNASKED:
            return False
        if of is Agreement:
            known = any(one.id == id for found in self.toward.values() for one in found)
            return known or (isinstance(record, Agreement) and self._led(record, network))
        if of is Credential:
            found = any(id in ids for _, ids in self.matching.values())
            return found or id in self.credentials or (isinstance(record, Credential) and self._met(record, network))
        if of is Provider:
            joined = isinstance(record, Provider) and not self.providers.keys().isdisjoint(record.members)
            asked = any(id in pattern.providers or _provided(pattern) for pattern, _ in self.matching.values())
            return joined or id in self.providers or asked
        if of is AgreementGroup:
            return id in self.groups
        return of is not Occupation or any(id.startswith(prefix) for prefix in self.occupations)

    def _led(self, agreement: Agreement, network: Network) -> bool:
        """Whether an agreement may lead to a credential that was asked about."""
        if agreement.status is not AgreementStatus.ACTIVE:
            return False
        if agreement.to.credential is not None:
            return agreement.to.credential in self.toward
        receiver = network.providers([agreement.receiver]).get(agreement.receiver)
        received = {agreement.receiver, *(receiver.members if receiver else ())}
        return any(one is not None and one.provider in received for one in self.credentials.values())

    def _met(self, credential: Credential, network: Network) -> bool:
        """Whether a credential may be among what was looked for."""
        # Licences and language courses are looked for by more than patterns.
        if credential.profession is not None or credential.raises is not None:
            return True
        provider = network.providers([credential.provider]).get(credential.provider)
        groups = self._groups_of(credential.provider)
        return any(
            # A group that was not fetched may have the provider as its member.
            not self.providers.keys() >= set(pattern.providers) or may_match(pattern, credential, provider, groups)
            for pattern in self._patterns(credential)
        )

    def _groups_of(self, provider: str) -> Collection[str]:
        """The groups that a provider is a member of, among those that were fetched."""
        return [id for id, one in self.providers.items() if one is not None and provider in one.members]

    def _patterns(self, credential: Credential) -> Iterator[Pattern]:
        """Every different pattern that was asked and may be about a credential of this kind."""
        seen: set[Pattern] = set()
        for pattern, _ in self.matching.values():
            if (credential.kind in pattern.kinds or not pattern.kinds) and pattern not in seen:
                seen.add(pattern)
                yield pattern


def _provided(pattern: Pattern) -> bool:
    """Whether what a pattern asks of a credential may be stated by its provider."""
    return bool(pattern.jurisdictions or pattern.jurisdictions_not or pattern.credits_at_least)
