"""Sources and the basis of figures in words."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from fractions import Fraction

from pathways.explain.numbers import AND, as_of, join, money, months
from pathways.explain.voice import Voice
from pathways.explain.words.two import Two
from pathways.model.money import Basis
from pathways.model.source import Confidence, Source, SourceKind
from pathways.routing.figures import Figure
from pathways.routing.route import Route

_AS_OF = Two("as of {date}", "en date de {date}")
_AS_OF_DAY = Two("as of {date}", "en date du {date}")
_UNDATED = Two("undated", "sans date")
_OF_WHICH = Two("of which {parts}", "dont {parts}")
_OF_STEPS = Two("{total} (in its steps: {parts})", "{total} (dans ses étapes : {parts})")
_ESTIMATED = Two("{amount} estimated", "{amount} d'estimation")
_ASSUMED = Two("{amount} assumed", "{amount} de supposition")
_FROM = Two("{part} from {names}", "{part} d'après {names}")


def source_words(source: Source, voice: Voice) -> str:
    """A source with its date and whatever weakens it: `https://..., as of 2024, derived`."""
    parts = [source.title or source.url]
    parts.append(_dated(source.as_of, voice) if source.as_of else voice.say(_UNDATED))
    if source.confidence is not Confidence.READ:
        parts.append(voice.word(source.confidence))
    if source.kind is not SourceKind.PRIMARY:
        parts.append(voice.word(source.kind))
    return ", ".join(parts)


def _dated(stated: str, voice: Voice) -> str:
    to_the_day = stated.partition("/")[0].count("-") == 2  # French says "du" before a day, "de" before a month or year
    return voice.say(_AS_OF_DAY if to_the_day else _AS_OF, date=as_of(stated, voice.lang))


def price_words(figures: Iterable[Figure], voice: Voice) -> str:
    """A price and what of it is not published: `$12,000 (of which $3,000 estimated from ...)`."""
    listed = tuple(figures)
    total = sum((figure.amount for figure in listed), Fraction(0))
    parts = [_part(basis, listed, voice) for basis in (Basis.ESTIMATED, Basis.ASSUMED)]
    return _whole(money(total, voice.lang), [part for part in parts if part], voice)


def price_summary(route: Route, voice: Voice) -> str:
    """A route's price and how much of it is not published."""
    shares = {basis: money(amount, voice.lang) for basis, amount in route.price_by_basis().items() if amount}
    return _whole(money(route.cost.price, voice.lang), _shares(shares, voice), voice)


def months_summary(route: Route, voice: Voice) -> str:
    """A route's months, and how many months of its steps are not published."""
    shares = {basis: months(amount, voice.lang) for basis, amount in route.months_by_basis().items() if amount}
    total, parts = months(route.cost.months, voice.lang), _shares(shares, voice)
    if not parts:
        return total
    # Steps run side by side: their durations may add up to more than the route takes.
    return voice.say(_OF_STEPS, total=total, parts=join(parts, AND, voice.lang))


def _shares(amounts: Mapping[Basis, str], voice: Voice) -> list[str]:
    words = ((Basis.ESTIMATED, _ESTIMATED), (Basis.ASSUMED, _ASSUMED))
    return [voice.say(said, amount=amounts[basis]) for basis, said in words if basis in amounts]


def _part(basis: Basis, figures: tuple[Figure, ...], voice: Voice) -> str:
    amount = sum((figure.amount for figure in figures if figure.basis is basis), Fraction(0))
    if not amount:
        return ""
    words = voice.say(_ESTIMATED if basis is Basis.ESTIMATED else _ASSUMED, amount=money(amount, voice.lang))
    averages = sorted({figure.by for figure in figures if figure.basis is basis and figure.by})
    names = join([voice.name("averages", by) for by in averages], AND, voice.lang)
    return voice.say(_FROM, part=words, names=names) if names else words


def _whole(total: str, parts: list[str], voice: Voice) -> str:
    return f"{total} ({voice.say(_OF_WHICH, parts=join(parts, AND, voice.lang))})" if parts else total
