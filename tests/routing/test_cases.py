"""The route search, held to the golden worlds of `cases/`, whose answers were worked out by hand."""

from __future__ import annotations

from fractions import Fraction
from functools import cache
from typing import Any

import pytest

from pathways.model.bundle import LISTS, Bundle
from pathways.model.kinds import Verdict
from pathways.model.money import Basis
from pathways.model.requirement import MAIN_KEYS, Requirement
from pathways.routing.answer import Answer, Found, GaveUp, Impossible, Missing
from pathways.routing.cost import no_worse
from pathways.routing.request import RouteRequest
from pathways.routing.route import Claimed, Met, Route, Step, StepKind
from pathways.routing.solve import routes
from pathways.stores.plain import PlainNetwork
from tests.oracle import undominated
from tests.routing.cases import Question, Raw, question, questions


def _named(file: str, ask: str) -> Any:
    return pytest.param(file, ask, id=f"{file.removesuffix('.yaml')}/{ask.replace(' ', '-')}")


QUESTIONS = [_named(file, ask) for file, ask in questions()]
REASONED = [_named(file, ask) for file, ask in questions() if "missing" in question(file, ask).asked]
JUDGED = [
    _named(file, ask) for file, ask in questions() if not question(file, ask).asked.keys() & {"oracle", "gave_up"}
]


def what(step: Step) -> str:
    """A step in a few words: `bach/way`, `peng-ns by cfta`, `work 213 in CA`."""
    if step.kind is StepKind.WORK and step.work:
        return f"work {step.work.occupation or 'any'} in {step.work.jurisdiction or 'any place'}"
    assert step.credential is not None
    if step.agreement is not None:
        return f"{step.credential.id} by {step.agreement.id}"
    assert step.way is not None
    return f"{step.credential.id}/{step.way.id}"


def _verdict(verdict: Verdict) -> str:
    return "" if verdict is Verdict.MET else f" {verdict.name.lower()}"


def _asked(route: Route) -> list[tuple[str, Met]]:
    """Every leaf with who asks it: the target, or a step."""
    return [("target", met) for met in route.target] + [(what(step), met) for step in route.steps for met in step.met]


def _key(requirement: Requirement) -> str:
    return next(key for key in (*MAIN_KEYS, "language") if key in type(requirement).model_fields)


def _weak(route: Route) -> list[str]:
    return sorted(
        f"{who} {_key(met.requirement)}{_verdict(met.verdict)}"
        for who, met in _asked(route)
        if met.verdict < Verdict.MET
    )


def _rests(route: Route) -> list[str]:
    """What each leaf rests on: held things by id, earlier steps by what they are."""
    names = {step.number: what(step) for step in route.steps}
    lines = []
    for who, met in _asked(route):
        cited = [one.held or names[one.step or 0] for one in met.cited]
        by = f" by {met.agreement}" if met.agreement else ""
        lines.append(f"{who} {_key(met.requirement)}{by} <- {' + '.join(sorted(cited))}".rstrip())
    return sorted(lines)


def _claim(claim: Claimed) -> str:
    if claim.granted is None:
        return claim.agreement.id
    lost = f", {claim.lost} lost" if claim.lost else ""
    return f"{claim.agreement.id} {claim.counted} counted{lost}"


def shown(route: Route, request: RouteRequest) -> Raw:
    """What a case may expect of a route."""
    figures = {criterion.value: getattr(route.cost, criterion.value) for criterion in request.criteria}
    return {
        "cost": " ".join(map(_word, figures.values())),
        "steps": [f"{what(step)} {step.starts}{_verdict(step.verdict)}" for step in route.steps],
        "weak": _weak(route),
        "rests": _rests(route),
        "claims": sorted(_claim(claim) for step in route.steps for claim in step.claims),
        "price_by_basis": _bases(route.price_by_basis()),
        "months_by_basis": _bases(route.months_by_basis()),
        "oldest": route.oldest.url if route.oldest else "",
        "weakest": route.weakest.url if route.weakest else "",
    }


def _bases(totals: dict[Basis, Fraction]) -> Raw:
    return {basis.name.lower(): str(amount) for basis, amount in totals.items() if amount}


def _normal(cost: str) -> str:
    words = [word if word.isalpha() else str(Fraction(word)) for word in cost.split()]
    return " ".join(words)


