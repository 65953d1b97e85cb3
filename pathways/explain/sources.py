"""Sources and the basis of figures in words."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from fractions import Fraction

from pathways.explain.numbers import AND, as_of, join, money, months
from pathways.explain.voice import Voice
from pathways.explain.words.two import Lang, Two
from pathways.model.money import Basis
from pathways.model.source import Confidence, Source, SourceKind
from pathways.routing.figures import Figure
from pathways.routing.route import Route

_AS_OF = Two("as of {date}", "en date de {date}")
_AS_OF_DAY = Two("as of {date}", "en date du {date}")
_UNDATED = Two("undated", "sans date")
_OF_WHICH = Two("of which {parts}", "dont {parts}")
_OF_STEPS = Two("{total} (in its steps: {parts})", "{total} (dans ses étapes : {parts})")
_UNPUBLISHED: Mapping[Basis, tuple[Two, Two]] = {
    Basis.ESTIMATED: (Two("estimated", "estimation"), Two("{amount} estimated", "{amount} d'estimation")),
    Basis.ASSUMED: (Two("assumed", "supposition"), Two("{amount} assumed", "{amount} de supposition")),
}
"""What is not published: said of the whole, and of a part of it."""

_FROM = Two("{part} from {names}", "{part} d'après {names}")

_Spoken = Callable[[Fraction, Lang], str]


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
    return _figures(tuple(figures), money, voice)


def months_words(figures: Iterable[Figure], voice: Voice) -> str:
    """How long something takes and what of it is not published: `24 months (estimated)`."""
    return _figures(tuple(figures), months, voice)


def price_summary(route: Route, voice: Voice) -> str:
    """A route's price and how much of it is not published."""
    by_basis = route.price_by_basis()
    return _figures(tuple(Figure(amount, basis) for basis, amount in by_basis.items()), money, voice)


def months_summary(route: Route, voice: Voice) -> str:
    """A route's months, and how many months of its steps are not published."""
    shares = {basis: months(amount, voice.lang) for basis, amount in route.months_by_basis().items() if amount}
    total, parts = months(route.cost.months, voice.lang), _shares(shares, voice)
    if not parts:
        return total
    # Steps run side by side: their durations may add up to more than the route takes.
    return voice.say(_OF_STEPS, total=total, parts=join(parts, AND, voice.lang))


def _figures(figures: tuple[Figure, ...], spoken: _Spoken, voice: Voice) -> str:
    """A sum and what of it is not published; one that is so as a whole is not said twice."""
    total = _sum(figures)
    parts = []
    for basis, (whole, part) in _UNPUBLISHED.items():
        mine = tuple(figure for figure in figures if figure.basis is basis)
        amount = _sum(mine)
        if amount:
            words = voice.say(whole) if amount == total else voice.say(part, amount=spoken(amount, voice.lang))
            parts.append(_by(mine, words, voice))
        if amount and amount == total:
            return f"{spoken(total, voice.lang)} ({parts[0]})"
    return _whole(spoken(total, voice.lang), parts, voice)


def _shares(amounts: Mapping[Basis, str], voice: Voice) -> list[str]:
    return [voice.say(part, amount=amounts[basis]) for basis, (_, part) in _UNPUBLISHED.items() if basis in amounts]


def _sum(figures: Iterable[Figure]) -> Fraction:
    return sum((figure.amount for figure in figures), Fraction(0))


def _by(figures: tuple[Figure, ...], words: str, voice: Voice) -> str:
    averages = sorted({figure.by for figure in figures if figure.by})
    names = join([voice.name("averages", by) for by in averages], AND, voice.lang)
    return voice.say(_FROM, part=words, names=names) if names else words


def _whole(total: str, parts: list[str], voice: Voice) -> str:
    return f"{total} ({voice.say(_OF_WHICH, parts=join(parts, AND, voice.lang))})" if parts else total
