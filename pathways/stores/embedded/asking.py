"""What a listing asks of one revision, as conditions: filters whose meaning rests on other records read those first."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from typing import Any

from pathways.stores.base import list_of
from pathways.stores.embedded import finding, sql
from pathways.stores.embedded.conditions import MAKING, Condition, classes, ids, listed, placed, text
from pathways.stores.embedded.network import EmbeddedNetwork

_CLASSED = ("kinds", "strengths", "statuses")


def conditions(network: EmbeddedNetwork, of: type[Any], given: Mapping[str, Any]) -> list[Condition]:
    """What the filters ask of records of a kind."""
    list_, left = list_of(of), dict(given)
    if list_ == "agreements":
        classed = {name: left.pop(name) for name in _CLASSED if name in left}
        left |= {f"class_by_{'_'.join(classed)}": classed} if classed else {}
    found = [_condition(network, list_, name, asked) for name, asked in left.items()]
    if list_ == "credentials" and {"kinds", "fields"} <= given.keys():
        kinds = {"all_kinds": listed(given["kinds"])}
        found = [one._replace(bound={**one.bound, **kinds}) if "all_kinds" in one.bound else one for one in found]
    return found


def _condition(network: EmbeddedNetwork, list_: str, name: str, asked: Any) -> Condition:
    reading = _READING.get((list_, name.partition("_by_")[0])) or _READING.get(("", name))
    return reading(network, name, asked) if reading else MAKING[list_][name](name, asked)


def _ids(_network: EmbeddedNetwork, name: str, asked: Collection[str]) -> Condition:
    return ids(name, asked)


def _classes(_network: EmbeddedNetwork, name: str, asked: Mapping[str, Collection[str]]) -> Condition:
    return classes(name, asked)


def _text(_network: EmbeddedNetwork, name: str, asked: str) -> Condition:
    return text(name, next(iter(finding.queries(asked)), None))


def _toward(network: EmbeddedNetwork, name: str, asked: str) -> Condition:
    return ids(name, [one.id for one in network.toward([asked])[asked]])


def _citing(network: EmbeddedNetwork, name: str, asked: str) -> Condition:
    return ids(name, [one.id for one in network.counting([asked])[asked].agreements])


def _placed(network: EmbeddedNetwork, name: str, asked: Collection[str]) -> Condition:
    return placed(name, asked, {place for _, place in network.rows(sql.PLACES_IN, ids=listed(asked))})


def _with_members(list_: str) -> Reading:
    def make(network: EmbeddedNetwork, name: str, asked: Collection[str]) -> Condition:
        members = network.rows(sql.MEMBERS_OF_GROUPS, ids=listed(asked))
        return MAKING[list_][name](name, {*asked, *(member for _, member in members)})

    return make


Reading = Callable[[EmbeddedNetwork, str, Any], Condition]

_READING: Mapping[tuple[str, str], Reading] = {
    ("", "ids"): _ids,
    ("", "text"): _text,
    ("credentials", "jurisdictions"): _placed,
    ("credentials", "providers"): _with_members("credentials"),
    ("agreements", "class"): _classes,
    ("agreements", "receivers"): _with_members("agreements"),
    ("agreements", "senders"): _with_members("agreements"),
    ("agreements", "toward"): _toward,
    ("agreements", "citing"): _citing,
}
"""By list and filter, '' for any list."""
