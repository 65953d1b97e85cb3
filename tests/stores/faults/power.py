"""Power loss: from a trace of what SQLite asked of the disk, what the disk may hold when the power goes.

What was synced is there. What was not may be there, be missing, or be there in part, each write by itself and in any
order; a file made or deleted since its directory was last synced may be there or not. Nothing outside of a write is
harmed by it (SQLite counts on that where the system promises it).
"""

from __future__ import annotations

import pickle
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from random import Random

from tests.stores.faults.shim import Call, Shim

SECTOR = 512


class Recorder:
    """Writes every call that changes the disk to a trace, and between them what was acknowledged."""

    def __init__(self, trace: Path, folder: Path) -> None:
        self._out = trace.open("wb")
        self._note({file.name: file.read_bytes() for file in folder.iterdir() if not file.name.endswith("-shm")})
        self._shim = Shim(self._seen)

    def acknowledged(self, revision: int) -> None:
        """Note that everything up to this revision was acknowledged by now."""
        self._note(revision)

    def _seen(self, call: Call) -> None:
        # Temporary files have no name: nobody finds them again.
        if call.file and call.what != "read":
            self._note(call)

    def _note(self, what: object) -> None:
        pickle.dump(what, self._out)
        self._out.flush()


def traced(trace: Path) -> tuple[dict[str, bytes], list[Call | int]]:
    """A trace: the files it began with, and then calls and acknowledged revisions."""

    def read() -> Iterator[object]:
        with trace.open("rb") as opened:
            while opened.peek(1):
                yield pickle.load(opened)

    events = read()
    files = next(events)
    assert isinstance(files, dict)
    return files, [event for event in events if isinstance(event, Call | int)]


@dataclass
class _Content:
    """A file apart from its name: what is synced, and the calls since."""

    synced: bytearray = field(default_factory=bytearray)
    since: list[Call] = field(default_factory=list)


class Disk:
    """A directory on a disk, played call by call."""

    def __init__(self, files: dict[str, bytes]) -> None:
        self._synced: dict[str, _Content | None] = {name: _Content(bytearray(data)) for name, data in files.items()}
        self._now: dict[str, _Content | None] = dict(self._synced)
        self._since: dict[str, list[_Content | None]] = {}
        self._open: dict[int, _Content] = {}

    def play(self, call: Call) -> None:
        """Do what SQLite asked for."""
        if call.what == "open":
            self._open[call.handle] = self._opened(call.file)
        elif call.what == "delete":
            self._named(call.file, None)
            if call.directory:
                self._sync_names()
        elif call.what == "sync":
            content = self._open[call.handle]
            for done in content.since:
                _do(content.synced, done)
            content.since.clear()
            if call.directory:
                self._sync_names()
        else:
            self._open[call.handle].since.append(call)

    def lost(self, draw: Random) -> dict[str, bytes]:
        """What may be found after the power went now."""
        found = {}
        mood = draw.choice(("nothing", "everything", "some", "some", "first", "torn"))
        for name in sorted(self._synced.keys() | self._since.keys()):
            content = draw.choice([self._synced.get(name), *self._since.get(name, [])])
            if content is not None:
                found[name] = _left(content, draw, mood)
        if draw.random() < 0.5:
            # The index of the log is in memory; what of it is on the disk means nothing.
            found["catalogue.db-shm"] = draw.randbytes(32768)
        return found

    def _opened(self, name: str) -> _Content:
        content = self._now.get(name)
        if content is None:
            content = _Content()
            self._named(name, content)
        return content

    def _named(self, name: str, content: _Content | None) -> None:
        self._now[name] = content
        self._since.setdefault(name, []).append(content)

    def _sync_names(self) -> None:
        self._synced = dict(self._now)
        self._since.clear()


def _left(content: _Content, draw: Random, mood: str) -> bytes:
    """A file's bytes after a power loss: the calls that reached the disk, on top of what was synced."""
    left = bytearray(content.synced)
    first = draw.randint(0, len(content.since))
    for number, call in enumerate(content.since):
        if mood == "everything" or (mood == "first" and number < first):
            _do(left, call)
        elif mood in ("some", "torn") and draw.random() < 0.6:
            part = _torn(call, draw) if mood == "torn" and draw.random() < 0.5 else call
            # What a file grows by is not always cleared first.
            _do(left, part, filler=draw.randbytes if draw.random() < 0.5 else bytes)
    return bytes(left)


def _torn(call: Call, draw: Random) -> Call:
    """A part of a write: from a sector or any byte on, or up to one."""
    if call.what != "write" or len(call.data) < 2:
        return call
    cut = draw.randrange(1, len(call.data))
    if draw.random() < 0.5 and len(call.data) > SECTOR:
        cut = cut // SECTOR * SECTOR or SECTOR
    if draw.random() < 0.5:
        return call._replace(data=call.data[:cut])
    return call._replace(data=call.data[cut:], offset=call.offset + cut)


def _do(file: bytearray, call: Call, filler: object = bytes) -> None:
    if call.what == "truncate":
        del file[call.offset :]
        return
    missing = call.offset - len(file)
    if missing > 0:
        file += filler(missing)  # type: ignore[operator]
    file[call.offset : call.offset + len(call.data)] = call.data
