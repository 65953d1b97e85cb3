"""The golden worlds: each file of `cases/` is a tiny world, a claim, and the answers worked out by hand.

A case file holds `title`, `claim`, `world` (a bundle), `background` and `questions`. Every scalar is text. What a
bundle must say and the claim does not need is filled in: sources, titles, providers, ids of ways and holdings. A
question holds `ask` (its name), `target` (an id, a requirement or an occupation), `start`, `criteria`, `limits`,
`pace`, `background` (its lists stand in place of the case's), `because` (the arithmetic) and one of
- `expect`: one entry per undominated cost, `cost` in the order of the criteria, and where useful `steps` (what is done,
  from which day, the verdict unless it is met), `weak` (every leaf that is not met for sure), `claims` (credit counted
  and lost), `price_by_basis`, `months_by_basis`, `oldest` and `weakest` (urls);
- `impossible: true`, with `missing`: the leaves, who asks them and what the background gives; `gave_up: true`.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterator
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml

from pathways.model.background import Background
from pathways.model.bundle import LISTS, Bundle
from pathways.model.kinds import Verdict
from pathways.model.money import Basis
from pathways.model.requirement import MAIN_KEYS
from pathways.routing.answer import Answer, Found, GaveUp, Impossible
from pathways.routing.cost import no_worse
from pathways.routing.request import RouteRequest
from pathways.routing.route import Claimed, Route, Step, StepKind
from pathways.routing.solve import routes
from pathways.stores.plain import PlainNetwork

CASES = Path(__file__).parent / "cases"
EXAMPLE = {"url": "https://example.org/world", "as_of": "2024", "kind": "example"}
KIND_BY_GRANT = {
    "credits": "block_transfer",
    "admission": "admission",
    "exemption": "exemption",
    "equivalence": "equivalence",
    "award": "mutual_recognition",
}
Raw = dict[str, Any]


class TextLoader(yaml.BaseLoader):
    """Reads every scalar as text and refuses a key that is given twice."""

    def construct_mapping(self, node: yaml.MappingNode, deep: bool = False) -> dict[Hashable, Any]:
        keys = [key.value for key, _ in node.value]
        if len(set(keys)) != len(keys):
            raise ValueError(f"a key is given twice in {keys}: {node.start_mark}")
        return super().construct_mapping(node, deep=True)


@dataclass(frozen=True)
class Question:
    """One question of a case, with the world it is asked in and what is expected."""

    bundle: Bundle
    request: RouteRequest
    asked: Raw


def read(path: Path) -> Raw:
    found: Raw = yaml.load(path.read_text("utf-8"), Loader=TextLoader)
    return found


def bundle_of(world: Raw) -> Bundle:
    """The world as a bundle, with what it leaves out filled in."""
    lists = {name: [_sourced(name, record) for record in records] for name, records in world.items()}
    owners = {one["id"]: one.setdefault("provider", "college") for one in lists.get("credentials", [])}
    for one in lists.get("credentials", []):
        one["ways"] = [{"id": "way"} | way for way in one.get("ways", [])]
    for one in lists.get("agreements", []):
        to = one["to"] if isinstance(one["to"], str) else one["to"].get("credential")
        one.setdefault("receiver", owners.get(to, "college"))
        one.setdefault("grant", {})
        one.setdefault("kind", next((word for key, word in KIND_BY_GRANT.items() if key in one["grant"]), "exemption"))
    given = {one["id"] for one in lists.get("providers", [])}
    named = {*owners.values(), *(one["receiver"] for one in lists.get("agreements", []))} - given
    plain = [
        {"id": id, "name": id, "kind": "university", "jurisdiction": "CA-ON", "source": EXAMPLE} for id in sorted(named)
    ]
    lists["providers"] = [*lists.get("providers", []), *plain]
    return Bundle.model_validate(lists)


def _sourced(name: str, record: Raw) -> Raw:
    fields = LISTS[name].model_fields
    plain = {"source": EXAMPLE, "title": record.get("id"), "name": record.get("id")}
    if name == "providers":
        plain |= {"kind": "university", "jurisdiction": "CA-ON"}
    asked = {key: value for key, value in plain.items() if key in fields and fields[key].is_required()}
    return asked | record


def background_of(raw: Raw) -> Background:
    holdings = [{"id": one.get("credential", one.get("kind"))} | one for one in raw.get("holdings", [])]
    jobs = [{"id": f"job-{number}"} | one for number, one in enumerate(raw.get("experience", []), 1)]
    sittings = [{"id": f"sitting-{number}"} | one for number, one in enumerate(raw.get("sittings", []), 1)]
    return Background.model_validate(raw | {"holdings": holdings, "experience": jobs, "sittings": sittings})


def request_of(case: Raw, asked: Raw) -> RouteRequest:
    target = asked.get("target", case.get("target"))
    limits = dict(asked.get("limits", {}))
    if "certainty" in limits:
        limits["certainty"] = Verdict[limits["certainty"].upper()]
    return RouteRequest.model_validate(
        {
            "background": background_of(case.get("background", {}) | asked.get("background", {})),
            "target": {"holds": target} if isinstance(target, str) else target,
            "start": date.fromisoformat(str(asked.get("start") or case.get("start") or "2025-01-01")),
            "pace": Fraction(asked.get("pace", "1")),
            "criteria": str(asked.get("criteria") or case.get("criteria") or "months price certainty").split(),
            "limits": limits,
        }
    )


def questions() -> Iterator[Any]:
    for path in sorted(CASES.glob("*.yaml")):
        case = read(path)
        for asked in case["questions"]:
            name = f"{path.stem}/{asked['ask'].replace(' ', '-')}"
            yield pytest.param(path.name, asked["ask"], id=name)


QUESTIONS = tuple(questions())


def question(file: str, ask: str) -> Question:
    case = read(CASES / file)
    (asked,) = [one for one in case["questions"] if one["ask"] == ask]
    return Question(bundle_of(case["world"]), request_of(case, asked), asked)


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


def _weak(route: Route) -> list[str]:
    asked = [("target", met) for met in route.target] + [(what(step), met) for step in route.steps for met in step.met]
    weak = [(who, met) for who, met in asked if met.verdict is not Verdict.MET]
    fields = [(who, set(type(met.requirement).model_fields), met.verdict) for who, met in weak]
    return sorted(f"{who} {next(key for key in _KEYS if key in known)}{_verdict(v)}" for who, known, v in fields)


_KEYS = (*MAIN_KEYS, "language")


def _claim(claim: Claimed) -> str:
    if claim.granted is None:
        return claim.agreement.id
    lost = f", {claim.lost} lost" if claim.lost else ""
    return f"{claim.agreement.id} {claim.counted} counted{lost}"


def shown(route: Route, request: RouteRequest) -> Raw:
    """What a case may expect of a route."""
    figures = {criterion.value: getattr(route.cost, criterion.value) for criterion in request.criteria}
    return {
        "cost": " ".join(one.name.lower() if isinstance(one, Verdict) else str(one) for one in figures.values()),
        "steps": [f"{what(step)} {step.starts}{_verdict(step.verdict)}" for step in route.steps],
        "weak": _weak(route),
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
    return sorted(part) if key in ("weak", "claims") else part


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
