"""Choices: everything one step decides for itself, given which other steps there are."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from itertools import product

from pathways.model.kinds import Verdict
from pathways.model.requirement import Holds
from pathways.recognition.asking import Asking
from pathways.recognition.claims import Option, options
from pathways.recognition.counting import counted
from pathways.recognition.fit import Fit, PlannedFit, citable
from pathways.recognition.leaves.holds import held_support, planned_support
from pathways.recognition.match import Guise
from pathways.recognition.support import NOTHING, Key, Support, dominates, join, undominated
from pathways.recognition.thing import semester_credits
from pathways.recognition.tree import supports
from pathways.routing.allowance import caps_for
from pathways.routing.cost import Low, floor_of
from pathways.routing.figures import Ledger, fees_of
from pathways.routing.move import Arrive, Award, Earn, Move, WorkOff
from pathways.routing.precedence import lasting_overriders, spoils

ZERO = Fraction(0)
NO_COST = Low()


@dataclass(frozen=True, slots=True)
class Choice:
    """One way to do a step: what it rests on, what it claims, how long it takes and what it costs.

    `months` None: a work step, whose months depend on when its work is cited. `remaining`: semester credits to study.
    `tuition_share`: the part of the tuition that is paid. `counted_in`: what counts in the credential once earned.
    """

    support: Support
    months: Fraction | None = ZERO
    remaining: Fraction = ZERO
    tuition_share: Fraction = ZERO
    fees: tuple[Ledger, ...] = ()
    occupies: bool = False
    studying: bool = False  # intakes and the way's window are asked
    credit: tuple[Option, ...] = ()
    amounts: tuple[Fraction, ...] = ()  # counted of each credit option
    exempted: Fraction = ZERO
    counted_in: frozenset[Key] = frozenset()
    verdict: Verdict = Verdict.MET
    low: Low = NO_COST  # months that occupy, price and credits, at least
    cited: int = 0  # the steps cited, one bit each


@dataclass(frozen=True)
class Chooser:
    """Makes the choices of moves; `pace` is the share of full-time study, `domestic` tells which prices are paid."""

    pace: Fraction
    domestic: bool | None
    start: Fraction

    def choices(self, move: Move, asking: Asking) -> list[Choice]:
        """Every choice that could matter, at the asking's floor, the cheapest first."""
        made = [
            replace(choice, low=self._low(move, choice), cited=_cited(choice.support))
            for choice in self._made(move, asking)
        ]
        return sorted(made, key=lambda choice: choice.low)

    def _low(self, move: Move, choice: Choice) -> Low:
        beside = isinstance(move, Earn) and move.way.beside_work
        months = floor_of(choice.months) if choice.occupies and choice.months and not beside else 0
        price = sum((fee.total(self.domestic, self.start) for fee in choice.fees if fee.steady), ZERO)
        if isinstance(move, Earn) and choice.tuition_share and move.figures.tuition.steady:
            price += choice.tuition_share * move.figures.tuition.total(self.domestic, self.start)
        return Low(months, floor_of(price), floor_of(choice.remaining))

    def _made(self, move: Move, asking: Asking) -> list[Choice]:
        match move:
            case Earn():
                return self._earning(move, asking)
            case Award():
                return self._awarded(move, asking)
            case WorkOff():
                return [Choice(support, None, occupies=True) for support in _working(move, asking)]
            case Arrive():
                return [Choice(support, verdict=support.verdict) for support in supports(move.target, asking)]
            case _:
                raise TypeError(f"no move: {type(move).__name__}")

    def _awarded(self, move: Award, asking: Asking) -> list[Choice]:
        found = _standing(move, options(move.agreement, move.goal, asking), asking)
        fees = (fees_of(move.agreement, move.near),)
        return [
            Choice(one.support, fees=fees, counted_in=one.support.evidence, verdict=one.support.verdict)
            for one in found
        ]

    def _earning(self, move: Earn, asking: Asking) -> list[Choice]:
        claimable = [
            list(_standing(move, options(agreement, move.goal, asking), asking)) for agreement in move.agreements
        ]
        named = _named(move, claimable)
        stacking = move.way.study is None and semester_credits(move.credential, move.near) is not None
        asked = replace(asking, named=named, guises=_guises(claimable), counts=stacking)
        found = supports(move.way.requires, asked)
        found = undominated([*found, *named.get("", ())], counts=stacking)
        if move.way.study is None:
            return [self._waited(move, support, stacking) for support in found]
        sets = list(_claim_sets(claimable, move, asking))
        made = [
            choice
            for support in found
            for claims in sets
            if (both := _with(support, claims)) and (choice := self._studied(move, both, claims, asking))
        ]
        return _undominated(made, move.overridable)

    def _waited(self, move: Earn, support: Support, stacking: bool) -> Choice:
        fees = (*move.figures.fixed, *_claim_fees(move, support))
        counted_in = support.evidence if stacking else frozenset[Key]()
        return Choice(
            support,
            move.figures.wait.amount,
            fees=fees,
            occupies=move.way.occupying,
            studying=True,
            counted_in=counted_in,
            verdict=support.verdict,
        )

    def _studied(
        self,
        move: Earn,
        support: Support,
        claims: Sequence[Option],
        asking: Asking,
    ) -> Choice | None:
        whole = move.goal.study
        exempted = _exempted(move, support)
        credit = [one for one in claims if one.amount]
        amounts: tuple[Fraction, ...] = ()
        share, remaining = Fraction(1), ZERO
        if whole is not None:
            caps = caps_for(move, credit, exempted, asking)
            amounts = counted([one.amount or ZERO for one in credit], caps)
            if not asking.sole and not all(amounts):
                return None  # a claim of which nothing counts only binds: the set without it is as good
            remaining = whole - exempted - sum(amounts, ZERO)
            share = remaining / whole
        figures = move.figures
        return Choice(
            support,
            figures.study.amount * share / self.pace + figures.wait.amount,
            remaining,
            share,
            (*figures.fixed, *_claim_fees(move, support)),
            occupies=move.way.occupying and share > 0,
            studying=share > 0,
            credit=tuple(credit),
            amounts=amounts,
            exempted=exempted,
            counted_in=frozenset[Key]().union(*(one.support.evidence for one in credit)),
            verdict=support.verdict,
        )


