"""A network over a bundle in memory: plain loops. What other stores answer is compared with it."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import TypeVar

from pathways.model.agreement import Agreement, AgreementGroup
from pathways.model.bundle import Bundle
from pathways.model.credential import Credential
from pathways.model.kinds import STANDING_KINDS, AgreementStatus, CredentialKind
from pathways.model.matching import may_match, quickest
from pathways.model.money import ExchangeRate
from pathways.model.pattern import Pattern
from pathways.model.requirement import Requirement, cited_by
from pathways.model.things import Assumption, Average, LanguageTable, Occupation, Provider
from pathways.routing.network import Counting

_Record = TypeVar("_Record")


class PlainNetwork:
    """Answers every question of `routing.network.Network` from one bundle."""

    def __init__(self, bundle: Bundle, revision: int = 1) -> None:
        self._bundle = bundle
        self._revision = revision
        self._credentials = {credential.id: credential for credential in bundle.credentials}
        self._providers = {provider.id: provider for provider in bundle.providers}
        self._groups = [provider for provider in bundle.providers if provider.members]

    @property
    def revision(self) -> int:
        """The number that was given with the bundle."""
        return self._revision

    def credentials(self, ids: Collection[str]) -> Mapping[str, Credential]:
        """The credentials with these ids; unknown ids are left out."""
        return _named(self._credentials, ids)

    def toward(self, ids: Collection[str]) -> Mapping[str, tuple[Agreement, ...]]:
        """Per id asked, the active agreements that name it or whose pattern may cover it, in order of their ids."""
        active = self._active()
        return {id: tuple(agreement for agreement in active if self._leads(agreement, id)) for id in sorted(set(ids))}

    def matching(self, patterns: Collection[Pattern], most: int | None = None) -> Mapping[Pattern, tuple[str, ...]]:
        """Per pattern, the ids of the credentials that may match it, the `most + 1` quickest, in order."""
        offered = sorted(self._bundle.credentials, key=lambda each: (quickest(each), each.id))
        last = None if most is None else most + 1
        return {
            pattern: tuple(sorted([each.id for each in offered if self._may_match(pattern, each)][:last]))
            for pattern in patterns
        }

    def counting(self, ids: Collection[str]) -> Mapping[str, Counting]:
        """Per id asked, the active agreements and the ways that may cite it, in order."""
        return {id: self._counting(self._credentials.get(id)) for id in sorted(set(ids))}

    def leading_to(self, occupations: Collection[str]) -> tuple[str, ...]:
        """Ids of credentials that lead to one of these occupations, in order."""
        offered = self._bundle.credentials
        return tuple(sorted(each.id for each in offered if not set(occupations).isdisjoint(each.occupations)))

    def licences(self, professions: Collection[str]) -> tuple[str, ...]:
        """Ids of licences and designations of these professions, in order."""
        standing = [each for each in self._bundle.credentials if each.kind in STANDING_KINDS]
        return tuple(sorted(each.id for each in standing if each.profession in professions))

    def language_courses(self, language: str) -> tuple[str, ...]:
        """Ids of credentials that raise levels in this language, in order."""
        offered = self._bundle.credentials
        return tuple(sorted(each.id for each in offered if each.raises and each.raises.language == language))

    def language_tables(self) -> tuple[LanguageTable, ...]:
        """All conversion tables, in the order of their ids."""
        return tuple(sorted(self._bundle.language_tables, key=lambda table: table.id))

    def occupations(self, prefixes: Collection[str]) -> Mapping[str, Occupation]:
        """The occupations whose code begins with one of the prefixes."""
        known = sorted(self._bundle.occupations, key=lambda occupation: occupation.id)
        return {each.id: each for each in known if each.id.startswith(tuple(prefixes))}

    def providers(self, ids: Collection[str]) -> Mapping[str, Provider]:
        """The providers with these ids; unknown ids are left out."""
        return _named(self._providers, ids)

    def groups(self, ids: Collection[str]) -> Mapping[str, AgreementGroup]:
        """The agreement groups with these ids; unknown ids are left out."""
        return _named({group.id: group for group in self._bundle.groups}, ids)

    def averages(self) -> tuple[Average, ...]:
        """All averages, in the order of their ids."""
        return tuple(sorted(self._bundle.averages, key=lambda average: average.id))

    def assumptions(self) -> tuple[Assumption, ...]:
        """What is assumed per kind of credential, in the order of kinds."""
        kinds = list(CredentialKind)
        return tuple(sorted(self._bundle.assumptions, key=lambda assumption: kinds.index(assumption.kind)))

    def rates(self) -> tuple[ExchangeRate, ...]:
        """What currencies are worth in Canadian dollars, in the order of their codes."""
        return tuple(sorted(self._bundle.rates, key=lambda rate: rate.currency))

    def _active(self) -> list[Agreement]:
        ordered = sorted(self._bundle.agreements, key=lambda agreement: agreement.id)
        return [agreement for agreement in ordered if agreement.status is AgreementStatus.ACTIVE]

    def _counting(self, credential: Credential | None) -> Counting:
        if credential is None:
            return Counting()
        agreements = (agreement for agreement in self._active() if self._may_cite(agreement.from_, credential))
        offered = self._bundle.credentials
        ways = ((each.id, way.id) for each in offered for way in each.ways if self._may_cite(way.requires, credential))
        return Counting(tuple(agreements), tuple(sorted(ways)))

    def _may_cite(self, requirement: Requirement, credential: Credential) -> bool:
        return any(self._may_match(pattern, credential) for pattern in cited_by(requirement))

    def _leads(self, agreement: Agreement, id: str) -> bool:
        pattern, credential = agreement.to.pattern, self._credentials.get(id)
        if pattern is None:
            return agreement.to.credential == id
        if credential is None:
            return False
        receivers = {credential.provider, *self._groups_of(credential.provider)}
        return agreement.receiver in receivers and self._may_match(pattern, credential)

    def _may_match(self, pattern: Pattern, credential: Credential) -> bool:
        provider = self._providers.get(credential.provider)
        return may_match(pattern, credential, provider, self._groups_of(credential.provider))

    def _groups_of(self, provider: str) -> tuple[str, ...]:
        return tuple(group.id for group in self._groups if provider in group.members)


def _named(records: Mapping[str, _Record], ids: Collection[str]) -> dict[str, _Record]:
    return {id: records[id] for id in sorted(set(ids)) if id in records}
