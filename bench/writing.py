"""What a writer at work costs those who ask: `python -m bench.writing [credentials [seconds]]`.

One process asks, in a loop and each time in a new view of the store, what a search asks: four levels of what leads
into a target, what may cite it, and what matches two patterns. Another one changes the catalogue 50 times a second in
every second window of time, and rests in the others. Printed: the times of questions in both kinds of windows, on the
clock and of the processor, also as multiples of a loop that only counts; how many questions saw an older revision than
was acknowledged when they began (none may); how the changes got on; and the log's greatest length.
"""

from __future__ import annotations

import multiprocessing
import sys
import tempfile
import time
from collections.abc import Iterator
from multiprocessing.sharedctypes import Synchronized
from pathlib import Path
from random import Random
from statistics import quantiles

from pathways.model.pattern import Pattern
from pathways.routing.network import Network
from pathways.stores.base import Put, Record
from pathways.stores.embedded import EmbeddedStore
from tests.worlds import agreement, credential, provider, way

CHANGES_A_SECOND = 50
WINDOW_SECONDS = 5.0
KINDS = ("course", "certificate", "diploma", "bachelor")
FIELDS = ("0611", "0613", "0411", "0913", "0715", "0112")
PER_PROVIDER = 60

Shared = Synchronized  # type: ignore[type-arg]


def provided(number: int) -> str:
    return f"p{number // PER_PROVIDER}"


def one_credential(number: int, count: int, draw: Random) -> Record:
    below = max(0, number - draw.randint(1, 200))
    return credential(
        f"c{number}",
        KINDS[number % 4],
        provider=provided(number),
        field=FIELDS[number % len(FIELDS)],
        credits=str(3 + 30 * (number % 4)),
        title=f"Credential {number % 997}",
        ways=[way("study", requires=f"c{below}", study=f"{3 + 30 * (number % 4)}/{1 + 12 * (number % 4)}/1000")],
    )


def one_agreement(number: int, count: int, draw: Random) -> Record:
    """Thirteen for every two credentials; one of a hundred goes by a pattern."""
    target = number * 2 // 13
    source = max(0, min(count - 1, target + draw.randint(-200, 200)))
    receiver = provided(target)
    if number % 100 == 0:
        asked = {"holds": {"providers": [provided(source)], "kinds": [KINDS[source % 4]]}}
        to = {"pattern": {"kinds": [KINDS[target % 4]], "fields": FIELDS[target % len(FIELDS)]}}
        return agreement(f"a{number}", asked, to, receiver=receiver, credits=3)
    return agreement(f"a{number}", f"c{source}", f"c{target}", receiver=receiver, credits=draw.randint(3, 30))


