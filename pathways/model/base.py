"""What every part of the model shares: frozen values, exact numbers, bilingual text."""

from __future__ import annotations

import re
from decimal import Decimal
from fractions import Fraction
from functools import lru_cache
from typing import Annotated, Any, Literal, TypeVar

from pydantic import (
    BaseModel,
    ConfigDict,
    PlainSerializer,
    PlainValidator,
    StringConstraints,
    WithJsonSchema,
    model_validator,
)

from pathways.model.places import PLACE


class Unfit(ValueError):
    """That a value breaks a rule of the model, in words that hold nothing of it; `at`: where beneath the value."""

    def __init__(
        self, what: str, french: str, hint: str = "", french_hint: str = "", at: tuple[str | int, ...] = ()
    ) -> None:
        self.what, self.hint = what, hint
        self.french = (french, french_hint)
        self.at = at
        super().__init__(what)


class Value(BaseModel):
    """Base of all model types: immutable, strict about unknown fields, read by alias or by name."""

    model_config = ConfigDict(frozen=True, extra="forbid", populate_by_name=True)


Id = Annotated[str, StringConstraints(pattern=r"^[a-z0-9][a-z0-9._:-]*$", max_length=120)]
"""A stable id: lower-case letters, digits, dot, colon, dash, underscore."""

Jurisdiction = Annotated[str, StringConstraints(pattern=PLACE)]
"""ISO 3166-1 country (`CA`) or ISO 3166-2 subdivision (`CA-ON`), one that there is."""

NocCode = Annotated[str, StringConstraints(pattern=r"^[0-9]{5}$")]
"""A NOC 2021 unit group, five digits kept as text (`00010`)."""

NocPrefix = Annotated[str, StringConstraints(pattern=r"^[0-9]{1,5}$")]
"""The first digits of NOC 2021 codes: `213` is every engineer's unit group."""

FieldCode = Annotated[str, StringConstraints(pattern=r"^[0-9]{2,4}$")]
"""An ISCED-F 2013 code of two, three or four digits; a shorter one covers the longer ones under it."""

Language = Literal["en", "fr"]

Item = TypeVar("Item")

_NO_NUMBER = "not an exact number: write digits, a decimal ('2.5') or a ratio ('7/3')"


def _exact(value: Any) -> Fraction:
    """Read an exact number: `3`, `2.5`, `7/3`; a float is refused because it is not what was written."""
    if isinstance(value, str) and len(value) <= 40:
        return _exact_written(value)
    if isinstance(value, Fraction):
        return value
    if isinstance(value, bool | float):
        raise ValueError("write the number as text ('2.5', '7/3'): a float is not exact")
    if isinstance(value, int | Decimal):
        return Fraction(value)
    raise ValueError(_NO_NUMBER)


# A catalogue writes the same few numbers over and over; reading one takes longer than all else of its place.
@lru_cache(maxsize=4096)
def _exact_written(value: str) -> Fraction:
    if re.fullmatch(r"-?\d+(\.\d+|/[1-9]\d*)?", value.strip()):
        return Fraction(value.strip())
    raise ValueError(_NO_NUMBER)


def exact_text(value: Fraction) -> str:
    """Write an exact number the way `Exact` reads it."""
    return str(value)


def _not_negative(value: Any) -> Fraction:
    exact = _exact(value)
    if exact.numerator < 0:
        raise ValueError("must not be negative")
    return exact


# Plain validators stand for the whole of a value's reading: a catalogue holds tens of millions of them.
Exact = Annotated[
    Fraction,
    PlainValidator(_not_negative),
    PlainSerializer(exact_text, return_type=str),
    WithJsonSchema({"type": "string", "pattern": r"^\d+(\.\d+|/[1-9]\d*)?$"}),
]
"""A non-negative rational number, written `3`, `2.5` or `7/3`."""

Months = Exact
"""A duration in months, exact."""


def _money(value: Any) -> Decimal:
    if isinstance(value, bool | float):
        raise ValueError("write the amount as text ('264.00'): a float is not exact")
    text = str(value).strip()
    if not re.fullmatch(r"\d{1,12}(\.\d{1,4})?", text):
        raise ValueError("not an amount of money: write digits with at most four decimals, no sign or separator")
    return Decimal(text)


Money = Annotated[
    Decimal,
    PlainValidator(_money),
    PlainSerializer(str, return_type=str),
    WithJsonSchema({"type": "string", "pattern": r"^\d{1,12}(\.\d{1,4})?$"}),
]
"""A non-negative amount of money; its currency stands beside it."""

Currency = Annotated[str, StringConstraints(pattern=r"^[A-Z]{3}$")]


class Text(Value):
    """Words for people, in English, French or both. A bare string is read as English."""

    en: str | None = None
    fr: str | None = None

    @model_validator(mode="before")
    @classmethod
    def _bare(cls, value: Any) -> Any:
        return {"en": value} if isinstance(value, str) else value

    @model_validator(mode="after")
    def _some(self) -> Text:
        if not (self.en or self.fr):
            raise ValueError("needs text in 'en', 'fr' or both")
        return self

    def best(self, language: str) -> tuple[str, Language]:
        """The text in `language`, or else in the other one, with the language it is in."""
        wanted: tuple[Language, ...] = ("fr", "en") if language == "fr" else ("en", "fr")
        for code in wanted:
            words = self.fr if code == "fr" else self.en
            if words:
                return words, code
        raise AssertionError("a text has words in some language")


def listed(value: Any) -> Any:
    """Let a list of one be written without the list."""
    return [value] if isinstance(value, str) else value


def unique(items: tuple[Item, ...]) -> tuple[Item, ...]:
    """Refuse a list that names something twice."""
    if len(set(items)) != len(items):
        raise ValueError("names something twice")
    return items