def _standing(move: Earn | Award, found: Iterator[Option], asking: Asking) -> Iterator[Option]:
    """The options that no other agreement takes for sure."""
    for option in found:
        others = lasting_overriders(move, option.agreement, asking)
        if not others or not spoils(tuple(asking.cast), option.support.evidence, others, asking):
            yield option


def _cited(support: Support) -> int:
    """The steps that a support cites, and that a test it cites is prepared by, one bit each."""
    bits = 0
    for cite in support.cites:
        bits |= 1 << cite.step
    for _, course in support.feeds:
        bits |= 1 << course
    return bits


def _named(move: Earn, claimable: Iterable[Iterable[Option]]) -> dict[str, list[Support]]:
    """Supports by admissions and exemptions, per item named; "" stands for the whole requirement."""
    named: dict[str, list[Support]] = {}
    for option in (one for of_agreement in claimable for one in of_agreement):
        grant = option.agreement.grant
        support = replace(option.support, evidence=frozenset())
        for names in (grant.admission, grant.exemption):
            for name in ("",) if names == "all" else names or ():
                if support not in named.setdefault(name, []):
                    named[name].append(support)
    return named


def _guises(claimable: Iterable[Iterable[Option]]) -> list[tuple[Key, Guise, Support]]:
    found: list[tuple[Key, Guise, Support]] = []
    for option in (one for of_agreement in claimable for one in of_agreement):
        equivalent = option.agreement.grant.equivalence
        if equivalent is not None:
            guise = Guise(equivalent.kind, equivalent.level, equivalent.field)
            support = replace(option.support, evidence=frozenset())
            found += [(key, guise, support) for key in sorted(option.support.evidence, key=str)]
    return found


def _claim_sets(claimable: Sequence[Sequence[Option]], move: Earn, asking: Asking) -> Iterator[tuple[Option, ...]]:
    """Sets of credit claims (and exemptions that spare study), one evidence an agreement, none excluding another."""
    per_agreement = [
        [variant for one in of_agreement for variant in _variants(one, move)] for of_agreement in claimable
    ]
    firm = [listed for listed in per_agreement if listed and listed[0].agreement.id not in move.overridable]
    given = list(_given(firm, per_agreement, asking)) if asking.sole else []
    taken = {one.agreement.id for one in given}
    open_ = [listed for listed in per_agreement if listed and listed[0].agreement.id not in taken]
    for chosen in product(*([None, *listed] for listed in open_)):
        claims = (*given, *(one for one in chosen if one is not None))
        credit = [one for one in claims if one.amount]
        if not any(_overlap(one, other, asking) for i, one in enumerate(credit) for other in credit[:i]):
            yield claims


def _given(
    firm: Sequence[Sequence[Option]], per_agreement: Sequence[Sequence[Option]], asking: Asking
) -> Iterator[Option]:
    """Credit that may be claimed whatever else is: it binds nothing, costs nothing and excludes no other claim."""
    every = [one for listed in per_agreement for one in listed]
    for listed in firm:
        if len(listed) != 1 or not _binds_nothing(listed[0], asking):
            continue
        if not any(_overlap(listed[0], other, asking) for other in every if other is not listed[0]):
            yield listed[0]


def _binds_nothing(option: Option, asking: Asking) -> bool:
    bound = replace(option.support, claims=frozenset())
    settled = bound.free and bound.since <= asking.scene.start and bound.verdict is Verdict.MET
    return settled and not option.agreement.fees


def _variants(option: Option, move: Earn) -> Iterator[Option]:
    """What may be claimed of an option: its credit with all else, or only the study that it spares."""
    if option.amount:
        yield option
    if _spares(option, move):
        yield replace(option, amount=None)


