"""The few questions the search asks of a catalogue; every store answers them.

All questions come in batches, so that a route question costs a handful of reads however large the catalogue is.
Answers are complete: what is not in them does not exist at `revision`.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import NamedTuple, Protocol

from pathways.model.agreement import Agreement, AgreementGroup
from pathways.model.credential import Credential
from pathways.model.money import ExchangeRate
from pathways.model.pattern import Pattern
from pathways.model.things import Assumption, Average, LanguageTable, Occupation, Provider


class Counting(NamedTuple):
    """What may cite a credential: agreements in the order of their ids, ways by credential and way id, in order."""

    agreements: tuple[Agreement, ...] = ()
    ways: tuple[tuple[str, str], ...] = ()


class Network(Protocol):
    """One revision of a catalogue, as the search sees it."""

    @property
    def revision(self) -> int:
        """The state of the catalogue that every answer speaks of."""

    def credentials(self, ids: Collection[str]) -> Mapping[str, Credential]:
        """The credentials with these ids; unknown ids are left out."""

    def toward(self, ids: Collection[str]) -> Mapping[str, tuple[Agreement, ...]]:
        """Per credential, the agreements of status active whose `to` names it or whose pattern may cover it.

        A pattern covers only credentials of the receiver, or of members of the receiver where it is a group.
        Agreements come in the order of their ids.
        """

    def matching(self, patterns: Collection[Pattern], most: int | None = None) -> Mapping[Pattern, tuple[str, ...]]:
        """Per pattern, the ids of catalogue credentials that may match it, in order.

        Where more than `most` may, `most + 1` of them: the quickest (`model.matching.quickest`), by id where they tie.

        Decided on what a catalogue credential states (ids, kinds, fields, providers with members of groups,
        jurisdictions, level, credits, professions, accreditations, languages); where it does not state what the
        pattern asks, it is left out: an unknown match is of no use to a route. "target" parts are not decided.
        """

    def counting(self, ids: Collection[str]) -> Mapping[str, Counting]:
        """Per credential, the agreements of status active and the ways that may cite it.

        They are those whose `from` or `requires` names a pattern, other than one of what must be lacked, that the
        credential may match (see `matching`). Nothing cites an id outside the catalogue.
        """

    def leading_to(self, occupations: Collection[str]) -> tuple[str, ...]:
        """Ids of credentials that lead to one of these NOC 2021 codes, in order."""

    def licences(self, professions: Collection[str]) -> tuple[str, ...]:
        """Ids of licences and designations of these professions, in order."""

    def language_courses(self, language: str) -> tuple[str, ...]:
        """Ids of credentials that raise levels in this language, in order."""

    def language_tables(self) -> tuple[LanguageTable, ...]:
        """All conversion tables, in the order of their ids."""

    def occupations(self, prefixes: Collection[str]) -> Mapping[str, Occupation]:
        """The occupations whose code begins with one of the prefixes."""

    def providers(self, ids: Collection[str]) -> Mapping[str, Provider]:
        """The providers with these ids; unknown ids are left out."""

    def groups(self, ids: Collection[str]) -> Mapping[str, AgreementGroup]:
        """The agreement groups with these ids; unknown ids are left out."""

    def averages(self) -> tuple[Average, ...]:
        """All averages by which figures are estimated, in the order of their ids."""

    def assumptions(self) -> tuple[Assumption, ...]:
        """What is assumed per kind of credential, in the order of kinds."""

    def rates(self) -> tuple[ExchangeRate, ...]:
        """What currencies are worth in Canadian dollars."""
