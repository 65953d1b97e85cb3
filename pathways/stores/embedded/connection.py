"""Connections to the file: how they are opened, lent to one thread at a time, and what their errors mean."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

import apsw

from pathways.errors import InvalidInput
from pathways.explain.mistakes import problem, unavailable
from pathways.explain.words import stores as words
from pathways.stores.embedded.amounts import teach
from pathways.stores.embedded.schema import APPLICATION_ID, MIGRATIONS, SCHEMA, VERSION

IDLE_CONNECTIONS = 8

CACHE_KIB = 65536
"""What one connection keeps of the file's pages; a larger write puts some into the log before it is committed."""

CHECKPOINT_PAGES = 1000
"""A log of this length is brought into the file by whoever made it so long."""

LONG_LOG_PAGES = 4000
"""A log of this length waits for those who read it, so that the next commit begins it anew."""


@contextmanager
def translated() -> Iterator[None]:
    """Raise SQLite's errors as ours."""
    try:
        yield
    except apsw.BusyError as error:
        raise unavailable(words.BUSY) from error
    except apsw.FullError as error:
        raise unavailable(words.FULL) from error
    except apsw.IOError as error:
        raise unavailable(words.DISK_FAILED, why=error) from error
    except apsw.NotADBError as error:
        raise unavailable(words.NO_SQLITE) from error
    except apsw.ConnectionClosedError as error:
        raise unavailable(words.CLOSED) from error
    except UnicodeEncodeError:
        raise InvalidInput(problem("text", words.HALF_CHARACTER, words.WHOLE_CHARACTERS)) from None
    except apsw.Error as error:
        raise unavailable(words.UNUSABLE_FILE, why=error) from error


def rows(
    connection: apsw.Connection, statement: str, bound: Sequence[Any] | Mapping[str, Any] = ()
) -> list[tuple[Any, ...]]:
    """All rows of one statement."""
    return connection.execute(statement, bound).fetchall()


@contextmanager
def transaction(connection: apsw.Connection, begin: str) -> Iterator[None]:
    """A transaction: committed at the end of the block, rolled back by whatever it raises."""
    with _begun(connection, begin):
        yield
        connection.execute("COMMIT")


@contextmanager
def write(connection: apsw.Connection) -> Iterator[None]:
    """A transaction that writes: where an error says that it was not made, nobody who opens the file finds it made."""
    with _begun(connection, "BEGIN IMMEDIATE"):
        yield
    try:
        connection.execute("COMMIT")
    except apsw.Error:
        _roll_back(connection)
        _void(connection)
        raise


def _void(connection: apsw.Connection) -> None:
    """Overwrite what a failed commit left in the log.

    Where its sync failed, all of it stands there and was taken back in memory only: after a crash it would be read as
    committed. The next commit takes its place, so one that changes nothing is made at once.
    """
    try:
        with transaction(connection, "BEGIN IMMEDIATE"):
            # Unlike a row that is updated to what it holds, this always writes.
            connection.pragma("user_version", connection.pragma("user_version"))
    except apsw.Error as error:
        raise unavailable(words.DISK_FAILS, why=error) from error


@contextmanager
def _begun(connection: apsw.Connection, begin: str) -> Iterator[None]:
    connection.execute(begin)
    try:
        yield
    except BaseException:
        _roll_back(connection)
        raise


def _roll_back(connection: apsw.Connection) -> None:
    with suppress(apsw.Error):
        connection.execute("ROLLBACK")


class _Checkpoints:
    """Brings a long log into the file, after the commit that made it so long.

    The commit was made whatever becomes of this: the log is kept until it was brought over and synced, and the next
    commit tries again. Where somebody always reads, a log is never read to its end and would grow for ever; one that is
    too long waits for them, the more patiently the longer it is. Those who begin to read meanwhile are not held up.
    """

    def __init__(self, busy_seconds: float) -> None:
        self._busy_seconds = busy_seconds
        self._wait_at = 0

    def __call__(self, connection: apsw.Connection, _: str, pages: int) -> int:
        if pages < CHECKPOINT_PAGES:
            self._wait_at = LONG_LOG_PAGES
        elif pages < max(self._wait_at, LONG_LOG_PAGES):
            self._bring(connection, apsw.SQLITE_CHECKPOINT_PASSIVE, self._busy_seconds)
        else:
            self._wait_at = pages + CHECKPOINT_PAGES
            self._bring(connection, apsw.SQLITE_CHECKPOINT_RESTART, min(pages / 10_000, self._busy_seconds))
        return apsw.SQLITE_OK

    def _bring(self, connection: apsw.Connection, mode: int, seconds: float) -> None:
        connection.set_busy_timeout(round(seconds * 1000))
        with suppress(apsw.Error):
            connection.wal_checkpoint(mode=mode)
        connection.set_busy_timeout(round(self._busy_seconds * 1000))


