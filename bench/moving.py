"""Moving a whole catalogue: by `pathways copy`, and into Neo4j by its importer from the files of an export."""

from __future__ import annotations

import json
import subprocess
import sys
import time
from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

from bench.lines import environ_of, watched
from bench.side import HERE
from tests.neo4j_server import LARGE, administer, importing


class Moved(NamedTuple):
    """What a command took; `peak_mb`: of all its processes together."""

    seconds: float
    peak_mb: float

    def __str__(self) -> str:
        return f"{self.seconds:,.1f} s, {self.peak_mb:,.0f} MB"


def copied(file: Path, to: Path) -> Moved:
    """Copy a store in a file into another file, which is gone afterwards."""
    try:
        return _command({}, "copy", "--from", str(file), "--to", str(to))
    finally:
        for old in (to, Path(f"{to}-wal"), Path(f"{to}-shm")):
            old.unlink(missing_ok=True)


def exported(file: Path, folder: Path, catalogue: str) -> Moved:
    """Export a store in a file as what Neo4j's importer reads; or take the export that is there, as it was noted."""
    note = folder.with_suffix(".json")
    if folder.exists() and note.exists():
        return Moved(**json.loads(note.read_text(encoding="utf-8")))
    named = {"PATHWAYS_NEO4J_CATALOGUE": catalogue}
    moved = _command(named, "--store", str(file), "export", str(folder), "--format", "admin-csv")
    note.write_text(json.dumps(moved._asdict()), encoding="utf-8")
    return moved


def imported(home: Path, folder: Path) -> float:
    """Seconds that the importer takes for a new database of a server that does not run."""
    begun = time.perf_counter()
    administer(home, *importing(), within=folder, size=LARGE)
    return time.perf_counter() - begun


def _command(environ: Mapping[str, str], *words: str) -> Moved:
    command = [sys.executable, "-m", "pathways", *words]
    begun = time.perf_counter()
    told = {**environ_of(HERE, HERE), **environ}
    with subprocess.Popen(command, env=told, stdout=subprocess.DEVNULL, start_new_session=True) as process:
        peak = watched(process)
    if process.returncode:
        raise RuntimeError(f"pathways {' '.join(words)} failed")
    return Moved(time.perf_counter() - begun, peak)
