"""Small values: exact numbers, money, text in a language, sources, periods."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Annotated, Any

import strawberry

from pathways.api.context import context_of
from pathways.api.declare import described, output, read
from pathways.api.enums import Lang
from pathways.explain.numbers import rounded
from pathways.explain.parts import Noting
from pathways.explain.words import two
from pathways.model import base, credit, money, source
from pathways.model.credit import CreditUnit
from pathways.model.source import Confidence, SourceKind

LangArgument = Annotated[
    Lang | None, strawberry.argument(description="The language wanted; null: the one that the request asks for.")
]


@output
class Exact:
    """An exact quantity."""

    rational: str = described("The exact value as a ratio or a whole number: `7/2`, `3`.")
    value: float = described("The nearest floating-point number.")


def exact(value: Fraction) -> Exact:
    """A rational number as it is answered."""
    return Exact(rational=str(value), value=float(value))


def maybe_exact(value: Fraction | None) -> Exact | None:
    """The same of what may be unknown."""
    return None if value is None else exact(value)


@output
class Money:
    """An amount of money."""

    amount: str = described("A decimal number with the cents it was stated with, or rounded to cents: `264.00`.")
    currency: str = described("ISO 4217 code.")
    exact: str = described("The exact amount as a ratio or a whole number.")


def cad(value: Fraction) -> Money:
    """An amount in Canadian dollars."""
    return Money(amount=str(rounded(value, 2)), currency=money.HOME, exact=str(value))


def stated(amount: Decimal, currency: str) -> Money:
    """An amount as a source states it."""
    return Money(amount=str(amount), currency=currency, exact=str(Fraction(amount)))


@output
class Text:
    """Words for people, in the language asked for where there are such words."""

    value: str = described("The words.")
    language: Lang = described("The language they are in.")
    is_fallback: bool = described("Whether they are in the other language because there are none in the one asked for.")


def spoken(info: strawberry.Info, lang: Lang | None) -> two.Lang:
    """The language of an answer: the one that a field asks for, else the request's."""
    return two.LANGS[list(Lang).index(lang)] if lang else context_of(info).lang


def said(text: base.Text, info: strawberry.Info, lang: Lang | None) -> Text:
    """A bilingual text in the language asked for, else in the other one."""
    wanted = spoken(info, lang)
    words, code = text.best(wanted)
    return Text(value=words, language=Lang(code), is_fallback=code != wanted)


def in_parts(sentence: str, voice: Noting) -> list[Text]:
    """A sentence of a voice, cut where its language changes."""
    return [
        Text(value=part.words, language=Lang(part.language), is_fallback=part.language != voice.lang)
        for part in voice.parts(sentence)
    ]


def text(read: Callable[[Any], base.Text], description: str) -> Any:
    """A field of words that are always there."""

    def resolve(root: Any, info: strawberry.Info, lang: LangArgument = None) -> Text:
        return said(read(root), info, lang)

    return strawberry.field(resolver=resolve, description=description)


def maybe_text(read: Callable[[Any], base.Text | None], description: str) -> Any:
    """A field of words that may not be there."""

    def resolve(root: Any, info: strawberry.Info, lang: LangArgument = None) -> Text | None:
        found = read(root)
        return said(found, info, lang) if found else None

    return strawberry.field(resolver=resolve, description=description)


@output
class Credits:
    """An amount of credit."""

    @read()
    def amount(root: credit.Credits) -> Exact:
        """How much, in its own unit."""
        return exact(root.amount)

    unit: CreditUnit = described("What it is counted in.")

    @read()
    def semester(root: credit.Credits) -> Exact | None:
        """In Canadian semester credits; null: only the provider's rate could tell."""
        return maybe_exact(root.semester())


@output
class Period:
    """When something is in force; both ends are inclusive."""

    since: date | None = described("The first day; null: it always was.")
    until: date | None = described("The last day; null: no end is known.")


@output
class Source:
    """Where a fact was read."""

    url: str = described("The address of the page or document.")
    title: str | None = described("What the page is called; null: not noted.")
    as_of: str | None = described(
        "The date the source states for itself, as precise as it states it (`2024`, `2024-11`, `2024/2025`); "
        "null: it is undated, which does not make it current."
    )
    confidence: Confidence = described("How sure it is that the source says this.")
    kind: SourceKind = described("Who speaks in it.")
    note = maybe_text(lambda one: one.note, "What else is to be known about it; null: nothing.")
    also: list[str] = described("Further addresses that say the same.")


def sources(found: Iterable[source.Source]) -> list[Any]:
    """Sources, each once, in their order."""
    return list(dict.fromkeys(found))
