"""The oracle's own routes as plain data: to replay them, and to show what it found."""

from __future__ import annotations

from collections.abc import Iterator

from pathways.model.bundle import Bundle
from pathways.model.kinds import Verdict
from pathways.model.requirement import Group, Requirement
from pathways.routing.request import RouteRequest
from tests.oracle.claims import strength
from tests.oracle.language import sure
from tests.oracle.plan import Cite, Claim, Plan, Use
from tests.oracle.price import price
from tests.oracle.rules import ALL
from tests.oracle.schedule import Times, ahead
from tests.oracle.search import Search, certainty, left_of, total_price
from tests.oracle.thing import Thing
from tests.oracle.world import World
from tests.plainroute import Claimed, PlainRoute, PlainStep, Support


def routes(bundle: Bundle, request: RouteRequest) -> list[PlainRoute]:
    """One route for each undominated cost."""
    search = Search(World(bundle, request, ALL))
    search.run()
    return [Writer(search.world, plan, times).route() for plan, times in search.routes()]


class Writer:
    """Writes one plan with its times."""

    def __init__(self, world: World, plan: Plan, times: Times) -> None:
        self.world, self.plan, self.times = world, plan, times
        self.sittings: dict[Thing, str] = {thing: sitting.id for sitting, thing in world.sittings}

    def route(self) -> PlainRoute:
        """The whole route."""
        world, plan, times = self.world, self.plan, self.times
        sure = certainty(world, plan)
        for step, choice in enumerate(plan.choices):
            sure = min([sure, *(left_of(world, plan, times, step, claim) for claim in choice.claims)])
        return PlainRoute(
            steps=tuple(self._step(number) for number in range(1, len(plan.actions))),
            target=self._supports(world.target, plan.choices[0].uses, ()),
            met_at=times[0][0],
            months=times[0][0] - world.origin,
            price=total_price(world, plan, times),
            credits=sum((choice.figures.credits for choice in plan.choices), 0),
            certainty=sure,
        )

    def _step(self, number: int) -> PlainStep:
        action, choice = self.plan.actions[number], self.plan.choices[number]
        start, end = self.times[number]
        supports = () if action.way is None else self._supports(action.way.requires, choice.uses, choice.claims)
        return PlainStep(
            key=f"step-{number}",
            kind="work" if action.spec else "award" if action.agreement else "way",
            start=start,
            end=end,
            ahead=ahead(action, choice),
            price=price(self.world, action, choice, start),
            credits=choice.figures.credits,
            credential=action.credential.id if action.credential else None,
            way=action.way.id if action.way else None,
            agreement=action.agreement.id if action.agreement else None,
            occupation=action.spec.occupation if action.spec else None,
            place=action.spec.place if action.spec else None,
            supports=supports,
            claims=tuple(self._claim(number, claim) for claim in choice.claims),
            courses=tuple(self._course(course) for course in choice.courses),
            **(self._work(number) if action.spec else {}),
        )

    def _course(self, course: int | Thing) -> str:
        return f"step-{course}" if isinstance(course, int) else self._ref(Cite(course))

    def _work(self, number: int) -> dict[str, tuple[str, ...]]:
        """The uses of a work step, in the order in which they were chosen."""
        action, uses = self.plan.actions[number], list(self.plan.choices[number].uses)
        after = self._refs(uses.pop(0)) if action.following is not None else ()
        during = self._refs(uses.pop(0)) if action.during is not None else ()
        return {"after": after, "during": during, "licence": self._refs(uses.pop(0)) if uses else ()}

    def _claim(self, number: int, claim: Claim) -> Claimed:
        evidence = self._supports(claim.agreement.from_, claim.uses, ())
        worst = min((support.verdict for support in evidence), default=Verdict.MET)
        return Claimed(
            agreement=claim.agreement.id,
            evidence=evidence,
            verdict=min(worst, strength(claim), left_of(self.world, self.plan, self.times, number, claim)),
            amount=claim.amount,
            high=claim.high,
            admission=claim.admission,
            exemption=claim.exemption,
            equivalence=claim.equivalence,
        )

    def _supports(self, root: Requirement, uses: tuple[Use, ...], claims: tuple[Claim, ...]) -> tuple[Support, ...]:
        paths = {id(node): path for path, node in _walk(root, ())}
        leaves = [use for use in uses if use.waived or not isinstance(use.leaf, Group)]
        return tuple(self._support(paths[id(use.leaf)], use, claims) for use in leaves)

    def _support(self, path: tuple[int, ...], use: Use, claims: tuple[Claim, ...]) -> Support:
        waiving = [claim.agreement.id for claim in claims if use.waived and _grants(claim, path, use.leaf.name)]
        return Support(
            path=path,
            verdict=sure(self.world, self.plan, use),
            cites=self._refs(use),
            own=None if use.own is None else f"step-{use.own}",
            kept=use.keep,
            waived_by=waiving[0] if waiving else None,
        )

    def _refs(self, use: Use) -> tuple[str, ...]:
        works = tuple(f"step-{work}" for work in use.works)
        return (*(self._ref(cite) for cite in use.cites), *(job.id for job in use.jobs), *works)

    def _ref(self, cite: Cite) -> str:
        if cite.step is not None:
            return f"step-{cite.step}"
        return cite.thing.holding.id if cite.thing.holding else self.sittings[cite.thing]


def _walk(node: Requirement, path: tuple[int, ...]) -> Iterator[tuple[tuple[int, ...], Requirement]]:
    yield path, node
    for index, item in enumerate(node.items if isinstance(node, Group) else ()):
        yield from _walk(item, (*path, index))


def _grants(claim: Claim, path: tuple[int, ...], name: str | None) -> bool:
    grant = claim.agreement.grant
    taken = [grant.admission] if claim.admission else []
    taken += [grant.exemption] if claim.exemption else []
    return any(path == () if one == "all" else name in (one or ()) for one in taken)
