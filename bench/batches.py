"""The store's own share of a cold question: the batches that the search asks, asked again of a file and of a database.

The search is recorded on the file. Then every batch is asked of both in turn, of stores that remember no document, so
that each of them reads and decodes everything; where their answers differ, the run ends.
"""

from __future__ import annotations

import time
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path
from typing import Any, NamedTuple, cast

from bench.asking import GRACE, Watch, stopped_after
from bench.figures import percentile
from bench.questions import Question
from bench.tables import table
from pathways.routing.network import Network
from pathways.routing.observer import Stop
from pathways.routing.request import RouteRequest
from pathways.service import Pathways
from pathways.stores.base import Store
from pathways.stores.embedded import EmbeddedStore

HEAD = (
    *("size", "asked", "batches", "file p50 ms", "p95 ms", "Neo4j p50 ms", "p95 ms", "p50 / file's", "p95 / file's"),
)


class Batch(NamedTuple):
    """One call of a network: of which question, which method, and what it was given."""

    question: int
    method: str
    given: tuple[Any, ...]


class _Recording:
    """A network that passes everything on and writes down what it was asked."""

    def __init__(self, inner: Network, asked: Callable[[str, tuple[Any, ...]], None]) -> None:
        self._inner = inner
        self._asked = asked

    def __getattr__(self, name: str) -> Any:
        inner = getattr(self._inner, name)
        if not callable(inner):
            return inner

        def ask(*given: Any) -> Any:
            self._asked(name, given)
            return inner(*given)

        return ask


class _RecordingStore:
    """A store whose networks write down what they are asked; everything else is the store's own."""

    def __init__(self, inner: Store, asked: Callable[[str, tuple[Any, ...]], None]) -> None:
        self._inner = inner
        self._asked = asked

    @contextmanager
    def network(self) -> Iterator[_Recording]:
        with self._inner.network() as network:
            yield _Recording(network, self._asked)

    def __getattr__(self, name: str) -> object:
        return getattr(self._inner, name)


def recorded(file: Path, questions: Sequence[Question], seconds: float) -> list[Batch]:
    """What the search asks for these questions, each by a service that has answered nothing before."""
    batches: list[Batch] = []
    for question in questions:
        store = EmbeddedStore(file)

        def asked(method: str, given: tuple[Any, ...], number: int = question.number) -> None:
            batches.append(Batch(number, method, given))

        service = Pathways(cast(Store, _RecordingStore(store, asked)))
        with suppress(Stop), stopped_after(seconds + GRACE):
            service.routes(RouteRequest.model_validate(question.request), Watch(seconds))
        store.close()
    return batches


def replayed(batches: Sequence[Batch], stores: Mapping[str, Store]) -> dict[str, list[float]]:
    """Milliseconds that each batch takes in each store, which are asked in turn.

    The first one of a method is asked once before: a database plans a statement when it first sees it.
    """
    took: dict[str, list[float]] = {name: [] for name in stores}
    known: set[str] = set()
    with ExitStack() as open_:
        networks = {name: open_.enter_context(store.network()) for name, store in stores.items()}
        for batch in batches:
            if batch.method not in known:
                known.add(batch.method)
                for network in networks.values():
                    getattr(network, batch.method)(*batch.given)
            answers = []
            for name, network in networks.items():
                begun = time.perf_counter()
                answers.append(getattr(network, batch.method)(*batch.given))
                took[name].append(1000 * (time.perf_counter() - begun))
            if any(answer != answers[0] for answer in answers):
                raise SystemExit(f"question {batch.question}: {batch.method} of {batch.given} has two answers")
    return took


def compared(size: str, batches: Sequence[Batch], took: Mapping[str, Sequence[float]]) -> str:
    """The table: by what was asked, and of all together."""
    places: defaultdict[str, list[int]] = defaultdict(list)
    for place, batch in enumerate(batches):
        places[batch.method].append(place)
    places["all"] = list(range(len(batches)))
    return table(HEAD, [_row(size, name, some, took) for name, some in places.items()])


def _row(size: str, name: str, places: Sequence[int], took: Mapping[str, Sequence[float]]) -> tuple[str, ...]:
    figures = [
        percentile([took[store][place] for place in places], percent)
        for store in ("file", "Neo4j")
        for percent in (50, 95)
    ]
    ratios = (figures[2] / figures[0], figures[3] / figures[1])
    return (size, name, str(len(places)), *(f"{one:.2f}" for one in figures), *(f"{one:.1f}" for one in ratios))
