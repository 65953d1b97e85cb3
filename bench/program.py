"""A route question without dates as an integer program: what is earned and how, what is cited, claimed and counted.

Columns are yes-or-no but for the credits that count. What goes round in a circle, and credit that excludes other credit
because one is counted in the other, is not known before a solution is seen: `bench.cuts` adds those rows.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping
from typing import NamedTuple

from pathways.model.agreement import Agreement
from pathways.model.credential import Credential
from pathways.model.pattern import Pattern
from pathways.model.requirement import CreditsFrom, Group, Holds, Requirement, patterns_of
from pathways.model.way import Way
from pathways.routing.network import Network
from pathways.routing.request import OccupationTarget, RouteRequest

Terms = dict[int, float]
"""Coefficients by column."""


class Row(NamedTuple):
    """A sum between bounds."""

    low: float
    high: float
    terms: Terms


class Cite(NamedTuple):
    """A column that says that a thing is cited: toward which credential, and in which claim if it is for credit.

    `counted`: what is cited is then counted in the credential. `claim`: the agreement.
    """

    column: int
    toward: str
    thing: str
    counted: bool
    claim: str | None


class Context(NamedTuple):
    """For whom a requirement is met: the credential, whether what it cites is counted, in which claim."""

    toward: str
    counted: bool = False
    claim: str | None = None
    evidence: bool = False


FAR = float("inf")


class Program:
    """The columns and rows of one question."""

    def __init__(self, request: RouteRequest, network: Network) -> None:
        if isinstance(request.target, OccupationTarget):
            raise TypeError("an occupation is no target of this program")
        self.held = {each.credential for each in request.background.holdings if each.credential}
        self.price: list[float] = []
        self.months: list[float] = []
        self.upper: list[float] = []
        self.whole: list[bool] = []
        self.rows: list[Row] = []
        self.cites: list[Cite] = []
        self.earning: dict[str, list[int]] = defaultdict(list)
        self.adds: set[frozenset[str]] = set()
        self._surroundings = Surroundings(request.target, network, self.held)
        for credential in self._surroundings.credentials.values():
            self._begin(credential)
        for credential in self._surroundings.credentials.values():
            self._credential(credential)
        self._row({self._met(request.target, Context("")): 1}, low=1)
        every = {column: 1.0 for columns in self.earning.values() for column in columns}
        self._row(every, high=request.limits.steps)

    def _begin(self, credential: Credential) -> None:
        """Columns for each way to earn it, and for each award; rows come when all columns are there."""
        for way in credential.ways:
            self.earning[credential.id].append(self._way_column(way))
        for agreement in self._surroundings.toward[credential.id]:
            if agreement.grant.award:
                self.earning[credential.id].append(self._column(price=_fees(agreement)))

    def _credential(self, credential: Credential) -> None:
        columns = self.earning[credential.id]
        toward = self._surroundings.toward[credential.id]
        self._row(dict.fromkeys(columns, 1.0), high=1)
        for column, way in zip(columns, credential.ways, strict=False):
            self._way(credential, way, column, toward)
        awards = [agreement for agreement in toward if agreement.grant.award]
        for column, agreement in zip(columns[len(credential.ways) :], awards, strict=True):
            evidence = self._met(agreement.from_, Context(credential.id, True, agreement.id, True))
            self._row({evidence: 1, column: -1}, low=0)

    def _way(self, credential: Credential, way: Way, column: int, toward: Collection[Agreement]) -> None:
        waivers: dict[str, list[int]] = defaultdict(list)
        counted: list[tuple[Agreement, int]] = []
        for agreement in toward:
            admitted = agreement.grant.admission
            useful = admitted or (agreement.grant.credits and way.study)
            if not useful:
                continue
            claim = self._claim(agreement, credential, column)
            for name in ("all",) if admitted == "all" else admitted or ():
                waivers[name].append(claim)
            if agreement.grant.credits and way.study:
                counted.append((agreement, self._counted(agreement, way, claim)))
        if way.study:
            self._limits(credential, way, counted)
        stacking = way.study is None and credential.credits is not None
        met = self._met(way.requires, Context(credential.id, stacking), waivers)
        self._row({met: 1, column: -1, **dict.fromkeys(waivers["all"], 1.0)}, low=0)

    def _claim(self, agreement: Agreement, credential: Credential, column: int) -> int:
        claim = self._column(price=_fees(agreement))
        self._row({column: 1, claim: -1}, low=0)
        context = Context(credential.id, agreement.grant.credits is not None, agreement.id, True)
        self._row({self._met(agreement.from_, context): 1, claim: -1}, low=0)
        self.adds |= {frozenset((agreement.id, other)) for other in agreement.adds_to}
        return claim

    def _counted(self, agreement: Agreement, way: Way, claim: int) -> int:
        """A column of credits that count, each of which saves its part of the study."""
        amount = _amount(agreement)
        assert way.study is not None
        credits = float(way.study.credits.amount)
        tuition, months = _tuition(way), float(way.study.full_time.months if way.study.full_time else 0)
        column = self._column(-tuition / credits, -months / credits, amount, whole=False)
        self._row({column: 1, claim: -amount}, high=0)
        return column

    def _limits(self, credential: Credential, way: Way, counted: Collection[tuple[Agreement, int]]) -> None:
        """No more counts than there is to study, than residency leaves, than groups and caps allow."""
        assert way.study is not None
        credits = float(way.study.credits.amount)
        self._row({column: 1 for _, column in counted}, high=credits)
        if credential.residency:
            foreign = {column: 1.0 for one, column in counted if not self._own(one, credential)}
            self._row(foreign, high=credits - float(credential.residency.amount))
        groups: dict[str, Terms] = defaultdict(dict)
        for agreement, column in counted:
            if agreement.group:
                groups[agreement.group][column] = 1
        for group, terms in groups.items():
            self._row(terms, high=self._surroundings.caps[group])
        for cap in credential.caps:
            if cap.of is not None:
                kinds = set(cap.of.kinds)
                capped = {column: 1.0 for one, column in counted if kinds & self._surroundings.kinds_of(one)}
                self._row(capped, high=float(cap.credits.amount))

    def _own(self, agreement: Agreement, credential: Credential) -> bool:
        """Whether it rests on holdings of the credential's own provider alone, whatever is chosen."""
        return self._surroundings.providers_of(agreement) == {credential.provider}

    def _met(self, node: Requirement, context: Context, waivers: Mapping[str, list[int]] | None = None) -> int:
        """A column that may be 1 only where the requirement is met, or its name waived."""
        column = self._column()
        match node:
            case Group():
                items = [self._met(item, context, waivers) for item in node.items]
                self._row({column: -node.needed, **dict.fromkeys(items, 1.0)}, low=0)
            case Holds():
                self._cited(column, dict.fromkeys(self._things(node.holds, context), 1.0), node.count, context)
            case CreditsFrom():
                weights = {thing: self._surroundings.weight(thing) for thing in self._things(node.of, context)}
                self._cited(column, weights, float(node.credits.amount), context)
            case _:
                raise TypeError(f"{type(node).__name__} takes dates or people")
        waiving = (waivers or {}).get(node.name or "", [])
        if not waiving:
            return column
        either = self._column()
        self._row({either: -1, column: 1, **dict.fromkeys(waiving, 1.0)}, low=0)
        return either

    def _things(self, pattern: Pattern, context: Context) -> list[str]:
        return [thing for thing in self._surroundings.matching(pattern) if thing != context.toward]

    def _cited(self, met: int, weights: Mapping[str, float], needed: float, context: Context) -> None:
        terms: Terms = {}
        for thing, weight in weights.items():
            cite = self._column()
            terms[cite] = weight
            if thing not in self.held:
                self._row({cite: -1, **dict.fromkeys(self.earning[thing], 1.0)}, low=0)
            self.cites.append(Cite(cite, context.toward, thing, context.counted, context.claim))
        self._row({met: -needed, **terms}, low=0)
        if context.evidence:
            # No part of the evidence is needless.
            self._row(terms, high=needed)

    def _way_column(self, way: Way) -> int:
        prices = float(sum(price.amount for price in way.prices or ()))
        wait = float(way.wait.months) if way.wait else 0.0
        if way.study is None:
            return self._column(prices, wait)
        fees = float(sum(fee.amount for fee in way.study.fees))
        studied = float(way.study.full_time.months) if way.study.full_time else 0.0
        return self._column(_tuition(way) + fees + prices, wait + studied)

    def _column(self, price: float = 0, months: float = 0, upper: float = 1, *, whole: bool = True) -> int:
        self.price.append(price)
        self.months.append(months)
        self.upper.append(upper)
        self.whole.append(whole)
        return len(self.price) - 1

    def _row(self, terms: Terms, low: float = -FAR, high: float = FAR) -> None:
        if terms:
            self.rows.append(Row(low, high, terms))


