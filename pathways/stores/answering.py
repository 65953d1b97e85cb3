"""The search's questions that only name a list or a tag: each once, for every store that reads through indexes."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Collection, Mapping

from pathways.model.agreement import AgreementGroup
from pathways.model.credential import Credential
from pathways.model.money import ExchangeRate
from pathways.model.things import Assumption, Average, LanguageTable, Provider
from pathways.stores.base import AnyRecord
from pathways.stores.deciding import by_kind


class Answering(ABC):
    """Answers these questions of `routing.network.Network` by three questions of its own."""

    @abstractmethod
    def named(self, of: type[AnyRecord], ids: Collection[str]) -> Mapping[str, AnyRecord]:
        """The records with these keys, in the order of keys; unknown ones are left out."""

    @abstractmethod
    def all(self, of: type[AnyRecord]) -> tuple[AnyRecord, ...]:
        """All records of a kind, in the order of keys."""

    @abstractmethod
    def tagged(self, what: str, values: Collection[str]) -> tuple[str, ...]:
        """Ids of the credentials that have one of these values of a tag (`derive`), in order."""

    def credentials(self, ids: Collection[str]) -> Mapping[str, Credential]:
        """The credentials with these ids; unknown ids are left out."""
        return self.named(Credential, ids)

    def leading_to(self, occupations: Collection[str]) -> tuple[str, ...]:
        """Ids of credentials that lead to one of these occupations, in order."""
        return self.tagged("occupation", occupations)

    def licences(self, professions: Collection[str]) -> tuple[str, ...]:
        """Ids of licences and designations of these professions, in order."""
        return self.tagged("profession", professions)

    def language_courses(self, language: str) -> tuple[str, ...]:
        """Ids of credentials that raise levels in this language, in order."""
        return self.tagged("raises", [language])

    def language_tables(self) -> tuple[LanguageTable, ...]:
        """All conversion tables, in the order of their ids."""
        return self.all(LanguageTable)

    def providers(self, ids: Collection[str]) -> Mapping[str, Provider]:
        """The providers with these ids; unknown ids are left out."""
        return self.named(Provider, ids)

    def groups(self, ids: Collection[str]) -> Mapping[str, AgreementGroup]:
        """The agreement groups with these ids; unknown ids are left out."""
        return self.named(AgreementGroup, ids)

    def averages(self) -> tuple[Average, ...]:
        """All averages, in the order of their ids."""
        return self.all(Average)

    def assumptions(self) -> tuple[Assumption, ...]:
        """What is assumed per kind of credential, in the order of kinds."""
        return by_kind(self.all(Assumption))

    def rates(self) -> tuple[ExchangeRate, ...]:
        """What currencies are worth in Canadian dollars, in the order of their codes."""
        return self.all(ExchangeRate)
