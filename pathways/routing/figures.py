"""Figures: what a way takes and costs, each published, estimated by a sourced average, or assumed; never zero."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction

from pathways.model.agreement import Agreement
from pathways.model.credential import Credential
from pathways.model.credit import CREDITS_A_YEAR
from pathways.model.kinds import Audience
from pathways.model.money import Basis, Price
from pathways.model.source import Source
from pathways.model.things import Average
from pathways.model.time import ALWAYS, Period
from pathways.model.way import Way
from pathways.recognition.thing import hours_rate
from pathways.routing.neighbourhood import Neighbourhood

MONTHS_A_YEAR = Fraction(12)
ZERO = Fraction(0)


@dataclass(frozen=True, slots=True)
class Figure:
    """A number with where it comes from; `by` is the id of the average that estimated it."""

    amount: Fraction
    basis: Basis = Basis.PUBLISHED
    source: Source | None = None
    by: str | None = None


NONE = Figure(ZERO)


@dataclass(frozen=True, slots=True)
class Entry:
    """One price in Canadian dollars, for whom and when."""

    figure: Figure
    audience: Audience = Audience.EVERYONE
    in_force: Period = ALWAYS

    def applies(self, audience: Audience, moment: Fraction) -> bool:
        """Whether a learner of that audience pays it at `moment`."""
        return self.audience in (Audience.EVERYONE, audience) and self.in_force.covers(moment)


@dataclass(frozen=True, slots=True)
class Ledger:
    """Prices of which those that apply are added up.

    `fallback` per audience stands in where none is listed that applies at the moment; None: nothing is owed then.
    """

    entries: tuple[Entry, ...] = ()
    fallback: tuple[tuple[Audience, Figure], ...] = ()

    @property
    def steady(self) -> bool:
        """Whether the total is the same at every moment."""
        return all(entry.in_force == ALWAYS for entry in self.entries)

    def items(self, domestic: bool | None, moment: Fraction) -> tuple[Figure, ...]:
        """What a learner owes; where their audience is not stated, the dearer of the two."""
        if domestic is None:
            both = (self._for(audience, moment) for audience in (Audience.DOMESTIC, Audience.INTERNATIONAL))
            return max(both, key=lambda figures: sum(figure.amount for figure in figures))
        return self._for(Audience.DOMESTIC if domestic else Audience.INTERNATIONAL, moment)

    def total(self, domestic: bool | None, moment: Fraction) -> Fraction:
        """The sum of `items`, in Canadian dollars."""
        return sum((figure.amount for figure in self.items(domestic, moment)), ZERO)

    def _for(self, audience: Audience, moment: Fraction) -> tuple[Figure, ...]:
        listed = tuple(entry.figure for entry in self.entries if entry.applies(audience, moment))
        return listed or tuple(figure for who, figure in self.fallback if who is audience)


EMPTY = Ledger()


@dataclass(frozen=True, slots=True)
class WayFigures:
    """What one way takes: months of all its study at full time, months waited, tuition for all of it, the rest."""

    study: Figure
    wait: Figure
    tuition: Ledger
    fixed: tuple[Ledger, ...]


def figures_of(credential: Credential, way: Way, near: Neighbourhood) -> WayFigures:
    """The figures of a way, gaps filled."""
    guess = _Guess(credential, near)
    wait = _duration(way.wait.months, way.wait.basis, way.wait.source, credential) if way.wait else None
    if way.study is None:
        prices = ledger(way.prices, credential.source, near) if way.prices is not None else guess.whole_price()
        return WayFigures(NONE, wait or guess.whole_months(), EMPTY, (prices,))
    study, full = way.study, way.study.full_time
    credits_ = study.credits.semester(hours_rate(credential.provider, near))
    months = _duration(full.months, full.basis, full.source, credential) if full else guess.study_months(credits_)
    listed = ledger(study.tuition, credential.source, near)
    tuition = Ledger(listed.entries, guess.tuition(credits_, fees=not study.fees))
    fixed = (ledger(study.fees, credential.source, near), ledger(way.prices or (), credential.source, near))
    return WayFigures(months, wait or NONE, tuition, fixed)


def _duration(months: Fraction, basis: Basis, source: Source | None, credential: Credential) -> Figure:
    return Figure(months, basis, source or credential.source)


def ledger(prices: Iterable[Price], source: Source, near: Neighbourhood) -> Ledger:
    """Listed prices in Canadian dollars; `source` stands behind those that name none."""
    return Ledger(tuple(_entry(price, source, near) for price in prices))


def fees_of(agreement: Agreement, near: Neighbourhood) -> Ledger:
    """What claiming an agreement costs."""
    return ledger(agreement.fees, agreement.source, near)


def _entry(price: Price, source: Source, near: Neighbourhood) -> Entry:
    amount, basis = Fraction(price.amount), price.basis
    if price.currency != "CAD":
        rate = near.rate(price.currency)
        amount, basis = amount * rate, max(basis, Basis.ESTIMATED)
    return Entry(Figure(amount, basis, price.source or source), price.audience, price.in_force)


@dataclass(frozen=True, slots=True)
class _Guess:
    """Estimates and assumptions for one credential."""

    credential: Credential
    near: Neighbourhood

    def study_months(self, credits_: Fraction | None) -> Figure:
        """Months of full-time study from its credits, a year for thirty; else what is assumed of its kind."""
        if credits_ is None:
            return self._assumed_months()
        return Figure(credits_ / CREDITS_A_YEAR * MONTHS_A_YEAR, Basis.ESTIMATED, by="30 credits a year")

    def whole_months(self) -> Figure:
        """Months waited for a way without study that states none."""
        known = self._average("months", Audience.EVERYONE)
        return Figure(known.value, Basis.ESTIMATED, known.source, known.id) if known else self._assumed_months()

    def whole_price(self) -> Ledger:
        """The price of a way without study that states none."""
        return Ledger(fallback=tuple((who, self._price("price", Fraction(1), who)) for who in _BOTH))

    def tuition(self, credits_: Fraction | None, *, fees: bool) -> tuple[tuple[Audience, Figure], ...]:
        """Tuition for the whole of a study that states none, per audience; `fees`: with the fees of each year."""
        if credits_ is None:
            return tuple((who, self._assumed_price()) for who in _BOTH)
        return tuple((who, figure) for who in _BOTH for figure in self._yearly(credits_ / CREDITS_A_YEAR, who, fees))

    def _yearly(self, years: Fraction, audience: Audience, fees: bool) -> tuple[Figure, ...]:
        tuition = self._price("tuition_per_year", years, audience)
        # What is assumed stands for the whole price: fees come on top of an estimate only.
        compulsory = self._average("fees_per_year", audience) if fees and tuition.basis is Basis.ESTIMATED else None
        return (tuition, self._estimated(compulsory, years)) if compulsory else (tuition,)

    def _price(self, quantity: str, times: Fraction, audience: Audience) -> Figure:
        known = self._average(quantity, audience)
        return self._estimated(known, times) if known else self._assumed_price()

    def _estimated(self, known: Average, times: Fraction) -> Figure:
        rate = self.near.rate(known.currency or "CAD")
        return Figure(known.value * times * rate, Basis.ESTIMATED, known.source, known.id)

    def _average(self, quantity: str, audience: Audience) -> Average | None:
        place = self.near.place_of(self.credential)
        fitting = [
            (score, average.id, average)
            for average in self.near.averages(quantity)
            if (score := _specificity(average, self.credential, place, audience)) is not None
        ]
        return min(fitting, key=lambda entry: (-entry[0], entry[1]))[2] if fitting else None

    def _assumed_months(self) -> Figure:
        assumed = self.near.assumption(self.credential.kind)
        return Figure(assumed.months, Basis.ASSUMED)

    def _assumed_price(self) -> Figure:
        price = self.near.assumption(self.credential.kind).price
        return Figure(Fraction(price.amount) * self.near.rate(price.currency), Basis.ASSUMED)


_BOTH = (Audience.DOMESTIC, Audience.INTERNATIONAL)


def _specificity(average: Average, credential: Credential, place: str | None, audience: Audience) -> int | None:
    """How closely an average speaks of a credential; None where it speaks of others."""
    score = 0
    if average.audience is not Audience.EVERYONE:
        if average.audience is not audience:
            return None
        score += 1
    if average.kinds:
        if credential.kind not in average.kinds:
            return None
        score += 8
    if average.fields:
        if credential.field is None or not credential.field.startswith(average.fields):
            return None
        score += 4
    if average.jurisdictions:
        if place is None or not any(place == one or place.startswith(one + "-") for one in average.jurisdictions):
            return None
        score += 3 if place in average.jurisdictions else 2
    return score
