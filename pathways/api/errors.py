"""Errors that only a service under load has: none of them says anything of what was asked."""

from __future__ import annotations

from pathways.errors import PathwaysError, StoreUnavailable


class Busy(PathwaysError):
    """More is asked than can be answered in time. `retry_after`: seconds until it may be asked again."""

    code = "busy"
    next_step = "Ask again after the time named."

    def __init__(self, retry_after: float) -> None:
        self.retry_after = retry_after
        super().__init__("the server is busy")


class TooMany(PathwaysError):
    """One client asks more than its share. `retry_after`: seconds until it has a share again."""

    code = "too-many"
    next_step = "Ask again after the time named, or ask for less at once."

    def __init__(self, retry_after: float) -> None:
        self.retry_after = retry_after
        super().__init__("more was asked than one client may ask")


class StoreAway(StoreUnavailable):
    """The database is known not to answer, so it was not asked."""

    def __init__(self) -> None:
        super().__init__("the database does not answer")


class TimedOut(PathwaysError):
    """The question was not answered in the time that it may take, and not stopped with a part of an answer either."""

    code = "timed-out"
    next_step = "Ask for less: fewer targets, fewer steps, narrower filters."

    def __init__(self) -> None:
        super().__init__("the question took too long")


class WorkerLost(PathwaysError):
    """What worked on the question ended without an answer; the next question finds another one."""

    code = "worker-lost"
    next_step = "Ask again; if it happens again, report it."

    def __init__(self) -> None:
        super().__init__("the question was not answered")