def expected(asked: Raw, found: list[Raw]) -> list[Raw]:
    """The expected routes, each with exactly the parts that the case speaks of."""
    entries: list[Raw] = [{"cost": entry} if isinstance(entry, str) else entry for entry in asked["expect"]]
    for entry in entries:
        assert set(entry) <= {*(found[0] if found else entry), "cost"}, f"unknown part in {sorted(entry)}"
    wanted = [{key: _plain(key, part) for key, part in entry.items()} for entry in entries]
    return sorted(wanted, key=lambda entry: str(entry["cost"]))


def _plain(key: str, part: Any) -> Any:
    """A part of an expectation, written as `shown` writes it."""
    if key in ("price_by_basis", "months_by_basis"):
        return {basis: str(Fraction(amount)) for basis, amount in part.items()}
    if key == "cost":
        return _normal(part)
    return sorted(part) if key in ("weak", "rests", "claims") else part


def _like(found: list[Raw], wanted: list[Raw]) -> list[Raw]:
    parts = {entry["cost"]: set(entry) for entry in wanted}
    trimmed = [{key: one[key] for key in one if key in parts.get(one["cost"], set(one))} for one in found]
    return sorted(trimmed, key=lambda entry: entry["cost"])


def ask_again(one: Question) -> Answer:
    return routes(one.request, PlainNetwork(one.bundle))


@cache
def answer_to(file: str, ask: str) -> Answer:
    return ask_again(question(file, ask))


def listed(answer: Answer, request: RouteRequest) -> list[Raw]:
    return [] if isinstance(answer, Impossible) else [shown(route, request) for route in answer.routes]


@pytest.mark.parametrize(("file", "ask"), QUESTIONS)
def test_answer(file: str, ask: str) -> None:
    one = question(file, ask)
    answer = answer_to(file, ask)
    kind: type[Answer] = Found
    if one.asked.get("impossible"):
        kind = Impossible
    elif one.asked.get("gave_up"):
        kind = GaveUp
    found = listed(answer, one.request)
    assert isinstance(answer, kind), f"{type(answer).__name__} {found}; {one.asked.get('because')}"
    if kind is Found:
        wanted = expected(one.asked, found)
        assert _like(found, wanted) == wanted, one.asked.get("because")


@pytest.mark.parametrize(("file", "ask"), REASONED)
def test_reason(file: str, ask: str) -> None:
    one, answer = question(file, ask), answer_to(file, ask)
    assert isinstance(answer, Impossible)
    because = [f"{_asker(leaf)} {_key(leaf.requirement)} {leaf.best.name.lower()}" for leaf in answer.because]
    assert sorted([*because, *answer.limits]) == sorted(one.asked["missing"]), one.asked.get("because")


def _asker(leaf: Missing) -> str:
    return leaf.agreement or (f"{leaf.credential}/{leaf.way}" if leaf.credential else "target")


@pytest.mark.parametrize(("file", "ask"), QUESTIONS)
def test_order_of_records_does_not_matter(file: str, ask: str) -> None:
    one = question(file, ask)
    turned = Question(_reversed(one.bundle), one.request, one.asked)
    answer = answer_to(file, ask)
    assert listed(ask_again(turned), one.request) == listed(answer, one.request)
    keys = [route.cost.key(one.request.criteria) for route in getattr(answer, "routes", ())]
    assert not [(a, b) for a in keys for b in keys if a is not b and no_worse(a, b)], "one route dominates another"


def _reversed(bundle: Bundle) -> Bundle:
    lists = {name: tuple(reversed(getattr(bundle, name))) for name in LISTS}
    turned = [one.model_copy(update={"ways": tuple(reversed(one.ways))}) for one in lists["credentials"]]
    return bundle.model_copy(update=lists | {"credentials": tuple(turned)})


@pytest.mark.parametrize(("file", "ask"), JUDGED)
def test_the_oracle_says_so_too(file: str, ask: str) -> None:
    one = question(file, ask)
    found = [" ".join(_word(figure) for figure in cost) for cost in undominated(one.bundle, one.request)]
    wanted = [entry["cost"] for entry in expected(one.asked, [])] if "expect" in one.asked else []
    assert sorted(found) == wanted, one.asked.get("because")


def _word(figure: Fraction | Verdict) -> str:
    return figure.name.lower() if isinstance(figure, Verdict) else str(Fraction(figure))
