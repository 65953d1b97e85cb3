"""Prices and figures: every number says whether it is published, estimated or assumed."""

from __future__ import annotations

from enum import IntEnum
from typing import Annotated, Any

from pydantic import BeforeValidator, model_validator
from pydantic.functional_serializers import PlainSerializer

from pathways.model.base import Currency, Exact, Money, Text, Value
from pathways.model.kinds import Audience
from pathways.model.source import Source
from pathways.model.time import ALWAYS, Period

HOME = "CAD"
"""The currency in which all is added up."""


class Basis(IntEnum):
    """Where a figure comes from; ordered, the worst last."""

    PUBLISHED = 0
    ESTIMATED = 1
    ASSUMED = 2


def _basis(value: Any) -> Any:
    return Basis[value.upper()] if isinstance(value, str) and value.upper() in Basis.__members__ else value


NamedBasis = Annotated[
    Basis, BeforeValidator(_basis), PlainSerializer(lambda basis: basis.name.lower(), return_type=str)
]


class Price(Value):
    """What something costs, for whom, since when; `per` tells a whole program from one year of it."""

    amount: Money
    currency: Currency = HOME
    audience: Audience = Audience.EVERYONE
    basis: NamedBasis = Basis.PUBLISHED
    in_force: Period = ALWAYS
    source: Source | None = None  # None: the record's own source states it
    note: Text | None = None

    @model_validator(mode="before")
    @classmethod
    def _bare(cls, value: Any) -> Any:
        return {"amount": value} if isinstance(value, str | int) else value


class Duration(Value):
    """How long something takes, in months."""

    months: Exact
    basis: NamedBasis = Basis.PUBLISHED
    source: Source | None = None  # None: the record's own source states it
    note: Text | None = None

    @model_validator(mode="before")
    @classmethod
    def _bare(cls, value: Any) -> Any:
        return {"months": value} if isinstance(value, str | int) else value


class ExchangeRate(Value):
    """What one unit of a currency was worth in Canadian dollars; turns a price into an estimate."""

    currency: Currency
    cad: Exact
    source: Source