class Surroundings:
    """Everything from which a target may be reached, fetched level by level."""

    def __init__(self, target: Requirement, network: Network, held: Collection[str]) -> None:
        self.credentials: dict[str, Credential] = {}
        self.toward: dict[str, tuple[Agreement, ...]] = {}
        self.caps: dict[str, float] = {}
        self._network = network
        self._matching: dict[Pattern, tuple[str, ...]] = {}
        level = self._match(target)
        while level:
            found = network.credentials(level)
            self.credentials.update(found)
            toward = network.toward([id for id in level if id not in held])
            self.toward.update({id: toward.get(id, ()) for id in level})
            groups = network.groups([one.group for many in toward.values() for one in many if one.group])
            self.caps.update({id: float(group.cap.amount) for id, group in groups.items()})
            asked = [way.requires for each in found.values() if each.id not in held for way in each.ways]
            asked += [one.from_ for many in toward.values() for one in many]
            level = self._match(*asked)
        # What is held is not earned again: nothing more needs to be known of it.
        for id in held & self.credentials.keys():
            self.credentials[id] = self.credentials[id].model_copy(update={"ways": ()})

    def matching(self, pattern: Pattern) -> tuple[str, ...]:
        """The credentials that may match a pattern."""
        return self._matching[pattern]

    def weight(self, id: str) -> float:
        """The credits of a credential."""
        credits = self.credentials[id].credits
        return float(credits.amount) if credits else 0.0

    def kinds_of(self, agreement: Agreement) -> set[str]:
        """The kinds of all that its evidence may be."""
        return {self.credentials[id].kind for id in self._evidence(agreement)}

    def providers_of(self, agreement: Agreement) -> set[str]:
        """The providers of all that its evidence may be."""
        return {self.credentials[id].provider for id in self._evidence(agreement)}

    def _evidence(self, agreement: Agreement) -> set[str]:
        return {id for pattern in patterns_of(agreement.from_) for id in self.matching(pattern)}

    def _match(self, *requirements: Requirement) -> list[str]:
        """The credentials not known yet that these requirements may cite."""
        patterns = {pattern for each in requirements for pattern in patterns_of(each)} - self._matching.keys()
        self._matching.update(self._network.matching(patterns))
        return sorted({id for pattern in patterns for id in self._matching[pattern]} - self.credentials.keys())


def _fees(agreement: Agreement) -> float:
    return float(sum(fee.amount for fee in agreement.fees))


def _tuition(way: Way) -> float:
    assert way.study is not None
    return float(sum(price.amount for price in way.study.tuition))


def _amount(agreement: Agreement) -> float:
    """What an agreement grants; of a pool a share of the very credits that it asks."""
    grant = agreement.grant.credits
    assert grant is not None
    if grant.credits is not None:
        return float(grant.credits.amount)
    assert grant.share_of_evidence is not None
    assert isinstance(agreement.from_, CreditsFrom)
    return float(grant.share_of_evidence * agreement.from_.credits.amount)
