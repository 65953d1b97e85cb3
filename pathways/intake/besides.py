"""Does an agreement fit the credential it leads to? Told from their documents, where that is plain.

To build the values of both takes ten times as long, and there are hundreds of thousands of such pairs.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any


def plainly_fits(agreement: str, credential: str) -> bool:
    """Whether the way and the items that an agreement speaks of are surely there; if not, its values are to be asked.

    Both documents were read before, so they are what their models say, in any of the forms those are written in.
    """
    try:
        stated = json.loads(agreement)
        to = stated["to"]
        way = to.get("way") if isinstance(to, dict) else None
        ways = [one for one in json.loads(credential)["ways"] if way is None or one["id"] == way]
        asked = [item for field in ("admission", "exemption") for item in _listed(stated["grant"].get(field))]
        return bool(ways) and set(asked) <= {item for one in ways for item in _items(one)}
    except (ValueError, KeyError, TypeError, AttributeError):
        return False


def _listed(names: Any) -> list[Any]:
    if names is None or names == "all":
        return []
    return [names] if isinstance(names, str) else list(names)


def _items(way: dict[str, Any]) -> Iterator[Any]:
    """The names of a way's requirement's items and of its components."""
    stack = [way.get("requires"), *(way.get("study") or {}).get("components", ())]
    while stack:
        node = stack.pop()
        if isinstance(node, dict):
            yield node.get("name")
            # What a requirement of credits is `of` is a pattern: if that is a list, it is one of ids.
            for inner in ("all", "any", "of"):
                listed = node.get(inner)
                stack += listed if isinstance(listed, list) else ()
