"""Connections to the file: how they are opened, lent to one thread at a time, and what their errors mean."""

from __future__ import annotations

import threading
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

import apsw

from pathways.errors import InvalidInput, Problem, StoreUnavailable
from pathways.stores.embedded.schema import APPLICATION_ID, MIGRATIONS, SCHEMA, VERSION

IDLE_CONNECTIONS = 8


@contextmanager
def translated() -> Iterator[None]:
    """Raise SQLite's errors as ours."""
    try:
        yield
    except apsw.BusyError as error:
        raise StoreUnavailable("the store is busy: another process has been writing for too long") from error
    except apsw.NotADBError as error:
        raise StoreUnavailable("the file is not a catalogue: it is no SQLite database") from error
    except apsw.ConnectionClosedError as error:
        raise StoreUnavailable("the store was closed") from error
    except UnicodeEncodeError:
        raise InvalidInput(Problem("text", "holds half of a character", "write whole characters")) from None
    except apsw.Error as error:
        raise StoreUnavailable(f"the store's file cannot be used: {error}") from error


def rows(
    connection: apsw.Connection, statement: str, bound: Sequence[Any] | Mapping[str, Any] = ()
) -> list[tuple[Any, ...]]:
    """All rows of one statement."""
    return connection.execute(statement, bound).fetchall()


@contextmanager
def transaction(connection: apsw.Connection, begin: str) -> Iterator[None]:
    """A transaction: committed at the end of the block, rolled back by whatever it raises."""
    connection.execute(begin)
    try:
        yield
        connection.execute("COMMIT")
    except BaseException:
        with suppress(apsw.Error):
            connection.execute("ROLLBACK")
        raise


def shorten_log(connection: apsw.Connection) -> None:
    """Take the log of a large transaction into the file and off the disk, unless somebody is reading from it."""
    connection.set_busy_timeout(0)
    with suppress(apsw.BusyError):
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")


class Connections:
    """Opens the file, makes its tables when it is new, and lends connections."""

    def __init__(self, path: Path, *, busy_seconds: float) -> None:
        self._path = path
        self._busy_seconds = busy_seconds
        self._lock = threading.Lock()
        self._idle: list[apsw.Connection] = []
        self._closed = False
        with translated():
            connection = self._open()
            _prepare(connection, path)
        self._idle.append(connection)

    @contextmanager
    def lent(self) -> Iterator[apsw.Connection]:
        """A connection for the caller alone."""
        with self._lock:
            if self._closed:
                raise StoreUnavailable("the store was closed")
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
                raise StoreUnavailable("the store was closed")
        with translated():
            connection = self._open()
            try:
                yield connection
            finally:
                connection.close()

    def close(self) -> None:
        """Close all connections; those lent out close when they come back."""
        with self._lock:
            self._closed = True
            idle, self._idle = self._idle, []
        for connection in idle:
            connection.close()

    def _take_back(self, connection: apsw.Connection) -> None:
        with self._lock:
            if not self._closed and connection.in_transaction is False and len(self._idle) < IDLE_CONNECTIONS:
                self._idle.append(connection)
                return
        connection.close()

    def _open(self) -> apsw.Connection:
        connection = apsw.Connection(str(self._path))
        connection.set_busy_timeout(round(self._busy_seconds * 1000))
        # NORMAL may lose acknowledged commits at a power cut in WAL mode.
        connection.execute("PRAGMA synchronous = FULL; PRAGMA cache_size = -65536")
        connection.execute("PRAGMA trusted_schema = OFF; PRAGMA journal_size_limit = 67108864")
        return connection


def _prepare(connection: apsw.Connection, path: Path) -> None:
    """Make the tables of a new file; refuse one that is another program's, a later version's or an unreleased one's."""
    if _version(connection, path) == VERSION:
        return
    connection.execute("PRAGMA journal_mode = WAL")
    with transaction(connection, "BEGIN IMMEDIATE"):
        # Asked again: another process may have done it meanwhile.
        version = _version(connection, path)
        if 0 < version < min(MIGRATIONS, default=VERSION):
            raise StoreUnavailable(
                f"{path.name} was written before the first release (its tables are version {version}, this program "
                f"knows {VERSION}); load the catalogue into a new file"
            )
        while version < VERSION:
            connection.execute(MIGRATIONS[version] if version else SCHEMA)
            version = version + 1 if version else VERSION
        connection.execute(f"PRAGMA application_id = {APPLICATION_ID}; PRAGMA user_version = {VERSION}")


def _version(connection: apsw.Connection, path: Path) -> int:
    """The file's schema version, 0 where it is new."""
    owner, version = connection.pragma("application_id"), connection.pragma("user_version")
    if owner != APPLICATION_ID:
        if owner or version or rows(connection, "SELECT 1 FROM sqlite_schema LIMIT 1"):
            raise StoreUnavailable(f"{path.name} is a database of another program, not a catalogue")
        return 0
    assert isinstance(version, int)
    if version > VERSION:
        raise StoreUnavailable(
            f"{path.name} was written by a newer version of this program (its tables are version {version}, "
            f"this program knows {VERSION}); use the newer program"
        )
    return version
