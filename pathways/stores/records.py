"""What a catalogue is made of, and how each part of it is named."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TypeVar, cast

from pathways.errors import InvalidInput, Problem
from pathways.model.agreement import Agreement, AgreementGroup
from pathways.model.bundle import LISTS, Bundle, key_of
from pathways.model.credential import Credential
from pathways.model.money import ExchangeRate
from pathways.model.things import Assumption, Average, Framework, LanguageTable, Occupation, Provider, Skill

Record = (
    Provider
    | Credential
    | Agreement
    | AgreementGroup
    | Occupation
    | Skill
    | Framework
    | LanguageTable
    | Average
    | Assumption
    | ExchangeRate
)
"""Anything a catalogue is made of: what the lists of a bundle hold."""

AnyRecord = TypeVar(
    "AnyRecord",
    Provider,
    Credential,
    Agreement,
    AgreementGroup,
    Occupation,
    Skill,
    Framework,
    LanguageTable,
    Average,
    Assumption,
    ExchangeRate,
)

_NAMES: dict[type[object], str] = {kind: name for name, kind in LISTS.items()}


def list_of(of: type[object]) -> str:
    """The name of the bundle's list that holds such records; raises `InvalidInput` for what no list holds."""
    name = _NAMES.get(of)
    if name is None:
        raise InvalidInput(Problem(of.__name__, "is no kind of record", f"one of {', '.join(LISTS)}"))
    return name


def type_of(name: str) -> type[Record]:
    """The kind of record that a list holds."""
    return cast(type[Record], LISTS[name])


def address(record: Record) -> tuple[str, str]:
    """What names a record in a catalogue: its list and its key there."""
    return list_of(type(record)), key_of(record)


def records_of(bundle: Bundle) -> Iterator[Record]:
    """Every record of a bundle, list by list."""
    for name in LISTS:
        yield from getattr(bundle, name)
