"""What a writer at work costs those who ask: `python -m bench.writing [areas [seconds]]` (an area is 2000 credentials).

One process asks, in a loop and each time in a new view of the store, what a search asks: four levels of what leads
into a target, what may cite it, and what matches two patterns. Another process rests in one window of time, makes 50
changes a second to a copy of the catalogue in the next, and to the catalogue itself in the third, and so on: between
the first two lies what any other work on the machine costs, between the last two what writing costs in itself. Printed:
the times of questions in each kind of window, on the clock and of the processor, also as multiples of the calibration
loop; how many questions saw an older revision than was acknowledged when they began (none may); how the changes got on;
and the log's greatest length.
"""

from __future__ import annotations

import multiprocessing
import shutil
import sys
import tempfile
import time
from collections.abc import Sequence
from multiprocessing.sharedctypes import Synchronized
from pathlib import Path
from random import Random
from statistics import quantiles

from bench.calibration import calibrated
from bench.stores import build
from pathways.model.base import Text
from pathways.model.credential import Credential
from pathways.model.pattern import Pattern
from pathways.model.requirement import cited_by
from pathways.routing.network import Network
from pathways.stores.base import Change, Put
from pathways.stores.embedded import EmbeddedStore

CHANGES_A_SECOND = 50
WINDOW_SECONDS = 5.0
LEVELS, WIDEST = 4, 20
WINDOWS = ("nobody writes", "one writes elsewhere", "one writes")
LEAVE = len(WINDOWS)


class Asked:
    """The times of questions, on the clock and of the processor, and how many saw too old a revision."""

    def __init__(self) -> None:
        self.clock: list[float] = []
        self.processor: list[float] = []
        self.old = 0


def question(network: Network, target: str) -> None:
    """Ask what a search for this target would ask, about so many of the credentials on each level."""
    level, seen = {target}, set[str]()
    for _ in range(LEVELS):
        seen |= level
        found = network.toward(sorted(level))
        network.credentials(sorted(level))
        agreements = {one.id: one for each in found.values() for one in each}
        cited = {id for one in agreements.values() for pattern in cited_by(one.from_) for id in pattern.ids}
        level = set(sorted(cited - seen)[:WIDEST])
    network.counting([target])
    (own,) = network.credentials([target]).values()
    asked = [{"providers": [own.provider], "kinds": [own.kind.value]}, {"ids": sorted(seen)[:WIDEST]}]
    network.matching([Pattern.model_validate(each) for each in asked])


def change(store: EmbeddedStore, ids: Sequence[str], draw: Random) -> Change:
    """A credential or an agreement with another text."""
    words = Text(en=f"Changed {draw.randrange(10**6)}")
    id = draw.choice(ids)
    with store.network() as network:
        toward = network.toward([id])[id]
        if toward and draw.random() < 0.5:
            return Put(draw.choice(toward).model_copy(update={"note": words}))
        return Put(network.credentials([id])[id].model_copy(update={"description": words}))


def writer(
    path: str,
    ids: Sequence[str],
    writing: Synchronized[int],
    acknowledged: Synchronized[int],
    late: Synchronized[int],
    longest: Synchronized[int],
) -> None:
    """Change one record 50 times a second, in the copy or in the catalogue, as the window says."""
    elsewhere, store, draw = EmbeddedStore(path + ".copy"), EmbeddedStore(path), Random(2)
    acknowledged.value = store.revision
    log = Path(path + "-wal")
    due = time.perf_counter()
    while writing.value != LEAVE:
        if not writing.value:
            time.sleep(0.01)
            due = time.perf_counter()
            continue
        if writing.value == 1:
            elsewhere.apply([change(elsewhere, ids, draw)])
        else:
            acknowledged.value = store.apply([change(store, ids, draw)])
        longest.value = max(longest.value, log.stat().st_size)
        due += 1 / CHANGES_A_SECOND
        late.value += due < time.perf_counter()
        time.sleep(max(0.0, due - time.perf_counter()))
    store.close()
    elsewhere.close()


def ask(asked: Asked, store: EmbeddedStore, ids: Sequence[str], acknowledged: Synchronized[int], draw: Random) -> None:
    """Ask for the length of a window."""
    until = time.perf_counter() + WINDOW_SECONDS
    while time.perf_counter() < until:
        target = draw.choice(ids)
        newest, begun, worked = acknowledged.value, time.perf_counter(), time.process_time()
        with store.network() as network:
            asked.old += network.revision < newest
            question(network, target)
        asked.clock.append(time.perf_counter() - begun)
        asked.processor.append(time.process_time() - worked)


def credentials_of(store: EmbeddedStore) -> list[str]:
    page = store.page(Credential, limit=1000)
    ids = [one.id for one in page.records]
    while page.next:
        page = store.page(Credential, after=page.next, limit=1000)
        ids += [one.id for one in page.records]
    return ids


def described(times: list[float], loop: float) -> str:
    cuts = quantiles(times, n=100)
    parts = (("p50", cuts[49]), ("p95", cuts[94]), ("worst", max(times)))
    return "  ".join(f"{name} {value * 1000:.2f} ms ({value / loop:.2f})" for name, value in parts)


def report(loop: float, windows: Sequence[Asked]) -> None:
    print(f"the calibration loop takes {loop * 1000:.2f} ms")
    for what in ("clock", "processor"):
        times = [getattr(asked, what) for asked in windows]
        for name, found in zip(WINDOWS, times, strict=True):
            print(f"{what:9}  {name:20}  {len(found):5} questions  {described(found, loop)}")
        p95 = [quantiles(found, n=100)[94] for found in times]
        print(
            f"{what:9}  p95 grows by {p95[2] / p95[0] - 1:+.0%}, by {p95[2] / p95[1] - 1:+.0%} over writing elsewhere"
        )
    print(f"questions that saw an older revision than was acknowledged: {sum(asked.old for asked in windows)}")


def main(areas: int = 10, seconds: int = 60) -> None:
    context = multiprocessing.get_context("spawn")
    writing, acknowledged, late, longest = (context.Value("q", 0) for _ in range(4))
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "catalogue.db")
        print(build(areas, path))
        shutil.copy(path, f"{path}.copy")
        store = EmbeddedStore(path)
        ids = credentials_of(store)
        process = context.Process(target=writer, args=(str(path), ids, writing, acknowledged, late, longest))
        process.start()
        while not acknowledged.value and process.is_alive():
            time.sleep(0.05)
        draw, loops, windows = Random(3), [], [Asked() for _ in WINDOWS]
        ask(Asked(), store, ids, acknowledged, draw)
        for window in range(LEAVE * round(seconds / WINDOW_SECONDS)):
            loops.append(calibrated())
            writing.value = window % LEAVE
            ask(windows[window % LEAVE], store, ids, acknowledged, draw)
        writing.value = LEAVE
        process.join()
        changes = store.revision - 1
        store.close()
    report(min(loops), windows)
    print(f"changes here: {changes}; in all, not done when the next was due: {late.value}")
    print(f"the log was at most {longest.value / 2**20:.1f} MiB long")


if __name__ == "__main__":
    main(*(int(word) for word in sys.argv[1:3]))
