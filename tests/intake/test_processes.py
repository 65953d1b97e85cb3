"""Imports as processes: killed, left without helpers, and held to a size."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from pathways.errors import StoreUnavailable
from pathways.exchange.writing import write_lines
from pathways.intake import Lines, worker
from pathways.model.credential import Credential
from pathways.stores.base import records_of
from pathways.stores.embedded import EmbeddedStore
from pathways.stores.embedded.packing import Packer
from tests.intake.test_lines import many, small_pieces
from tests.worlds import bundle, credential

ROOT = Path(__file__).parents[2]

# Tells when so much of the file is read, or all of it is about to be settled, and then waits to be killed.
IMPORT = """
import sys, time
from pathlib import Path
from pathways.intake import Lines, lines, workers
from pathways.stores.embedded import EmbeddedStore
lines.PIECE = 900
workers.cores = lambda: 2

def stop(at):
    if at == sys.argv[3]:
        print("there", flush=True)
        time.sleep(60)

class Stopping(Lines):
    def settle(self, draft):
        super().settle(draft)
        stop("settled")

stream = Stopping(Path(sys.argv[2]), whole=True, reading=lambda *_: stop("reading"), read=lambda: stop("read"))
EmbeddedStore(sys.argv[1]).take(stream)
"""


@pytest.mark.parametrize("at", ["reading", "read", "settled"])
def test_an_import_that_is_killed_leaves_the_catalogue_as_it_was(tmp_path: Path, at: str) -> None:
    store = EmbeddedStore(tmp_path / "catalogue.db")
    store.load(records_of(bundle(credential("old"))))
    write_lines(many(), tmp_path / "world.jsonl")
    command = [sys.executable, "-c", IMPORT, str(tmp_path / "catalogue.db"), str(tmp_path / "world.jsonl"), at]
    running = subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, process_group=0)
    assert running.stdout is not None
    assert running.stdout.readline() == b"there\n"
    # The helpers hold the pipe open as long as they live: its end is theirs too.
    os.kill(running.pid, signal.SIGKILL)
    assert running.communicate(timeout=60)[1] == b""
    assert (store.revision, [one.id for one in store.page(Credential).records], store.check()) == (1, ["old"], ())
    assert store.take(Lines(tmp_path / "world.jsonl", whole=True)) == 2
    store.close()


def test_a_helper_that_dies_ends_the_import(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    small_pieces(monkeypatch, 2)
    monkeypatch.setattr(worker, "START", "import sys; sys.exit(3)")
    write_lines(many(), tmp_path / "world.jsonl")
    store = EmbeddedStore(tmp_path / "catalogue.db")
    with pytest.raises(StoreUnavailable, match="a process that reads the stream has ended"):
        store.take(Lines(tmp_path / "world.jsonl", whole=True))
    assert store.revision == 0
    store.close()


SIZE = """
import resource, sys
from pathlib import Path
from pathways.intake import Lines, workers
from pathways.stores.embedded import EmbeddedStore
workers.cores = lambda: 1
store = EmbeddedStore(":memory:")
store.take(Lines(Path(sys.argv[1]), whole=True))
store.close()
# Where the system tells it apart, what the parent had before the child became one is left out.
status = Path("/proc/self/status")
known = dict(line.split(":") for line in status.read_text().splitlines()) if status.exists() else {}
print(int(known["VmHWM"].split()[0]) // 1024 if known else resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024)
"""


def size(folder: Path, count: int) -> int:
    """The most memory, in MB, that a process had that took in so many credentials."""
    write_lines(
        records_of(
            bundle(*(credential(f"c{n}", requires=f"c{n // 2}" if n else None, wait="1") for n in range(count)))
        ),
        folder / "world.jsonl",
    )
    command = [sys.executable, "-c", SIZE, str(folder / "world.jsonl")]
    return int(subprocess.run(command, cwd=ROOT, capture_output=True, check=True, text=True).stdout)


def test_memory_does_not_grow_with_the_stream(tmp_path: Path) -> None:
    # Seven thousand credentials as values take more than 80 MB.
    few, more = size(tmp_path, 1_000), size(tmp_path, 8_000)
    assert more - few < 25, (few, more)


def test_waiting_workers_end_with_their_stream(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    small_pieces(monkeypatch, 2)
    write_lines(many(), tmp_path / "world.jsonl")
    started: list[int] = []
    popen = subprocess.Popen

    def noted(*given: object, **more: object) -> subprocess.Popen[bytes]:
        process = popen(*given, **more)  # type: ignore[call-overload]
        started.append(process.pid)
        return process  # type: ignore[no-any-return]

    monkeypatch.setattr(subprocess, "Popen", noted)
    stream = Lines(tmp_path / "world.jsonl", whole=True)
    batches = stream.batches(Packer)
    next(batches)
    batches.close()  # type: ignore[attr-defined]
    time.sleep(0.05)
    assert len(started) == 2
    for pid in started:
        with pytest.raises(ProcessLookupError):
            os.kill(pid, 0)
