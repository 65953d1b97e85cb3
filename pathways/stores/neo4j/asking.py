"""What a listing asks of one revision: which parts make up its statement, and what that is given."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from fractions import Fraction
from typing import Any

from pathways.stores.base import list_of
from pathways.stores.drawing import Cut
from pathways.stores.neo4j.finding import query, words_of
from pathways.stores.neo4j.network import Neo4jNetwork
from pathways.stores.neo4j.statements import parts
from pathways.stores.neo4j.view import View

_MEMBERED = ("providers", "receivers", "senders")


@dataclass
class Conditions:
    """Where records are found, what they must be, and what the statement is given. `nothing`: none can pass."""

    source: str
    tests: list[str] = field(default_factory=list)
    bound: dict[str, Any] = field(default_factory=dict)
    nothing: bool = False

    @property
    def text(self) -> str:
        """The beginning of a statement, up to what is done with the records `d`."""
        return "\nAND ".join([self.source, *self.tests])


def conditions(view: View, of: type[Any], given: Mapping[str, Any], cut: Cut) -> Conditions:
    """What filters ask of records of a kind."""
    list_, left, part = list_of(of), dict(given), parts("listing")
    made = Conditions(part.get(f"from {list_}", part["from"]), bound={"list": list_})
    for name in ("toward", "citing"):
        if name in left:
            _narrow(left, _leading(Neo4jNetwork(view), name, left.pop(name)))
    if "text" in left:
        words = words_of(left.pop("text"), cut)
        made.nothing = not words
        made.source = part["found by text"]
        made.bound["text"] = query(view.scope, words, " AND ") if words else ""
        if "ids" in left:
            made.tests.append("d.id IN $asked.ids")
    elif "ids" in left:
        made.source = part["found by ids"]
    if "ids" in left:
        made.bound["ids"] = sorted(set(left.pop("ids")))
    for name, asked in left.items():
        made.tests.append(part.get(f"where {list_} {name}") or part[f"where {name}"])
        made.bound |= _BOUND.get(name, _listed)(view, name, asked)
    return made


def _narrow(given: dict[str, Any], ids: set[str]) -> None:
    given["ids"] = ids & set(given["ids"]) if "ids" in given else ids


def _leading(network: Neo4jNetwork, name: str, id: str) -> set[str]:
    found = network.toward([id])[id] if name == "toward" else network.counting([id])[id].agreements
    return {one.id for one in found}


def _listed(_view: View, name: str, asked: Any) -> dict[str, Any]:
    return {name: sorted({one if isinstance(one, int) else str(one) for one in asked})}


def _with_members(view: View, name: str, asked: Any) -> dict[str, Any]:
    members = (id for (id,) in view.rows("members", groups=sorted(set(asked))))
    return {name: sorted({*asked, *members})}


def _level(_view: View, name: str, asked: Any) -> dict[str, Any]:
    return {name: asked.value, "framework": asked.framework}


def _credits(view: View, name: str, asked: Fraction) -> dict[str, Any]:
    """Amounts are exact, which the database cannot compare: those that there are pass, or not, here."""
    least = name == "credits_at_least"
    amounts = [amount for (amount,) in view.rows("amounts")]
    return {name: [one for one in amounts if (Fraction(one) >= asked if least else Fraction(one) <= asked)]}


def _regulated(_view: View, name: str, asked: Any) -> dict[str, Any]:
    return {name: sorted(set(asked)), "wholes": sorted({place.partition("-")[0] for place in asked})}


def _day(_view: View, name: str, asked: Any) -> dict[str, Any]:
    return {name: asked.isoformat()}


_BOUND: Mapping[str, Callable[[View, str, Any], dict[str, Any]]] = {
    **dict.fromkeys(_MEMBERED, _with_members),
    "level_at_least": _level,
    "credits_at_least": _credits,
    "credits_at_most": _credits,
    "regulated_in": _regulated,
    "in_force_on": _day,
}
