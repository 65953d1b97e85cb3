"""The country as a file of JSON Lines, and what importing that takes: the whole command, as a person would run it."""

from __future__ import annotations

import gzip
import json
import os
import resource
import subprocess
import sys
import time
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import IO

from bench.asks import Doc
from bench.stores import Loaded

HEADER = {"format": "pathways-bundle-1"}

EVERY = 0.2
"""Seconds between two looks at the memory of an import."""


def write(made: Iterable[tuple[str, Doc]], file: Path) -> int:
    """Write records with their lists, one to a line, packed where the name ends in `.gz`; how many there are."""
    count = 0
    with _opened(file) as out:
        out.write(_line(HEADER))
        for name, document in made:
            out.write(_line({name: document}))
            count += 1
    return count


def bring_in(lines: Path, file: Path, environ: Mapping[str, str]) -> Loaded:
    """Import a file of JSON Lines into a new store by the project's own command, and tell what that took."""
    for old in (file, Path(f"{file}-wal"), Path(f"{file}-shm")):
        old.unlink(missing_ok=True)
    command = [sys.executable, "-m", "pathways", "--store", str(file), "import", str(lines), "--json"]
    begun, cpu = time.perf_counter(), _cpu()
    with subprocess.Popen(command, env=environ, stdout=subprocess.PIPE, start_new_session=True) as process:
        peak = watched(process)
        assert process.stdout is not None
        told = json.loads(process.stdout.read() or "null")
    if process.returncode:
        raise RuntimeError(f"the import failed: {told}")
    took = (time.perf_counter() - begun, _cpu() - cpu)
    return Loaded(sum(told["counts"].values()), *took, file.stat().st_size / 2**20, peak)


def memory_mb(group: int) -> float:
    """The memory that the processes of a group have now, in MiB; what they share counts once."""
    return sum(_kib(place) for place in Path("/proc").glob("[0-9]*") if _group(place) == group) / 1024


def _opened(file: Path) -> IO[str]:
    if file.suffix == ".gz":
        return gzip.open(file, "wt", encoding="utf-8", compresslevel=3)
    return file.open("w", encoding="utf-8")


def _line(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")) + "\n"


def watched(process: subprocess.Popen[bytes]) -> float:
    """The most memory that a process and its own had together until it ended."""
    most = 0.0
    while process.poll() is None:
        most = max(most, memory_mb(process.pid))
        time.sleep(EVERY)
    return most


def _cpu() -> float:
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def _group(process: Path) -> int | None:
    fields = _read(process / "stat").rpartition(")")[2].split()
    return int(fields[2]) if fields else None


def _kib(process: Path) -> int:
    lines: Sequence[str] = _read(process / "smaps_rollup").splitlines()
    return sum(int(line.split()[1]) for line in lines if line.startswith("Pss:"))


def _read(file: Path) -> str:
    """A file of a process, empty where that has ended."""
    try:
        return file.read_text(encoding="utf-8")
    except OSError:
        return ""


def environ_of(program: Path, here: Path) -> dict[str, str]:
    """An environment in which `pathways` is the program's and `bench` the one here, wherever a command runs."""
    return {**os.environ, "PYTHONPATH": f"{program}{os.pathsep}{here}", "PYTHONSAFEPATH": "1"}
