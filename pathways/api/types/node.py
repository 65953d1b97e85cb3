"""Nodes: whatever has a global id, and how such ids are written and read."""

from __future__ import annotations

from typing import Any

import strawberry

from pathways.api.declare import interface, read
from pathways.errors import InvalidInput
from pathways.explain.mistakes import problem
from pathways.explain.words.two import Two
from pathways.model.bundle import LISTS, key_of
from pathways.stores.base import Record, address, type_of

NAMES = {
    "Provider": "providers",
    "Credential": "credentials",
    "Agreement": "agreements",
    "AgreementGroup": "groups",
    "Occupation": "occupations",
    "Skill": "skills",
    "Framework": "frameworks",
    "Average": "averages",
}
"""The types that are nodes, with the list that holds them."""

OTHER = Two("is the id of another type", "est l'identifiant d'un autre type")
GIVE = Two("give one of type {type}", "donnez-en un du type {type}")

_TYPES = {name: type_ for type_, name in NAMES.items()}


def global_id(name: str, key: str) -> strawberry.ID:
    """The id of a record of a list among all nodes: its type and its key."""
    return strawberry.ID(f"{_TYPES[name]}:{key}")


def parted(id: str) -> tuple[type[Record], str] | None:
    """The kind of record and the key that a global id names; None where it is none."""
    type_, colon, key = id.partition(":")
    return (type_of(NAMES[type_]), key) if colon and key and type_ in NAMES else None


def key_in(id: str, name: str, argument: str) -> str:
    """The key that a global id, or a bare key, of a list names; raises `InvalidInput`."""
    found = parted(id)
    if found is None:
        return id  # keys begin with a small letter or a digit, types never do
    if found[0] is not LISTS[name]:
        raise InvalidInput(problem(argument, OTHER, GIVE, type=_TYPES[name]))
    return found[1]


@interface
class Node:
    """Whatever has a global id."""

    @read()
    def id(root: Any) -> strawberry.ID:
        """Its id among all nodes, for `node` and `nodes`; arguments also take the `key`."""
        name, key = address(root)
        return global_id(name, key)

    @read()
    def key(root: Any) -> str:
        """Its id within its kind, as bundles write it (of an occupation: its NOC 2021 code)."""
        return key_of(root)
