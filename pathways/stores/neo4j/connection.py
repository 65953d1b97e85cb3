"""Speaking with the database: the driver, its errors as ours, what is repeated and what is not."""

from __future__ import annotations

import logging
import time
from collections.abc import Callable
from contextlib import suppress
from random import uniform
from typing import Any, TypeVar

from neo4j import READ_ACCESS, WRITE_ACCESS, Driver, GraphDatabase, NotificationMinimumSeverity, Query, Session
from neo4j import Transaction as DriverTransaction
from neo4j.exceptions import (
    ClientError,
    DriverError,
    IncompleteCommit,
    Neo4jError,
    ServiceUnavailable,
    SessionExpired,
)

from pathways.errors import StoreUnavailable
from pathways.explain.mistakes import unavailable
from pathways.explain.words.stores import Cause
from pathways.stores.access import Access
from pathways.stores.neo4j.failures import translated
from pathways.stores.neo4j.statements import statement

Rows = list[list[Any]]

READ_SECONDS = 60.0
"""No question may take longer than this."""

_PAUSES = (0.0, 0.05, 0.2, 0.5, 1.0, 2.0, *[4.0] * 7)
"""How long is waited before something that failed in passing is tried again: half a minute in all.

Whoever opens a new database at the same moment holds the schema's locks for seconds.
"""

_SILENT = logging.NullHandler()
"""What the driver logs it also raises: it goes where a program says, and not to stderr where none does."""

_Answer = TypeVar("_Answer")


class Transaction:
    """One transaction, which runs statements by their names."""

    def __init__(self, inner: DriverTransaction) -> None:
        self._inner = inner

    def run(self, name: str, **bound: Any) -> Rows:
        """The rows of a statement."""
        return [record.values() for record in self._inner.run(statement(name), asked=bound)]


class Connection:
    """A database, as one store speaks with it. Any thread may."""

    def __init__(self, access: Access) -> None:
        self._access = access
        logging.getLogger("neo4j").addHandler(_SILENT)
        with translated(access):
            self._driver: Driver = GraphDatabase.driver(
                access.uri,
                auth=(access.user, access.password),
                max_connection_pool_size=access.connections,
                connection_timeout=access.connect,
                connection_acquisition_timeout=access.connect + 0.5,
                liveness_check_timeout=30,
                notifications_min_severity=NotificationMinimumSeverity.OFF,
            )
        # Shared by all sessions, so that whoever wrote reads what was written, on whichever server.
        self._bookmarks = GraphDatabase.bookmark_manager()

    def read(self, name: str, **bound: Any) -> Rows:
        """The rows of a question."""
        return self.ask(statement(name), bound)

    def ask(self, text: str, bound: dict[str, Any]) -> Rows:
        """The rows of a question that was put together; one that fails in passing is asked again."""
        query = Query(text, timeout=READ_SECONDS)

        def asked() -> Rows:
            with self._session(READ_ACCESS) as session:
                return [record.values() for record in session.run(query, asked=bound)]

        return self._repeated(asked)

    def define(self, text: str) -> None:
        """Run a statement about the schema, by itself; where others do the same, it is done once."""

        def done() -> None:
            with self._session(WRITE_ACCESS) as session:
                try:
                    session.run(text).consume()
                except ClientError as error:
                    # `IF NOT EXISTS` looks before it makes: another process may have been between.
                    if not (error.code or "").endswith("AlreadyExists"):
                        raise

        self._repeated(done)

    def write(self, work: Callable[[Transaction], _Answer], doubt: Cause | None = None) -> _Answer:
        """Do work in one transaction and commit it.

        It is done again where it failed in passing, and where the reply to its commit was lost: it must find out by
        itself whether it was done already. Where that cannot be asked either, nobody knows; nor where a commit was
        told as failed, for a cluster may have made it all the same. `doubt` is what `StoreUnavailable` says then; None:
        it does not matter.
        """
        lost = False

        def done() -> _Answer:
            nonlocal lost
            with self._session(WRITE_ACCESS) as session, self._begun(session) as transaction:
                answer = work(Transaction(transaction))
                try:
                    self._commit(transaction)
                except IncompleteCommit as error:
                    lost = True
                    raise SessionExpired("the reply to a commit was lost") from error
                except (DriverError, Neo4jError):
                    lost = True
                    raise
                return answer

        try:
            return self._repeated(done)
        except StoreUnavailable as error:
            if lost and doubt:
                raise unavailable(doubt) from error
            raise

    def close(self) -> None:
        """Close all connections."""
        with suppress(DriverError, Neo4jError):
            self._driver.close()

    def _begun(self, session: Session) -> DriverTransaction:
        return session.begin_transaction(timeout=self._access.busy)

    def _commit(self, transaction: DriverTransaction) -> None:
        transaction.commit()

    def _session(self, mode: str) -> Session:
        return self._driver.session(
            database=self._access.database, default_access_mode=mode, bookmark_manager=self._bookmarks
        )

    def _repeated(self, work: Callable[[], _Answer]) -> _Answer:
        with translated(self._access):
            for pause in _PAUSES:
                try:
                    return work()
                except (ServiceUnavailable, SessionExpired) as error:
                    # Once more, for a connection that was idle when its server went away; then it is said.
                    if pause or not error.is_retryable():
                        raise
                except Neo4jError as error:
                    if not error.is_retryable():
                        raise
                # Not all at once, where several were in each other's way.
                time.sleep(pause * uniform(0.5, 1.5))
            return work()
