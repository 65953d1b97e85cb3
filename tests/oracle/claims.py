"""Every set of claims a step may make, and what they recognize."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import product

from pathways.model.agreement import Agreement, Names
from pathways.model.kinds import Strength, Verdict
from pathways.model.way import Way
from tests.oracle.asking import Asking
from tests.oracle.choose import supports
from tests.oracle.exact import Number, number, semester
from tests.oracle.plan import STRENGTH, Claim, Plan
from tests.oracle.world import World


def claimable(world: World, asking: Asking, way: Way) -> list[Agreement]:
    """The agreements that grant this way anything, in no order that matters."""
    assert asking.toward is not None
    return [
        one
        for one in world.agreements
        if world.leads_to(one, asking.toward, way)
        and STRENGTH[one.strength] >= world.limits.certainty
        and world.recent(one.source.year)
    ]


def claim_sets(
    asking: Asking, way: Way, agreements: list[Agreement], plan: Plan, taken: tuple[Claim, ...] = ()
) -> Iterator[tuple[Plan, tuple[Claim, ...]]]:
    """Every set of claims: each agreement once or not at all, with one evidence and some of its grants."""
    if not agreements:
        yield plan, taken
        return
    first, rest = agreements[0], agreements[1:]
    yield from claim_sets(asking, way, rest, plan, taken)
    grants = list(_grants(asking.world, first, way))
    if not grants:
        return
    for grown, bare in bare_claims(asking, first, plan):
        for grant in grants:
            claim = _with(asking.world, bare, grant, way)
            if claim is not None:
                yield from claim_sets(asking, way, rest, grown, (*taken, claim))


def bare_claims(asking: Asking, agreement: Agreement, plan: Plan) -> Iterator[tuple[Plan, Claim]]:
    """Every evidence for an agreement; nothing brings credit or an award toward itself."""
    assert asking.toward is not None
    plain = Asking(asking.world, asking.step, asking.toward, exact=True)
    for grown, uses in supports(plain, agreement.from_, plan):
        claim = Claim(agreement, uses)
        if all(cite.thing.key != asking.toward.id for cite in claim.evidence()):
            yield grown, claim


def _names_any(names: Names | None, present: set[str]) -> bool:
    return names == "all" or bool(names and set(names) & present)


def _grants(world: World, one: Agreement, way: Way) -> Iterator[dict[str, bool]]:
    """Every choice of at least one grant; `high` takes a range at its high end."""
    grant = one.grant
    items = set(_named(way))
    parts = {component.name for component in way.study.components if component.name} if way.study else set()
    credit: list[dict[str, bool]] = [{}]
    if grant.credits is not None and way.study is not None:
        credit.append({"credit": True})
        if grant.credits.high is not None and world.on("range"):
            credit.append({"credit": True, "high": True})
    admission = world.on("admission") and _names_any(grant.admission, items)
    exemption = world.on("exemption") and _names_any(grant.exemption, items | parts)
    equivalence = grant.equivalence is not None
    for some in product(
        credit,
        [{}, {"admission": True}] if admission else [{}],
        [{}, {"exemption": True}] if exemption else [{}],
        [{}, {"equivalence": True}] if equivalence else [{}],
    ):
        chosen = {key: value for part in some for key, value in part.items()}
        if chosen:
            yield chosen


def _named(way: Way) -> Iterator[str]:
    stack = [way.requires]
    while stack:
        node = stack.pop()
        if node.name is not None:
            yield node.name
        stack.extend(getattr(node, "items", ()))


def _with(world: World, bare: Claim, grant: dict[str, bool], way: Way) -> Claim | None:
    high = grant.get("high", False)
    if high and world.limits.certainty > Verdict.DISCRETIONARY:
        return None
    claim = replace(
        bare,
        high=high,
        admission=grant.get("admission", False),
        exemption=grant.get("exemption", False),
        equivalence=grant.get("equivalence", False),
    )
    if not grant.get("credit"):
        return claim
    amount = credit_amount(claim, way, high)
    return None if amount is None else replace(claim, amount=amount)


def credit_amount(claim: Claim, way: Way, high: bool) -> Number | None:
    """How much credit a claim grants; None: it is not known."""
    grant = claim.agreement.grant.credits
    assert grant is not None
    assert way.study is not None
    whole = semester(way.study.credits)
    assert whole is not None
    amount: Number | None = None
    if grant.credits is not None:
        amount = semester(grant.credits)
    elif grant.low is not None:
        amount = semester(grant.high if high else grant.low)
    elif grant.share_of_target is not None:
        amount = number(grant.share_of_target * whole)
    elif grant.share_of_evidence is not None:
        parts = {cite.thing.key: cite.thing.credits for cite in claim.evidence()}
        known = [part for part in parts.values() if part is not None]
        amount = number(grant.share_of_evidence * sum(known)) if len(known) == len(parts) else None
    elif grant.entry_year is not None:
        amount = 30 * (grant.entry_year - 1)
    else:
        left = semester(grant.remaining)
        amount = None if left is None else max(0, number(whole - left))
    return None if amount is None else min(amount, whole)


def asking_with(asking: Asking, claims: tuple[Claim, ...]) -> Asking:
    """The step's requirement as its claims leave it."""
    names: set[str] = set()
    everything = False
    for claim in claims:
        grant = claim.agreement.grant
        for taken, granted in ((claim.admission, grant.admission), (claim.exemption, grant.exemption)):
            if taken and granted == "all":
                everything = True
            elif taken and granted:
                names |= set(granted)
    return replace(asking, everything=everything, granted=frozenset(names), claims=claims)


def strength(claim: Claim) -> Verdict:
    """The agreement's strength; a range at its high end is never sure."""
    firm = STRENGTH[Strength(claim.agreement.strength)]
    return min(firm, Verdict.DISCRETIONARY) if claim.high else firm
