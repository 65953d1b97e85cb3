"""A world whose texts are nasty, and its graph, told in plain values."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from pathways.model.bundle import Bundle
from pathways.model.things import Provider
from pathways.stores.base import records_of
from pathways.stores.drawing import Drawn, drawn, labels, things
from pathways.stores.graph_files import Picture
from tests.stores.network_contract import WORLD
from tests.worlds import agreement, bundle, credential

NASTY = "O'Brien said \"a\\b\"; \\u0041 \\' $x {y} // */ <&> ]]>\nnew\r\nline\ttab \u2028 \x85 é 😀 `;\n"
NAMED = bundle(
    credential(
        "nasty",
        title={"en": NASTY, "fr": NASTY[::-1]},
        languages=["fr"],
        ways=[{"id": "way.1", "title": NASTY, "wait": 1}],
    ),
    agreement("odd", "nasty", "bach", title="\\", receiver="uni", credits="1/3"),
)
PIECES = (WORLD, NAMED)
GRAPH = Bundle.model_validate(
    {
        name: tuple({one.model_dump_json(): one for part in PIECES for one in getattr(part, name)}.values())
        for name in ("credentials", "agreements", "groups", "occupations", "skills", "frameworks", "language_tables")
    }
    | {"providers": tuple({one.id: one for part in PIECES for one in part.providers}.values()), "rates": WORLD.rates}
)

Told = dict[str, Any]


def picture(folder: Path, world: Bundle = GRAPH) -> Picture:
    made = Picture(folder, provider_of(world).get)
    for _ in made.take(records_of(world)):
        pass
    return made


def provider_of(world: Bundle) -> dict[str, Provider]:
    return {one.id: one for one in world.providers}


def every(world: Bundle = GRAPH) -> Iterator[Drawn]:
    for record in records_of(world):
        yield drawn(record, provider_of(world).get, lambda text: text.split())


def nodes(world: Bundle = GRAPH) -> dict[str, tuple[tuple[str, ...], Told]]:
    """Labels and what is shown, by list and id."""
    laid = list(every(world))
    kinds = {one.named: one.kind for one in laid}
    return {"/".join(named): (labels(named, kinds.get(named)), there(shown)) for named, shown in things(laid).items()}


def edges(world: Bundle = GRAPH) -> Counter[str]:
    """Relationships as text, with how often each is there."""
    found = (led for one in every(world) for led in one.relationships)
    return Counter(edge(one.type, "/".join(one.start), "/".join(one.end), there(one.shown)) for one in found)


def edge(type_: str, start: str, end: str, shown: Told) -> str:
    return f"{start} {type_} {end} {sorted(shown.items())}"


def there(shown: Any) -> Told:
    return {name: value for name, value in shown.items() if value is not None and value != []}
