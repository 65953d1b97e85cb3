"""A layer between SQLite and the disk that tells a watch of every call before it is made.

A watch may write the call down, raise (the call fails, and the disk is not touched), or end the process. Asking for a
file's size is not told: SQLite ignores a failure of that after a commit, where apsw would raise it all the same.
"""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import apsw

JOURNALS = apsw.SQLITE_OPEN_MAIN_JOURNAL | apsw.SQLITE_OPEN_WAL
"""Files whose creation SQLite makes durable: their first sync is followed by one of the directory."""

DISK = "unix"


class Call(NamedTuple):
    """One call: open, delete, read, write, truncate or sync; `file` is a name, '' for a temporary file.

    `handle` tells apart what opened a file. Write: `data` at `offset`. Truncate: to `offset`. Sync and delete:
    `directory` says whether the directory is made durable too.
    """

    what: str
    file: str
    handle: int = 0
    offset: int = 0
    data: bytes = b""
    directory: bool = False


Watch = Callable[[Call], None]


class Shim(apsw.VFS):
    """The disk as SQLite sees it, once it was made: every file opened from then on is watched."""

    def __init__(self, watch: Watch) -> None:
        self.watch = watch
        self._handles = 0
        super().__init__("shim", DISK, makedefault=True)

    def xOpen(self, name: str | apsw.URIFilename | None, flags: list[int]) -> apsw.VFSFile:
        path = name.filename() if isinstance(name, apsw.URIFilename) else name
        file = Path(path).name if path else ""
        self._handles += 1
        self.watch(Call("open", file, self._handles))
        return _File(self, name, flags, file, self._handles)

    def xDelete(self, filename: str, syncdir: bool) -> None:
        # SQLite may ask to delete what is not there.
        if os.path.exists(filename):
            self.watch(Call("delete", Path(filename).name, directory=bool(syncdir)))
        super().xDelete(filename, syncdir)


class _File(apsw.VFSFile):
    def __init__(
        self, shim: Shim, name: str | apsw.URIFilename | None, flags: list[int], file: str, handle: int
    ) -> None:
        self._shim = shim
        self._call = (file, handle)
        self._first_sync = bool(flags[0] & JOURNALS and flags[0] & apsw.SQLITE_OPEN_CREATE)
        super().__init__(DISK, name, flags)

    def xRead(self, amount: int, offset: int) -> bytes:
        self._shim.watch(Call("read", *self._call, offset))
        return super().xRead(amount, offset)

    def xWrite(self, data: bytes, offset: int) -> None:
        self._shim.watch(Call("write", *self._call, offset, bytes(data)))
        super().xWrite(data, offset)

    def xTruncate(self, newsize: int) -> None:
        self._shim.watch(Call("truncate", *self._call, newsize))
        super().xTruncate(newsize)

    def xSync(self, flags: int) -> None:
        self._shim.watch(Call("sync", *self._call, directory=self._first_sync))
        super().xSync(flags)
        self._first_sync = False
