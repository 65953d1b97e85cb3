"""The bundle: the one format of a catalogue, whole or in parts."""

from __future__ import annotations

from typing import Literal

from pydantic import BaseModel

from pathways.model.agreement import Agreement, AgreementGroup
from pathways.model.base import Text, Value
from pathways.model.credential import Credential
from pathways.model.money import ExchangeRate
from pathways.model.things import Assumption, Average, Framework, LanguageTable, Occupation, Provider, Skill

FORMAT: Literal["pathways-bundle-1"] = "pathways-bundle-1"


class Bundle(Value):
    """Records of every kind; several files make one catalogue, and a file may hold any of the lists."""

    format: Literal["pathways-bundle-1"] = FORMAT
    title: Text | None = None
    note: Text | None = None
    providers: tuple[Provider, ...] = ()
    credentials: tuple[Credential, ...] = ()
    agreements: tuple[Agreement, ...] = ()
    groups: tuple[AgreementGroup, ...] = ()
    occupations: tuple[Occupation, ...] = ()
    skills: tuple[Skill, ...] = ()
    frameworks: tuple[Framework, ...] = ()
    language_tables: tuple[LanguageTable, ...] = ()
    averages: tuple[Average, ...] = ()
    assumptions: tuple[Assumption, ...] = ()
    rates: tuple[ExchangeRate, ...] = ()


LISTS: dict[str, type[BaseModel]] = {
    "providers": Provider,
    "credentials": Credential,
    "agreements": Agreement,
    "groups": AgreementGroup,
    "occupations": Occupation,
    "skills": Skill,
    "frameworks": Framework,
    "language_tables": LanguageTable,
    "averages": Average,
    "assumptions": Assumption,
    "rates": ExchangeRate,
}
"""The lists of a bundle and what each holds."""


def key_of(record: BaseModel) -> str:
    """What names a record within its list: its id, or the kind or currency it speaks of."""
    for field in ("id", "kind", "currency"):
        value = getattr(record, field, None)
        if value is not None:
            return str(value)
    raise TypeError(f"{type(record).__name__} has no key")