def catalogue(count: int) -> Iterator[Record]:
    draw = Random(1)
    yield from (provider(f"p{number}", ("CA-ON", "CA-BC", "CA-QC")[number % 3]) for number in range(count // 60 + 1))
    yield from (one_credential(number, count, draw) for number in range(count))
    yield from (one_agreement(number, count, draw) for number in range(count * 13 // 2))


def question(network: Network, target: int) -> int:
    """How many agreements a search would have been told."""
    level, seen, told = {f"c{target}"}, set[str](), 0
    for _ in range(4):
        seen |= level
        found = network.toward(sorted(level))
        network.credentials(sorted(level))
        told += sum(map(len, found.values()))
        cited = {
            id
            for agreements in found.values()
            for one in agreements
            for id in getattr(getattr(one.from_, "holds", None), "ids", ())
        }
        level = set(sorted(cited - seen)[:20])
    network.counting([f"c{target}"])
    own = Pattern.model_validate({"providers": [provided(target)], "kinds": ["diploma"]})
    network.matching([own, Pattern.model_validate({"ids": sorted(seen)[:20]})])
    return told


def writer(path: str, count: int, writing: Shared, acknowledged: Shared, late: Shared, longest: Shared) -> None:
    """Change one record 50 times a second while `writing` is 1; leave at 2."""
    store, draw = EmbeddedStore(path), Random(2)
    acknowledged.value = store.revision
    log = Path(path + "-wal")
    due = time.perf_counter()
    while writing.value != 2:
        if not writing.value:
            time.sleep(0.01)
            due = time.perf_counter()
            continue
        number = draw.randrange(count)
        make = draw.choice((one_credential, one_agreement))
        acknowledged.value = store.apply([Put(make(number, count, draw))])
        longest.value = max(longest.value, log.stat().st_size)
        due += 1 / CHANGES_A_SECOND
        late.value += due < time.perf_counter()
        time.sleep(max(0.0, due - time.perf_counter()))
    store.close()


class Asked:
    """The times of questions, on the clock and of the processor, and how many saw too old a revision."""

    def __init__(self) -> None:
        self.clock: list[float] = []
        self.processor: list[float] = []
        self.old = 0


def ask(asked: Asked, store: EmbeddedStore, acknowledged: Shared, count: int, draw: Random) -> None:
    """Ask for the length of a window."""
    until = time.perf_counter() + WINDOW_SECONDS
    while time.perf_counter() < until:
        newest, begun, worked = acknowledged.value, time.perf_counter(), time.process_time()
        with store.network() as network:
            asked.old += network.revision < newest
            question(network, draw.randrange(count))
        asked.clock.append(time.perf_counter() - begun)
        asked.processor.append(time.process_time() - worked)


def calibration() -> float:
    """Seconds that a loop takes which only counts."""
    begun = time.perf_counter()
    sum(number % 7 for number in range(100_000))
    return time.perf_counter() - begun


def described(times: list[float], loop: float) -> str:
    cuts = quantiles(times, n=100)
    parts = (("p50", cuts[49]), ("p95", cuts[94]), ("worst", max(times)))
    return "  ".join(f"{name} {value * 1000:.2f} ms ({value / loop:.2f})" for name, value in parts)


def report(count: int, loop: float, quiet: Asked, busy: Asked) -> None:
    print(f"{count} credentials, {count * 13 // 2} agreements; a loop that counts: {loop * 1000:.2f} ms")
    for what, alone, beside in (("clock", quiet.clock, busy.clock), ("processor", quiet.processor, busy.processor)):
        print(f"{what}, nobody writes: {len(alone)} questions  {described(alone, loop)}")
        print(f"{what}, one writes:    {len(beside)} questions  {described(beside, loop)}")
        print(f"{what}: p95 grows by {quantiles(beside, n=100)[94] / quantiles(alone, n=100)[94] - 1:+.0%}")
    print(f"questions that saw an older revision than was acknowledged before them: {quiet.old + busy.old}")


def main(count: int = 20_000, seconds: float = 60) -> None:
    context = multiprocessing.get_context("spawn")
    writing, acknowledged, late, longest = (context.Value("q", 0) for _ in range(4))
    with tempfile.TemporaryDirectory() as folder:
        path = str(Path(folder, "catalogue.db"))
        store = EmbeddedStore(path)
        store.load(catalogue(count))
        process = context.Process(target=writer, args=(path, count, writing, acknowledged, late, longest))
        process.start()
        while not acknowledged.value:
            time.sleep(0.05)
        draw, loops, windows = Random(3), [], (Asked(), Asked())
        ask(Asked(), store, acknowledged, count, draw)
        for window in range(2 * round(seconds / WINDOW_SECONDS)):
            loops.append(calibration())
            writing.value = window % 2
            ask(windows[window % 2], store, acknowledged, count, draw)
        writing.value = 2
        process.join()
        changes = store.revision - 1
        store.close()
    report(count, min(loops), *windows)
    print(
        f"changes: {changes}, not done when the next was due: {late.value}; longest log {longest.value / 2**20:.1f} MiB"
    )


if __name__ == "__main__":
    given = sys.argv[1:3]
    main(*(int(word) for word in given))