def _spares(option: Option, move: Earn) -> bool:
    """Whether an option exempts components of the study."""
    names = option.agreement.grant.exemption
    if not names or move.way.study is None:
        return False
    return any(names == "all" or component.name in names for component in move.way.study.components)


def _overlap(one: Option, other: Option, asking: Asking) -> bool:
    """Whether two credit claims exclude each other by what they rest on directly."""
    if one.agreement.id in other.agreement.adds_to or other.agreement.id in one.agreement.adds_to:
        return False
    mine, theirs = (_identities(option.support.evidence, asking) for option in (one, other))
    return not mine.isdisjoint(theirs)


def _identities(evidence: Iterable[Key], asking: Asking) -> set[Key]:
    """Evidence by what it is, with all that is part of it: two earnings of one credential are one thing."""
    names: set[Key] = set()
    for key in evidence:
        names.add(_name(key, asking))
        if isinstance(key, str):
            scene = asking.scene
            names.update(_name(part, asking) for part in scene.holdings if key in scene.parts_above(part))
    return names


def _name(key: Key, asking: Asking) -> Key:
    thing = asking.cast[key].thing if isinstance(key, int) else asking.scene.thing_of.get(key)
    return f"credential:{thing.credential}" if thing and thing.credential else key


def _with(support: Support, claims: Sequence[Option]) -> Support | None:
    both: Support | None = support
    for option in claims:
        both = join(both, replace(option.support, evidence=frozenset())) if both else None
    return both


def _claim_fees(move: Earn, support: Support) -> tuple[Ledger, ...]:
    claimed = {claim.agreement for claim in support.claims}
    return tuple(fees_of(one, move.near) for one in move.agreements if one.id in claimed and one.fees)


def _exempted(move: Earn, support: Support) -> Fraction:
    """Semester credits of the components that claimed exemptions spare."""
    study = move.way.study
    assert study is not None
    claimed = {claim.agreement for claim in support.claims}
    names: set[str] = set()
    for agreement in move.agreements:
        if agreement.id in claimed and agreement.grant.exemption:
            spared = agreement.grant.exemption
            names.update([part.name or "" for part in study.components] if spared == "all" else spared)
            if spared == "all":
                names.add("")
    rate = move.near.hours_rate(move.credential)
    total = sum(
        ((part.credits.semester(rate) or ZERO) for part in study.components if (part.name or "") in names), ZERO
    )
    return min(total, move.goal.study or ZERO)


def _undominated(choices: Iterable[Choice], overridable: frozenset[str]) -> list[Choice]:
    kept: list[Choice] = []
    for choice in choices:
        if not any(_outdoes(known, choice, overridable) for known in kept):
            kept = [known for known in kept if not _outdoes(choice, known, overridable)]
            kept.append(choice)
    return kept


def _outdoes(one: Choice, other: Choice, overridable: frozenset[str]) -> bool:
    """Whether `other` can never do better than `one`; both are choices of the same step."""
    if one.remaining > other.remaining or (one.months or ZERO) > (other.months or ZERO):
        return False
    if not (one.counted_in <= other.counted_in and set(one.fees) <= set(other.fees)):
        return False
    doubtful = {claim for claim in one.support.claims if claim.agreement in overridable}
    return (
        (one.studying <= other.studying)
        and doubtful <= other.support.claims
        and dominates(one.support, other.support, counts=False)
    )


def _working(move: WorkOff, asking: Asking) -> list[Support]:
    """Supports of a work step: what was held before it, and what is held from its start to its end."""
    work = move.leaf.experience
    strict = replace(asking, strict=True)
    found = [NOTHING]
    if work.after is not None:
        found = _each(found, supports(Holds(holds=work.after), asking))
    if work.while_holding is not None:
        found = _each(found, supports(Holds(holds=work.while_holding, throughout=True), strict))
    elif move.licences:
        found = _each(found, list(_licensed(move, strict)))
    return undominated(found, counts=False)


def _each(found: Sequence[Support], more: Sequence[Support]) -> list[Support]:
    return [both for one in found for other in more if (both := join(one, other))]


def _licensed(move: WorkOff, asking: Asking) -> Iterator[Support]:
    place = move.spec.jurisdiction
    assert place is not None
    for thing in asking.things:
        own = citable(thing)
        verdict = min(own.verdict, _allows(thing.profession, thing.jurisdiction, place, move.licences))
        support = held_support(move.leaf, thing.key, Fit(verdict, own.since, own.until), asking, throughout=True)
        if support:
            yield support
    for player in asking.players:
        if player.thing is not None:
            verdict = _allows(player.thing.profession, player.thing.jurisdiction, place, move.licences)
            fit = PlannedFit(verdict, player.thing.validity)
            planned = planned_support(move.leaf, player.index, fit, asking, throughout=True)
            if planned:
                yield planned


def _allows(profession: str | None, where: str | None, place: str, professions: tuple[str, ...]) -> Verdict:
    allowed = profession in professions and where is not None and (place == where or place.startswith(where + "-"))
    return Verdict.MET if allowed else Verdict.UNMET