def shorten_log(connection: apsw.Connection) -> None:
    """Take the log of a large transaction into the file and off the disk, unless somebody is reading from it."""
    connection.set_busy_timeout(0)
    with suppress(apsw.Error):
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")


class Connections:
    """Opens the file, makes its tables when it is new, and lends connections."""

    def __init__(self, path: Path, *, busy_seconds: float) -> None:
        self._path = path
        self._busy_seconds = busy_seconds
        self._checkpoints = _Checkpoints(busy_seconds)
        self._lock = threading.Lock()
        self._idle: list[apsw.Connection] = []
        self._closed = False
        with translated():
            connection = self._open()
            with _closed_on_error(connection):
                _prepare(connection, path, busy_seconds)
        self._idle.append(connection)

    @contextmanager
    def lent(self) -> Iterator[apsw.Connection]:
        """A connection for the caller alone."""
        with self._lock:
            if self._closed:
                raise unavailable(words.CLOSED)
            connection = self._idle.pop() if self._idle else None
        with translated():
            connection = connection or self._open()
            try:
                yield connection
            finally:
                self._take_back(connection)

    @contextmanager
    def apart(self) -> Iterator[apsw.Connection]:
        """A connection that is closed in the end: temporary tables, and their place on the disk, go with it."""
        with self._lock:
            if self._closed:
                raise unavailable(words.CLOSED)
        with translated():
            connection = self._open()
            try:
                yield connection
            finally:
                _close(connection)

    def close(self) -> None:
        """Close all connections; those lent out close when they come back."""
        with self._lock:
            self._closed = True
            idle, self._idle = self._idle, []
        for connection in idle:
            _close(connection)

    def _take_back(self, connection: apsw.Connection) -> None:
        with self._lock:
            if not self._closed and connection.in_transaction is False and len(self._idle) < IDLE_CONNECTIONS:
                self._idle.append(connection)
                return
        _close(connection)

    def _open(self) -> apsw.Connection:
        connection = apsw.Connection(str(self._path))
        with _closed_on_error(connection):
            connection.set_busy_timeout(round(self._busy_seconds * 1000))
            # NORMAL may lose acknowledged commits at a power cut in WAL mode.
            connection.execute(f"PRAGMA synchronous = FULL; PRAGMA cache_size = -{CACHE_KIB}")
            connection.set_wal_hook(self._checkpoints)
            connection.execute("PRAGMA trusted_schema = OFF; PRAGMA journal_size_limit = 67108864")
            teach(connection)
        return connection


def _close(connection: apsw.Connection) -> None:
    """Close a connection; the last one brings the log into the file, and what of it cannot be is left in the log."""
    with suppress(apsw.Error):
        connection.close()


@contextmanager
def _closed_on_error(connection: apsw.Connection) -> Iterator[None]:
    try:
        yield
    except BaseException:
        _close(connection)
        raise


def _prepare(connection: apsw.Connection, path: Path, busy_seconds: float) -> None:
    """Make the tables of a new file; refuse one that is another program's, a later version's or an unreleased one's."""
    # In a transaction, or what another process makes meanwhile would be half of a file.
    with transaction(connection, "BEGIN"):
        version = _version(connection, path)
    if version == VERSION:
        return
    _keep_log(connection, busy_seconds)
    with transaction(connection, "BEGIN IMMEDIATE"):
        # Asked again: another process may have done it meanwhile.
        version = _version(connection, path)
        if 0 < version < min(MIGRATIONS, default=VERSION):
            raise unavailable(words.TOO_OLD_FILE, file=path.name, version=version, known=VERSION)
        while version < VERSION:
            connection.execute(MIGRATIONS[version] if version else SCHEMA)
            version = version + 1 if version else VERSION
        connection.execute(f"PRAGMA application_id = {APPLICATION_ID}; PRAGMA user_version = {VERSION}")


def _keep_log(connection: apsw.Connection, busy_seconds: float) -> None:
    """Turn to a write-ahead log; where several do so at once SQLite refuses all but one without letting them wait."""
    until = time.monotonic() + busy_seconds
    while True:
        try:
            connection.execute("PRAGMA journal_mode = WAL")
            return
        except apsw.BusyError:
            if time.monotonic() >= until:
                raise
            time.sleep(0.01)


def _version(connection: apsw.Connection, path: Path) -> int:
    """The file's schema version, 0 where it is new."""
    owner, version = connection.pragma("application_id"), connection.pragma("user_version")
    if owner != APPLICATION_ID:
        if owner or version or rows(connection, "SELECT 1 FROM sqlite_schema LIMIT 1"):
            raise unavailable(words.ANOTHER_PROGRAM, file=path.name)
        return 0
    assert isinstance(version, int)
    if version > VERSION:
        raise unavailable(words.NEWER_FILE, file=path.name, version=version, known=VERSION)
    return version
