"""The golden worlds: each file here is a tiny world, a claim, and the answers worked out by hand.

A case file holds `title`, `claim`, `world` (a bundle), `background` and `questions`. Every scalar is text. What a
bundle must say and the claim does not need is filled in: sources, titles, providers, ids of ways and holdings. A
question holds `ask` (its name), `target` (an id, a requirement or an occupation), `start`, `criteria`, `limits`,
`pace`, `background` (its lists stand in place of the case's), `because` (the arithmetic) and one of
- `expect`: one entry per undominated cost, `cost` in the order of the criteria, and where useful `steps` (what is done,
  from which day, the verdict unless it is met), `weak` (every leaf that is not met for sure), `rests` (what each leaf
  rests on), `claims` (credit counted and lost), `price_by_basis`, `months_by_basis`, `oldest` and `weakest` (urls);
- `impossible: true`, with `missing`: the irreducible reason, one line per leaf (who asks it, what it is, what the
  background gives today) and the limits without which the proof would not hold; where no leaf is missing but an end of
  a way or a credential is passed, `ends` names it for the reader;
- `gave_up: true`.
The brute-force oracle answers every question too, but for those that say `oracle: "no"` (figures it does not estimate,
targets it does not read) or `oracle: slow` (it takes more than seconds).
"""

from __future__ import annotations

from collections.abc import Hashable, Iterator
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from pathways.model.background import Background
from pathways.model.bundle import LISTS, Bundle
from pathways.model.kinds import Verdict
from pathways.routing.request import RouteRequest

CASES = Path(__file__).parent
EXAMPLE = {"url": "https://example.org/world", "as_of": "2024", "kind": "example"}
KIND_BY_GRANT = {
    "credits": "block_transfer",
    "admission": "admission",
    "exemption": "exemption",
    "equivalence": "equivalence",
    "award": "mutual_recognition",
}
Raw = dict[str, Any]


class TextLoader(yaml.CBaseLoader):
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


@cache
def case_of(file: str) -> tuple[Raw, Bundle]:
    """A case file and its world as a bundle."""
    case = read(CASES / file)
    return case, bundle_of(case["world"])


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


def questions() -> Iterator[tuple[str, str]]:
    """Every question, by its file and its name."""
    for path in sorted(CASES.glob("*.yaml")):
        yield from ((path.name, asked["ask"]) for asked in read(path)["questions"])


def question(file: str, ask: str) -> Question:
    case, bundle = case_of(file)
    (asked,) = [one for one in case["questions"] if one["ask"] == ask]
    return Question(bundle, request_of(case, asked), asked)
